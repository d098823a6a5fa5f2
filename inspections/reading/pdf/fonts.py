"""Whether letters are set in bold, by the names that the file gives its fonts."""

import ctypes
import re
from functools import lru_cache
from typing import Final

from inspections.reading.pdf.page import Page

_LONGEST_NAME: Final = 128
"""Bytes of a name of a font that are looked at: “BCDEEE+Tahoma-Bold” has 18."""
_BOLD: Final = re.compile(r"(?i)bold|black|heavy|demi")


@lru_cache(maxsize=512)
def is_bold(page: Page, at: int) -> bool:
    """Whether the font of a letter is a bold one by its name; a file may give none."""
    from pypdfium2.raw import FPDFFont_GetBaseFontName, FPDFTextObj_GetFont  # noqa: PLC0415

    text = page.text_object(at)
    font = FPDFTextObj_GetFont(text) if text else None
    if not font:
        return False
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    return _BOLD.search(name.value.decode("utf-8", "replace")) is not None
