"""Quotations begin and end with whole words, at their sentence where it is short enough, and say where they are cut."""

import pytest

from inspections.reading.quotation import quotation

ABOUT = "the inspection in May 2018"


def long(parts: int) -> str:
    return "".join(f"in part {part} of the plan there is more to do for every child in care, " for part in range(parts))


def quoted(text: str, *, begin: int = 0, end: int | None = None) -> str:
    at = text.index(ABOUT)
    return quotation(text, (begin, len(text) if end is None else end), (at, at + len(ABOUT)))


def test_a_whole_sentence_has_no_ellipsis() -> None:
    assert quoted(f"Much is better since {ABOUT}.") == f"Much is better since {ABOUT}."


@pytest.mark.parametrize("begin", [3, 4, 5])
def test_what_begins_within_a_word_begins_with_the_next(begin: int) -> None:
    assert quoted(f"The systematic work since {ABOUT}.", begin=begin + 3) == f"…work since {ABOUT}."


def test_what_ends_within_a_sentence_says_so() -> None:
    text = f"Much is better since {ABOUT} and this goes on"
    assert quoted(text) == f"{text}…"
    assert quoted(f"{text}. More.", end=len(text)) == text


def test_rows_of_a_table_before_the_sentence_are_no_part_of_it() -> None:
    rows = "Judgement Grade \nOverall effectiveness Requires improvement to be good  \n"
    first = f"Services for vulnerable children and families have improved substantially since {ABOUT},\n"
    assert quoted(f"{rows}{first}which was long ago.") == f"{' '.join(first.split())} which was long ago."


def test_lines_of_one_sentence_stay_together_though_a_name_begins_one() -> None:
    text = f"Services for vulnerable children and families have improved in the time since \nStoke had {ABOUT}."
    assert quoted(text) == " ".join(text.split())


def test_the_rest_of_a_sentence_after_a_colon_begins_with_an_ellipsis() -> None:
    text = f"This is known: it stands in {ABOUT}."
    assert quoted(text, begin=text.index(":") + 1) == f"…it stands in {ABOUT}."


@pytest.mark.parametrize("before", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("after", [0, 1, 4])
def test_long_sentences_are_cut_around_what_they_are_quoted_for(before: int, after: int) -> None:
    text = f"Leaders know, {long(before)}since {ABOUT}, {long(after)}that there is more."
    found = quoted(text)
    assert ABOUT in found
    assert len(found) <= len("……") + 290
    words = found.strip("…")
    at = text.index(words)
    # Whole words on both sides, and an ellipsis where more follows or went before.
    assert not text[at - 1 : at].isalnum()
    assert not text[at + len(words) :][:1].isalnum()
    assert found.startswith("…") == (at > 0)
    assert found.endswith("…") == (not text.endswith(words))


LINE = "Leaders know of this and have long begun to help them."


@pytest.mark.parametrize("name", ["ILACS", "Ofsted", "May", "Stoke"])
def test_what_begins_within_a_line_is_kept_though_a_name_begins_the_next(name: str) -> None:
    text = f"{LINE} There has been no visit since the\n{name} report and {ABOUT}, and much has changed since then."
    found = quoted(text, begin=len(LINE))
    assert found == " ".join(text.removeprefix(LINE).split())


def test_a_line_that_a_long_name_left_short_is_kept() -> None:
    text = f"There has been no visit to the council or to\nNottinghamshire since {ABOUT} by any of the team."
    assert quoted(text) == " ".join(text.split())


def test_what_may_belong_to_the_sentence_is_left_out_with_an_ellipsis() -> None:
    text = f"{LINE} The council has four\nLeadership\nServices for children have improved since {ABOUT} so far."
    assert quoted(text, begin=len(LINE)) == f"…Services for children have improved since {ABOUT} so far."


def test_a_paragraph_that_ends_on_a_line_of_its_own_is_no_part_of_the_next() -> None:
    text = f"{LINE}\nLeadership\nServices for vulnerable children have improved since {ABOUT} so far."
    assert quoted(text, begin=len(LINE)) == f"Services for vulnerable children have improved since {ABOUT} so far."


def test_a_label_that_begins_after_a_space_loses_no_word() -> None:
    text = f"URN 80455 Date of {ABOUT}"
    assert quoted(text, begin=len("URN 80455 ")) == f"…Date of {ABOUT}…"


@pytest.mark.parametrize("before", range(260, 296))
@pytest.mark.parametrize("after", [" which", ", which", "/19 which"])
def test_words_of_any_length_before_are_cut_to_what_is_promised(before: int, after: str) -> None:
    words = f"Leaders know {'that it is so ' * 22}"[: before - 1]
    text = f"{words} {ABOUT}{after}{'goes' * 90} {long(4)}."
    found = quoted(text)
    assert ABOUT in found
    assert len(found) <= len("……") + 290
    assert found.endswith("…")
