"""Sentences that compare the figures of a committee paper with the record's."""

from collections.abc import Sequence

from dashboard.claims.words import count_noun

NO_DATE = "The paper prints no date for it, so it cannot be compared."


def agreement_heading(agreeing: int, compared: int) -> str:
    """`6 of 7 tables agree with the record`"""
    if not compared:
        return "None of its tables can be compared with the record"
    if agreeing == compared:
        return f"{'Its one table agrees' if compared == 1 else f'All {compared} tables agree'} with the record"
    agree = "agree" if agreeing > 1 else "agrees"
    return f"{agreeing or 'None'} of {count_noun(compared, 'table')} {agree} with the record"


def difference_sentence(area: str, differences: Sequence[tuple[str, int, int]]) -> str:
    """`Care leavers: good 34 in the paper and 33 on the record.`, naming each grade that differs."""
    each = (f"{grade.lower()} {paper} in the paper and {record} on the record" for grade, paper, record in differences)
    return f"{area}: {'; '.join(each)}."
