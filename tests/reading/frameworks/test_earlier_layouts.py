"""Layouts of the frameworks before SIF, each on a small page made for the rule that reads it."""

import pytest

from tests.reading.frameworks.test_earlier_frameworks import ROWS_2006, apa, jar_cover
from tests.reading.pages import GRADES_LEFT, Mark, Sheet, grades, read

CHECK = "check"


def apa_2008(title: str = "Annual performance assessment of services for children and young people in") -> Sheet:
    sheet = Sheet().line("17 December 2008").line("Dear Mr Coughlan").line(title, size=9)
    return sheet.line("Hampshire County Council 2008").gap()


def slac(record: Sheet, *before: Sheet) -> dict[str, tuple[str, str]]:
    cover = Sheet().line("Inspection of safeguarding and looked after children services", size=18).line("Kent")
    cover.line("Inspection dates: 4 to 15 October 2010").line("Reporting inspector Ada Byron HMI")
    return grades(read(cover, *before, record))


def test_a_row_without_a_grade_does_not_take_that_of_a_row_with_another_label() -> None:
    record = Sheet().line("Record of main findings:", size=16).line("Safeguarding services")
    record.y += 8
    for label, grade in (
        ("Overall effectiveness", "Good"),
        ("Quality of provision", ""),
        ("Service responsiveness including complaints", "Inadequate"),
        ("Equality and diversity", "Adequate"),
        ("Value for money", "Outstanding"),
    ):
        record.marks += [Mark(80, record.y, label), Mark(GRADES_LEFT, record.y, grade)]
        record.y += 14
    assert slac(record) == {
        "safeguarding_overall": ("good", CHECK),
        "safeguarding_equality_and_diversity": ("adequate", CHECK),
    }


def test_the_record_of_main_findings_goes_before_grades_beside_headings() -> None:
    body = Sheet().line("Safeguarding services", size=16)
    body.row(["Overall effectiveness"], ["Grade 3"]).row(["Capacity to improve"], ["Grade 3"])
    record = Sheet().line("Record of main findings:", size=16).line("Safeguarding services")
    record.row(["Overall effectiveness"], ["Good"]).row(["Capacity for improvement"], ["Good"])
    assert slac(record, body) == {
        "safeguarding_overall": ("good", CHECK),
        "safeguarding_capacity_to_improve": ("good", CHECK),
    }


def test_a_looked_after_report_without_its_record_is_read_from_its_headings_to_check() -> None:
    cover = Sheet().line("Inspection of looked after children services", size=18).line("Kent County Council")
    cover.line("Inspection dates: 15-19 July 2013")
    pages = [
        Sheet().line("Capacity to improve Grade 3 (adequate)").line("Plans are made in time."),
        Sheet().line("Services are seen by all as theirs."),
        Sheet().line("Quality of provision").line("Grade 4 (inadequate)").line("Plans are late."),
    ]
    assert grades(read(cover, *pages)) == {
        "capacity_to_improve": ("adequate", CHECK),
        "quality_of_provision": ("inadequate", CHECK),
    }


@pytest.mark.parametrize("printed", ["Grade {}", "{}", "{} – {word}", "{} ({word})"])
def test_the_digit_of_an_assessment_may_stand_with_words(printed: str) -> None:
    words = {"4": "excellent", "3": "good", "1": "inadequate"}
    rows = [(label, printed.format(digit, word=words[digit])) for label, digit in ROWS_2006]
    assert grades(read(apa(*rows))) == {
        "overall": ("outstanding", "certain"),
        "capacity_to_improve": ("good", "certain"),
        "social_care": ("inadequate", "certain"),
    }


def test_an_outcome_is_read_where_its_heading_ends_one_page_and_its_sentence_begins_the_next() -> None:
    first = apa(*ROWS_2006).line("The council’s management of its services for children and young people,")
    first.line("including its capacity to improve them further").gap(200).line("2", x=500)
    after = Sheet().line("The council’s leadership in this area is now good. It was inadequate.")
    found = grades(read(first, after))
    assert found["management"] == ("good", CHECK)


def test_strengths_and_weaknesses_of_each_outcome_are_lists_of_a_later_letter() -> None:
    letter = apa_2008()
    for label in ("Overall effectiveness of services for children and", "Being healthy", "Staying safe"):
        rest = ["young people"] if label.endswith("and") else []
        letter.row([label, *rest], ["3"])
    page = Sheet().line("Being healthy").line("Outcomes are good.")
    page.line("Major strengths").line("•  Dentists see", x=80).line("all children.", x=91)
    page.line("Important weaknesses and areas for development").line("•  Waits are long.", x=80)
    page.line("Staying safe").line("Outcomes are good.").line("Major strengths").line("•  Roads are safe.", x=80)
    reading = read(letter, page)
    assert (reading.edition, reading.published) == ("2007", "2008-12-17")
    assert grades(reading)["overall"] == ("good", CHECK)
    assert [item.text for item in reading.strengths] == ["Dentists see all children.", "Roads are safe."]
    assert [item.text for item in reading.areas_for_improvement] == ["Waits are long."]


def test_an_assessment_of_2005_is_known_by_the_services_it_names() -> None:
    sheet = Sheet().line("1 December 2005").line("Dear Dr Birnbaum")
    sheet.line("ANNUAL PERFORMANCE ASSESSMENT OF LONDON BOROUGH OF SUTTON")
    sheet.line("COUNCIL’S EDUCATION AND CHILDREN’S SOCIAL CARE SERVICES 2005")
    reading = read(sheet)
    assert (reading.framework, reading.authority and reading.authority.dfe_la_number) == ("apa", "319")


