"""Letters on joint targeted area inspections: their theme, their council, and priority actions apart from the rest."""

import pytest

from inspections.reading.contract import Reading
from tests.reading.pages import Sheet, read


def letter(title: tuple[str, ...], *sheets: Sheet, opening: str = "") -> Reading:
    cover = Sheet().line("11 May 2018").gap().line("Dear local partnership").gap()
    for line in title:
        cover.line(line)
    cover.gap().line("Between 12 and 16 March 2018, Ofsted and the Care Quality Commission carried out a joint")
    cover.line(f"inspection. {opening}")
    return read(cover, *sheets)


@pytest.mark.parametrize(
    ("title", "opening", "theme"),
    [
        (("Joint targeted area inspection of the multi-agency response to neglect in", "Barnet"), "", "neglect"),
        (
            ("Joint targeted area inspection of the multi-agency responses to children’s", "mental health in Barnet"),
            "",
            "children’s mental health",
        ),
        (
            ("Joint targeted area inspection of the multi-agency response to abuse and neglect in", "Barnet"),
            "It included a ‘deep dive’ focus on the response to children living with violence.",
            "abuse and neglect (deep dive: children living with violence)",
        ),
        (("Joint targeted area inspection of Barnet",), "", None),
    ],
)
def test_the_theme_is_what_the_response_was_to(title: tuple[str, ...], opening: str, theme: str | None) -> None:
    reading = letter(title, opening=opening)
    assert (reading.theme, reading.authority.name if reading.authority else None) == (theme, "Barnet")


def test_priority_actions_stand_apart_from_what_is_to_improve() -> None:
    page = Sheet().line("Early help strengths", size=14).line("•  Leaders meet.", x=72)
    page.line("Areas for priority actions", size=14).line("•  Children wait.", x=72)
    page.line("Areas for improvement", size=14).line("•  Records are thin.", x=72)
    reading = letter(("Joint targeted area inspection of Barnet",), page.line("Next steps", size=14))
    assert [(item.section, item.text) for item in (*reading.strengths, *reading.recommendations)] == [
        ("Early help strengths", "Leaders meet."),
        ("Areas for priority actions", "Children wait."),
        ("Areas for improvement", "Records are thin."),
    ]


def test_paragraphs_in_place_of_a_list_are_items_to_check() -> None:
    page = Sheet().line("Key strengths", size=14).gap().line("Leaders know their area well and meet").line("each week.")
    page.gap().line("At the ‘front door’").gap().line("Contacts are looked at on the day.").gap()
    page.line("Areas for improvement", size=14).gap().line("Young people wait too long for a nurse.").gap()
    reading = letter(("Joint targeted area inspection of Barnet",), page.line("Next steps", size=14).line("A plan."))
    assert [(item.section, item.subsection, item.text) for item in (*reading.strengths, *reading.recommendations)] == [
        ("Key strengths", None, "Leaders know their area well and meet each week."),
        ("Key strengths", "At the ‘front door’", "Contacts are looked at on the day."),
        ("Areas for improvement", None, "Young people wait too long for a nurse."),
    ]
    assert {item.confidence.value for item in (*reading.strengths, *reading.recommendations)} == {"check"}


def test_a_title_in_capitals_leaves_the_theme_to_the_sentence_under_it() -> None:
    title = ("JOINT TARGETED AREA INSPECTION OF THE MULTI-AGENCY RESPONSE TO", "ABUSE IN THE FAMILY IN BARNET")
    reading = letter(title, opening="They looked at the multi-agency response to abuse in the family in Barnet.")
    assert (reading.theme, reading.evidence["theme"].confidence.value) == ("abuse in the family", "certain")


def test_a_theme_in_capitals_alone_is_to_check() -> None:
    title = ("JOINT TARGETED AREA INSPECTION OF THE MULTI-AGENCY RESPONSE TO", "ABUSE IN THE FAMILY IN BARNET")
    assert letter(title).evidence["theme"].confidence.value == "check"


def test_a_title_with_stray_spaces_leaves_the_theme_to_the_sentence_under_it() -> None:
    title = ("Joint targeted area inspection of the multi-agency response to negl ect in Barnet",)
    reading = letter(title, opening="They looked at the multi-agency response to neglect in Barnet.")
    assert reading.theme == "neglect"


def test_a_theme_that_is_printed_with_two_spacings_is_to_check() -> None:
    title = ("Joint targeted area inspection of the multi-agency response to childneglect in Barnet",)
    reading = letter(title, opening="They looked at the multi-agency response to child neglect in Barnet.")
    assert reading.evidence["theme"].confidence.value == "check"


def test_the_spacing_that_a_theme_has_more_often_is_read_and_to_check() -> None:
    title = ("Joint targeted area inspection of the multi-agency response to childneglect in Barnet",)
    once_more = Sheet().line("The multi-agency response to child neglect in Barnet is prompt.")
    reading = letter(title, once_more, opening="They looked at the multi-agency response to child neglect in Barnet.")
    assert (reading.theme, reading.evidence["theme"].confidence.value) == ("child neglect", "check")


def test_a_running_head_that_repeats_a_title_makes_its_spacing_no_surer() -> None:
    title = ("Joint targeted area inspection of the multi-agency response to childneglect in Barnet",)
    head = Sheet(y=30).line(title[0], size=8)
    reading = letter(title, head, opening="They looked at the multi-agency response to child neglect in Barnet.")
    assert reading.evidence["theme"].confidence.value == "check"
