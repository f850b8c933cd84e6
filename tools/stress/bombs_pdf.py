"""PDFs whose streams, forms, pages and tables ask for more than any report needs, made by code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tools.stress.raw_pdf import HELVETICA, WORDS, flat, page_with, stream, written

_FORM: Final = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def flate_bomb() -> bytes:
    """Return a page whose stream is packed three times over and unpacks to 200 MB."""
    packed = flat(WORDS + b"q Q " * 50_000_000, 3)
    return page_with(packed, packed=b"/Filter[/FlateDecode/FlateDecode/FlateDecode]")


def _near_limit() -> bytes:
    return page_with(flat(WORDS + b"0 0 m " * 30_000_000), packed=b"/Filter/FlateDecode")


def _run_lengths() -> bytes:
    once = b"\x81 " * 1_000_000 + b"\x80"  # 128 MB of blanks
    return page_with(flat(once, 2), packed=b"/Filter[/FlateDecode/FlateDecode/RunLengthDecode]")


def _run_lengths_alone() -> bytes:
    return page_with(b"\x81\x00" * 3_000_000 + b"\x80", packed=b"/Filter/RunLengthDecode")


def _lzw() -> bytes:
    """Return a page in LZW: strings that grow by one each, cleared when the table is full (9 to 12 bits a code)."""
    bits: list[str] = []
    for _ in range(250):
        bits.append(f"{256:09b}")
        width, at = 9, 258
        bits.append(f"{32:09b}")
        while at < 4094:
            bits.append(f"{at:0{width}b}")
            at += 1
            width = 9 if at < 511 else 10 if at < 1023 else 11 if at < 2047 else 12
    told = "".join(bits)
    packed = int(told, 2).to_bytes((len(told) + 7) // 8, "big") if len(told) < 4_000_000 else _bytes_of(told)
    return page_with(flat(packed), packed=b"/Filter[/FlateDecode/LZWDecode]")


def _bytes_of(bits: str) -> bytes:
    whole = bits + "0" * (-len(bits) % 8)
    return b"".join(
        int(part, 2).to_bytes(len(part) // 8, "big")
        for at in range(0, len(whole), 80_000)
        for part in (whole[at : at + 80_000],)
    )


def _ascii85() -> bytes:
    return page_with(flat(b"z" * 40_000_000 + b"~>", 2), packed=b"/Filter[/FlateDecode/FlateDecode/ASCII85Decode]")


def _hex() -> bytes:
    return page_with(flat(b"20" * 60_000_000 + b">", 2), packed=b"/Filter[/FlateDecode/FlateDecode/ASCIIHexDecode]")


def _many_filters() -> bytes:
    return page_with(flat(WORDS), packed=b"/Filter[" + b"/ASCIIHexDecode" * 50_000 + b"/FlateDecode]")


def laughs(levels: int = 12) -> bytes:
    """Return a page with a form that draws ten, each of which draws ten, `levels` deep."""
    forms = [
        stream(b"/X Do " * 10, _FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + level)) for level in range(levels)
    ]
    last = stream(WORDS, _FORM + b"/Resources<</Font<</F1 5 0 R>>>>")
    return page_with(b"/X Do", *forms, last, resources=b"/XObject<</X 6 0 R>>")


def laughs_behind_a_broken_place(number: int = 4) -> bytes:
    """Return the same with a wrong place for an object (4: the page's content) in the table of places: pdfium alone finds it."""
    data = laughs()
    place = data.rfind(b"xref\n0 ", 0, data.rfind(b"startxref"))
    place = data.find(b"\n", place + 5) + 1 + number * 20
    return data[: place + 4] + b"x" + data[place + 5 :]


def laughs_of_broken_dictionaries(entry: bytes = b"/Type\0\0\0\0ject") -> bytes:
    """Return the same with another entry for the type of each form: one without a value, or a name that blanks part."""
    return laughs().replace(b"/Type/XObject", entry.ljust(13))


def deep_forms(levels: int = 20_000) -> bytes:
    """Return a page with a form inside a form, `levels` deep."""
    forms = [stream(b"/X Do", _FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + n)) for n in range(levels)]
    return page_with(b"/X Do", *forms, stream(b"0 0 m", _FORM), resources=b"/XObject<</X 6 0 R>>")


def shared_resources(forms: int = 400) -> bytes:
    """Return a page with forms that share one dictionary, which names all of them."""
    names = b"".join(b"/X%d %d 0 R" % (n, 7 + n) for n in range(forms))
    drawn = b"".join(b"/X%d Do " % n for n in range(forms))
    made = [stream(b"0 0 m", _FORM + b"/Resources 6 0 R") for _ in range(forms)]
    return page_with(drawn, b"<</XObject<<%s>>>>" % names, *made, resources=b"/XObject<<%s>>" % names)


