"""DOCX files that ask for more than any report needs: each a few kilobytes to a few megabytes, made by code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tools.stress.raw_word import HEAD, PACKAGE, R, W, word_file

_CELL: Final = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"


def _zip_bomb() -> bytes:
    return word_file("", parts={"word/media/a.bin": bytes(250_000_000)})


def _inflating_document() -> bytes:
    return word_file("<w:p/>" * 15_000_000)


def _below_the_ratio() -> bytes:
    """Return a body of 100 MB in parts of words that pack badly enough to pass for honest."""
    return word_file("".join(f"<w:p><w:r><w:t>{n * 7919 % 1000003}</w:t></w:r></w:p>" for n in range(800_000)))


def overlapping() -> bytes:
    """Return a package whose table of contents names one packed megabyte 250 times."""
    plain = word_file("", parts={"word/a.xml": "<a>" + " " * 1_000_000 + "</a>"})
    end = plain.rfind(b"PK\x05\x06")
    start = int.from_bytes(plain[end + 16 : end + 20], "little")
    table = plain[start:end]
    last = table[table.rfind(b"PK\x01\x02") :]
    count = 250
    copies = b"".join(last.replace(b"word/a.xml", b"w%05d.xml" % n) for n in range(count))
    whole = table + copies
    total = (7 + count).to_bytes(2, "little")
    tail = (
        b"PK\x05\x06" + bytes(4) + total * 2 + len(whole).to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    )
    return plain[:start] + whole + tail


def _many_parts() -> bytes:
    return word_file("", parts={f"word/{n}.xml": "<a/>" for n in range(19_000)})


def _nested_tables(depth: int = 4000) -> bytes:
    return word_file("<w:tbl><w:tr><w:tc>" * depth + HEAD + "</w:tc></w:tr></w:tbl>" * depth)


def _nested_in_bound(depth: int = 75) -> bytes:
    """Return tables inside tables as deep as the parser lets through, two in each cell as far as the size allows."""
    inner = HEAD
    for level in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner * (2 if level < 14 else 1)}</w:tc></w:tr></w:tbl>"
    return word_file(inner)


def style_chain(styles: int = 50_000) -> bytes:
    """Return a chain of styles, each based on the next, and paragraphs of the first ones."""
    told = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(styles)
    )
    used = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for n in range(2000))
    return word_file(used, styles=told)


def _style_circle() -> bytes:
    told = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5000}"/></w:style>'
        for n in range(5000)
    )
    used = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for n in range(5000))
    return word_file(used, styles=told)


def _million_cells() -> bytes:
    return word_file("<w:tbl>" + ("<w:tr>" + _CELL * 100 + "</w:tr>") * 10_000 + "</w:tbl>")


def _empty_cells() -> bytes:
    return word_file("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>") * 4000 + "</w:tbl>")


def _wide_cells() -> bytes:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    return word_file("<w:tbl>" + ("<w:tr>" + wide * 50 + "</w:tr>") * 500 + "</w:tbl>")


def _merged_down() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="200"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    return word_file("<w:tbl>" + f"<w:tr>{cell}</w:tr>" * 20_000 + "</w:tbl>")


def _thousand_tables() -> bytes:
    head = "".join(
        f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>"
        for t in ("NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET")
    )
    return word_file(f"<w:tbl><w:tr>{head}</w:tr><w:tr>{_CELL * 4}</w:tr></w:tbl>" * 1000)


def _long_table() -> bytes:
    head = "".join(
        f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>"
        for t in ("NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET")
    )
    return word_file(f"<w:tbl><w:tr>{head}</w:tr>" + f"<w:tr>{_CELL * 4}</w:tr>" * 800 + "</w:tbl>")


def _shared_part() -> bytes:
    """Return 2,000 headers that are one part of 2 MB."""
    links = "".join(f'<Relationship Id="h{n}" Type="{R}/header" Target="h.xml"/>' for n in range(2000))
    body = "".join(
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" xmlns:r="{R}" r:id="h{n}"/></w:sectPr></w:pPr></w:p>'
        for n in range(2000)
    )
    header = f"<w:hdr {W}>" + "<w:p><w:r><w:t>kepala</w:t></w:r></w:p>" * 40_000 + "</w:hdr>"
    return word_file(body, links=links, parts={"word/h.xml": header})


def _entities() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return word_file("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", before=f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>')


def _long_entity() -> bytes:
    return word_file(
        "<w:p><w:r><w:t>" + "&a;" * 100_000 + "</w:t></w:r></w:p>",
        before=f'<!DOCTYPE d [<!ENTITY a "{"h" * 100_000}">]>',
    )


def _relationships() -> bytes:
    return word_file(
        "", links="".join(f'<Relationship Id="x{n}" Type="{R}/image" Target="media/{n}.png"/>' for n in range(300_000))
    )


def _parts_in_a_circle() -> bytes:
    to = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{R}/header" Target="%s"/></Relationships>'
    return word_file(
        "", links=f'<Relationship Id="h" Type="{R}/header" Target="a.xml"/>',
        parts={"word/a.xml": f"<w:hdr {W}/>", "word/b.xml": f"<w:hdr {W}/>",
               "word/_rels/a.xml.rels": to % "b.xml", "word/_rels/b.xml.rels": to % "a.xml"},
    )  # fmt: skip


def _deep_xml() -> bytes:
    return word_file("<w:p>" * 300_000 + "</w:p>" * 300_000)


def _attributes() -> bytes:
    return word_file("<w:p " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>")


def _name_spaces() -> bytes:
    return word_file("".join(f'<a{n}:p xmlns:a{n}="u{n}"/>' for n in range(60_000)))


def numbering_chain(levels: int = 30_000) -> bytes:
    """Return lists that each take their levels from a style of the next, and paragraphs of them."""
    told = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="n{n}"/></w:abstractNum>' for n in range(levels)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n + 1}"/></w:num>' for n in range(levels))  # fmt: skip
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="n{n}"><w:pPr><w:numPr><w:numId w:val="{n + 1}"/></w:numPr></w:pPr></w:style>'
        for n in range(levels)
    )  # fmt: skip
    return word_file(_numbered(range(2000)), styles=styles, numbering=told)


def _numbered(lists: range, level: int = 0) -> str:
    return "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{n}"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
        for n in lists
    )  # fmt: skip


def _numbers() -> bytes:
    """Return a list that begins at two billion in Roman figures and letters."""
    told = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="2000000000"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%{n + 1}."/></w:lvl>'
        for n, kind in enumerate(("upperRoman", "lowerLetter", "decimal"))
    )  # fmt: skip
    told = f'<w:abstractNum w:abstractNumId="1">{told}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    body = "".join(_numbered(range(1, 2), level) for level in (0, 1, 2)) * 30
    return word_file(body, numbering=told)


def _runs() -> bytes:
    return word_file("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 400_000 + "</w:p>")


def _tabs() -> bytes:
    return word_file(
        "<w:p><w:r>"
        + "<w:t>a</w:t><w:tab/>" * 100_000
        + "</w:r></w:p>"
        + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>" * 20_000
    )


def _one_text() -> bytes:
    return word_file(
        "<w:p><w:r><w:t>" + "Peraturan Menteri Nomor 5 Tahun 2010 tentang " * 150_000 + "</w:t></w:r></w:p>"
    )


def _one_word() -> bytes:
    return word_file("<w:p><w:r><w:t>" + "a1." * 2_000_000 + "</w:t></w:r></w:p>")


def _fields() -> bytes:
    return word_file("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100_000 + "</w:p>")


def _formulas() -> bytes:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    inner = "<m:r><m:t>a</m:t></m:r>"
    for _ in range(75):
        inner = f"<m:f><m:num>{inner}</m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    return word_file(f"<w:p><m:oMath {m}>{inner}</m:oMath></w:p>" * 300)


def _pictures() -> bytes:
    a, r = "http://schemas.openxmlformats.org/drawingml/2006/main", R
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    links = f'<Relationship Id="p" Type="{R}/image" Target="media/a.png"/>'
    one = (f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="5000000" cy="5000000"/><a:blip '
           f'xmlns:a="{a}" xmlns:r="{r}" r:embed="p"/></wp:inline></w:drawing></w:r></w:p>')  # fmt: skip
    return word_file(one * 3000, links=links, parts={"word/media/a.png": _png(30_000, 30_000)})


def _png(width: int, height: int) -> bytes:
    """Return the head of a PNG of so many pixels, with a few of them."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 2) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _alternatives() -> bytes:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = "<w:r><w:t>a</w:t></w:r>"
    for _ in range(14):
        inner = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
        inner = f"<mc:AlternateContent {mc}>{inner}</mc:AlternateContent>"
    return word_file(f"<w:p>{inner}</w:p>")


