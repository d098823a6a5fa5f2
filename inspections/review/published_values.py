"""The values of a published inspection as a page shows them to be corrected: plain, in words, with their choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from authorities.queries import all_authorities
from inspections.draft import JUDGEMENT, is_item_key, item_key
from inspections.finding import FINDING_WORDS, FindingKind
from inspections.models import Finding, Inspection, Judgement
from inspections.models.choices import framework_choices, grade_choices, kind_choices
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Grade
from inspections.review.consistency import areas_in_any_edition
from inspections.review.labels import FACT_LABELS, area_words, date_words, framework_words, grade_label, kind_words
from inspections.review.options import Options, anchor_id
from inspections.review.record_values import COUNT, recorded_values

DAYS: Final = "days"
"""The first and the last day on site are corrected together: neither stands without the other."""
NOT_THERE: Final = "-"
"""Stands for a value that the record does not have; a grade that could not be read is blank."""

NEW_ITEM: Final = item_key(FindingKind.RECOMMENDATION, 0)
"""Positions count from 1: this is one that the record lacks."""


VERDICT: Final = "verdict:"
PROGRESS_WORDS: Final = "progress-words:"
"""What a report says of an earlier recommendation, by the position of its finding: `verdict:3`."""


@dataclass(frozen=True)
class PublishedValue:
    """A value that can be corrected, or two together. `value` is plain, as `shown` of a correction.

    `second` is the last of two days, or what is chosen of `second_options`.
    `long` where it is several lines; `may_go` where it can be taken off the record; `source` says where it is from.
    """

    key: str
    label: str
    value: str
    words: str
    source: str = ""
    options: Options | None = None
    first: str = ""
    second: str = ""
    second_options: Options | None = None
    long: bool = False
    may_go: bool = False

    @property
    def anchor(self) -> str:
        return anchor_id(self.key)

    @property
    def chosen(self) -> str:
        """Which of the options stands there."""
        return self.first if self.second_options else self.value


def published_value(row: Inspection, key: str) -> str:
    """The value as it stands, plain; NOT_THERE where the record has none."""
    if key in _PAIRS:
        return _PAIRS[key](row)
    if key == "authority":
        return row.authority.dfe_number
    if key.startswith(JUDGEMENT):
        found = row.judgements.filter(area=key.removeprefix(JUDGEMENT)).first()
        return NOT_THERE if found is None else found.grade
    if is_item_key(key):
        item = finding_of(row, key)
        return NOT_THERE if item is None else item.text
    if key.startswith((VERDICT, PROGRESS_WORDS)):
        item = progress_of(row, key)
        return NOT_THERE if item is None else item.verdict if key.startswith(VERDICT) else item.words
    return recorded_values(row).facts.get(key) or NOT_THERE


def finding_of(row: Inspection, key: str) -> Finding | None:
    """By its kind and its position in the key: `strength:2`."""
    kind, _, position = key.partition(":")
    if not position.isdecimal() or len(position) > 4:
        return None
    return row.findings.of_kind(FindingKind(kind)).filter(position=int(position)).first()


def progress_of(row: Inspection, key: str) -> Finding | None:
    """The earlier recommendation whose verdict or words the key is about."""
    return finding_of(row, f"{FindingKind.PROGRESS}:{key.partition(':')[2]}")


def days_value(row: Inspection) -> str:
    return f"{row.start.isoformat()}/{row.end.isoformat()}" if row.start and row.end else NOT_THERE


def _framework_value(row: Inspection) -> str:
    return f"{row.framework}/{row.kind}"


_PAIRS: Final[Mapping[str, Callable[[Inspection], str]]] = {DAYS: days_value, "framework": _framework_value}
"""What is corrected together."""


def published_values(row: Inspection) -> tuple[PublishedValue, ...]:
    """Facts, then judgements, then findings, in the order of the record."""
    return (*_facts(row), *_judgements(row), *_items(row))


def addable_areas(row: Inspection) -> Options:
    """Areas that the framework judges and the record does not have."""
    have = {each.area for each in row.judgements.all()}
    areas = areas_in_any_edition(row.framework)
    return [(area, area_words(row.framework, area)) for area in areas if area not in have]


def grades_of(row: Inspection) -> Options:
    """The grades of the framework's scale, and those that the record has though the scale does not."""
    known = frameworks().get(row.framework)
    if known is None or not known.grades:
        return grade_choices()
    offered = {*map(str, known.grades), str(Grade.NOT_JUDGED), *(each.grade for each in row.judgements.all())}
    return [(key, label) for key, label in grade_choices() if key in offered]


