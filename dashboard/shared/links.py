"""Addresses that a page uses hundreds of times, cached because Django's reverse() tries every pattern each time."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse

type WholeAddress = Callable[[str], str]
"""Turns a path into an absolute address, for links in files; usually a request's build_absolute_uri."""


def council_address(slug: str, query: str = "") -> str:
    """The address of a council's page; `query` keeps the date, as Params.when_query gives it."""
    return _reversed(get_script_prefix(), "dashboard:council", slug) + query


def inspection_address(pk: int) -> str:
    """The address of an inspection's page."""
    return _reversed(get_script_prefix(), "dashboard:inspection", pk)


def find_address(typed: str) -> str:
    """What the box in the header finds for this."""
    return f"{_reversed(get_script_prefix(), 'dashboard:find')}?{urlencode({'q': typed})}"


def recommendation_address(place: tuple[str, str]) -> str:
    """The address of a recommendation's own page: by the key of its inspection and what stands for its words."""
    return _reversed(get_script_prefix(), "dashboard:recommendation", *place)


def word_anchor(key: str) -> str:
    """Where the page of words explains a grade, an absence or a framework, by its key."""
    return key.replace("_", "-")


def word_address(key: str) -> str:
    return f"{_reversed(get_script_prefix(), 'dashboard:glossary')}#{word_anchor(key)}"


@lru_cache(maxsize=16_384)
def _reversed(prefix: str, name: str, *arguments: str | int) -> str:
    """`prefix` is only part of the cache key: the site may be served under two script prefixes."""
    return reverse(name, args=arguments)
