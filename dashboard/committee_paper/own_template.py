"""A paper in a council's own template: the fields that a template can ask for, and the process that fills it."""

import json
import subprocess
import sys
import threading
from typing import Any, Final

from django.conf import settings

from dashboard.committee_paper.blocks import Paper
from dashboard.committee_paper.cover import Cover
from dashboard.committee_paper.filling import LIMITS, clean
from dashboard.committee_paper.plain import plain_paper
from dashboard.committee_paper.template_check import TemplateError, check_template
from inspections.intake.child_environment import child_environment

_SLACK_SECONDS: Final = 10
"""Time to start and to end the process, on top of the limit that it keeps itself."""
_filling: Final = threading.BoundedSemaphore(2)
FIELDS: Final = (
    ("paper", "the whole paper, in a paragraph of its own"),
    ("title", "its title"),
    ("council", "the name of the council"),
    ("about", "which reports it rests on"),
    ("board", "the board, from the form"),
    ("meeting", "the date of the meeting, from the form"),
    ("author", "the author, from the form"),
    ("contact", "the contact, from the form"),
    ("decision", "the decision asked for, from the form"),
    ("foot", "the council and the date of the record"),
)
"""What a template can ask for, each as {{ name }}."""


def fill_template(template: bytes, made: Paper, cover: Cover, council: str) -> bytes:
    """The document; raises TemplateError in words for whoever made the template."""
    check_template(template)
    values = plain_paper(made) | vars(cover) | {"council": council}
    return _answer(template, json.dumps(clean(values)).encode())


def _answer(template: bytes, values: bytes) -> bytes:
    if not _filling.acquire(timeout=_SLACK_SECONDS):
        raise TemplateError("Other papers are being filled. Try again in a minute.")
    try:
        return _from_process(template, values)
    finally:
        _filling.release()


def _from_process(template: bytes, values: bytes) -> bytes:
    sent = b"%d\n" % len(values) + values + template
    command: list[Any] = [sys.executable, "-m", "dashboard.committee_paper.filling"]
    try:
        done = subprocess.run(
            command,
            input=sent,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env=child_environment(),
            timeout=LIMITS.timeout_seconds + _SLACK_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateError("Filling the template took too long.") from error
    kind, _, rest = done.stdout.partition(b"\n")
    if done.returncode == 0 and kind == b"ok":
        return rest
    if done.returncode == 0 and kind == b"no":
        raise TemplateError(rest.decode())
    raise TemplateError("The template could not be filled.")
