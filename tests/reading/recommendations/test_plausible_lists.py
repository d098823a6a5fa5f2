"""An item is certain only where its list is plausible; a note says why it is not."""

import pytest

from inspections.reading.contract import RecommendationRead
from tests.reading.pages import Mark, Sheet, read, sif_cover

WORDS = "visits and plans for children who live with relatives "


def read_list(*items: str) -> tuple[tuple[RecommendationRead, ...], list[str]]:
    page = Sheet().line("Recommendations", size=16)
    for item in items:
        words = item.split()
        for start in range(0, len(words), 9):
            page.line(" ".join(words[start : start + 9]), x=72 if start == 0 else 90, size=10)
    reading = read(sif_cover(), page.line("Inspection findings", size=16))
    return reading.recommendations, [note.message for note in reading.notes if note.code == "list_to_check"]


@pytest.mark.parametrize(
    ("items", "doubtful", "why"),
    [
        (("1. Plans.", "2. Visits.", "4. Homes."), [True, True, True], "numbers or letters of its list jump"),
        (("1. Plans.", "2. Visits."), [False, False], ""),
        (("7. Plans.", "8. Visits."), [False, False], ""),
        (("a) Plans.", "b) Visits.", "d) Homes."), [True, True, True], "numbers or letters of its list jump"),
        (("h. Plans.", "i. Visits.", "j. Homes."), [False, False, False], ""),
        (("o Plans.", "o Visits."), [False, False], ""),
        (("1. Plans.", "2. " + WORDS * 14, "3. Visits."), [False, True, False], "much longer"),
        (("1. Plans for", "2. Visits."), [True, False], "does not end as the others do"),
        (("1. Plans.", "2. Visits. Care leavers are good"), [False, True], "heading or a judgement"),
        (("1. Plans for the homes of all children under 42", "2. Visits."), [True, False], "does not end"),
        (("1. Inadequate", "2. Visits."), [True, False], "heading or a judgement"),
        (
            ("1. Plans.", "2. The use of the \u00b5ranges\u00b6 for visits."),
            [False, True],
            "what some of its letters are",
        ),
        (("1. Plans for homes", "2. that children like.", "3. Visits."), [True, True, False], "rest of text before"),
        (("1. Plans.", "2. eHealth records.", "3. Visits."), [False, False, False], ""),
        (("1. plans", "2. visits", "3. homes."), [False, False, False], ""),
        (("1. Plans.", "2. Care ••••• plans."), [False, True], "what some of its letters are"),
    ],
)
def test_what_is_not_plausible_is_to_check(items: tuple[str, ...], doubtful: list[bool], why: str) -> None:
    found, notes = read_list(*items)
    assert [item.confidence.value == "check" for item in found] == doubtful
    assert len(notes) == sum(doubtful)
    assert all(why in note for note in notes)


@pytest.mark.parametrize("marks", ["i. ii.", "a) b)", "(i) (ii)"])
def test_letters_that_begin_again_under_a_sub_heading_may_be_those_of_another_part(marks: str) -> None:
    page = Sheet().line("Recommendations", size=16)
    for mark in marks.split():
        page.line(f"{mark} Visits at weekends.", size=11)
    page.gap().line("Observations on practice", size=11, font="Helvetica-Bold")
    for mark in marks.split():
        page.line(f"{mark} Children are seen alone.", size=11)
    reading = read(sif_cover(), page.gap().line("Inspection findings", size=16))
    assert [item.confidence.value for item in reading.recommendations] == ["check"] * 4


def test_letters_may_go_on_or_begin_again_in_another_group() -> None:
    for second in (("(iii)", "(iv)"), ("(i)", "(ii)")):
        page = Sheet().line("What does the local authority need to improve?", size=16)
        for group, marks in (("Priority and immediate action", ("(i)", "(ii)")), ("Areas for improvement", second)):
            page.line(group)
            for mark in marks:
                page.line(f"{mark} Visits at weekends.", size=11)
        reading = read(sif_cover(), page.gap().line("Inspection findings", size=16))
        assert [item.confidence.value for item in reading.recommendations] == ["certain"] * 4


