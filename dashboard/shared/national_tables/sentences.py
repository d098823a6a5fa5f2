"""The heading and introduction of the national tables."""

from dashboard.claims.tables import tables_heading, tables_lede
from dashboard.shared.national_tables.counts import ScopeCount
from dashboard.shared.national_tables.params import TableParams


def table_sentences(counted: ScopeCount, params: TableParams) -> tuple[str, str]:
    """The heading with the main result, and the sentence that says what is counted."""
    asked = (counted.headline, params.scope, params.about, params.unit)
    return tables_heading(*asked), tables_lede(*asked)
