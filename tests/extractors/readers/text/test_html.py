from __future__ import annotations

import time

import pytest

from extractors.model.document import Document, Page, Table
from extractors.model.errors import LimitExceeded, UnsafeContent
from extractors.readers import pictures
from extractors.readers.kinds import read_document, tell_kind
from extractors.readers.text import html
from extractors.tables.cells.fractions import read_lines
from tests.build import line
from tests.extractors.readers.shown import aside, texts
from tools.stress.bombs_text import BOMBS


def read(body: str) -> Document:
    return html.read(f"<html><head><title>x</title></head><body>{body}</body></html>".encode(), "ab" * 32)


@pytest.mark.parametrize(
    ("body", "shown", "left_out"),
    [
        pytest.param("<p>CAMAT <b>SRE</b>SEH</p>", ["CAMAT SRESEH"], [], id="bold_inside_a_word"),
        pytest.param("<p>satu\n dua<br>tiga</p>", ["satu dua", "tiga"], [], id="line_break"),
        pytest.param(
            "<p><ruby>85<rp>(</rp><rt>9</rt><rp>)</rp></ruby></p>",
            ["85"],
            [("note_mark", "( 9 )")],
            id="small_print_above",
        ),
        pytest.param("Teks<div>lain</div>ekor", ["Teks", "lain", "ekor"], [], id="text_beside_paragraphs"),
        pytest.param("85<hr>90", ["85", "90"], [], id="a_rule_between"),
        pytest.param("<span style='display:block'>85</span>90", ["85", "90"], [], id="a_block_by_its_style"),
        pytest.param(
            "<style>.b {display: block}</style><i class=b>85</i><i class=b>90</i>", ["85", "90"], [], id="by_a_sheet"
        ),
        pytest.param("<span style='display:inline-block'>85</span>90", ["85 90"], [], id="a_box_in_the_line"),
        pytest.param("<div style='display:flex'><b>85</b><b>90</b></div>", ["85 90"], [], id="side_by_side"),
        pytest.param("<textarea>85</textarea><textarea>90</textarea>", ["85 90"], [], id="fields_of_a_form"),
        pytest.param(
            "<input type=radio checked>Ya<input type=radio>Tidak", ["☑ Ya ☐ Tidak"], [], id="which_box_is_ticked"
        ),
        pytest.param(
            "<input type=tel value=85><input type=search value=90><input type=hidden value=95>",
            ["85 90"],
            [],
            id="values",
        ),
        pytest.param("<details><summary>85</summary>90</details>", ["85", "90"], [], id="details"),
        pytest.param("<nav>85</nav><aside>90</aside>", ["85", "90"], [], id="blocks_beside_the_text"),
        pytest.param("<p><s>85</s> 88</p>", ["88"], [("struck_text", "85")], id="struck"),
        pytest.param(
            "<p><span style='text-decoration: line-through'>85</span> 88</p>",
            ["88"],
            [("struck_text", "85")],
            id="by_style",
        ),
        pytest.param(
            "<p style='display:none'>rahasia</p><p>ada</p>", ["ada"], [("vanished_text", "rahasia")], id="hidden"
        ),
        pytest.param("<p>85<sup>2)</sup></p>", ["85"], [("note_mark", "2)")], id="mark_of_a_note"),
        pytest.param("<p>m<sup>2</sup></p>", ["m2"], [], id="square_metre"),
        pytest.param(
            "<p>85<span style='vertical-align:super'>2)</span></p>", ["85"], [("note_mark", "2)")], id="raised_by_style"
        ),
        pytest.param(
            "<p><span style='font-family:Wingdings'>§</span> Indeks</p>",
            ["▪ Indeks"],
            [],
            id="bullet_of_a_font_of_signs",
        ),
        pytest.param("<p><font face=Symbol>³</font> 90</p>", ["≥ 90"], [], id="sign_of_a_font_of_signs"),
        pytest.param(
            "<p style='font-family:Symbol'>· <span style='font-family:Arial'>85 §</span></p>",
            ["• 85 §"],
            [],
            id="letters_inside",
        ),
        pytest.param("<ol><li>satu<li>dua<ul><li>tiga</ul></ol>", ["1. satu", "2. dua", "• tiga"], [], id="lists"),
        pytest.param("<script>x()</script><style>p{}</style><p>ada</p>", ["ada"], [], id="scripts"),
        pytest.param("<p>a &amp; b&nbsp;c</p>", ["a & b c"], [], id="entities"),
    ],
)
def test_paragraphs(body: str, shown: list[str], left_out: list[tuple[str, str]]) -> None:
    document = read(body)
    assert texts(document) == shown
    assert aside(document) == left_out


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        pytest.param("<svg><g><text>Target 85</text></g></svg>", ["diagram"], id="text_of_a_drawing"),
        pytest.param("<svg><path d='M0 0'/></svg>", [], id="a_drawing_without_text"),
        pytest.param("<svg style='display:none'><text>85</text></svg>", [], id="a_drawing_that_is_not_shown"),
        pytest.param("<iframe src='tabel.html'></iframe>", ["embedded_object"], id="another_page"),
        pytest.param("<object data='tabel.pdf'></object>", ["embedded_object"], id="another_file"),
        pytest.param("<iframe src='a.html' style='display:none'></iframe>", [], id="a_page_that_is_not_shown"),
    ],
)
def test_what_a_page_shows_and_is_not_read_is_told(body: str, codes: list[str]) -> None:
    document = read(f"<p>ada</p>{body}")
    assert ([note.code for note in document.notes], texts(document)) == (codes, ["ada"])