def _circle() -> bytes:
    return page_with(b"", b"7 0 R", b"6 0 R", page=b"/CropBox 6 0 R/Rotate 7 0 R/Annots 6 0 R")


def _chain() -> bytes:
    links = [b"%d 0 R" % (7 + n) for n in range(50_000)]
    return page_with(b"", *links, b"[0 0 595 842]", page=b"/CropBox 6 0 R")


def _page_circle() -> bytes:
    return written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3>>",
                    b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 2>>"])  # fmt: skip


def _page_count() -> bytes:
    return page_with(b"").replace(b"/Count 1>>", b"/Count 2147483647>>")


def _same_page() -> bytes:
    kids = b"3 0 R " * 200_000
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 200000>>" % kids, page,
                    stream(WORDS), HELVETICA])  # fmt: skip


def _deep_pages() -> bytes:
    depth = 30_000
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (3 + n, max(2, 1 + n)) for n in range(depth)]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (1 + depth)
    return written([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, page])


def _parents() -> bytes:
    return page_with(b"", b"<</Type/Pages/Parent 7 0 R>>", b"<</Type/Pages/Parent 6 0 R>>").replace(
        b"/Parent 2 0 R/MediaBox[0 0 595 842]", b"/Parent 6 0 R                       "
    )


def _huge_xref() -> bytes:
    made = page_with(b"")
    at = made.rfind(b"xref\n0", 0, made.rfind(b"startxref"))
    return made[:at] + made[at:].replace(b"xref\n0 6", b"xref\n0 99999999", 1).replace(b"/Size 6", b"/Size 99999999")


def _xref_entries() -> bytes:
    made = page_with(b"")
    at, tail = made.rfind(b"xref\n0", 0, made.rfind(b"startxref")), made.rfind(b"trailer")
    more = b"0000000000 00000 f \n" * 400_000
    table = made[at:tail].replace(b"xref\n0 6", b"xref\n0 400006", 1)
    return made[:at] + table + more + made[tail:].replace(b"/Size 6", b"/Size 400006")


def _xref_stream() -> bytes:
    """Return a file whose table of places is a stream that says it holds two billion entries."""
    made = page_with(b"")
    at = made.rfind(b"xref\n0", 0, made.rfind(b"startxref"))
    entries = b"/Type/XRef/Root 1 0 R/Size 2000000000/Index[0 2000000000]/W[1 4 2]/Filter/FlateDecode"
    table = b"9 0 obj\n" + stream(flat(b"\x01\x00\x00\x00\x09\x00\x00" * 2_000_000), entries) + b"\nendobj\n"
    return made[:at] + table + b"startxref\n%d\n%%%%EOF" % at


def _earlier_tables() -> bytes:
    made = page_with(b"")
    at = made.rfind(b"xref\n0", 0, made.rfind(b"startxref"))
    return made.replace(b"/Root 1 0 R/Size 6", b"/Root 1 0 R/Size 6/Prev %d" % at)


def _object_streams() -> bytes:
    """Return object streams that each continue the other, and objects that lie in themselves."""
    packed = b"/Type/ObjStm/N 99999999/First 10/Extends %d 0 R"
    return page_with(
        b"", stream(b"6 0 7 5 [6 0 R]", packed % 7), stream(b"6 0 7 5 [7 0 R]", packed % 6), page=b"/Annots 6 0 R"
    )


def _no_table() -> bytes:
    made = page_with(b"")
    body = b"".join(b"%d 0 obj\n<</Type/Page/Parent 2 0 R/X(obj endobj)>>\nendobj\n" % (n + 10) for n in range(60_000))
    return made[: made.rfind(b"xref\n0", 0, made.rfind(b"startxref"))] + body + b"startxref\n7\n%%EOF"


def _annotations() -> bytes:
    look = stream(b"/X Do /X Do", _FORM + b"/Resources<</XObject<</X 6 0 R>>>>")
    one = b"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[9 9 99 99]/AP<</N 6 0 R>>/Parent 7 0 R/Kids[7 0 R 7 0 R]>>"
    return page_with(
        b"", look, one, page=b"/Annots[" + b"7 0 R " * 100_000 + b"]", catalog=b"/AcroForm<</Fields[7 0 R]>>"
    )


