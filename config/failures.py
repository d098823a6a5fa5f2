"""What is answered when something fails on our side: a plain page that needs neither the database nor an account."""

from __future__ import annotations

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import server_error

RETRY_AFTER_SECONDS: Final = 30
"""A database or a storage that is started again, or a lock that is held, is over by then as a rule."""


@requires_csrf_token
def failed(request: HttpRequest) -> HttpResponseBase:
    """503 with Retry-After while the database, or the storage of files, is away or busy; 500 otherwise."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError, ConnectionError)):
        page = loader.get_template("503.html").render({"sent": request.method == "POST"})
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    return server_error(request)
