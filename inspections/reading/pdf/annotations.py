"""What is laid over a page as it is shown: notes, stamps and form fields, which hide or replace what is printed."""

import ctypes
from typing import Any, Final

from inspections.reading.contract import Box

_MOST: Final = 500
"""Annotations that are looked at; no report has any but links, so a page with more is taken to be covered by them."""
_NO_FORM: Final = 0
"""PDFium's FORMTYPE_NONE."""


def pages_with_printed_fields(pdf: Any) -> tuple[int, ...]:
    """Makes the values of form fields part of their pages, as paper shows them; the numbers of those pages.

    PDFium leaves the values out of the text, so that a table whose grades were filled in has labels alone.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    if pdf.get_formtype() == _NO_FORM:
        return ()
    pdf.init_forms()
    found = []
    for number in range(1, len(pdf) + 1):
        page = pdf[number - 1]
        if _has_field(page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            found.append(number)
        page.close()
    return tuple(found)


def _has_field(page: Any) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    for index in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        is_field = annotation and pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if is_field:
            return True
    return False


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
