"""A council's own Word template: filled in a process that can read nothing and soon ends, and refused in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dashboard.committee_paper.blocks import BulletList, Grid, GridCell, Heading, Paper, Paragraph
from dashboard.committee_paper.cover import Cover
from dashboard.committee_paper.filling import FillingError, filled
from dashboard.committee_paper.own_template import FIELDS, fill_template
from dashboard.committee_paper.plain import plain_paper
from dashboard.committee_paper.template_check import MOST_BYTES, TemplateError, check_template
from inspections.models import Inspection, PaperTemplate
from inspections.roles import Role
from tests.dashboard.csv_files import content_of
from tests.dashboard.seen import see
from tests.people import person
from tests.scenes import scene
from tests.two_reports import publish_report

PAGE = "/councils/derby/committee-paper/template/"
PAPER = Paper(
    "Title & <one>",
    "About",
    "Subject",
    "Foot",
    (
        Heading("Summary"),
        Paragraph("Words", href="http://testserver/?a=1&b=2"),
        BulletList(("first", "second")),
        Grid("Grades", ("What", "Grade"), ((GridCell("Leadership"), GridCell(grade="good")),), (50, 50)),
    ),
)


def template(*paragraphs: str, header: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A template with one more part, or another in place of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("x"))) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


def fill(*paragraphs: str, header: str = "") -> docx.document.Document:
    made = fill_template(template(*paragraphs, header=header), PAPER, Cover(board="A & <b>B</b>"), "Derby")
    return docx.Document(io.BytesIO(made))


def test_fields_and_the_whole_paper_stand_where_the_template_asks_for_them():
    document = fill("For {{ council }}: {{ board }}", "{{ paper }}", "The end", header="{{ title }}")
    assert document.sections[0].header.paragraphs[0].text == "Title & <one>"
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == "For Derby: A & <b>B</b>"
    assert lines[1:5] == ["Summary", "Words", "first", "second"]
    assert lines[-1] == "The end"
    assert document.paragraphs[1].style.name == "Heading 1"
    assert document.tables[0].cell(1, 1).text == "Good"


def test_every_field_that_is_told_of_is_there():
    assert fill(*(f"{{{{ {name} }}}}" for name, _ in FIELDS))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ bord }}", "a field that there is not: 'bord' is undefined"),
        ("{% for each in council %}", "not written as it must be"),
        ("{{ ''.__class__.__mro__ }}", "templates may not use"),
        ("{{ council|attr('__class__') }}", "templates may not use"),
        ("{{ range(3) }}", "a field that there is not"),
        ("{% include '/etc/passwd' %}", "Word would not open"),
    ],
)
def test_a_template_that_asks_for_what_it_may_not_is_refused_in_words(text: str, why: str):
    values = plain_paper(PAPER) | vars(Cover()) | {"council": "Derby"}
    with pytest.raises(FillingError, match=why):
        filled(template(text), values)


def test_a_paper_that_would_be_missing_is_refused():
    values = plain_paper(PAPER) | vars(Cover()) | {"council": "Derby"}
    table = docx.Document()
    table.add_table(1, 1).cell(0, 0).text = "{{ paper }}"
    in_table = io.BytesIO()
    table.save(in_table)
    for made in (template("Here: {{ paper }}"), template("x", header="{{ paper }}"), in_table.getvalue()):
        with pytest.raises(FillingError, match="in a paragraph of its own"):
            filled(made, values)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**10 }}",
        "{% for a in council * 9999999 %}{% for b in council * 9999999 %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_that_takes_too_much_is_stopped(text: str):
    with pytest.raises(TemplateError, match="too much time or memory"):
        fill(text)


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://elsewhere.example/a.dotm" TargetMode="External"/></Relationships>'
)


def pointing(relation: str) -> bytes:
    """A part that points to something; read as markup, not as letters."""
    spaces = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return f"<Relationships {spaces}>{relation}</Relationships>".encode()


LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def test_a_link_that_somebody_follows_may_stand_in_a_template():
    relation = f'<Relationship Id="r1" Type="{LINK}" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/>'
    check_template(with_part("word/_rels/extra.xml.rels", pointing(relation)))


@pytest.mark.parametrize(
    "relation",
    [
        (
            f'<Relationship Id="r1" Type="{IMAGE}" Target="http://elsewhere.example/relationships/hyperlink" '
            'TargetMode="External"/>'
        ),
        f'<Relationship Id="{LINK}" Type="{IMAGE}" Target="http://elsewhere.example/" TargetMode="External"/>',
        f'<Relationship Id="a>b" Type="{IMAGE}" Target="http://elsewhere.example/" TargetMode="External"/>',
        f'<Relationship Type="{IMAGE}" Target="http://elsewhere.example/" TargetMode="&#69;xternal"/>',
        (
            f'<r:Relationship xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships" Type="{IMAGE}" '
            'Target="http://elsewhere.example/" TargetMode="External"/>'
        ),
    ],
)
def test_what_is_fetched_from_elsewhere_is_found_however_it_is_written(relation: str):
    with pytest.raises(TemplateError, match="fetches something from elsewhere"):
        check_template(with_part("word/_rels/extra.xml.rels", pointing(relation)))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda: b"", "no Word document"),
        (lambda: b"PK\x03\x04 not a zip", "no Word document"),
        (lambda: b"x" * (MOST_BYTES + 1), "larger than 3 MB"),
        (lambda: with_part("word/vbaProject.bin", b"x"), "macros or embedded"),
        (lambda: with_part("word/embeddings/one.xlsx", b"x"), "macros or embedded"),
        (lambda: with_part("word/_rels/settings.xml.rels", OUTSIDE), "fetches something from elsewhere"),
        (lambda: with_part("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "as Word does not write it"),
        (lambda: with_part("word/extra.xml", "<a/>".encode("utf-16")), "as Word does not write it"),
        (
            lambda: with_part("word/extra.xml", b'<?xml version="1.0" encoding="cp037"?>' + "<a/>".encode("cp037")),
            "as Word does not write it",
        ),
        (lambda: with_part("word/_rels/extra.xml.rels", b"<Relationships>"), "as Word does not write it"),
        (lambda: with_part("word/extra.xml", b"<w:altChunk/>"), "takes in another file"),
    ],
)
def test_a_file_that_holds_more_than_text_styles_and_pictures_is_refused(content: Callable[[], bytes], why: str):
    with pytest.raises(TemplateError, match=why):
        check_template(content())


@scene
def report(register: None, editor: User) -> Inspection:
    return publish_report(editor, "2024", "The quality of life-story work.")


@scene
def kim(report: Inspection) -> Client:
    client = Client()
    client.force_login(person("kim", Role.COUNCIL, council=report.authority))
    return client


def sent(content: bytes, name: str = "ours.docx") -> dict[str, SimpleUploadedFile]:
    return {"template": SimpleUploadedFile(name, content)}


def test_a_council_keeps_a_template_and_gets_its_papers_in_it(kim: Client, report: Inspection):
    answer = kim.post(PAGE, sent(template("Crest of {{ council }}", "{{ paper }}"), "../../ours.docx"), follow=True)
    assert "The template is kept." in see(answer).text
    assert PaperTemplate.objects.get().name == "ours.docx"
    made = content_of(kim.post("/councils/derby/committee-paper/", {"as": "own", "board": "The board"}))
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert lines[0] == "Crest of Derby"
    assert "Summary" in lines
    kim.post(PAGE, {"remove": "yes"})
    assert not PaperTemplate.objects.exists()
    page = kim.post("/councils/derby/committee-paper/", {"as": "own"})
    assert page["Content-Type"].startswith("text/html")


def test_what_does_not_work_is_not_kept_and_says_why(kim: Client):
    answer = kim.post(PAGE, sent(template("{{ bord }}")))
    assert answer.status_code == 422
    assert "a field that there is not" in answer.content.decode()
    assert not PaperTemplate.objects.exists()
    assert "Choose a Word document" in kim.post(PAGE, {}).content.decode()


def test_another_councils_people_and_visitors_do_not_come_in(kim: Client, client: Client, report: Inspection):
    kim.post(PAGE, sent(template("Crest", "{{ paper }}")))
    assert client.get(PAGE).status_code == 302
    assert kim.get("/councils/york/committee-paper/template/").status_code == 403
    for other in (client,):
        page = other.post("/councils/derby/committee-paper/", {"as": "own"})
        assert page["Content-Type"].startswith("text/html")
        assert "in the council’s template" not in page.content.decode()
