"""Every setting, read from the environment; the defaults suit one machine that keeps all its data in DATA_DIR."""

from datetime import timedelta
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from config.environment import (
    SMTP,
    SQLITE,
    bucket_places,
    contact,
    database,
    folder_places,
    mailers,
    one_of,
    port,
    public_address,
    whole_number,
)
from config.log_settings import logging
from config.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Where the database, the uploaded reports, page pictures and static files are kept.
DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var").expanduser().resolve()
HOST = env.str("HOST", default="") or "127.0.0.1"
PORT = port()

# How many reports are read at once, and how many requests are answered at once (processes times threads).
WORKERS = whole_number("WORKERS", 1, least=0)
WEB_PROCESSES = whole_number("WEB_PROCESSES", 2)
WEB_THREADS = whole_number("WEB_THREADS", 32)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(DATA_DIR)
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS", default=[]), HOST, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "inspections.views.run_out.form_ran_out"
# What links begin with in mails, for nobody's request says it where the machine sends by itself; and in kept files that
# are asked for under an address that nothing here names.
PUBLIC_ADDRESS = public_address(HOST, PORT, CSRF_TRUSTED_ORIGINS)

INSTALLED_APPS = [
    "config.admin.RecordAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_htmx",
    "simple_history",
    "authorities",
    "inspections",
    "dashboard",
]

MIDDLEWARE = [
    "config.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressionMiddleware",
    "dashboard.web.json_errors.JsonErrorsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    # Before whatever costs more than telling somebody to wait.
    "inspections.lanes.FullLanesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before the check for forged forms, which reads the whole body.
    "inspections.people.bodies.BodyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.NoNulMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # After the check for forged forms, so that no other site can use up anybody's limit, and before the lanes: who is
    # refused takes no place.
    "inspections.limits.LimitsMiddleware",
    "inspections.lanes.LanesMiddleware",
    "dashboard.web.former_addresses.FormerAddressMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["config.templates.UnindentedLoader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inspections.people.context.rights",
            ],
        },
    }
]

# Connections that each process may hold; used with PostgreSQL only.
DATABASE_CONNECTIONS = whole_number("DATABASE_CONNECTIONS", 4)
# With Django's defaults a web server and a worker stall each other for seconds (docs/decisions).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # What is read comes from the system's own copy of the file, of up to a gigabyte, without a copy of its own.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=1073741824;",
}
DATABASES = {"default": database(DATA_DIR)}
if DATABASES["default"]["ENGINE"] == SQLITE:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # Seconds: opening a connection takes longer than answering with a page from the cache (config/kept_connections.py).
    DATABASES["default"]["CONN_MAX_AGE"] = 60
else:
    # Every question here takes well under a second, and what it reads is in memory or on a disk without heads:
    # compiling its plan takes longer than it saves, and going by an index costs little more than reading in order.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off -c random_page_cost=1.1")
    # Threads share a few connections and give them back after each request, so that the number is known beforehand.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1,
        "max_size": DATABASE_CONNECTIONS,
        "timeout": 10,
        "max_idle": 60,
    }

# Who hands out the work: the record itself, into which embedded workers look, or Procrastinate's queue in PostgreSQL.
WORK = one_of("WORK", ("", "procrastinate"))
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["inspections.serving.tasks"]
if WORK:
    if DATABASES["default"]["ENGINE"] == SQLITE:
        raise ImproperlyConfigured("WORK=procrastinate needs PostgreSQL: set DATABASE_URL as well, or leave WORK out.")
    INSTALLED_APPS.append("procrastinate.contrib.django")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["inspections.people.hashing.GoesAfterPages"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "inspections:reports"
LOGOUT_REDIRECT_URL = "dashboard:national"

# Wrong passwords are counted in the database, which all processes share (inspections/signing_in.py says the rest).
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "inspections.networks.network_of"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# What an app shows beside the code.
OTP_TOTP_ISSUER = "Inspection Outcomes"
# The page of signing in says the sentence itself, beside its form.
SILENCED_SYSTEM_CHECKS = ["axes.W002"]

# Mail: invitations, and new passwords for those who forgot theirs.
MAILERS = mailers()
MAIL_IS_SENT = MAILERS["default"]["BACKEND"] == SMTP
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="") or "inspection-outcomes@localhost"
# Whoever waits for the answer cannot tell from its time whether a mail was sent.
MAIL_IN_BACKGROUND = True
PASSWORD_RESET_TIMEOUT = 60 * 60
INVITATION_DAYS = whole_number("INVITATION_DAYS", 7)

