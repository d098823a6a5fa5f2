"""Frameworks before SIF and the narrative ones, on pages made after what is known of them."""

import pytest

from tests.reading.pages import Mark, Sheet, grades, read

CHECK = "check"


def apa(*rows: tuple[list[str], str], year: int = 2006) -> Sheet:
    sheet = Sheet().line(f"1 November {year}").line("Dear Mrs Baxter")
    sheet.line(f"{year} ANNUAL PERFORMANCE ASSESSMENT OF SERVICES FOR CHILDREN AND")
    sheet.line("YOUNG PEOPLE IN STOCKTON-ON-TEES BOROUGH COUNCIL").gap()
    sheet.row(["Areas for judgement"], ["Grade awarded"])
    for label, grade in rows:
        sheet.row(label, [grade])
    return sheet.gap(60)


OUTCOMES = ["services in maintaining and improving outcomes for", "children and young people."]
ROWS_2006 = (
    (["The contribution of the local authority’s children’s", *OUTCOMES], "4"),
    (["The council’s overall capacity to improve its services", "for children and young people."], "3"),
    (["The contribution of the local authority’s social care", *OUTCOMES], "1"),
)


def test_an_apa_letter_gives_three_rows_and_a_word_for_each_outcome() -> None:
    prose = Sheet().line("Being healthy").line("The contribution of services to health is good. It was adequate.")
    prose.line("Staying safe").line("The council makes an excellent contribution to the safety of children.")
    prose.line("Enjoying and achieving").line("The review recommended more. Provision is good.")
    reading = read(apa(*ROWS_2006), prose)
    assert grades(reading) == {
        "overall": ("outstanding", "certain"),
        "capacity_to_improve": ("good", "certain"),
        "social_care": ("inadequate", "certain"),
        "being_healthy": ("good", CHECK),
        "staying_safe": ("outstanding", CHECK),
    }
    assert (reading.framework, reading.published, reading.authority and reading.authority.dfe_la_number) == (
        "apa",
        "2006-11-01",
        "808",
    )


def test_an_apa_letter_of_seven_rows_is_all_to_check() -> None:
    labels = ["Overall effectiveness of children’s services", "Being healthy", "Staying safe", "Enjoying and achieving"]
    reading = read(apa(*(([label], "3") for label in labels), year=2007))
    assert set(grades(reading).values()) == {("good", CHECK)}
    assert (reading.edition, [n.code for n in reading.notes if n.code.startswith("edition")]) == ("2007", [])


def test_the_day_of_a_letter_tells_its_edition_and_rows_of_another_disagree() -> None:
    reading = read(apa((["Being healthy"], "3"), (["Staying safe"], "3"), (["Enjoying and achieving"], "2")))
    assert {confidence for _, confidence in grades(reading).values()} == {CHECK}
    assert (reading.edition, "edition_disagrees" in [n.code for n in reading.notes]) == ("2005", True)


def jar_cover() -> Sheet:
    sheet = Sheet().line("Joint area review", size=18).line("Staffordshire Children’s Services Authority Area")
    return sheet.line("Review of services for children and young people").line("Published [Date]")


def test_a_grade_of_a_joint_area_review_is_keyed_on_row_and_column() -> None:
    block = Sheet().line("Grades", size=16)
    for x, words in (
        (250, ["Local services", "overall"]),
        (356, ["Council", "services"]),
        (442, ["Health", "services"]),
    ):
        block.marks += [Mark(x, block.y + 15 * n, word) for n, word in enumerate(words)]
    block.gap(50)
    for label, cells in (
        ("Being healthy", {280: "2"}),
        ("Service management", {280: "3"}),
        ("Capacity to improve", {280: "4", 375: "1"}),
        ("Children’s services", {375: "2"}),
        ("The health service for children", {460: "3"}),
    ):
        block.marks += [Mark(80, block.y, label)] + [Mark(x, block.y, digit) for x, digit in cells.items()]
        block.gap(22)
    reading = read(jar_cover().line("© Crown copyright 2005"), block)
    assert grades(reading) == {
        "being_healthy": ("adequate", "certain"),
        "management": ("good", "certain"),
        "capacity_to_improve": ("outstanding", "certain"),
        "council_capacity_to_improve": ("inadequate", "certain"),
        "overall": ("adequate", "certain"),
        "health": ("good", "certain"),
    }
    assert (reading.published, reading.evidence["published"].confidence) == ("2005", CHECK)


def test_recommendations_of_a_joint_area_review_stop_at_the_annex() -> None:
    page = Sheet().line("Recommendations", size=18).line("For immediate action", size=15)
    page.line("23.  Share plans.", x=72).gap().line("For action over the next six months", size=15)
    page.line("24.  Improve places.", x=72).gap().line("Main report", size=18)
    annex = Sheet().line("Annex: the corporate assessment", size=18).line("Recommendations", size=18)
    annex.line("1.  Something else.", x=72)
    items = read(jar_cover().line("© Crown copyright 2005"), page, annex).recommendations
    assert [(item.number, item.section) for item in items] == [
        ("23", "For immediate action"),
        ("24", "For action over the next six months"),
    ]


