"""RTF, DOC, ODT, web pages, web archives and texts that ask for more than any report needs, made by code."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = " ".join(f'xmlns:{n}="{_OFFICE}{n}:1.0"' for n in ("office", "text", "table", "style"))
_WORDS: Final = "KEPUTUSAN CAMAT"


def rtf(body: str) -> bytes:
    """Return an RTF with a heading and `body`."""
    return ("{\\rtf1\\ansi " + _WORDS + "\\par " + body + "}").encode()


def _doc() -> bytes:
    """Return a compound file whose table of sectors leads in a circle and whose document says it is 2 GB."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0, 1, 0, 1) + struct.pack("<I", 0) + b"\xff" * 432
    table = struct.pack("<I", 0xFFFFFFFD) + struct.pack("<I", 2) + struct.pack("<I", 1) + b"\x01\x00\x00\x00" * 125
    entries = b""
    for name, kind, size in (("Root Entry", 5, 0), ("WordDocument", 2, 0x7FFFFFFF), ("1Table", 2, 0x7FFFFFFF)):
        told = (name + "\0").encode("utf-16-le")
        entries += told.ljust(64, b"\0") + struct.pack("<HBB", len(told), kind, 1)
        entries += struct.pack("<III", 1, 1, 1) + bytes(36) + struct.pack("<II", 1, size) + bytes(4)
    return head[:512] + table[:512] + entries.ljust(512, b"\0") + b"\xec\xa5\xc1\x00" + b"\x01" * 20_000


