"""What an editor does to a draft: correct, accept, add, remove. Each is kept with who, when, old and new value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from inspections.actions.draft_editing import ShownValue, edit_draft, fresh_item_key, value_in
from inspections.draft import JUDGEMENT, LISTS_LOOKED_AT, Draft, DraftItem, DraftJudgement
from inspections.errors import InvalidValueError
from inspections.finding import FINDING_WORDS, FindingFacts, FindingKind
from inspections.history_reasons import ACCEPTED
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models.choices import GRADE_RANKS_BY_KEY, audience_choices
from inspections.review.cleaning import NOT_CHOSEN, clean_value
from inspections.review.consistency import strange_areas
from inspections.search.marking import without_controls


@dataclass(frozen=True)
class FindingWords:
    """The words of a finding as an editor typed them, named as in FindingFacts; blank means none.

    `kind` counts where one is added: one that is there keeps its own. `verdict` and `words` are of progress alone.
    """

    number: str
    text: str
    section: str
    audience: str
    tag: str
    kind: str = FindingKind.RECOMMENDATION.value
    verdict: str = ""
    words: str = ""


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
    """Settle a value as it stands; what a person has to say of the lists is none before it is said."""

    def change(draft: Draft) -> Draft:
        item = draft.item(key)
        if item is not None:
            return draft.with_item(replace(item, settled=True))
        value = value_in(draft, key)
        if key == LISTS_LOOKED_AT and value.value is None:
            raise InvalidValueError(NOT_CHOSEN)
        return draft.with_value(replace(value, settled=True))

    edit_draft(report, by, change, why=ACCEPTED, shown=shown)


def add_judgement(*, report: int, area: str, grade: str, by: User, why: str | None = None) -> None:
    """Add a judgement that the reader did not find."""
    value = clean_value(f"{JUDGEMENT}{area}", grade)

    def change(draft: Draft) -> Draft:
        if draft.judgement(area) is not None:
            raise InvalidValueError("This judgement is already in the list: correct it there.")
        if strange_areas(draft.fact("framework"), (area,)):
            raise InvalidValueError("This framework does not make that judgement. Choose one from the list.")
        return draft.with_value(DraftJudgement(JudgementFacts(area, value, ENTERED), read=None, settled=True))

    edit_draft(report, by, change, why=why)


def set_item(
    *,
    report: int,
    key: str,
    words: FindingWords,
    by: User,
    why: str | None = None,
    shown: ShownValue | None = None,
) -> None:
    """Correct a finding, or add one where key is blank."""

    def change(draft: Draft) -> Draft:
        old = draft.item(key) if key else None
        if key and old is None:
            raise InvalidValueError("This is no longer part of the report. Reload the page.")
        kind = _kind_of(words.kind) if old is None else FindingKind(old.facts.kind)
        given = _given(words, kind)
        if old is None:
            fresh = fresh_item_key(report, draft, kind)
            old = DraftItem(fresh, FindingFacts(given["text"] or ""), None, "entered", settled=True)
        facts = FindingFacts.from_plain(old.facts.to_plain() | given)
        refiled = old.refiled or bool(old.read and replace(facts, text=old.facts.text) != old.facts)
        source = "read" if facts.text == old.read and not refiled else ENTERED
        return draft.with_item(replace(old, facts=facts, source=source, settled=True, refiled=refiled))

    edit_draft(report, by, change, why=why, shown=shown)


def _kind_of(typed: str) -> FindingKind:
    try:
        return FindingKind(typed)
    except ValueError:
        raise InvalidValueError("Choose from the list what is to be added.") from None


def _given(words: FindingWords, kind: FindingKind) -> dict[str, str | None]:
    """What was typed, as it is kept; refused in a sentence where it cannot be."""
    given = {name: without_controls(text or "").strip() or None for name, text in vars(words).items()}
    if given["text"] is None:
        raise InvalidValueError(f"{_a_kind(kind)} needs its words. If you want it gone, remove it.")
    if given["audience"] not in dict(audience_choices()):
        raise InvalidValueError("Choose from the list whom it is addressed to.")
    if kind is not FindingKind.PROGRESS:
        given |= dict.fromkeys(("verdict", "words"))
    elif given["verdict"] is not None and given["verdict"] not in GRADE_RANKS_BY_KEY:
        raise InvalidValueError("Choose the verdict from the list.")
    return given | {"kind": kind.value}


def _a_kind(kind: FindingKind) -> str:
    noun = FINDING_WORDS[kind].noun
    return f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}"


def remove_value(*, report: int, key: str, by: User, why: str | None = None, shown: ShownValue | None = None) -> None:
    """Take out a judgement or a finding that the report does not have; it can be put back."""
    edit_draft(report, by, lambda draft: draft.without(key), why=why, shown=shown, takes_out=True)
