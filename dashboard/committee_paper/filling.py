"""Fills a council's own Word template, in a process of its own that may read and write nothing and soon ends.

`python -m dashboard.committee_paper.filling` takes on standard input a line with the number of bytes of the values
(JSON), the values, and the template; it answers with "ok" and the document, or "no" and a sentence, each after a line.
"""

import io
import json
import sys
import zipfile
from typing import Any, Final

import jinja2
import jinja2.sandbox
from docx import Document
from docx.document import Document as Docx
from docxtpl import DocxTemplate

from dashboard.committee_paper import styles
from dashboard.committee_paper.fields import without_forbidden_characters
from dashboard.committee_paper.plain import blocks_from_plain
from dashboard.committee_paper.writing import add_block
from inspections.reading.isolation.sandbox import KilledFromOutsideError, run_limited
from inspections.reading.limits import Limits
from inspections.reading.refusals import UnreadableFileError

LIMITS: Final = Limits(timeout_seconds=40, processor_seconds=8, memory_mib=768)
"""Filling the longest paper takes under a second and 150 MiB; much else may go on beside it."""
_MOST_BYTES: Final = 20 * 1024 * 1024
_PLACE: Final = "\ue000the paper\ue000"
"""What stands where the template asks for the whole paper, until its blocks are put there."""
_NO_PLACE: Final = (
    "{{ paper }} has to stand in a paragraph of its own: not in a table, a header, a footer or a box, and with no "
    "other words beside it."
)
_TOO_MUCH: Final = "Filling the template took too much time or memory. Take out what repeats itself."


class FillingError(Exception):
    """The template cannot be filled; the message says why."""


def filled(template: bytes, values: dict[str, Any]) -> bytes:
    """The document; raises FillingError. To be called only in a limited process."""
    try:
        return _filled(template, values)
    except jinja2.exceptions.SecurityError as error:
        raise FillingError("The template asks for something that templates may not use.") from error
    except jinja2.TemplateSyntaxError as error:
        raise FillingError(f"A field of the template is not written as it must be: {error.message}") from error
    except jinja2.UndefinedError as error:
        raise FillingError(f"The template asks for a field that there is not: {error.message}.") from error
    except (FillingError, MemoryError):
        raise
    except Exception as error:
        raise FillingError("Word would not open what comes of this template. Start from a plain one.") from error


def _filled(template: bytes, values: dict[str, Any]) -> bytes:
    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    environment.globals.clear()
    fields = {name: value for name, value in values.items() if name != "blocks"}
    tpl = DocxTemplate(io.BytesIO(template))
    tpl.render(fields | {"paper": _PLACE}, jinja_env=environment, autoescape=True)
    out = io.BytesIO()
    tpl.save(out)
    document = Document(io.BytesIO(out.getvalue()))
    _put_paper(document, values["blocks"])
    out = io.BytesIO()
    document.save(out)
    if len(out.getvalue()) > _MOST_BYTES:
        raise MemoryError
    if _has_place_left(out):
        raise FillingError(_NO_PLACE)
    return out.getvalue()


def _has_place_left(document: io.BytesIO) -> bool:
    """Whether the template asks for the paper where it cannot stand, so that it would be missing."""
    with zipfile.ZipFile(document) as container:
        return any(_PLACE.encode() in container.read(name) for name in container.namelist())


def _put_paper(document: Docx, blocks: list[dict[str, Any]]) -> None:
    """Put the sections where the template asks for them; a template that does not asks for single fields."""
    places = [paragraph for paragraph in document.paragraphs if paragraph.text.strip() == _PLACE]
    if not places:
        return
    styles.add_missing_styles(document)
    before, tables = set(document.element.body), 0
    for block in blocks_from_plain(blocks):
        tables = add_block(document, block, tables)
    added = [element for element in document.element.body if element not in before]
    for element in added:
        places[0]._p.addprevious(element)
    for place in places:
        place._p.getparent().remove(place._p)


def _child(template: bytes, values: dict[str, Any]) -> bytes:
    try:
        return b"ok\n" + filled(template, values)
    except FillingError as error:
        return f"no\n{error}".encode()


def main() -> int:
    size = int(sys.stdin.buffer.readline())
    values = json.loads(sys.stdin.buffer.read(size))
    template = sys.stdin.buffer.read()
    # Read now: the limited process may not open files of the project.
    styles.document_colour("@ink")
    try:
        answer = run_limited(lambda: _child(template, values), LIMITS)
    except (UnreadableFileError, KilledFromOutsideError):
        answer = f"no\n{_TOO_MUCH}".encode()
    sys.stdout.buffer.write(answer)
    return 0


def clean(values: Any) -> Any:
    """The values without the characters that no document can hold."""
    if isinstance(values, str):
        return without_forbidden_characters(values)
    if isinstance(values, dict):
        return {name: clean(value) for name, value in values.items()}
    return [clean(value) for value in values] if isinstance(values, list | tuple) else values


if __name__ == "__main__":
    sys.exit(main())
