"""Where a request comes from, however a proxy writes it."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from inspections.networks import address_of, network_of


@pytest.mark.parametrize(
    ("said", "address", "network"),
    [
        ("192.0.2.7", "192.0.2.7", "192.0.2.7"),
        ("198.51.100.1, 192.0.2.7", "192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:50123", "192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2::3", "2001:db8:1:2::3", "2001:db8:1:2::"),
        ("[2001:db8:1:2::3]", "2001:db8:1:2::3", "2001:db8:1:2::"),
        ("[2001:db8:1:2::3]:50123", "2001:db8:1:2::3", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7"),
        ("unknown", None, "0.0.0.0"),
    ],
)
def test_each_visitor_behind_a_proxy_is_told_from_the_others(
    settings: LazySettings, said: str, address: str | None, network: str
):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": said})
    assert (address_of(request), network_of(request)) == (address, network)
