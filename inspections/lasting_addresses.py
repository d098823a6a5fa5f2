"""Addresses that outlive the answer that they were made for, in mails and in files that are kept: they begin with what
this installation is known by, and never with whatever somebody wrote into a header.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

_OF_ITSELF: Final = ("localhost", "127.0.0.1", "[::1]", "::1", "0.0.0.0")  # noqa: S104  (names, and nothing listens)


def lasting_origin(request: HttpRequest) -> str:
    """`https://outcomes.example.org`: where the request came to if the settings name that, else PUBLIC_ADDRESS.

    ALLOWED_HOSTS names a host with no port, or with the one that is listened on; CSRF_TRUSTED_ORIGINS and
    PUBLIC_ADDRESS name whole origins. Anybody can write any other port, and any host that a pattern covers.
    """
    asked, host, _ = _asked(request)
    if asked in _named_whole():
        return asked
    # A machine always knows itself by these names; whoever reads a mail elsewhere is led to another machine by them.
    is_known_elsewhere = host not in _OF_ITSELF or urlsplit(settings.PUBLIC_ADDRESS).hostname in _OF_ITSELF
    return asked if is_named(request) and is_known_elsewhere else str(settings.PUBLIC_ADDRESS)


def is_named(request: HttpRequest) -> bool:
    """Whether the settings name where the request came to, so that there are few such origins."""
    asked, host, port = _asked(request)
    return asked in _named_whole() or (host in settings.ALLOWED_HOSTS and port in ("", request.get_port()))


def _asked(request: HttpRequest) -> tuple[str, str, str]:
    """The origin that the request came to, its host and its port, blank for the usual one."""
    host, port = split_domain_port(request.get_host())
    return f"{request.scheme}://{host}{f':{port}' if port else ''}", host, port


def _named_whole() -> tuple[str, ...]:
    return settings.PUBLIC_ADDRESS, *settings.CSRF_TRUSTED_ORIGINS


def lasting_addresses(request: HttpRequest) -> Callable[[str], str]:
    """What turns a path of this installation into a whole address, in the place of `build_absolute_uri`."""
    return partial(urljoin, lasting_origin(request))
