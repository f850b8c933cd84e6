from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.document import Document, Line, Table
from extractors.model.errors import EmptyFile, LimitExceeded
from extractors.readers.contents import without_escapes
from extractors.readers.kinds import read_document
from extractors.readers.text import read as text
from tests.extractors.readers.shown import texts
from tests.growth import LINEAR, growth


def read(content: str) -> Document:
    return text.read(content.encode(), "0" * 64)


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.row(i)] for i in range(table.n_rows)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("**INDIKATOR\nKINERJA UTAMA**", ["INDIKATOR", "KINERJA UTAMA"], id="bold_over_lines"),
        pytest.param("(*Good and Clean Governance*).", ["(Good and Clean Governance)."], id="italic"),
        pytest.param("(a / b) * 100% * 2", ["(a / b) * 100% * 2"], id="times_stays"),
        pytest.param("5*3*2", ["5*3*2"], id="product_stays"),
        pytest.param("**) belum termasuk", ["**) belum termasuk"], id="mark_of_a_remark"),
        pytest.param("*) sementara", ["*) sementara"], id="mark_of_a_remark_once"),
        pytest.param("Nomor : ____ Tahun 2024", ["Nomor : ____ Tahun 2024"], id="blank_to_fill_in"),
        pytest.param("## BAB I", ["BAB I"], id="heading"),
        pytest.param("[image: image1.jpg]", [], id="image"),
        pytest.param("![logo](a.png) KOP", ["KOP"], id="markdown_image"),
        pytest.param("lihat [laman](https://contoh.go.id)", ["lihat laman"], id="link"),
        pytest.param("a<!-- halaman\n2 -->b", ["a", "b"], id="comment"),
        pytest.param("belum <!-- ditutup", ["belum <!-- ditutup"], id="comment_never_closed"),
        pytest.param("Seksi A &amp; B", ["Seksi A & B"], id="entity"),
        pytest.param("1\\. Camat \\*", ["1. Camat *"], id="escapes"),
        pytest.param("nilai <90 dan >70", ["nilai <90 dan >70"], id="no_tags"),
        pytest.param("m<sup>2</sup><br>baris", ["m2", "baris"], id="tags"),
        pytest.param("a\n\n---\n\nb\n```\nc\n```", ["a", "b", "c"], id="rules_and_fences"),
        pytest.param("Jumlah desa\n-----\nJumlah semua", ["Jumlah desa", "-----", "Jumlah semua"], id="fraction_bar"),
        pytest.param("Rp$ 5 dan $6 atau $7", ["Rp$ 5 dan $6 atau $7"], id="money"),
        pytest.param("\ufeffJudul\r\nisi\rakhir\fhalaman", ["Judul", "isi", "akhir", "halaman"], id="line_ends"),
    ],
)
def test_what_a_person_saw(source: str, expected: list[str]) -> None:
    assert texts(read(source)) == expected


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        pytest.param(
            r"$\frac{\text{Jumlah A}}{\text{jumlah B}} \times 100\%$", "(Jumlah A) / (jumlah B) x 100%", id="frac"
        ),
        pytest.param(r"$= \frac{a}{b}\times 100 \%$", "= (a) / (b) x 100 %", id="equals"),
        pytest.param(r"$(\text{Desa maju} / \text{desa}) * 100\%$", "(Desa maju / desa) * 100%", id="inline"),
        pytest.param(
            r"$(\text{di desa} \& \text{ kel} / \text{ jumlah})$", "(di desa & kel / jumlah)", id="brace_closed_midway"
        ),
        pytest.param(r"$\frac{\text{a}}{\text{b} \times 100$", "(a) / (b x 100)", id="brace_never_closed"),
        pytest.param(r"$\frac{a}$", "(a) /", id="denominator_missing"),
        pytest.param(r"$a} + b$", "a + b", id="stray_brace"),
        pytest.param(r"$\frac{\frac{a}{b}}{c}$", "((a) / (b)) / (c)", id="nested"),
        pytest.param(r"$\left( \frac{a}{b} \right) \times 100$", "( (a) / (b) ) x 100", id="left_right"),
        pytest.param(r"$x_{n-1} + y^2$", "x_(n-1) + y^2", id="scripts"),
        pytest.param(r"$\sum \text{nilai} \div 4$", "∑ nilai ÷ 4", id="signs"),
        pytest.param(r"\( \frac{a}{b} \)", "(a) / (b)", id="latex_brackets"),
        pytest.param(r"\(a\)", "(a)", id="escaped_brackets"),
        pytest.param("$$\n\\frac{a}\n{b}\n$$", "(a) / (b)", id="over_lines"),
        pytest.param(r"$\foo{a}$", r"\fooa", id="unknown_command_stays"),
        pytest.param("$A / B$", "A / B", id="dollars_around_a_formula"),
    ],
)
def test_formulas(latex: str, expected: str) -> None:
    assert texts(read(latex)) == [expected]


