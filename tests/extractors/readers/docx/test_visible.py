"""What Word shows is what is read: nothing withdrawn taken, nothing at the edge lost."""

from __future__ import annotations

import time

import pytest

from tests.extractors.readers.docx.word_xml import p, r, read, tbl, tc, tr
from tests.extractors.readers.shown import aside, texts

CHOICE = "<w:sdt><w:sdtPr><w:dropDownList/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
NOT_STRUCK = '<w:strike w:val="0"/>'
WHITE = '<w:color w:val="FFFFFF"/>'
ON_BLUE = '<w:color w:val="FFFFFF"/><w:shd w:fill="000080"/>'
LINES = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
TINY = '<w:sz w:val="2"/>'
ON_YELLOW = '<w:shd w:val="clear" w:fill="FFFF00"/>'
YELLOW = '<w:color w:val="ffff00"/>' + ON_YELLOW
HIGHLIGHTED = '<w:highlight w:val="darkBlue"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("body", "shown", "left_out"),
    [
        pytest.param(f"<w:p>{r('85', '<w:strike/>')}{r(' 88')}</w:p>", ["88"], [("struck_text", "85")], id="struck"),
        pytest.param(
            f"<w:p>{r('85', '<w:dstrike/>')}{r(' 88')}</w:p>", ["88"], [("struck_text", "85")], id="struck_twice"
        ),
        pytest.param(f"<w:p>{r('85', NOT_STRUCK)}</w:p>", ["85"], [], id="not_struck"),
        pytest.param(f"<w:p>{r('a')}{r('b', '<w:vanish/>')}</w:p>", ["a"], [("vanished_text", "b")], id="hidden"),
        pytest.param(
            CHOICE.format("<w:showingPlcHdr/>", p("Choose an item.")),
            [],
            [("placeholder", "Choose an item.")],
            id="no_choice",
        ),
        pytest.param(CHOICE.format("", p("85")), ["85"], [], id="a_choice"),
        pytest.param(f"<w:p>{r('a')}{r(' b', WHITE)}</w:p>", ["a"], [("white_text", "b")], id="white_on_white"),
        pytest.param(f"<w:p>{r('b', ON_BLUE)}</w:p>", ["b"], [], id="white_on_blue"),
        pytest.param(
            f"<w:p>{r('85')}{r('2', RAISED)}{r(')', RAISED)}</w:p>", ["85"], [("note_mark", "2)")], id="note_mark"
        ),
        pytest.param(f"<w:p>{r('luas m')}{r('2', RAISED)}</w:p>", ["luas m2"], [], id="exponent_of_a_unit"),
        pytest.param(f"<w:p>{r('10')}{r('6', RAISED)}</w:p>", ["106"], [], id="power_of_ten"),
        pytest.param(
            f"<w:p>{r('85²⁾ persen')}</w:p>", ["85 persen"], [("note_mark", "²⁾")], id="note_mark_typed_as_raised"
        ),
        pytest.param(f"<w:p>{r('61,5')}{r('¹')}</w:p>", ["61,5"], [("note_mark", "¹")], id="note_mark_in_its_own_run"),
        pytest.param(f"<w:p>{r('24 km² x 10³')}</w:p>", ["24 km² x 10³"], [], id="exponents_typed_as_raised"),
        pytest.param(f"<w:p>{r('85')}{r(' 9', TINY)}</w:p>", ["85"], [("tiny_text", "9")], id="too_small_to_read"),
        pytest.param(
            f"<w:p>{r('85', ON_YELLOW)}{r(' 9', YELLOW)}</w:p>", ["85"], [("white_text", "9")], id="ink_of_its_ground"
        ),
        pytest.param(f"<w:p>{r('9', WHITE + HIGHLIGHTED)}</w:p>", ["9"], [], id="white_on_a_highlight"),
    ],
)
def test_paragraph(body: str, shown: list[str], left_out: list[tuple[str, str]]) -> None:
    document = read(body)
    assert texts(document) == shown
    assert aside(document) == left_out
    assert all(note.code != "struck_text" or left_out for note in document.notes)


