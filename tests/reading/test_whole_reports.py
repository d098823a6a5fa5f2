"""What a whole document says of itself: its framework, kind, council, dates and people."""

from dataclasses import replace

import pytest
from reportlab.lib.colors import white

from inspections.reading.contract import AuthorityRead, Reading
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from inspections.reading.refusals import UnreadableFileError
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Mark, Sheet, ilacs_cover, pdf, read, sif_cover

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]


def test_a_report_gives_its_facts_each_with_a_place() -> None:
    reading = read(ilacs_cover(ROWS, council="the Isle of Wight"))
    assert (reading.framework, reading.kind, reading.edition) == ("ilacs", "standard", "2026")
    assert reading.authority == AuthorityRead("921", "Isle of Wight", "the Isle of Wight", 1)
    assert (reading.inspection_start, reading.inspection_end) == ("2026-05-11", "2026-05-22")
    assert (reading.lead_inspector, reading.published) == ("Ada Byron", None)
    assert reading.evidence.keys() == {"title", "authority", "inspection_dates", "lead_inspector"}
    assert reading.evidence["inspection_dates"].quote == "Inspection dates: 11 to 22 May 2026"


@pytest.mark.parametrize(
    "title",
    [
        ["Inspection of children’s services in", "Bournemouth,", "Christchurch", "and Poole"],
        ["Inspection of children’s social care services", "Bournemouth,", "Christchurch and", "Poole Council"],
        ["Inspection of", "Bournemouth,", "Christchurch", "and", "Poole", "local", "authority", "children’s services"],
        ["Ofsted inspection of Bournemouth, Christchurch", "and Poole local authority: childrens services"],
        ["Inspection of local authority", "children’s services: Bournemouth, Christchurch and Poole"],
    ],
)
def test_the_title_may_be_worded_and_wrapped_in_any_way(title: list[str]) -> None:
    cover = ilacs_cover(ROWS)
    # The two lines of the usual title give way to this one.
    cover.marks = [Mark(72, 20 + 20 * n, line, 16) for n, line in enumerate(title)] + [
        replace(mark, y=mark.y + 120) for mark in cover.marks[2:]
    ]
    reading = read(cover)
    assert (reading.framework, reading.authority and reading.authority.dfe_la_number) == ("ilacs", "839")
    assert reading.evidence["authority"].confidence == "certain"


@pytest.mark.parametrize(("dates", "kind"), [("11 to 15 May 2026", "short"), ("11 to 22 May 2026", "standard")])
def test_short_or_standard_is_derived_from_the_days_on_site(dates: str, kind: str) -> None:
    reading = read(ilacs_cover(ROWS, dates))
    assert reading.kind == kind
    assert reading.notes[0].code == "kind_derived"


def test_two_periods_on_site_are_both_kept() -> None:
    reading = read(ilacs_cover(ROWS, "5 to 9 May 2026 and 14 to 15 July 2026"))
    assert (reading.inspection_start, reading.inspection_end) == ("2026-05-05", "2026-07-15")
    assert reading.windows == (("2026-05-05", "2026-05-09"), ("2026-07-14", "2026-07-15"))
    assert "several_windows" in [note.code for note in reading.notes]


def test_words_that_are_no_part_of_a_date_leave_the_dates_to_check() -> None:
    reading = read(ilacs_cover(ROWS, "11 to 22 May 2026 (ten days)"))
    assert (reading.inspection_start, reading.inspection_end) == ("2026-05-11", "2026-05-22")
    assert reading.evidence["inspection_dates"].confidence == "check"


def test_a_running_foot_with_other_dates_does_not_matter() -> None:
    pages = [ilacs_cover(ROWS), Sheet(), Sheet(), Sheet()]
    for page in pages:
        page.y = 790
        page.line("12 to 22 May 2026")
    assert read(*pages).inspection_start == "2026-05-11"


def test_a_date_without_a_year_is_left_out() -> None:
    reading = read(ilacs_cover(ROWS, "11 to 22 May"))
    assert (reading.inspection_start, reading.inspection_end, reading.windows) == (None, None, ())


def test_no_inspector_is_invented() -> None:
    assert read(ilacs_cover(ROWS, inspector="")).lead_inspector is None


@pytest.mark.parametrize(
    "label", ["Ofsted inspector", "Inspectors", "Regulatory inspector", "HMI", "Second lead inspector"]
)
def test_whoever_has_a_label_of_their_own_does_not_lead(label: str) -> None:
    cover = ilacs_cover(ROWS, inspector="Lead inspector: Ada Byron HMI")
    cover.marks.append(Mark(72, cover.marks[3].y + 12, f"{label}: Mary Shelley HMI"))
    reading = read(cover)
    assert reading.lead_inspector == "Ada Byron"
    assert reading.evidence["lead_inspector"].confidence == "certain"


def test_a_printed_day_of_publication_is_read() -> None:
    assert read(sif_cover()).published == "2017-07-07"


def test_a_re_inspection_says_so_in_its_title() -> None:
    assert read(sif_cover()).kind == "full"
    title = "Re-inspection of services for children in need of help and"
    assert read(sif_cover(title=title)).kind == "re-inspection"


def test_a_council_that_the_register_does_not_know_is_left_open_with_a_note() -> None:
    reading = read(ilacs_cover(ROWS, council="Middlesex"))
    assert reading.authority == AuthorityRead(None, None, "Middlesex", 1)
    assert "authority_uncertain" in [note.code for note in reading.notes]


