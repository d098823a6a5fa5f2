"""The council's name as a document prints it: in the title, above it, or on the line below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspections.reading.council.addressee import addressed_council, council_alone, council_in_prose, council_written_of
from inspections.reading.council.likely_name import calls_itself_a_council, may_be_a_council
from inspections.reading.council.match import council_match
from inspections.reading.council.offices import council_of_office, council_of_running_lines
from inspections.reading.framework import Framework
from inspections.reading.layout.first_lines import FirstLines
from inspections.reading.pdf.text import TextLine

_IN_TITLE: Final = "the name in the title"
_ABOVE: Final = "the lines above the title"

_GOES_ON: Final = re.compile(r"\b(?:in|within|at|for|of)\s+(?=[A-Z])")
"""How the line of a title goes on with a name."""
_MOST_LINES_MORE: Final = 3
"""Lines on which a name may continue: “Bournemouth,” over “Christchurch” over “and Poole Council”."""


@dataclass(frozen=True)
class PrintedName:
    """The name, the lines it stands on and the rule that found it; empty where there is none."""

    text: str
    lines: tuple[TextLine, ...]
    rule: str
    in_title: bool = True


def printed_council_name(first_lines: FirstLines, framework: Framework, title: tuple[int, int]) -> PrintedName:
    """The council's name in or at the title, whose place in the first lines is given.

    Of a letter whose title names none, it is the council that the letter is addressed to or writes of. A title that
    names one which the reader does not know is not overruled by another one that it knows.
    """
    name = _at_title(first_lines, framework, title)
    is_report = not first_lines.address and not framework.is_secondary
    # A report prints a name where one stands, also that of a council which the reader was not shipped with.
    if (is_report and name.text) or council_match(name.text, None).named:
        return name
    unknown = name if name.rule == _IN_TITLE and may_be_a_council(name.text) else _unknown_below(first_lines, title[1])
    for found, rule in _elsewhere(first_lines, framework, title):
        if found and (unknown is None or _may_be_the_same(unknown.text, found[0])):
            return PrintedName(found[0], (found[1],), rule, in_title=False)
    if unknown:
        return unknown
    # What stands over the title of a letter is an address, and a town in it is not a council.
    return name if name.rule != _ABOVE else PrintedName("", (), _ABOVE)


def _unknown_below(first_lines: FirstLines, end: int) -> PrintedName | None:
    """What the title's own line goes on with, or the line under it, where that is like a council's name; else None."""
    below = _name_below(first_lines, end)
    is_own_line = bool(below.lines) and below.lines[0] in first_lines.lines_at(end - 1, end)
    return below if (may_be_a_council if is_own_line else calls_itself_a_council)(below.text) else None


def _may_be_the_same(unknown: str, known: str) -> bool:
    """Whether the title names what belongs to several councils, such as their trust, and the known one is of these."""
    several, known_ones = council_match(unknown, None).candidates, council_match(known, None).candidates
    return len(several) > 1 and any(council in several for council in known_ones)


def _elsewhere(
    first_lines: FirstLines, framework: Framework, title: tuple[int, int]
) -> Iterator[tuple[tuple[str, TextLine] | None, str]]:
    """The council that a letter may name beside its title, with the rule that found it, the likeliest first."""
    own, under = first_lines.lines_at(*title), first_lines.lines_at(title[1], len(first_lines.text))
    yield addressed_council(first_lines.address or first_lines.lines), "the council over the first lines"
    prose = under if first_lines.address else first_lines.lines
    yield council_in_prose(prose), "the council that the first lines write of"
    if first_lines.document:
        page = first_lines.document.page(own[-1].page)
        yield council_written_of(page, own[-1].end), "the only council that the first page writes of"
    yield council_of_office(first_lines.address + first_lines.lines), "the council after an office, label or greeting"
    if first_lines.document:
        yield council_of_running_lines(first_lines.document), "the only council in the heads and feet of the pages"
    if framework.is_secondary:
        yield council_alone(first_lines.lines), "the council whose name has a line of its own"


def _at_title(first_lines: FirstLines, framework: Framework, title: tuple[int, int]) -> PrintedName:
    """The council's name in the title, else on the lines above it, else on the line below."""
    named = [_fullest(first_lines, *m.span("name"), _IN_TITLE) for m in framework.names_in(first_lines.text)]
    if named:
        matches = [(name, council_match(name.text, None)) for name in named]
        known = [name for name, match in matches if match.named and match.candidates]
        guessed = [name for name, match in matches if match.candidates]
        return (known or guessed or named)[0]
    above = _without_letterhead(first_lines.lines_at(0, title[0]))
    below = _name_below(first_lines, title[1])
    # Over the title of a report stands the council; over that of a letter, its date and the person it is to.
    if not above or (not council_match(_joined(above), None).named and council_match(below.text, None).named):
        return below
    return PrintedName(_joined(above), above, _ABOVE)


def _fullest(first_lines: FirstLines, start: int, end: int, rule: str) -> PrintedName:
    """The name, with those lines around it that make it a known one: “South” over “Gloucestershire”."""
    lines = first_lines.lines_at(start, end)
    own = " ".join(first_lines.text[start:end].split())
    first, last = first_lines.lines.index(lines[0]), first_lines.lines.index(lines[-1])
    before = first_lines.lines[max(0, first - 1) : first] if lines[0].text.startswith(own.split(" ")[0]) else ()
    after = (
        first_lines.lines[last + 1 : last + 1 + _MOST_LINES_MORE] if lines[-1].text.endswith(own.split(" ")[-1]) else ()
    )
    for count in range(len(after), -1, -1):
        for more_before in (before, ()):
            more_after = after[:count]
            whole = " ".join(part for part in (_joined(more_before), own, _joined(more_after)) if part)
            if (more_before or more_after) and council_match(whole, None).named:
                return PrintedName(whole, (*more_before, *lines, *more_after), rule)
    return PrintedName(own, lines, rule)


def _without_letterhead(above: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """As many of the last lines as make a known name; an inspectorate's address may stand over them."""
    endings = [above[first:] for first in range(len(above))]
    matches = [(lines, council_match(_joined(lines), None)) for lines in endings]
    for plain in (True, False):
        for lines, match in matches:
            if match.candidates and (match.named or not plain):
                return lines
    return above


def _name_below(first_lines: FirstLines, end: int) -> PrintedName:
    """The line under the title, as the reports of 2013 have it, or the name that the title's own line goes on with."""
    line_end = first_lines.text.find("\n", end)
    goes_on = _GOES_ON.search(first_lines.text[end : max(line_end, end)])
    start = end + goes_on.end() if goes_on else line_end + 1 if line_end >= 0 else len(first_lines.text)
    first = first_lines.text[start:].split("\n")[0]
    rule = "the line under the title"
    return _fullest(first_lines, start, start + len(first), rule) if first.strip() else PrintedName("", (), rule)


def _joined(lines: tuple[TextLine, ...]) -> str:
    return " ".join(line.text for line in lines)
