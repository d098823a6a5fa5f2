"""Inspections under frameworks older than those that bear a position: no position uses them, but pages list them."""

from collections import Counter

from django.urls import reverse

from dashboard.claims.scope_words import scope_label
from dashboard.claims.words import count_noun
from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import is_grade, outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT, is_earlier, scopes
from dashboard.shared.params import Params, query_string
from inspections.queries.record import PublishedInspection


def earlier_table_links(population: Population, params: Params) -> tuple[tuple[str, str], ...]:
    """Label and link for each older framework with an inspection by the date."""
    counts = Counter(inspection.framework for inspection in population.inspections)
    held = [scope for scope in scopes(counts) if scope.framework and not scope.edition and is_earlier(scope.framework)]
    kept = {**dict(params.when.kept), "region": params.region}
    return tuple(
        (
            f"{scope_label(scope)}: {count_noun(counts[scope.first.key], 'inspection')}",
            reverse("dashboard:distribution") + query_string({**kept, "framework": scope.key}),
        )
        for scope in held
    )


def earlier_inspections(record: Record, council: Council, as_at: AsAt) -> list[PublishedInspection]:
    """A council's own graded inspections under older frameworks, oldest first."""
    own = [i for i in record.known(council, as_at) if not CURRENT.covers(i)]
    return [i for i in own if is_earlier(i.framework) and any(is_grade(outcome_of(i, area)) for area in i.judgements)]
