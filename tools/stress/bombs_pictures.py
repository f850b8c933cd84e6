"""PDFs whose pictures and boxes ask for more than any report needs, made by code."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import Final

from tools.stress.raw_pdf import HELVETICA, flat, page_with, stream, written

_DRAWN: Final = b"q 400 0 0 400 90 200 cm /X Do Q"


def _picture(entries: bytes, data: bytes) -> bytes:
    return page_with(_DRAWN, stream(data, b"/Type/XObject/Subtype/Image" + entries), resources=b"/XObject<</X 6 0 R>>")


def _huge_picture() -> bytes:
    return _picture(
        b"/ColorSpace/DeviceGray/BitsPerComponent 8/Width 60000/Height 60000/Filter[/FlateDecode/FlateDecode]",
        flat(bytes(200_000_000), 2),
    )


def _picture_alone(entries: bytes, data: bytes, side: int = 842) -> bytes:
    """Return a page with nothing but a picture over all of it: it has to be read from the picture."""
    content = b"q %d 0 0 %d 0 0 cm /X Do Q" % (side, side)
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
            % (side, side),
            stream(content),
            stream(data, b"/Type/XObject/Subtype/Image" + entries),
        ]
    )


def honest_scan() -> bytes:
    """Return a scanned page of a few printed lines."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (1653, 2339), 255)
    for n in range(20):
        ImageDraw.Draw(picture).text(
            (200, 200 + 60 * n), f"{n + 1}. Undang-Undang Nomor 23 Tahun 2014", fill=0, font_size=32
        )
    return _picture_alone(
        b"/ColorSpace/DeviceGray/BitsPerComponent 8/Width 1653/Height 2339/Filter/FlateDecode", flat(picture.tobytes())
    )


def _scan_of_pixels() -> bytes:
    return _picture_alone(
        b"/ColorSpace/DeviceGray/BitsPerComponent 8/Width 40000/Height 40000/Filter[/FlateDecode/FlateDecode]",
        flat(bytes(1_600_000_000), 2),
    )


def _scan_of_points() -> bytes:
    return _picture_alone(
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Width 800/Height 800/Filter/FlateDecode",
        flat(b"\xaa" * 80_000),
        14_400,
    )


def _speckled_scan() -> bytes:
    """Return a scan of noise, where every speck may be a letter."""
    state, noise = 12345, bytearray()
    for _ in range(1700 * 2400 // 8):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        noise.append(state >> 16 & state >> 8 & 0xFF)
    return _picture_alone(
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Width 1696/Height 2400/Decode[1 0]/Filter/FlateDecode",
        flat(bytes(noise)),
    )


def _jbig2() -> bytes:
    """Return a JBIG2 picture whose page says that it is 60,000 by 60,000."""
    page = struct.pack(">IIIIBH", 60_000, 60_000, 0, 0, 0, 0)
    segment = struct.pack(">IBBBI", 0, 48, 0, 1, len(page)) + page
    region = struct.pack(">IIIIB", 60_000, 60_000, 0, 0, 0) + b"\x00" + b"\x03\xff\xfd\xff\x02\xfe\xfe\xfe" + bytes(40)
    segment += struct.pack(">IBBBI", 1, 38, 0, 1, len(region)) + region
    return _picture_alone(
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Width 60000/Height 60000/Filter/JBIG2Decode", segment
    )


def _jpx() -> bytes:
    """Return a JPEG 2000 codestream whose header says 60,000 by 60,000 in one tile."""
    size = struct.pack(">HIIIIIIIIH", 0, 60_000, 60_000, 0, 0, 60_000, 60_000, 0, 0, 1) + b"\x07\x01\x01"
    data = b"\xff\x4f\xff\x51" + struct.pack(">H", len(size) + 2) + size
    data += b"\xff\x52\x00\x0c\x00\x00\x00\x01\x00\x05\x04\x04\x00\x01\xff\x5c\x00\x13\x40" + b"\x40" * 16
    data += b"\xff\x90\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x01\xff\x93" + bytes(100) + b"\xff\xd9"
    return _picture_alone(b"/ColorSpace/DeviceGray/BitsPerComponent 8/Width 60000/Height 60000/Filter/JPXDecode", data)


def _ccitt() -> bytes:
    return _picture_alone(
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Width 60000/Height 60000/Filter/CCITTFaxDecode"
        b"/DecodeParms<</K -1/Columns 60000/Rows 60000>>",
        b"\xff" * 10_000,
    )


def _jpeg() -> bytes:
    """Return a JPEG whose frame says 65,500 by 65,500."""
    head = b"\xff\xd8\xff\xdb\x00\x43\x00" + b"\x01" * 64
    head += b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 65_500, 65_500) + b"\x01\x01\x11\x00"
    head += b"\xff\xc4\x00\x14\x00\x01" + bytes(15) + b"\x00" + b"\xff\xc4\x00\x14\x10\x01" + bytes(15) + b"\x00"
    data = head + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(1000) + b"\xff\xd9"
    return _picture_alone(b"/ColorSpace/DeviceGray/BitsPerComponent 8/Width 65500/Height 65500/Filter/DCTDecode", data)


