"""Where a page stands in the header: by an entry of its own, or under the entry of another page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from django.urls import reverse


@dataclass(frozen=True)
class HeaderEntry:
    """The words of an entry, and the view that it leads to; a page says it as `header` in its urls.py."""

    label: str
    view: str


@dataclass(frozen=True)
class Under:
    """For a page without an entry: the view whose entry is marked while the page is looked at."""

    view: str


@dataclass(frozen=True)
class HeaderLink:
    """An entry as it is shown; `current` is "page" on the page itself, "true" on those under it."""

    label: str
    href: str
    current: str = ""


@dataclass(frozen=True)
class Header:
    """`under` leads from a view to the one whose entry is marked for it."""

    entries: tuple[HeaderEntry, ...]
    under: Mapping[str, str]

    def links(self, shown: str) -> tuple[HeaderLink, ...]:
        """`shown` is the view that is looked at, as `dashboard:council`."""
        return tuple(HeaderLink(each.label, reverse(each.view), self._current(each, shown)) for each in self.entries)

    def _current(self, entry: HeaderEntry, shown: str) -> str:
        if shown == entry.view:
            return "page"
        return "true" if self.under.get(shown) == entry.view else ""


def site_header(pages: Iterable[ModuleType], namespace: str) -> Header:
    """The entries in the order of the pages; each is the urls.py of a page."""
    entries: list[HeaderEntry] = []
    under: dict[str, str] = {}
    for page in pages:
        match getattr(page, "header", None):
            case HeaderEntry() as entry:
                entries.append(entry)
            case Under(view):
                under |= {f"{namespace}:{pattern.name}": view for pattern in page.urlpatterns}
    return Header(tuple(entries), under)
