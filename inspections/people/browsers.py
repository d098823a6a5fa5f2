"""The browser and the system that a user agent names, as far as a person would say it."""

from __future__ import annotations

from typing import Final

# The first that fits counts: later browsers name those that they are like, too.
_BROWSERS: Final = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
_LAST: Final = ("Safari/", "Safari")
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def browser_name(agent: str) -> str:
    """`Firefox on Windows`; as much of it as is known, blank where nothing is."""
    browser = next((name for sign, name in (*_BROWSERS, _LAST) if sign in agent), None)
    system = next((name for sign, name in _SYSTEMS if sign in agent), None)
    if browser and system:
        return f"{browser} on {system}"
    return browser or (f"a browser on {system}" if system else "")
