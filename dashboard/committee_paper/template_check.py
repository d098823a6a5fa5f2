"""Which Word files may be a council's own template: looked at as a container, before anything opens what is in it."""

import io
import re
import zipfile
from typing import Final

MOST_BYTES: Final = 3 * 1024 * 1024
"""A crest and a page of styles need a tenth of it."""
_MOST_UNPACKED: Final = 30 * 1024 * 1024
_MOST_PARTS: Final = 500
"""Word itself writes about twenty."""
_FORBIDDEN_PARTS: Final = re.compile(r"vbaproject|embeddings/|activex|\.bin$", re.IGNORECASE)
_OUTSIDE: Final = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_LINK: Final = re.compile(rb"relationships/hyperlink[\"']", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class TemplateError(Exception):
    """The template cannot be used; the message says why, to whoever made it."""


def check_template(content: bytes) -> None:
    """Raises TemplateError for what is no Word document, or holds more than text, styles and pictures."""
    if len(content) > MOST_BYTES:
        raise TemplateError("The file is larger than 3 MB. Make its pictures smaller.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            _check_parts(container)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise TemplateError("This is no Word document (.docx), or it is damaged or has a password.") from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise TemplateError("This Word document is damaged.") from error


def _check_parts(container: zipfile.ZipFile) -> None:
    parts = container.infolist()
    if "word/document.xml" not in {part.filename for part in parts}:
        raise TemplateError("This is no Word document (.docx).")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise TemplateError("The document has more in it than a template needs. Start from a plain one.")
    for part in parts:
        if _FORBIDDEN_PARTS.search(part.filename):
            raise TemplateError("The document has macros or embedded files. Save it as .docx without them.")
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_markup(_unpacked(container, part))


def _unpacked(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """No more than the container says: a part may lie about its size."""
    with container.open(part) as file:
        return file.read(part.file_size + 1)


def _check_markup(markup: bytes) -> None:
    if b"\0" in markup or _DECLARED.search(markup):
        raise TemplateError("A part of the document is written as Word does not write it. Save it anew in Word.")
    if b"altChunk" in markup:
        raise TemplateError("The document takes in another file. Save it as one document.")
    if any(not _LINK.search(outside) for outside in _OUTSIDE.findall(markup)):
        raise TemplateError("The document fetches something from elsewhere. Put pictures into the document itself.")
