"""Reports whose pages are in another order, on fewer sheets, cut at the edges, or bound with other papers."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium

from tests.reading.bends.bend import Bend, plain
from tests.reading.made.bent import in_order
from tests.reading.pages import Sheet, pdf


def _on_one_sheet(across: int, down: int, width: float, height: float) -> Callable[[bytes], bytes]:
    def make(data: bytes) -> bytes:
        document = pdfium.PdfDocument(data)
        raw = pdfium.raw.FPDF_ImportNPagesToOne(document.raw, width, height, across, down)
        return _saved(pdfium.PdfDocument(raw))

    return make


def _saved(document: pdfium.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _bound(*before: bytes, after: tuple[bytes, ...] = ()) -> Callable[[bytes], bytes]:
    def make(data: bytes) -> bytes:
        document = pdfium.PdfDocument.new()
        for part in (*before, data, *after):
            document.import_pages(pdfium.PdfDocument(part))
        return _saved(document)

    return make


def _cover_and_minutes() -> bytes:
    cover = Sheet().line("Children and Families Scrutiny Committee", size=18).line("12 September 2027, 2pm", size=12)
    cover.line("Agenda item 7: Ofsted inspection of children’s services")
    cover.line("Report of the Director of Children’s Services").line("Recommendations", size=14)
    cover.line("1.  That members note the report.").line("2.  That officers report back in June.")
    minutes = Sheet().line("Minutes of the meeting held on 3 May 2027", size=14)
    for _ in range(6):
        minutes.line("Members asked about the recommendations of the last inspection, which was good.")
    minutes.line("RESOLVED: that the minutes be agreed.").line("Areas for improvement", size=14)
    minutes.line("•  the timeliness of papers for members.")
    return pdf(cover, minutes)


def _agenda_of_plan() -> bytes:
    plan = Sheet().line("Appendix B: our improvement plan", size=16).line("Recommendations", size=14)
    plan.line("1.  Thank all staff for what they did.").line("2.  Publish this plan in May 2027.")
    plan.line("Overall effectiveness          Outstanding")
    return pdf(plan)


def _cropped(left: float, below: float, right: float, above: float) -> Callable[[bytes], bytes]:
    """A crop box: what is outside stays in the file."""

    def make(data: bytes) -> bytes:
        document = pdfium.PdfDocument(data)
        for page in document:
            x0, y0, x1, y1 = page.get_cropbox()
            page.set_cropbox(x0 + left, y0 + below, x1 - right, y1 - above)
        return _saved(document)

    return make


def _cut(left: float, below: float, right: float, above: float) -> Callable[[bytes], bytes]:
    """Cut for good: the pieces of text outside are taken out."""

    def make(data: bytes) -> bytes:
        document = pdfium.PdfDocument(data)
        for page in document:
            x0, y0, x1, y1 = page.get_mediabox()
            inner = (x0 + left, y0 + below, x1 - right, y1 - above)
            for one in list(page.get_objects(filter=[1])):
                bounds = one.get_bounds()
                if not (inner[0] <= (bounds[0] + bounds[2]) / 2 <= inner[2] and inner[1] <= bounds[1] <= inner[3]):
                    page.remove_obj(one)
            page.gen_content()
            page.set_mediabox(*inner)
            page.set_cropbox(*inner)
        return _saved(document)

    return make


def _turned_by_turns(data: bytes) -> bytes:
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(document):
        page.set_rotation(180 if number % 2 else 0)
    return _saved(document)


def _saved_in_streams(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


ORDERS: tuple[Bend, ...] = (
    plain("linearised", _saved_in_streams),
    plain("two on a sheet", _on_one_sheet(2, 1, 842.0, 595.0)),
    plain("two above each other", _on_one_sheet(1, 2, 595.0, 842.0 * 1.3)),
    plain("four on a sheet", _on_one_sheet(2, 2, 1190.0, 1684.0)),
    plain("reversed", in_order(lambda count: range(count)[::-1])),
    plain("swapped", in_order(lambda count: [1, 0, *range(2, count)])),
    plain("evens after odds", in_order(lambda count: [*range(0, count, 2), *range(1, count, 2)])),
    plain("every page twice", in_order(lambda count: [one for one in range(count) for _ in range(2)])),
    plain("middle page lost", in_order(lambda count: [one for one in range(count) if one != count // 2])),
    plain("second page lost", in_order(lambda count: [one for one in range(count) if one != 1])),
    plain("first page last", in_order(lambda count: [*range(1, count), 0])),
    plain("behind minutes", _bound(_cover_and_minutes())),
    plain("before a plan", _bound(after=(_agenda_of_plan(),))),
    plain("in a pack", _bound(_cover_and_minutes(), after=(_agenda_of_plan(),))),
    plain("crop box", _cropped(40, 40, 40, 40)),
    plain("crop box, left", _cropped(100, 0, 0, 0)),
    plain("crop box, right", _cropped(0, 0, 150, 0)),
    plain("crop box, foot", _cropped(0, 130, 0, 0)),
    plain("cut", _cut(40, 40, 40, 40)),
    plain("cut, foot", _cut(0, 150, 0, 0)),
    plain("turned by turns", _turned_by_turns),
)
