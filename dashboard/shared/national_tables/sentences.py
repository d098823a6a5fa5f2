"""What is said over the national tables: the finding, what it is of, and how much was counted."""

from dashboard.counting.tally import Tally
from dashboard.shared.national_tables.counts import ScopeCount
from dashboard.shared.national_tables.params import TableParams
from dashboard.shared.scope_words import area_name_in_scope, scope_label, scope_words
from dashboard.shared.words import count_noun, position_words, upper_first
from inspections.reading.vocabulary import Grade


def table_sentences(counted: ScopeCount, params: TableParams) -> tuple[str, str]:
    """The heading with the finding, and the sentence with what it is of."""
    return _heading(counted.headline, params), _lede(counted.headline, params)


def so_far_words(counted: ScopeCount, params: TableParams) -> str:
    """`104 inspections published so far`"""
    if params.unit == "inspections":
        return f"{count_noun(counted.units, 'inspection')} published so far"
    return f"{count_noun(counted.units, 'council')} inspected so far"


def _heading(tally: Tally, params: TableParams) -> str:
    one = params.unit.removesuffix("s")
    if not tally.judged:
        return f"No {one} under {scope_words(params.scope)} by this date"
    good, total = tally.good_or_better, tally.judged
    if tally.area not in ("overall", "leadership"):
        return f"{area_name_in_scope(tally.area, params.scope)}: good or better in {good} of {count_noun(total, one)}"
    if params.unit == "inspections":
        what = "services good or better overall" if tally.area == "overall" else "leadership good or better"
        return f"{good} of {count_noun(total, 'inspection')} found {what}"
    what = "services are good or better overall" if tally.area == "overall" else "leadership is good or better"
    return f"{upper_first(what)} in {good} of {count_noun(total, 'council')}"


def _lede(tally: Tally, params: TableParams) -> str:
    name = f"Latest inspection under {position_words()}" if params.scope.is_current else scope_label(params.scope)
    words = f"{name}, {params.where}, {params.when.words}."
    if not tally.judged:
        return words
    count = f"{tally.count(Grade.INADEQUATE)} of {count_noun(tally.judged, params.unit.removesuffix('s'))}"
    if tally.area not in ("overall", "leadership"):
        return f"{words} It was inadequate in {count}."
    what = "services inadequate overall" if tally.area == "overall" else "leadership inadequate"
    if params.unit == "inspections":
        return f"{words} {count} found {what}."
    subject, _, rest = what.partition(" ")
    return f"{words} {upper_first(subject)} {'are' if subject == 'services' else 'is'} {rest} in {count}."
