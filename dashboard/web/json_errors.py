"""Whatever goes wrong under /api/ is said in one shape of JSON, and pages of any site may read what is answered."""

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

API: Final = "/api/"
_SENTENCES: Final[Mapping[int, str]] = {
    400: "The address or what came with it cannot be read.",
    403: "This may not be asked for.",
    404: "There is nothing at this address. /api/v1/ lists what there is.",
    405: "Here things can only be read: use GET or HEAD.",
    413: "Nothing has to be sent with a request, and this is too much.",
    429: "Too many requests came from your address. Retry-After says in how many seconds to go on.",
    500: "Something failed here. It is not your request that is wrong.",
    503: "Too much is being asked at once, or the database is away. Retry-After says in how many seconds to try again.",
}
_PASSED_ON: Final = ("Retry-After", "Allow")


def json_error(status: int, message: str, problems: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """`problems` are parameters with a sentence on each."""
    found = [{"parameter": name, "message": sentence} for name, sentence in problems]
    body = {"error": {"status": status, "message": message, "problems": found}}
    return json_answer(body, status=status)


def json_answer(body: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/json; charset=utf-8")


class JsonErrorsMiddleware:
    """Stands around everything that may refuse a request, and acts on addresses of the interface alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not is_for_programs(request):
            return response
        is_json = response.headers.get("Content-Type", "").startswith("application/json")
        if response.status_code >= 400 and not is_json:
            response = _as_json(response)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return response


def is_for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith(API) and request.path_info != API


def _as_json(response: HttpResponseBase) -> HttpResponse:
    status = response.status_code
    made = json_error(status, _SENTENCES.get(status) or f"{HTTPStatus(status).phrase}.")
    for name in _PASSED_ON:
        if name in response.headers:
            made.headers[name] = response.headers[name]
    return made
