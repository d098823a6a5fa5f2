"""What is laid over a page as it is shown: notes, stamps and form fields, which hide or replace what is printed."""

import ctypes
from typing import Any, Final

from inspections.reading.contract import Box

_MOST: Final = 500
"""Annotations that are looked at; no report has any but links, so a page with more is taken to be covered by them."""


def annotation_boxes(page: Any) -> list[Box]:
    """Left, bottom, right and top of each, in the page's own space, but for links and pop-ups, which hide nothing."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count > _MOST:
        return [(-1e9, -1e9, 1e9, 1e9)]
    boxes = []
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        edges = pdfium.FS_RECTF()
        harmless = pdfium.FPDFAnnot_GetSubtype(annotation) in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
        if not harmless and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(edges)):
            boxes.append((edges.left, edges.bottom, edges.right, edges.top))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return boxes
