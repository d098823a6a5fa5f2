"""What a timeline is made of: strands as lanes, frameworks as bands, judgements as marks on their dates."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    start: date
    end: date


@dataclass(frozen=True)
class Mark:
    """A judgement (or a visit) on the day its report came out.

    `grade` is a grade key or one of not_judged, visit, could_not_be_read, not_in_record. `held_until` ends the
    line of how long it stood: at the next comparable judgement, where comparing ends, or at the as-at date.
    `printed` is the date in words, for reports known only by month or year.
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
    """One strand. Lanes without a `short` name share the last column, "Other", when the timeline stands upright."""

    key: str
    label: str
    marks: tuple[Mark, ...] = ()
    not_printed: tuple[Span, ...] = ()
    short: str = ""
    visits: bool = False


@dataclass(frozen=True)
class JoinedMark:
    """One mark across two neighbouring lanes: judged together under that framework."""

    lanes: tuple[str, str]
    mark: Mark


@dataclass(frozen=True)
class FrameworkBand:
    """A framework's time. `short` is used where the label has no room."""

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
        """A year and a bit beyond the as-at line, so that the newest marks have room."""
        return self.as_at + timedelta(days=400)

    def index(self, key: str) -> int:
        return next(at for at, lane in enumerate(self.lanes) if lane.key == key)

    def together(self, joint: JoinedMark) -> str:
        first, second = (self.lanes[self.index(key)].label for key in joint.lanes)
        return f"{first} and {second[0].lower()}{second[1:]}, judged together"