def test_table_with_spans() -> None:
    body = "<table border=1><tr><td rowspan=2>1<td>A<td>85</tr><tr><td colspan=2>B</table>"
    (table,) = read(body).tables
    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "1"),
        (0, 1, 1, 1, "A"),
        (0, 2, 1, 1, "85"),
        (1, 1, 1, 2, "B"),
    ]
    assert table.ruled


def test_a_fraction_set_as_a_table_with_lines_belongs_to_its_cell() -> None:
    line = "style='border-bottom: 1px solid'"
    formula = f"<table><tr><td {line}>Jumlah A<td rowspan=2>x 100%<tr><td>Jumlah B</table>"
    (table,) = read(f"<table border=1><tr><td>No<td>Rumus<tr><td>1<td>{formula}</table>").tables
    assert read_lines(table.cells[-1].lines).text == "(Jumlah A) / (Jumlah B) x 100%"


def test_table_in_a_cell_gives_its_words_to_the_cell() -> None:
    (table,) = read("<table><tr><td>A<td><table><tr><td>2024<td>85</table></table>").tables
    assert [c.text for c in table.cells] == ["A", "2024 85"]


TABLE = "<table border=1><tr><td>No<td>Target<tr><td>1<td>85</table>"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(f"<table><tr><td>{TABLE}</table>", ["No Target 1 85"], id="a_mere_frame"),
        pytest.param(
            f"<table><tr><td>atas<tr><td>{TABLE}<tr><td>bawah</table>",
            ["atas", "No Target 1 85", "bawah"],
            id="a_page_set_in_rows",
        ),
        pytest.param(
            f"<table border=1><tr><td>A<td>B<tr><td>1<td>{TABLE}</table>",
            ["A B 1", "No Target 1 85"],
            id="inside_a_table",
        ),
        pytest.param(
            "<table border=1><tr><td>A<td>B<tr><td>1<td><table><tr><td>a<td>x 100<tr><td>b<td></table></table>",
            ["A B 1 a x 100 b"],
            id="formula_set_in_columns",
        ),
    ],
)
def test_table_inside_a_table(body: str, blocks: list[str]) -> None:
    found = read(body).blocks
    assert [" ".join(w.text for w in b.words) if isinstance(b, Table) else b.text for b in found] == blocks


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        pytest.param("#lama {display:none}", True, id="by_name"),
        pytest.param("td span.x {visibility: hidden}", True, id="inside_another"),
        pytest.param("p > span {display:none}", True, id="directly_inside_another"),
        pytest.param("div > span {display:none}", False, id="not_directly_inside_that"),
        pytest.param("@media print {.x {display:none}}", False, id="on_paper_alone"),
        pytest.param("@media screen and (min-width: 600px) {.x {display:none}}", True, id="on_a_screen"),
        pytest.param("@media (max-width: 400px) {.x {display:none}} .y {color:red}", False, id="on_a_small_screen"),
        pytest.param("@media not print {.x {display:none}}", True, id="not_on_paper"),
        pytest.param(".x {display:none} span.x {display:inline}", False, id="shown_by_a_closer_rule"),
        pytest.param("span.x {display:inline} .x {display:none}", False, id="whatever_their_order"),
        pytest.param(".x:hover {display:none}", False, id="when_pointed_at"),
        pytest.param("@import url(a.css); .x {display:none", False, id="never_closed"),
        pytest.param(".x {position:absolute; left:-9999px}", True, id="beside_the_page"),
        pytest.param(".x {position:absolute; clip: rect(0, 0, 0, 0)}", True, id="cut_to_nothing"),
        pytest.param(".x {clip-path:inset(100%)}", True, id="cut_from_all_sides"),
        pytest.param(".x {clip: rect(0px, 60px, 200px, 0px)}", False, id="cut_in_part"),
    ],
)
def test_what_a_style_sheet_hides(sheet: str, hidden: bool) -> None:
    body = f"<style>{sheet}</style><table><tr><td><p>85 <span id=lama class='x y'>999</span></table>"
    document = read(body)
    assert " ".join(texts(document)) == ("85" if hidden else "85 999")
    assert aside(document) == ([("vanished_text", "999")] if hidden else [])