def test_a_letter_about_a_visit_is_dated_and_has_no_grades() -> None:
    letter = Sheet().line("13 November 2020").line("Dear Ms Parker,")
    letter.line("Focused visit to Stoke-on-Trent children’s services", size=14)
    letter.line("This letter summarises the findings of a focused visit to Stoke-on-Trent children’s services")
    letter.line("on 29 September 2020. The inspectors were Ada Byron HMI and Mary Shelley HMI.")
    letter.line("Yours sincerely").line("Ada Byron").line("Her Majesty’s Inspector")
    reading = read(letter)
    assert (reading.framework, reading.kind, reading.judgements) == ("focused_visit", "visit", ())
    assert (reading.published, reading.inspection_start) == ("2020-11-13", "2020-09-29")
    assert (reading.lead_inspector, reading.authority and reading.authority.name) == ("Ada Byron", "Stoke-on-Trent")


@pytest.mark.parametrize(
    "lines",
    [
        ["Minutes of the parish council", "The inspection of children’s services in Barnet was good."],
        ["Inspection of children’s social care services", "A leaflet for parents."],
        ["News", "", "Overall effectiveness Good"],
    ],
)
def test_what_is_not_a_report_is_refused(lines: list[str]) -> None:
    sheet = Sheet()
    for line in lines:
        sheet.line(line)
    with pytest.raises(UnreadableFileError) as refusal:
        read(sheet)
    assert refusal.value.error.code == "not_an_inspection_report"


def test_a_reading_survives_its_json_and_unknown_keys_are_ignored() -> None:
    reading = read_bytes(pdf(ilacs_cover(ROWS)), Limits())
    assert Reading.from_json(reading.to_json() | {"a key of a later reader": 1}) == reading


def test_the_dates_may_go_on_over_lines_and_a_second_period_is_not_lost() -> None:
    cover = Sheet().line("Inspection of Barnet local authority children’s services", size=18)
    cover.line("Inspection dates: 5 to 9 December").line("2022 and 14 to").line("15 February 2023").line(
        "Lead inspector: A"
    )
    assert read(cover).windows == (("2022-12-05", "2022-12-09"), ("2023-02-14", "2023-02-15"))


def test_a_title_that_names_a_trust_alone_needs_a_table_of_grades() -> None:
    title = Sheet().line("Inspection of Slough Children First", size=18).line("Inspection dates: 11 to 22 May 2026")
    with pytest.raises(UnreadableFileError):
        read(title)
    for label, grade in ROWS:
        title.row(label, grade)
    reading = read(title)
    assert (reading.framework, reading.authority and reading.authority.dfe_la_number) == ("ilacs", "871")
    assert reading.evidence["authority"].confidence == "check"


def test_an_address_over_the_name_is_no_council() -> None:
    cover = Sheet().line("Manchester Office").line("Piccadilly Gate, Manchester").line("Bury").gap()
    cover.line("Inspection of children’s social care services", size=16).line("Inspection dates: 4 to 8 May 2020")
    assert read(cover).authority == AuthorityRead("351", "Bury", "Bury", 1)


def test_a_report_behind_other_papers_is_found_and_its_pages_keep_their_numbers() -> None:
    paper = Sheet().line("Minutes of the committee", size=18)
    for _ in range(20):
        paper.line("Members noted the inspectorate’s report, which follows.")
    reading = read(paper, ilacs_cover(ROWS))
    assert [note.code for note in reading.notes][:1] == ["begins_later"]
    assert (reading.pages, {judgement.page for judgement in reading.judgements}) == (2, {2})


def test_a_wrong_title_at_the_foot_of_the_cover_does_not_count() -> None:
    cover = Sheet(y=800).line("Inspection of safeguarding and looked after children services", size=9)
    cover.y = 90
    cover.line("Inspection of looked after children services", size=18).line("Medway Council")
    cover.line("Inspection dates: 15-19 July 2013")
    assert read(cover).framework == "lac"


def test_a_white_date_is_not_certain() -> None:
    cover = Sheet().line("Inspection of Barnet local authority children’s services", size=18)
    cover.line("Inspection dates: 11 to 22 May 2026", colour=white).line("Lead inspector: Ada Byron HMI")
    evidence = read(cover).evidence
    assert (evidence["inspection_dates"].confidence, evidence["lead_inspector"].confidence) == ("check", "certain")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["South", "Gloucestershire Children’s Services Authority Area"], "803"),
        (["North East", "Lincolnshire Children’s Services Authority Area"], "812"),
        (["Gloucestershire Children’s Services Authority Area"], "916"),
    ],
)
def test_a_name_over_two_lines_is_not_the_council_of_its_second_line(lines: list[str], number: str) -> None:
    cover = Sheet().line("Joint area review", size=18)
    for line in [*lines, "Review of services for children and young people", "© Crown copyright 2006"]:
        cover.line(line)
    council = read(cover).authority
    assert council is not None
    assert council.dfe_la_number == number


def test_a_name_in_a_title_may_go_on_under_it() -> None:
    letter = Sheet().line("1 November 2006").line("Dear Mrs Baxter")
    letter.line("2006 ANNUAL PERFORMANCE ASSESSMENT OF SERVICES FOR CHILDREN AND YOUNG PEOPLE IN KINGSTON", size=9)
    letter.line("UPON HULL CITY COUNCIL", size=9).line("Leaders know their services.")
    council = read(letter).authority
    assert council is not None
    assert (council.dfe_la_number, council.printed) == ("810", "KINGSTON UPON HULL CITY COUNCIL")
