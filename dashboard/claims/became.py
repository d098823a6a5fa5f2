"""Sentences about what became of a recommendation, as far as the record has it; none says that it was done or not."""

from collections.abc import Sequence

from dashboard.claims.words import count_noun, join_words

NO_RESPONSE = "No response recorded"
"""Nothing that the council publishes here; it may have answered elsewhere."""


def asked_again_state(months: Sequence[str]) -> str:
    return f"Asked for again, in {join_words(months)}"


def no_longer_asked_state(month: str) -> str:
    return f"No longer asked for in {month}"


def progress_state(months: Sequence[str]) -> str:
    return f"Progress reported, in {join_words(months)}"


def reply_state(day: str) -> str:
    return f"Council’s reply published on {day}"


def recommendation_heading(council: str, years: Sequence[str]) -> str:
    """`Stoke-on-Trent: asked for in 2015, 2019 and 2022`"""
    return f"{council}: asked for in {join_words(years)}"


def how_often(reports: int, held: int) -> str:
    """`2 of 3 reports on the record in their words`"""
    if held == 1:
        return "the one report on the record in its words"
    return f"{reports} of {held} reports on the record in their words"


def before_sentence(month: str | None, *, compared: bool) -> str:
    """Of a recommendation that no editor linked to an earlier one; `month` is that of the report before, if any."""
    if month is None:
        return "The record has no earlier report of the council in its words, made to the same body."
    if compared:
        return f"An editor compared the report in full with that of {month}: this is new."
    return (
        f"No editor has linked it to an earlier one, and nobody has compared the report in full with that of {month}: "
        "whether it was asked before is not known."
    )


def after_sentence(month: str | None, *, compared: bool, gone: bool) -> str:
    """Of a recommendation that no later report asks for again; `month` is that of the next one in its words, if any."""
    if month is None:
        return "No later report of the council to the same body is on the record in its words."
    if compared and gone:
        return f"An editor compared the report of {month} in full with this one: it does not ask for this again."
    return (
        f"No editor has linked it to the report of {month}, and nobody has compared the two in full: whether it was "
        "asked for again is not known."
    )


def nothing_since(day: str, visits: int) -> str:
    """What is on the record since a report, where no inspection is."""
    if visits:
        seen = count_noun(visits, "report without grades", "reports without grades")
        return f"None are on the record. Since {day} it has {seen}."
    return f"None are on the record: it has no report after {day}."
