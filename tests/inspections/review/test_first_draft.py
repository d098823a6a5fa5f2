import datetime

import pytest

from authorities.queries import NameMatch, match_name
from inspections.draft import Draft, DraftJudgement
from inspections.errors import InvalidValueError
from inspections.judgement import JudgementFacts
from inspections.reading.contract import AuthorityRead, Evidence, Note
from inspections.reading.vocabulary import Absence
from inspections.review.blockers import blockers
from inspections.review.cleaning import clean_value
from inspections.review.first_draft import DraftContext, first_draft
from inspections.review.labels import value_words
from tests.readings import CHECK, ilacs, judgement

JULY = datetime.date(2025, 7, 15)


def draft(reading, *, filename_date=JULY):
    match = match_name(reading.authority.printed, on=JULY) if reading.authority else None
    return first_draft(reading, DraftContext(match, filename_date))


def test_what_the_reader_is_certain_of_is_settled(register):
    made = draft(ilacs(published="2025-07-15"))
    assert made.to_check() == ()
    assert made.value("judgement:children_in_care") == DraftJudgement(
        facts=JudgementFacts(
            area="children_in_care",
            grade="good",
            source="report",
            label="Label of children_in_care",
            printed="Good",
            evidence=Evidence(
                1, (75.0, 340.0, 484.0, 360.0), "Label of children_in_care good", "the row of the judgement table"
            ),
        ),
        read="good",
        settled=True,
    )


def test_a_publication_date_from_the_files_name_is_marked_and_asked_for(register):
    value = draft(ilacs()).value("published")
    assert (value.value, value.source, value.settled) == ("2025-07-15", "filename", False)
    assert value.why == "The report gives no publication date. 15 July 2025 is from the file’s name."


def test_a_date_in_the_name_from_before_the_inspection_ended_is_not_suggested(register):
    value = draft(ilacs(), filename_date=datetime.date(2025, 5, 20)).value("published")
    assert (value.value, value.settled) == (None, False)
    assert value.why == "The report gives no publication date. Enter the date it was published."


@pytest.mark.parametrize(
    ("absent", "sentence"),
    [
        (Absence.NOT_READ, "The report gives a date that could not be read."),
        (Absence.NOT_PRINTED, "The report gives no publication date."),
        (Absence.UNKNOWN, "No publication date was found in the report."),
    ],
)
def test_why_there_is_no_publication_date_is_said_as_far_as_it_is_known(register, absent, sentence):
    value = draft(ilacs(absent={"published": absent}), filename_date=None).value("published")
    assert (value.value, value.absent) == (None, absent)
    assert value.why == f"{sentence} Enter the date it was published."


def test_days_that_stand_there_unread_are_a_question_and_days_that_do_not_are_none(register):
    without = {"inspection_start": None, "inspection_end": None}
    unread = draft(ilacs(**without, absent=dict.fromkeys(without, Absence.NOT_READ))).value("inspection_end")
    assert (unread.settled, unread.why) == (False, "The report gives days on site that could not be read.")
    assert draft(ilacs(**without)).value("inspection_end").settled


def test_a_judgement_that_the_reader_had_to_choose_comes_with_its_reason(register):
    reading = ilacs(
        judgements=(judgement("overall", "good", confidence=CHECK),),
        notes=(Note("overall_disagrees", "The heading on page 4 says inadequate.", 4),),
    )
    value = draft(reading).value("judgement:overall")
    assert (value.settled, value.evidence.confidence) == (False, "check")
    assert value.why == "The heading on page 4 says inadequate."


def test_a_council_that_the_register_takes_for_another_is_to_be_checked(register):
    reading = ilacs(authority=AuthorityRead("860", "Staffordshire", "Stoke-on-Trent", 1))
    value = draft(reading).value("authority")
    assert not value.settled
    assert value.why == "The reader takes “Stoke-on-Trent” for another council than the register does."


def test_a_name_that_is_printed_for_two_councils_names_both(register):
    reading = ilacs(authority=AuthorityRead(None, None, "Dorset", 1))
    match = match_name("Dorset", on=None)
    value = first_draft(reading, DraftContext(match, None)).value("authority")
    assert (value.value, value.settled) == (None, False)
    assert value.why == "“Dorset” could be Dorset, Dorset (former county)."


def test_a_report_without_a_council_asks_for_it(register):
    value = first_draft(ilacs(authority=None), DraftContext(NameMatch(None, ()), None)).value("authority")
    assert value.why == "The name does not say clearly which council this is."


def test_a_missing_lead_inspector_is_no_question(register):
    value = draft(ilacs(lead_inspector=None)).value("lead_inspector")
    assert (value.value, value.settled) == (None, True)


def test_a_draft_survives_its_json(register):
    made = draft(ilacs())
    assert Draft.from_json(made.to_json()) == made


def test_a_report_in_which_items_may_be_missing_waits_for_a_person(register):
    notes = (Note("list_not_found", "No list was found."), Note("list_says_none", "There is nothing.", 2))
    made = draft(ilacs(published="2025-07-15", notes=notes))
    assert [(value.key, value.why) for value in made.to_check()] == [("lists", "No list was found.")]
    assert "Lists: No list was found." in {blocker.message for blocker in blockers(made)}
    looked = made.with_value(made.value("lists").decided(clean_value("lists", "complete"), "entered"))
    assert (looked.to_check(), value_words(looked.value("lists"))) == ((), "Looked at: no item is missing")


def test_a_list_that_says_that_there_is_nothing_in_it_asks_for_nobody(register):
    made = draft(ilacs(published="2025-07-15", notes=(Note("list_says_none", "There is nothing.", 2),)))
    assert made.to_check() == ()


def test_nobody_can_answer_the_question_on_lists_with_something_else(register):
    with pytest.raises(InvalidValueError):
        clean_value("lists", "perhaps")