def _pattern() -> bytes:
    """Return a page filled by a pattern that repeats every hundredth of a point, with nothing to read but its picture."""
    pattern = stream(
        b"0 0 .005 .005 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .01 .01]/XStep .01/YStep .01/Resources<<>>",
    )
    return _drawn_alone(b"/Pattern cs /P scn 0 0 595 842 re f", pattern, b"/Pattern<</P 6 0 R>>")


def _dashes() -> bytes:
    return _drawn_alone(b"[.0005 .0005] 0 d 1 w " + b"0 0 m 595 842 l S 0 842 m 595 0 l S " * 200, b"null", b"")


def _shading() -> bytes:
    function = (
        b"<</FunctionType 4/Domain[0 1 0 1]/Range[0 1]/Length 200000>>\nstream\n{"
        + b"sin cos " * 24_999
        + b"add}\nendstream"
    )
    shading = b"/Shading<</S <</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Matrix[595 0 0 842 0 0]/Function 6 0 R>>>>"
    return _drawn_alone(b"/S sh", function, shading)


def _groups() -> bytes:
    """Return a page of transparent groups inside one another, each of the whole page."""
    group = b"/Type/XObject/Subtype/Form/BBox[0 0 14400 14400]/Group<</S/Transparency/I true>>"
    forms = [
        stream(b"/G gs /X Do", group + b"/Resources<</ExtGState<</G<</ca .5>>>>/XObject<</X %d 0 R>>>>" % (8 + n))
        for n in range(20)
    ]
    return _drawn_alone(b"/X Do", b"null", b"/XObject<</X 7 0 R>>", *forms, stream(b"0 0 9 9 re f", group))


def _drawn_alone(content: bytes, sixth: bytes, resources: bytes, *more: bytes) -> bytes:
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources,
            stream(content),
            HELVETICA,
            sixth,
            *more,
        ]
    )


def _media_box() -> bytes:
    return page_with(b"", box=b"0 0 1e9 1e9")


def _user_unit() -> bytes:
    return page_with(b"", page=b"/UserUnit 75000")


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "a picture of 3.6 gigapixels": _huge_picture,
    "a scan of 1.6 gigapixels": _scan_of_pixels,
    "a scan of 5 by 5 metres": _scan_of_points,
    "a scan of noise": _speckled_scan,
    "JBIG2 of 3.6 gigapixels": _jbig2,
    "JPEG 2000 of 3.6 gigapixels": _jpx,
    "CCITT of 3.6 gigapixels": _ccitt,
    "JPEG of 4.3 gigapixels": _jpeg,
    "a pattern of five billion tiles": _pattern,
    "millions of dashes": _dashes,
    "a shading by a long program": _shading,
    "transparent groups": _groups,
    "a page of a billion points": _media_box,
    "a unit of 75,000": _user_unit,
}  # fmt: skip