# Whom the accessibility statement names: a mail address, or words with a telephone number.
ACCESSIBILITY_CONTACT = env.str("ACCESSIBILITY_CONTACT", default="")
# Whom security.txt names: a mail address, or a web address that begins with https:; blank: there is no security.txt.
SECURITY_CONTACT = contact("SECURITY_CONTACT")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
DATE_FORMAT = "j F Y"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "dashboard.web.plotly_files.PlotlyFinder",
]
# Where reports, evidence and zips are kept: in S3_BUCKET where that is set, else in folders of this machine.
FOLDER_PLACES, BUCKET_PLACES = folder_places(), bucket_places()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    **(BUCKET_PLACES or FOLDER_PLACES),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pages refer to the hashed files only; keeping the others would mean compressing plotly.js twice.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# As the umask in manage.py: by default, Django gives files rights of its own.
FILE_UPLOAD_PERMISSIONS = 0o600
MEDIA_ROOT = DATA_DIR / "reports"

# No inline script or style anywhere, so that nothing injected into a page can run.
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Asked by whoever watches this machine, past the proxy: being led elsewhere would be taken for a yes, or for a no.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if env.bool("HTTPS", default=False):
    # For use behind a proxy that terminates TLS and sets X-Forwarded-Proto.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000

# History can only be viewed. To revert a change, use the page of the report, which also reverts what depends on it.
SIMPLE_HISTORY_REVERT_DISABLED = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# How often one account or address may ask for what costs much (inspections/limits); 0 where a proxy sees to it.
RATE_LIMITS = env.bool("RATE_LIMITS", default=True)

# Uploads: many files at once; each is limited in size before it is stored.
UPLOAD_MAX_FILES = whole_number("UPLOAD_MAX_FILES", 500)
UPLOAD_MAX_MIB = whole_number("UPLOAD_MAX_MIB", 30)
UPLOAD_MAX_ZIP_MIB = whole_number("UPLOAD_MAX_ZIP_MIB", 1024)
DATA_UPLOAD_MAX_NUMBER_FILES = UPLOAD_MAX_FILES
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
# Pictures of pages that are kept once drawn; the oldest are removed, and drawn again when somebody asks.
PICTURES_MAX_MIB = whole_number("PICTURES_MAX_MIB", 512)
# Files of everything public, made once and kept to be sent again; those that nobody asked for go.
KEPT_FILES_ROOT = DATA_DIR / "kept-files"
KEPT_FILES_MAX_MIB = whole_number("KEPT_FILES_MAX_MIB", 256)
# After how long a refused file that nobody took up is removed.
REFUSED_KEPT_DAYS = whole_number("REFUSED_KEPT_DAYS", 180)
# Evidence that councils keep with their actions: private, and no part of the reports.
EVIDENCE_ROOT = DATA_DIR / "evidence"
EVIDENCE_MAX_MIB = whole_number("EVIDENCE_MAX_MIB", 20)
EVIDENCE_MAX_COUNCIL_MIB = whole_number("EVIDENCE_MAX_COUNCIL_MIB", 1000)
# A folder of this machine whose files are added by themselves; blank: none is.
WATCH_FOLDER = env.str("WATCH_FOLDER", default="")

# Collecting: whether the inspectorate's site is asked once a day, whether what was collected and agrees with the record
# in everything is published by itself, the two origins that may be asked, whom the site can write to, and how politely.
# A run takes so many files; the next goes on.
COLLECT = one_of("COLLECT", ("", "daily"))
COLLECT_PUBLISH = one_of("COLLECT_PUBLISH", ("", "nothing"))
COLLECT_SITE = env.str("COLLECT_SITE", default="") or "https://reports.ofsted.gov.uk"
COLLECT_FILES = env.str("COLLECT_FILES", default="") or "https://files.ofsted.gov.uk"
COLLECT_CONTACT = env.str("COLLECT_CONTACT", default="")
COLLECT_WAIT_SECONDS = whole_number("COLLECT_WAIT_SECONDS", 1)
COLLECT_MAX_FILES = whole_number("COLLECT_MAX_FILES", 500)

# Reading: limits of the process that reads one report, and of the lease that a worker holds on it.
READING_TIMEOUT_SECONDS = whole_number("READING_TIMEOUT_SECONDS", 30)
READING_MEMORY_MIB = whole_number("READING_MEMORY_MIB", 1024)
READING_MAX_PAGES = whole_number("READING_MAX_PAGES", 300)
READING_MAX_ATTEMPTS = 3
READING_LEASE_SECONDS = whole_number("READING_LEASE_SECONDS", 15)

# Whoever sends it as a bearer token may see the numbers at /metrics; blank: there is no such page.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")

LOGGING = logging()
