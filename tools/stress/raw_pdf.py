"""PDFs written object by object, for what no drawing library makes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

WORDS = b"BT /F1 10 Tf 1 0 0 1 72 700 Tm (KEPUTUSAN CAMAT) Tj ET\n"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def flat(content: bytes, times: int = 1) -> bytes:
    """Return bytes packed by Flate so many times."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def text(words: str, x: float = 72, y: float = 700, size: float = 10, font: str = "F1") -> bytes:
    """Return the operators that show a text."""
    shown = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n".encode("latin-1")


def pdf_of(
    content: bytes,
    *objects: bytes,
    page: bytes = b"",
    catalog: bytes = b"",
    resources: bytes = b"",
    fonts: bytes = b"",
    box: bytes = b"0 0 595 842",
    packed: bytes = b"",
) -> bytes:
    """Return a PDF of one page; `objects` are numbered from 6 on, the others are more entries of theirs.

    `packed`: the entries that say how the content is packed.
    """
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R%s>>%s>>%s>>"
            % (box, fonts, resources, page),
            stream(content, packed),
            HELVETICA,
            *objects,
        ]
    )


def page_with(content: bytes, *objects: bytes, packed: bytes = b"", **entries: bytes) -> bytes:
    """Return what `pdf_of` does, with a heading above the content; packed content stands for the heading too."""
    return pdf_of(content if packed else WORDS + content, *objects, packed=packed, **entries)


def written(objects: Sequence[bytes], *, size: int | None = None, trailer: bytes = b"") -> bytes:
    """Return numbered objects as a file with its table of places; `size`: what the trailer says, as many unless told."""
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, told in enumerate(objects, start=1):
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, told))
        places.append(at)
        at += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    named = len(places) + 1 if size is None else size
    parts.append(b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (named, trailer, at))
    return b"".join(parts)