ARCHIVE = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
    b"<html><body><p>atas<p><img src='%s'><p>bawah</body></html>\n--x\n"
    b"Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: file:///C:/a/b c.png\nContent-ID: <p1>\n\n"
    b"VGFyZ2V0IDg1\n--x--\n"
)


@pytest.mark.parametrize(
    ("data", "read_it"),
    [
        pytest.param(b"<html><p>atas<p><img src='data:image/png;base64,VGFyZ2V0IDg1'><p>bawah", True, id="in_the_page"),
        pytest.param(ARCHIVE % b"a/b c.png", True, id="beside_the_page"),
        pytest.param(ARCHIVE % b"cid:p1", True, id="by_its_name"),
        pytest.param(ARCHIVE % b"http://x/y.png", False, id="elsewhere"),
        pytest.param(b"<html><p>atas<p><img src='t.png'><p>bawah", False, id="not_in_the_file"),
        pytest.param(
            b"<html><p>atas<p><img width=40 height=40 src='data:image/png;base64,VGFy'><p>bawah", None, id="an_emblem"
        ),
    ],
)
def test_words_of_a_picture_stand_where_it_stands(
    data: bytes, read_it: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def see(data: bytes, picture: pictures.Picture) -> Page | None:
        return Page(1, 400, 200, (line(data.decode(), page=1),)) if data else None

    monkeypatch.setattr(pictures, "_read", see)
    document = read_document(data, ocr="auto")
    assert texts(document) == ["atas", *(["Target 85"] if read_it else []), "bawah"]
    assert [note.code for note in document.notes] == (["picture_unread"] if read_it is False else [])


def test_web_archive() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<html><body><p>Persentase =E2=89=A5 90</p></body></html>\n--x--\n"
    )
    assert tell_kind(data) == "html"
    assert texts(read_document(data)) == ["Persentase ≥ 90"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        pytest.param("<html><body><p>≥ 90".encode(), "≥ 90", id="utf8_without_a_word_of_it"),
        pytest.param(b"<html><body><p>\x9385\x94", "“85”", id="windows"),
        pytest.param("<html><meta charset=utf-16><body><p>≥ 90".encode("utf-16"), "≥ 90", id="utf16"),
    ],
)
def test_encoding(data: bytes, shown: str) -> None:
    assert texts(read_document(data)) == [shown]