def test_brackets_and_bar_of_a_fraction_are_drawn() -> None:
    (line,) = read(r"$\frac{\text{Jumlah A}}{B}$").lines
    assert [word.text for word in line.words if word.drawn] == ["(", ")", "/", "(", ")"]
    assert [word.text for word in line.words if word.glued] == ["Jumlah", ")", "B", ")"]


def test_words_of_a_formula_over_lines_keep_their_physical_line() -> None:
    first, last = read("$$\n\\frac{a}{b}\n$$\nakhir").lines
    assert {word.place.path.split("#")[0] for word in first.words} == {"l[2]"}
    assert last.words[0].place.path == "l[4]#0"


@pytest.mark.parametrize(
    ("source", "expected", "marker"),
    [
        pytest.param("- a. bahwa desa", "a. bahwa desa", False, id="number"),
        pytest.param("- (1) Memberikan", "(1) Memberikan", False, id="number_in_brackets"),
        pytest.param("- KEDUA : Keputusan", "KEDUA : Keputusan", False, id="label"),
        pytest.param("- KEDUA** : Keputusan", "KEDUA : Keputusan", False, id="label_with_half_of_its_bold"),
        pytest.param("- **Sasaran**", "Sasaran", False, id="bold"),
        pytest.param("- Mewujudkan desa maju", "- Mewujudkan desa maju", True, id="plain_item"),
        pytest.param("• Camat", "• Camat", True, id="bullet"),
        pytest.param("-", "-", False, id="lone_dash"),
        pytest.param("-5 desa", "-5 desa", False, id="minus"),
    ],
)
def test_list_dashes(source: str, expected: str, marker: bool) -> None:
    (line,) = read(source).lines
    assert (line.text, line.marker) == (expected, marker)


def test_columns_and_breaks() -> None:
    (line,) = read("  Nama\t: Budi    Santoso").lines
    assert line.segment_offsets == (2.0, 8.0, 18.0)
    assert line.words[1].place.path == "l[1]#1"


@pytest.mark.parametrize(
    ("source", "glued"), [("masing-\nmasing", True), ("masing-\n\nmasing", False), ("A-\nB", False)]
)
def test_hyphen_at_the_end_of_a_line(source: str, glued: bool) -> None:
    _, second = read(source).lines
    assert second.words[0].glued is glued


HEAD = "NO\tSASARAN\tINDIKATOR\tFORMULA\tPENANGGUNG JAWAB"


