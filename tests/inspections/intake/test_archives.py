import io
import random
import zipfile

import pytest

from inspections.actions.uploads import receive_zip
from inspections.intake import archives
from inspections.models import Report


def packed(*files, **kwargs):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **kwargs) as archive:
        for name, content in files:
            archive.writestr(name, content)
    file.seek(0)
    return file


def received(file):
    return [(r.name, r.created, r.problem) for r in receive_zip(name="reports.zip", file=file, by=None)]


def test_every_report_in_a_zip_is_added(db):
    file = packed(("2016/a.pdf", b"one"), ("b.pdf", b"two"), ("__MACOSX/a.pdf", b"x"), ("empty/", b""))
    assert received(file) == [("a.pdf", True, None), ("b.pdf", True, None)]


def test_names_are_never_used_as_paths(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "reports"
    received(packed(("../../outside.pdf", b"one"), ("C:\\outside.pdf", b"two")))
    assert {r.name for r in Report.objects.all()} == {"outside.pdf"}
    assert [p.parent.parent for p in tmp_path.rglob("*.pdf")] == [tmp_path / "reports"] * 2


def test_a_zip_within_a_zip_is_not_opened(db):
    inner = packed(("a.pdf", b"one")).getvalue()
    problem = "This is a zip inside a zip. Unpack it and add the reports in it."
    assert received(packed(("inner.zip", inner), ("b.pdf", b"two"))) == [
        ("inner.zip", False, problem),
        ("b.pdf", True, None),
    ]


def test_too_many_files_are_refused_whole(db, settings):
    settings.UPLOAD_MAX_FILES = 2
    ((_, created, problem),) = received(packed(*((f"{n}.pdf", bytes([n])) for n in range(3))))
    assert not created
    assert problem.startswith("This zip holds 3 files; the most at once is 2.")


def test_a_zip_of_very_many_files_is_refused_before_its_list_is_read(db, monkeypatch):
    monkeypatch.setattr(archives, "_LONGEST_LIST", 10_000)
    file = packed(*((f"{n}.pdf", b"") for n in range(300)))
    ((_, created, problem),) = received(file)
    assert not created
    assert problem.startswith("This zip holds many more files than the 500 that are taken at once.")
    assert not archives.is_office_document(file)
    assert file.tell() == 0


def test_a_file_that_grows_past_the_limit_is_cut_off(db, settings, tmp_path):
    settings.UPLOAD_MAX_MIB, settings.MEDIA_ROOT = 1, tmp_path
    bomb = packed(("bomb.pdf", b" " * 50_000_000), ("b.pdf", b"two"), compression=zipfile.ZIP_DEFLATED)
    (_, created, problem), second = received(bomb)
    assert not created
    assert problem.startswith("This file is larger than 1 MB.")
    assert second == ("b.pdf", True, None)
    assert [p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()] == [3]


def test_all_files_together_are_limited(db, settings):
    settings.UPLOAD_MAX_ZIP_MIB = 1
    small = packed(("a.pdf", b"a" * 1_048_576), ("b.pdf", b"two"), compression=zipfile.ZIP_DEFLATED)
    outcome = received(small)
    assert outcome[0] == ("a.pdf", True, None)
    assert outcome[1] == ("b.pdf", False, "The zip unpacks to more than 1 MB. Add the rest in another zip.")


def test_an_entry_with_damaged_bytes_does_not_stop_the_rest(db):
    content = bytearray(packed(("a.pdf", b"the first report"), ("b.pdf", b"two")).getvalue())
    content[content.index(b"the first") + 2] = 0
    problem = "This file cannot be unpacked from the zip. Add the PDF itself."
    assert received(io.BytesIO(bytes(content))) == [("a.pdf", False, problem), ("b.pdf", True, None)]


@pytest.mark.parametrize("place", [10, 16])
def test_an_index_with_a_wrong_place_or_size_ends_in_words(db, place):
    content = bytearray(packed(("a.pdf", b"the first report")).getvalue())
    end = content.index(b"PK\x05\x06")
    content[end + place : end + place + 4] = (2**32 - 2).to_bytes(4, "little")
    ((_, created, problem),) = received(io.BytesIO(bytes(content)))
    assert not created
    assert problem.endswith(("Add the PDF itself.", "or add the PDFs themselves."))


@pytest.mark.parametrize("seed", range(60))
def test_a_broken_zip_ends_in_words(db, seed):
    chance = random.Random(seed)
    content = bytearray(
        packed(("a.pdf", b"one" * 99), ("b.pdf", b"two" * 99), compression=chance.choice([0, 8, 14])).getvalue()
    )
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    answers = received(io.BytesIO(bytes(content)))
    assert answers
    assert all(created or problem for _, created, problem in answers)


def test_a_damaged_zip_says_so(db):
    ((_, _, problem),) = received(io.BytesIO(b"PK\x03\x04 nothing"))
    assert problem == "This zip is damaged. Make it again, or add the PDFs themselves."


@pytest.mark.parametrize(
    "name", ["13_zip_traversal.zip", "14a_zip_bomb_4GB.zip", "14b_zip_100k_entries.zip", "14e_nested_zip.zip"]
)
def test_hostile_zips_end_in_words_and_little_on_disk(db, shared, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path
    with (shared / "reports/hostile" / name).open("rb") as file:
        outcome = receive_zip(name=name, file=file, by=None)
    assert outcome
    assert all(r.created or r.problem or r.report for r in outcome)
    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) < 40 * 1024 * 1024
