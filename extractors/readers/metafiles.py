"""Drawings of Windows (EMF, WMF, also packed) in a file: what Excel and PowerPoint paste as a picture.

LibreOffice sets all of a file on pages of their own, where their letters stay letters; a page is read like that of any PDF.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Sequence
from typing import Final

from extractors.model.document import Page
from extractors.model.errors import UnreadableDocument
from extractors.readers.office import convert, find_program

_GZIP: Final = b"\x1f\x8b"
_EMF, _EMF_SIGN = 1, b" EMF"  # the first record of an EMF, and its sign at byte 40
_PLACEABLE: Final = b"\xd7\xcd\xc6\x9a"  # before a WMF that says its size
_WMF = (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_MOST_BYTES: Final = 16_000_000  # of a drawing
_MOST_TOGETHER: Final = 40_000_000  # of all drawings of a file: the file handed on is more than twice as large
_MOST_RECORDS: Final = 100_000  # of a drawing; a table of a page takes a few thousand
_LONGEST: Final = 1_400.0  # points of a side
_SIDE: Final = 480.0  # points of a side that nothing tells
_MARGIN: Final = 36.0  # points around a drawing
_NAMES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
    for name, address in (("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"),
                          ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))
)  # fmt: skip


def is_metafile(data: bytes) -> bool:
    """Return whether bytes are a drawing of Windows, packed or not."""
    start = _unpacked(data, 64) if data.startswith(_GZIP) else data[:64]
    is_emf = len(start) >= 44 and start[:4] == struct.pack("<I", _EMF) and start[40:44] == _EMF_SIGN
    return is_emf or start.startswith((_PLACEABLE, *_WMF))


def read_metafiles(drawings: Sequence[tuple[bytes, float, float]]) -> list[Page | None]:
    """Return the page of each drawing, given with its width and height in points (0: not told).

    None where it cannot be drawn, shows no word, would cost too much, or where LibreOffice is missing.
    """
    found: list[Page | None] = [None] * len(drawings)
    drawn: dict[int, tuple[bytes, float, float]] = {}
    left = _MOST_TOGETHER
    for at, (data, width, height) in enumerate(drawings):
        plain = _unpacked(data, min(_MOST_BYTES, left) + 1)
        if len(plain) <= left and _is_cheap(plain):
            drawn[at] = plain, width, height
            left -= len(plain)
    program = find_program()
    if program is None or not drawn:
        return found
    from extractors.readers.pdf import read as pdf
    from extractors.readers.scan.read import read_scans

    source = _carrier(list(drawn.values()))
    try:
        paper = convert(source, "source.fodt", "pdf:writer_pdf_Export", program)
        pages = read_scans(paper, pdf.read(paper, "0" * 64)).pages
    except UnreadableDocument:
        return found
    if len(pages) != len(drawn):
        return found  # which is whose is not known
    for at, page in zip(drawn, pages, strict=True):
        found[at] = page if page.blocks else None
    return found


def _unpacked(data: bytes, most: int) -> bytes:
    """Return at most so many bytes of a drawing, inflated where it is packed; what is broken ends where it breaks."""
    if not data.startswith(_GZIP):
        return data[:most]
    try:
        return zlib.decompressobj(wbits=31).decompress(data, most)
    except zlib.error:
        return b""


def _is_cheap(data: bytes) -> bool:
    """Return whether a drawing has no more bytes and records than a page needs."""
    if not data or len(data) > _MOST_BYTES:
        return False
    is_emf = data[40:44] == _EMF_SIGN
    at = 0 if is_emf else 18 + 22 * data.startswith(_PLACEABLE)
    for _ in range(_MOST_RECORDS):
        if at + 8 > len(data):
            return True
        size = (
            int.from_bytes(data[at + 4 : at + 8], "little")
            if is_emf
            else 2 * int.from_bytes(data[at : at + 4], "little")
        )
        if size < (8 if is_emf else 6):
            return True  # it ends here for whoever draws it
        at += size
    return False


def _carrier(drawings: Sequence[tuple[bytes, float, float]]) -> bytes:
    """Return a flat ODT that shows each drawing on a page of its own."""
    sizes = [
        tuple(min(side, _LONGEST) if side > 0 else _SIDE for side in (width, height)) for _, width, height in drawings
    ]
    width, height = (max(size[at] for size in sizes) + 2 * _MARGIN + 2 for at in (0, 1))
    pages = "".join(
        f'<text:p text:style-name="P"><draw:frame text:anchor-type="as-char" svg:width="{size[0]:.1f}pt" '
        f'svg:height="{size[1]:.1f}pt"><draw:image><office:binary-data>{base64.b64encode(data).decode()}</office:binary-data>'
        "</draw:image></draw:frame></text:p>"
        for (data, _, _), size in zip(drawings, sizes, strict=True)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        f'<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width:.1f}pt" '
        f'fo:page-height="{height + 40:.1f}pt" fo:margin="{_MARGIN}pt"/></style:page-layout>'
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/>'
        f"</office:master-styles><office:body><office:text>{pages}</office:text></office:body></office:document>"
    ).encode()
