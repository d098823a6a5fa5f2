"""What a field of the review offers to choose from, and its id on the page."""

from __future__ import annotations

from authorities.queries import all_authorities
from inspections.draft import JUDGEMENT, LISTS_LOOKED_AT, Draft
from inspections.models.choices import framework_choices, grade_choices, kind_choices
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Grade
from inspections.review.labels import LOOKED_AT

type Options = list[tuple[str, str]]


def anchor_id(key: str) -> str:
    """The id of a value on the page."""
    return f"v-{key.replace(':', '-')}"


def value_options(draft: Draft, key: str) -> Options:
    """What the value of a key may be; an empty list where it is typed."""
    if key.startswith(JUDGEMENT):
        return grade_options(draft)
    if key == "authority":
        return [(a.dfe_number, a.short_name) for a in all_authorities()]
    if key == LISTS_LOOKED_AT:
        return list(LOOKED_AT.items())
    return {"framework": framework_choices, "kind": kind_choices}.get(key, list)()


def grade_options(draft: Draft) -> Options:
    """The grades of the framework's scale, and those that the draft has though the scale does not."""
    known = frameworks().get(draft.fact("framework") or "")
    if known is None or not known.grades:
        return grade_choices()
    offered = {*map(str, known.grades), str(Grade.NOT_JUDGED), *(each.facts.grade for each in draft.judgements)}
    return [(key, label) for key, label in grade_choices() if key in offered]
