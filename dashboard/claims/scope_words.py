"""The names of a scope, in a sentence and in the list of choices."""

from dashboard.claims.words import area_name, format_month, position_words, table_title
from dashboard.counting.scope import Scope


def scope_words(scope: Scope) -> str:
    """The name of the scope in a sentence."""
    if scope.is_current:
        return position_words()
    return f"{scope.first.in_sentence} ({edition_words(scope)})" if scope.edition else scope.first.in_sentence


def edition_words(scope: Scope) -> str:
    """The years of an edition: `2017`, `2018 to 2023`, `2024 to now`; `from April 2026` if it began within a year."""
    began, ended = scope.editions[0].inspections_from, scope.editions[-1].inspections_to
    start = str(began.year) if began else ""
    if ended is None:
        return f"from {format_month(began)}" if began and began.month > 1 else f"{start} to now"
    return start if str(ended.year) == start else f"{start} to {ended.year}"


def area_name_in_scope(area: str, scope: Scope) -> str:
    """The name of a judgement in the tables of the scope; a blank `area` is the headline."""
    if not area:
        return "Headline"
    return table_title(scope.first.key, area) if scope.stands_apart else area_name(area)


def scope_label(scope: Scope) -> str:
    """The name of the scope in the list of choices."""
    if scope.is_current:
        return "Current position, across frameworks"
    name, years = scope.first.known_as, edition_words(scope)
    return name if years in name else f"{name.removesuffix(f' {years[:4]}')}, {years}"
