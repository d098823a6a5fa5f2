"""Letters and partnership reports: whom they are to, when inspectors came, and the lists under their headings."""

import pytest

from inspections.reading.contract import Reading
from tests.reading.pages import Mark, Sheet, read


def letter(*lines: str, to: tuple[str, ...] = ("Director of Children’s Services", "Kent County Council")) -> Sheet:
    sheet = Sheet().line("Freshford House").line("Bristol BS1 6NL").line("8 February 2019")
    for line in to:
        sheet.line(line)
    sheet.line("Dear Ms Parker")
    for line in lines:
        sheet.line(line)
    return sheet


@pytest.mark.parametrize(
    ("to", "number"),
    [
        (("Ms Parker", "Kent County Council", "Maidstone"), "886"),
        (("Ms Parker, Director of Children’s Services, Leeds City Council",), "383"),
        (("Ms Parker", "Derby"), None),
        (("Kent County Council", "Leeds City Council"), None),
    ],
)
def test_a_letter_whose_title_names_no_council_is_about_the_one_it_is_addressed_to(
    to: tuple[str, ...], number: str | None
) -> None:
    reading = read(letter("Monitoring visit to children’s services", to=to))
    assert (reading.authority and reading.authority.dfe_la_number) == number
    assert [note.code for note in reading.notes if note.code.startswith("authority")] == ["authority_uncertain"]


def test_a_letter_may_name_its_council_in_its_first_sentence_alone() -> None:
    sheet = letter("Monitoring visit to children’s services", "We came to Leeds City Council.", to=("Ms Parker",))
    council = read(sheet).authority
    assert council is not None
    assert council.dfe_la_number == "383"


def test_a_letter_may_name_its_council_further_down_its_first_page() -> None:
    sheet = letter("Joint targeted area inspection of the multi-agency response to neglect", to=("Chief constable",))
    sheet.gap().line("Between 3 and 7 December 2018 we came to see how well agencies work together for children.")
    for _ in range(8):
        sheet.line("Leaders meet each week.")
    reading = read(sheet.line("This letter tells of work with children in Isle of").line("Wight local authority."))
    assert reading.authority is not None
    assert (reading.authority.dfe_la_number, reading.evidence["authority"].confidence) == ("921", "check")


def test_what_needs_to_improve_is_a_list_of_its_own_after_areas_for_priority_action() -> None:
    sheet = letter("Focused visit to Kent children’s services").line("Areas for priority action", size=13)
    sheet.line("•  Visits.", x=80).line("What needs to improve in this area of social work practice", size=13)
    sheet.line("•  Plans.", x=80).line("Main findings", size=13).line("•  Staff stay.", x=80)
    assert [(item.section, item.text) for item in read(sheet).recommendations] == [
        ("Areas for priority action", "Visits."),
        ("What needs to improve in this area of social work practice", "Plans."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Between 30 November and 4 December 2018, Ofsted and CQC inspected.",
        "From 30 November to 4 December 2018, Ofsted and CQC inspected.",
        "Between 30 November 2018 and 4 December 2018, Ofsted and CQC inspected.",
    ],
)
def test_between_two_days_is_one_period(sentence: str) -> None:
    reading = read(letter("Joint targeted area inspection of Kent: criminal exploitation", sentence))
    assert reading.windows == (("2018-11-30", "2018-12-04"),)
    assert (reading.authority and reading.authority.dfe_la_number) == "886"


def test_a_send_letter_gives_its_outcome_its_strengths_and_the_weaknesses_to_act_on() -> None:
    sheet = letter("Joint local area SEND inspection in Kent", "Between 28 January and 1 February 2019, we came.")
    sheet.line("A Written Statement of Action is required. It is due soon.")
    for heading, item in (("Strengths", "Health visitors."), ("Areas for development", "Plans are late.")):
        sheet.line(heading, size=13).line(f"•  {item}", x=80)
    sheet.line("The local area is required to submit a Written Statement of Action on how", size=11)
    sheet.line("it will tackle the following areas of significant weakness:", size=11).line("•  Waits.", x=80)
    reading = read(sheet.line("Yours sincerely").line("Ada Byron").line("Her Majesty’s Inspector"))
    assert (reading.framework, reading.edition, reading.published) == ("send", "2016", "2019-02-08")
    assert reading.windows == (("2019-01-28", "2019-02-01"),)
    assert [note.message for note in reading.notes] == ["A Written Statement of Action is required."]
    assert [item.text for item in reading.strengths] == ["Health visitors."]
    assert [item.text for item in reading.areas_for_improvement] == ["Plans are late."]
    assert [(item.section, item.text) for item in reading.recommendations] == [
        ("Areas of significant weakness", "Waits.")
    ]


