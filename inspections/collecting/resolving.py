"""The one address to connect to for a host: looked up once, checked, and then used, so that no second answer counts.

A name whose owner lets it lead into this machine or its network is refused. Only an origin that is itself written as
such an address, or as localhost, leads there.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Final

from inspections.collecting.origins import LOOPBACK, literal_address

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as a network translates them into IPv6: what they lead to is their last 32 bits."""


class ForbiddenHostError(Exception):
    """The name leads to an address that nobody named."""


def address_to_ask(host: str, port: int) -> str:
    """Raises ForbiddenHostError where any address of a name is one that it may not have; OSError where it has none."""
    literal = literal_address(host)
    if literal is not None:
        return str(literal)
    found = [_ip(str(entry[4][0])) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(each.is_loopback if host == LOOPBACK else is_public(each) for each in found):
        raise ForbiddenHostError(host)
    return str(found[0])


def is_public(address: Address) -> bool:
    """Whether it lies in the internet, looked at through the forms that carry an IPv4 address in an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _ip(text: str) -> Address:
    return ipaddress.ip_address(text.partition("%")[0])
