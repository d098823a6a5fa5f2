"""Recommendations that a letter restates from an earlier review: each with what the letter says of the progress."""

import pytest

from inspections.reading.contract import ProgressRead, Reading
from tests.reading.pages import Mark, Sheet, read

RESTATED = "Recommendation for immediate action emerging from the JAR:"
ITEM = "Improve mental health services for children."
ADEQUATE = "Progress in addressing the recommendation from the JAR has been adequate."


def letter(*after_heading: str, review: str = "The Joint Area Review (JAR) in September 2005 found much.") -> Sheet:
    """A letter of 2006 with the prose under “Being healthy”; "" is the white space between paragraphs."""
    sheet = Sheet().line("1 November 2006").line("Dear Mrs Baxter")
    sheet.line("2006 ANNUAL PERFORMANCE ASSESSMENT OF SERVICES FOR CHILDREN AND")
    sheet.line("YOUNG PEOPLE IN STOCKTON-ON-TEES BOROUGH COUNCIL").gap().line(review).gap()
    sheet.line("Being healthy", size=16).gap()
    return prose(sheet, *after_heading)


def prose(sheet: Sheet, *lines: str) -> Sheet:
    for line in lines:
        if line.startswith("• "):
            sheet.marks += [Mark(90, sheet.y, "•"), Mark(100, sheet.y, line[2:])]
            sheet.gap(15)
        elif line:
            sheet.line(line)
        else:
            sheet.gap()
    return sheet


def end(sheet: Sheet) -> Sheet:
    sheet.gap().line("We confirm that the children’s services grade will be published.").line("Yours sincerely")
    return sheet


def progress(*lines: str) -> tuple[ProgressRead, ...]:
    return read(end(letter(*lines))).progress


def test_the_paragraph_after_the_colon_is_what_was_recommended() -> None:
    (one,) = progress(RESTATED, "", ITEM, "", ADEQUATE, "Time has been spent on understanding.")
    assert (one.of.framework, one.of.when) == ("jar", "2005-09")
    assert (one.strand, one.text) == ("being_healthy", ITEM)
    assert (one.verdict, one.words) == ("adequate", ADEQUATE)
    assert (one.page, one.confidence) == (1, "check")
    assert len(one.boxes) == 2


def test_each_marked_item_has_the_verdict_of_its_strand() -> None:
    found = progress(
        "The JAR recommended three main actions for immediate action:",
        "",
        "• implement fully the plan",
        "• address the weakness in capacity",
        "• for full details of actions recommended see annex B.",
        "",
        "Time has been lost in implementing the recommendations and progress",
        "has been inadequate.",
    )
    assert [(one.text, one.verdict) for one in found] == [
        ("implement fully the plan", "inadequate"),
        ("address the weakness in capacity", "inadequate"),
    ]
    assert {one.words for one in found} == {
        "Time has been lost in implementing the recommendations and progress has been inadequate."
    }


@pytest.mark.parametrize(
    "said",
    [
        "The council has made insufficient progress in implementing these actions.",
        "Progress with the recommendation has not been adequate.",
        "The council has failed to make good progress with the recommendation.",
        "Progress with the recommendation has been good in homes and inadequate elsewhere.",
        "Progress since the JAR has been inadequate.",
    ],
)
def test_without_one_word_of_the_scale_there_is_no_verdict(said: str) -> None:
    (one,) = progress(RESTATED, "", ITEM, "", said)
    assert (one.verdict, one.words) == (None, said)


def test_sentences_that_disagree_give_no_verdict() -> None:
    (one,) = progress(RESTATED, "", ITEM, "", ADEQUATE, "Good progress was made with other actions.")
    assert (one.verdict, one.words) == (None, ADEQUATE)


def test_where_nothing_is_said_of_progress_there_are_no_words() -> None:
    (one,) = progress(RESTATED, "", ITEM, "", "The service is good.")
    assert (one.verdict, one.words) == (None, None)


@pytest.mark.parametrize(
    "lines",
    [
        ("The JAR made no recommendations in relation to this outcome.", "Good progress has been made in schools."),
        ("Many of the recommendations from the JAR have not been fully addressed.", "Progress has been inadequate."),
        ("A board oversees the JAR recommendations.", "", "• a list of other things", "• and more of them"),
    ],
)
def test_what_only_speaks_of_recommendations_restates_none(lines: tuple[str, ...]) -> None:
    assert progress(*lines) == ()


def test_two_lists_of_a_strand_have_the_prose_after_each() -> None:
    found = progress(
        *(RESTATED, "", ITEM, "", ADEQUATE, ""),
        *("The JAR made one recommendation for action within the next six months:", "", "Improve outcomes.", ""),
        "Progress with this recommendation is good.",
    )
    assert [(one.text, one.verdict) for one in found] == [(ITEM, "adequate"), ("Improve outcomes.", "good")]


def test_recommendations_that_cannot_be_told_from_the_text_leave_a_note() -> None:
    reading = read(end(letter("The JAR made these recommendations:", "", "Improve this.", "", "Improve that.")))
    assert reading.progress == ()
    assert "progress_unread" in {note.code for note in reading.notes}


def test_a_strand_ends_at_the_next_and_the_last_with_the_letter() -> None:
    first = letter("The JAR made no recommendations in relation to this outcome.").gap()
    second = prose(Sheet().line("Staying safe", size=16).gap(), RESTATED, "", ITEM, "", "Work goes on.")
    second.gap().line("We confirm that progress with the recommendation has been good.")
    (one,) = read(first, second).progress
    assert (one.strand, one.page, one.verdict) == ("staying_safe", 2, None)


@pytest.mark.parametrize(
    ("review", "when"),
    [
        ("The joint area review of 2005 found much.", "2005"),
        ("The JAR published in March 2006 found much.", "2006-03"),
        ("The JAR found much.", None),
    ],
)
def test_the_review_has_the_date_that_the_letter_gives_it(review: str, when: str | None) -> None:
    (one,) = read(end(letter(RESTATED, "", ITEM, "", ADEQUATE, review=review))).progress
    assert one.of.when == when


def test_progress_survives_the_way_through_json() -> None:
    reading = read(end(letter(RESTATED, "", ITEM, "", ADEQUATE)))
    plain = reading.to_json()
    assert plain["progress"][0]["of"] == {"framework": "jar", "when": "2005-09"}
    assert plain["progress"][0]["verdict"] == "adequate"
    assert Reading.from_json(plain) == reading
    assert Reading.from_json({key: value for key, value in plain.items() if key != "progress"}).progress == ()
