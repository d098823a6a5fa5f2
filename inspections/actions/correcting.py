"""Correcting one value of the published record in place: with a reason, in one transaction, without a gap in public."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from authorities.queries import authority_by_number
from inspections.actions.corrections import mark_finding, mark_judgement
from inspections.actions.folding import note_bearings
from inspections.actions.indexing import index_inspection
from inspections.actions.proposing_links import propose_links
from inspections.actions.waiting import count_again
from inspections.draft import JUDGEMENT, is_item_key
from inspections.errors import ChangedError, InvalidValueError
from inspections.finding import FINDING_WORDS, FindingKind
from inspections.history_reasons import typed_reason
from inspections.inspection_dates import InspectionDates, matching_inspection
from inspections.models import Finding, Inspection, Judgement
from inspections.models.choices import grade_choices
from inspections.partial_dates import PartialDate, parse_partial_date
from inspections.queries.followup import written_on
from inspections.review.cleaning import clean_value
from inspections.review.consistency import ClaimedFacts, Contradiction, contradictions, strange_areas
from inspections.review.published_values import (
    DAYS,
    NEW_ITEM,
    PROGRESS_WORDS,
    VERDICT,
    finding_of,
    progress_of,
    published_value,
)
from inspections.review.record_values import COUNT
from inspections.search.marking import without_controls

REASON_LETTERS: Final = 100
"""A row of history holds as many."""


@dataclass(frozen=True)
class Correction:
    """`value` as typed, blank for none; `shown` the plain value that the page showed (published_values).

    Of days on site, `value` and `end` are the first and the last; of the framework, it and the kind.
    """

    key: str
    value: str
    shown: str
    why: str
    end: str = ""
    gone: bool = False


class _DoneAlreadyError(Exception):
    """What would be put there stands there: mostly it is a second click. Nothing is left behind."""


def correct_record(*, inspection: int, correction: Correction, by: User) -> None:
    """Put the new value on the record; everybody can read what stood there, what stands there now, when and why.

    Raises InvalidValueError with what is wrong, ChangedError where the value is no longer as the page showed it.
    """
    try:
        _correct(inspection, correction, by)
    except _DoneAlreadyError:
        if correction.shown == published_value(Inspection.objects.get(pk=inspection), correction.key):
            raise InvalidValueError("That is what the record already says.") from None


@transaction.atomic
def _correct(inspection: int, correction: Correction, by: User) -> None:
    row = Inspection.objects.select_for_update().select_related("authority").get(pk=inspection)
    present, why = published_value(row, correction.key), typed_reason(correction.why.strip())
    if not why:
        raise InvalidValueError("Give a reason: the published record is not changed without one.")
    if len(why) > REASON_LETTERS:
        raise InvalidValueError(f"The reason is too long: {REASON_LETTERS} letters at most, it has {len(why)}.")
    before, council = contradictions(claims_of(row)), row.authority_id
    _write(row, correction, Signature(by, why))
    row.refresh_from_db()
    if not _is_new_item(correction) and published_value(row, correction.key) == present:
        raise _DoneAlreadyError
    if present != correction.shown:
        raise ChangedError(
            "This has been corrected since you opened the page. What the record says now is below, with what you typed."
        )
    settle_correction(row, before=before, council=council)


def settle_correction(row: Inspection, *, before: Iterable[Contradiction], council: int) -> None:
    """What follows from a change of the record; InvalidValueError where it contradicts what it did not before.

    `council` is the row of the one that the inspection was of: it may be of another now, and its report with it.
    """
    known = {each.message for each in before}
    if found := [each.message for each in contradictions(claims_of(row)) if each.message not in known]:
        raise InvalidValueError(" ".join(found))
    index_inspection(row)
    note_bearings(row)
    if council != row.authority_id:
        for each in (council, row.authority_id):
            propose_links(authority=each)
    count_again({council, row.authority_id})


def refuse_twin(row: Inspection) -> None:
    """InvalidValueError where the council has an inspection of that framework and those days already."""
    others = Inspection.objects.filter(authority=row.authority_id, framework=row.framework).exclude(pk=row.pk)
    twin = matching_inspection(others, InspectionDates(row.start, row.end, row.published))
    if twin is not None:
        raise InvalidValueError(f"The record has this inspection already: {twin}. Withdraw one of the two.")


def _is_new_item(correction: Correction) -> bool:
    return correction.key == NEW_ITEM and not correction.gone


@dataclass(frozen=True)
class Signature:
    """Who corrects, and why: for the history of the row."""

    by: User
    why: str

    def on(self, row: Any) -> Any:
        row._history_user, row._change_reason = self.by, self.why
        return row

    def save(self, row: Inspection | Judgement | Finding) -> None:
        """Save what can be; what a constraint refuses is said in its words."""
        try:
            row.full_clean()
        except ValidationError as error:
            raise InvalidValueError(" ".join(error.messages)) from None
        self.on(row).save()


def _write(row: Inspection, correction: Correction, sign: Signature) -> None:
    key = correction.key
    if key.startswith(JUDGEMENT):
        return _write_judgement(row, correction, sign)
    if is_item_key(key):
        return _write_item(row, correction, sign)
    if key.startswith((VERDICT, PROGRESS_WORDS)):
        return _write_progress(row, correction, sign)
    if key == DAYS:
        start, end = (clean_value("inspection_start", text) for text in (correction.value, correction.end))
        row.start, row.end = (datetime.date.fromisoformat(text) if text else None for text in (start, end))
    elif key in MOVES:
        MOVES[key](row, correction)
        refuse_twin(row)
    elif key in _FACTS:
        _FACTS[key](row, clean_value(key, correction.value))
    else:
        raise InvalidValueError("That value no longer exists. Reload the page.")
    return sign.save(row)


def _move_to_council(row: Inspection, correction: Correction) -> None:
    number = clean_value("authority", correction.value)
    found = authority_by_number(number) if number else None
    if found is None:
        raise InvalidValueError("Choose the council from the list.")
    if found.pk != row.authority_id and written_on(row.key, row.authority_id):
        raise InvalidValueError(
            f"{row.authority.name} has written about it under Follow-up, and that must not appear beside another "
            "council’s recommendations. Instead, withdraw the report, review it again and publish it under the "
            "right council. What was written stays with the people who wrote it and is shown to nobody else."
        )
    row.authority = found


def _move_to_framework(row: Inspection, correction: Correction) -> None:
    """With its kind: those of one framework are not those of another."""
    framework, kind = clean_value("framework", correction.value), clean_value("kind", correction.end)
    if framework is None or kind is None:
        raise InvalidValueError("Choose the framework and the kind from the lists.")
    row.framework, row.kind = framework, kind


MOVES: Final[Mapping[str, Callable[[Inspection, Correction], None]]] = {
    "authority": _move_to_council,
    "framework": _move_to_framework,
}
"""What makes it an inspection of another council, or another inspection of it; its number and its key stay."""


def _set_kind(row: Inspection, value: str | None) -> None:
    row.kind = value or ""


def _set_published(row: Inspection, value: str | None) -> None:
    """Blank is for a visit only; the constraint says so."""
    if value is None:
        row.published, row.published_precision, row.published_source = None, "", ""
        return
    date = parse_partial_date(value)
    row.published, row.published_precision = date.day, date.precision
    row.published_source = Inspection.DateSource.ENTERED


def _set_lead_inspector(row: Inspection, value: str | None) -> None:
    row.lead_inspector = value or ""


def _set_count(row: Inspection, value: str | None) -> None:
    row.recommendation_count = int(value) if value else None


_FACTS: Final[Mapping[str, Callable[[Inspection, str | None], None]]] = {
    "kind": _set_kind,
    "published": _set_published,
    "lead_inspector": _set_lead_inspector,
    COUNT: _set_count,
}


def _write_judgement(row: Inspection, correction: Correction, sign: Signature) -> None:
    area = correction.key.removeprefix(JUDGEMENT)
    found = row.judgements.filter(area=area).first()
    if correction.gone:
        if found is not None:
            sign.on(found).delete()
        return
    grade = clean_value(correction.key, correction.value) or ""
    if found is None:
        if strange_areas(row.framework, (area,)) or not grade:
            raise InvalidValueError("Choose a judgement and a grade from the lists.")
        found = Judgement(inspection=row, area=area, source=Judgement.Source.ENTERED)
    changed = ("grade",) if found.grade != grade else ()
    found.grade = grade
    mark_judgement(found, changed=changed)
    # Somebody who looked at the report gives it.
    found.sure = found.sure or bool(changed)
    sign.save(found)


def _write_item(row: Inspection, correction: Correction, sign: Signature) -> None:
    text = (without_controls(correction.value) or "").strip()
    kind = FindingKind(correction.key.partition(":")[0])
    found = finding_of(row, correction.key)
    if correction.gone:
        if found is not None:
            sign.on(found).delete()
        return
    if not text:
        noun = FINDING_WORDS[kind].noun
        raise InvalidValueError(f"The {noun} needs its words. If you want it gone, take it off the record.")
    if found is None:
        last = row.findings.of_kind(kind).order_by("-position").values_list("position", flat=True).first() or 0
        found = Finding(inspection=row, kind=kind.value, position=last + 1)
    found.text = text
    mark_finding(found, changed=("text",))
    sign.save(found)


def _write_progress(row: Inspection, correction: Correction, sign: Signature) -> None:
    """The verdict on an earlier recommendation, which is a grade or blank, or the words on its progress."""
    found = progress_of(row, correction.key)
    if found is None or correction.gone:
        raise InvalidValueError("That value no longer exists. Reload the page.")
    value = (without_controls(correction.value) or "").strip()
    if not correction.key.startswith(VERDICT):
        if not value:
            raise InvalidValueError("Enter the words about progress as the report has them.")
        found.words, changed = value, "words"
    elif value and value not in dict(grade_choices()):
        raise InvalidValueError("Choose the verdict from the list.")
    else:
        found.verdict, changed = value, "verdict"
    mark_finding(found, changed=(changed,))
    sign.save(found)


def claims_of(row: Inspection) -> ClaimedFacts:
    return ClaimedFacts(
        authority=row.authority,
        framework=row.framework,
        kind=row.kind,
        start=row.start,
        published=PartialDate(row.published, row.published_precision) if row.published else None,
        grades={each.area: each.grade or None for each in row.judgements.all()},
    )
