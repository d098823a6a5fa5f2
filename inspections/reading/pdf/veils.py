"""Pictures that are seen through in part: a picture of “DRAFT” on nothing hides no word, one on white ground does."""

import ctypes
from dataclasses import dataclass
from typing import Any, Final

from inspections.reading.contract import Box

_BGRA: Final = 4
"""PDFium's FPDFBitmap_BGRA, the form of pictures that are not opaque."""
_OPAQUE: Final = 255
"""What PDFium says of a pixel through which nothing is seen."""
_STEPS: Final = 5
"""Places looked at across a letter, and as many down."""


@dataclass(frozen=True)
class Veil:
    """How opaque a picture is, pixel by pixel from the top left: 0 where it is seen through to 255."""

    alphas: bytes
    width: int
    height: int

    def share_opaque(self, own: Box, box: Box, least: int) -> float:
        """The share of places within a box where the picture, which lies at its own box, is at least so opaque."""
        if own[2] <= own[0] or own[3] <= own[1]:
            return 0.0
        columns = [_pixel(own[0], own[2], self.width, at) for at in _places(box[0], box[2])]
        rows = [_pixel(own[1], own[3], self.height, at) for at in _places(box[1], box[3])]
        seen = [self.alphas[row * self.width + column] >= least for row in rows for column in columns]
        return sum(seen) / len(seen)


def _places(start: float, end: float) -> list[float]:
    return [start + (end - start) * (step + 0.5) / _STEPS for step in range(_STEPS)]


def _pixel(start: float, end: float, count: int, at: float) -> int:
    return min(count - 1, max(0, int((at - start) / (end - start) * count)))


def veil_of(page: Any, picture: Any) -> Veil | None:
    """How opaque a picture of a page is; None where it is so everywhere."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, picture)
    if not bitmap:
        return None
    try:
        width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
        if pdfium.FPDFBitmap_GetFormat(bitmap) != _BGRA or not width * height:
            return None
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        rows = (pixels[row * stride + 3 : row * stride + 4 * width : 4] for row in range(height))
        alphas = b"".join(rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return None if min(alphas) == _OPAQUE else Veil(alphas, width, height)