def test_elements_nested_too_deeply_are_refused() -> None:
    try:
        found = read("<div><span>" * 5000 + "x")
    except UnsafeContent:
        return
    assert not any(isinstance(block, Table) for block in found.blocks)


@pytest.mark.parametrize(
    ("page", "shown"),
    [("<html><tr>", []), ("<html><td>a</td>", ["a"]), ("<html><body><tr><td>satu<td>dua</table>", ["satu", "dua"])],
)
def test_rows_and_cells_outside_any_table_are_text(page: str, shown: list[str]) -> None:
    """Found by drawing pages of anything: an error of the program ended the file."""
    assert [word.text for line in read_document(page.encode()).all_lines for word in line.words] == shown


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("HTML of 500,000 attributes", LimitExceeded), ("HTML of a million cells", LimitExceeded),
        ("HTML of wide cells", LimitExceeded), ("MHTML 3,000 deep", UnsafeContent), ("MHTML of one long header", LimitExceeded),
        ("HTML tables 100,000 deep", UnsafeContent),
    ],
)  # fmt: skip
def test_a_bomb_is_refused_at_once(name: str, error: type[Exception]) -> None:
    data = BOMBS[name]()
    start = time.process_time()
    with pytest.raises(error):
        html.read(data, "ab" * 32)
    assert time.process_time() - start < 4


def test_other_long_headers_of_an_archive_are_read_over() -> None:
    data = b"MIME-Version: 1.0\r\nX-Origin: " + b"a=b; " * 20_000 + b"\r\nContent-Type: text/html\r\n\r\n<p>KEPUTUSAN"
    assert texts(html.read(data, "ab" * 32)) == ["KEPUTUSAN"]


def test_a_tag_with_a_long_picture_is_no_bomb() -> None:
    picture = b"<img src='data:image/png;base64," + b"QUJD" * 20_000 + b"'>"
    document = html.read(b"<html><body><p>KEPUTUSAN</p>" + picture + b"</body></html>", "ab" * 32)
    assert [line.text for line in document.all_lines] == ["KEPUTUSAN"]


