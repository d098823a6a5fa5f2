"""How a scope is called: in a sentence, and in the list of choices."""

from dashboard.counting.scope import POSITION_FRAMEWORKS, Scope
from dashboard.shared.words import area_name, framework_name, table_title


def scope_words(scope: Scope) -> str:
    """The scope in a sentence."""
    if scope.is_current:
        return "SIF or ILACS"
    name = {"sif": "the single inspection framework"}.get(scope.frameworks[0]) or framework_name(scope.frameworks[0])
    return f"{name}, {edition_words(scope)}" if scope.edition else name


def edition_words(scope: Scope) -> str:
    """How an edition is told apart: by its years."""
    first, last = scope.editions[0], scope.editions[-1]
    start = first.inspections_from.year if first.inspections_from else ""
    if last.inspections_to is None:
        return f"from April {start}" if scope.key == "ilacs-2026" else f"{start} to now"
    return f"{start} to {last.inspections_to.year}" if last.inspections_to.year != start else str(start)


def area_in_scope(area: str, scope: Scope) -> str:
    """The name of a judgement; frameworks of before have areas of their own. "" is the headline."""
    if not area:
        return "Headline"
    if scope.is_current or scope.frameworks[0] in POSITION_FRAMEWORKS:
        return area_name(area)
    return table_title(scope.frameworks[0], area)


def scope_label(scope: Scope) -> str:
    """The scope in the list of choices."""
    if scope.is_current:
        return "Current position, across frameworks"
    name, years = framework_name(scope.frameworks[0]), edition_words(scope)
    return name if years in name else f"{name.removesuffix(f' {years[:4]}')}, {years}"
