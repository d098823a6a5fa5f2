"""Only the two origins that are named, and only where their names lead into the internet."""

import socket

import httpx
import pytest

from inspections.collecting.origins import CannotCollectError, Origin, origin_of, origins_set
from inspections.collecting.resolving import ForbiddenHostError, address_to_ask, is_public
from inspections.collecting.transport import CheckedTransport


def resolves(monkeypatch, *addresses):
    """Every name leads to these; the name is asked for once only."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: asked.append(host) or found)
    return asked


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",), ("10.1.2.3",), ("192.168.1.1",), ("172.20.0.1",), ("169.254.169.254",), ("100.64.0.1",),
        ("0.0.0.0",), ("224.0.0.1",), ("::1",), ("fd00::1",), ("fe80::1%eth0",), ("::ffff:127.0.0.1",),
        ("64:ff9b::7f00:1",), ("2002:7f00:1::",), ("93.184.215.14", "127.0.0.1"), (),
    ],
)  # fmt: skip
def test_a_name_that_leads_into_a_network_is_refused(monkeypatch, addresses):
    resolves(monkeypatch, *addresses)
    with pytest.raises(ForbiddenHostError):
        address_to_ask("reports.example", 443)


def test_a_name_that_leads_into_the_internet_is_asked_at_that_very_address(monkeypatch):
    asked, sent = resolves(monkeypatch, "93.184.215.14"), []

    class Inner(httpx.BaseTransport):
        def handle_request(self, request):
            sent.append(request)
            return httpx.Response(200)

    transport = CheckedTransport()
    transport.close()
    transport._inner = Inner()
    httpx.Client(transport=transport).get("https://reports.example/a?b=c")
    (request,) = sent
    assert str(request.url) == "https://93.184.215.14/a?b=c"
    assert (request.headers["Host"], request.extensions["sni_hostname"]) == ("reports.example", "reports.example")
    assert asked == ["reports.example"]


def test_an_origin_that_is_an_address_leads_there_and_localhost_to_this_machine_alone(monkeypatch):
    assert address_to_ask("127.0.0.1", 80) == "127.0.0.1"
    assert address_to_ask("10.0.0.7", 80) == "10.0.0.7"
    resolves(monkeypatch, "::1", "127.0.0.1")
    assert address_to_ask("localhost", 80) == "::1"
    resolves(monkeypatch, "10.0.0.7")
    with pytest.raises(ForbiddenHostError):
        address_to_ask("localhost", 80)


def test_public_addresses_are_public():
    import ipaddress

    assert is_public(ipaddress.ip_address("93.184.215.14"))
    assert is_public(ipaddress.ip_address("2606:2800:21f:cb07::1"))


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://reports.example/a", Origin("https", "reports.example", 443)),
        ("HTTPS://Reports.Example.:443/", Origin("https", "reports.example", 443)),
        ("http://reports.example:8080", Origin("http", "reports.example", 8080)),
        ("https://reports.example@evil.example/", None),
        ("file:///etc/passwd", None),
        ("https://reports.example:port/", None),
        ("//reports.example", None),
    ],
)
def test_origins_of_addresses(address, origin):
    assert origin_of(address) == origin


@pytest.mark.parametrize("text", ["reports.example", "https://reports.example/search", "ftp://x", "https://a b", ""])
def test_a_setting_that_is_no_origin_is_said(settings, text):
    settings.COLLECT_SITE = text
    with pytest.raises(CannotCollectError, match="COLLECT_SITE is"):
        origins_set()
