"""Every public address of the dashboard, with an example if it has variable parts, and the slowest states of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.urls import URLPattern, reverse

from authorities.models import Authority
from dashboard.counting.scope import CURRENT
from dashboard.counting.steps import every_link
from dashboard.urls import urlpatterns
from inspections.lineage.items import item_key
from inspections.models import Edition, Inspection, Passage
from inspections.people.gate import needed_of

COUNCIL: Final = "stoke-on-trent"
_EXAMPLES: Final[dict[str, Callable[[], dict[str, object]]]] = {
    "edition": lambda: {"number": 1},
    "edition_council": lambda: {"number": 1, "dfe_number": Authority.objects.get(slug=COUNCIL).dfe_number},
    "edition_package": lambda: {"number": 1},
    "edition_table": lambda: {"number": 1, "name": "judgements"},
    "edition_table_json": lambda: {"number": 1, "name": "judgements"},
    "edition_workbook": lambda: {"number": 1},
    "edition_zip": lambda: {"number": 1},
    "edition_changes": lambda: {"number": 2},
    "embed": lambda: {"name": "profile"},
    "table": lambda: {"name": "judgements"},
    "inspection_by_key": lambda: {"key": Inspection.objects.filter(authority__slug=COUNCIL).latest("published").key},
    "inspection": lambda: {"pk": Inspection.objects.filter(authority__slug=COUNCIL).latest("published").pk},
    "recommendation": lambda: dict(_recommendation()),
    "api_council": lambda: {"dfe_number": Authority.objects.get(slug=COUNCIL).dfe_number},
    "api_inspection": lambda: {"key": Inspection.objects.filter(authority__slug=COUNCIL).latest("published").key},
    "api_recommendation": lambda: dict(_recommendation()),
}
_NOT_ASKED: Final = (None, "api_nothing", "api_changes")
"""What has no name, and what says of an address that there is nothing, or that something is missing in it."""
_STATES: Final = (
    ("national", "?as_at=2016-08-05"),
    ("national", "?basis=inspected"),
    ("distribution", f"?framework={CURRENT.first.key}&as_at=2016-08-05"),
    ("movement", f"?step={every_link()[0].key}"),
    ("recommendations", "?q=supervision+of+social+workers"),
)


def public_addresses() -> list[str]:
    """The addresses. Raises KeyError if one with a variable part has no example, so that none is forgotten."""
    named = [pattern for pattern in urlpatterns if pattern.name not in _NOT_ASKED and _is_public(pattern)]
    if not Passage.objects.filter(kind=Passage.Kind.RECOMMENDATION).exists():
        named = [pattern for pattern in named if pattern.name not in ("recommendation", "api_recommendation")]
    named = [pattern for pattern in named if _stands(str(pattern.name))]
    own = Authority.objects.get(slug=COUNCIL).dfe_number
    compared = reverse("dashboard:compare") + f"?neighbours_of={own}"
    return [*map(_address, named), *(reverse(f"dashboard:{name}") + query for name, query in _STATES), compared]


def _stands(name: str) -> bool:
    """Whether there are as many editions as an address of one needs; any other address stands."""
    needed = 2 if name == "edition_changes" else 1
    return not name.startswith("edition") or name == "editions" or Edition.objects.count() >= needed


def _recommendation() -> dict[str, object]:
    found = Passage.objects.filter(kind=Passage.Kind.RECOMMENDATION).select_related("inspection").latest("pk")
    return {"key": found.inspection.key, "item": item_key(found.text)}


def _is_public(pattern: URLPattern) -> bool:
    """Whether its view is for everybody: some pages of the dashboard ask a person to sign in, and others are for
    whoever has the token of a mail.
    """
    needed = needed_of(pattern.callback)
    return needed is not None and needed.to_see is None and "token" not in pattern.pattern.converters


def _example(name: str, parts: set[str]) -> dict[str, object]:
    """Values for the variable parts; every address of a council uses the same one."""
    return {"slug": COUNCIL} if parts == {"slug"} else _EXAMPLES[name]()


def _address(pattern: URLPattern) -> str:
    values = _example(str(pattern.name), set(pattern.pattern.converters)) if pattern.pattern.converters else None
    return reverse(f"dashboard:{pattern.name}", kwargs=values)
