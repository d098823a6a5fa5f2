"""How often made reports are read right, left to check, or wrong: `python -m tests.reading.made.measure`."""

import argparse
import traceback
from collections import Counter
from dataclasses import dataclass
from random import Random

from inspections.reading.contract import Reading
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from inspections.reading.vocabulary import Audience
from tests.reading.made.facts import Facts, Item
from tests.reading.made.makers import MAKERS, Made


@dataclass(frozen=True)
class Outcome:
    """One fact of one report: `right`, `check` (right or wrong, but not certain), `absent`, `wrong`."""

    fact: str
    word: str
    want: object
    have: object


def outcomes(made: Made) -> list[Outcome]:
    """What became of every fact of a made report."""
    try:
        reading = read_bytes(made.pdf, Limits())
    except UnreadableFileError as refusal:
        return [Outcome("report", "refused", made.facts.framework, refusal.error.code)]
    one = made.facts
    found = [_of("framework", one.framework, reading.framework, certain=True)]
    found.append(_of("authority", one.council.dfe_la_number, _number(reading), certain=_certain(reading, "authority")))
    if "dates" in made.told:
        on_site, have = (one.start.isoformat(), one.end.isoformat()), (reading.inspection_start, reading.inspection_end)
        certain = _certain(reading, "inspection_dates")
        found.append(_of("dates", on_site, have if have[0] else None, certain=certain))
    published = one.published.isoformat() if one.published else None
    if published:
        found.append(_of("published", published, reading.published, certain=_certain(reading, "published")))
    if "inspectors" in made.told:
        names = tuple(reading.lead_inspector.replace("'", "’").split("; ")) if reading.lead_inspector else None
        found.append(_of("inspectors", one.inspectors, names, certain=_certain(reading, "lead_inspector")))
    return found + _judgements(one, reading) + (_lists(one, reading) if "list" in made.told else [])


def _of(fact: str, want: object, have: object, *, certain: bool) -> Outcome:
    if have is None:
        return Outcome(fact, "absent", want, have)
    if want == have:
        return Outcome(fact, "right" if certain else "check", want, have)
    return Outcome(fact, "wrong" if certain else "check wrong", want, have)


def _number(reading: Reading) -> str | None:
    return reading.authority.dfe_la_number if reading.authority else None


def _certain(reading: Reading, fact: str) -> bool:
    place = reading.evidence.get(fact)
    return place is not None and place.confidence == "certain"


def _judgements(one: Facts, reading: Reading) -> list[Outcome]:
    have = {j.area: j for j in reading.judgements}
    found = []
    for area in sorted(one.grades.keys() | have.keys()):
        read = have.get(area)
        certain = read is not None and read.confidence == "certain"
        found.append(_of("judgement", one.grades.get(area), read.grade.value if read else None, certain=certain))
    return found


def _lists(one: Facts, reading: Reading) -> list[Outcome]:
    own = [item for item in reading.recommendations if item.audience is not Audience.BOARD or one.framework == "lscb"]
    board = [item for item in reading.recommendations if item not in own]
    found = []
    for fact, want, have in (("list", one.items, own), ("list of the board", one.board_items, board)):
        texts = [_key(whole(item)) for item in want]
        read = [_key(item.text) for item in have]
        sure = all(item.confidence == "certain" for item in have)
        found.append(_of(fact, texts, read if read or not texts else None, certain=sure))
        if texts == read:
            tags = [item.tag for item in want]
            found.append(_of("tags", tags, [item.tag for item in have], certain=True))
    return found


def whole(item: Item) -> str:
    """The text as the reader gives it."""
    return "\n- ".join((item.text, *item.nested))


def _key(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == "\n")


def main() -> None:
    """Prints the sums, and the first reports of each kind of trouble."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only")
    parser.add_argument("--show", type=int, default=6)
    parser.add_argument("--words", default="wrong,absent,check wrong,refused,error")
    options = parser.parse_args()
    for name, maker in MAKERS.items():
        if options.only and options.only != name:
            continue
        sums: Counter[tuple[str, str]] = Counter()
        shown: Counter[tuple[str, str]] = Counter()
        for seed in range(options.first, options.first + options.seeds):
            try:
                every = outcomes(maker(Random(seed)))
            except Exception:
                traceback.print_exc()
                every = [Outcome("report", "error", None, seed)]
            for one in every:
                key = (one.fact, one.word)
                sums[key] += 1
                if one.word in options.words.split(",") and shown[key] < options.show:
                    shown[key] += 1
                    print(f"  {name} seed {seed}: {one.fact} {one.word}: want {one.want!r} have {one.have!r}"[:400])
        for fact in dict.fromkeys(fact for fact, _ in sorted(sums)):
            parts = ", ".join(f"{word} {count}" for (f, word), count in sorted(sums.items()) if f == fact)
            print(f"{name:14s} {fact:18s} {parts}")


if __name__ == "__main__":
    main()
