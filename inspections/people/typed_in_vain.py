"""What a form brought of somebody who is signed in no longer, or whose form ran out: shown, as it was not saved."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

_MOST: Final = 256 * 1024
"""Bytes of a form that anybody may send (inspections.people.bodies): of a longer one nothing is read."""
_NOT_TYPED: Final = ("csrf", "next", "key", "do", "shown", "mark", "step", "item", "report", "initial-", "all", "take")
"""How names of fields begin that a page fills in by itself."""
_SECRET: Final = ("password", "token")
_ONE_TIME_CODE: Final = "code"
"""Where it is all that a form asks for: a council has a code as well, among other fields."""


def typed_in_vain(request: HttpRequest) -> list[tuple[str, str]]:
    """Each field with words in it, by its name in words, and the names of files; blank where nothing was typed."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method != "POST" or not length.isdecimal() or int(length) > _MOST:
        return []
    asked = [name for name in request.POST if not name.startswith(_NOT_TYPED)]
    shown = [name for name in asked if not any(each in name for each in _SECRET)] if asked != [_ONE_TIME_CODE] else []
    told = [(_words(name), value.strip()) for name in shown for value in request.POST.getlist(name) if value.strip()]
    files = ((name, file) for name in request.FILES for file in request.FILES.getlist(name))
    return told + [(f"{_words(name)} (a file)", str(file.name)) for name, file in files]


def page_of_form(request: HttpRequest) -> str:
    """The page that a form stood on: an address that only takes forms is none to come back to."""
    if request.method == "POST" and is_of_this_site(request):
        return request.headers["Referer"].partition(request.get_host())[2] or "/"
    return request.get_full_path()


def is_of_this_site(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this site."""
    came_from = request.headers.get("Referer", "")
    return came_from.startswith("http") and url_has_allowed_host_and_scheme(came_from, {request.get_host()})


def _words(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").strip().capitalize()