def _outlines() -> bytes:
    loop = b"<</Title(x)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 7 0 R/Last 7 0 R/Count 99999999>>"
    return page_with(b"", b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 99999999>>", loop, catalog=b"/Outlines 6 0 R")


def _layers() -> bytes:
    groups = b"6 0 R " * 100_000
    rule = b"[/And " * 20_000 + b"6 0 R" + b"]" * 20_000
    return page_with(
        b"/OC /L BDC " + WORDS + b"EMC", b"<</Type/OCG/Name(x)>>", b"<</Type/OCMD/VE %s>>" % rule,
        resources=b"/Properties<</L 7 0 R>>",
        catalog=b"/OCProperties<</OCGs[%s]/D<</OFF[%s]/BaseState/ON>>>>" % (groups, groups),
    )  # fmt: skip


def _encrypted() -> bytes:
    made = page_with(b"", b"<</Filter/Standard/V 5/R 6/Length 256/O(%s)/U(%s)/OE(%s)/UE(%s)/P -4/Perms(%s)>>" % (
        b"o" * 48, b"u" * 48, b"o" * 32, b"u" * 32, b"p" * 16))  # fmt: skip
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[(a)(b)]")


def _encrypted_by_itself() -> bytes:
    made = page_with(b"", b"<</Filter 6 0 R/V 6 0 R/O 6 0 R>>")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID 6 0 R")


def carrying(inner: bytes, copies: int = 1) -> bytes:
    """Return a PDF that carries `inner` so many times."""
    named = b"".join(b"(%05d) 6 0 R" % n for n in range(copies))
    file = b"<</Type/Filespec/F(iku.pdf)/UF(iku.pdf)/EF<</F 7 0 R>>>>"
    tree = b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % named
    return page_with(b"", file, stream(flat(inner), b"/Type/EmbeddedFile/Filter/FlateDecode"), catalog=tree)


def portfolio(depth: int = 60) -> bytes:
    """Return a PDF that carries a PDF, `depth` deep."""
    made = page_with(b"")
    for _ in range(depth):
        made = carrying(made, 2)
    return made


def _carried_gigabytes() -> bytes:
    """Return a PDF that carries a hundred files that unpack to 200 MB each."""
    named = b"".join(b"(%05d) 6 0 R" % n for n in range(100))
    file = b"<</Type/Filespec/F(iku.pdf)/UF(iku.pdf)/EF<</F 7 0 R>>>>"
    tree = b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % named
    inner = stream(flat(b"%PDF-1.7\n" + bytes(200_000_000), 2), b"/Type/EmbeddedFile/Filter[/FlateDecode/FlateDecode]")
    return page_with(b"", file, inner, catalog=tree)


def _carried_circle() -> bytes:
    return page_with(
        b"",
        b"<</Kids[6 0 R 6 0 R 6 0 R]>>",
        stream(b"x", b"/Type/EmbeddedFile"),
        catalog=b"/Names<</EmbeddedFiles 6 0 R>>",
    )


def _many_pages() -> bytes:
    kids = b"".join(b"%d 0 R " % (5 + n) for n in range(3000))
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"] * 3001
    return written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s3005 0 R]/Count 3001>>" % kids, HELVETICA,
                    stream(WORDS), *pages])  # fmt: skip


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "Flate, three times over": flate_bomb,
    "Flate, 180 MB": _near_limit,
    "RunLength in Flate": _run_lengths,
    "RunLength alone": _run_lengths_alone,
    "LZW in Flate": _lzw,
    "ASCII85 in Flate": _ascii85,
    "ASCIIHex in Flate": _hex,
    "fifty thousand filters": _many_filters,
    "forms that draw forms": laughs,
    "forms behind a broken place": laughs_behind_a_broken_place,
    "forms behind a form's broken place": lambda: laughs_behind_a_broken_place(9),
    "forms of broken dictionaries": laughs_of_broken_dictionaries,
    "forms 20,000 deep": deep_forms,
    "forms that share resources": shared_resources,
    "references in a circle": _circle,
    "a chain of 50,000 references": _chain,
    "pages in a circle": _page_circle,
    "two billion pages told": _page_count,
    "one page 200,000 times": _same_page,
    "pages 30,000 deep": _deep_pages,
    "parents in a circle": _parents,
    "3,001 pages": _many_pages,
    "a table of places told too long": _huge_xref,
    "a table of 400,000 places": _xref_entries,
    "a packed table of two billion places": _xref_stream,
    "a table before itself": _earlier_tables,
    "object streams in a circle": _object_streams,
    "no table, 60,000 objects": _no_table,
    "100,000 annotations": _annotations,
    "outlines in a circle": _outlines,
    "layers 20,000 deep": _layers,
    "encrypted": _encrypted,
    "encrypted by itself": _encrypted_by_itself,
    "carried files 60 deep": portfolio,
    "100 carried bombs": lambda: carrying(laughs(), 100),
    "100 carried files of 200 MB": _carried_gigabytes,
    "carried files in a circle": _carried_circle,
}  # fmt: skip
