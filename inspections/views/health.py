"""What a supervisor or a monitor asks: is the process up, is the product ready, and the numbers for Prometheus."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from inspections.people.gate import public
from inspections.queries.health import conditions
from inspections.queries.metrics import CONTENT_TYPE, exposition


@public
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. It asks neither the database nor the disk."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Each condition and whether it holds; 503 unless all do."""
    found = conditions()
    ready = all(condition.holds for condition in found)
    answer = {"ready": ready, "conditions": {condition.name: condition.holds for condition in found}}
    if settings.METRICS_TOKEN and _has_token(request):
        answer["said"] = [condition.said for condition in found]
    return JsonResponse(answer, status=200 if ready else 503)


@public
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers in Prometheus' text form, for whoever sends METRICS_TOKEN; without one there is no such page."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not _has_token(request):
        return HttpResponse("Send METRICS_TOKEN as a bearer token.\n", status=401, content_type="text/plain")
    return HttpResponse(exposition(), content_type=CONTENT_TYPE)


def _has_token(request: HttpRequest) -> bool:
    return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
