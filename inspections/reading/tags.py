"""The reference to the Children's Social Care National Framework at the end of an item, split off and normalised."""

import re
from typing import Final

_TAG: Final = re.compile(r"\s*\((?P<tag>[^()]*\bnational\s+framework\b[^()]*)\)\s*[.;]?\s*$", re.IGNORECASE)
_KIND: Final = re.compile(r"\b(outcome|enabler|principle)s?\b", re.IGNORECASE)
_NUMBERS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


def split_tag(text: str) -> tuple[str, str | None]:
    """The text without its tag, and the tag as “outcome 4”, “enabler 2” or “enabler: words”."""
    match = _TAG.search(text)
    tag = _normalised(match["tag"]) if match else None
    return (text[: match.start()].rstrip(), tag) if match and tag else (text, None)


def _normalised(printed: str) -> str | None:
    words = re.sub(r"(?i)\b(?:the\s+)?(?:children.s\s+social\s+care\s+)?national\s+framework\b", " ", printed)
    kind = _KIND.search(words)
    if not kind:
        return None
    rest = " ".join(
        re.sub(r"[,;:]+|(?<!\w)[–-]+|[–-]+(?!\w)", " ", words[: kind.start()] + " " + words[kind.end() :]).split()
    )
    number = re.search(r"\b(\d|one|two|three|four|five|six)\b", rest, re.IGNORECASE)
    name = kind[1].lower()
    if number:
        return f"{name} {_NUMBERS.get(number[1].lower(), number[1])}"
    return f"{name}: {rest.lower()}" if rest else None