def _facts(row: Inspection) -> Iterator[PublishedValue]:
    facts = recorded_values(row).facts
    kind, published, inspector, count = (facts[key] for key in ("kind", "published", "lead_inspector", COUNT))
    yield from _bearings(row)
    yield PublishedValue("kind", FACT_LABELS["kind"], kind or NOT_THERE, kind_words(kind or ""), options=kind_choices())
    start, end = facts["inspection_start"] or "", facts["inspection_end"] or ""
    days = f"{date_words(start)} to {date_words(end)}" if start else "Not on the record"
    yield PublishedValue(DAYS, "Days on site", days_value(row), days, first=date_words(start), second=date_words(end))
    words = date_words(published or "")
    source = str(row.get_published_source_display()) if row.published else ""
    yield PublishedValue(
        "published",
        FACT_LABELS["published"],
        published or NOT_THERE,
        words or "Not on the record",
        source,
        first=words,
    )
    yield PublishedValue(
        "lead_inspector",
        FACT_LABELS["lead_inspector"],
        inspector or NOT_THERE,
        inspector or "Not on the record",
        first=inspector or "",
    )
    yield PublishedValue(
        COUNT, "Number of recommendations", count or NOT_THERE, count or "Not on the record", first=count or ""
    )


def _bearings(row: Inspection) -> Iterator[PublishedValue]:
    """The council, and the framework with its kind."""
    number = row.authority.dfe_number
    councils = [(each.dfe_number, each.short_name) for each in all_authorities()]
    yield PublishedValue(
        "authority", FACT_LABELS["authority"], number, str(row.authority), options=councils, first=number
    )
    yield PublishedValue(
        "framework",
        FACT_LABELS["framework"],
        _framework_value(row),
        f"{framework_words(row.framework)}, {kind_words(row.kind).lower()}",
        options=framework_choices(),
        first=row.framework,
        second=row.kind,
        second_options=kind_choices(),
    )


def _judgements(row: Inspection) -> Iterator[PublishedValue]:
    options = grades_of(row)
    for each in row.judgements.all():
        yield PublishedValue(
            key=f"{JUDGEMENT}{each.area}",
            label=area_words(row.framework, each.area),
            value=each.grade,
            words=grade_label(each.grade),
            source=_source(each),
            options=[*options, ("", grade_label(None))],
            may_go=True,
        )


def _source(judgement: Judgement) -> str:
    page = f", page {judgement.page}" if judgement.page else ""
    return f"{judgement.get_source_display()}{page}"


def _items(row: Inspection) -> Iterator[PublishedValue]:
    order = list(FindingKind)
    for each in sorted(row.findings.all(), key=lambda one: (order.index(FindingKind(one.kind)), one.position)):
        yield PublishedValue(
            key=item_key(FindingKind(each.kind), each.position),
            label=f"{upper_first(FINDING_WORDS[FindingKind(each.kind)].noun)} {each.position}",
            value=each.text,
            words=each.text,
            source=_item_source(each),
            first=each.text,
            long=True,
            may_go=True,
        )
        if each.kind == FindingKind.PROGRESS:
            yield from _progress(each)


def _progress(item: Finding) -> Iterator[PublishedValue]:
    """What the report says of an earlier recommendation: its verdict and the words on the progress."""
    name = f"{upper_first(FINDING_WORDS[FindingKind.PROGRESS].noun)} {item.position}"
    none = ("", "No verdict")
    yield PublishedValue(
        key=f"{VERDICT}{item.position}",
        label=f"{name}: verdict on the progress",
        value=item.verdict,
        words=grade_label(item.verdict) if item.verdict else none[1],
        source=_item_source(item),
        options=[none, *grade_choices()],
    )
    yield PublishedValue(
        key=f"{PROGRESS_WORDS}{item.position}",
        label=f"{name}: words on the progress",
        value=item.words,
        words=item.words or "No words",
        source=_item_source(item),
        first=item.words,
        long=True,
    )


def _item_source(item: Finding) -> str:
    page = f", page {item.page}" if item.page else ""
    return f"{item.get_source_display()}{page}"
