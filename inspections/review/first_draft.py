"""From a reading to its first draft: what is certain, what a person must check, and why, in plain words."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from authorities.queries import NameMatch
from inspections.draft import OPTIONAL, Draft, DraftFact, DraftJudgement, Remark
from inspections.draft_items import items_read, question_on_lists
from inspections.judgement import JudgementFacts
from inspections.mention import mentions_read
from inspections.partial_dates import format_day
from inspections.reading.contract import JudgementRead, Note, Reading
from inspections.reading.council.register import registered_councils
from inspections.reading.vocabulary import Absence, Confidence
from inspections.review.labels import absence_words
from inspections.windows import windows_value


@dataclass(frozen=True)
class DraftContext:
    """What a draft needs besides the reading: what the live register makes of the printed name, the publication date
    that the file's name suggests, and the one that the inspectorate's site gives it.
    """

    match: NameMatch | None
    filename_date: datetime.date | None
    site_date: datetime.date | None = None


def first_draft(reading: Reading, around: DraftContext) -> Draft:
    """The first draft made from a reading without an error."""
    facts = (
        _authority(reading, around.match),
        _as_read(reading, "framework", reading.framework, "title"),
        _as_read(reading, "kind", str(reading.kind) if reading.kind else None, "title"),
        _as_read(reading, "inspection_start", reading.inspection_start, "inspection_dates"),
        _as_read(reading, "inspection_end", reading.inspection_end, "inspection_dates"),
        _published(reading, around),
        _as_read(reading, "lead_inspector", reading.lead_inspector, "lead_inspector"),
        *_where_there_are_any(reading),
    )
    return Draft(
        facts=facts,
        judgements=tuple(_judgement(reading, j) for j in reading.judgements),
        items=tuple(items_read(reading)),
        mentions=tuple(mentions_read(reading)),
        remarks=tuple(Remark(note.message, note.page) for note in reading.notes),
    )


def _where_there_are_any(reading: Reading) -> Iterator[DraftFact]:
    """Facts that few reports have: several periods on site, a theme. Of others nothing is said about them."""
    if len(reading.windows) > 1:
        yield _as_read(reading, "windows", windows_value(reading.windows), "inspection_dates")
    if reading.theme:
        yield _as_read(reading, "theme", reading.theme, "theme")
    if question := question_on_lists(reading.notes):
        yield question


def _as_read(reading: Reading, key: str, value: str | None, evidence: str) -> DraftFact:
    """A fact as it was read; a missing one is settled only where reports may lack it."""
    place = reading.evidence.get(key) or reading.evidence.get(evidence)
    certain = place is None or place.confidence is Confidence.CERTAIN
    absent = None if value else reading.absent.get(key, Absence.UNKNOWN)
    why = None
    if absent is Absence.NOT_READ or (absent and key not in OPTIONAL):
        why = absence_words(key, absent)
    elif not certain:
        why = _why(reading.notes, key) or "The reader had to choose: check the page."
    return DraftFact(
        key, value or None, value or None, "read", settled=why is None, why=why, evidence=place, absent=absent
    )


def _authority(reading: Reading, match: NameMatch | None) -> DraftFact:
    read = reading.authority.dfe_la_number if reading.authority else None
    printed = reading.authority.printed if reading.authority else ""
    live = match.authority.dfe_number if match and match.authority else None
    place = reading.evidence.get("authority")
    why = None
    if read is None and live is None:
        names = ", ".join(a.short_name for a in match.candidates) if match else ""
        why = f"“{printed}” could be {names}." if names else "The name does not say clearly which council this is."
    elif read and live and read != live:
        why = f"The reader takes “{printed}” for another council than the register does."
    elif place is not None and place.confidence is Confidence.CHECK and not _is_new_to_the_reader(read, live):
        why = _why(reading.notes, "authority") or "The reader had to choose: check the page."
    value = read or live
    absent = None if value else Absence.NOT_READ if printed else Absence.UNKNOWN
    return DraftFact("authority", value, read, "read", settled=why is None, why=why, evidence=place, absent=absent)


def _is_new_to_the_reader(read: str | None, live: str | None) -> bool:
    """Whether the register has the printed name of a council that the reader was not shipped with.

    Then its doubt is only that: the name is a council's, and no other's on that day.
    """
    return read is None and live is not None and live not in {c.dfe_la_number for c in registered_councils()}


def _published(reading: Reading, around: DraftContext) -> DraftFact:
    """As printed, where the site does not say otherwise; else the site's day, which needs nobody; else the name's."""
    site, suggested = around.site_date, around.filename_date
    if reading.published:
        return _printed_beside_site(_as_read(reading, "published", reading.published, "published"), site)
    absent = reading.absent.get("published", Absence.UNKNOWN)
    why, place = absence_words("published", absent), reading.evidence.get("published")
    if site and _is_after_end(site, reading):
        return DraftFact("published", site.isoformat(), None, "site", settled=True, evidence=place)
    if suggested and _is_after_end(suggested, reading):
        why = f"{why} {format_day(suggested)} is from the file’s name."
        return DraftFact("published", suggested.isoformat(), None, "filename", settled=False, why=why, evidence=place)
    why = f"{why} Enter the date it was published."
    return DraftFact("published", None, None, "entered", settled=False, why=why, evidence=place, absent=absent)


def _printed_beside_site(fact: DraftFact, site: datetime.date | None) -> DraftFact:
    """The printed date, to be looked at where the site gives another."""
    if site is None or (fact.value and site.isoformat().startswith(fact.value)):
        return fact
    why = f"The inspectorate’s site gives {format_day(site)}."
    return dataclasses.replace(fact, settled=False, why=f"{fact.why} {why}" if fact.why else why)


def _is_after_end(day: datetime.date, reading: Reading) -> bool:
    return reading.inspection_end is None or day.isoformat() >= reading.inspection_end


def _judgement(reading: Reading, read: JudgementRead) -> DraftJudgement:
    certain = read.confidence is Confidence.CERTAIN
    why = _why(reading.notes, read.area) or f"Read as “{read.printed}” beside “{read.label}”."
    return DraftJudgement(
        facts=JudgementFacts.from_reading(read),
        read=str(read.grade),
        settled=certain,
        why=None if certain else why,
    )


def _why(notes: tuple[Note, ...], about: str) -> str | None:
    """The reader's own words on a value: the notes whose code names it."""
    return " ".join(note.message for note in notes if about in note.code) or None
