"""The page about the interface, its description, and the operations of the interface as views of ours."""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.views.decorators.csrf import csrf_exempt

from dashboard.open_data.position_rows import POSITIONS
from dashboard.open_data.tables import TABLES
from dashboard.pages.programs.answers import NOT_USABLE, about_the_record
from dashboard.pages.programs.api import api, description
from dashboard.pages.programs.editions import OF_EDITIONS, edition_state
from dashboard.pages.programs.reference import reference_of
from dashboard.web.for_programs import for_programs
from dashboard.web.json_errors import json_answer, json_error
from inspections.people.gate import public

type View = Callable[..., HttpResponseBase]


@public
def programs(request: HttpRequest) -> HttpResponse:
    """What may be asked, how, and what comes back: made from the same description that programs read."""
    whole = request.build_absolute_uri(reverse("dashboard:api_index"))
    return render(request, "dashboard/programs/page.html", {"page": reference_of(description(), whole)})


@cache
def _shape() -> str:
    """Short name of what the answers look like; it changes with a field, a filter or a sentence on one."""
    return hashlib.sha256(json.dumps(description(), sort_keys=True).encode()).hexdigest()[:8]


def _shape_and_edition() -> str:
    return f"{_shape()}-{edition_state()}"


def _of_interface(view: View, *, names: frozenset[str] = frozenset(), shape: Callable[[], str] = _shape) -> View:
    """Refuses parameters that the view does not have, and those that are given twice: neither is ever left out."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        problems = [
            (name[:100], f"There is no such parameter. This address has: {', '.join(sorted(names)) or 'none'}.")
            for name in request.GET
            if name not in names
        ]
        twice = [name for name in names if len(request.GET.getlist(name)) > 1]
        problems += [(name, "It is given more than once.") for name in twice]
        return json_error(422, NOT_USABLE, problems) if problems else view(request, **kwargs)

    return for_programs(answer, shape=shape)


def _index(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    whole = request.build_absolute_uri
    tables = [
        {"name": each.name, "title": each.title, "address": whole(reverse(f"dashboard:api_{each.name}"))}
        for each in (*TABLES.values(), POSITIONS)
    ]
    tables += [
        {"name": name, "title": title, "address": whole(reverse(f"dashboard:api_{name}"))}
        for name, title in (("editions", "Editions"), ("changes", "Changes since an edition"))
    ]
    addresses = {
        "documentation": whole(reverse("dashboard:programs")),
        "openapi": whole(reverse("dashboard:api_openapi")),
    }
    return json_answer({**about_the_record(), **addresses, "tables": tables})


def _openapi(request: HttpRequest) -> HttpResponse:
    return json_answer({**description(), "servers": [{"url": request.build_absolute_uri("/").rstrip("/")}]})


def _nothing(request: HttpRequest) -> HttpResponse:
    return json_error(404, "There is nothing at this address. /api/v1/ lists what there is.")


index = _of_interface(_index)
openapi = _of_interface(_openapi)
nothing = public(csrf_exempt(_nothing))


def operations() -> Iterator[tuple[str, View, str]]:
    """The route, the view and the name of each operation."""
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name and pattern.name != "api-root":
            shape = _shape_and_edition if pattern.name in OF_EDITIONS else _shape
            view = _of_interface(pattern.callback, names=_parameters(pattern.name), shape=shape)
            yield str(pattern.pattern), view, pattern.name


@cache
def _by_name() -> dict[str, frozenset[str]]:
    """The parameters of each operation in its query, by the name of its address."""
    found: dict[str, frozenset[str]] = {}
    for _, router in api._routers:
        for view in router.path_operations.values():
            for operation in view.operations:
                models = [model for model in operation.models if model.__ninja_param_source__ == "query"]
                fields = frozenset(name for model in models for name in model.__ninja_flatten_map__)
                found[str(operation.url_name)] = fields
    return found


def _parameters(name: str) -> frozenset[str]:
    return _by_name()[name]