@pytest.mark.parametrize(
    ("body", "shown", "left_out"),
    [
        pytest.param('<style>.x{display:none}</style><p>85 <i class="a x">470</i></p>', ["85"],
                     [("vanished_text", "470")], id="class"),
        pytest.param("<style><!-- del.o, .p {text-decoration:line-through} --></style><p>85 <b class=p>80</b></p>", ["85"],
                     [("struck_text", "80")], id="struck_by_a_class"),
        pytest.param('<p>85 <font color="#FFFFFF">470</font></p>', ["85"], [("white_text", "470")], id="white_on_white"),
        pytest.param('<p>85 <span style="color: #fff">470</span></p>', ["85"], [("white_text", "470")], id="white_by_style"),
        pytest.param('<table><tr><td bgcolor="navy"><font color="white">TARGET</font></td></tr></table>', ["TARGET"],
                     [], id="on_a_cell"),
        pytest.param('<p style="background:#1f4e79"><span style="color:white">TARGET</span></p>', ["TARGET"],
                     [], id="on_a_ground"),
        pytest.param('<p>85 <span style="font-size:0">470</span></p>', ["85"], [("vanished_text", "470")], id="no_size"),
        pytest.param('<p style="font-size:10pt;opacity:0.9">85</p>', ["85"], [], id="nearly_opaque"),
        pytest.param("<p>Satuan <select><option>Nilai<option selected>Persen</select></p>", ["Satuan Persen"], [], id="choice"),
        pytest.param('<p>Satuan <select><option value="">Pilih<option>Nilai</select></p>', ["Satuan"], [("placeholder", "Pilih")],
                     id="no_choice"),
    ],
)  # fmt: skip
def test_what_a_page_hides(body: str, shown: list[str], left_out: list[tuple[str, str]]) -> None:
    document = read(body)
    assert texts(document) == shown
    assert aside(document) == left_out


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param("<td style='display:none'>66</td>", id="by_style"),
        pytest.param("<td hidden>66</td>", id="by_its_name"),
        pytest.param("<td class=x><p>66</p></td>", id="by_a_sheet"),
    ],
)
def test_a_cell_that_is_not_shown_moves_no_other(hidden: str) -> None:
    sheet = "<style>.x{display:none}</style>"
    document = read(f"{sheet}<table border=1><tr><td>Nilai{hidden}<td>72<tr><td>Indeks<td>85</table>")
    (table,) = document.tables
    assert [[cell.text for cell in table.row(row)] for row in range(2)] == [["Nilai", "72"], ["Indeks", "85"]]
    assert aside(document) == [("vanished_text", "66")]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        pytest.param("<bdo dir=rtl>58</bdo>", "85", id="element"),
        pytest.param("<span style='direction:rtl;unicode-bidi:bidi-override'>58</span>", "85", id="style"),
        pytest.param("<bdo dir=rtl>5<b>8</b><span hidden>9</span></bdo>", "85", id="a_part_is_hidden"),
        pytest.param("&#x202e;58&#x202c; %", "85 %", id="signs"),
        pytest.param("<span dir=rtl>85</span>", "85", id="direction_alone"),
    ],
)
def test_letters_forced_from_right_to_left_are_read_as_they_stand(told: str, shown: str) -> None:
    assert texts(read(f"<p>{told}</p>")) == [shown]


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        pytest.param(".x::before{content:'8'}", "85", id="before"),
        pytest.param('.x:after { content: "\\25" }', "5%", id="behind_by_a_code"),
        pytest.param("td span::before{content:'7'} .x::before{content:'8'}", "85", id="the_closer_rule"),
        pytest.param(".x::before{content:'7' \"8\"}", "785", id="two_texts"),
        pytest.param(".x::before{content:'8';display:none}", "5", id="not_shown"),
        pytest.param(".x::before{content:none} .y::before{content:'9'}", "5", id="none"),
        pytest.param(".x::before{content:counter(a) '.'}", "5", id="counted"),
        pytest.param(".x::before{content:'\\f0e0'}", "5", id="a_picture"),
        pytest.param(".x{content:'8'} .x:hover{content:'9'}", "5", id="of_no_side"),
    ],
)
def test_what_a_style_sheet_sets_beside_an_element_is_read(sheet: str, shown: str) -> None:
    document = read(f"<style>{sheet}</style><table><tr><td><span class=x>5</span></table>")
    assert " ".join(texts(document)) == shown


@pytest.mark.parametrize("prefix", ["", "mml:"])
def test_equation_of_a_page_is_read(prefix: str) -> None:
    math = "<math><mfrac><mn>85</mn><mn>100</mn></mfrac><mo>×</mo><mn>100</mn><mo>%</mo></math>"
    for name in ("math", "mfrac", "mn", "mo"):
        math = math.replace(f"<{name}>", f"<{prefix}{name}>").replace(f"</{name}>", f"</{prefix}{name}>")
    data = f"<html><body><table><tr><td>Rumus {math} per tahun</td></tr></table></body></html>"
    assert [line.text for line in read_document(data.encode()).all_lines] == ["Rumus (85) / (100) × 100% per tahun"]


def test_equation_that_is_not_shown_is_set_aside() -> None:
    data = "<html><body><p>Rumus <span style='display:none'><math><mn>85</mn></math></span></p></body></html>"
    document = read_document(data.encode())
    assert [line.text for line in document.all_lines] == ["Rumus"]
    assert [note.code for note in document.notes] == ["vanished_text"]
