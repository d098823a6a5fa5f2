import zipfile

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Report


@pytest.fixture
def folder(db, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "kept"
    made = tmp_path / "reports of July"
    (made / "London").mkdir(parents=True)
    (made / "a.pdf").write_bytes(b"%PDF-1.7 one")
    (made / "London" / "b.pdf").write_bytes(b"%PDF-1.7 two")
    with zipfile.ZipFile(made / "more.zip", "w") as archive:
        archive.writestr("c.pdf", b"%PDF-1.7 three")
    return made


def test_a_folder_is_added_with_its_zips_and_what_is_here_already_is_named(folder, editor, capsys):
    call_command("add", str(folder), "--by", editor.username)
    assert set(Report.objects.values_list("name", "folder", "uploaded_by")) == {
        ("a.pdf", "reports of July", editor.pk),
        ("b.pdf", "reports of July/London", editor.pk),
        ("c.pdf", "reports of July/more.zip", editor.pk),
    }
    assert "3 added." in capsys.readouterr().out
    call_command("add", str(folder))
    said = capsys.readouterr().out
    assert "0 added." in said
    assert "3 already here:" in said
    assert "  b.pdf: the same file as “b.pdf”" in said


def test_what_the_page_refuses_is_refused_and_the_rest_is_added(folder, settings, capsys):
    settings.UPLOAD_MAX_MIB = 1
    (folder / "big.pdf").write_bytes(b"x" * 1_100_000)
    with pytest.raises(CommandError, match="1 of 4 files were not added"):
        call_command("add", str(folder))
    assert "  big.pdf: This file is larger than 1 MB." in capsys.readouterr().out
    assert Report.objects.count() == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "There is no file or folder nowhere"),
        (["{}/a.pdf", "--by", "nobody"], "no account called “nobody”"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_added(folder, words, said):
    with pytest.raises(CommandError, match=said):
        call_command("add", *(word.format(folder) for word in words))
    assert not Report.objects.exists()


def test_an_empty_folder_is_said(db, tmp_path):
    with pytest.raises(CommandError, match="There is no file to add"):
        call_command("add", str(tmp_path))
