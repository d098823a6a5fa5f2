"""Which edition of a framework a report follows: the rows it prints, held against the date of the inspection."""

from dataclasses import replace
from datetime import date

from inspections.reading.contract import JudgementRead, Note
from inspections.reading.framework import Edition, Framework
from inspections.reading.vocabulary import Confidence


def edition_of(
    framework: Framework, judgements: tuple[JudgementRead, ...], start: str | None
) -> tuple[Edition | None, tuple[Note, ...]]:
    """The edition whose areas fit the rows best; a note where the date of the inspection says otherwise."""
    by_rows = _by_rows(framework, judgements)
    by_date = _by_date(framework, date.fromisoformat(start)) if start else None
    if by_rows and by_date and by_rows.key != by_date.key:
        message = (
            f"The rows are those of the {by_rows.key} edition, but inspections of this date follow the "
            f"{by_date.key} edition."
        )
        return by_rows, (Note("edition_disagrees", message),)
    return by_rows or by_date, ()


def held_against(
    edition: Edition | None, doubts: tuple[Note, ...], judgements: tuple[JudgementRead, ...]
) -> tuple[JudgementRead, ...]:
    """The judgements: all to check where rows and date disagree, else those that the edition does not print."""
    printed = {area.key for area in edition.areas} if edition else set()
    return tuple(
        replace(judgement, confidence=Confidence.CHECK) if doubts or judgement.area not in printed else judgement
        for judgement in judgements
    )


def _by_rows(framework: Framework, judgements: tuple[JudgementRead, ...]) -> Edition | None:
    have = {judgement.area for judgement in judgements}
    if not have:
        return None
    return min(framework.editions, key=lambda e: len(have ^ {area.key for area in e.areas}))


def _by_date(framework: Framework, day: date) -> Edition | None:
    for edition in framework.editions:
        begun = edition.inspections_from is None or edition.inspections_from <= day
        if begun and (edition.inspections_to is None or day <= edition.inspections_to):
            return edition
    return None
