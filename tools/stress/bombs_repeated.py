"""Files that say a little and stand for much: packed objects, cells and texts that repeat, fields inside fields, made by code."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from tools.stress.bombs_text import odt
from tools.stress.raw_pdf import HELVETICA, WORDS, page_with, stream
from tools.stress.raw_word import word_file

_PAGE: Final = (
    b"<</Type/Page/Parent 11 0 R/MediaBox[0 0 595 842]/Contents 2 0 R/Resources<</Font<</F1 13 0 R/F2 14 0 R>>>>>>"
)


def packed(last: bytes, *, table: bool = True) -> bytes:
    """Return a PDF whose objects are packed in one stream, `last` among them; `table`: whether it has a table of places."""
    objects = (b"<</Type/Catalog/Pages 11 0 R>>", b"<</Type/Pages/Kids[12 0 R]/Count 1>>", _PAGE, HELVETICA, last)
    head, body = b"", b""
    for number, told in enumerate(objects, start=10):
        head += b"%d %d " % (number, len(body))
        body += told + b" "
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(objects), len(head))
    made, places = b"%PDF-1.5\n", []
    content = stream(WORDS + b"BT /F2 9 Tf 50 400 Td (AB) Tj ET")
    for number, told in ((1, stream(zlib.compress(head + body, 9), entries)), (2, content)):
        places.append(struct.pack(">BIH", 1, len(made), 0))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    free = struct.pack(">BIH", 0, 0, 0)
    rows = [free, *places, *[free] * 7, *(struct.pack(">BIH", 2, 1, at) for at in range(len(objects)))]
    last_one = b"3 0 obj\n%s\nendobj\n" % stream(b"".join(rows), b"/Type/XRef/Size 15/Root 10 0 R/W[1 4 2]")
    return made + last_one + b"startxref\n%d\n%%%%EOF" % (len(made) if table else 99_999_999)


def long_text() -> bytes:
    """Return a page on which two thousand letters each stand for 200,000."""
    shown = b"".join(b"/Span /P BDC BT /F1 8 Tf 50 %d Td (a) Tj ET EMC " % (700 - n % 600) for n in range(2000))
    return page_with(shown, b"<</ActualText <feff%s>>>" % (b"0041" * 200_000), resources=b"/Properties<</P 6 0 R>>")


def nested_field(depth: int = 30_000) -> bytes:
    """Return a file with an EQ field of fractions inside fractions."""
    code = " EQ " + "\\f(" * depth + "1" + ",2)" * depth
    begin, end = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "end"))
    return word_file(f"<w:p>{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}</w:p>")


def repeated_rows() -> bytes:
    """Return an ODT of five rows that stand for a million cells with words."""
    cell = "<table:table-cell table:number-columns-repeated='1000'><text:p>a b c d</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='1000'>{cell}</table:table-row>"
    return odt(f"<table:table>{row * 5}</table:table>")


def carried(size: int) -> bytes:
    """Return a PDF that carries one file, said to be a PDF itself, under a hundred names."""
    names = b"".join(b"(%05d) 6 0 R" % n for n in range(100))
    told = b"<</Type/Filespec/F(iku.pdf)/UF(iku.pdf)/EF<</F 7 0 R>>>>"
    inner = stream(zlib.compress(b"%PDF-1.7\n/EmbeddedFile" + bytes(size), 9), b"/Type/EmbeddedFile/Filter/FlateDecode")
    return page_with(b"", told, inner, catalog=b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % names)


def trailers() -> bytes:
    """Return a page without its table of places, behind which trailers begin that do not end."""
    whole = page_with(b"")
    return (
        whole[: whole.rfind(b"startxref")]
        + b"startxref\n99999999\n%%EOF\n"
        + b"trailer\n<</A [\n" * 200_000
        + b"startxref\n0"
    )


def form_data() -> bytes:
    """Return a form of two thousand fields whose data say a thousand values of each."""
    data = b"<d><data>%s</data></d>" % b"".join(b"<t>%d</t>" % (n % 100) for n in range(200_000))
    fields = [b"<</Type/Annot/Subtype/Widget/FT/Tx/T(t)/V(85)/Rect[50 50 90 60]>>"] * 2000
    listed = b" ".join(b"%d 0 R" % (7 + n) for n in range(len(fields)))
    return page_with(
        b"", stream(data), *fields, page=b"/Annots[%s]" % listed, catalog=b"/AcroForm<</XFA 6 0 R/Fields[%s]>>" % listed
    )


PDF: Final[Mapping[str, Callable[[], bytes]]] = {
    "packed objects of six million words": lambda: packed(b"[%s]" % (b"1 " * 6_000_000)),
    "packed names of a font's letters": lambda: packed(
        b"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[%s]>>>>" % (b"0/a/b/c/d " * 1_500_000)
    ),
    "packed objects without table of places": lambda: packed(b"[%s]" % (b"1 " * 6_000_000), table=False),
    "letters that stand for 200,000": long_text,
    "a file of 49 MB carried under 100 names": lambda: carried(49_000_000),
    "200,000 trailers that do not end": trailers,
    "2,000 fields of 200,000 values": form_data,
}
DOCX: Final[Mapping[str, Callable[[], bytes]]] = {"fields of fractions 30,000 deep": nested_field}
TEXT: Final[Mapping[str, Callable[[], bytes]]] = {"ODT of rows that stand for a million cells": repeated_rows}
