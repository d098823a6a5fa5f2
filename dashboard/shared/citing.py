"""How a page or an edition is cited: in a sentence, in BibTeX, and by the address that stays."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from dashboard.shared.links import WholeAddress
from inspections.models import Edition
from inspections.partial_dates import format_day

AUTHOR: Final = "The contributors to Inspection Outcomes"
TITLE: Final = "Inspection Outcomes"


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
    return _citation(f"{TITLE}, edition {edition.number}", edition.day, address, f"outcomes-{edition.number}")


def cite_page(heading: str, edition: Edition, address: str) -> Citation:
    """Something that stands at an address (absolute) in an edition."""
    title = f"{heading}. {TITLE}, edition {edition.number}"
    words = "-".join(re.findall(r"[a-z0-9]+", heading.lower())[:3])
    return _citation(title, edition.day, address, f"outcomes-{edition.number}-{words}")


def _citation(title: str, day: datetime.date, address: str, key: str) -> Citation:
    bibtex = "\n".join(
        (
            f"@misc{{{key},",
            f"  author = {{{{{AUTHOR}}}}},",
            f"  title = {{{{{_escaped(title)}}}}},",
            f"  year = {{{day.year}}},",
            f"  month = {{{day.month}}},",
            f"  day = {{{day.day}}},",
            f"  url = {{{address}}},",
            "}",
        )
    )
    return Citation(f"{AUTHOR} ({day.year}). {title}, {format_day(day)}. {address}", bibtex, address)


def _escaped(text: str) -> str:
    """Safe within the braces of a BibTeX field."""
    return re.sub(r"([&%#_$])", r"\\\1", text.translate({ord(c): None for c in "{}\\"}))