def test_a_revisit_does_not_take_its_own_question_for_its_outcome() -> None:
    sheet = letter("Joint area SEND revisit in Kent", "Between 4 and 6 February 2019, we came to decide whether")
    sheet.line("the area has made sufficient progress.").line("The area has not made sufficient progress in one.")
    messages = [note.message for note in read(sheet).notes]
    assert messages == ["The area has not made sufficient progress in one."]


def test_what_a_send_partnership_is_to_improve_is_read_from_its_boxes() -> None:
    sheet = Sheet().line("Area SEND inspection of Kent Local Area Partnership", size=18)
    sheet.line("Inspection dates: 4 to 8 March 2024").line("Areas for priority action", size=14).gap()
    sheet.marks += [Mark(80, sheet.y, "Responsible body"), Mark(220, sheet.y, "Areas for priority action")]
    for row in (
        [("Council", "Cut the time that"), ("and NHS board", "children wait.")],
        [("Council", "See every child.")],
    ):
        sheet.y += 24
        for left, right in row:
            sheet.marks += [Mark(80, sheet.y, left), Mark(220, sheet.y, right)]
            sheet.y += 13
    sheet.gap(20).line("Areas for improvement", size=14)
    sheet.line("Leaders should hear parents more often and").line("say what came of it.").gap()
    sheet.line("Leaders should plan.").line("Local area partnership details", size=14)
    items = read(sheet).recommendations
    assert [(item.number, item.section, item.text, item.confidence) for item in items] == [
        ("1", "Areas for priority action", "Cut the time that children wait.", "check"),
        ("2", "Areas for priority action", "See every child.", "check"),
        ("3", "Areas for improvement", "Leaders should hear parents more often and say what came of it.", "check"),
        ("4", "Areas for improvement", "Leaders should plan.", "check"),
    ]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["arrangements within Bath and North East", "Somerset Council"], "800"),
        (["arrangements within Cheshire West and Chester Council"], "896"),
        (["arrangements in Kent’s children’s services"], "886"),
    ],
)
def test_a_name_that_goes_on_under_a_title_is_not_the_council_of_the_second_line(lines: list[str], number: str) -> None:
    sheet = letter("Annual unannounced inspection of contact, referral and assessment", to=("Ms Parker",))
    for line in lines:
        sheet.line(line)
    reading = read(sheet.line("We looked at how help begins."))
    assert (reading.authority and reading.authority.dfe_la_number) == number
    assert reading.evidence["authority"].confidence == "certain"


def test_the_year_at_the_end_of_a_title_is_no_part_of_the_name() -> None:
    title = "Annual performance assessment of services for children and young people in North"
    sheet = letter(title, "Lincolnshire Council 2007", "Dear me.")
    council = read(sheet).authority
    assert council is not None
    assert council.dfe_la_number == "813"


def test_the_line_over_the_rating_may_name_the_council() -> None:
    sheet = letter("Annual children’s services assessment", to=("Mr Jones",))
    sheet.line("Barnet children’s services assessment 2010: Performs well (3)")
    council = read(sheet).authority
    assert council is not None
    assert council.dfe_la_number == "302"


@pytest.mark.parametrize(
    ("line", "published", "confidence"),
    [
        ("Our ref: 80488/FV 9 July 2018", "2018-07-09", "certain"),
        ("Date: Monday 9th July 2018", "2018-07-09", "certain"),
        ("09/07/2018", "2018-07-09", "check"),
        ("Date: 19.07.2018", "2018-07-19", "certain"),
        ("July 9, 2018", "2018-07-09", "certain"),
    ],
)
def test_the_date_of_a_letter_may_stand_with_its_reference_or_be_of_numbers(
    line: str, published: str, confidence: str
) -> None:
    sheet = Sheet().line(line).line("Dear Ms Parker").line("Focused visit to Bexley children’s services")
    reading = read(sheet)
    assert (reading.published, reading.evidence["published"].confidence) == (published, confidence)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Between 12 March and 16 March, 9 inspectors came.", "2018-03-12", "2018-03-16"),
        ("Between March 12 and March 16, Ofsted came.", "2018-03-12", "2018-03-16"),
        ("Between 3 and 7 December, Ofsted and CQC came.", "2017-12-03", "2017-12-07"),
    ],
)
def test_days_without_a_year_are_the_last_before_the_date_of_the_letter_to_check(
    sentence: str, start: str, end: str
) -> None:
    sheet = Sheet().line("11 May 2018").line("Dear partners").line("Joint targeted area inspection of Kent")
    reading = read(sheet.line(sentence))
    assert reading.windows == ((start, end),)
    assert reading.evidence["inspection_dates"].confidence == "check"


