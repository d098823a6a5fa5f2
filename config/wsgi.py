"""The WSGI application that the web server runs."""

import os

from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application

from config.kept_connections import close_if_still_read

# As in manage.py, for a server that somebody starts with programs of their own.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
request_finished.connect(close_if_still_read)
