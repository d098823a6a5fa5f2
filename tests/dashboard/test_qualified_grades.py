"""A second-hand or uncertain grade is marked wherever it is shown, and is never called the inspectors' own.

The judgements under test are given a grade that no other inspection of today's frameworks has, so that whatever shows
it anywhere shows one of them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from dashboard.claims.council import SAID_BY
from dashboard.claims.words import area_name
from dashboard.templatetags.looks import grade, mark
from dashboard.urls import urlpatterns
from inspections.models import Inspection, Judgement
from inspections.qualified_grade import LEGEND, MARK, QualifiedGrade, bare, qualification, qualified, why_marked
from tests.dashboard.csv_files import content_of
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen
from tests.scenes import scene

pytestmark = OF_THE_RECORD
COUNCIL = "stoke-on-trent"
SOURCES = {
    "leadership": ("derived", True, "derived from national counts"),
    "help_and_protection": ("press", True, "from press reports"),
    "children_in_care": ("official", False, "not sure"),
}
ONLY_HERE = re.compile(r"(?<!in)(?<!\d )\badequate\b", re.IGNORECASE)
"""Not where it is counted: `1 adequate`."""
MARKED = re.compile(rf"\s*{MARK}|, (?:{'|'.join(words for _, _, words in SOURCES.values())})")
"""By the mark, or by the words that say why."""
OTHERS = {
    *("method", "gallery", "data", "accessibility", "glossary"),
    *("feed", "council_feed", "table", "positions_by_year", "typed_positions_by_year"),
    *("programs", "api_openapi", "api_nothing"),
    *("watching_confirm", "watching_manage", "watching_stop", "recommendation"),
    *("edition", "edition_council", "edition_changes", "edition_package", "edition_table", "edition_table_json"),
    *("edition_workbook", "edition_zip"),
    *("embed", "card"),
    *("plan_document", "plan_workbook", "plan_lines"),
}
"""Pages about grades in general; feeds and tables of the record, which give the source of each grade; addresses of one
person or one recommendation, which need more than a council to be found; what a council keeps for itself; charts of
pages that are looked at themselves.
"""
OF_MANY = "|".join(
    (
        r'<ul class="key".*?</ul>',
        r"<thead[^>]*>(?:(?!</table>).)*?<th[^>]*>\s*Count\s*</th>.*?</table>",
        r"<thead.*?</thead>",
        r'<th scope="row">\s*<span class="mark.*?</th>',
        r'<h3>\s*<a href="[^"]*cell=.*?</h3>',
        r'<caption>\s*<span class="grade.*?</caption>',
    )
)
"""Elements that name a grade without meaning a single council: keys, and headings of counts and groups."""
LETTER = re.compile(r'<span class="mark mark-a"[^>]*>A</span>(?:<span class="vh">Adequate</span>|Adequate)?(.{0,30})')


@scene
def inspection(record: None, today: object) -> Inspection:
    """The council's latest inspection, with three grades that come from sources other than its report."""
    Inspection.objects.filter(judgements__grade="adequate").delete()
    found = (
        Inspection.objects.filter(authority__slug=COUNCIL, framework="ilacs")
        .exclude(published=None)
        .latest("published")
    )
    for area, (source, sure, _) in SOURCES.items():
        changed = Judgement.objects.filter(inspection=found, area=area)
        assert changed.update(grade="adequate", source=source, sure=sure) == 1
    return found


