"""An editor who is signed in to a running product, as a browser would be."""

from __future__ import annotations

import re
from typing import Final

import httpx

from checks.load.product import Product

_PATIENCE: Final = 60.0


class Person:
    """Adds files and looks at pages; what could not be answered at all has the status 0."""

    def __init__(self, product: Product) -> None:
        at = f"http://{product.host}:{product.port}"
        self._client = httpx.Client(base_url=at, timeout=_PATIENCE, trust_env=False, follow_redirects=True)
        password = (product.folder / "first-password").read_text().split()[-1]
        page = self._client.get("/sign-in/")
        form = {"username": "editor", "password": password, "csrfmiddlewaretoken": _token(page.text)}
        self._client.post("/sign-in/", data=form)

    def status(self, path: str) -> int:
        try:
            return self._client.get(path).status_code
        except httpx.HTTPError:
            return 0

    def page(self, path: str) -> str:
        return self._client.get(path).text

    def add(self, name: str, content: bytes) -> str:
        """What the person is told: “added”, or the words of the refusal, or the title of the page that came instead."""
        try:
            answer = self._client.post(
                "/reports/",
                files={"files": (name, content, "application/pdf")},
                headers={"X-CSRFToken": self._client.cookies.get("csrftoken") or "", "Accept": "application/json"},
            )
        except httpx.HTTPError as error:
            return f"no answer ({type(error).__name__})"
        if answer.headers.get("Content-Type", "").startswith("application/json"):
            said = answer.json()
            refused = [each["problem"] for each in said["refused"]]
            return refused[0] if refused else "added"
        return f"{answer.status_code}: {_title(answer.text)}"


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    return found[1] if found else ""


def _title(page: str) -> str:
    found = re.search(r"<h1[^>]*>\s*(.*?)\s*</h1>", page, re.DOTALL)
    return found[1] if found else page[:80]
