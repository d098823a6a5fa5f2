"""The rows of each table, read while they are sent: plain values in the order of the table's fields."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.db.models import F
from django.db.models.functions import Coalesce

from authorities.models import Authority, AuthorityCode, DeliveryBody
from dashboard.counting.outcome import Absence
from dashboard.open_data.keys import is_open
from inspections.models import Inspection, Judgement, PassageTheme, Recommendation
from inspections.models.choices import GRADE_RANKS_BY_KEY

type Row = tuple[Any, ...]

_AT_ONCE: Final = 2000
# What every table says of an inspection.
_OF_INSPECTION: Final = ("key", "authority__dfe_number", "authority__short_name", "framework")
# A visit without a publication date stands at its last day.
_STANDS_AT: Final = Coalesce("published", "end")
_INSPECTION_STANDS_AT: Final = Coalesce("inspection__published", "inspection__end")


def table_rows(table: str) -> Iterator[Row]:
    """The rows of one of publication.tables, in an order that stays."""
    return _ROWS[table]()


def _councils() -> Iterator[Row]:
    # The last of each council wins; a blank start is the earliest on every database.
    in_time = AuthorityCode.objects.order_by(F("valid_from").asc(nulls_first=True))
    codes = dict(in_time.values_list("authority_id", "code"))
    fields = ("short_name", "name", "pk", "type", "region", "region_ofsted", "valid_from", "valid_to")
    for number, *values in Authority.objects.order_by("dfe_number").values_list("dfe_number", *fields):
        short, name, pk, *rest = values
        yield (number, short, name, codes.get(pk), *map(_plain, rest))


def _inspections() -> Iterator[Row]:
    fields = (
        "kind", "start", "end", "published", "published_precision", "published_source", "lead_inspector",
        "recommendation_count", "origin", "report__sha256", "theme", "source_text",
    )  # fmt: skip
    found = Inspection.objects.order_by("authority__dfe_number", _STANDS_AT, "pk")
    for row in found.values_list(*_OF_INSPECTION, *fields).iterator(_AT_ONCE):
        yield tuple(map(_plain, row))


def _judgements() -> Iterator[Row]:
    key, number, council, framework = _OF_INSPECTION
    of = (key, number, council, "authority__region", framework)
    about = ("kind", "start", "end", "published", "published_precision")
    own = ("area", "grade", "printed", "source", "page", "box", "rule", "source_text", "sure")
    found = Judgement.objects.order_by("inspection__authority__dfe_number", _INSPECTION_STANDS_AT, "inspection", "pk")
    rows = found.values_list(*(f"inspection__{name}" for name in (*of, *about)), *own)
    for row in rows.iterator(_AT_ONCE):
        yield (*map(_plain, row[: -len(own)]), *_judgement(list(row[-len(own) :])))


def _judgement(values: list[Any]) -> Row:
    area, grade, printed, source, page, box, rule, source_text, sure = values
    grade = grade or Absence.COULD_NOT_BE_READ.value
    x0, top, x1, bottom = box or (None, None, None, None)
    rank = GRADE_RANKS_BY_KEY.get(grade)
    place = (page, x0, top, x1, bottom, rule or None)
    return area, grade, rank, printed or None, source, *place, source_text or None, sure


def _recommendations() -> Iterator[Row]:
    themes = _themes()
    own = ("inspection_id", "position", "number", "section", "audience", "tag", "page", "text")
    found = Recommendation.objects.order_by(
        "inspection__authority__dfe_number", _INSPECTION_STANDS_AT, "inspection", "position"
    )
    rows = found.values_list(*(f"inspection__{name}" for name in (*_OF_INSPECTION, "published")), *own)
    for key, number, council, framework, published, pk, position, *rest in rows.iterator(_AT_ONCE):
        printed, section, audience, tag, page, text = rest
        yield (
            key, number, council, framework, _plain(published), position, printed or None, section or None, audience,
            tag or None, " ".join(themes[pk, position]) or None, page, text if is_open(framework) else None,
        )  # fmt: skip


def _delivery_bodies() -> Iterator[Row]:
    fields = ("authority__dfe_number", "authority__short_name", "name", "kind", "valid_from", "from_precision")
    found = DeliveryBody.objects.order_by("authority__dfe_number", "valid_from", "name")
    for *values, valid_to, precision in found.values_list(*fields, "valid_to", "to_precision"):
        yield (*map(_plain, values), _plain(valid_to), precision if valid_to else None)


def _themes() -> defaultdict[tuple[int, int], list[str]]:
    """The themes of every recommendation, by its inspection and position."""
    found: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    of_recommendations = PassageTheme.objects.filter(passage__kind="recommendation").order_by("pk")
    for pk, position, theme in of_recommendations.values_list("passage__inspection_id", "passage__position", "theme"):
        found[pk, position].append(theme)
    return found


def _plain(value: object) -> object:
    """Dates as they are written in files; nothing for what is blank."""
    return value.isoformat() if isinstance(value, datetime.date) else value if value != "" else None


_ROWS: Final[dict[str, Callable[[], Iterator[Row]]]] = {
    "councils": _councils,
    "inspections": _inspections,
    "judgements": _judgements,
    "recommendations": _recommendations,
    "delivery_bodies": _delivery_bodies,
}
