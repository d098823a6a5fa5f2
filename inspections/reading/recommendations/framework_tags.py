"""The reference to the Children's Social Care National Framework at the end of an item, in one spelling."""

import re
from collections.abc import Iterator
from typing import Final

_KINDS: Final = r"(?:outcome|enabler|principle)s?"
_DIGITS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_NUMBER: Final = rf"(?:\d|{'|'.join(_DIGITS)})"
_FRAMEWORK: Final = r"\bnational\s*frameworks?(?![a-z])"
_MORE_NUMBERS: Final = (
    rf"(?:\s*(?:(?:[,;&/]|,?\s*and\b|to\b)\s*(?:{_KINDS}\s*)?{_NUMBER}|[–—-]\s*(?:{_KINDS}\s*)?\d)\b)*"
)
_OF_NUMBER: Final = rf"\b{_KINDS}\s*(?:number\s*)?{_NUMBER}\b{_MORE_NUMBERS}"
_BETWEEN: Final = r"\d?\s*[,;:–-]?\s*(?:of\s+)?(?:the\s+)?(?:children.?s\s+social\s+care\s+)?"
# Reports of 2025 and 2026 forget either bracket or both, and the name of the framework where a number says what is
# meant; some print the words of an enabler after its number.
_TAG: Final = re.compile(
    rf"(?:[(\[](?P<named>[^()\[\]]*{_FRAMEWORK}[^()\[\]]*)[)\]]?"
    rf"|[(\[]?(?P<open>{_OF_NUMBER}{_BETWEEN}{_FRAMEWORK}|{_FRAMEWORK}[,;:–-]?\s*{_OF_NUMBER})\d?[)\]]?"
    rf"|[(\[](?P<bare>{_OF_NUMBER})(?:\s*[,;:–-]\s*[^()\[\]]{{3,150}})?[)\]])\d?\s*[.,;:]?\s*$",
    re.IGNORECASE,
)
_KIND: Final = re.compile(r"\b(?P<name>outcome|enabler|principle)s?\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    rf"\b(?:outcome|enabler|principle)s?\W*(?:number\s+)?{_NUMBER}\b{_MORE_NUMBERS}", re.IGNORECASE
)
_KIND_OR_NUMBER: Final = re.compile(
    rf"\b(?:(?P<name>outcome|enabler|principle)s?|(?P<number>{_NUMBER})|(?P<through>to))\b|(?P<dash>[–—-])",
    re.IGNORECASE,
)


def text_and_tag(text: str) -> tuple[str, str | None]:
    """The text without its tag, and the tag as “outcome 4”, “enabler: words”, or several as “outcome 1; outcome 2”."""
    match = _TAG.search(text)
    tag = _normalised(match["named"] or match["open"] or match["bare"]) if match else None
    return (text[: match.start()].rstrip(), tag) if match and tag else (text, None)


def _normalised(printed: str) -> str | None:
    words = re.sub(rf"(?i)\b(?:the\s+)?(?:children.s\s+social\s+care\s+)?{_FRAMEWORK}\d?", " ", printed)
    numbered = _NUMBERED.search(words)
    if numbered:
        return "; ".join(_each_number(numbered.group()))
    kind = _KIND.search(words)
    if not kind:
        return None
    rest = re.sub(r"[,;:]+|(?<!\w)[–-]+|[–-]+(?!\w)", " ", f"{words[: kind.start()]} {words[kind.end() :]}")
    return f"{kind['name'].lower()}: {' '.join(rest.lower().split())}" if rest.strip() else None


def _each_number(printed: str) -> Iterator[str]:
    """“outcomes 1 to 3, enabler 3” as “outcome 1”, “outcome 2”, “outcome 3” and “enabler 3”."""
    name, last, through = "", 0, False
    for match in _KIND_OR_NUMBER.finditer(printed):
        if match["through"] or match["dash"]:
            through = last > 0
        elif match["name"]:
            through = through and match["name"].lower() == name
            name = match["name"].lower()
        else:
            number = int(_DIGITS.get(match["number"].lower(), match["number"]))
            first = last + 1 if through and last < number else number
            yield from (f"{name} {each}" for each in range(first, number + 1))
            last, through = number, False