def addresses(inspection: Inspection, *ends: str) -> Iterator[str]:
    """Every public address that can show a council's grade."""
    examples = {"slug": COUNCIL, "pk": inspection.pk, "key": inspection.key, "name": "judgements"}
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        if pattern.name and pattern.name not in OTHERS and route.endswith(ends):
            yield reverse(
                f"dashboard:{pattern.name}", kwargs={name: examples[name] for name in pattern.pattern.converters}
            )
    if "/" in ends:
        neighbours = f"{reverse('dashboard:compare')}?neighbours_of={inspection.authority.dfe_number}"
        yield from (neighbours, f"{neighbours}&area=help_and_protection", f"{reverse('dashboard:movement')}?step=all")
        yield from (
            f"{reverse('dashboard:national')}?{query}" for query in ("map=leadership", "tiles=table", "basis=inspected")
        )
        yield f"{reverse('dashboard:councils')}?q=stoke"
        yield f"{reverse('dashboard:inspection', args=[inspection.pk])}?at=leadership"


def unmarked(text: str) -> list[str]:
    """Every place, with the words around it, where the grade has neither its mark nor a sentence with its source."""
    text = re.sub(rf"(?:{'|'.join(SAID_BY.values())}),[^.]*\.", "", text)
    found = (match for match in ONLY_HERE.finditer(text) if not MARKED.match(text, match.end()))
    return [text[max(0, match.start() - 60) : match.end() + 40] for match in found]


def said_by_inspectors(text: str) -> list[str]:
    """Sentences that present the grade as the inspectors' own."""
    return [each for each in re.findall(r"(?:Inspectors|They) judged[^.]*\.", text) if ONLY_HERE.search(each)]


def test_every_page_marks_each_of_them(inspection: Inspection, client: Client):
    shown: dict[str, int] = {}
    for address in addresses(inspection, "/"):
        html = re.sub(OF_MANY, "", content_of(client.get(address, follow=True)).decode(), flags=re.DOTALL)
        after_letters = LETTER.findall(html)
        assert [after for after in after_letters if 'class="dagger"' not in after] == [], address
        text = Seen(re.sub(r"<script.*?</script>|<svg.*?</svg>", "", html, flags=re.DOTALL)).text
        assert unmarked(text) == [], address
        assert said_by_inspectors(text) == [], address
        assert (LEGEND in text) == (MARK in html.replace(LEGEND, "")), address
        shown[address] = len(after_letters)
    assert shown[f"/councils/{COUNCIL}/"] > 5
    assert shown[f"/inspections/{inspection.pk}/"] == len(SOURCES) * 2
    assert sum(map(bool, shown.values())) > 8


def test_the_councils_of_one_cell_have_their_own_marks(inspection: Inspection, client: Client):
    Judgement.objects.filter(inspection=inspection, area="leadership").update(grade="good")

    seen = Seen(content_of(client.get("/movement/?cell=requires_improvement-good")).decode())
    row = next(row for table in seen.tables for row in table.rows if row and row[0] == "Stoke-on-Trent")
    assert MARK not in row[1]
    assert f"Good {MARK} , derived from national counts" in row[2]
    others = [row for table in seen.tables for row in table.rows if row and row[0] not in ("Stoke-on-Trent", "Council")]
    assert not any(MARK in cell for row in others for cell in row)


def test_drawings_and_the_pictures_made_of_them_mark_them(inspection: Inspection, client: Client):
    own = f"/councils/{COUNCIL}/"
    others = f"/compare/?neighbours_of={inspection.authority.dfe_number}"
    for address, drawn in ((own, len(SOURCES)), (others, 1)):
        payload = figure_of(content_of(client.get(address)).decode(), "timeline")
        for form in ("wide", "narrow"):
            letters = [letter for trace in payload[form]["data"] for letter in trace.get("text", ())]
            assert letters.count(f"A{MARK}") == drawn
            assert "A" not in letters
            hovered = [words for trace in payload[form]["data"] for words in trace.get("hovertext", ())]
            assert sum("derived from national counts" in words for words in hovered) == 1
        assert payload["key"].endswith(LEGEND)


