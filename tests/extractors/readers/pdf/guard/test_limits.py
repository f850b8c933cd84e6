"""A small file never holds a reader: each of these ends at once, read or refused."""

from __future__ import annotations

import contextlib
import time
import zlib
from io import BytesIO
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfdocument import PDFXRefFallback
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT

from extractors.model.document import Line
from extractors.model.errors import LimitExceeded
from extractors.readers.pdf import read as pdf
from extractors.readers.pdf.fonts.letter_tables import read_table, read_whole_range
from extractors.readers.pdf.guard import limits
from extractors.readers.pdf.guard.limits import bound_references
from extractors.readers.pdf.guard.streams import Streams
from tools.stress import bombs_pdf, bombs_repeated
from tools.stress.bombs_drawn import BOMBS
from tools.stress.raw_pdf import page_with, pdf_of, stream, text

SECONDS = 2.0


def _laughs(levels: int) -> bytes:
    forms = []
    for level in range(levels):
        below = b"/X %d 0 R" % (7 + level)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<" + below + b">>>>"
        forms.append(stream(b"/X Do " * 10, entries))
    last = stream(text("ha"), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")
    return pdf_of(b"/X Do", *forms, last, resources=b"/XObject<</X 6 0 R>>")


def _wide_font() -> bytes:
    table = b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    return pdf_of(text("A", font="F3"), font, stream(table), fonts=b"/F3 6 0 R")


def _wide_widths() -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 500]"
    inner += b"/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>"
    return pdf_of(text("A", font="F3"), font, inner, fonts=b"/F3 6 0 R")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_laughs(12), id="forms_that_draw_forms"),
        pytest.param(_wide_font(), id="table_of_two_billion_letters"),
        pytest.param(_wide_widths(), id="widths_of_two_billion_letters"),
        pytest.param(BOMBS["300 fonts of all letters"](), id="many_fonts_of_all_letters"),
    ],
)
def test_refused_at_once(data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(LimitExceeded):
        pdf.read(data, "ab" * 32)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("content", "packed"),
    [
        pytest.param(zlib.compress(text("KEPUTUSAN") + b"0 0 m " * 4_000_000), b"/Filter/FlateDecode", id="Flate"),
        pytest.param(b"\x81 " * 200_000 + b"\x80", b"/Filter/RunLengthDecode", id="run lengths"),
        pytest.param(
            zlib.compress(b"\x81 " * 200_000), b"/Filter[/FlateDecode/RunLengthDecode]", id="run lengths in Flate"
        ),
    ],
)
def test_a_page_that_unpacks_to_too_much_is_left_out_and_told(content: bytes, packed: bytes) -> None:
    data = _with_content(content, packed)
    start = time.process_time()
    document = pdf.read(data, "ab" * 32)
    assert time.process_time() - start < SECONDS
    assert [(note.code, note.page) for note in document.notes if note.code != "page_blank"] == [("page_too_large", 1)]


def _with_content(content: bytes, packed: bytes) -> bytes:
    """Return a page with packed content."""
    return page_with(content, packed=packed)


@pytest.mark.parametrize(
    ("content", "packed", "named"),
    [
        pytest.param(b"", b"/Filter[" + b"/ASCIIHexDecode" * 500 + b"]", "filters", id="filters"),
        pytest.param(zlib.compress(b"z" * 60_000_000), b"/Filter[/FlateDecode/ASCII85Decode]", "bytes", id="ASCII85"),
    ],
)
def test_a_stream_packed_without_end_is_refused(content: bytes, packed: bytes, named: str) -> None:
    start = time.process_time()
    with pytest.raises(LimitExceeded, match=named):
        pdf.read(_with_content(content, packed), "ab" * 32)
    assert time.process_time() - start < SECONDS


def test_fonts_beyond_any_page_are_refused() -> None:
    fonts = b"".join(b"/G%d 5 0 R" % n for n in range(4001))
    with pytest.raises(LimitExceeded, match="fonts"):
        pdf.read(pdf_of(text("KEPUTUSAN"), fonts=fonts), "ab" * 32)


def test_a_path_of_many_points_leaves_the_letters() -> None:
    points = b"".join(b"%d %d l " % (n % 595, n % 842) for n in range(210_000))
    start = time.process_time()
    document = pdf.read(pdf_of(text("KEPUTUSAN") + b"0 0 m " + points + b"S"), "ab" * 32)
    assert time.process_time() - start < 2 * SECONDS
    assert [line.text for line in document.all_lines] == ["KEPUTUSAN"]
    assert "rulings_skipped" in {note.code for note in document.notes}


