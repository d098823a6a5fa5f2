"""The sections of a report lead a reader to what was said about a strand."""

from inspections.reading.contract import SectionRead
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Sheet, ilacs_cover, read

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


def test_sections_have_their_strand_pages_and_paragraphs() -> None:
    first = Sheet().line("What needs to improve?", size=16).line("•  The quality of plans.", x=72)
    first.line("The experiences and progress of children in care: good", size=16)
    first.line("1. Children live in homes that meet").line("their needs.").line("2. They are well.")
    second = Sheet().line("3. They learn.").line("The experiences and progress of care leavers: good", size=16)
    second.line("4. They are heard.")
    assert read(ilacs_cover(ROWS), first, second).sections == (
        SectionRead("What needs to improve?", None, 2, 2, ("• The quality of plans.",), ((2, 2),)),
        SectionRead(
            "The experiences and progress of children in care: good",
            "children_in_care",
            2,
            3,
            ("1. Children live in homes that meet their needs.", "2. They are well.", "3. They learn."),
            ((2, 2), (2, 2), (3, 3)),
        ),
        SectionRead(
            "The experiences and progress of care leavers: good",
            "care_leavers",
            3,
            3,
            ("4. They are heard.",),
            ((3, 3),),
        ),
    )


def test_a_table_of_contents_makes_no_sections() -> None:
    contents = Sheet().line("Contents", size=16)
    for number, heading in enumerate(("Executive summary", "Recommendations", "Findings", "Overview", "Annex A", "B")):
        contents.line(f"{heading} {number + 3}")
    assert read(ilacs_cover(ROWS), contents).sections == ()
