"""Where a request comes from. Behind a proxy every request comes from the proxy; there it is the address that the proxy
adds to X-Forwarded-For. Of IPv6 a network is one address, for whoever has one address there has all of them.
"""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from typing import Final

from django.conf import settings
from django.http import HttpRequest

_NETWORK_BITS: Final = 64
"""What an IPv6 customer is given at least."""
_UNKNOWN: Final = "0.0.0.0"  # noqa: S104  (all who give no address are counted as one)


def network_of(request: HttpRequest) -> str:
    """The address that requests and wrong passwords are counted by: of IPv6, its network."""
    text = address_of(request)
    return _UNKNOWN if text is None else network_of_address(text)


def network_of_address(text: str) -> str:
    """Of IPv6 the network of 64 bits, of IPv4 the address itself."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), _NETWORK_BITS), strict=False).network_address)
    return text


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from; None where that is no address of the internet, such as a socket.

    The last of the forwarded addresses is the proxy's own word; those before it are whatever the client says.
    """
    text: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        text = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or text
    address = _read(text)
    if address is None:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


def _read(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Some proxies put IPv6 into brackets, and add the port."""
    for each in (text, text.strip("[]"), text.rpartition(":")[0].strip("[]")):
        with suppress(ValueError):
            return ipaddress.ip_address(each.partition("%")[0])
    return None
