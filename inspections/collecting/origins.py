"""The two origins that may be asked: COLLECT_SITE with the pages and COLLECT_FILES with the files, and no other."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from inspections.errors import RefusedError

_PORTS: Final = {"http": 80, "https": 443}
_HOST: Final = re.compile(r"[a-z0-9.:_-]+")
LOOPBACK: Final = "localhost"
_LONGEST_ADDRESS: Final = 500
"""As long as the fields of the record."""


class CannotCollectError(RefusedError):
    """Nothing can be collected as things are set; the message says what to set."""

    code = "cannot_collect"


@dataclass(frozen=True)
class Origin:
    scheme: str
    host: str
    port: int


@dataclass(frozen=True)
class Origins:
    """Where the pages are, and where the files."""

    site: Origin
    files: Origin

    def allow(self, address: str) -> bool:
        return origin_of(address) in (self.site, self.files)

    def has_file(self, address: str) -> bool:
        return origin_of(address) == self.files


def origins_set() -> Origins:
    """Those of the settings. Raises CannotCollectError where one of them is no origin."""
    return Origins(_named("COLLECT_SITE", settings.COLLECT_SITE), _named("COLLECT_FILES", settings.COLLECT_FILES))


def origin_of(address: str) -> Origin | None:
    """The origin of an address of the web; None where it has none, or a name and password in it."""
    parts = _split(address)
    if parts is None or parts.scheme not in _PORTS or "@" in parts.netloc or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return Origin(parts.scheme, (parts.hostname or "").rstrip("."), parts.port or _PORTS[parts.scheme])


def literal_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address where the host is one itself and no name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def whole_address(page: str, href: str) -> str | None:
    """Where a link on a page leads; None where that is no address, or longer than any of the site was."""
    try:
        found = urljoin(page, href)
    except ValueError:
        return None
    return found if len(found) <= _LONGEST_ADDRESS and _split(found) is not None else None


def _split(address: str) -> SplitResult | None:
    """None where it is none, or its port is no number."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _named(setting: str, text: str) -> Origin:
    found, parts = origin_of(text), _split(text)
    if found is None or parts is None or parts.path.strip("/") or parts.query:
        raise CannotCollectError(f"{setting} is “{text}”; write it as https://reports.example.org, without a path.")
    return found
