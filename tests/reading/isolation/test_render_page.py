"""One page is drawn as a PNG in a process of its own, or refused with one sentence."""

from pathlib import Path

import pytest
from PIL import Image

from inspections.reading.isolation.render_page import main
from tests.reading.pages import Sheet, pdf


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(Sheet().line("One"), Sheet().line("Two")))
    return path


def test_a_page_is_drawn_at_the_width_asked_for(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    assert main([str(report), "--page", "2", "--width", "600", "--out", str(out)]) == 0
    with Image.open(out) as image:
        assert image.format == "PNG"
        assert image.size == (pytest.approx(600, abs=1), pytest.approx(849, abs=2))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.png", "report.pdf"]


def test_a_page_that_is_not_there_is_refused_and_nothing_written(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(report), "--page", "3", "--out", str(tmp_path / "page.png")]) == 1
    assert capsys.readouterr().err == "This PDF has no page 3. It has 2.\n"
    assert not (tmp_path / "page.png").exists()


def test_a_folder_that_cannot_be_written_to_gives_one_sentence(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(report), "--page", "1", "--out", str(tmp_path / "none" / "page.png")]) == 1
    assert capsys.readouterr().err.startswith("The picture could not be written.")
