"""A proposed import: which of its sheets, how its columns are understood, and what it would do to the record."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Final

from inspections.intake.outcome_table import OutcomeTable
from inspections.intake.tables.headings import Table, find_table
from inspections.intake.tables.mapping import (
    ColumnMapping,
    UnknownWord,
    guess_mapping,
    mapping_problems,
    unknown_words,
)
from inspections.intake.tables.rows import SourceOfTable, outcomes_of
from inspections.intake.tables.sheets import Sheet
from inspections.models import Import, Inspection, Judgement, TableShape
from inspections.partial_dates import format_day
from inspections.review.import_plan import ImportPlan, import_plan

Nature = Import.Nature
_SOURCES: Final = {
    Nature.OFFICIAL: (Judgement.Source.OFFICIAL, Inspection.DateSource.OFFICIAL),
    Nature.SITE: (Judgement.Source.IMPORT, Inspection.DateSource.SITE),
    Nature.PRESS: (Judgement.Source.PRESS, Inspection.DateSource.ENTERED),
    Nature.OWN: (Judgement.Source.IMPORT, Inspection.DateSource.SITE),
}
"""Of a judgement and of a date, where the row says nothing else."""


class ProposedTable:
    """What a row of Import.PROPOSED holds, worked out as far as it is known."""

    def __init__(self, row: Import) -> None:
        self._row = row

    @cached_property
    def sheets(self) -> list[Sheet]:
        return [Sheet.from_json(each) for each in self._row.sheets or ()]

    @cached_property
    def usable(self) -> list[Sheet]:
        """The sheets that have headings which are known."""
        return [sheet for sheet in self.sheets if find_table(sheet)]

    @cached_property
    def sheet(self) -> Sheet | None:
        """The one that was chosen, else the only one that can be meant; None where a person has to choose."""
        if self._row.sheet or self._row.header_row:
            return next((sheet for sheet in self.sheets if sheet.name == self._row.sheet), None)
        if len(self.sheets) == 1:
            return self.sheets[0]
        shown = [sheet for sheet in self.usable if not sheet.is_hidden]
        return shown[0] if len(shown) == 1 else None

    @cached_property
    def table(self) -> Table | None:
        return find_table(self.sheet, header_row=self._row.header_row) if self.sheet else None

    @cached_property
    def remembered(self) -> TableShape | None:
        """What was said of a table with the same headings."""
        if self.table is None:
            return None
        signature = hashlib.sha256(self.table.shape.encode()).hexdigest()
        return TableShape.objects.filter(signature=signature).first()

    @cached_property
    def mapping(self) -> ColumnMapping | None:
        """As a person said for this table, else as it was said of one like it, else as its headings say."""
        if self.table is None:
            return None
        said = self._row.mapping or (self.remembered.mapping if self.remembered else None)
        return ColumnMapping.from_json(said) if said else guess_mapping(self.table)

    @cached_property
    def unknown(self) -> list[UnknownWord]:
        return unknown_words(self.table, self.mapping) if self.table and self.mapping else []

    @cached_property
    def problems(self) -> list[str]:
        return mapping_problems(self.mapping, self.table) if self.table and self.mapping else []

    @property
    def is_understood(self) -> bool:
        return self.table is not None and not self.problems and not self.unknown

    def plan(self) -> ImportPlan | None:
        """None while it is not understood."""
        table = self._outcomes()
        return import_plan(table) if table else None

    def _outcomes(self) -> OutcomeTable | None:
        if not self.is_understood or self.table is None or self.mapping is None:
            return None
        source, published_source = _SOURCES[Nature(self._row.nature)]
        return outcomes_of(
            self.table,
            self.mapping,
            SourceOfTable(
                source.value, published_source.value, self.source_text, sure=self._row.nature != Nature.PRESS
            ),
        )

    @property
    def source_text(self) -> str:
        """ "Ofsted official statistics, released 30 August 2024 (outcomes.ods, sheet ILACS), https://…"."""
        row = self._row
        released = f", released {format_day(row.released_on)}" if row.released_on else ""
        file = f"{row.name}, sheet {self.sheet.name}" if self.sheet and self.sheet.name else row.name
        address = f", {row.source_address}" if row.source_address else ""
        return f"{row.source_name}{released} ({file}){address}"
