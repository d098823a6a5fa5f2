"""How requests leave: to the address that was checked, whatever the name leads to a moment later."""

from __future__ import annotations

import httpx

from inspections.collecting.resolving import ForbiddenHostError, address_to_ask


class CheckedTransport(httpx.BaseTransport):
    """Looks the host up, checks it and connects to that very address; the certificate is still that of the name."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_connections=1))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            address = address_to_ask(host, port)
        except ForbiddenHostError:
            raise httpx.UnsupportedProtocol(f"{host} leads to an address inside a network") from None
        except OSError as error:
            raise httpx.ConnectError(f"{host} was not found: {error}") from error
        checked = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(checked)

    def close(self) -> None:
        self._inner.close()
