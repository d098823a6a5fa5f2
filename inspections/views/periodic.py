"""What is done again and again: when it last ran, and what failed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inspections.models import PeriodicWork
from inspections.people.gate import needs
from inspections.people.rights import Right


@needs(Right.SEE)
@require_safe
def periodic(request: HttpRequest) -> HttpResponse:
    rows = list(PeriodicWork.objects.all())
    failed = [row for row in rows if row.problem]
    return render(request, "inspections/periodic.html", {"rows": rows, "failed": failed, "now": timezone.now()})