def odt(content: str, styles: str = "", mimetype: str = "application/vnd.oasis.opendocument.text") -> bytes:
    """Return an ODT with a heading and `content`; `styles`: its automatic ones."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:text><text:p>{_WORDS}</text:p>{content}</office:text></office:body></office:document-content>",
        )
    return made.getvalue()


def _odt_table() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="99999"><text:p>a</text:p></table:table-cell>'
    return odt(
        f'<table:table><table:table-row table:number-rows-repeated="99999">{cell * 10}</table:table-row></table:table>'
    )


def _odt_cells() -> bytes:
    row = "<table:table-row>" + "<table:table-cell><text:p>a</text:p></table:table-cell>" * 100 + "</table:table-row>"
    return odt(f"<table:table>{row * 4000}</table:table>")


def _odt_styles() -> bytes:
    told = "".join(
        f'<style:style style:name="s{n}" style:family="text" style:parent-style-name="s{n + 1}"/>'
        for n in range(40_000)
    )
    told += '<style:style style:name="s40000" style:family="text" style:parent-style-name="s0"/>'
    used = "".join(f'<text:p><text:span text:style-name="s{n}">a</text:span></text:p>' for n in range(2000))
    return odt(used, told)


def _odt_nested(depth: int = 75) -> bytes:
    inner = "<text:p>a</text:p>"
    for level in range(depth):
        cell = f"<table:table-cell>{inner * (2 if level < 14 else 1)}</table:table-cell>"
        inner = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    return odt(inner)


def _odt_lists() -> bytes:
    return odt("<text:list>" + "<text:list-item><text:p>a</text:p></text:list-item>" * 200_000 + "</text:list>")


def page(body: str) -> bytes:
    """Return a web page with a heading and `body`."""
    return f"<html><body><p>{_WORDS}</p>{body}</body></html>".encode()


def archive(parts: bytes) -> bytes:
    """Return a web archive with `parts`."""
    return b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n' + parts


def _nested_archive(depth: int = 3000) -> bytes:
    made = b"Content-Type: text/html\r\n\r\n<html><body><p>a</p></body></html>"
    for n in range(depth):
        made = b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) + made
    return b"MIME-Version: 1.0\r\n" + made


def _archive_of_parts() -> bytes:
    return archive(b"--b\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n" * 60_000 + b"--b--")


def _archive_of_pictures() -> bytes:
    picture = base64.encodebytes(bytes(6_000_000))
    html = b"--b\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + _WORDS.encode() + b"</p></body></html>\r\n"
    return archive(
        html + b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + picture + b"\r\n--b--"
    )


_TABLE: Final = "| NO | SASARAN | INDIKATOR KINERJA UTAMA | TARGET |\n|---|---|---|---|\n"


def honest_table() -> bytes:
    """Return a text with a table of 200 indicators, no two the same."""
    goals = ("Meningkatnya mutu layanan", "Meningkatnya kinerja", "Terwujudnya ketertiban umum")
    rows = (f"| {n} | {goals[n % 3]} | Persentase layanan ke-{n} yang selesai | {n % 100} |\n" for n in range(1, 201))
    return _text(_TABLE + "".join(rows))


def _text(body: str) -> bytes:
    return f"{_WORDS}\n\n{body}".encode()


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "RTF groups 300,000 deep": lambda: rtf("{" * 300_000 + "}" * 300_000),
    "RTF of a picture of two billion": lambda: rtf("{\\pict\\pngblip\\picw2000000000\\pich2000000000\\bin2000000000 x}"),
    "RTF of 100,000 rows": lambda: rtf("\\trowd\\cellx1000\\cellx2000\\intbl a\\cell b\\cell\\row " * 100_000),
    "RTF of 60,000 styles": lambda: rtf(
        "{\\stylesheet" + "".join(f"{{\\s{n}\\sbasedon{n + 1} s{n};}}" for n in range(60_000)) + "}a"
    ),
    "RTF of a drawing of drawings": lambda: rtf("{\\shp{\\*\\shpinst{\\shptxt " * 5000 + "a" + "}}}" * 5000),
    "DOC whose sectors are a circle": _doc,
    "ODT of cells repeated ten billion times": _odt_table,
    "ODT of 400,000 cells": _odt_cells,
    "ODT of styles in a circle": _odt_styles,
    "ODT of tables 75 deep, by twos": _odt_nested,
    "ODT of a billion blanks": lambda: odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>' * 100),
    "ODT of elements 300,000 deep": lambda: odt("<text:p>" * 300_000 + "</text:p>" * 300_000),
    "ODT of 200,000 items": _odt_lists,
    "ODT that inflates": lambda: odt(" " * 200_000_000),
    "HTML 300,000 deep": lambda: page("<div>" * 300_000 + "a"),
    "HTML tables 100,000 deep": lambda: page("<table><tr><td>" * 100_000 + "a"),
    "HTML of a million cells": lambda: page("<table>" + ("<tr>" + "<td>a" * 100) * 10_000 + "</table>"),
    "HTML of wide cells": lambda: page("<table>" + ("<tr>" + "<td colspan=1000 rowspan=1000>a" * 20) * 2000 + "</table>"),
    "HTML of 2,000 tables": lambda: page("<table><tr><td>INDIKATOR KINERJA<td>TARGET<tr><td>a<td>1</table>" * 2000),
    "HTML of 500,000 attributes": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(500_000)) + ">a"),
    "HTML of 300,000 marks": lambda: page("<b><i><s>a" * 300_000),
    "HTML of entities": lambda: b'<!DOCTYPE html [<!ENTITY a "' + b"h" * 10_000 + b'">]>' + page("&a;" * 100_000),
    "MHTML 3,000 deep": _nested_archive,
    "MHTML of 60,000 parts": _archive_of_parts,
    "MHTML of a picture of 6 MB": _archive_of_pictures,
    "MHTML of one long header": lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html; " + b"a=b; " * 800_000 + b"\r\n\r\n<p>a",
    "text of one line of 6 MB": lambda: _text("Peraturan Menteri Nomor 5 Tahun 2010 tentang " * 150_000),
    "text of one word of 4 MB": lambda: _text("a1." * 1_400_000),
    "text of a million stars": lambda: _text("*a" * 1_000_000),
    "text of a million dollars": lambda: _text("$a" * 700_000),
    "text of a million brackets": lambda: _text("[" * 1_000_000 + "\n" + "![" * 500_000 + "\n" + "\\(\\ab" * 200_000),
    "text of open remarks": lambda: _text("<!--" * 500_000),
    "text of fractions in fractions": lambda: _text("$" + "\\frac{" * 100_000 + "a" + "}{b}" * 100_000 + "$"),
    "text of a million bars": lambda: _text("|" * 1_000_000 + "\n" + "|---" * 200_000 + "|\n" + "| a " * 200_000 + "|\n"),
    "text of a table of 5,000 rows": lambda: _text(_TABLE + "| 1 | Meningkatnya mutu | Indeks | 85 |\n" * 5000),
    "text of 100,000 tags": lambda: _text("<p><br><li><td " * 100_000),
    "text of 20,000 numbers": lambda: _text(" ".join("19700101 199503 1 001" for _ in range(20_000))),
    "text of 1,000 signatures": lambda: _text("CAMAT SUKAMAJU\n\nBUDI CONTOH, S.Sos\nNIP. 19700101 199503 1 001\n\n" * 1000),
    "text of 2,000 laws": lambda: _text(
        "Mengingat :\n" + "".join(f"{n}. Undang-Undang Nomor {n} Tahun 2014 tentang Contoh;\n" for n in range(2000))
    ),
    "text of blanks": lambda: _text((" " * 5000 + "a" + "\t" * 5000 + "\n") * 300),
}  # fmt: skip
