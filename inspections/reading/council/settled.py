"""The council of a reading: its printed name, the council in the register that it means, and how sure that is."""

from dataclasses import dataclass
from datetime import date

from inspections.reading.contract import AuthorityRead, Evidence, Note
from inspections.reading.council.match import council_match
from inspections.reading.council.printed_name import PrintedName
from inspections.reading.pdf.document import Document
from inspections.reading.vocabulary import Confidence


@dataclass(frozen=True)
class SettledCouncil:
    """The council as read, the evidence, and what a reviewer should know; None where no name is printed."""

    read: AuthorityRead | None
    evidence: Evidence | None
    notes: tuple[Note, ...] = ()


def settled_council(document: Document, name: PrintedName, day: date | None) -> SettledCouncil:
    """The council that a printed name means on a day; certain only where the title itself settles it."""
    if not name.lines:
        return SettledCouncil(None, None, (Note("authority_missing", "No council's name was found in the title."),))
    match = council_match(name.text, day)
    page = name.lines[0].page
    sure = match.sure and name.in_title
    evidence = document.evidence_of_lines(name.lines, name.rule, Confidence.CERTAIN if sure else Confidence.CHECK)
    found = match.council
    read = AuthorityRead(
        dfe_la_number=found.dfe_la_number if found else None,
        name=found.short_name if found else None,
        printed=name.text,
        page=page,
    )
    if sure:
        return SettledCouncil(read, evidence)
    if match.sure:
        message = f"The title names no council that the reader knows; “{name.text}” is {name.rule}."
        return SettledCouncil(read, evidence, (Note("authority_uncertain", message, page),))
    names = ", ".join(f"{c.name} ({c.dfe_la_number})" for c in match.candidates) or "none in the register"
    message = f"The name “{name.text}” does not settle the council by itself. Candidates: {names}."
    return SettledCouncil(read, evidence, (Note("authority_uncertain", message, page),))
