"""What the record has of frameworks before those that bear a position: it moves none, and is not left unsaid."""

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse

from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import is_grade, outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Council, Record
from dashboard.counting.scope import CURRENT, is_earlier, scopes
from dashboard.shared.params import Params, query_string
from dashboard.shared.scope_words import scope_label
from dashboard.shared.words import count_noun, format_publication, framework_name, join_words
from inspections.queries.record import PublishedInspection


def earlier_table_links(population: Population, params: Params) -> tuple[tuple[str, str], ...]:
    """A line and a link for each older framework under which a council had been inspected by the date."""
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


def earlier_inspections_words(found: Sequence[PublishedInspection]) -> str:
    """`2 inspections under earlier frameworks, the latest APA of 17 December 2008`; blank where there is none."""
    if not found:
        return ""
    last = found[-1]
    when = format_publication(last.published, last.published_precision)
    count = count_noun(len(found), "inspection")
    if len(found) == 1:
        return f"1 inspection under an earlier framework, {framework_name(last.framework)} of {when}"
    return f"{count} under earlier frameworks, the latest {framework_name(last.framework)} of {when}"


def earlier_grades_words(found: Sequence[PublishedInspection]) -> str:
    """`Adequate in 2006, good in 2008 (APA)`: the overall grades of the framework that gave the latest one."""
    overall = [i for i in found if is_grade(outcome_of(i, "overall"))]
    same = [i for i in overall if i.framework == overall[-1].framework]
    if not same:
        return ""
    steps: list[tuple[str, list[str]]] = []
    for inspection in same[-4:]:
        grade, year = outcome_of(inspection, "overall").replace("_", " "), str(inspection.published.year)
        if steps and steps[-1][0] == grade:
            steps[-1][1].append(year)
        else:
            steps.append((grade, [year]))
    text = ", ".join(f"{grade} in {join_words(years)}" for grade, years in steps)
    return f"{text[:1].upper()}{text[1:]} ({framework_name(same[-1].framework)})"
