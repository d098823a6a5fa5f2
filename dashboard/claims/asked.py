"""Sentences about recommendations that ask again for what was asked before.

“Asked before” is said of what an editor confirmed alone, “new” and “no longer asked for” only of a report that an
editor compared in full with the one before. Of what nobody has decided nothing is said.
"""

from collections.abc import Sequence

from dashboard.claims.words import count_noun, join_words


def asked_before_words(months: Sequence[str]) -> str:
    """`Asked before, in August 2015 and March 2019`"""
    return f"Asked before, in {join_words(months)}"


def asked_again_words(months: Sequence[str]) -> str:
    """`Asked again, in March 2019 and July 2022`"""
    return f"Asked again, in {join_words(months)}"


def compared_sentence(items: int, asked: int, gone: int, when: str) -> str:
    """Of a report that was compared in full: `Of 4 recommendations, inspectors had asked for 1 before and 3 are new
    since March 2019. 2 things asked for in March 2019 are no longer asked for.`
    """
    new = items - asked
    if items == 1:
        first = (
            "Inspectors had asked for the one recommendation before"
            if asked
            else f"The one recommendation is new since {when}"
        )
    elif not new:
        first = f"Inspectors had asked for {'both' if items == 2 else f'all {items}'} recommendations before"
    elif not asked:
        first = f"{'Both' if items == 2 else f'All {items}'} recommendations are new since {when}"
    else:
        first = (
            f"Of {items} recommendations, inspectors had asked for {asked} before and {new} "
            f"{'is' if new == 1 else 'are'} new since {when}"
        )
    return f"{first}. {_gone_sentence(gone, when)}"


def _gone_sentence(gone: int, when: str) -> str:
    if not gone:
        return f"Everything asked for in {when} is asked for again."
    return f"{count_noun(gone, 'thing')} asked for in {when} {'is' if gone == 1 else 'are'} no longer asked for."


def others_sentence(others: int, when: str) -> str:
    """Of recommendations to another body, of which the report before asked nothing; blank where there is none."""
    if not others:
        return ""
    asked = f"{count_noun(others, 'recommendation')} to another body {'is' if others == 1 else 'are'}"
    return f"{asked} not compared: that of {when} asks nothing of it."


def confirmed_sentence(items: int, asked: int) -> str:
    """Of a report that nobody compared in full; blank where nothing is known of it."""
    of = "the one recommendation" if items == 1 else f"{asked} of {items} recommendations"
    parts = [f"An editor confirmed that inspectors had asked for {of} before."] if asked else []
    if parts and asked < items:
        parts.append("Nobody has compared the report in full: whether the others are new is not known.")
    return " ".join(parts)


def asked_again_heading(council: str, again: int, reports: int) -> str:
    """`Stoke-on-Trent: 3 things asked for again`"""
    if not reports:
        return f"{council}: no recommendation is on the record in its words"
    if not again:
        return f"{council}: what inspectors asked for"
    return f"{council}: {count_noun(again, 'thing')} asked for again"


def asked_in_words(years: Sequence[str]) -> str:
    """`Asked for in 2015, 2019 and 2022`"""
    return f"Asked for in {join_words(years)}"
