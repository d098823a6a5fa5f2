"""From a reading to its first draft: what is certain, what a person must check, and why in plain words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from authorities.queries import NameMatch
from inspections.draft import ITEM, JUDGEMENT, OPTIONAL, Draft, Evidence, Item, Remark, Value
from inspections.reading.contract import JudgementRead, Note, Place, Reading, RecommendationRead
from inspections.reading.frameworks import area_label
from inspections.reading.vocabulary import Confidence
from inspections.review.labels import long_date


@dataclass(frozen=True)
class DraftContext:
    """What the draft is made with besides the reading: the live register's word on the printed name, and the
    publication date that the file's name suggests."""

    match: NameMatch | None
    filename_date: datetime.date | None


def first_draft(reading: Reading, around: DraftContext) -> Draft:
    """The first draft of a reading without error."""
    facts = (
        _authority(reading, around.match),
        _plain(reading, "framework", reading.framework or "", "title"),
        _plain(reading, "kind", str(reading.kind or ""), "title"),
        _plain(reading, "inspection_start", reading.inspection_start or "", "inspection_dates"),
        _plain(reading, "inspection_end", reading.inspection_end or "", "inspection_dates"),
        _published(reading, around.filename_date),
        _plain(reading, "lead_inspector", reading.lead_inspector or "", "lead_inspector"),
    )
    return Draft(
        facts=facts,
        judgements=tuple(_judgement(reading, j) for j in reading.judgements),
        items=tuple(_item(number, r) for number, r in enumerate(reading.recommendations, start=1)),
        remarks=tuple(Remark(note.message, note.page) for note in reading.notes),
    )


def _plain(reading: Reading, key: str, value: str, evidence: str) -> Value:
    """A fact as it was read; a missing one is settled only where reports may lack it."""
    place = reading.evidence.get(key) or reading.evidence.get(evidence)
    certain = place is None or place.confidence is Confidence.CERTAIN
    why = ""
    if not value and key not in OPTIONAL:
        why = "Not found in the report."
    elif not certain:
        why = _why(reading.notes, key) or "The reader had to choose: look at the page."
    return Value(key, value, value, "read", settled=not why, why=why, evidence=_evidence(place))


def _authority(reading: Reading, match: NameMatch | None) -> Value:
    read = reading.authority.dfe_la_number if reading.authority else None
    printed = reading.authority.printed if reading.authority else ""
    live = match.authority.dfe_number if match and match.authority else None
    place = reading.evidence.get("authority")
    why = ""
    if read is None and live is None:
        names = ", ".join(a.short_name for a in match.candidates) if match else ""
        why = f"“{printed}” could be {names}." if names else "The council could not be settled from its name."
    elif read and live and read != live:
        why = f"The reader takes “{printed}” for another council than the register does."
    elif place is not None and place.confidence is Confidence.CHECK:
        why = _why(reading.notes, "authority") or "The reader had to choose: look at the page."
    return Value(
        "authority", read or live or "", read or "", "read", not why, why, printed=printed, evidence=_evidence(place)
    )


def _published(reading: Reading, suggested: datetime.date | None) -> Value:
    if reading.published:
        return _plain(reading, "published", reading.published, "published")
    end = reading.inspection_end
    if suggested and (end is None or suggested.isoformat() >= end):
        why = f"The report prints no publication date. {long_date(suggested)} is taken from the file’s name."
        return Value("published", suggested.isoformat(), "", "filename", settled=False, why=why)
    why = "The report prints no publication date. Enter the day it was published."
    return Value("published", "", "", "entered", settled=False, why=why)


def _judgement(reading: Reading, read: JudgementRead) -> Value:
    certain = read.confidence is Confidence.CERTAIN
    label = area_label(reading.framework or "", read.area)
    return Value(
        key=f"{JUDGEMENT}{read.area}",
        value=str(read.grade),
        read=str(read.grade),
        source="read",
        settled=certain,
        confidence=str(read.confidence),
        why="" if certain else _why(reading.notes, read.area) or f"Read as “{read.printed}” beside “{read.label}”.",
        label=label,
        printed=read.printed,
        evidence=Evidence(read.page, read.box, read.quote, read.rule),
    )


def _item(number: int, read: RecommendationRead) -> Item:
    return Item(
        key=f"{ITEM}{number}",
        text=read.text,
        read=read.text,
        source="read",
        settled=read.confidence is Confidence.CERTAIN,
        number=read.number,
        section=read.section or "",
        audience=str(read.audience),
        tag=read.tag or "",
        page=read.page,
        boxes=tuple((box.page, *box.box) for box in read.boxes),
    )


def _evidence(place: Place | None) -> Evidence | None:
    return Evidence(place.page, place.box, place.quote, place.rule) if place else None


def _why(notes: tuple[Note, ...], about: str) -> str:
    """The reader's own words on a value: the notes whose code names it."""
    return " ".join(note.message for note in notes if about in note.code)
