"""A correction of the published record in words: what was corrected, the old and the new value, who did it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Final

from authorities.queries import authority_by_number
from dashboard.charts.grades import grade_word
from dashboard.claims.words import area_name, count_noun, join_words, kind_name
from dashboard.shared.links import council_address, inspection_address
from inspections.finding import FINDING_WORDS
from inspections.models import Inspection, Judgement, WithdrawnInspection
from inspections.partial_dates import format_day, format_partial_date, parse_partial_date
from inspections.queries.corrections import RETURN, WITHDRAWAL, Correction
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Licence
from inspections.roles import Role
from inspections.windows import windows_words

FACTS: Final = {
    "authority": "Council",
    "framework": "Framework",
    "kind": "Kind",
    "start": "First day on site",
    "end": "Last day on site",
    "published": "Publication",
    "published_source": "Source of the publication date",
    "lead_inspector": "Lead inspector",
    "recommendation_count": "Number of recommendations",
    "windows": "Periods on site",
    "theme": "Theme",
    "source": "source",
}
type _Corrected = Inspection | WithdrawnInspection

_OF_SOURCE: Final = ": source"
_OF_VERDICT: Final = ", verdict"
NO_REASON: Final = "No reason was kept"


@dataclass(frozen=True)
class CorrectionLine:
    """One corrected value, a withdrawal or its undoing, in words.

    `old` and `new` say so if there was or is no value. The others have a `sentence` in their place, a withdrawal in
    `also` what it restored or took away; both are None otherwise. `who` is the role, with the name `by` if that may be
    shown.
    """

    at: str
    council: str
    council_href: str
    inspection: str
    href: str
    what: str
    old: str
    new: str
    sentence: str | None
    also: str | None
    why: str
    role: str
    by: str | None
    who: str

    @property
    def told(self) -> str:
        """`Leadership: was Good, now Requires improvement`, without a full stop."""
        return f"{self.what}. {self.sentence}" if self.sentence else f"{self.what}: was {self.old}, now {self.new}"


@dataclass(frozen=True)
class CorrectionEntry:
    """Everything that one person changed in one inspection on one day: the lines, grouped by the reason given."""

    first: CorrectionLine
    reasons: tuple[tuple[str, tuple[CorrectionLine, ...]], ...]


def correction_lines(found: Iterable[Correction], *known: Inspection) -> tuple[CorrectionLine, ...]:
    """The corrections in words; takes at most two queries for inspections that are not among `known`."""
    every = list(found)
    rows: dict[int, _Corrected] = {inspection.pk: inspection for inspection in known}
    if others := {each.inspection for each in every} - rows.keys():
        rows |= Inspection.objects.select_related("authority").in_bulk(others)
    if gone := {each.inspection for each in every} - rows.keys():
        withdrawn = WithdrawnInspection.objects.select_related("authority")
        rows |= withdrawn.in_bulk(gone, field_name="number")
    return tuple(_line(each, rows[each.inspection]) for each in every if each.inspection in rows)


def _line(each: Correction, inspection: _Corrected) -> CorrectionLine:
    old, new = (_words(each, value, inspection) for value in (each.old, each.new))
    return CorrectionLine(
        at=format_day(each.on),
        council=inspection.authority.short_name,
        council_href=council_address(inspection.authority.slug),
        inspection=f"{kind_name(inspection.framework, inspection.kind)}, {format_partial_date(inspection.stands_at)}",
        href=inspection_address(each.inspection),
        what=what_words(each),
        old=old,
        new=new,
        sentence=_sentence(each),
        also=_folded_words(each, inspection),
        why=upper_first(each.why) if each.why else NO_REASON,
        role=upper_first(each.role.label),
        by=each.by,
        who=who_words(each.role, each.by),
    )


def correction_entries(lines: Iterable[CorrectionLine]) -> tuple[CorrectionEntry, ...]:
    """The lines in their order, grouped by inspection, day and person."""
    found = []
    for _, each in groupby(lines, key=attrgetter("href", "at", "who")):
        reasons: dict[str, list[CorrectionLine]] = {}
        together = list(each)
        for line in together:
            reasons.setdefault(line.why, []).append(line)
        by_reason = tuple((why, _with_sources_together(those)) for why, those in reasons.items())
        found.append(CorrectionEntry(together[0], by_reason))
    return tuple(found)


def _with_sources_together(lines: Iterable[CorrectionLine]) -> tuple[CorrectionLine, ...]:
    """The lines, with judgements whose source changed in the same way merged into the first such line."""
    alike: dict[object, list[CorrectionLine]] = {}
    for line in lines:
        alike.setdefault((line.old, line.new) if line.what.endswith(_OF_SOURCE) else line, []).append(line)
    return tuple(
        replace(each[0], what=join_words(line.what.removesuffix(_OF_SOURCE) for line in each) + _OF_SOURCE)
        if len(each) > 1
        else each[0]
        for each in alike.values()
    )


def who_words(role: Role, name: str | None) -> str:
    """`An editor`, or `Jo Ede, an editor` if she chose to be named."""
    return f"{name}, {role.label}" if name else upper_first(role.label)


def _folded_words(each: Correction, inspection: _Corrected) -> str | None:
    """What a withdrawal restored and what it took away; None for any other correction, or if that is nothing."""
    items = [one for one in each.folded if one.finding is not None]
    values = [one for one in each.folded if one not in items]
    went = _counts_by_kind(one for one in items if one.new is None)
    words = []
    if each.new is None:
        grades = sum(one.field == "grade" for one in values)
        went = [*([count_noun(grades, "judgement")] if grades else []), *went]
    else:
        words = [f"{what_words(one)}: {_was_and_is(one, inspection)}" for one in values]
        words += [f"{count} as before" for count in _counts_by_kind(one for one in items if one.new is not None)]
    words += [f"{join_words(went)} went with it"] if went else []
    return f"{'; '.join(words)}." if words else None


def _counts_by_kind(items: Iterable[Correction]) -> list[str]:
    """`2 recommendations`, `1 strength`: each finding once, though more than its text was changed."""
    counts = Counter(each.finding for each in items if "," not in each.field)
    return [count_noun(counts[kind], words.noun, words.plural) for kind, words in FINDING_WORDS.items() if counts[kind]]


def _sentence(each: Correction) -> str | None:
    if each.field == RETURN:
        return "It stands on the record as it was before, and is counted again"
    if each.field != WITHDRAWAL:
        return None
    if each.new is not None:
        return "What was on the record before has been restored"
    return (
        "The inspection was removed from the record with it"
        if each.old == Inspection.Origin.REPORT
        else "It is no longer counted"
    )


def _was_and_is(each: Correction, inspection: _Corrected) -> str:
    return f"was {_words(each, each.old, inspection)}, now {_words(each, each.new, inspection)}"


def what_words(each: Correction) -> str:
    """`Leadership`, `Leadership: source`, `Publication`, `Recommendation 3`."""
    if each.field == WITHDRAWAL:
        return "Report withdrawn" if each.old == Inspection.Origin.REPORT else "Inspection taken off the record"
    if each.field == RETURN:
        return "Inspection put back on the record"
    if each.area is not None:
        return area_name(each.area) + ("" if each.field == "grade" else _OF_SOURCE)
    return FACTS.get(each.field) or each.field.capitalize()


def _words(each: Correction, value: str | None, inspection: _Corrected) -> str:
    if value is None:
        return "not on the record"
    if each.field == WITHDRAWAL:
        return "what was on the record before the report" if value == each.new else "on the record"
    if each.field == RETURN:
        return "on the record"
    closed = frameworks()[inspection.framework].licence is not Licence.OPEN_GOVERNMENT
    if closed and each.finding is not None and not each.field.endswith(_OF_VERDICT):
        return "Words that may not be passed on"
    words = grade_word if each.field.endswith(_OF_VERDICT) else _WORDS.get(each.field)
    if each.field == "kind":
        return kind_name(inspection.framework, value)
    return words(value) if words else value


def _date_words(value: str) -> str:
    return format_partial_date(parse_partial_date(value))


def _council_words(number: str) -> str:
    found = authority_by_number(number)
    return found.short_name if found else number


def _framework_words(key: str) -> str:
    return frameworks()[key].short if key in frameworks() else key


_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "authority": _council_words,
    "framework": _framework_words,
    "grade": grade_word,
    "source": lambda value: str(Judgement.Source(value).label),
    "published_source": lambda value: str(Inspection.DateSource(value).label),
    **dict.fromkeys(("start", "end", "published"), _date_words),
    "windows": windows_words,
}
