"""Hostile drawings of Windows in Word files, and Word files that carry one page hundreds of times."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Callable, Mapping
from typing import Final

from tools.stress.raw_metafile import emf, wmf
from tools.stress.raw_word import R, word_file

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_SHOWN: Final = (
    f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="5232400" cy="1079500"/>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData><a:blip r:embed="rId9" xmlns:r="{R}"/></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


def with_drawing(drawing: bytes, ending: str = "emf", times: int = 1) -> bytes:
    """Return a DOCX that shows a drawing so many times."""
    link = f'<Relationship Id="rId9" Type="{R}/image" Target="media/image1.{ending}"/>'
    return word_file(_SHOWN * times, links=link, parts={f"word/media/image1.{ending}": drawing})


def _picture_of_900_megapixels() -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, 30_000, 30_000, 1, 1, 0, 0, 0, 0, 2, 2) + bytes(8)
    bits = 80 + len(head)
    record = struct.pack("<II4i6iIIIIiiII", 81, bits + 64, 0, 0, 400, 80, 0, 0, 0, 0, 30_000, 30_000, 80, len(head), bits, 64, 0,
                         0xCC0020, 400, 80)  # fmt: skip
    return with_drawing(emf(more=record + head + b"\xaa" * 64))


def _carried() -> bytes:
    page = b"<html><body>" + b"<p>teks</p>" * 3_000 + b"</body></html>"
    return word_file(
        "".join(f"<w:altChunk r:id='c{n}' xmlns:r='{R}'/>" for n in range(300)),
        links="".join(f'<Relationship Id="c{n}" Type="{R}/aFChunk" Target="a.htm"/>' for n in range(300)),
        parts={"word/a.htm": page},
    )


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "a drawing of 150,000 records": lambda: with_drawing(emf(more=struct.pack("<IIII", 27, 16, 0, 0) * 150_000)),
    "a drawing that unpacks to 400 MB": lambda: with_drawing(gzip.compress(bytes(400_000_000)), "emz"),
    "a drawing of a picture of 900 megapixels": _picture_of_900_megapixels,
    "a drawing whose records end nowhere": lambda: with_drawing(
        wmf()[:40] + struct.pack("<IH", 0, 0x0521) * 100, "wmf"
    ),
    "a drawing 3,000 times": lambda: with_drawing(emf(), times=3_000),
    "a carried page 300 times": _carried,
}
