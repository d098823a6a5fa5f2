"""Adding reports: what a form sends, or a script that sends them file by file and wants its answer as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from inspections.actions.uploads import ReceivedFile
from inspections.actions.zips import receive_resumably
from inspections.people.gate import person_of
from inspections.review.file_list import count_noun, format_moment

_NAMED: Final = 5
"""So many files are named in a message; any more are counted."""


def add_files(request: HttpRequest) -> HttpResponse:
    """Takes every file of the form, then leads to the queue; a script that asks for JSON is told of each file."""
    files, by = request.FILES.getlist("files"), person_of(request)
    received = [each for file in files for each in receive_resumably(name=file.name or "", file=file, by=by)]
    if request.accepts("text/html"):
        _say(request, received, chosen=len(files))
        return redirect("inspections:reports")
    return JsonResponse(
        {
            "added": sum(each.created for each in received),
            "known": [_known(each) for each in received if each.report is not None and not each.created],
            "refused": [{"name": each.name, "problem": each.problem} for each in received if each.problem],
            "empty": bool(files) and not received,
        }
    )


def _say(request: HttpRequest, received: list[ReceivedFile], *, chosen: int) -> None:
    """One sentence on what was added, and one for each file that was not."""
    if not chosen:
        messages.error(request, "No file was chosen. Choose one or more PDFs, then add them.")
        return
    if added := sum(each.created for each in received):
        noun = "report was" if added == 1 else "reports were"
        messages.success(request, f"{added:,} {noun} added. Reading continues by itself; you can leave this page.")
    known = [each for each in received if each.report is not None and not each.created]
    for each in known[:_NAMED]:
        told = _known(each)
        messages.info(request, format_html('{} <a href="{}">Open it</a>', told["sentence"], told["href"]))
    if len(known) > _NAMED:
        more = len(known) - _NAMED
        messages.info(request, f"{count_noun(more, 'more file')} {'is' if more == 1 else 'are'} already here.")
    if not received:
        messages.error(request, "There was nothing to add: no files were found in what you sent.")
    for problem, names in _by_problem(received).items():
        messages.error(request, f"{_not_added(names)} {problem}")


def _by_problem(received: Iterable[ReceivedFile]) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    for each in received:
        if each.problem:
            problems.setdefault(each.problem, []).append(each.name)
    return problems


def _not_added(names: list[str]) -> str:
    """Which files were not added, by name while they are few."""
    if len(names) == 1:
        return f"{names[0]} was not added."
    shown = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{len(names)} files were not added: {shown}{more}."


def _known(received: ReceivedFile) -> dict[str, Any]:
    """The report that has these bytes already: a sentence, and where it is."""
    report = received.report
    if report is None:
        raise ValueError(received.name)
    when = format_moment(report.uploaded_at, timezone.now())
    sentence = f"{received.name} is already here: the same file as “{report.name}”, added {when}."
    return {"sentence": sentence, "href": reverse("inspections:review", args=(report.pk,))}