@pytest.mark.parametrize(
    ("look", "styles", "seen"),
    [
        pytest.param('<w:tblStyle w:val="Lain"/>', "", True, id="style_that_the_file_lacks"),
        pytest.param('<w:tblStyle w:val="T"/>', '<w:tblStylePr><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:tblStylePr>', True,
                     id="style_with_shading"),
        pytest.param('<w:tblStyle w:val="T"/>', "<w:tblPr/>", False, id="style_without"),
        pytest.param("", "", False, id="no_style"),
        pytest.param('<w:shd w:val="clear" w:fill="auto"/>', "", False, id="shading_that_shows_nothing"),
        pytest.param('<w:shd w:val="clear" w:fill="002060"/>', "", True, id="own_shading"),
    ],
)  # fmt: skip
def test_white_letters_in_a_table_may_stand_on_its_shading(look: str, styles: str, seen: bool) -> None:
    cell = tc(f"<w:p>{r('TARGET', WHITE)}</w:p>")
    body = f"<w:tbl><w:tblPr>{look}</w:tblPr>{tr(cell, cell)}{tr(cell, cell)}</w:tbl>"
    style = f'<w:style w:type="table" w:styleId="T">{styles}</w:style>'
    document = read(body, styles=style) if styles else read(body)
    assert texts(document) == (["TARGET"] * 4 if seen else [])
    assert aside(document) == ([] if seen else [("white_text", "TARGET TARGET TARGET TARGET")])


def test_shaded_head_shows_no_white_letters_in_the_rows_below() -> None:
    def cell(text: str, fill: str = "") -> str:
        shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>' if fill else ""
        return f"<w:tc>{shade}<w:p>{r(text, WHITE)}</w:p></w:tc>"

    document = read(
        f"<w:tbl>{tr(cell('TARGET', '1F3864'), cell('SATUAN', '1F3864'))}{tr(cell('999'), tc(p('85')))}</w:tbl>"
    )
    assert texts(document) == ["TARGET", "SATUAN", "85"]
    assert aside(document) == [("white_text", "999")]


def test_inner_tables_under_the_same_heads_are_columns_of_the_table_around_them() -> None:
    def inner(*rows: tuple[str, str]) -> str:
        made = [tr(*(tc(p(text)) for text in row)) for row in (("Indikator", "Target"), *rows)]
        return tc(tbl(*made, properties=LINES) + "<w:p/>")

    document = read(
        tbl(
            tr(tc(p("NO")), tc(p("SASARAN")), tc(p("INDIKATOR KINERJA"))),
            tr(tc(p("1")), tc(p("Mutu")), inner(("Indeks", "85"), ("Nilai", "72"))),
            tr(tc(p("2")), tc(p("Arsip")), inner(("Jumlah", "24"))),
            properties=LINES,
        )
    )
    (table,) = document.tables
    grid = [[cell.text if (cell := table.cell_at(r, c)) is not None else "-" for c in range(4)] for r in range(5)]
    assert grid == [
        ["NO", "SASARAN", "INDIKATOR KINERJA", "INDIKATOR KINERJA"],
        ["NO", "SASARAN", "Indikator", "Target"],
        ["1", "Mutu", "Indeks", "85"],
        ["1", "Mutu", "Nilai", "72"],
        ["2", "Arsip", "Jumlah", "24"],
    ]


def test_one_inner_table_under_other_heads_stays_a_table() -> None:
    inner = tbl(tr(tc(p("Indikator")), tc(p("Target"))), tr(tc(p("Indeks")), tc(p("85"))), properties=LINES)
    body = tbl(tr(tc(p("NO")), tc(p("ISI"))), tr(tc(p("1")), tc(inner + "<w:p/>")), properties=LINES)
    assert len(list(read(body).tables)) == 2