def figure_of(html: str, name: str) -> dict[str, Any]:
    found = re.search(rf'<script id="{name}-data" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_picture_without_such_a_grade_has_no_legend(record: None, today: object, client: Client):
    assert LEGEND not in figure_of(content_of(client.get(f"/councils/{COUNCIL}/")).decode(), "timeline")["key"]
    assert LEGEND not in content_of(client.get(f"/councils/{COUNCIL}/")).decode()


def test_a_tile_marks_it_and_its_picture_says_why(inspection: Inspection, client: Client):
    html = content_of(client.get("/?map=leadership")).decode()

    assert re.findall(r'<text class="let l-a"[^>]*>([^<]*)</text>', html) == [f"A{MARK}"]
    assert f'aria-label="Stoke-on-Trent: adequate, derived from national counts, SOT A{MARK}"' in html
    assert f"<li hidden>{LEGEND}</li>" in html


def test_files_name_the_cells_that_hold_them(inspection: Inspection, client: Client):
    named = {}
    for address in addresses(inspection, ".csv"):
        rows = list(csv.DictReader(io.StringIO(content_of(client.get(address)).decode("utf-8-sig"), newline="")))
        for row in rows if rows and "count" not in rows[0] else ():
            columns = [column for column, cell in row.items() if cell == "adequate"]
            said = dict(each.split(":") for each in (row.get("qualified_grades") or "").split())
            assert columns == [column for column in said if row[column] == "adequate"], (address, row)
            named |= {address: said} if columns else {}
    assert named["/councils.csv"] == {
        "leadership": "derived",
        "help_and_protection": "press",
        "children_in_care": "unsure",
    }
    assert len(named) > 6


def test_the_committee_paper_marks_them_and_says_what_the_mark_means(inspection: Inspection, client: Client):
    content = content_of(client.get(f"/councils/{COUNCIL}/committee-paper.docx"))
    document = docx.Document(io.BytesIO(content))
    # What counts grades names them in its header, or in a column of counts beside them.
    listing = [table for table in document.tables if "Count" not in [cell.text for cell in table.rows[0].cells]]
    cells = [cell.text for table in listing for row in table.rows[1:] for cell in row.cells]
    words = [*cells, *(paragraph.text for paragraph in document.paragraphs)]

    assert [each for text in words for each in unmarked(text)] == []
    assert [each for text in words for each in said_by_inspectors(text)] == []
    assert sum(f"Adequate{MARK}" in text for text in cells) >= len(SOURCES)
    assert any(LEGEND in paragraph.text for paragraph in document.paragraphs)


def test_a_feed_says_whose_each_is(inspection: Inspection, client: Client):
    words = content_of(client.get(f"/councils/{COUNCIL}/feed/")).decode()

    for area, (_, _, said) in SOURCES.items():
        assert f"{area_name(area)}: adequate ({said})" in words
    assert not re.search(r"(?<!in)adequate(?! \()", words)


@pytest.mark.parametrize(
    ("source", "sure", "why", "words"),
    [
        ("press", True, "press", "from press reports"),
        ("press", False, "press", "from press reports, not sure"),
        ("derived", True, "derived", "derived from national counts"),
        ("official", False, "unsure", "not sure"),
        ("report", True, "", ""),
        ("official", True, "", ""),
        ("import", True, "", ""),
        ("entered", True, "", ""),
    ],
)
def test_what_is_at_second_hand_or_not_sure_is_marked(source: str, sure: bool, why: str, words: str):
    key = qualified("good", source, sure=sure)

    assert (key, hash(key)) == ("good", hash("good"))
    assert (why_marked(key), qualification(key)) == (why, words)


def test_the_bare_key_is_no_longer_marked():
    key = qualified("good", "press", sure=True)

    assert isinstance(key, QualifiedGrade)
    assert not isinstance(bare(key), QualifiedGrade)


def test_a_mark_is_never_taken_over_from_an_equal_grade():
    marked = qualified("good", "press", sure=True)

    for tag in (mark, grade):
        assert MARK in tag(marked)
        assert MARK not in tag("good")
        assert ", from press reports</span>" in tag(marked)
