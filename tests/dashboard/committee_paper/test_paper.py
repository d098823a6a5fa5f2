"""The committee paper of a council as opened in Word: its text, its tables, and its accessibility."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import docx
import pytest
from django.contrib.auth.models import User
from django.test import Client
from docx.document import Document
from docx.oxml.ns import qn

from dashboard.committee_paper.blocks import Grid, GridCell, Paper, Paragraph
from dashboard.committee_paper.writing import write_paper
from inspections.actions.lineage import decide_link, mark_compared
from inspections.models import RecommendationLink
from tests.dashboard.csv_files import content_of
from tests.dashboard.published import publish_stoke
from tests.dashboard.seen import see
from tests.dashboard.shipped import published_by
from tests.scenes import scene
from tests.two_reports import publish_report

LATEST = "?as_at=2026-08-25"


@dataclass(frozen=True)
class Opened:
    document: Document

    @property
    def lines(self) -> list[str]:
        """The text of every paragraph outside the tables, including links and fields."""
        return ["".join(t.text or "" for t in p._p.iter(qn("w:t"))) for p in self.document.paragraphs]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def headings(self) -> list[str]:
        return [p.text for p in self.document.paragraphs if p.style.name == "Heading 1"]

    def table(self, caption: str) -> list[list[str]]:
        """The cells of the table whose caption contains the text; the lines of a cell are joined."""
        found = [t for t in self.document.tables if caption in t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))]
        assert len(found) == 1, (caption, len(found))
        return [[_words(cell) for cell in row.findall(qn("w:tc"))] for row in found[0]._tbl.tr_lst]


def _words(cell: object) -> str:
    paragraphs = cell.findall(qn("w:p"))  # type: ignore[attr-defined]
    return " / ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def paper(client: Client, slug: str, query: str = LATEST) -> Opened:
    return opened(content(client, slug, query))


def content(client: Client, slug: str, query: str = LATEST) -> bytes:
    return content_of(client.get(f"/councils/{slug}/committee-paper.docx{query}"))


@lru_cache(maxsize=8)
def opened(content: bytes) -> Opened:
    """Opened once for all tests, which only read it."""
    return Opened(docx.Document(io.BytesIO(content)))


@scene
def paper_of_stoke(record: None, editor: User) -> bytes:
    """The paper when the report of May 2025 has been read and published."""
    publish_stoke(editor)
    return content(Client(), "stoke-on-trent")


@pytest.fixture
def stoke(paper_of_stoke: bytes) -> Opened:
    return opened(paper_of_stoke)


def test_the_sections_stand_in_order_under_real_headings(stoke: Opened):
    assert stoke.lines[0] == "Inspection outcomes of children’s services: Stoke-on-Trent"
    assert stoke.lines[1] == "Reports on the record, complete to 22 August 2026"
    assert stoke.headings == [
        "Summary",
        "Current judgements",
        "The story of its inspections",
        "What changed since November 2022",
        "What the latest report recommends",
        "Questions for scrutiny",
        "Where it stands",
        "How it compares",
        "National tables",
        "Every inspection and visit on the record",
        "How things are counted",
        "Sources and licence",
    ]


def test_the_summary_says_in_plain_words_where_the_council_stands(stoke: Opened):
    text = stoke.text

    assert (
        "Inspectors judged services for children in care to be good. Leadership, help and protection and support for "
        "care leavers require improvement to be good."
    ) in text
    assert (
        "Leadership: requires improvement. It is good or better in 8 of 10 statistical neighbours (80%), 10 of 13 "
        "councils in the West Midlands (77%) and 117 of 150 councils in England (78%)."
    ) in text
    assert "Against the report of November 2022: none of the 3 comparable judgements moved." in text
    assert "Below 8 of its 10 neighbours on leadership." in text
    assert "The report makes 2 recommendations to the council." in text


def test_each_judgement_has_its_evidence_and_the_judgement_before(stoke: Opened):
    assert stoke.table("with their evidence") == [
        ["Judgement", "Grade", "Report published", "Inspection ended", "Evidence", "Judgement before"],
        ["Leadership", "Requires improvement", "15 July 2025", "23 May 2025", "Report, page 1",
         "Requires improvement, 25 Nov 2022"],
        ["Help and protection", "Requires improvement", "15 July 2025", "23 May 2025", "Report, page 1",
         "Requires improvement, 25 Nov 2022"],
        ["Children in care", "Good", "15 July 2025", "23 May 2025", "Report, page 1",
         "Good (judged together with care leavers), 25 Nov 2022"],
        ["Care leavers", "Requires improvement", "15 July 2025", "23 May 2025", "Report, page 1",
         "Good (judged together with children in care), 25 Nov 2022"],
        ["Overall effectiveness", "Requires improvement", "15 July 2025", "23 May 2025", "Report, page 1",
         "Requires improvement, 25 Nov 2022"],
    ]  # fmt: skip


def test_the_evidence_leads_to_the_words_on_the_page(stoke: Opened, client: Client):
    links = [r.target_ref for r in stoke.document.part.rels.values() if r.reltype.endswith("/hyperlink")]
    evidence = [link for link in links if link.endswith("?at=overall")]

    assert len(evidence) == 1
    assert client.get(evidence[0].removeprefix("http://testserver")).status_code == 200


def test_what_is_recommended_stands_with_its_page_and_word_for_word(stoke: Opened):
    assert stoke.table("Recommendations, July 2025") == [
        ["No.", "Recommendation", "Page"],
        ["1", "The quality of plans <b>for</b> neglected children. (1)", "2"],
        ["2", "=Supervision of staff. (2)", "2"],
    ]


def test_the_council_is_set_beside_its_neighbours_region_and_england_with_denominators(stoke: Opened):
    assert stoke.table("Leadership: councils at each grade") == [
        ["Councils", "Outstanding", "Good", "Requires improvement", "Inadequate", "Good or better", "Judged"],
        ["10 statistical neighbours", "5 (50%)", "3 (30%)", "1 (10%)", "1 (10%)", "8 (80%)", "10 of 10"],
        ["West Midlands", "5 (38%)", "5 (38%)", "3 (23%)", "0 (0%)", "10 (77%)", "13 of 13"],
        ["England", "59 (39%)", "58 (39%)", "26 (17%)", "7 (5%)", "117 (78%)", "150 of 150"],
    ]
    neighbours = stoke.table("statistical neighbours: latest judgements")
    assert [row[0] for row in neighbours[:3]] == ["Council", "Stoke-on-Trent", "Walsall"]
    assert neighbours[1][-1] == "15 Jul 2025 / ILACS standard"
    assert (neighbours[-1][0], neighbours[-1][1]) == ("Neighbours good or better", "8 of 10")
    assert len(stoke.table("its region: latest judgements")) == 16


def test_the_national_tables_are_those_that_a_committee_printed(record: None, today: object, client: Client):
    found = paper(client, "stockton-on-tees", "?as_at=2016-08-05")

    assert found.table("Overall Effectiveness: inspections in England") == [
        ["Judgement", "Count", "%"],
        ["Outstanding", "2", "2%"],
        ["Good", "25", "24%"],
        ["Requires improvement", "52", "50%"],
        ["Inadequate", "25", "24%"],
        ["Judged", "104 of 104", ""],
    ]
    assert found.table("Adoption performance")[-1] == ["Judged", "103 of 104", ""]
    assert "found services good or better overall. Single inspection framework, 2013 to 2018, England" in found.text


def test_the_numbers_are_those_of_the_distribution_page(stoke: Opened, client: Client):
    tables = client.get("/distribution/").context["page"].tables
    enough = [table for table in tables if table.tally.judged >= 5]
    assert len(enough) == len(tables) - 1
    assert "judged together, to 2022): councils in England" not in stoke.text
    for table in enough:
        rows = stoke.table(f"{table.title}: councils in England")
        assert [row[1] for row in rows[1:]] == [*(str(line.count) for line in table.lines), table.judged]


def test_it_follows_the_date_and_the_basis_of_the_page(record: None, today: object, client: Client):
    page = see(client.get("/councils/bradford/?as_at=2026-02-20&basis=inspected"))
    address = page.links["Committee paper (Word)"]

    assert address == "/councils/bradford/committee-paper.docx?as_at=2026-02-20&basis=inspected"
    found = paper(client, "bradford", address.partition("docx")[2])
    assert found.lines[1] == (
        "As at 20 February 2026: inspections ended by 20 February 2026 and published by 20 April 2026"
    )
    assert "Inspections that ended by 20 February 2026 and were published by 20 April 2026 count." in found.text


def test_a_file_is_named_after_the_council_and_the_date(record: None, today: object, client: Client):
    response = client.get("/councils/stoke-on-trent/committee-paper.docx")
    content_of(response)

    assert response["Content-Disposition"] == 'attachment; filename="stoke-on-trent-committee-paper-2026-08-25.docx"'
    assert client.get("/councils/nowhere/committee-paper.docx").status_code == 404


STATES = [
    ("cumberland", "?as_at=2024-01-01", "Cumberland counts as not yet inspected under SIF or ILACS: no report of"),
    ("cumberland", "?as_at=2020-01-01", "Cumberland was not a council yet on 1 January 2020: it became one on 1 April"),
    ("cumbria", LATEST, "Cumbria was a council until 31 March 2023. Its judgements are kept as they stood"),
    (
        "stoke-on-trent",
        "?as_at=2006-01-01",
        "no report of such an inspection published by 1 January 2006 is on",
    ),
    ("isles-of-scilly", LATEST, "Inspectors judged"),
]


@scene
def papers(record: None) -> dict[tuple[str, str], bytes]:
    """Of the shipped record, by council and query."""
    client = Client()
    return {(slug, query): content(client, slug, query) for slug, query, _ in STATES}


@pytest.mark.parametrize(("slug", "query", "sentence"), STATES)
def test_every_kind_of_council_has_a_paper_that_says_what_it_is(
    papers: dict[tuple[str, str], bytes], slug: str, query: str, sentence: str
):
    found = opened(papers[slug, query])

    assert sentence in found.text
    assert found.headings[0] == "Summary"
    assert found.headings[-2:] == ["How things are counted", "Sources and licence"]


def test_the_sources_say_how_much_was_read_from_reports(stoke: Opened, client: Client):
    cumberland = paper(client, "cumberland").text

    assert (
        "Of the 6 inspections and visits of Stoke-on-Trent on the record, 1 was read from the report and checked by an "
        "editor; of the other 5 only facts are known."
    ) in stoke.text
    assert "The one inspection of Cumberland on the record is known by its facts only." in cumberland


def test_a_letter_that_stands_for_two_absences_is_explained_once(papers: dict[tuple[str, str], bytes]):
    text = opened(papers["cumberland", "?as_at=2024-01-01"]).text

    assert "I inadequate, – not printed or not yet inspected." in text


def test_what_came_before_and_after_is_named_and_never_counted_as_its_own(papers: dict[tuple[str, str], bytes]):
    successor, former = opened(papers["cumberland", "?as_at=2024-01-01"]), opened(papers["cumbria", LATEST])

    assert (
        "Its area was covered before by Cumbria (3 graded inspections on the record; 2 inspections under earlier "
        "frameworks, the latest Child protection 2012 of 24 June 2013). That history is not counted as Cumberland’s "
        "own."
    ) in successor.text
    assert "Current judgements" not in successor.headings
    assert former.headings[1] == "Last judgements"
    assert "How it compares" not in former.headings
    assert "National tables" not in former.headings
    assert "Its area is now covered by Cumberland (1 graded inspection on the record) and Westmorland" in former.text
    assert former.table("with their evidence")[1][4] == "From official statistics"


def test_the_body_that_runs_the_services_is_named(record: None, today: object, client: Client):
    text = paper(client, "bradford").text

    assert "Services run by Bradford Children and Families Trust since 2023. The judgements are on the council." in text


def test_every_table_can_be_read_by_a_machine(stoke: Opened):
    tables = stoke.document.tables
    assert len(tables) == 16
    for table in tables:
        first = table._tbl.tr_lst[0]
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")).startswith("Columns: ")
        assert table.style.name == "Outcomes"
        assert {len(row.tc_lst) for row in table._tbl.tr_lst} == {len(table.columns)}
    captions = [line for line, p in zip(stoke.lines, stoke.document.paragraphs, strict=True) if _is_caption(p)]
    assert [line.split(".")[0] for line in captions] == [f"Table {number}" for number in range(1, 17)]


def _is_caption(paragraph: object) -> bool:
    return paragraph.style.name == "Caption"  # type: ignore[attr-defined]


def test_the_document_says_its_title_and_its_language(stoke: Opened):
    about = stoke.document.core_properties

    assert about.title == "Inspection outcomes of children’s services: Stoke-on-Trent"
    assert (about.language, about.author) == ("en-GB", "Inspection Outcomes")
    assert about.created.date() == published_by("2026-08-25").date
    languages = {lang.get(qn("w:val")) for lang in stoke.document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    footer = "".join(t.text or "" for t in stoke.document.sections[0].footer._element.iter(qn("w:t")))
    assert footer == "Stoke-on-Trent, complete to 22 August 2026Page 1 of 1"
    assert "Contains public sector information licensed under the Open Government Licence v3.0." in stoke.text


def test_the_paper_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        content_of(client.get("/councils/stoke-on-trent/committee-paper.docx"))


def test_the_paper_says_what_an_editor_confirmed_and_compared(register: None, editor: User, client: Client):
    publish_report(editor, "2023", "The quality of life-story work.", "The number of fire drills at night.")
    later = publish_report(editor, "2024", "Life-story work for all children in care.")
    link = RecommendationLink.objects.get()
    decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)
    mark_compared(authority=later.authority_id, report=later.key, by=editor)

    opened = paper(client, "derby", "")

    assert "Inspectors had asked for the one recommendation before." in opened.text
    assert "1 thing asked for in April 2023 is no longer asked for." in opened.text
    assert "Asked for in April 2023 and no longer" in opened.lines
    assert "The number of fire drills at night." in opened.text
    assert opened.table("Recommendations, ")[1][-1] == "Asked before, in April 2023"


def test_words_that_no_document_can_hold_are_left_out_and_marks_are_kept():
    words = "A \x00\x0bbroken\ufffe <w:p> & “page”"
    grid = Grid("A & B <1>", ("H",), ((GridCell(f"{words}\n- second"),),), (100,))
    file = io.BytesIO()
    blocks = (Paragraph(words), Paragraph("Link & more", href="http://testserver/?a=1&b=2"), grid)
    write_paper(file, Paper("T", "A", "S", "F", blocks), published_by("2026-08-25").date)
    found = Opened(docx.Document(io.BytesIO(file.getvalue())))

    assert found.lines[2:4] == ["A broken <w:p> & “page”", "Link & more"]
    assert found.table("A & B <1>") == [["H"], ["A broken <w:p> & “page” / - second"]]


def test_the_same_paper_is_the_same_document(record: None, today: object, client: Client):
    one, other = (content_of(client.get("/councils/stoke-on-trent/committee-paper.docx")) for _ in range(2))
    parts = [docx.Document(io.BytesIO(content)).element.xml for content in (one, other)]

    assert parts[0] == parts[1]
