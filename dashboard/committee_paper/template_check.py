"""Which Word files may be a council's own template: looked at as a container, before anything opens what is in it."""

import io
import re
import zipfile
from typing import Final
from xml.etree import ElementTree

MOST_BYTES: Final = 3 * 1024 * 1024
"""A crest and a page of styles need a tenth of it."""
_MOST_UNPACKED: Final = 30 * 1024 * 1024
_MOST_PARTS: Final = 500
"""Word itself writes about twenty."""
_FORBIDDEN_PARTS: Final = re.compile(r"vbaproject|embeddings/|activex|\.bin$", re.IGNORECASE)
_LINKS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink",
)
"""The types of a link that somebody follows; Word fetches whatever else stands outside."""
_ENCODING: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_PLAIN: Final = (b"utf-8", b"us-ascii")
"""In another encoding the bytes looked for would be other bytes."""
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


_NOT_AS_WORD: Final = "A part of the document is written as Word does not write it. Save it anew in Word."


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
        name = part.filename.lower()
        if name.endswith((".xml", ".rels")):
            markup = _unpacked(container, part)
            _check_markup(markup)
            if name.endswith(".rels"):
                _check_relations(markup)


def _unpacked(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """No more than the container says: a part may lie about its size."""
    with container.open(part) as file:
        return file.read(part.file_size + 1)


def _check_markup(markup: bytes) -> None:
    encoding = _ENCODING.match(markup)
    if b"\0" in markup or _DECLARED.search(markup) or (encoding and encoding[1].lower() not in _PLAIN):
        raise TemplateError(_NOT_AS_WORD)
    if b"altChunk" in markup:
        raise TemplateError("The document takes in another file. Save it as one document.")


def _check_relations(markup: bytes) -> None:
    """What a part points to, read as Word reads it; declarations were refused before."""
    try:
        relations = ElementTree.fromstring(markup).iter()  # noqa: S314  (it declares no entity)
    except ElementTree.ParseError as error:
        raise TemplateError(_NOT_AS_WORD) from error
    for each in relations:
        is_outside = (each.get("TargetMode") or "").strip().casefold() == "external"
        if is_outside and each.get("Type") not in _LINKS:
            raise TemplateError("The document fetches something from elsewhere. Put pictures into the document itself.")
