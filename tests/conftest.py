"""Fixtures for every test: the register, the record, an editor, the shared material, a small PDF.

A test that asks for nothing gets an empty database, no network and every warning as an error.
"""

from __future__ import annotations

import datetime
import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from hypothesis import settings as examples
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from dashboard.shared.record_cache import forget_the_record, remember_the_record
from inspections.kept_files import forget_kept_files
from inspections.roles import Role
from tests import kept_database
from tests.chromium import browser
from tests.clock import until_tomorrow
from tests.kept_server import Server
from tests.pdfs import make_pdf
from tests.people import person
from tests.record import RECORD, REGISTER, UNCORRECTED, StandingRecord, prepare, put
from tests.scenes import SCENES, scene, scenes_of

# No test depends on the speed of the machine or on chance: every run uses the same examples.
examples.register_profile("ours", deadline=None, derandomize=True)
examples.load_profile("ours")

# A fixture is of the folder that it stands in: this one is for tests of every folder.
__all__ = ["browser"]

STANDING = StandingRecord()
_ALLOCATIONS = 50_000
"""How many new objects start a look for garbage: a page makes some thousands, and 2,000 are Python's own choice."""
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """Whether the test database is a file, which is there before Django looks for it and goes with the data folder.

    It is one where a server answers: its threads connect for themselves, and in memory a table that one of them reads
    is locked to all others at once, who would not wait as they do in the product.
    """
    is_served = any("live_server" in _fixtures_of(item) for item in request.session.items)
    is_file = is_served and connection.vendor == "sqlite"
    if is_file:
        connection.settings_dict["TEST"]["NAME"] = str(settings.DATA_DIR / f"record-{os.getpid()}.sqlite3")
    return is_file


@pytest.fixture(scope="session")
def _kept_database(
    request: pytest.FixtureRequest,
    django_db_keepdb: bool,
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[ExitStack]:
    """A stack that is closed when the databases of this run are kept: until then others wait that need the same."""
    names = [kept_database.with_the_record(), kept_database.migrated()]
    with ExitStack() as making:
        with django_db_blocker.unblock():
            if not kept_database.is_kept(names[0 if _wants_the_record(request.session) else 1]):
                making.enter_context(kept_database.alone(connection.vendor))
                _make_migrated()
            ours = kept_database.bring(names)
        yield making
    if ours is not None:
        ours.close()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    _kept_database: ExitStack,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """The empty database; copies of the record stand beside its tables where a test of this run wants them."""
    with django_db_blocker.unblock(), _kept_database:
        if _wants_the_record(request.session):
            prepare()
            kept_database.keep(kept_database.with_the_record())


def _make_migrated() -> None:
    if connection.vendor == "postgresql":
        Server(os.environ["DATABASE_URL"]).make_migrated()
    else:
        kept_database.make_migrated()


def _wants_the_record(session: pytest.Session) -> bool:
    return any(_fixtures_of(item) & {"register", "record", "uncorrected"} for item in session.items)


def pytest_collection_finish() -> None:
    """What was imported stays to the end: looking for garbage in it again and again takes a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Runs the tests that use the record first and together, and in each module those that begin with the same scenes;
    those that commit to the database come last, as always.

    Marks those that use the database, for `-m`, since the others say the same on each database, as do those marked
    `once`; and those that use a browser, which the checks look for in two folders.
    """
    for item in items:
        if "browser" in _fixtures_of(item):
            item.add_marker(pytest.mark.browser)
            if item.path.relative_to(ROOT).parts[1] not in ("browser", "operations"):
                raise pytest.UsageError(f"{item.nodeid}: tests in a browser stand in tests/browser or tests/operations")
        if _has_database(item) and item.get_closest_marker("once") is None:
            item.add_marker(pytest.mark.database)
    modules: dict[Path, int] = {}
    items.sort(key=lambda item: _place(item, modules.setdefault(item.path, len(modules))))


def _place(item: pytest.Item, module: int) -> tuple[object, ...]:
    if not _undoes(item):
        return True, False, module
    return False, "record" not in _fixtures_of(item), module, [own.name for own in scenes_of(item)]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """No test begins on one day and ends on the next, or finds what another made."""
    wait = until_tomorrow(datetime.datetime.now(datetime.UTC))
    if wait or "browser" in _fixtures_of(item) or not _undoes(item):
        # From when a browser runs, Django has other connections, which would wait for the one with the scenes.
        with item.config.stash[blocking_manager_key].unblock():
            SCENES.fall()
    if wait:
        time.sleep(wait)
    forget_the_record()
    forget_kept_files()


def _fixtures_of(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _undoes(item: pytest.Item) -> bool:
    """Whether the test leaves the database as it was."""
    mark = item.get_closest_marker("django_db")
    lasting = bool(mark and mark.kwargs.get("transaction"))
    return not lasting and not _fixtures_of(item) & {"transactional_db", "live_server", "django_db_serialized_rollback"}


def _has_database(item: pytest.Item) -> bool:
    return bool(_fixtures_of(item) & {"db", "transactional_db", "live_server"} or item.get_closest_marker("django_db"))


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """Before the transaction of a test begins, gives tests that use the record a loaded database, and all others an
    empty one; and lets the scenes of the test stand.
    """
    if fixturedef.argname != "_django_db_helper":
        return
    item = request.node
    wanted = "record" in _fixtures_of(item) and _undoes(item)
    with request.getfixturevalue("django_db_blocker").unblock():
        if wanted != STANDING.stands:
            SCENES.fall()
            if wanted:
                STANDING.bring()
            else:
                STANDING.take_away()
        SCENES.stand(scenes_of(item) if _undoes(item) else (), request.getfixturevalue)
        forget_the_record()
        forget_kept_files()
        if wanted and STANDING.read is not None:
            remember_the_record(STANDING.read)


@pytest.fixture(autouse=True)
def _scenes_first(request: pytest.FixtureRequest) -> None:
    """Scenes stand before a module's own fixtures change anything, such as a setting or the clock."""
    if scenes_of(request.node):
        request.getfixturevalue("_django_db_helper")


@scene
def register(db: None) -> None:
    """The 160 councils of the shipped register."""
    put(REGISTER)


@pytest.fixture
def record(db: None) -> None:
    """The shipped councils and inspections, loaded into the database."""
    if not STANDING.stands:
        put(RECORD)


@scene
def uncorrected(db: None) -> None:
    """The shipped councils and inspections before the shipped corrections."""
    put(UNCORRECTED)


@scene
def editor(db: None) -> User:
    """Jo, who may do with reports whatever there is to do: a publisher. tests/people.py has a person of each role."""
    return person("jo", Role.PUBLISHER, first_name="Jo", last_name="Ede")


@scene
def _session_of_editor(editor: User) -> str:
    return _session_of(editor)


@pytest.fixture
def editor_client(_session_of_editor: str) -> Client:
    """A client signed in as the editor."""
    return _client_with(_session_of_editor)


@scene
def administrator(db: None) -> User:
    """Ada, who may do everything."""
    return person("ada", Role.ADMINISTRATOR, first_name="Ada", last_name="Min")


@scene
def _session_of_administrator(administrator: User) -> str:
    return _session_of(administrator)


@pytest.fixture
def admin_client(_session_of_administrator: str) -> Client:
    return _client_with(_session_of_administrator)


def _session_of(user: User) -> str:
    """The key of a session in which the person is signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _client_with(session: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
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
    """Makes small PDFs: each argument is a page, given as a list of lines; without arguments, one page of text."""
    return make_pdf
