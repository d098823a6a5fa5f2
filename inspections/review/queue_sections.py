"""The parts of the queue on the screen: a heading with its number, what it means, and the files in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from inspections.models import Report
from inspections.review.file_list import FileRow, count_noun, file_row

_HEADINGS: Mapping[str, tuple[str, str, str]] = {
    "differ": (
        "{n} differs from the record",
        "{n} differ from the record",
        "The report and the record say different things. One of them is wrong: check the page of the report.",
    ),
    "check": (
        "{n} has something to check",
        "{n} have something to check",
        "The reader is not certain, or something else is stopping publication.",
    ),
    "refused": (
        "{n} was refused",
        "{n} were refused",
        "The reader could not use these. Each one says why, and what to do.",
    ),
    "copy": (
        "{n} repeats a published report",
        "{n} repeat published reports",
        "Each is a second file of an inspection that is already published, and says nothing new. Put it aside.",
    ),
    "adds": (
        "{n} adds something new to the record",
        "{n} add something new to the record",
        "There is nothing to check, but nothing on the record confirms them: look before you publish.",
    ),
    "agree": (
        "{n} agrees with the record",
        "{n} agree with the record",
        "Every judgement, date and council was either read with certainty or confirmed by the record.",
    ),
    "way": ("{n} is being read", "{n} are being read", "This continues by itself; you can leave the page."),
    "published": ("{n} is published", "{n} are published", ""),
    "withdrawn": ("{n} is put aside or withdrawn", "{n} are put aside or withdrawn", ""),
}


_PUBLISHING = "inspections:batches"
_PUTTING_ASIDE = "inspections:put_aside"
_TOGETHER: Mapping[str, tuple[str, str]] = {
    "refused": ("Put the chosen aside", _PUTTING_ASIDE),
    "copy": ("Put the chosen aside", _PUTTING_ASIDE),
    "withdrawn": ("Put the chosen back", "inspections:put_back"),
    "adds": ("Publish the chosen together …", _PUBLISHING),
    "agree": ("Publish the chosen together …", _PUBLISHING),
}
"""What can be done with several of a group that are ticked: the button's words, and where it leads."""


_NEED_EYES = ("differ", "check", "refused", "copy", "adds")
ASIDE_AT_ONCE = 500
"""So many go by one press; undoing it names each of them in a form, and a form has a thousand fields at most."""


@dataclass(frozen=True)
class QueueSection:
    """`more` is the address of all of it, None where all of it is here."""

    key: str
    heading: str
    sentence: str
    files: tuple[FileRow, ...]
    count: int
    more: str | None

    @property
    def form(self) -> str | None:
        """The form to which the ticks of its rows belong; None where nothing is done with several at once."""
        return f"choose-{self.key}" if self.key in _TOGETHER else None

    @property
    def button(self) -> str:
        return _TOGETHER[self.key][0]

    @property
    def publishes(self) -> bool:
        return self.form is not None and _TOGETHER[self.key][1] == _PUBLISHING

    @property
    def aside_at_once(self) -> int:
        """So many are put aside by one press without being ticked; 0 where that is not offered."""
        return min(self.count, ASIDE_AT_ONCE) if self.form and _TOGETHER[self.key][1] == _PUTTING_ASIDE else 0

    @property
    def action(self) -> str:
        return reverse(_TOGETHER[self.key][1])


def queue_section(
    key: str, count: int, rows: Iterable[Report], *, now: datetime.datetime, more: str | None = None
) -> QueueSection:
    one, several, sentence = _HEADINGS[key]
    heading = (one if count == 1 else several).format(n=f"{count:,}")
    return QueueSection(key, heading, sentence, tuple(file_row(row, now=now) for row in rows), count, more)


def finding_words(counts: Mapping[str, int], *, filtered: bool) -> str:
    """The heading of the page: how many there are, how many are read, how many need a person's eyes."""
    total, reading = sum(counts.values()), counts["way"]
    if not total:
        return "No report matches what you chose" if filtered else "No report has been added yet"
    eyes = sum(counts[key] for key in _NEED_EYES)
    of = f" of {count_noun(total, 'report')}"
    need = f"{eyes:,} need{'s' if eyes == 1 else ''} a person" if eyes else "none needs a person"
    if reading:
        read = total - reading
        return f"{read:,}{of} {'is' if read == 1 else 'are'} read; {need}"
    ready = counts["agree"]
    if eyes:
        return f"{eyes:,}{of} need{'s' if eyes == 1 else ''} a person"
    if ready:
        return f"{ready:,}{of} can be published"
    return f"No report needs a person; {counts['published']:,} {'is' if counts['published'] == 1 else 'are'} published"
