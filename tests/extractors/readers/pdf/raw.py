"""PDFs written by hand, object by object, for what no drawing library makes."""

from __future__ import annotations

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf_of(
    content: bytes,
    *objects: bytes,
    page: bytes = b"",
    catalog: bytes = b"",
    resources: bytes = b"",
    fonts: bytes = b"",
    box: bytes = b"0 0 595 842",
) -> bytes:
    """Return a PDF of one page; `objects` are numbered from 6 on, the others are more entries of theirs."""
    first = (
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R%s>>%s>>%s>>"
        % (box, fonts, resources, page),
        stream(content),
        HELVETICA,
    )
    data, places = b"%PDF-1.7\n", []
    for number, told in enumerate((*first, *objects), start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    tail = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(data))
    return data + table + tail


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def text(words: str, x: float = 72, y: float = 700, size: float = 10, font: str = "F1") -> bytes:
    """Return the operators that show a text."""
    shown = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n".encode("latin-1")
