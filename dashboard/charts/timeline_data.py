"""The parts of a timeline: strands as lanes, frameworks as bands, judgements as marks on their dates."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    start: date
    end: date


@dataclass(frozen=True)
class Mark:
    """A judgement or a visit, on the day its report was published.

    `grade` is the key of a grade or absence. `held_until` is the end of the line after the mark: the next comparable
    judgement, the day from which grades are no longer comparable, or the as-at date. `printed` is the date in words,
    for a report dated only by month or year.
    """

    grade: str
    on: date
    held_until: date | None = None
    framework: str = ""
    href: str = ""
    note: str = ""
    printed: str = ""

    @property
    def day(self) -> str:
        return self.printed or f"{self.on.day} {self.on:%B %Y}"


@dataclass(frozen=True)
class Lane:
    """One strand. In the upright timeline, lanes without a `short` name share the last column, "Other"."""

    key: str
    label: str
    marks: tuple[Mark, ...] = ()
    not_printed: tuple[Span, ...] = ()
    short: str = ""
    visits: bool = False


@dataclass(frozen=True)
class JoinedMark:
    """One mark across two adjacent lanes, which the framework judged together."""

    lanes: tuple[str, str]
    mark: Mark


@dataclass(frozen=True)
class FrameworkBand:
    """The time of a framework. `short` is used if the label does not fit."""

    label: str
    start: date
    end: date
    note: str = ""
    short: str = ""


@dataclass(frozen=True)
class Timeline:
    lanes: tuple[Lane, ...]
    bands: tuple[FrameworkBand, ...]
    as_at: date
    joints: tuple[JoinedMark, ...] = ()
    start: date = date(2005, 1, 1)

    @property
    def end(self) -> date:
        """Just over a year after the as-at date, to leave room for the newest marks."""
        return self.as_at + timedelta(days=400)

    def index(self, key: str) -> int:
        return next(at for at, lane in enumerate(self.lanes) if lane.key == key)

    def together(self, joint: JoinedMark) -> str:
        first, second = (self.lanes[self.index(key)].label for key in joint.lanes)
        return f"{first} and {second[0].lower()}{second[1:]}, judged together"
