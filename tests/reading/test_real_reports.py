"""The reader against answers read by hand, on the real reports that lie beside the project."""

import csv
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from inspections.reading.command import read_file
from inspections.reading.contract import JudgementRead, PageBox, Reading
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document
from tests import kept_readings
from tests.reading.pages import PATIENT, read_patiently


def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def readings(shared: Path) -> Iterator[list[Reading]]:
    """What the command says of every real report."""
    yield list(kept_readings.of(shared / "reports" / "ofsted").values())
    # Of a page that is still open at the end of the process the library complains.
    opened.cache_clear()


def scored(shared: Path, folder: Path, room: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What the score says of the answers to every report of a room; they are those that were kept."""
    answers = folder / "answers.jsonl"
    answers.write_text("\n".join(kept_readings.printed(shared / "reports" / room).lines), encoding="utf-8")
    replay = (sys.executable, str(Path(__file__).with_name("replay.py")), str(answers))
    return ask(str(shared / "tools" / "score_reading.py"), *words, "--", *replay)


def test_the_score_reaches_every_bar(shared: Path, tmp_path: Path) -> None:
    done = scored(shared, tmp_path, "ofsted", "--stage", "2")
    assert done.returncode == 0, done.stdout + done.stderr


def test_reading_takes_little_memory(shared: Path) -> None:
    assert kept_readings.printed(shared / "reports" / "ofsted").most_memory <= 120


def test_the_words_in_the_box_of_a_judgement_contain_its_label_and_grade(readings: list[Reading]) -> None:
    wrong = [(r.file, j.area) for r in readings for j, words in words_in_boxes(r) if not says(words, j)]
    assert wrong == []


def words_in_boxes(reading: Reading) -> Iterator[tuple[JudgementRead, str]]:
    """Each judgement with the text that PDFium itself finds in its box."""
    for judgement in reading.judgements:
        yield judgement, words_at(reading, [PageBox(judgement.page, judgement.box)])


def words_at(reading: Reading, boxes: Iterable[PageBox]) -> str:
    """The text within boxes of the displayed pages."""
    found = []
    for place in boxes:
        text, height = opened(reading.file, place.page)
        x0, top, x1, bottom = place.box
        found.append(text.get_text_bounded(x0, height - bottom, x1, height - top))
    return " ".join(found)


@lru_cache(maxsize=4)
def opened(file: str, page: int) -> tuple[pdfium.PdfTextPage, float]:
    one = pdfium.PdfDocument(file)[page - 1]
    return one.get_textpage(), one.get_height()


def says(words: str, judgement: JudgementRead) -> bool:
    found = re.findall(r"\w+", words.lower().replace("’", "'"))
    wanted = re.findall(r"\w+", judgement.quote.lower().replace("’", "'"))
    return set(wanted) <= set(found)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalpha())


def test_the_words_in_the_boxes_of_a_recommendation_are_its_text(readings: list[Reading]) -> None:
    wrong = [
        (reading.file, item.number)
        for reading in readings
        for item in reading.recommendations
        if letters(item.text) not in letters(words_at(reading, item.boxes))
    ]
    assert wrong == []


def test_the_seeds_are_read_completely_right(shared: Path, tmp_path: Path) -> None:
    done = scored(shared, tmp_path, "seeds", "--seeds")
    assert done.returncode == 0, done.stdout + done.stderr


def hostile_files() -> list[tuple[str, str]]:
    folder = Path(os.environ.get("SHARED_DIR") or Path(__file__).resolve().parents[2].parent / "shared")
    answers = folder / "expected" / "hostile.csv"
    if not answers.exists():
        return [("", "")]
    with answers.open(newline="") as file:
        return [(row["file"], row["allowed"]) for row in csv.DictReader(file) if row["allowed"] != "upload"]


@pytest.mark.parametrize(("name", "allowed"), hostile_files())
def test_a_hostile_file_gets_an_allowed_answer(shared: Path, name: str, allowed: str) -> None:
    # Some may take all the time that there is; the others take seconds, or minutes where much else goes on.
    path = shared / "reports" / "hostile" / name
    reading = read_file(path, Limits()) if "too_slow" in allowed else read_patiently(path)
    answer = reading.error.code.value if reading.error else "read"
    assert answer in re.split(r"[|,]", allowed)


def test_a_page_is_not_kept_open_in_the_process_that_asked(shared: Path) -> None:
    file = next((shared / "reports" / "ofsted").rglob("*.pdf"))
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read_file(file, PATIENT)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert Document(file.read_bytes(), 300).pages