def test_pictures_in_the_content_that_do_not_end_cost_no_more_than_their_bytes() -> None:
    start = time.process_time()
    pdf.read(pdf_of(text("KEPUTUSAN") + b"BI /W 9999 /H 9999 /BPC 8 /CS /G ID EI" * 60_000), "ab" * 32)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("content", "picture"),
    [
        (b"\x01\x02\nEI ", b"\x01\x02"),
        (b"E EI1 EIE\x00 EI\n", b"E EI1 EIE\x00 "),
        (b"\r\nEI\r", b""),
        (b"y" * 4095 + b"EI\n", b"y" * 4095),
        (b"y" * 9000 + b"EEI EI ", b"y" * 9000 + b"EEI "),
        (b"y" * 4094 + b"EIxEI\n", b"y" * 4094 + b"EIx"),
        (b" EI EI ", b" "),
    ],
    ids=["line end", "E and I in it", "nothing", "over two reads", "E before", "none over two reads", "first of two"],
)
def test_a_picture_in_the_content_ends_at_its_sign(content: bytes, picture: bytes) -> None:
    bound_references()
    stream_of = PDFStream({}, content + b"Q q")
    parser = PDFContentParser([stream_of])
    assert parser.get_inline_data(0)[1] == picture
    assert parser.nexttoken()[1] in (KWD(b"Q"), KWD(b"EI"))


def test_forms_that_share_their_resources_are_read_at_once() -> None:
    """Each of forty forms names all forty: looked at one by one they are as many as paths through them."""
    names = b"".join(b"/X%d %d 0 R" % (i, 6 + i) for i in range(40))
    shared = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 46 0 R"
    forms = [stream(b"0 0 m", shared) for _ in range(40)]
    data = pdf_of(text("KEPUTUSAN"), *forms, b"<</XObject<<" + names + b">>>>", resources=b"/XObject<<" + names + b">>")
    start = time.process_time()
    assert [line.text for line in pdf.read(data, "ab" * 32).all_lines] == ["KEPUTUSAN"]
    assert time.process_time() - start < SECONDS


