"""What an editor does to a draft: correct, accept, add, remove. Each is kept with who, when, old and new value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.draft import JUDGEMENT, Draft, DraftItem, DraftJudgement, DraftValue
from inspections.errors import InvalidValueError, WrongStateError
from inspections.judgement import ENTERED, JudgementFacts
from inspections.models import Change, Report
from inspections.models.choices import audience_choices
from inspections.recommendation import RecommendationFacts
from inspections.review.cleaning import clean_value
from inspections.review.consistency import strange_areas
from inspections.review.labels import value_label, value_words
from inspections.review.titles import report_title
from inspections.search.marking import without_controls


@dataclass(frozen=True)
class RecommendationWords:
    """The words of a recommendation as an editor typed them, named as in RecommendationFacts; blank means none."""

    number: str
    text: str
    section: str
    audience: str
    tag: str


def set_value(*, report: int, key: str, value: str, by: User, why: str | None = None, source: str = "entered") -> None:
    """Give a fact or judgement a value, which settles it. Blank means none; of a grade, that it could not be read."""
    new = clean_value(key, value)

    def change(draft: Draft) -> Draft:
        old = _value_in(draft, key)
        return draft.with_value(old.decided(new, "read" if new == old.read and old.read else source))

    _edit_draft(report, by, change, key=key, why=why)


def accept_value(*, report: int, key: str, by: User) -> None:
    """Settle a value as it stands."""

    def change(draft: Draft) -> Draft:
        item = draft.item(key)
        if item is not None:
            return draft.with_item(replace(item, settled=True))
        return draft.with_value(replace(_value_in(draft, key), settled=True))

    _edit_draft(report, by, change, key=key, why="accepted")


def add_judgement(
    *, report: int, area: str, grade: str, by: User, source: str = "entered", why: str | None = None
) -> None:
    """Add a judgement that the reader did not find."""
    key = f"{JUDGEMENT}{area}"
    value = clean_value(key, grade)

    def change(draft: Draft) -> Draft:
        if draft.judgement(area) is not None:
            raise InvalidValueError("This judgement is in the list already: correct it there.")
        if strange_areas(draft.fact("framework"), (area,)):
            raise InvalidValueError("This framework does not judge that. Choose a judgement from the list.")
        added = DraftJudgement(JudgementFacts(area, value, ENTERED), read=None, settled=True)
        return draft.with_value(added.decided(value, source))

    _edit_draft(report, by, change, key=key, why=why)


def keep_record(*, report: int, key: str, value: str, by: User) -> None:
    """Take the record's value instead of the report's, or add the judgement that only the record has."""
    why = "the record is kept"
    if key.startswith(JUDGEMENT) and _draft_of(report).value(key) is None:
        area = key.removeprefix(JUDGEMENT)
        add_judgement(report=report, area=area, grade=value, by=by, source="record", why=why)
    else:
        set_value(report=report, key=key, value=value, by=by, why=why, source="record")


def set_item(*, report: int, key: str, words: RecommendationWords, by: User, why: str | None = None) -> None:
    """Correct a recommendation, or add one where key is blank."""
    given = {name: without_controls(text or "").strip() or None for name, text in vars(words).items()}
    text, audience = given["text"], given["audience"]
    if text is None:
        raise InvalidValueError("A recommendation needs its words. To take it away, remove it.")
    if audience not in dict(audience_choices()):
        raise InvalidValueError("Choose from the list whom the recommendation addresses.")

    def change(draft: Draft) -> Draft:
        added = DraftItem(draft.next_item_key(), RecommendationFacts(text), None, "entered", settled=True)
        old = draft.item(key) if key else added
        if old is None:
            raise InvalidValueError("This recommendation is no longer part of the report. Load the page again.")
        facts = RecommendationFacts.from_plain(old.facts.to_plain() | given)
        source = "read" if text == old.read else "entered"
        return draft.with_item(replace(old, facts=facts, source=source, settled=True))

    _edit_draft(report, by, change, key=key or "recommendation", why=why)


def remove_value(*, report: int, key: str, by: User, why: str | None = None) -> None:
    """Remove a judgement or a recommendation that the report does not have."""
    _edit_draft(report, by, lambda draft: draft.without(key), key=key, why=why)


@transaction.atomic
def _edit_draft(pk: int, by: User, change: Callable[[Draft], Draft], *, key: str, why: str | None) -> None:
    """Change the draft of a report under review, and keep what was changed."""
    report = Report.objects.select_for_update().get(pk=pk)
    if report.state != Report.State.TO_REVIEW:
        raise WrongStateError("This report is no longer under review. Load the page again to see where it stands.")
    before = report.as_draft()
    after = change(before)
    report.draft, report.values_to_check = after.to_json(), len(after.to_check()) + len(after.items_to_check())
    report.title = report_title(after)
    report.save_quietly()
    _keep_changes(report, by, before, after, why)


def _keep_changes(report: Report, by: User, before: Draft, after: Draft, why: str | None) -> None:
    """A row for each value that differs between two drafts, or that was settled."""
    old, new = before.by_key(), after.by_key()
    for key in [*old, *(k for k in new if k not in old)]:
        if old.get(key) != new.get(key):
            Change.objects.create(
                report=report,
                at=timezone.now(),
                by=by,
                what=value_label(after if key in new else before, key),
                old=value_words(old.get(key)) or "",
                new=value_words(new.get(key)) or "",
                why=why or "",
            )


def _draft_of(pk: int) -> Draft:
    return Report.objects.get(pk=pk).as_draft()


def _value_in(draft: Draft, key: str) -> DraftValue:
    value = draft.value(key)
    if value is None:
        raise InvalidValueError("This value is no longer part of the report. Load the page again.")
    return value