@pytest.mark.parametrize(
    "sentence",
    [
        "Between 30.11.2018 and 04.12.2018, Ofsted and CQC inspected.",
        "Between November 30 and December 4, 2018, Ofsted and CQC inspected.",
    ],
)
def test_the_days_of_a_sentence_may_have_any_form(sentence: str) -> None:
    assert read(letter("Joint targeted area inspection of Kent", sentence)).windows == (("2018-11-30", "2018-12-04"),)


@pytest.mark.parametrize(
    "verb", ["This letter contains the findings of", "I am writing to summarise the findings from"]
)
def test_the_days_of_a_visit_are_found_whatever_the_letter_does_with_its_findings(verb: str) -> None:
    sheet = letter("Monitoring visit to Bexley children’s services", f"{verb} the visit on 12 and 13 June 2018.")
    assert read(sheet).windows == (("2018-06-12", "2018-06-13"),)


def test_a_title_may_name_the_company_that_runs_the_services() -> None:
    sheet = letter("Monitoring visit to Brighter Futures for Children", "We came.", to=("Ms Parker",))
    council = read(sheet).authority
    assert council is not None
    assert council.dfe_la_number == "870"


def test_the_headings_of_letters_make_sections() -> None:
    sheet = letter("Annual unannounced inspection of contact, referral and assessment arrangements in Kent")
    headings = (
        "Strengths",
        "The service meets the requirements of statutory guidance in the following areas",
        "Areas for development",
    )
    for heading in headings:
        sheet.line(heading).line("•  Families are heard.", x=80)
    assert [(one.heading, one.paragraphs) for one in read(sheet).sections] == [
        (heading, ("• Families are heard.",)) for heading in headings
    ]


def test_bullets_of_a_partnership_that_begin_with_small_letters_may_be_parts_of_an_item() -> None:
    sheet = Sheet().line("Area SEND inspection of Kent Local Area Partnership", size=18)
    sheet.line("Inspection dates: 4 to 8 March 2024").line("Areas for improvement", size=14)
    sheet.line("Leaders should improve the quality of plans. This is to ensure that:")
    sheet.line("•  families have clear information;", x=90).line("•  plans hold their views.", x=90)
    items = read(sheet.line("Local area partnership details", size=14)).recommendations
    assert items
    assert {item.confidence for item in items} == {"check"}


@pytest.mark.parametrize(
    ("printed", "published", "confidence"),
    [
        ("the 25th of June 2019", "2019-06-25", "certain"),
        ("Tuesday the 25th of June 2019", "2019-06-25", "certain"),
        ("25.06.19", "2019-06-25", "check"),
    ],
)
def test_the_date_of_a_letter_may_be_told_or_abbreviated(printed: str, published: str, confidence: str) -> None:
    sheet = Sheet().line(printed).line("Dear partners").line("Joint targeted area inspection of Leeds")
    reading = read(sheet.gap().line("This inspection took place from Mon 13 to Fri 17 May 2019."))
    assert (reading.published, reading.evidence["published"].confidence.value) == (published, confidence)
    assert (reading.inspection_start, reading.inspection_end) == ("2019-05-13", "2019-05-17")


def test_a_report_whose_days_cannot_be_read_is_read_all_the_same() -> None:
    sheet = Sheet().line("Area SEND inspection of Kent Local Area Partnership", size=18)
    reading = read(sheet.line("Inspection dates: 45 March to 49 March 2024"))
    assert reading.absent["inspection_start"].value == "not_read"


def after_list(*lines: str, size: float = 13) -> Reading:
    """A letter with a list of one item and these lines right after it."""
    sheet = letter("Focused visit to Kent children’s services")
    sheet.line("What needs to improve in this area of social work practice", size=13).line("•  Plans.", x=80).gap()
    for line in lines:
        sheet.line(line, size=size)
    return read(sheet.line("Yours sincerely"))


@pytest.mark.parametrize(("heading", "noted"), [("What else needs to improve?", True), ("Main findings", False)])
def test_a_heading_right_after_a_list_that_may_ask_for_more_leaves_a_note(heading: str, noted: bool) -> None:
    reading = after_list(heading, "•  Visits.")
    assert [item.text for item in reading.recommendations] == ["Plans."]
    assert ("list_goes_on" in {note.code for note in reading.notes}) is noted


@pytest.mark.parametrize(
    "prose",
    [
        ("Leaders have also taken action to improve", "the quality of plans."),
        ("Leaders have also taken action to improve.",),
        ("leaders have also taken action to improve",),
    ],
)
def test_a_line_of_prose_right_after_a_list_asks_for_nothing_more(prose: tuple[str, ...]) -> None:
    reading = after_list(*prose, size=12)
    assert [item.text for item in reading.recommendations] == ["Plans."]
    assert "list_goes_on" not in {note.code for note in reading.notes}