def test_a_form_that_draws_two_pictures_of_resources_that_list_the_form_is_read() -> None:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R"
    picture = stream(b"\xff", b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")
    names = b"<</XObject<</Fm 7 0 R/One 8 0 R/Other 9 0 R>>>>"
    objects = names, stream(b"/One Do /Other Do", form), picture, picture
    data = pdf_of(text("KEPUTUSAN") + b"/Fm Do", *objects, resources=b"/XObject<</Fm 7 0 R>>")
    assert [line.text for line in pdf.read(data, "ab" * 32).all_lines] == ["KEPUTUSAN"]


def test_references_in_a_circle_end() -> None:
    data = pdf_of(text("KEPUTUSAN"), b"7 0 R", b"6 0 R", page=b"/CropBox 6 0 R")
    start = time.process_time()
    pdf.read(data, "ab" * 32)
    assert time.process_time() - start < SECONDS


def test_a_packed_table_of_places_holds_what_it_has_bytes_for() -> None:
    data = pdf_of(text("KEPUTUSAN"))
    at = data.rfind(b"xref\n0", 0, data.rfind(b"startxref"))
    places = [data.find(b"%d 0 obj" % number) for number in range(1, 6)]
    rows = b"\x00\x00\x00\x00\x00\xff\xff" + b"".join(
        b"\x01" + place.to_bytes(4, "big") + b"\x00\x00" for place in places
    )
    entries = b"/Type/XRef/Root 1 0 R/Size 2000000000/Index[0 2000000000]/W[1 4 2]"
    whole = data[:at] + b"9 0 obj\n" + stream(rows, entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % at
    start = time.process_time()
    assert [line.text for line in pdf.read(whole, "ab" * 32).all_lines] == ["KEPUTUSAN"]
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "box", [b"0 0 595 842", b"595 842 0 0", b"0 842 595 0", b"100 100 695 942", b"695 942 100 100"]
)
def test_media_box_by_any_two_corners(box: bytes) -> None:
    left, low = (100, 100) if b"100" in box else (0, 0)
    document = pdf.read(pdf_of(text("KEPUTUSAN CAMAT", x=72 + left, y=700 + low), box=box), "ab" * 32)
    (line,) = document.all_lines
    assert line.text == "KEPUTUSAN CAMAT"
    assert line.box is not None
    assert (round(line.box.x0), round(line.box.bottom)) == (72, 144)


@pytest.mark.parametrize(
    "block",
    [
        b"2 beginbfchar <41> <0038> <42> <D83DDE00> endbfchar",
        b"2 beginbfchar\n<0041> <0038>\n<0042> <00660069>\nendbfchar",
        b"1 beginbfrange <0003> <0020> <0041> endbfrange",
        b"1 beginbfrange <0003> <0005> [<0041> <0042> <00430044>] endbfrange",
        b"1 beginbfrange <0000> <FFFF> <0000> endbfrange",
        b"1 beginbfchar <0001> <00A0> endbfchar 1 beginbfrange <01> <02> <0020> endbfrange",
    ],
)
def test_table_of_letters_is_what_pdfminer_reads(block: bytes) -> None:
    data = b"/CIDInit /ProcSet findresource begin begincmap\n" + block + b"\nendcmap end"
    known = FileUnicodeMap()
    CMapParser(known, BytesIO(data)).run()
    whole = read_whole_range(data)
    if whole is not None:
        assert {code: whole[code] for code in known.cid2unichr} == known.cid2unichr
    assert dict(read_table(data) or []) == known.cid2unichr


@pytest.mark.parametrize(
    "data",
    [
        b"begincmap /Other usecmap 1 beginbfchar <41> <0038> endbfchar endcmap",
        b"begincmap 1 beginbfchar <41> /eight endbfchar endcmap",
        b"begincmap 1 begincidrange <41> <42> 7 endcidrange endcmap",
    ],
)
def test_table_that_is_not_plain_is_left_to_pdfminer(data: bytes) -> None:
    assert read_table(data) is None


def test_nothing_of_a_file_goes_to_the_terminal(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """pdfplumber warned of an entry that it could not read by its name, which the file chooses."""
    data = pdf_of(text("KEPUTUSAN"), b"<</BUDI#1bSANTOSO 6 0 R>>").replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 6 0 R")
    pdf.read(data, "ab" * 32)
    out, error = capfd.readouterr()
    assert "SANTOSO" not in out + error + caplog.text


_PROGRAM = b"<</FunctionType 4/Domain[0 1 0 1]/Range[0 1]/Length %d>>\nstream\n{%s add}\nendstream"


@pytest.mark.parametrize(
    ("content", "program", "reason"),
    [
        pytest.param(b"q " * 20_000, b"", "states", id="states_saved_without_end"),
        pytest.param(b"/P <</MCID 0>> BDC " * 3_000, b"", "states", id="marked_contents_inside_one_another"),
        pytest.param(b"q Q /P <</MCID 0>> BDC EMC " * 3_000, b"", "", id="one_after_the_other"),
        pytest.param(b"/S sh", _PROGRAM % (16_006, b"sin cos " * 2_000), "program", id="a_long_program"),
        pytest.param(b"/S sh", _PROGRAM % (99_999, b"sin cos " * 2_000), "program", id="a_program_only_pdfium_reads"),
        pytest.param(b"/S sh", _PROGRAM % (86, b"sin cos " * 10), "", id="a_short_program"),
    ],
)
def test_page_that_takes_minutes_to_draw_is_told(content: bytes, program: bytes, reason: str) -> None:
    shading = (
        b"/Shading<</S <</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Function 6 0 R>>>>" if program else b""
    )
    document = pdf.read(pdf_of(text("KEPUTUSAN") + content, *[program] * bool(program), resources=shading), "ab" * 32)
    told = [note.detail for note in document.notes if note.code == "page_too_large"]
    assert [reason in detail for detail in told] == [True] * bool(reason)


def test_letters_too_small_to_see_take_no_minutes() -> None:
    tiny = b"".join(b"1 0 0 1 %.2f %.2f Tm (a) Tj " % (n % 595, n * 0.7 % 842) for n in range(60_000))
    start = time.process_time()
    document = pdf.read(pdf_of(text("KEPUTUSAN") + b"BT /F1 1 Tf " + tiny + b"ET"), "ab" * 32)
    assert time.process_time() - start < 2 * SECONDS
    assert [line.text for line in document.all_lines] == ["KEPUTUSAN"]


def test_forms_without_end_on_a_page_without_a_size_are_refused() -> None:
    """pdfplumber refuses a page without a size; pdfium, which reads it then, followed the forms until the limit of CPU."""
    with pytest.raises(LimitExceeded):
        pdf.read(_laughs(12).replace(b"/MediaBox", b"/Med2iaBx"), "0" * 64)


def test_a_form_that_draws_itself_ten_times_is_refused() -> None:
    """pdfium followed it until its memory was over, which ends the worker."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    with pytest.raises(LimitExceeded):
        pdf.read(pdf_of(b"/X Do", stream(b"/X Do " * 10, entries), resources=b"/XObject<</X 6 0 R>>"), "0" * 64)


_OBJECTS = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\r\n 2 0 obj\n<<>>\nendobj\r3 0 obj <<>> endobj\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_OBJECTS + b"trailer\n<</Root 1 0 R>>\n", id="ends_at_the_trailer"),
        pytest.param(_OBJECTS, id="no_trailer"),
        pytest.param(_OBJECTS + b"4 0 obj\n" + stream(b"\n7 0 obj\ntrailer\n") + b"\nendobj\n5 0 obj\n<<>>", id="in_a_stream"),
        pytest.param(_OBJECTS + b"3 1 obj\n<</A 1>>\nendobj\n", id="the_last_of_a_number_counts"),
        pytest.param(
            _OBJECTS + b"4 0 obj\n" + stream(b"6 0 7 5 <<>> <<>>", b"/Type/ObjStm/N 2/First 8") + b"\nendobj\n", id="packed"
        ),
        pytest.param(
            _OBJECTS + b"4 0 obj\n" + stream(b"6 0 7 5 <<>> <<>>", b"/Type/#4fbj#53tm/N 2/First 8") + b"\nendobj\n",
            id="packed_by_another_spelling",
        ),
    ],
)  # fmt: skip
def test_a_file_without_table_of_places_has_the_objects_that_pdfminer_finds(data: bytes) -> None:
    found = []
    for load in (limits._bare_fallback, limits._found_places):
        table, parser = PDFXRefFallback(), PDFParser(BytesIO(data))
        parser.fallback = True
        parser.set_document(cast(Any, SimpleNamespace(decipher=None)))
        with contextlib.suppress(PSEOF):
            load(table, parser)
        found.append((table.offsets, repr(table.trailer)))
    assert found[0] == found[1]
    assert found[0][0]


def test_objects_without_table_of_places_are_not_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PDFParser, "nextobject", lambda self: pytest.fail("an object is read"))
    table = PDFXRefFallback()
    limits._found_places(table, PDFParser(BytesIO(_OBJECTS + _OBJECTS[9:] * 1000)))
    assert sorted(table.offsets) == [1, 3]


def test_streams_without_end_are_not_each_sought_to_the_end_of_the_file() -> None:
    table = PDFXRefFallback()
    limits._found_places(table, PDFParser(BytesIO(_OBJECTS + b"stream\n" * 200_000 + b"7 0 obj\n<<>>\nendobj\n")))
    assert sorted(table.offsets) == [1, 3, 7]


@pytest.mark.parametrize("number", [pytest.param(4, id="of_the_content"), pytest.param(9, id="of_one_of_the_forms")])
def test_forms_without_end_behind_a_wrong_place_are_refused(number: int) -> None:
    with pytest.raises(LimitExceeded):
        pdf.read(bombs_pdf.laughs_behind_a_broken_place(number), "ab" * 32)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(b"/Type\0\0\0\0ject", id="a_name_parted_by_blanks"),
        pytest.param(b"/Type 5 (X)", id="two_values"),
        pytest.param(b"/Type/XO<<ect", id="never_closed"),
        pytest.param(b" 6 (X) true", id="values_without_a_name"),
    ],
)
def test_forms_without_end_of_broken_dictionaries_are_refused(entry: bytes) -> None:
    with pytest.raises(LimitExceeded):
        pdf.read(bombs_pdf.laughs_of_broken_dictionaries(entry), "ab" * 32)


@pytest.mark.parametrize("places", [pytest.param(True, id="with_a_table_of_places"), pytest.param(False, id="without")])
def test_forms_without_end_on_a_page_that_pdfminer_does_not_give_are_refused(places: bool) -> None:
    data = bombs_pdf.laughs().replace(b" 0 R/MediaBox", b" 0 R\xff\xff\xff\xffiaBox", 1)
    with pytest.raises(LimitExceeded):
        pdf.read(data if places else data.replace(b"0000000", b"00000x0"), "ab" * 32)


def test_a_broken_form_behind_a_page_that_pdfminer_does_not_give_is_no_crash() -> None:
    data = bombs_pdf.laughs(2).replace(b" 0 R/MediaBox", b" 0 R\xff\xff\xff\xffiaBox", 1)
    broken = data.replace(b"/BBox[0 0 9 9]/Resources<</XObject<</X 8", b"/BBox[0 0 9] 9/Resources<</XObject<</X 8", 1)
    assert broken != data
    assert len(pdf.read(broken, "ab" * 32).pages) == 1


def test_a_form_that_is_nowhere_is_no_bomb() -> None:
    document = pdf.read(bombs_pdf.laughs(2).replace(b"\n8 0 obj", b"\n8 0 obk"), "ab" * 32)
    assert len(document.pages) == 1


def _form(data: bytes, named: dict[str, PDFStream] | None = None) -> PDFStream:
    return PDFStream({"Subtype": LIT("Form"), "Resources": {"XObject": named or {}}}, data)


def test_forms_of_a_page_whose_content_is_another_are_counted() -> None:
    page = SimpleNamespace(
        resources={"XObject": {"X": _form(b"/Y Do " * 20, {"Y": _form(b"")})}}, contents=[_form(b"")]
    )
    assert Streams().forms(page) == 21


@pytest.mark.parametrize("table", [True, False], ids=["with_a_table_of_places", "without"])
def test_packed_objects_without_end_are_refused(table: bool) -> None:
    data = bombs_repeated.packed(b"[%s]" % (b"1 " * 700_000), table=table)
    start = time.process_time()
    with pytest.raises(LimitExceeded):
        pdf.read(data, "0" * 64)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("table", [True, False], ids=["with_a_table_of_places", "without"])
def test_packed_objects_of_a_report_are_read(table: bool) -> None:
    data = bombs_repeated.packed(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", table=table)
    page = pdf.read(data, "0" * 64).pages[0]
    assert [block.text for block in page.blocks if isinstance(block, Line)] == ["KEPUTUSAN CAMAT", "AB"]


def test_letters_that_stand_for_more_than_a_page_holds_are_not_spelt_out_again_and_again() -> None:
    start = time.process_time()
    pdf.read(bombs_repeated.long_text(), "0" * 64)
    assert time.process_time() - start < SECONDS


def test_a_font_that_names_more_letters_than_there_are_is_refused() -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[%s]>>>>" % (b"0/a " * 151_000)
    with pytest.raises(LimitExceeded):
        pdf.read(pdf_of(b"BT /T 9 Tf 50 400 Td (AB) Tj ET", font, fonts=b"/T 6 0 R"), "0" * 64)


@pytest.mark.parametrize(
    ("ranges", "n"),
    [
        pytest.param(b"<0003> <0061> <0020>\n<0062> <0063> <00C4>", 97, id="ranges_one_after_the_other"),
        pytest.param(b"<03> <04> [<fb01> <fb02>] <05><06><2044>", 4, id="lists"),
        pytest.param(b"% <00> of ours\n<0000> <FFFF> <0000>", 65536, id="behind_a_remark"),
        pytest.param(b"0 0 <00> <0000> <FFFFFFF0> <00>", 4294967281, id="behind_what_is_no_range"),
    ],
)
def test_letters_of_a_table_are_those_of_its_ranges_and_not_of_what_lies_between(ranges: bytes, n: int) -> None:
    assert limits._letters_of(PDFStream({}, b"2 beginbfrange\n" + ranges + b"\nendbfrange")) == n


def test_a_long_table_of_short_ranges_is_no_bomb() -> None:
    ranges = b"".join(b"<%04X> <%04X> <%04X>\n" % (at, at, 0xFFFF - at) for at in range(0, 9000, 90))
    table = b"begincmap 100 beginbfrange\n" + ranges + b"endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    data = pdf_of(text("A", font="F3"), font, stream(table), fonts=b"/F3 6 0 R")
    assert len(pdf.read(data, "0" * 64).pages) == 1


def _saved_again(first: bytes, number: int, told: bytes) -> bytes:
    """Return a file to which one object was saved anew, whose last table of places stands nowhere."""
    return first + b"\n%d 0 obj\n%s\nendobj\ntrailer<</Root 1 0 R/Size 9>>\nstartxref\n9999999\n%%%%EOF" % (
        number,
        told,
    )


def test_a_file_without_its_last_table_of_places_is_read_as_it_was_saved_last() -> None:
    data = _saved_again(pdf_of(text("Capaian 80")), 4, stream(text("Capaian 85")))
    document = pdf.read(data, "0" * 64)
    assert [line.text for line in document.lines] == ["Capaian 85"]
    assert [note.code for note in document.notes if note.code == "letters_differ"] == []


def test_trailers_that_do_not_end_are_not_each_read_to_the_end_of_the_file() -> None:
    data = _OBJECTS + b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n" + b"trailer\n<</A [\n" * 100_000
    table, parser, start = PDFXRefFallback(), PDFParser(BytesIO(data)), time.process_time()
    parser.set_document(cast(Any, SimpleNamespace(decipher=None)))
    limits._found_places(table, parser)
    assert "Root" in table.trailer
    assert time.process_time() - start < SECONDS * 2