def test_the_targeted_review_of_2008_prints_longer_labels() -> None:
    page = Sheet().line("Grades awarded:")
    page.row(["Safeguarding"], ["Grade 1"]).row(["Looked after children and young people"], ["Grade 3"])
    page.row(["Children with learning difficulties", "and/or disabilities"], ["Grade 2"])
    assert grades(read(jar_cover(), page)) == {
        "safeguarding": ("inadequate", CHECK),
        "looked_after": ("good", CHECK),
        "learning_difficulties": ("adequate", CHECK),
    }


SCALE = ("Performs excellently", "Performs well", "Performs adequately", "Performs poorly")


def csr(*lines: str, title: str = "Annual children’s services assessment", scale: bool = True) -> Sheet:
    sheet = Sheet().line("9 December 2010").line("Kent County Council").line("Dear Ms Parker").line(title)
    if scale:
        sheet.line("The annual assessment of children’s services derives from a four point scale:")
        for digit, words in zip("4321", SCALE, strict=True):
            sheet.marks += [Mark(80, sheet.y, digit), Mark(110, sheet.y, words), Mark(260, sheet.y, "– A service that")]
            sheet.y += 16
        sheet.line("An assessment of ‘performs excellently’ does not mean that all is perfect.")
    for line in lines:
        sheet.line(line)
    return sheet


@pytest.mark.parametrize(
    ("lines", "grade", "printed"),
    [
        (["Kent children’s services assessment 2010: Performs poorly (1)"], "inadequate", "Performs poorly"),
        (["Children’s services assessment   2 – Performs adequately"], "adequate", "Performs adequately"),
        (["Overall children’s services rating: 1"], "inadequate", "1"),
        (["Children’s services in Kent perform well. In 2009 they performed poorly."], "good", "perform well"),
        (["Kent’s children’s services have been assessed as performing poorly."], "inadequate", "performing poorly"),
    ],
)
def test_the_rating_of_a_year_is_not_taken_from_the_scale(lines: list[str], grade: str, printed: str) -> None:
    reading = read(csr(*lines))
    assert [(j.grade, j.printed, j.confidence) for j in reading.judgements] == [(grade, printed, CHECK)]
    assert reading.lead_inspector is None


def test_the_scale_alone_is_no_rating() -> None:
    assert read(csr()).judgements == ()


@pytest.mark.parametrize(
    "title",
    [
        "2011 children’s services assessment",
        "Annual rating of council children’s services for 2009",
        "Kent County Council annual children’s services rating 2009",
        "Children’s services assessment for Kent 2010",
    ],
)
def test_the_letters_of_each_year_are_known_by_their_titles(title: str) -> None:
    reading = read(csr(title=title))
    assert (reading.framework, reading.authority and reading.authority.dfe_la_number) == ("csr", "886")


@pytest.mark.parametrize(
    ("printed", "published", "confidence"),
    [
        ("14 March 2006", "2006-03-14", "certain"),
        ("March 2006", "2006-03", "certain"),
        ("March 2006/2", "2006-03", "certain"),
        ("31 February 2006", "2005", CHECK),
        ("[Date]", "2005", CHECK),
    ],
)
def test_the_box_on_the_title_page_of_a_review_holds_its_date(printed: str, published: str, confidence: str) -> None:
    sheet = jar_cover().line("© Crown copyright 2005")
    for row in (("Audience", "Published", "Reference no."), ("All", printed, "1234-0605")):
        sheet.marks += [Mark(x, sheet.y, text) for x, text in zip((80, 230, 380), row, strict=True)]
        sheet.y += 20
    reading = read(sheet)
    assert (reading.published, reading.evidence["published"].confidence) == (published, confidence)


@pytest.mark.parametrize("heading", ["Immediately:", "Immediate action:", "Within 3 months of this report:"])
def test_the_lists_of_2009_to_2013_are_grouped_by_urgency(heading: str) -> None:
    cover = Sheet().line("Inspection of looked after children services", size=18).line("Kent County Council")
    cover.line("Inspection dates: 15-19 July 2013").line("Areas for improvement", size=14)
    cover.line(heading).line("•  ensure that plans are made", x=80)
    assert [(item.section, item.text) for item in read(cover).recommendations] == [
        (heading.rstrip(":"), "ensure that plans are made")
    ]


def test_the_council_stands_under_a_title_of_two_lines() -> None:
    cover = Sheet().line("Inspection of safeguarding and looked after children", size=18).line("services", size=18)
    reading = read(cover.line("Kent").line("Inspection dates: 4 to 15 October 2010"))
    assert reading.authority is not None
    assert reading.authority.name == "Kent"


def test_a_letter_that_always_has_lists_says_that_none_was_found() -> None:
    assert "list_not_found" in {note.code for note in read(csr("Children’s services assessment: 3")).notes}
    assert "list_not_found" in {note.code for note in read(apa(*ROWS_2006)).notes}


def test_a_column_of_the_table_without_a_cell_leaves_a_note() -> None:
    letter = apa(*ROWS_2006)
    letter.marks += [Mark(72, letter.y, "Key strengths"), Mark(330, letter.y, "Key areas for improvement")]
    letter.marks += [Mark(72, letter.y + 30, "Being healthy: dentists see all."), Mark(72, letter.y + 90, "We confirm")]
    reading = read(letter)
    assert [item.text for item in reading.strengths] == ["dentists see all."]
    assert [note.code for note in reading.notes if note.code.startswith("list")] == ["list_empty"]
