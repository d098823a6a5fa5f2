"""Asking for one page of the site, and keeping what it said for when it answers that nothing changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, Self

from inspections.collecting.fetching import PoliteClient, Validators
from inspections.collecting.pages import SHAPE
from inspections.models import CollectedPage


class PageRead(Protocol):
    """What was read of a page."""

    def to_json(self) -> dict[str, Any]: ...
    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self: ...


def ask_page[P: PageRead](client: PoliteClient, address: str, read: Callable[[str, str], P], kind: type[P]) -> P:
    """What the page says. Raises FetchError, StopCollectingError, and ChangedPageError where it has another shape."""
    row = CollectedPage.objects.filter(address=address, shape=SHAPE).first()
    known = Validators(row.etag, row.last_modified) if row else Validators()
    fetched = client.page(address, known)
    if fetched.html is None and row is not None:
        return kind.from_json(row.content)
    page = read(fetched.html or "", address)
    new = {"etag": fetched.validators.etag, "last_modified": fetched.validators.last_modified, "shape": SHAPE}
    CollectedPage.objects.update_or_create(address=address, defaults=new | {"content": page.to_json()})
    return page
