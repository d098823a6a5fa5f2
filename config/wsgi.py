"""The WSGI application that the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

from config.kept_connections import keep_connections

# As in manage.py, for a server that somebody starts with programs of their own.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
keep_connections()