def test_an_item_after_one_that_breaks_off_at_the_foot_of_a_page_may_begin_there() -> None:
    first = Sheet(y=700).line("Recommendations", size=16).line("•  Plans for", x=72)
    second = Sheet().line("•  children who live with relatives.", x=72).line("•  Visits at weekends.", x=72)
    reading = read(sif_cover(), first, second.line("Inspection findings", size=16))
    assert [item.confidence.value for item in reading.recommendations] == ["check", "check", "certain"]


def test_a_number_on_a_line_of_its_own_within_an_item_may_be_that_of_a_page() -> None:
    page = Sheet().line("Recommendations", size=16)
    for text, x in (
        ("1. Homes near to the", 72),
        ("schools of all", 90),
        ("5", 90),
        ("children.", 90),
        ("2. Visits.", 72),
    ):
        page.line(text, x=x)
    reading = read(sif_cover(), page.line("Inspection findings", size=16))
    assert [item.confidence.value for item in reading.recommendations] == ["check", "certain"]


def test_a_line_in_the_font_of_a_heading_may_not_belong_to_the_item_over_it() -> None:
    first = Sheet(y=700).line("Recommendations", size=16).line("•  Plans for children who live with relatives", x=72)
    second = Sheet().line("Information about the area", x=83, font="Helvetica-Bold").line("Many children live here.")
    reading = read(sif_cover(), first, second)
    assert [item.confidence.value for item in reading.recommendations] == ["check"]


def test_a_note_in_the_margin_beside_an_item_makes_it_one_to_check() -> None:
    page = Sheet().line("Recommendations", size=16).line("•  Plans for children who live with relatives, and what they")
    page.marks.append(Mark(500, page.y - 7, "ask DCS!", 9))
    page.line("say of families.", x=86).line("Inspection findings", size=16)
    assert {item.confidence.value for item in read(sif_cover(), page).recommendations} == {"check"}


@pytest.mark.parametrize("mark", ["(2)", "2.", "[b]", "•"])
def test_an_item_that_holds_the_mark_of_another_is_to_check(mark: str) -> None:
    found, notes = read_list(f"1. Plans. {mark} Visits.", "3. Homes.")
    assert found[0].confidence.value == "check"
    assert any("those of other items" in note for note in notes)


def test_the_cells_of_a_table_without_rules_make_a_list_to_check() -> None:
    page = Sheet().line("Recommendations", size=16)
    for number, words in enumerate(("Plans for children who live at home", "Visits to families that moved"), start=1):
        page.marks += [Mark(290, page.y, "Director"), Mark(360, page.y, "May")]
        page.line(f"{number}.  {words}", x=72).line("and what becomes of them.", x=86)
    reading = read(sif_cover(), page.line("Inspection findings", size=16))
    assert {item.confidence.value for item in reading.recommendations} == {"check"}


def test_an_item_that_ends_without_a_full_stop_over_a_line_right_under_it_is_to_check() -> None:
    page = Sheet().line("Recommendations", size=16).line("•  Plans for children who live at home", x=90)
    page.line("Leaders know what they do well.", x=60).gap(40).line("Inspection findings", size=16)
    assert {item.confidence.value for item in read(sif_cover(), page).recommendations} == {"check"}


def test_a_sentence_on_a_line_of_its_own_under_an_item_is_to_check() -> None:
    page = Sheet().line("Recommendations", size=16).line("•  Visits at weekends.", x=72)
    page.line("“We told them,” said a parent.", x=86).line("Inspection findings", size=16)
    page.line("Leaders know their services well and what families and their children say of these.")
    assert {item.confidence.value for item in read(sif_cover(), page).recommendations} == {"check"}
