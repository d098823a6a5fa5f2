"""The project's settings adapted for tests: a separate data folder, fast password hashes, plain static files."""

import atexit
import os
import shutil
import tempfile

# A DATA_DIR that is set holds somebody's real reports; programs that the tests start share the one made here.
if "TESTS_DATA_DIR" not in os.environ:
    os.environ["TESTS_DATA_DIR"] = tempfile.mkdtemp(prefix="inspection-outcomes-tests-")
    atexit.register(shutil.rmtree, os.environ["TESTS_DATA_DIR"], ignore_errors=True)
os.environ["DATA_DIR"] = os.environ["TESTS_DATA_DIR"]
os.environ.setdefault("SECRET_KEY", "only for tests")
# No test is about how fast a file is read: beside all others it may take many times as long as on an idle machine.
os.environ.setdefault("READING_TIMEOUT_SECONDS", "600")

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASES, STATIC_ROOT, STORAGES

# The static files come straight from their sources; the folder only has to be there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Its time is not what these tests are about, and a thread would outlive the test.
MAIL_IN_BACKGROUND = False
# The databases of processes that run side by side are not the same.
KEPT_FILES_ROOT = DATA_DIR / f"kept-files-{os.getpid()}"
# All tests ask from one address; those of the limits turn them on.
RATE_LIMITS = False
# Each test's thread has a connection of its own, and gives it back when it ends.
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
DATABASES["default"]["CONN_MAX_AGE"] = 0
