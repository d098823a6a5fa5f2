"""How a page or an edition is cited: in a sentence, in BibTeX, and by the address that stays."""

import re
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from dashboard.shared.links import WholeAddress
from inspections.models import Edition
from inspections.partial_dates import format_day

AUTHOR: Final = "The contributors to Inspection Outcomes"
TITLE: Final = "Inspection Outcomes"
SHOWN: Final = 12
"""Digits of the checksum in a sentence: of a million editions no two would begin alike."""


@dataclass(frozen=True)
class Citation:
    """`address` is where what is cited stays."""

    text: str
    bibtex: str
    address: str


def edition_title(edition: Edition) -> str:
    """`edition 12, 3 December 2026`"""
    return f"edition {edition.number}, {format_day(edition.day)}"


def cite_edition(edition: Edition, whole: WholeAddress) -> Citation:
    """The edition as a whole."""
    address = whole(reverse("dashboard:edition", args=[edition.number]))
    return _citation(f"{TITLE}, {_named(edition)}", edition, address, f"outcomes-{edition.number}")


def cite_page(heading: str, edition: Edition, address: str) -> Citation:
    """Something that stands at an address (absolute) in an edition."""
    title = f"{heading}. {TITLE}, {_named(edition)}"
    words = "-".join(re.findall(r"[a-z0-9]+", heading.lower())[:3])
    return _citation(title, edition, address, f"outcomes-{edition.number}-{words}")


def _named(edition: Edition) -> str:
    """With the beginning of its checksum: whatever becomes of a record, no other edition of this number has it."""
    return f"edition {edition.number} [{edition.sha256[:SHOWN]}]"


def _citation(title: str, edition: Edition, address: str, key: str) -> Citation:
    day = edition.day
    bibtex = "\n".join(
        (
            f"@misc{{{key},",
            f"  author = {{{{{AUTHOR}}}}},",
            f"  title = {{{{{_escaped(title)}}}}},",
            f"  year = {{{day.year}}},",
            f"  month = {{{day.month}}},",
            f"  day = {{{day.day}}},",
            f"  url = {{{address}}},",
            f"  note = {{SHA-256 of its checksums: {edition.sha256}}},",
            "}",
        )
    )
    return Citation(f"{AUTHOR} ({day.year}). {title}, {format_day(day)}. {address}", bibtex, address)


def _escaped(text: str) -> str:
    """Safe within the braces of a BibTeX field."""
    return re.sub(r"([&%#_$])", r"\\\1", text.translate({ord(c): None for c in "{}\\"}))
