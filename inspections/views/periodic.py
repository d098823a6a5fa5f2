"""How the product is: what has to hold, how many reports wait, and what is done again and again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inspections.models import PeriodicWork, Report
from inspections.models.periodic import BACKUP
from inspections.people.gate import needs
from inspections.people.rights import Right
from inspections.queries.health import conditions, waiting


@needs(Right.SEE)
@require_safe
def periodic(request: HttpRequest) -> HttpResponse:
    rows = sorted(PeriodicWork.objects.all(), key=lambda row: row.title)
    failed = [row for row in rows if row.problem]
    now, own = timezone.now(), [row for row in rows if row.name != BACKUP]
    context = {
        "rows": rows,
        "own": own,
        "failed": failed,
        "now": now,
        "conditions": conditions(),
        "counts": [(Report.State(state).label, count) for state, count in waiting(now).by_state.items()],
        "backed_up": len(own) < len(rows),
    }
    return render(request, "inspections/periodic.html", context)
