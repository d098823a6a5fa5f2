"""Reports made anew by programs: Ghostscript, Poppler, LibreOffice, a browser."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.reading.bends.bend import Bend, plain

_GS = ("gs", "-q", "-dNOPAUSE", "-dBATCH")
_PDF = ("-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf")
_SOFFICE = ("soffice", "--headless", "-env:UserInstallation={folder}/profile")
_PRINT = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=out.pdf")
_SECONDS = 240


def _by(name: str, *commands: Sequence[str]) -> Bend:
    """A bend by commands that make `out.pdf` of `in.pdf` in a folder, whose address stands for `{folder}`."""

    def make(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "in.pdf").write_bytes(data)
            for command in commands:
                words = [word.replace("{folder}", Path(folder).as_uri()) for word in command]
                subprocess.run(words, cwd=folder, capture_output=True, check=True, timeout=_SECONDS)
            return Path(folder, "out.pdf").read_bytes()

    return plain(name, make, *sorted({command[0] for command in commands}))


def _through(name: str, kind: str, *options: str) -> Bend:
    """By LibreOffice, to a file of that kind and back to PDF."""
    first = (*_SOFFICE, *options, "--convert-to", kind, "--outdir", ".", "in.pdf")
    return _by(name, first, (*_SOFFICE, "--convert-to", "pdf", "--outdir", "made", f"in.{kind}"), _moved)


_moved = ("mv", "made/in.pdf", "out.pdf")
_AS_TEXT = "--infilter=writer_pdf_import"

PROGRAMS: tuple[Bend, ...] = (
    _by("gs", (*_GS, *_PDF)),
    _by("gs, for screens", (*_GS, "-dPDFSETTINGS=/screen", *_PDF)),
    _by("gs, for printers", (*_GS, "-dPDFSETTINGS=/prepress", *_PDF)),
    _by("gs, outlines", (*_GS, "-dNoOutputFonts", *_PDF)),
    _by("gs, fitted", (*_GS, "-dFIXEDMEDIA", "-dPDFFitPage", "-g4210x5950", *_PDF)),
    _by("gs, PDF 1.3", (*_GS, "-dCompatibilityLevel=1.3", *_PDF)),
    _by("pdftops", ("pdftops", "in.pdf", "in.ps"), ("ps2pdf", "in.ps", "out.pdf")),
    _by("pdftops, level 1", ("pdftops", "-level1", "in.pdf", "in.ps"), ("ps2pdf", "in.ps", "out.pdf")),
    _by("ps2write", (*_GS, "-sDEVICE=ps2write", "-sOutputFile=in.ps", "in.pdf"), ("ps2pdf", "in.ps", "out.pdf")),
    _by("pdftocairo", ("pdftocairo", "-pdf", "in.pdf", "out.pdf")),
    _by("Writer", (*_SOFFICE, _AS_TEXT, "--convert-to", "pdf", "--outdir", "made", "in.pdf"), _moved),
    _through("ODT", "odt", _AS_TEXT),
    _through("DOCX", "docx", _AS_TEXT),
    _by(
        "browser, placed",
        ("pdftohtml", "-c", "-s", "-noframes", "-i", "-q", "in.pdf", "in.html"),
        (*_PRINT, "--no-pdf-header-footer", "{folder}/in.html"),
    ),
    _by(
        "browser, flowing",
        ("pdftohtml", "-s", "-noframes", "-i", "-q", "in.pdf", "in.html"),
        (*_PRINT, "{folder}/in.html"),
    ),
    _by(
        "browser, as typed",
        ("pdftotext", "-layout", "-htmlmeta", "in.pdf", "in.html"),
        (*_PRINT, "{folder}/in.html"),
    ),
)
