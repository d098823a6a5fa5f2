"""Addresses that a page names hundreds of times, each made once: Django goes through all its patterns each time."""

from collections.abc import Callable
from functools import lru_cache

from django.urls import get_script_prefix, reverse

type WholeAddress = Callable[[str], str]
"""Makes the path of a page an address that leads back to it from a file: a request's build_absolute_uri."""


def council_address(slug: str, query: str = "") -> str:
    """The page of a council; `query` takes the date along, as Params.when_query gives it."""
    return _made(get_script_prefix(), "dashboard:council", slug) + query


def inspection_address(pk: int) -> str:
    """The page of an inspection."""
    return _made(get_script_prefix(), "dashboard:inspection", pk)


@lru_cache(maxsize=16_384)
def _made(prefix: str, name: str, argument: str | int) -> str:
    """`prefix` is only the key: the same product may be reached under two of them."""
    return reverse(name, args=[argument])
