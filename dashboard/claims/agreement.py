"""Grammar: verbs that agree with their subjects, and counts that read well for none, one, two and all."""

from dataclasses import dataclass

from dashboard.charts.grades import grade_sentence
from dashboard.claims.words import area_name, number_word
from dashboard.counting.areas import is_of_council
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import Grade


@dataclass(frozen=True)
class Subject:
    """The subject of a sentence; `tail` follows the predicate: services are good *overall*."""

    words: str
    plural: bool = False
    tail: str = ""

    @property
    def is_(self) -> str:
        return "are" if self.plural else "is"

    @property
    def was(self) -> str:
        return "were" if self.plural else "was"

    def graded(self, grade: str) -> str:
        """`leadership requires improvement to be good`, `services are inadequate overall`"""
        if grade == Grade.REQUIRES_IMPROVEMENT:
            predicate = f"{'require' if self.plural else 'requires'} improvement to be good"
        else:
            predicate = f"{self.is_} {grade_sentence(grade)}"
        return f"{self.words} {predicate}{self.tail}"


def subject_of(area: str) -> Subject:
    """The subject that the framework gives for an area: "services … overall" for the headline, else the area's name."""
    known = frameworks().areas.get(area)
    if known is not None and known.headline:
        return Subject("services", plural=True, tail=" overall")
    if known is not None and known.words.subject:
        return Subject(known.words.subject, known.words.plural)
    name = lower_first(area_name(area))
    return Subject(name if is_of_council(area) else f"the {name}")


def has_subject(area: str) -> bool:
    """Whether the framework gives the area a subject, so that sentences may be about it alone."""
    known = frameworks().areas.get(area)
    return known is not None and known.words.subject is not None


def some_of(count: int, total: int, one: str, after: str = "", more: str = "") -> str:
    """`27 of 104 councils judged`, `all 12 councils`, `both councils`, `none of 12 councils`, `the one council`."""
    many = more or f"{one}s"
    if total <= 1:
        return f"the one {one}{after}" if count and total else f"no {one}{after if not total else f' (1{after})'}"
    if not count:
        return f"none of {total} {many}{after}"
    if count == total:
        return f"both {many}{after}" if total == 2 else f"all {total} {many}{after}"
    return f"{count} of {total} {many}{after}"


def is_or_are(count: int) -> str:
    """The verb after `some_of`: none and one take the singular."""
    return "is" if count <= 1 else "are"


def count_is(count: int) -> str:
    """`9 are`, `1 is`, `none is`"""
    return f"{none_or(count)} {is_or_are(count)}"


def was_or_were(count: int) -> str:
    return "was" if count <= 1 else "were"


def has_or_have(count: int) -> str:
    return "has" if count <= 1 else "have"


def of_the_last(count: int, reports: int, *, last: bool) -> str:
    """`in 3 of the last 4 reports`, `in both of the last 2 reports`; `reports` is at least two."""
    the = "the last" if last else "the"
    if count < reports:
        return f"in {count} of {the} {reports} reports"
    if reports == 2:
        return f"in both of {the} 2 reports"
    return f"in all {number_word(reports)} of {the} {reports} reports" if last else f"in all {reports} reports"


def none_or(count: int) -> str:
    """`none` for 0, else the figure."""
    return str(count) if count else "none"
