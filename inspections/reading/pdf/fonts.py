"""Whether letters are set in bold or italic, by the names that the file gives its fonts."""

import ctypes
import re
from functools import lru_cache
from typing import Final

from inspections.reading.pdf.page import Page

_LONGEST_NAME: Final = 128
"""Bytes of a name of a font that are looked at: “BCDEEE+Tahoma-Bold” has 18."""
_BOLD: Final = re.compile(r"(?i)bold|black|heavy|demi")
_ITALIC: Final = re.compile(r"(?i)italic|oblique")


def is_bold(page: Page, at: int) -> bool:
    """Whether the font of a letter is a bold one by its name; a file may give none."""
    return _BOLD.search(_name_of_font(page, at)) is not None


def is_italic(page: Page, at: int) -> bool:
    """Whether the font of a letter is an italic one by its name; a file may give none."""
    return _ITALIC.search(_name_of_font(page, at)) is not None


@lru_cache(maxsize=512)
def _name_of_font(page: Page, at: int) -> str:
    from pypdfium2.raw import FPDFFont_GetBaseFontName, FPDFTextObj_GetFont  # noqa: PLC0415

    text = page.text_object(at)
    font = FPDFTextObj_GetFont(text) if text else None
    if not font:
        return ""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    return name.value.decode("utf-8", "replace")