def test_the_same_label_under_both_halves_of_a_slac_record_is_two_judgements() -> None:
    cover = Sheet().line("Inspection of safeguarding and looked after children services", size=18).line("Kent")
    cover.line("Inspection dates: 4 to 15 October 2010").line("Reporting inspector Ada Byron HMI")
    record = Sheet().line("Record of main findings:", size=16).line("Safeguarding services")
    record.row(["Overall effectiveness"], ["Inadequate"]).row(["Capacity to improve"], ["Adequate"])
    record.line("Services for looked after children")
    record.row(["Overall effectiveness"], ["Good"]).row(["Being healthy"], ["Grade 1 (Outstanding)"])
    reading = read(cover, record)
    assert grades(reading) == {
        "safeguarding_overall": ("inadequate", CHECK),
        "safeguarding_capacity_to_improve": ("adequate", CHECK),
        "looked_after_overall": ("good", CHECK),
        "looked_after_being_healthy": ("outstanding", CHECK),
    }
    assert reading.lead_inspector == "Ada Byron"


def test_child_protection_judgements_are_read_from_their_headings_to_check() -> None:
    cover = Sheet().line("Inspection of local authority arrangements for the protection of children", size=14)
    cover.line("Kent County Council").line("Inspection dates: 4 to 15 October 2012").line(
        "Lead inspector Ada Byron HMI"
    )
    body = Sheet().line("Overall effectiveness").line("1. The overall effectiveness of the arrangements to protect")
    body.line("children in Kent is judged to be adequate.").line("Quality of practice: inadequate")
    reading = read(cover, body)
    assert grades(reading) == {"overall": ("adequate", CHECK), "quality_of_practice": ("inadequate", CHECK)}


def test_an_annual_rating_keeps_its_own_words_and_is_to_check() -> None:
    letter = Sheet().line("9 December 2010").line("Dear Ms Parker")
    letter.line("Annual children’s services assessment").line("Kent County Council")
    letter.line("Children’s services assessment 2010    Performs well (3)")
    judgement = read(letter).judgements[0]
    assert (judgement.area, judgement.grade, judgement.printed) == ("overall", "good", "Performs well")
    assert judgement.confidence == CHECK


@pytest.mark.parametrize(
    ("lines", "framework", "start", "council"),
    [
        (
            [
                "Joint targeted area inspection of Durham",
                "This letter summarises an inspection that took place from 20 to 24 January 2025.",
            ],
            "jtai",
            "2025-01-20",
            "840",
        ),
        (
            ["Area SEND inspection of Kent Local Area Partnership", "Inspection dates: 4 to 8 March 2024"],
            "send",
            "2024-03-04",
            "886",
        ),
        (
            [
                "Annual unannounced inspection of contact, referral and assessment arrangements",
                "within Kent children’s services",
                "This letter is about the unannounced inspection conducted on 4 and 5 August 2009.",
            ],
            "ucra",
            "2009-08-04",
            "886",
        ),
        (
            [
                "Monitoring visit to Kent local authority children’s services",
                "This letter summarises the findings of the monitoring visit to Kent on 4 and 5 March 2019.",
            ],
            "monitoring_visit",
            "2019-03-04",
            "886",
        ),
    ],
)
def test_narrative_documents_are_recognised_dated_and_given_their_council(
    lines: list[str], framework: str, start: str, council: str
) -> None:
    sheet = Sheet().line("30 March 2025").line("Dear colleague")
    for line in lines:
        sheet.line(line)
    reading = read(sheet)
    assert (reading.framework, reading.inspection_start, reading.judgements) == (framework, start, ())
    assert reading.authority is not None
    assert reading.authority.dfe_la_number == council


def test_the_outcome_sentence_of_a_send_report_is_a_note() -> None:
    sheet = (
        Sheet().line("Area SEND inspection of Kent Local Area Partnership").line("Inspection dates: 4 to 8 March 2024")
    )
    sheet.line("Inspection outcome").line(
        "The partnership’s arrangements lead to inconsistent experiences and outcomes"
    )
    sheet.line("for children. The partnership must work together.")
    notes = [(note.code, note.message) for note in read(sheet).notes]
    sentence = "The partnership’s arrangements lead to inconsistent experiences and outcomes for children."
    assert [code for code, _ in notes] == ["outcome", "list_not_found"]
    assert notes[0][1].endswith(sentence)


def test_a_committee_paper_is_a_secondary_source_with_its_national_tables() -> None:
    paper = Sheet().line("REPORT TO HEALTH AND WELLBEING BOARD").line("28 SEPTEMBER 2016")
    paper.line("OFSTED INSPECTION OF SERVICES FOR CHILDREN IN NEED OF HELP AND PROTECTION")
    paper.line("Ofsted undertook an Inspection of Stockton-on-Tees Services for Children in need").gap()
    paper.line("The overall Judgement for Services in Stockton-on-Tees was Good")
    paper.line("The Judgement for Adoption Performance is Requires Improvement").gap()
    paper.line("Outcomes as at 5 August 2016").line("Adoption performance").line("Judgement Count %")
    paper.line("Outstanding 7 7%").line("Good 48 47%").line("RI 40 39%").line("Inadequate 8 8%")
    appendix = Sheet().line("Adoption performance").line("good")
    reading = read(paper, appendix)
    assert (reading.framework, reading.kind, reading.published) == ("committee_paper", "secondary", "2016-09-28")
    assert grades(reading) == {"overall": ("good", "certain"), "adoption": ("requires_improvement", CHECK)}
    table = reading.national_tables[0]
    assert (table.area, table.as_at, table.counts) == (
        "adoption",
        "2016-08-05",
        {"outstanding": 7, "good": 48, "requires_improvement": 40, "inadequate": 8},
    )
