from __future__ import annotations

import io
import zipfile

import pytest

from extractors.model.document import Document, Page
from extractors.model.errors import LimitExceeded, PasswordProtected, UnsafeContent
from extractors.readers import pictures
from extractors.readers.kinds import read_document, tell_kind
from tests.build import line
from tests.extractors.readers.shown import aside, texts

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str, styles: str = "", master: str = "", **parts: str) -> bytes:
    content = f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}>{master}</office:document-styles>")
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def read(body: str, styles: str = "", master: str = "") -> Document:
    return read_document(odt(body, styles, master))


STYLES = (
    '<style:style style:name="C"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="D" style:parent-style-name="C"/>'
    '<style:style style:name="N"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S"><style:text-properties fo:font-size="1pt"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix="."/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)


@pytest.mark.parametrize(
    ("body", "shown", "left_out"),
    [
        pytest.param(
            "<text:h>BAB I</text:h><text:p>a<text:s text:c='2'/>b</text:p>", ["BAB I", "a b"], [], id="blanks"
        ),
        pytest.param("<text:p>a<text:line-break/>b</text:p>", ["a", "b"], [], id="line_break"),
        pytest.param(
            "<text:p><text:span text:style-name='D'>85</text:span> 88</text:p>",
            ["88"],
            [("struck_text", "85")],
            id="struck",
        ),
        pytest.param(
            "<text:p>85<text:span text:style-name='N'>2)</text:span></text:p>", ["85"], [("note_mark", "2)")], id="mark"
        ),
        pytest.param(
            "<text:p><text:ruby><text:ruby-base>85</text:ruby-base><text:ruby-text>9</text:ruby-text></text:ruby></text:p>",
            ["85"],
            [("note_mark", "9")],
            id="small_print_above",
        ),
        pytest.param(
            "<text:p>a<text:span text:style-name='H'>b</text:span></text:p>",
            ["a"],
            [("vanished_text", "b")],
            id="hidden",
        ),
        pytest.param(
            "<text:list text:style-name='L'><text:list-item><text:p>satu</text:p><text:list><text:list-item><text:p>dua"
            "</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>tiga</text:p></text:list-item>"
            "</text:list>",
            ["a. satu", "• dua", "b. tiga"],
            [],
            id="list",
        ),
        pytest.param(
            "<text:p>lihat<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>catatan</text:p>"
            "</text:note-body></text:note></text:p><text:p>lalu</text:p>",
            ["lihat", "lalu", "catatan"],
            [],
            id="note",
        ),
        pytest.param(
            "<text:p>luar<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame></text:p>",
            ["luar", "kotak"],
            [],
            id="text_box",
        ),
        pytest.param(
            "<text:p>85<draw:rect><text:p>dua</text:p></draw:rect><draw:ellipse><text:p>tiga</text:p></draw:ellipse> %</text:p>",
            ["85 %", "dua", "tiga"],
            [],
            id="shapes_in_a_line",
        ),
        pytest.param(
            "<text:p>luar<draw:g><draw:custom-shape><text:p>satu</text:p></draw:custom-shape><draw:rect><text:p>dua</text:p>"
            "</draw:rect><draw:g><draw:frame><draw:text-box><text:p>tiga</text:p></draw:text-box></draw:frame></draw:g></draw:g>"
            "</text:p>",
            ["luar", "satu", "dua", "tiga"],
            [],
            id="each_shape_of_a_group",
        ),
        pytest.param(
            "<text:p>85<text:hidden-text text:is-hidden='true'>999</text:hidden-text></text:p>",
            ["85"],
            [("vanished_text", "999")],
            id="hidden_by_a_condition",
        ),
        pytest.param(
            "<text:p>85</text:p><text:p>999<text:hidden-paragraph text:is-hidden='true'/></text:p>",
            ["85"],
            [("vanished_text", "999")],
            id="hidden_paragraph",
        ),
        pytest.param(
            "<text:p>85<text:span text:style-name='S'>999</text:span></text:p>",
            ["85"],
            [("tiny_text", "999")],
            id="too_small_to_read",
        ),
        pytest.param("<text:p>\uf0a7 Indeks</text:p>", ["▪ Indeks"], [], id="sign_of_a_private_code"),
        pytest.param("<text:p>85²⁾</text:p>", ["85"], [("note_mark", "²⁾")], id="mark_typed_as_raised"),
        pytest.param(
            "<text:tracked-changes><text:p>hapus</text:p></text:tracked-changes><text:p>ada</text:p>",
            ["ada"],
            [],
            id="deleted",
        ),
    ],
)
def test_paragraphs(body: str, shown: list[str], left_out: list[tuple[str, str]]) -> None:
    document = read(body, STYLES)
    assert texts(document) == shown
    assert aside(document) == left_out
    assert document.format == "odt"


def test_table_with_merged_cells() -> None:
    row = "<table:table-row>{}</table:table-row>"
    first = "<table:table-cell table:number-rows-spanned='2'><text:p>1</text:p></table:table-cell>"
    second = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    covered = "<table:covered-table-cell/>"
    body = (
        f"<table:table>{row.format(first + second.format('A'))}{row.format(covered + second.format('B'))}</table:table>"
    )
    (table,) = read(body).tables
    assert [(c.row, c.col, c.row_span, c.text) for c in table.cells] == [(0, 0, 2, "1"), (0, 1, 1, "A"), (1, 1, 1, "B")]


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"


def table_of(*rows: str, columns: str = "") -> str:
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{columns}{made}</table:table>"


def test_hidden_columns_are_left_out_and_told() -> None:
    columns = (
        "<table:table-column table:number-columns-repeated='2'/><table:table-column table:visibility='collapse'/>"
        "<table:table-column/>"
    )
    document = read(table_of(*[cell("a") + cell("b") + cell("999") + cell("c")] * 2, columns=columns))
    (table,) = document.tables
    assert [[c.text for c in table.row(r)] for r in range(2)] == [["a", "b", "c"]] * 2
    assert aside(document) == [("vanished_text", "999 999")]


def test_cells_and_rows_that_stand_for_several() -> None:
    document = read(
        table_of(
            cell("No") + cell("Target", " table:number-columns-repeated='2'"),
            "<table:table-cell table:number-columns-repeated='2'/>" + cell("85"),
            cell("1", " table:number-columns-repeated='3'"),
        )
    )
    (table,) = document.tables
    assert [(c.row, c.col, c.text) for c in table.cells if c.text] == [
        (0, 0, "No"), (0, 1, "Target"), (0, 2, "Target"), (1, 2, "85"), (2, 0, "1"), (2, 1, "1"), (2, 2, "1"),
    ]  # fmt: skip


def test_words_behind_a_merged_cell_are_told() -> None:
    behind = "<table:covered-table-cell><text:p>lama</text:p></table:covered-table-cell>"
    document = read(table_of(cell("1", " table:number-rows-spanned='2'") + cell("A"), behind + cell("B")))
    assert texts(document) == ["1", "A", "B"]
    assert aside(document) == [("hidden_merged_text", "lama")]


def test_inner_tables_under_the_same_heads_are_columns_of_the_table_around_them() -> None:
    def inner(*values: str) -> str:
        made = table_of(cell("Indikator") + cell("Target"), "".join(map(cell, values)))
        return f"<table:table-cell>{made}</table:table-cell>"

    rows = (cell("NO") + cell("ISI"), cell("1") + inner("Indeks", "85"), cell("2") + inner("Nilai", "72"))
    (table,) = read(table_of(*rows)).tables
    assert [[c.text for c in table.row(r)] for r in range(4)] == [
        ["NO", "ISI"], ["Indikator", "Target"], ["1", "Indeks", "85"], ["2", "Nilai", "72"],
    ]  # fmt: skip


def test_white_letters_below_a_shaded_head_are_not_seen() -> None:
    styles = (
        "<style:style style:name='W'><style:text-properties fo:color='#ffffff'/></style:style>"
        "<style:style style:name='B'><style:table-cell-properties fo:background-color='#1f3864'/></style:style>"
    )
    white = "<text:span text:style-name='W'>{}</text:span>"
    head = cell(white.format("TARGET"), " table:style-name='B'")
    document = read(table_of(head, cell("85 " + white.format("999"))), styles)
    assert texts(document) == ["TARGET", "85"]
    assert aside(document) == [("white_text", "999")]


def test_letters_in_the_colour_of_their_cell_are_not_seen() -> None:
    styles = (
        "<style:style style:name='Y'><style:text-properties fo:color='#ffff00'/></style:style>"
        "<style:style style:name='C'><style:table-cell-properties fo:background-color='#FFFF00'/></style:style>"
    )
    yellow = "<text:span text:style-name='Y'>{}</text:span>"
    document = read(
        table_of(cell("85 " + yellow.format("999"), " table:style-name='C'") + cell(yellow.format("90"))), styles
    )
    assert texts(document) == ["85", "90"]
    assert aside(document) == [("white_text", "999")]


def test_signature_in_a_footer_is_read_with_the_text() -> None:
    footer = "<style:footer><text:p>BUDI CONTOH</text:p><text:p>NIP. 19750312 200012 1 003</text:p></style:footer>"
    document = read("<text:p>isi</text:p>", master=footer)
    assert texts(document) == ["isi", "BUDI CONTOH", "NIP. 19750312 200012 1 003"]


def test_deleted_words_are_told() -> None:
    body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>80</text:p></text:deletion></text:changed-region>"
    document = read(body + "</text:tracked-changes><text:p>85</text:p>")
    assert texts(document) == ["85"]
    assert [note.code for note in document.notes] == ["deleted_text"]


def test_words_of_a_picture_stand_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_read", lambda data, picture: Page(1, 400, 200, (line(data.decode(), page=1),)))
    frame = "<draw:frame svg:width='170mm' svg:height='6cm'><draw:image xlink:href='./Pictures/t.png'/></draw:frame>"
    body = f"<text:p>atas</text:p><text:p>{frame}</text:p><text:p>bawah</text:p>"
    document = read_document(odt(body, **{"Pictures/t.png": "Target 85"}), ocr="auto")
    assert texts(document) == ["atas", "Target 85", "bawah"]
    assert document.notes == ()


@pytest.mark.parametrize(
    ("size", "told"),
    [
        pytest.param("svg:width='17cm' svg:height='6cm'", True, id="large"),
        pytest.param("svg:width='6.69in' svg:height='1.74in'", True, id="a_table_of_three_rows"),
        pytest.param("svg:width='6cm' svg:height='2cm'", False, id="a_letterhead"),
        pytest.param("svg:width='2.5cm' svg:height='3cm'", False, id="an_emblem"),
        pytest.param("", True, id="of_unknown_size"),
    ],
)
def test_large_picture_is_told(size: str, told: bool) -> None:
    body = f"<text:p><draw:frame {size}><draw:image/></draw:frame></text:p>"
    assert [note.code for note in read(body).notes] == (["picture_unread"] if told else [])


def test_object_set_into_the_text_is_told() -> None:
    body = "<text:p><draw:frame svg:width='3cm' svg:height='2cm'><draw:object/><draw:image/></draw:frame></text:p>"
    assert [note.code for note in read(body).notes] == ["embedded_object"]


def test_encrypted_and_bombs() -> None:
    data = odt(
        "<text:p>x</text:p>", **{"META-INF/manifest.xml": "<manifest:manifest><encryption-data/></manifest:manifest>"}
    )
    with pytest.raises(PasswordProtected):
        read_document(data)
    with pytest.raises(UnsafeContent):
        read("<text:section>" * 250 + "</text:section>" * 250)


def test_flat_file() -> None:
    data = f'<?xml version="1.0"?><office:document {SPACES} office:mimetype="application/vnd.oasis.opendocument.text">'
    data += "<office:body><office:text><text:p>isi</text:p></office:text></office:body></office:document>"
    assert tell_kind(data.encode()) == "odt"
    assert texts(read_document(data.encode())) == ["isi"]


def test_a_numerator_typed_with_a_line_under_it() -> None:
    styles = '<style:style style:name="U"><style:text-properties style:text-underline-style="solid"/></style:style>'
    body = "<text:p><text:span text:style-name='U'>Jumlah guru</text:span> x 100%</text:p>"
    (line,) = read(body, styles).all_lines
    assert [word.underlined for word in line.words] == [True, True, False, False]


WHITE = (
    "<style:style style:name='W' style:family='text'><style:text-properties fo:color='#FFFFFF'/></style:style>"
    "<style:style style:name='Blue' style:family='table-cell'><style:table-cell-properties fo:background-color='#1f4e79'/>"
    "</style:style><style:style style:name='Gone' style:family='table-row'>"
    "<style:table-row-properties table:display='false'/></style:style>"
)


@pytest.mark.parametrize(
    ("cell", "row", "shown", "left_out"),
    [
        pytest.param("", "", ["85"], [("white_text", "470")], id="white_on_white"),
        pytest.param("table:style-name='Blue'", "", ["85 470"], [], id="white_on_blue"),
        pytest.param("", "table:visibility='collapse'", [], [("vanished_text", "85 470")], id="row_that_is_not_shown"),
        pytest.param("", "table:style-name='Gone'", [], [("vanished_text", "85 470")], id="row_of_a_hidden_style"),
    ],
)
def test_what_a_table_hides(cell: str, row: str, shown: list[str], left_out: list[tuple[str, str]]) -> None:
    words = "<text:p>85 <text:span text:style-name='W'>470</text:span></text:p>"
    held = f"<table:table-cell {cell}>{words}</table:table-cell>"
    body = f"<table:table><table:table-row {row}>{held}</table:table-row></table:table>"
    document = read(body, WHITE)
    assert texts(document) == shown
    assert aside(document) == left_out


def test_a_table_of_another_name_space_is_a_table_as_well() -> None:
    row = "<table:table-row><table:table-cell><text:p>85</text:p></table:table-cell></table:table-row>"
    assert texts(read(f"<text:table>{row}</text:table>")) == ["85"]


_MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mtext>Desa tertib</mtext><mtext>Desa</mtext></mfrac></math>'
_SIZE = 'svg:width="3cm" svg:height="2cm"'
_OBJECT = f"<text:p>Rumus: <draw:frame {_SIZE}><draw:object{{}}>{{}}</draw:object><draw:image/></draw:frame></text:p>"


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        pytest.param(_OBJECT.format("", _MATH), {}, id="in_the_text"),
        pytest.param(
            _OBJECT.format(' xlink:href="./Object 1"', ""), {"Object 1/content.xml": _MATH}, id="in_a_part_of_its_own"
        ),
    ],
)
def test_equation_is_read(body: str, parts: dict[str, str]) -> None:
    document = read_document(odt(body, **parts))
    assert texts(document) == ["Rumus: (Desa tertib) / (Desa)"]
    assert document.notes == ()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({}, id="missing"),
        pytest.param({"Object 1/content.xml": "<broken"}, id="broken"),
        pytest.param({"Object 1/content.xml": "<chart/>"}, id="a_chart"),
        pytest.param({"Object 1/content.xml": f"<!DOCTYPE math>{_MATH}"}, id="with_a_declaration"),
    ],
)
def test_object_that_is_no_equation_is_told(parts: dict[str, str]) -> None:
    document = read_document(odt(_OBJECT.format(' xlink:href="./Object 1"', ""), **parts))
    assert texts(document) == ["Rumus:"]
    assert [note.code for note in document.notes] == ["embedded_object"]


@pytest.mark.parametrize(
    ("rows", "columns", "text"),
    [pytest.param(150, 40, "a", id="cells"), pytest.param(100, 2, "kata " * 120, id="letters")],
)
def test_rows_that_stand_for_more_cells_than_reports_have_are_refused(rows: int, columns: int, text: str) -> None:
    cell = f"<table:table-cell table:number-columns-repeated='{columns}'><text:p>{text}</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='{rows}'>{cell}</table:table-row>"
    with pytest.raises(LimitExceeded):
        read(f"<table:table>{row}</table:table>")


def test_rows_and_cells_repeated_as_office_programs_do_are_read() -> None:
    cell = "<table:table-cell table:number-columns-repeated='12'><text:p>-</text:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='30'>{cell}</table:table-row>"
    assert next(iter(read(f"<table:table>{row}</table:table>").tables)).n_rows == 30
