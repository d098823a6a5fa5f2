"""Lists are read in the order in which a person reads them, whatever the order in which they were drawn."""

from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, ilacs_cover, read, sif_cover

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
LEFT_COLUMN = ("•  The quality of plans, so that", "children know.", "•  Visits at weekends.", "•  Talks.")
RIGHT_COLUMN = ("Workers see children often. They", "write down what they say.", "Managers read it.", "They act.")


def texts(*sheets: Sheet) -> list[tuple[str, str]]:
    return [(item.text, item.confidence.value) for item in read(ilacs_cover(ROWS), *sheets).recommendations]


def test_a_heading_that_was_drawn_last_still_heads_its_list() -> None:
    page = Sheet(y=120).line("•  Plans.", x=72).line("•  Visits.", x=72)
    page.marks.append(Mark(72, 90, "What needs to improve?", 16))
    assert texts(page) == [("Plans.", "certain"), ("Visits.", "certain")]


def test_a_list_drawn_from_below_is_read_from_above() -> None:
    page = Sheet().line("Recommendations", size=16).line("1.  Plans.", x=72).line("2.  Visits for", x=72)
    page.line("those in need.", x=90).line("3.  Talks.", x=72)
    page.marks.reverse()
    items = read(sif_cover(), page).recommendations
    assert [(item.number, item.text) for item in items] == [
        ("1", "Plans."),
        ("2", "Visits for those in need."),
        ("3", "Talks."),
    ]


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    page = Sheet().line("What needs to improve?", size=16)
    for left, right in zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True):
        indent = 72 if left.startswith("•") else 82
        page.marks += [Mark(indent, page.y, left, 10), Mark(330, page.y, right, 10)]
        page.y += 14
    page.line("The experiences and progress of children in care: good", size=16)
    assert texts(page) == [
        ("The quality of plans, so that children know.", "check"),
        ("Visits at weekends.", "check"),
        ("Talks.", "check"),
    ]


def test_two_columns_drawn_one_after_the_other_are_not_mixed() -> None:
    page = Sheet().line("What needs to improve?", size=16)
    for number, left in enumerate(LEFT_COLUMN):
        page.marks.append(Mark(72 if left.startswith("•") else 82, page.y + 14 * number, left, 10))
    for number, right in enumerate(RIGHT_COLUMN):
        page.marks.append(Mark(330, page.y + 14 * number, right, 10))
    assert [text for text, _ in texts(page)] == [
        "The quality of plans, so that children know.",
        "Visits at weekends.",
        "Talks.",
    ]


def test_a_level_stamp_over_a_list_is_no_part_of_it_and_leaves_it_to_check() -> None:
    page = Sheet().line("What needs to improve?", size=16)
    stamp = Mark(150, page.y + 14, "CONFIDENTIAL", size=36)
    page.line("•  Plans for children who live with relatives.").line("•  Visits at weekends.")
    page.line("The experiences and progress of children in care: good", size=16).line("Children do well.")
    page.marks.append(stamp)
    items = read(ilacs_cover([(LEADERS, ["Good"]), (HELP, ["Good"])]), page).recommendations
    assert [(item.text, item.confidence.value) for item in items] == [
        ("Plans for children who live with relatives.", "check"),
        ("Visits at weekends.", "check"),
    ]
