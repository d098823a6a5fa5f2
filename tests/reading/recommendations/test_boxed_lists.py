"""The ruled cells of area SEND reports are items; marks in them are nested, and cells go on over pages."""

import pytest

from inspections.reading.contract import Reading
from tests.reading.pages import Mark, Sheet, read


def report(*sheets: Sheet) -> Reading:
    """A report on the partnership of Barnet."""
    cover = Sheet().line("Area SEND inspection of Barnet Local Area Partnership", size=16)
    cover.line("Inspection dates: 11 to 15 March 2024").line("Inspection outcome", size=14)
    cover.line("The local area partnership’s arrangements lead to inconsistent experiences and outcomes.")
    return read(cover, *sheets)


def cell(sheet: Sheet, *lines: str, left: float = 70, x: float = 77) -> Sheet:
    """A ruled cell right under what stands already; lines that begin with a bullet are set in."""
    top = sheet.y - 12
    for line in lines:
        sheet.line(line, x=x + 12 if line.startswith("•") else x)
    sheet.cells.append((left, top, 527, sheet.y - 12))
    return sheet


def items(reading: Reading) -> list[tuple[str, str, str]]:
    return [(item.section or "", item.text, item.confidence.value) for item in reading.recommendations]


def test_cells_are_items_and_marks_in_them_are_nested() -> None:
    page = Sheet().line("Areas for improvement", size=14).gap()
    cell(page, "Areas for improvement")
    cell(page, "Leaders should make sure that plans say what each", "child needs. This is to ensure that:")
    page.cells.pop()
    top = page.y - 42
    page.line("• health workers send their part in time; and", x=89).line("• plans are looked at each year.", x=89)
    page.cells.append((70, top, 527, page.y - 12))
    cell(page, "Leaders in health should shorten the wait.")
    cell(page, "Leaders should tell families more often.")
    assert items(report(page)) == [
        (
            "Areas for improvement",
            (
                "Leaders should make sure that plans say what each child needs. This is to ensure that:\n"
                "- health workers send their part in time; and\n- plans are looked at each year."
            ),
            "certain",
        ),
        ("Areas for improvement", "Leaders in health should shorten the wait.", "certain"),
        ("Areas for improvement", "Leaders should tell families more often.", "certain"),
    ]


def test_a_cell_with_words_written_across_its_own_is_to_check() -> None:
    page = Sheet().line("Areas for improvement", size=14).gap()
    cell(
        page, "Leaders should make sure that plans say what each", "child needs and who is to give it to them in time."
    )
    page.marks.append(Mark(205, page.y - 15, "DRAFT", 14))
    cell(page, "Leaders in health should shorten the wait.")
    assert [sure for *_, sure in items(report(page))] == ["check", "certain"]


def test_a_cell_goes_on_over_the_page() -> None:
    page = Sheet(y=740).line("Areas for improvement", size=14).gap()
    cell(page, "Leaders should make sure that plans say")
    cell(other := Sheet(), "what each child needs.")
    cell(other, "Leaders in health should shorten the wait.")
    assert [text for _, text, _ in items(report(page, other))] == [
        "Leaders should make sure that plans say what each child needs.",
        "Leaders in health should shorten the wait.",
    ]


def test_a_line_that_begins_like_the_next_heading_ends_no_cell() -> None:
    page = Sheet().line("Areas for improvement", size=14).gap()
    cell(page, "Leaders should improve their analysis of", "information about the effectiveness of services.")
    cell(page, "Leaders should tell families more often.")
    assert len(items(report(page))) == 2


def test_paragraphs_without_rules_are_to_check() -> None:
    page = Sheet().line("Areas for improvement", size=14).gap()
    page.line("Leaders should make sure that plans say").line("what each child needs.").gap()
    page.line("Leaders in health should shorten the wait.")
    assert [confidence for _, _, confidence in items(report(page))] == ["check", "check"]


def test_cells_side_by_side_give_only_what_is_to_be_done() -> None:
    page = Sheet().line("Areas for priority action", size=14).gap()
    for text in ("Leaders should make sure that plans", "Leaders in health should shorten"):
        top = page.y - 12
        page.marks += [Mark(77, page.y, "Barnet Council and"), Mark(77, page.y + 15, "NHS London")]
        page.line(text, x=230).line("what is agreed.", x=230)
        page.cells += [(70, top, 225, page.y - 12), (225, top, 527, page.y - 12)]
    assert [text for _, text, _ in items(report(page))] == [
        "Leaders should make sure that plans what is agreed.",
        "Leaders in health should shorten what is agreed.",
    ]


def test_marks_without_rules_are_to_check() -> None:
    page = Sheet().line("Areas for improvement", size=14).gap().line("Leaders should make sure that:")
    page.line("• plans are looked at; and", x=89).line("• visits follow.", x=89)
    assert {confidence for _, _, confidence in items(report(page))} == {"check"}


def test_the_second_of_two_tables_with_a_narrow_first_column_is_its_own_list() -> None:
    page = Sheet()
    for heading, text in (("Areas for priority action", "Leaders should act."), ("Areas for improvement", "Plan.")):
        page.marks += [Mark(77, page.y, "Responsible body"), Mark(310, page.y, heading)]
        page.cells += [(70, page.y - 12, 175, page.y + 6), (175, page.y - 12, 527, page.y + 6)]
        page.gap(18).marks.append(Mark(77, page.y, "Both"))
        page.cells += [(70, page.y - 12, 175, page.y + 6), (175, page.y - 12, 527, page.y + 6)]
        page.line(text, x=180).gap(20)
    assert items(report(page)) == [
        ("Areas for priority action", "Leaders should act.", "certain"),
        ("Areas for improvement", "Plan.", "certain"),
    ]


def test_a_foot_between_two_pages_of_a_table_takes_no_cell_with_it() -> None:
    page = Sheet(y=700).line("Areas for improvement", size=14).gap()
    cell(page, "Leaders should make sure that plans are clear.")
    page.gap(30).line("https://example.org/report 2", x=70, size=8)
    cell(other := Sheet(), "Leaders in health should shorten the wait.")
    assert [text for _, text, _ in items(report(page, other))] == [
        "Leaders should make sure that plans are clear.",
        "Leaders in health should shorten the wait.",
    ]


def test_two_cells_of_two_pages_put_together_at_a_capital_are_to_check() -> None:
    page = Sheet(y=740).line("Areas for improvement", size=14).gap()
    cell(page, "Leaders should make sure that plans are clear")
    cell(other := Sheet(), "Leaders in health should shorten the wait.")
    assert "certain" not in [confidence for _, _, confidence in items(report(page, other))]


def test_drawn_marks_in_a_cell_are_nested() -> None:
    page = Sheet().line("Areas for improvement", size=14).gap()
    cell(page, "Leaders should shorten the wait:", "for those under five", "for those over ten.")
    page.cells += [(66 + 4, page.y - 38, 74, page.y - 34), (70, page.y - 23, 74, page.y - 19)]
    assert [text for _, text, _ in items(report(page))] == [
        "Leaders should shorten the wait:\n- for those under five\n- for those over ten."
    ]


@pytest.mark.parametrize("marks", [("R1", "R2"), ("a)", "b)"), ("[1]", "[2]"), ("1.1", "1.2")])
def test_a_cell_with_marks_of_a_list_of_its_own_is_to_check(marks: tuple[str, str]) -> None:
    page = Sheet().line("Areas for improvement", size=14).gap()
    cell(page, *(f"{mark} Leaders should shorten the wait." for mark in marks))
    assert {sure for _, _, sure in items(report(page))} == {"check"}
