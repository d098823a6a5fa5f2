"""Made pages whose font calls its letters by other names: they look the same, and their text is another."""

import io
from collections.abc import Mapping

import pikepdf

_TABLE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{rows}
endbfchar
endcmap end end"""


def misnamed(data: bytes, names: Mapping[str, str]) -> bytes:
    """The same pages, with those characters called by other names in every font."""
    rows = [f"<{one.encode('cp1252').hex()}> <{other.encode('utf-16-be').hex()}>" for one, other in names.items()]
    table = _TABLE.format(count=len(rows), rows="\n".join(rows)).encode()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                font.ToUnicode = document.make_stream(table)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()