def _boxes() -> bytes:
    inner = HEAD
    for _ in range(60):
        box = f'<v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
        inner = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    return word_file(inner * 50)


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "250 MB of nothing": _zip_bomb,
    "a body that inflates to 90 MB": _inflating_document,
    "800,000 paragraphs": _below_the_ratio,
    "one part named 250 times": overlapping,
    "19,000 parts": _many_parts,
    "tables 4,000 deep": _nested_tables,
    "tables 75 deep, by twos": _nested_in_bound,
    "a chain of 50,000 styles": style_chain,
    "styles in a circle": _style_circle,
    "a table of a million cells": _million_cells,
    "a table of 400,000 blank cells": _empty_cells,
    "cells a billion wide": _wide_cells,
    "20,000 merged rows": _merged_down,
    "1,000 tables": _thousand_tables,
    "a table of 800 rows": _long_table,
    "one header 2,000 times": _shared_part,
    "entities that multiply": _entities,
    "a long entity 100,000 times": _long_entity,
    "300,000 relationships": _relationships,
    "parts in a circle": _parts_in_a_circle,
    "elements 300,000 deep": _deep_xml,
    "200,000 attributes": _attributes,
    "60,000 name spaces": _name_spaces,
    "a chain of 30,000 lists": numbering_chain,
    "numbers from two billion": _numbers,
    "400,000 runs": _runs,
    "120,000 tabs": _tabs,
    "a paragraph of 6 MB": _one_text,
    "a word of 6 MB": _one_word,
    "100,000 fields": _fields,
    "formulas 75 deep": _formulas,
    "a picture of 900 megapixels, 3,000 times": _pictures,
    "alternatives 14 deep": _alternatives,
    "text boxes 60 deep": _boxes,
}  # fmt: skip
