"""What every test can ask for: the register, the record, an editor, the shared material, a small PDF.

A test that asks for nothing gets an empty database, no network and every warning as an error.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from dashboard.open_data.files import forget_the_files
from dashboard.shared.record_cache import forget_the_record
from inspections.actions.accounts import ensure_editors
from tests.pdfs import make_pdf
from tests.record import keep, load_the_record, load_the_register, put

# No test depends on how fast a machine is, or on luck: the same examples at every run.
settings.register_profile("ours", deadline=None, derandomize=True)
settings.load_profile("ours")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def _register_tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[str]:
    with django_db_blocker.unblock():
        return keep(load_the_register, "kept_register")


@pytest.fixture(scope="session")
def _record_tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[str]:
    with django_db_blocker.unblock():
        return keep(load_the_record, "kept_record")


@pytest.fixture(autouse=True)
def _no_record_of_another_test() -> None:
    forget_the_record()
    forget_the_files()


@pytest.fixture
def register(_register_tables: list[str], db: None) -> None:
    """The 160 councils of the shipped register."""
    put(_register_tables, "kept_register")


@pytest.fixture
def record(_record_tables: list[str], db: None) -> None:
    """The councils and the inspections that the project ships."""
    put(_record_tables, "kept_record")


@pytest.fixture
def editors(db: None) -> Group:
    """The group that may edit, with its permissions."""
    return ensure_editors()


@pytest.fixture
def editor(editors: Group) -> User:
    """A person in the group Editors, no superuser."""
    user = User.objects.create_user("jo", password="a password only for tests", first_name="Jo", last_name="Ede")
    user.is_staff = True
    user.save()
    user.groups.add(editors)
    return user


@pytest.fixture
def editor_client(editor: User) -> Client:
    """A client signed in as the editor."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and answers beside the project; SHARED_DIR names another."""
    folder = Path(os.environ.get("SHARED_DIR") or ROOT.parent / "shared").resolve()
    if not (folder / "reports").is_dir():
        pytest.skip("needs the real reports: no folder “shared” beside the project (SHARED_DIR names another)")
    return folder


@pytest.fixture(scope="session")
def report_pdf() -> Callable[..., bytes]:
    """A maker of small PDFs: each argument is a page, a list of lines; without arguments one page of words."""
    return make_pdf