def test_tab_table_between_lines() -> None:
    above, table, below = read(f"JUDUL\n{HEAD}\n1\tMeningkatnya\tIndeks\t-\tCamat\nakhir").blocks
    assert isinstance(above, Line)
    assert isinstance(table, Table)
    assert isinstance(below, Line)
    assert (table.n_rows, table.n_cols, table.ruled) == (2, 5, True)
    assert grid(table)[1] == ["1", "Meningkatnya", "Indeks", "-", "Camat"]
    assert not table.cells[8].lines[0].marker  # a lone dash is content
    assert table.cells[6].lines[0].words[0].place.path == "l[3]#1"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("1\ta\tb\tc\t- Camat", [["- Camat"]], id="one_item"),
        pytest.param("1\ta\tb\tc\t- Seksi A - Seksi B", [["- Seksi A", "- Seksi B"]], id="collapsed_list"),
        pytest.param('1\ta\tb\tc\t<ul style="x"> - Seksi A - Seksi B </ul>', [["- Seksi A", "- Seksi B"]], id="ul"),
        pytest.param("1\ta\tb\tc\t<ul><li>A</li><li>B</li></ul>", [["- A", "- B"]], id="li"),
        pytest.param(
            "1\ta\tb\tc\t- Seksi A\n- Seksi B\n2\ta\tb\tc\td",
            [["- Seksi A", "- Seksi B"], ["d"]],
            id="lines_in_last_cell",
        ),
        pytest.param("1\ta\tb\tc<br>d\tCamat", [["Camat"]], id="br"),
        pytest.param("1\ta\tb\tSatu\n\ndua\tCamat\n2\ta\tb\tc\td", [["Camat"], ["d"]], id="blank_line_within_a_row"),
        pytest.param("1\ta\tb\tc\n2\ta\tb\tc\td", [[], ["d"]], id="last_cell_missing"),
    ],
)
def test_rows_of_tabs(rows: str, expected: list[list[str]]) -> None:
    (table,) = read(f"{HEAD}\n{rows}\n\nakhir").tables
    last = [table.cell_at(i, 4) for i in range(1, table.n_rows)]
    assert [[line.text for line in cell.lines] if cell else [] for cell in last] == expected


def test_marks_of_list_items_in_a_cell() -> None:
    (table,) = read(f"{HEAD}\n1\ta\tb\tc\t- Seksi A - Seksi B").tables
    assert [line.marker for line in table.cells[9].lines] == [True, True]


def test_numerator_exported_twice_is_read_once_and_noted() -> None:
    cell = r"<p>Jumlah desa maju.</p> $\frac{\text{Jumlah desa maju}}{\text{Jumlah desa}} \times 100\%$"
    document = read(f"{HEAD}\n1\ta\tb\t{cell}\td")
    (table,) = document.tables
    assert table.cells[8].text == "(Jumlah desa maju) / (Jumlah desa) x 100%"
    assert [(note.code, note.detail) for note in document.notes] == [("repeated_numerator", "1")]


def test_formula_over_lines_within_a_row() -> None:
    document = read(f"{HEAD}\n1\ta\tb\tRumus:\n\n$\\frac{{A}}{{B}}$\tCamat\n\nakhir")
    (table,) = document.tables
    assert [line.text for line in table.cells[8].lines] == ["Rumus:", "(A) / (B)"]
    assert table.cells[8].lines[1].words[0].place.path == "l[4]#0"


def test_contents_list_is_no_table() -> None:
    contents = "KATA PENGANTAR\tv\nDAFTAR ISI\tvi\nBAB I PENDAHULUAN\t\t\n1.1 LATAR BELAKANG\t1\nBAB II ISI\t\t\n"
    document = read(contents)
    assert not list(document.tables)
    assert len(list(document.lines)) == 5


def test_single_row_below_a_table_as_wide_goes_on_as_a_table() -> None:
    first, second = read(f"{HEAD}\n1\ta\tb\tc\td\n\n2\te\tf\tg\th\n\nakhir").tables
    assert (first.n_rows, grid(second)) == (2, [["2", "e", "f", "g", "h"]])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("| NO | IKU |\n|----|:---:|\n| 1 | Indeks |", [["NO", "IKU"], ["1", "Indeks"]], id="framed"),
        pytest.param("NO | IKU\n---|---\n1 | Indeks", [["NO", "IKU"], ["1", "Indeks"]], id="unframed"),
        pytest.param("| a | b |\n| c \\| d | |", [["a", "b"], ["c | d", ""]], id="without_rule"),
        pytest.param(
            "<table><tr><th>NO</th><th>IKU</th></tr>\n<tr><td>1</td><td>A &amp; B</td></tr></table>",
            [["NO", "IKU"], ["1", "A & B"]],
            id="html",
        ),
    ],
)
def test_other_tables(source: str, expected: list[list[str]]) -> None:
    (table,) = read(f"atas\n\n{source}\n\nbawah").tables
    assert grid(table) == expected


