"""The reference to the Children's Social Care National Framework at the end of an item, in one spelling."""

import re
from typing import Final

_KINDS: Final = r"(?:outcome|enabler|principle)s?"
_DIGITS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_NUMBER: Final = rf"(?:\d|{'|'.join(_DIGITS)})"
_FRAMEWORK: Final = r"\bnational\s*frameworks?(?![a-z])"
_OF_NUMBER: Final = rf"\b{_KINDS}\s*(?:number\s*)?{_NUMBER}\b"
_BETWEEN: Final = r"\d?\s*[,;:–-]?\s*(?:of\s+)?(?:the\s+)?(?:children.?s\s+social\s+care\s+)?"
# Reports of 2025 and 2026 forget either bracket or both, and the name of the framework where a number says what is
# meant; some print the words of an enabler after its number.
_TAG: Final = re.compile(
    rf"(?:[(\[](?P<named>[^()\[\]]*{_FRAMEWORK}[^()\[\]]*)[)\]]?"
    rf"|[(\[]?(?P<open>{_OF_NUMBER}{_BETWEEN}{_FRAMEWORK}|{_FRAMEWORK}[,;:–-]?\s*{_OF_NUMBER})\d?[)\]]?"
    rf"|[(\[](?P<bare>{_OF_NUMBER})(?:\s*[,;:–-]\s*[^()\[\]]{{3,150}})?[)\]])\d?\s*[.,;:]?\s*$",
    re.IGNORECASE,
)
_KIND: Final = re.compile(
    rf"\b(?P<name>outcome|enabler|principle)s?(?:\W*(?:number\s+)?(?P<number>{_NUMBER})\b|\b)", re.IGNORECASE
)


def text_and_tag(text: str) -> tuple[str, str | None]:
    """The text without its tag, and the tag as “outcome 4”, “enabler 2” or “enabler: words”."""
    match = _TAG.search(text)
    tag = _normalised(match["named"] or match["open"] or match["bare"]) if match else None
    return (text[: match.start()].rstrip(), tag) if match and tag else (text, None)


def _normalised(printed: str) -> str | None:
    words = re.sub(rf"(?i)\b(?:the\s+)?(?:children.s\s+social\s+care\s+)?{_FRAMEWORK}\d?", " ", printed)
    kind = _KIND.search(words)
    if not kind:
        return None
    name, number = kind["name"].lower(), kind["number"]
    if number:
        return f"{name} {_DIGITS.get(number.lower(), number)}"
    rest = re.sub(r"[,;:]+|(?<!\w)[–-]+|[–-]+(?!\w)", " ", f"{words[: kind.start()]} {words[kind.end() :]}")
    return f"{name}: {' '.join(rest.lower().split())}" if rest.strip() else None
