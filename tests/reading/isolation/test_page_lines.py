"""The lines of every page with their boxes, read in a process of its own, or refused with one sentence."""

import json
from pathlib import Path

import pytest

from inspections.reading.isolation.page_lines import main
from tests.reading.pages import Sheet, pdf


def test_each_page_gives_its_lines_with_their_boxes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(Sheet().line("One").line("Two of it"), Sheet().line("Three")))
    assert main([str(path)]) == 0
    pages = json.loads(capsys.readouterr().out)
    assert [[text for text, _, _ in lines] for lines in pages] == [["One", "Two of it"], ["Three"]]
    (_, (x0, top, x1, bottom), _), (_, below, words) = pages[0]
    assert 0 < x0 < x1 < 596
    assert 0 < top < bottom <= below[3]
    assert [(text, broken) for text, _, broken in words] == [("Two", 0), ("of", 0), ("it", 0)]
    lefts = [box[0] for _, box, _ in words]
    assert lefts == sorted(lefts)
    assert all(below[1] - 2 <= box[1] < box[3] <= below[3] + 2 for _, box, _ in words)


def test_what_is_no_pdf_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"no pdf")
    assert main([str(path)]) == 1
    assert capsys.readouterr().err.strip().endswith(".")