def test_spans_of_an_html_table() -> None:
    source = "<table><tr><td rowspan=2>S</td><td colspan=2>T</td></tr>\n<tr><td>1</td><td>2</td></tr></table>"
    (table,) = read(source).tables
    shape = {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells}
    assert shape == {"S": (0, 0, 2, 1), "T": (0, 1, 1, 2), "1": (1, 1, 1, 1), "2": (1, 2, 1, 1)}
    assert table.cell_at(1, 2).lines[0].words[0].place.path == "l[2]#1"  # type: ignore[union-attr]


def test_html_table_that_never_ends_is_lines() -> None:
    assert texts(read("<table><tr><td>isi</td>\nlain")) == ["isi", "lain"]


def test_pipes_in_running_text_are_no_table() -> None:
    assert not list(read("A | B\nC | D").tables)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Persentase é".encode("cp1252"), id="cp1252"),
        pytest.param("Persentase é".encode("utf-16"), id="utf_16"),
        pytest.param("Persentase é".encode("utf-8-sig"), id="utf_8_mark"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(text.read(data, "0" * 64)) == ["Persentase é"]


def test_blank_file() -> None:
    with pytest.raises(EmptyFile):
        text.read(b" \n\t", "0" * 64)


LETTERS = st.text(alphabet="abcABC123(),:%", min_size=1, max_size=6)
ROWS = st.lists(st.lists(LETTERS, min_size=1, max_size=5), min_size=1, max_size=8)


@given(ROWS, st.sampled_from(["\t", " ", "    "]), st.sampled_from(["\n", "\n\n"]))
@settings(deadline=None, max_examples=100)
def test_no_word_is_lost_or_doubled(rows: list[list[str]], between: str, end: str) -> None:
    document = read(end.join(between.join(row) for row in rows))
    words = [word for line in document.all_lines for word in line.words]
    assert sorted(word.text for word in words) == sorted(word for row in rows for word in row)
    assert len({word.place.path for word in words}) == len(words)


@given(st.text(alphabet="ab \t\n|$\\{}^_*<>/-.`![]()&;#", max_size=80).filter(str.strip))
@settings(deadline=None, max_examples=100)
def test_any_markup_is_read_without_error(source: str) -> None:
    words = [word for line in read(source).all_lines for word in line.words]
    assert len({word.place.path for word in words}) == len(words)
    assert all(word.text and not any(char.isspace() for char in word.text) for word in words)


def test_thousands_of_tabs_in_a_line_make_no_table() -> None:
    """300 lines of 5,000 tabs made a million and a half empty cells: 23 s of CPU and 760 MB."""
    blocks = text.read(("sasaran" + "\t" * 5000 + "\n").encode() * 3, "ab" * 32).pages[0].blocks
    assert all(isinstance(block, Line) for block in blocks)
    assert [word.text for block in blocks if isinstance(block, Line) for word in block.words] == ["sasaran"] * 3


def test_a_line_longer_than_a_report_is_refused() -> None:
    with pytest.raises(LimitExceeded):
        text.read(b"judul\n" + b"[" * (text.MAX_LINE + 1) + b"\n", "0" * 64)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Meningkatnya \x1b[2J\x1b[1;1Hlayanan", "Meningkatnya layanan", id="screen_and_place"),
        pytest.param("Indeks \x1b]8;;http://x.test\x07Kepuasan\x1b]8;;\x07", "Indeks Kepuasan", id="link"),
        pytest.param("\x1b]0;judul palsu\x07Indeks", "Indeks", id="title"),
        pytest.param("\x1b[31;1mIndeks\x1b[0m 85", "Indeks 85", id="colour"),
        pytest.param("\x1bPq\x1b\\Indeks", "Indeks", id="picture"),
        pytest.param("\x1bcIndeks", "Indeks", id="reset"),
        pytest.param("Target \x1bW185\x1bW0 %", "Target 85 %", id="wide_print_of_a_printer"),
    ],
)
def test_what_would_act_on_a_terminal_is_no_print(text: str, shown: str) -> None:
    assert [line.text for line in read_document(f"KECAMATAN CONTOH\n\n{text}\n".encode()).all_lines][1:] == [shown]


def test_escapes_without_end_cost_what_they_are_long() -> None:
    assert growth(without_escapes, lambda n: "\x1b]" * n, 20_000) < LINEAR
