"""What is said over the national tables, of what the address asks for."""

from dashboard.claims.tables import tables_heading, tables_lede
from dashboard.shared.national_tables.counts import ScopeCount
from dashboard.shared.national_tables.params import TableParams


def table_sentences(counted: ScopeCount, params: TableParams) -> tuple[str, str]:
    """The heading with the finding, and the sentence with what it is of."""
    asked = (counted.headline, params.scope, params.about, params.unit)
    return tables_heading(*asked), tables_lede(*asked)
