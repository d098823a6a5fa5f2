"""What an editor does to a draft: correct, accept, add, remove. Each is kept with who, when, old and new value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from inspections.actions.draft_editing import ShownValue, edit_draft, fresh_item_key, value_in
from inspections.draft import JUDGEMENT, Draft, DraftItem, DraftJudgement
from inspections.errors import InvalidValueError
from inspections.history_reasons import ACCEPTED
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models.choices import audience_choices
from inspections.recommendation import RecommendationFacts
from inspections.review.cleaning import clean_value
from inspections.review.consistency import strange_areas
from inspections.search.marking import without_controls


@dataclass(frozen=True)
class RecommendationWords:
    """The words of a recommendation as an editor typed them, named as in RecommendationFacts; blank means none."""

    number: str
    text: str
    section: str
    audience: str
    tag: str


def set_value(
    *, report: int, key: str, value: str, by: User, why: str | None = None, shown: ShownValue | None = None
) -> None:
    """Give a fact or judgement a value, which settles it. Blank means none; of a grade, that it could not be read."""
    new = clean_value(key, value)

    def change(draft: Draft) -> Draft:
        old = value_in(draft, key)
        return draft.with_value(old.decided(new, "read" if new == old.read and old.read else ENTERED))

    edit_draft(report, by, change, why=why, shown=shown)


def accept_value(*, report: int, key: str, by: User, shown: ShownValue | None = None) -> None:
    """Settle a value as it stands."""

    def change(draft: Draft) -> Draft:
        item = draft.item(key)
        if item is not None:
            return draft.with_item(replace(item, settled=True))
        return draft.with_value(replace(value_in(draft, key), settled=True))

    edit_draft(report, by, change, why=ACCEPTED, shown=shown)


def add_judgement(*, report: int, area: str, grade: str, by: User, why: str | None = None) -> None:
    """Add a judgement that the reader did not find."""
    value = clean_value(f"{JUDGEMENT}{area}", grade)

    def change(draft: Draft) -> Draft:
        if draft.judgement(area) is not None:
            raise InvalidValueError("This judgement is in the list already: correct it there.")
        if strange_areas(draft.fact("framework"), (area,)):
            raise InvalidValueError("This framework does not judge that. Choose a judgement from the list.")
        return draft.with_value(DraftJudgement(JudgementFacts(area, value, ENTERED), read=None, settled=True))

    edit_draft(report, by, change, why=why)


def set_item(
    *,
    report: int,
    key: str,
    words: RecommendationWords,
    by: User,
    why: str | None = None,
    shown: ShownValue | None = None,
) -> None:
    """Correct a recommendation, or add one where key is blank."""
    given = {name: without_controls(text or "").strip() or None for name, text in vars(words).items()}
    text, audience = given["text"], given["audience"]
    if text is None:
        raise InvalidValueError("A recommendation needs its words. To take it away, remove it.")
    if audience not in dict(audience_choices()):
        raise InvalidValueError("Choose from the list whom the recommendation addresses.")

    def change(draft: Draft) -> Draft:
        fresh = fresh_item_key(report, draft)
        added = DraftItem(fresh, RecommendationFacts(text), None, "entered", settled=True)
        old = draft.item(key) if key else added
        if old is None:
            raise InvalidValueError("This recommendation is no longer part of the report. Load the page again.")
        facts = RecommendationFacts.from_plain(old.facts.to_plain() | given)
        places = ("number", "section", "audience", "tag")
        refiled = old.refiled or bool(old.read and any(getattr(old.facts, n) != getattr(facts, n) for n in places))
        source = "read" if text == old.read and not refiled else ENTERED
        return draft.with_item(replace(old, facts=facts, source=source, settled=True, refiled=refiled))

    edit_draft(report, by, change, why=why, shown=shown)


def remove_value(*, report: int, key: str, by: User, why: str | None = None, shown: ShownValue | None = None) -> None:
    """Take out a judgement or a recommendation that the report does not have; it can be put back."""
    edit_draft(report, by, lambda draft: draft.without(key), why=why, shown=shown, takes_out=True)