def test_hidden_row_of_a_table_is_left_out_and_told() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc(p('contoh'))}{tc(p('85'))}</w:tr>"
    document = read(tbl(tr(tc(p("Indeks")), tc(p("72"))) + hidden))
    assert texts(document) == ["Indeks", "72"]
    assert aside(document) == [("vanished_text", "contoh 85")]


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        pytest.param('<w:checked/>', "☒ Ya", id="ticked"),
        pytest.param('<w:default w:val="1"/>', "☒ Ya", id="ticked_from_the_start"),
        pytest.param('<w:default w:val="1"/><w:checked w:val="0"/>', "☐ Ya", id="ticked_no_more"),
        pytest.param('<w:default w:val="0"/>', "☐ Ya", id="not_ticked"),
    ],
)  # fmt: skip
def test_box_of_an_old_form_shows_whether_it_is_ticked(box: str, shown: str) -> None:
    field = _old_form(f"<w:checkBox>{box}</w:checkBox>", "FORMCHECKBOX")
    assert texts(read(f'<w:p>{field}<w:r><w:t xml:space="preserve"> Ya</w:t></w:r></w:p>')) == [shown]


def test_choice_of_an_old_form_shows_its_entry() -> None:
    entries = '<w:listEntry w:val="Nilai"/><w:listEntry w:val="Persen"/>'
    field = _old_form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "FORMDROPDOWN")
    assert texts(read(f"<w:p>{r('Satuan: ')}{field}</w:p>")) == ["Satuan: Persen"]


def _old_form(data: str, code: str) -> str:
    """Return a field of an old form whose result holds no text."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    rest = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{rest}"


def test_chain_of_fifty_thousand_styles_ends() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:basedOn w:val="S{i + 1}"/></w:style>' for i in range(20_000)
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="S{i}"/></w:pPr>{r("x")}</w:p>' for i in range(300))
    start = time.process_time()
    assert len(texts(read(body, styles=styles))) == 300
    assert time.process_time() - start < 2


def test_signature_in_a_footer_is_read_with_the_text() -> None:
    footer = p("BUDI CONTOH, S.Sos") + p("NIP. 19750312 200012 1 003")
    document = read(
        p("isi") + '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>', footer1=footer
    )
    assert texts(document)[-2:] == ["BUDI CONTOH, S.Sos", "NIP. 19750312 200012 1 003"]
    assert document.pages[0].feet == ()


def test_inner_tables_of_years_are_columns_of_the_table_around_them() -> None:
    def years(*values: str) -> str:
        return tc(
            tbl(tr(tc(p("2024")), tc(p("2025"))), tr(*(tc(p(value)) for value in values)), properties=LINES) + "<w:p/>"
        )

    document = read(
        tbl(
            tr(tc(p("NO")), tc(p("INDIKATOR")), tc(p("TARGET"))),
            tr(tc(p("1")), tc(p("Indeks")), years("85", "86")),
            tr(tc(p("2")), tc(p("Nilai")), years("72", "73")),
            properties=LINES,
        )
    )
    (table,) = document.tables
    grid = [[cell.text if (cell := table.cell_at(r, c)) is not None else "-" for c in range(4)] for r in range(4)]
    assert grid == [
        ["NO", "INDIKATOR", "TARGET", "TARGET"],
        ["NO", "INDIKATOR", "2024", "2025"],
        ["1", "Indeks", "85", "86"],
        ["2", "Nilai", "72", "73"],
    ]


def test_inner_tables_of_different_years_stay_tables() -> None:
    def years(*heads: str) -> str:
        return tc(tbl(tr(*(tc(p(head)) for head in heads)), tr(tc(p("1")), tc(p("2"))), properties=LINES) + "<w:p/>")

    body = tbl(tr(tc(p("TARGET"))), tr(years("2024", "2025")), tr(years("2025", "2026")), properties=LINES)
    assert len(list(read(body).tables)) == 3
