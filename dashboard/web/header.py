"""The entries of the site header. A page has an entry of its own, or belongs under another page's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from django.urls import reverse


@dataclass(frozen=True)
class HeaderEntry:
    """The label of an entry and the view that it links to. A page declares one as `header` in its urls.py."""

    label: str
    view: str


@dataclass(frozen=True)
class Under:
    """For a page without an entry: the view whose entry is marked as current instead."""

    view: str


@dataclass(frozen=True)
class HeaderLink:
    """An entry as shown; `current` is its aria-current: "page" on the page itself, "true" on those under it."""

    label: str
    href: str
    current: str = ""


@dataclass(frozen=True)
class Header:
    """`under` maps a view to the view whose entry is marked for it."""

    entries: tuple[HeaderEntry, ...]
    under: Mapping[str, str]

    def links(self, shown: str, query: str = "") -> tuple[HeaderLink, ...]:
        """The links for the view `shown`, such as "dashboard:council"; `query` travels with them."""
        return tuple(
            HeaderLink(each.label, reverse(each.view) + query, self._current(each, shown)) for each in self.entries
        )

    def _current(self, entry: HeaderEntry, shown: str) -> str:
        if shown == entry.view:
            return "page"
        return "true" if self.under.get(shown) == entry.view else ""


def site_header(pages: Iterable[ModuleType], namespace: str) -> Header:
    """The header of the pages, given by their urls modules, in order."""
    entries: list[HeaderEntry] = []
    under: dict[str, str] = {}
    for page in pages:
        match getattr(page, "header", None):
            case HeaderEntry() as entry:
                entries.append(entry)
            case Under(view):
                under |= {f"{namespace}:{pattern.name}": view for pattern in page.urlpatterns}
    return Header(tuple(entries), under)
