"""What the address of the page of corrections asks for: of which council, and which page of the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.counting.record import Council, Record
from dashboard.shared.params import Params, QueryReader, given, read_when
from dashboard.web.travelling import handed_on


@dataclass(frozen=True)
class CorrectionsParams(Params):
    council: Council | None = None
    number: int = 1
    along: tuple[tuple[str, str], ...] = ()

    @property
    def travels(self) -> tuple[tuple[str, str], ...]:
        """The date of the page before: corrections are listed by no date."""
        return self.along

    @property
    def state(self) -> dict[str, str]:
        """Without the number of the page: whatever changes leads to the first."""
        return given(council=self.council.slug if self.council else "")


def read_corrections(query: Mapping[str, str], record: Record) -> CorrectionsParams:
    reader = QueryReader(query)
    when, slug = read_when(QueryReader({}), record.reach), reader.text("council")
    council = record.council_with(slug) if slug else None
    if slug and council is None:
        reader.messages.append(f"“{slug[:40]}” is not a council of this record; showing every council.")
    text = reader.text("page") or "1"
    number = int(text) if text.isdecimal() and len(text) < 5 else 0
    if not number:
        reader.messages.append(f"“{text[:20]}” is not a page of this list; showing the first.")
    return CorrectionsParams(when, "", tuple(reader.messages), council, number or 1, handed_on(query))
