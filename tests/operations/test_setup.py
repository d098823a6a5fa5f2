import json
import stat
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command

from authorities.models import Authority
from inspections.models import Inspection
from inspections.serving.installation import CannotStartError, check_folder


@pytest.fixture
def folder(db, settings, tmp_path):
    """The path of a data folder that does not exist yet."""
    settings.DATA_DIR = tmp_path / "data"
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    return settings.DATA_DIR


@pytest.fixture
def loaded(record, folder):
    """The same beside a database that has the shipped record, so that setting up has little to load."""
    return folder


def everything(folder):
    """Every row and file, to check that nothing changed."""
    rows = {model._meta.label: sorted(model.objects.values_list(), key=str) for model in apps.get_models()}
    files = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    return rows, files


def test_the_first_start_brings_the_record_and_an_account(folder, capsys):
    call_command("setup")
    assert (Authority.objects.count(), Inspection.objects.count()) == (160, 1006)
    assert capsys.readouterr().out.splitlines() == [
        "Loaded 160 councils and 1006 inspections.",
        "Made the account “editor”.",
        "Prepared the static files.",
    ]


def test_the_second_start_changes_nothing(loaded, capsys):
    call_command("setup")
    before = everything(loaded)
    capsys.readouterr()
    call_command("setup")
    assert everything(loaded) == before
    assert capsys.readouterr().out == ""


def test_the_first_password_signs_in_and_only_its_owner_can_read_it(loaded):
    call_command("setup")
    path = loaded / "first-password"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(loaded.stat().st_mode) == 0o700
    user = User.objects.get(username="editor")
    assert user.check_password(path.read_text().strip())
    assert (user.is_staff, user.is_superuser, user.person.role) == (True, True, "administrator")


def test_the_rights_of_others_are_taken_from_a_folder_that_was_there(folder):
    folder.mkdir()
    folder.chmod(0o755)
    check_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750


def test_what_is_written_is_for_its_own_account_alone(prepared):
    written = [path for path in prepared.rglob("*") if path.is_file()]
    assert prepared / "record.sqlite3" in written
    assert [path for path in written if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)] == []


def test_where_there_are_accounts_none_is_made(loaded):
    User.objects.create_user("jo")
    call_command("setup")
    assert [user.username for user in User.objects.all()] == ["jo"]
    assert not (loaded / "first-password").exists()


def test_what_a_person_has_edited_is_left_alone(loaded):
    call_command("setup")
    Authority.objects.filter(short_name="Stoke-on-Trent").update(short_name="Stoke")
    call_command("setup")
    assert Authority.objects.filter(short_name="Stoke").exists()


def test_a_password_that_cannot_be_written_leaves_no_account(loaded):
    (loaded / "first-password").mkdir(parents=True)
    with pytest.raises(CannotStartError, match="The first password cannot be written to"):
        call_command("setup")
    assert not User.objects.exists()


def test_a_new_password_takes_the_place_of_the_first(loaded, capsys):
    call_command("setup")
    capsys.readouterr()
    call_command("new_password")
    said = capsys.readouterr().out
    assert said.startswith("The new password of editor is ")
    assert User.objects.get(username="editor").check_password(said.split()[-1])
    assert not (loaded / "first-password").exists()


def test_a_new_password_for_nobody_names_those_there_are(loaded):
    call_command("setup")
    with pytest.raises(CannotStartError) as refusal:
        call_command("new_password", "nobody")
    assert str(refusal.value) == "There is no account “nobody”. There are: editor."


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL is not understood; write it as postgres://user:password@host"),
        ({"DATABASE_URL": "postgres://u:secret@127.0.0.1:1/record"}, "The database cannot be reached: "),
        ({"PORT": "eighty"}, "PORT is “eighty”; it must be a number up to 65535."),
        ({"WORKERS": "two"}, "WORKERS is “two”; it must be a whole number from 0 up."),
        (
            {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": "{file}/data"},
            "The data folder {file}/data cannot",
        ),
        (
            {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": "{file}", "SECRET_KEY": "known"},
            "The data folder {file} cannot be used (File exists)",
        ),
    ],
    ids=[
        "address of no database",
        "no database there",
        "no port",
        "no number",
        "folder inside a file",
        "a file as folder",
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(manage, tmp_path, variables, sentence):
    file = tmp_path / "a-file"
    file.write_text("")
    done = manage("setup", **{name: value.format(file=file) for name, value in variables.items()})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence.format(file=file)), done.stderr
    assert (done.stderr.count("\n"), "secret" in done.stderr) == (1, False)


def test_a_folder_that_is_not_there_yet_is_set_up_from_nothing(set_up_from_nothing):
    done = json.loads((set_up_from_nothing / "said.json").read_text())
    assert done["said"].startswith("The database is up to date.\nLoaded 160 councils and 1006 inspections.\n")
    assert set(done["made"]) >= {"record.sqlite3", "first-password", "secret-key", "static"}


def test_the_secret_key_is_kept(manage, tmp_path):
    for _ in range(2):
        done = manage("check", DJANGO_SETTINGS_MODULE="config.settings", DATA_DIR=str(tmp_path / "own"), SECRET_KEY="")
        assert done.returncode == 0, done.stderr
    key = Path(tmp_path / "own" / "secret-key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_text()) > 50
