"""A report's reading before and after a bend: what is right, to check, lost with and without a word, or wrong."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inspections.reading.contract import PageBox, Reading, RecommendationRead
from inspections.reading.measure import fingerprint
from inspections.reading.vocabulary import Confidence
from tests.reading.bends.bend import touches

RIGHT, TO_CHECK, REFUSED, LOST, SILENT, WRONG = "right", "to check", "refused", "lost", "lost unsaid", "WRONG"
VERDICTS = (RIGHT, TO_CHECK, REFUSED, LOST, SILENT, WRONG)
LISTS = ("recommendations", "strengths", "areas_for_improvement")
SAID = {"list_empty", "list_to_check", "list_not_found", "pages_jump", "another_report", "cover_alone"}
"""Notes that tell a reviewer to look for items that may be missing."""


@dataclass
class Tally:
    """How often each verdict came, by field, and what was wrong."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    lies: list[str] = field(default_factory=list)

    def add(self, fact: str, verdict: str, about: str = "") -> None:
        self.counts[fact, verdict] += 1
        if verdict in (WRONG, SILENT):
            self.lies.append(f"{verdict}: {fact}: {about}")


def compare(tally: Tally, before: Reading, after: Reading | None, altered: Sequence[PageBox]) -> None:
    """Counts every fact of the report; None where the bent file was refused."""
    for fact, was, now, certain in _facts(before, after):
        if after is None:
            tally.add(fact, REFUSED)
        elif now and certain and now != was:
            tally.add(fact, WRONG, f"{was!r} became {now!r}")
        elif now:
            tally.add(fact, RIGHT if certain else TO_CHECK)
        elif was:
            tally.add(fact, LOST)
    for name in LISTS:
        _compare_items(tally, name, before, after, altered)
    _compare_judgements(tally, before, after, altered)


def _facts(before: Reading, after: Reading | None) -> Iterator[tuple[str, object, object, bool]]:
    for fact, place in (
        ("framework", "title"),
        ("authority", "authority"),
        ("windows", "inspection_dates"),
        ("published", "published"),
        ("lead_inspector", "lead_inspector"),
        ("theme", "theme"),
    ):
        was, now = (_value(reading, fact) if reading else None for reading in (before, after))
        evidence = after.evidence.get(place) if after else None
        yield fact, was, now, evidence is None or evidence.confidence is Confidence.CERTAIN


def _value(reading: Reading, fact: str) -> object:
    if fact == "authority":
        return reading.authority.dfe_la_number if reading.authority else None
    return getattr(reading, fact) or None


def _compare_judgements(tally: Tally, before: Reading, after: Reading | None, altered: Sequence[PageBox]) -> None:
    was = {one.area: one for one in before.judgements}
    now = {one.area: one for one in after.judgements} if after else {}
    for area in sorted(was.keys() | now.keys()):
        old, new = was.get(area), now.get(area)
        if after is None:
            tally.add("judgements", REFUSED)
        elif new is None:
            said = any(one.confidence is Confidence.CHECK for one in now.values()) or not now
            tally.add("judgements", LOST if said or after.notes else SILENT, area)
        elif new.confidence is Confidence.CHECK:
            tally.add("judgements", TO_CHECK)
        elif old is None or old.grade is not new.grade:
            tally.add("judgements", WRONG, f"{area}: {old and old.grade} became {new.grade}")
        elif _is_altered(altered, [PageBox(old.page, old.box)]):
            tally.add("judgements", WRONG, f"{area}: {old.grade} is read under what lies over it")
        else:
            tally.add("judgements", RIGHT)


def _compare_items(tally: Tally, name: str, before: Reading, after: Reading | None, altered: Sequence[PageBox]) -> None:
    was = _by_words(before, name)
    now = _by_words(after, name) if after else {}
    said = after is not None and any(note.code in SAID for note in after.notes)
    said |= any(item.confidence is Confidence.CHECK for item in now.values())
    for words in was.keys() | now.keys():
        old, new = was.get(words), now.get(words)
        if after is None:
            tally.add(name, REFUSED)
        elif new is None:
            tally.add(name, LOST if said else SILENT, _told(old))
        elif new.confidence is Confidence.CHECK:
            tally.add(name, TO_CHECK if old else LOST)
        elif old is None:
            tally.add(name, WRONG, _told(new))
        elif _is_altered(altered, old.boxes):
            tally.add(name, WRONG, f"read under what lies over it: {_told(new)}")
        else:
            tally.add(name, RIGHT)


def _by_words(reading: Reading, name: str) -> dict[str, RecommendationRead]:
    items: tuple[RecommendationRead, ...] = getattr(reading, name)
    return {fingerprint(item.text): item for item in items}


def _told(item: RecommendationRead | None) -> str:
    return f"page {item.page}, {item.number}: {item.text[:70]} … {item.text[-60:]}" if item else ""


def _is_altered(altered: Sequence[PageBox], own: Sequence[PageBox]) -> bool:
    return any(over.page == one.page and touches(over.box, one.box) for over in altered for one in own)
