"""Which edition of its framework a report follows, and what of its judgements that leaves to check."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead, Note
from inspections.reading.findings import Findings
from inspections.reading.framework import Edition, EditionAnswer, Framework
from inspections.reading.vocabulary import Confidence


def with_edition(framework: Framework, findings: Findings) -> Findings:
    """The findings with their edition; the layout tells it where neither day nor areas do.

    All judgements are to check where there is a doubt about the edition, else those that it does not print.
    """
    answer = _answer(framework, findings)
    edition = answer.edition or _edition_of_layout(framework, findings)
    doubts = () if framework.is_secondary else tuple(_doubts(framework, findings, edition, answer))
    return replace(
        findings,
        edition=edition.key if edition else None,
        judgements=tuple(_held_against(judgement, edition, doubts) for judgement in findings.judgements),
        notes=(*findings.notes, *doubts),
    )


def expected_areas(framework: Framework, findings: Findings) -> tuple[Area, ...]:
    """What the report should print, whichever edition it follows; nothing where its rows are those of another."""
    answer = _answer(framework, findings)
    if answer.edition and _told_by_rows(framework, findings, answer.edition):
        return ()
    return answer.areas


def _answer(framework: Framework, findings: Findings) -> EditionAnswer:
    start = date.fromisoformat(findings.windows.start) if findings.windows else None
    return framework.edition_on(start, _areas(findings), published=_last_day(findings))


def _areas(findings: Findings) -> frozenset[str]:
    return frozenset(judgement.area for judgement in findings.judgements)


def _held_against(judgement: JudgementRead, edition: Edition | None, doubts: tuple[Note, ...]) -> JudgementRead:
    if doubts or (edition and not edition.prints(judgement.area)):
        return replace(judgement, confidence=Confidence.CHECK)
    return judgement


def _doubts(framework: Framework, findings: Findings, edition: Edition | None, answer: EditionAnswer) -> Iterator[Note]:
    """Why the judgements cannot be compared with an edition, or contradict it."""
    if not findings.judgements:
        return
    if edition is None and not answer.possible:
        yield Note("edition_unknown", "Neither the date nor the rows are those of an edition of this framework.")
    elif edition is None:
        editions = " or ".join(each.key for each in answer.possible)
        message = f"The first day on site is not known, and the rows do not tell which edition this is: {editions}."
        yield Note("edition_unknown", message)
    else:
        told = _edition_of_layout(framework, findings) or _told_by_rows(framework, findings, edition) or edition
        if told is not edition:
            date_says = f"inspections of this date follow the {edition.key} edition"
            yield Note("edition_disagrees", f"The rows are those of the {told.key} edition, but {date_says}.")


def _edition_of_layout(framework: Framework, findings: Findings) -> Edition | None:
    return next((each for each in framework.editions if each.key == findings.edition), None)


def _told_by_rows(framework: Framework, findings: Findings, edition: Edition) -> Edition | None:
    """Another edition whose areas the rows fit better; None where they fit this one as well as any."""
    areas = _areas(findings)
    best = min(framework.editions, key=lambda each: (len(each.keys ^ areas), each is not edition))
    contradicts = best.keys == areas or not edition.keys.issuperset(areas)
    return best if best is not edition and areas and contradicts else None


def _last_day(findings: Findings) -> date | None:
    """The last day on which it may have been published: of a month or a year, the last."""
    text = findings.published.value if findings.published else ""
    if not text:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])
