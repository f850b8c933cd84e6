from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.document import Document, Line, Table
from extractors.model.errors import DamagedFile, LimitExceeded, UnreadableDocument, UnsafeContent
from extractors.readers import package as docx_package
from extractors.readers.docx import read as docx
from extractors.tables.cells.fractions import read_lines

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": docx_package.W,
        "r": docx_package.R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
KINDS = ("styles", "numbering", "footnotes", "header", "footer")


def package(body: str, **parts: str) -> bytes:
    """A DOCX with this body; `parts` are whole inner XML of styles, numbering, footnotes, header1, ..."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="http://x/relationships/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    files = {
        "_rels/.rels": '<Relationships><Relationship Id="a" Type="http://x/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    return docx.read(package(body, **parts), "0" * 64)


def p(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(level: int = 0, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [line.text for line in document.all_lines]


def note_codes(document: Document) -> dict[str, str]:
    return {note.code: note.detail for note in document.notes}


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(r("Kepala") + r(" Dinas"), "Kepala Dinas", id="runs"),
        pytest.param(r("Ke") + r("pala"), "Kepala", id="word_in_two_runs"),
        pytest.param(
            f"<w:ins>{r('baru')}</w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>", "baru", id="ins"
        ),
        pytest.param(f"<w:hyperlink>{r('laman')}</w:hyperlink>", "laman", id="hyperlink"),
        pytest.param(f"<w:smartTag><w:smartTag>{r('Jember')}</w:smartTag></w:smartTag>", "Jember", id="smart_tag"),
        pytest.param(f"<w:sdt><w:sdtContent>{r('isian')}</w:sdtContent></w:sdt>", "isian", id="content_control"),
        pytest.param(f"<w:fldSimple w:instr='PAGE'>{r('7')}</w:fldSimple>", "7", id="simple_field"),
        pytest.param(
            FIELD.format("begin")
            + CODE.format("TOC \\o")
            + FIELD.format("separate")
            + r("Bab I")
            + FIELD.format("end"),
            "Bab I",
            id="field_result",
        ),
        pytest.param(FIELD.format("begin") + CODE.format("TOC") + r("tetap"), "tetap", id="field_never_closed"),
        pytest.param(
            FIELD.format("begin") + CODE.format("eq \\f(Jumlah desa maju;Jumlah desa)") + FIELD.format("end"),
            "(Jumlah desa maju) / (Jumlah desa)",
            id="eq_field",
        ),
        pytest.param(r("ada") + r("rahasia", "<w:vanish/>"), "ada", id="hidden"),
        pytest.param(r("ada", '<w:vanish w:val="0"/>'), "ada", id="hidden_switched_off"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" ya"), "✓ ya", id="wingdings"),
        pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>', "×", id="symbol_times"),
        pytest.param(r("\uf0b7 butir"), "• butir", id="private_use_bullet"),
        pytest.param("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>rutin</w:t></w:r>", "non-rutin", id="hyphen"),
        pytest.param(r("kecamat\u00adan"), "kecamatan", id="soft_hyphen"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('dasar')}</w:rubyBase></w:ruby></w:r>",
            "dasar",
            id="ruby",
        ),
    ],
)
def test_inline_text(inside: str, expected: str) -> None:
    assert texts(read(f"<w:p>{inside}</w:p>")) == [expected]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("<m:f><m:num>{A}</m:num><m:den>{B}</m:den></m:f>", "(Jumlah desa) / (100)", id="fraction"),
        pytest.param(
            "<m:f><m:num>{A}</m:num><m:den>{B}</m:den></m:f><m:r><m:t>×100%</m:t></m:r>",
            "(Jumlah desa) / (100) ×100%",
            id="fraction_times",
        ),
        pytest.param("<m:sSup><m:e>{B}</m:e><m:sup>{C}</m:sup></m:sSup>", "100^2", id="superscript"),
        pytest.param("<m:sSub><m:e>{C}</m:e><m:sub>{D}</m:sub></m:sSub>", "2_(n-1)", id="subscript"),
        pytest.param("<m:rad><m:deg/><m:e>{B}</m:e></m:rad>", "√(100)", id="root"),
        pytest.param("<m:d><m:e>{A}</m:e></m:d>", "(Jumlah desa)", id="brackets"),
        pytest.param(
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{B}</m:e></m:d>', "[100]", id="square"
        ),
        pytest.param(
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{D}</m:sub><m:sup>{C}</m:sup><m:e>{B}</m:e>'
            "</m:nary>",
            "∑_(n-1)^2 100",
            id="sum",
        ),
        pytest.param("<m:r><m:t>𝐽𝑢𝑚𝑙𝑎ℎ</m:t></m:r>", "Jumlah", id="mathematical_italic"),
        pytest.param("<m:eqArr><m:e>{B}</m:e><m:e>{C}</m:e></m:eqArr>", "100\n2", id="lines"),
    ],
)
def test_equations(inside: str, expected: str) -> None:
    runs = {"A": "Jumlah desa", "B": "100", "C": "2", "D": "n-1"}
    for key, text in runs.items():
        inside = inside.replace("{" + key + "}", f"<m:r><m:t>{text}</m:t></m:r>")
    document = read(f"<w:p><m:oMathPara><m:oMath>{inside}</m:oMath></m:oMathPara></w:p>")
    assert texts(document) == expected.split("\n")


def test_brackets_of_a_fraction_are_drawn() -> None:
    fraction = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    (line,) = read(f"<w:p><m:oMath>{fraction}</m:oMath></w:p>").lines
    assert [(w.text, w.drawn, w.glued) for w in line.words] == [
        ("(", True, False), ("a", False, True), (")", True, True), ("/", True, False),
        ("(", True, False), ("b", False, True), (")", True, True),
    ]  # fmt: skip
    assert line.breaks == ()


def test_tabs_and_blanks_make_columns_and_breaks_make_lines() -> None:
    body = (
        '<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>Nama</w:t><w:tab/><w:t xml:space="preserve">: '
        "Budi    Santoso</w:t><w:br/><w:t>NIP</w:t></w:r></w:p>"
    )
    first, second = read(body).lines
    assert [quote.text for quote in first.segments] == ["Nama", ": Budi", "Santoso"]
    assert first.segment_offsets == (6.0, 16.0, 26.0)
    assert (second.text, second.offsets) == ("NIP", (6.0,))
    assert [word.place.path for word in (*first.words, *second.words)] == [f"p[0]#{i}" for i in range(5)]


def test_hyphen_at_a_line_break_glues_the_next_word() -> None:
    (_, second) = read("<w:p><w:r><w:t>masing-</w:t><w:br/><w:t>masing desa</w:t></w:r></w:p>").lines
    assert second.words[0].glued


def test_centred_line_stands_in_the_middle_of_the_page() -> None:
    section = '<w:sectPr><w:pgSz w:w="12000"/><w:pgMar w:left="1200" w:right="1200"/></w:sectPr>'
    (line,) = read(p("JUDUL", '<w:jc w:val="center"/>') + section).lines
    assert line.offsets == (37.5,)


def level(at: int, kind: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">' + level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")
    + level(2, "lowerRoman", "%1.%2.%3") + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7", "", 1) + level(1, "bullet", "-") + level(2, "upperRoman", "BAB %3")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId '
    'w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride '
    'w:val="5"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)  # fmt: skip


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([(0, 1), (0, 1)], ["1. x", "2. x"], id="decimal"),
        pytest.param([(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)], ["1. x", "a) x", "b) x", "2. x", "a) x"], id="restart"),
        pytest.param([(0, 1), (1, 1), (2, 1)], ["1. x", "a) x", "1.a.i x"], id="three_levels"),
        pytest.param([(1, 1)], ["a) x"], id="level_without_parent"),
        pytest.param([(0, 2), (1, 2)], ["• x", "- x"], id="bullets"),
        pytest.param([(2, 2)], ["BAB I x"], id="word_before_the_number"),
        pytest.param([(0, 1), (0, 3), (0, 3)], ["1. x", "5. x", "6. x"], id="start_override"),
        pytest.param([(0, 1), (0, 4)], ["1. x", "2. x"], id="instances_share_a_counter"),
        pytest.param([(0, 0), (0, 99)], ["x", "x"], id="no_list"),
    ],
)
def test_numbers_that_are_printed_but_not_typed(items: list[tuple[int, int]], expected: list[str]) -> None:
    document = read("".join(p("x", numbered(*item)) for item in items), numbering=NUMBERING)
    assert texts(document) == expected


def test_mark_is_the_first_word_and_says_so() -> None:
    first, label = read(p("x", numbered()) + p("x", numbered(2, 2)), numbering=NUMBERING).lines
    assert (first.marker, first.words[0].text, first.offsets) == (True, "1.", (3.0, 6.0))
    assert first.breaks == ()
    assert not label.marker  # "BAB I" is a label of two words, not a mark


def test_number_column_of_empty_numbered_paragraphs() -> None:
    rows = [tr(tc(p("", numbered())), tc(p(name))) for name in ("Indeks", "Persentase")]
    (table,) = read(tbl(*rows), numbering=NUMBERING).tables
    assert [[cell.text for cell in table.row(i)] for i in range(2)] == [["1.", "Indeks"], ["2.", "Persentase"]]


def test_numbering_through_a_style_and_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Butir"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Butir"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("Butir", "Anak", "Anak", "Butir"))
    assert texts(read(body, styles=styles, numbering=NUMBERING)) == ["1. x", "a) x", "b) x", "2. x"]


BORDERS = '<w:tblBorders><w:top w:val="{0}"/><w:left w:val="{0}"/><w:insideH w:val="{0}"/></w:tblBorders>'
MERGE, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_stand_once_with_their_spans() -> None:
    body = tbl(
        tr(tc(p("SASARAN"), '<w:gridSpan w:val="2"/>'), tc(p("TARGET"))),
        tr(tc(p("1"), MERGE), tc(p("Meningkatnya"), MERGE), tc(p("80"))),
        tr(tc(p(), GOES_ON), tc(p(), GOES_ON), tc(p("85"))),
        tr(tc(p("penutup")), properties='<w:gridBefore w:val="2"/>'),
    )
    (table,) = read(body).tables
    shape = {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells}
    assert shape == {
        "SASARAN": (0, 0, 1, 2), "TARGET": (0, 2, 1, 1), "1": (1, 0, 2, 1), "Meningkatnya": (1, 1, 2, 1),
        "80": (1, 2, 1, 1), "85": (2, 2, 1, 1), "penutup": (3, 2, 1, 1),
    }  # fmt: skip
    assert (table.n_rows, table.n_cols) == (4, 3)
    assert table.cell_at(3, 0) is None


def test_grid_columns_without_a_cell_edge_do_not_count() -> None:
    rows = [tr(tc(p("a"), '<w:gridSpan w:val="3"/>'), tc(p("b"), '<w:gridSpan w:val="2"/>'))] * 2
    (table,) = read(tbl(*rows)).tables
    assert (table.n_cols, {cell.col_span for cell in table.cells}) == (2, {1})


def test_merge_that_continues_nothing_is_a_cell_of_its_own() -> None:
    (table,) = read(tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c"), GOES_ON), tc(p("d"))))).tables
    assert [cell.text for cell in table.row(1)] == ["c", "d"]


@pytest.mark.parametrize(("behind", "noted"), [("Meningkatnya", False), ("lain", True)])
def test_text_behind_a_vertical_merge_is_not_printed(behind: str, noted: bool) -> None:
    document = read(tbl(tr(tc(p("Meningkatnya"), MERGE)), tr(tc(p(behind), GOES_ON))))
    assert texts(document) == ["Meningkatnya"]
    assert ("hidden_merged_text" in note_codes(document)) is noted


def test_table_within_a_cell_is_a_table_of_its_own_and_not_twice() -> None:
    grid = tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c")), tc(p("d"))))
    document = read(tbl(tr(tc(p("luar") + grid), tc(p("x")))))
    outer, inner = document.tables
    assert [cell.text for cell in outer.cells] == ["luar", "x"]
    assert [cell.text for cell in inner.cells] == ["a", "b", "c", "d"]
    assert inner.place.path == "t[0]/r[0]/c[0]/t[0]"


def test_small_table_within_a_cell_is_lines_of_the_cell() -> None:
    (table,) = read(tbl(tr(tc(p("luar") + tbl(tr(tc(p("Nama")), tc(p(": Budi")))) + p("akhir"))))).tables
    lines = table.cells[0].lines
    assert [line.text for line in lines] == ["luar", "Nama : Budi", "akhir"]
    assert lines[1].segment_offsets == (0.0, 7.0)


def test_formula_set_in_columns_belongs_to_its_cell() -> None:
    formula = tbl(tr(tc(p("X =")), tc(p("Jumlah A")), tc(p("x 100%"))), tr(tc(p()), tc(p("Jumlah B")), tc(p())))
    outer = tbl(tr(tc(p("Rumus") + formula), tc(p("z"))), properties=BORDERS.format("single"))
    (table,) = read(outer).tables
    assert [line.text for line in table.cells[0].lines] == ["Rumus", "X = Jumlah A x 100%", "Jumlah B"]


def test_fraction_in_a_text_box_of_a_cell_belongs_to_the_cell() -> None:
    bar = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    formula = tbl(tr(tc(p("Jumlah A")), tc(p("x 100%"), MERGE)), tr(tc(p("Jumlah B"), bar), tc(p(), GOES_ON)))
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{formula}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    (table,) = read(tbl(tr(tc(p("Rumus") + box), tc(p("z"))), properties=BORDERS.format("single"))).tables
    assert [line.text for line in table.cells[0].lines] == ["Rumus", "Jumlah A x 100%", "Jumlah B"]


@pytest.mark.parametrize(("above", "below"), [("bottom", ""), ("", "top"), ("", "")])
def test_a_line_between_the_cells_of_a_formula_is_its_fraction_bar(above: str, below: str) -> None:
    def bar(edge: str) -> str:
        return f'<w:tcBorders><w:{edge} w:val="single"/></w:tcBorders>' if edge else ""

    rows = (
        tr(tc(p("Jumlah A"), bar(above)), tc(p("x 100%"), MERGE)),
        tr(tc(p("Jumlah B"), bar(below)), tc(p(), GOES_ON)),
    )
    outer = tbl(tr(tc(tbl(*rows)), tc(p("z"))), properties=BORDERS.format("single"))
    (table,) = read(outer).tables
    expected = "(Jumlah A) / (Jumlah B) x 100%" if above or below else "Jumlah A x 100% Jumlah B"
    assert read_lines(table.cells[0].lines).text == expected


@pytest.mark.parametrize("code", ["EMBED Equation.3", " QUOTE _x0001_ "])
def test_equation_kept_as_a_picture_is_noted(code: str) -> None:
    body = FIELD.format("begin") + CODE.format(code) + FIELD.format("separate") + FIELD.format("end")
    assert note_codes(read(f"<w:p>{body}</w:p>")) == {"formula_picture": "1"}


GRID_STYLE = (
    '<w:style w:type="table" w:styleId="Garis"><w:tblPr>' + BORDERS.format("single") + "</w:tblPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="Biasa"/>'
)


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        pytest.param("", "", False, id="nothing_said"),
        pytest.param(BORDERS.format("single"), "", True, id="own_borders"),
        pytest.param(BORDERS.format("none"), "", False, id="none"),
        pytest.param(BORDERS.format("nil"), "", False, id="nil"),
        pytest.param('<w:tblStyle w:val="Garis"/>', "", True, id="style"),
        pytest.param('<w:tblStyle w:val="Garis"/>' + BORDERS.format("none"), "", False, id="style_switched_off"),
        pytest.param("", '<w:tcBorders><w:top w:val="single"/></w:tcBorders>', True, id="borders_of_a_cell"),
        pytest.param('<w:tblStyle w:val="TableGrid"/>', "", True, id="style_that_the_file_lacks"),
    ],
)
def test_ruled(properties: str, cell: str, ruled: bool) -> None:
    (table,) = read(tbl(tr(tc(p("a"), cell)), properties=properties), styles=GRID_STYLE).tables
    assert table.ruled is ruled


def test_order_of_lines_and_tables_and_content_controls_around_them() -> None:
    body = p("atas") + f"<w:sdt><w:sdtContent>{tbl(tr(tc(p('sel'))))}{p('dalam')}</w:sdtContent></w:sdt>" + p("bawah")
    kinds = [block.text if isinstance(block, Line) else "tabel" for block in read(body).blocks]
    assert kinds == ["atas", "tabel", "dalam", "bawah"]


def test_rows_and_cells_in_content_controls() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc(p('b'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc(p('a')), cell)}</w:sdtContent></w:sdt>"
    (table,) = read(tbl(row)).tables
    assert [cell.text for cell in table.cells] == ["a", "b"]


def test_text_box_is_read_once_though_both_branches_hold_it() -> None:
    box = f"<w:txbxContent>{p('KOTAK')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = read(f"<w:p>{r('teks')}<w:r>{both}</w:r></w:p>")
    assert texts(document) == ["teks", "KOTAK"]
    assert [line.words[0].place.path for line in document.lines] == ["p[0]#0", "p[0]/tx[0]/p[0]#0"]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(f"<v:textbox><w:txbxContent>{p('VML')}</w:txbxContent></v:textbox>", "VML", id="vml_box"),
        pytest.param('<v:shape><v:textpath string="SALINAN"/></v:shape>', "SALINAN", id="word_art"),
    ],
)
def test_old_text_boxes(drawing: str, expected: str) -> None:
    assert texts(read(f"<w:p><w:r><w:pict>{drawing}</w:pict></w:r></w:p>")) == [expected]


def test_footnotes_stand_at_the_end_with_their_number() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{r(" Sumber: kecamatan")}</w:p></w:footnote>'
    )
    body = f'<w:p>{r("Target")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>' + p("akhir")
    document = read(body, footnotes=notes)
    assert texts(document) == ["Target", "akhir", "1 Sumber: kecamatan"]
    assert next(reversed(list(document.lines))).marker


def test_headers_and_footers_once_for_each_text() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    letterhead = tbl(tr(tc(p("PEMERINTAH KABUPATEN")), tc(p("KECAMATAN"))))
    document = read(p("isi") + section, header1=letterhead, header2=letterhead, footer1=p("hal. 1"))
    page = document.pages[0]
    assert [line.text for line in page.heads] == ["PEMERINTAH KABUPATEN", "KECAMATAN"]
    assert [line.text for line in page.feet] == ["hal. 1"]
    assert page.heads[0].words[0].place.path == "header[0]/t[0]/r[0]/c[0]/p[0]#0"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(
            '<w:p><w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r></w:p>',
            "formula_picture",
            id="equation_object",
        ),
        pytest.param("<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>", "deleted_text", id="deleted"),
        pytest.param(f"<w:p><w:moveFrom>{r('lama')}</w:moveFrom></w:p>", "deleted_text", id="moved away"),
        pytest.param(f"<w:p>{r('batal', '<w:strike/>')}</w:p>", "struck_text", id="struck"),
        pytest.param(
            tbl(tr(tc("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"))), "picture_in_cell", id="cell"
        ),
        pytest.param('<w:altChunk r:id="x"/>', "embedded_document", id="chunk_that_leads_nowhere"),
        pytest.param('<w:p><w:subDoc r:id="x"/></w:p>', "embedded_document", id="part_in_a_file_of_its_own"),
    ],
)
def test_notes_say_what_was_left_out(body: str, code: str) -> None:
    assert note_codes(read(body)) == {code: "1"}


def test_deleted_row_is_not_a_row() -> None:
    (table,) = read(tbl(tr(tc(p("a"))), tr(tc(p()), properties="<w:del/>"))).tables
    assert table.n_rows == 1


def test_document_without_words_has_no_text_source() -> None:
    document = read(p())
    assert (document.text_source, document.pages[0].source) == ("none", "none")


def test_file_of_another_writer() -> None:
    made = python_docx.Document()
    made.add_heading("INDIKATOR KINERJA UTAMA", 1)
    grid = made.add_table(rows=3, cols=2, style="Table Grid")
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "Meningkatnya"
    grid.cell(1, 1).text, grid.cell(2, 1).text = "Indeks", "Nilai"
    made.sections[0].header.paragraphs[0].text = "KOP SURAT"
    out = io.BytesIO()
    made.save(out)
    document = docx.read(out.getvalue(), "0" * 64)
    title, table = document.blocks
    assert isinstance(title, Line)
    assert isinstance(table, Table)
    assert (title.text, table.ruled, table.cell_at(2, 0).text) == ("INDIKATOR KINERJA UTAMA", True, "Meningkatnya")  # type: ignore[union-attr]
    assert [line.text for line in document.pages[0].heads] == ["KOP SURAT"]


def test_strict_file() -> None:
    strict = package(p("ketat")).replace(b"", b"")
    files = {
        name: zipfile.ZipFile(io.BytesIO(strict)).read(name) for name in zipfile.ZipFile(io.BytesIO(strict)).namelist()
    }
    address = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    files["word/document.xml"] = files["word/document.xml"].replace(docx_package.W.encode(), address)
    assert texts(docx.read(zipped(dict(files)), "0" * 64)) == ["ketat"]


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("files", "error"),
    [
        pytest.param({"word/document.xml": ENTITY + "<w>&x;</w>"}, UnsafeContent, id="external_entity"),
        pytest.param(
            {"word/document.xml": "<w/>", "word/styles.xml": ENTITY + "<w/>"},
            UnsafeContent,
            id="entity_in_another_part",
        ),
        pytest.param(
            {"word/document.xml": ('<?xml version="1.0" encoding="utf-16"?>' + ENTITY + "<w/>").encode("utf-16")},
            UnsafeContent,
            id="entity_in_utf_16",
        ),
        pytest.param({"word/document.xml": "<w:document"}, DamagedFile, id="no_xml"),
        pytest.param({"other.xml": "<a/>"}, DamagedFile, id="no_document"),
        pytest.param({"word/document.xml": f"<w:document {NAMESPACES}/>"}, DamagedFile, id="no_body"),
        pytest.param({"word/document.xml": "<a>" * 3000 + "</a>" * 3000}, UnsafeContent, id="deep"),
        pytest.param({"word/document.xml": b" " * 9_000_000}, UnsafeContent, id="bomb"),
    ],
)
def test_hostile_packages(files: dict[str, str | bytes], error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        docx.read(zipped(files), "0" * 64)


def test_too_large_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_TOTAL", 100)
    with pytest.raises(LimitExceeded):
        docx.read(package(p("x")), "0" * 64)


@given(st.integers(min_value=1, max_value=2000), st.integers(min_value=0, max_value=255))
@settings(deadline=None, max_examples=60)
def test_damaged_bytes_end_in_our_errors(at: int, byte: int) -> None:
    whole = package(p("Indikator") + tbl(tr(tc(p("a")), tc(p("b")))), numbering=NUMBERING)
    damaged = bytearray(whole)
    damaged[at % len(whole)] = byte
    for data in (bytes(damaged), whole[: at % len(whole)]):
        try:
            docx.read(data, "0" * 64)
        except UnreadableDocument:
            continue


WORDS = st.text(alphabet="abcdefg123%-.", min_size=1, max_size=8)
RUNS = st.lists(WORDS, min_size=1, max_size=4).map(lambda found: " ".join(found))
PARAGRAPHS = st.lists(RUNS, max_size=3)
CELLS = st.lists(st.lists(PARAGRAPHS, min_size=2, max_size=3), min_size=1, max_size=3)


@given(PARAGRAPHS, CELLS, PARAGRAPHS)
@settings(deadline=None, max_examples=60)
def test_no_typed_word_is_lost_or_doubled(before: list[str], rows: list[list[list[str]]], after: list[str]) -> None:
    inner = tbl(*(tr(*(tc("".join(map(p, cell)) or p()) for cell in row)) for row in rows))
    body = "".join(map(p, before)) + tbl(tr(tc("".join(map(p, after)) + inner), tc(p("z")))) + "".join(map(p, after))
    document = read(body)
    words = [word for line in document.all_lines for word in line.words]
    typed = [*before, *after, *after, "z", *(text for row in rows for cell in row for text in cell)]
    assert sorted(word.text for word in words) == sorted(word for text in typed for word in text.split())
    assert len({word.place.path for word in words}) == len(words)


def test_an_archive_whose_parts_lie_before_its_start_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    data = out.getvalue()
    directory = data.index(b"PK\x01\x02")
    swapped = data[directory:] + data[:directory]  # two halves exchanged, as in a file put together wrongly
    with pytest.raises(DamagedFile):
        docx_package.Package(swapped + data[data.index(b"PK\x05\x06") :])
