"""Tables told by the places of their words: pages of lines in a fixed-width face, each letter 6 points wide."""

from __future__ import annotations

import pytest

from extractors.model.document import Line, Table
from extractors.model.geometry import Box
from extractors.page.aligned.find import find_aligned
from extractors.page.aligned.pieces import rows_of
from extractors.page.aligned.placed import ruled_off
from extractors.page.aligned.tight import placed_tightly
from tests.build import line
from tests.growth import LINEAR, growth

STEP = 12.0


def lines_of(text: str, *, top: float = 100.0, step: float = STEP) -> list[Line]:
    """Return the lines of a drawing, one below the other; a blank one leaves its height free."""
    rows = [row for row in text.split("\n")[1:] if row.strip() or row == ""]
    return [line(row, top=top + at * step) for at, row in enumerate(rows) if row.strip()]


def texts(table: Table) -> list[list[str]]:
    """Return what is printed row by row, blank cells left out; a cell over columns ends with "<" for each further one."""
    return [
        [cell.text + "<" * (cell.col_span - 1) for cell in table.row(row) if cell.text] for row in range(table.n_rows)
    ]


NUMBERS = """
Region        Number     Percent
Air bersih     1.234        20,5
Siswa baru       567         3,1
Koperasi       8.900        76,4
"""


def test_columns_of_numbers_are_a_table_with_every_word_in_its_cell() -> None:
    (table,) = find_aligned(lines_of(NUMBERS), page=1)
    assert texts(table) == [
        ["Region", "Number", "Percent"], ["Air bersih", "1.234", "20,5"],
        ["Siswa baru", "567", "3,1"], ["Koperasi", "8.900", "76,4"],
    ]  # fmt: skip
    assert (table.n_rows, table.n_cols, table.ruled, table.page) == (4, 3, False, 1)


def test_a_caption_above_and_a_note_below_are_no_rows() -> None:
    around = "\nTable 1. Some numbers of this and of that" + NUMBERS + "Source: survey\n"
    (table,) = find_aligned(lines_of(around))
    assert [row[0] for row in texts(table)] == ["Region", "Air bersih", "Siswa baru", "Koperasi"]


def test_a_label_over_two_columns_spans_them() -> None:
    drawn = """
                 Year 2019        Year 2020
Region         Men    Women     Men    Women
Sukasada        10       20      11       21
Rappocini       30       40      31       41
Pujon           50       60      51       61
"""
    (table,) = find_aligned(lines_of(drawn))
    assert texts(table)[:3] == [
        ["Year 2019<", "Year 2020<"], ["Region", "Men", "Women", "Men", "Women"], ["Sukasada", "10", "20", "11", "21"],
    ]  # fmt: skip
    assert [cell.col for cell in table.row(0) if cell.text] == [1, 3]
    assert all(table.cell_at(row, column) is not None for row in range(table.n_rows) for column in range(table.n_cols))


@pytest.mark.parametrize(
    "drawn",
    [
        """
Code           Men    Women     Men    Women
Code and name of it   Women     Men    Women
Sukasada        10       20      11       21
Rappocini       30       40      31       41
Pujon           50       60      51       61
""",
        """
Alpha         4             words that run o
Alpha         958           745           146
gamma         271           414           Beta satu
Alpha         662           Beta satu     759
words that run over colum
Beta satu     854           641           487
words that run over      gamma         308
Beta satu     Beta satu     353           564
""",
    ],
    ids=["a label over another one", "wide texts side by side"],
)
def test_no_two_cells_of_a_row_share_a_column(drawn: str) -> None:
    lines = lines_of(drawn)
    (table,) = find_aligned(lines)
    places = [(cell.row, col) for cell in table.cells for col in range(cell.col, cell.col + cell.col_span)]
    assert len(places) == len(set(places)) == table.n_rows * table.n_cols
    assert sorted(table.words) == sorted(word for each in lines for word in each.words)


def test_a_label_in_two_lines_is_one_cell() -> None:
    drawn = """
             Number of    Share of
District       pupils        girls
Pujon              12           40
Sukasada           13           41
Rappocini          14           42
"""
    (table,) = find_aligned(lines_of(drawn))
    assert texts(table)[0] == ["District", "Number of pupils", "Share of girls"]


def test_a_name_in_two_lines_is_one_cell_where_its_values_stand_on_the_last() -> None:
    drawn = """
Group             2019      2020
Households
without water      1,5       2,5
Schools            3,5       4,5
Roads that are
not paved          5,5       6,5
"""
    (table,) = find_aligned(lines_of(drawn))
    assert texts(table)[1:] == [
        ["Households without water", "1,5", "2,5"], ["Schools", "3,5", "4,5"], ["Roads that are not paved", "5,5", "6,5"],
    ]  # fmt: skip


def test_a_line_of_a_group_is_a_row_of_its_own() -> None:
    drawn = """
Group             2019      2020
City
- men              1,5       2,5
- women            3,5       4,5
Village
- men              5,5       6,5
"""
    (table,) = find_aligned(lines_of(drawn))
    assert [row[0] for row in texts(table)] == ["Group", "City", "- men", "- women", "Village", "- men"]


def test_white_between_rows_tells_which_lines_are_one_row() -> None:
    rows = [("Alpha", "first words of", "12"), ("", "the text", ""), ("Beta", "other words", "13"), ("", "and more", ""),
            ("Gamma", "short", "14")]  # fmt: skip
    tops = [130, 142, 164, 176, 198]
    head = line(f"{'Name':12}{'Content':24}{'Count':6}", top=100)
    body = [line(f"{a:12}{b:24}{c:>5}", top=top) for (a, b, c), top in zip(rows, tops, strict=True)]
    (table,) = find_aligned([head, *body])
    assert texts(table) == [
        ["Name", "Content", "Count"], ["Alpha", "first words of the text", "12"], ["Beta", "other words and more", "13"],
        ["Gamma", "short", "14"],
    ]  # fmt: skip


def test_rules_between_rows_tell_which_lines_are_one_row() -> None:
    drawn = """
Name        Content                 Count
Alpha       first words of             12
            Something else
Beta        other words                13
            And more
Gamma       short                      14
"""
    bars = [Box(70.0, y, 330.0, y) for y in (98.0, 111.0, 135.0, 159.0, 171.5)]
    (table,) = find_aligned(lines_of(drawn), bars)
    assert texts(table)[1:3] == [
        ["Alpha", "first words of Something else", "12"],
        ["Beta", "other words And more", "13"],
    ]


@pytest.mark.parametrize("printed", [1, 2], ids=["once", "twice, as the borders of two cells"])
def test_a_rule_below_some_columns_parts_no_rows(printed: int) -> None:
    drawn = """
Name        Content                 Count
Alpha       first words of             12
Beta        other words                13
Gamma       short                      14
"""
    rows = placed_tightly(rows_of(lines_of(drawn)), (130.0, 270.0))
    short = [Box(70.0, 111.0, 190.0, 111.0)] * printed
    assert ruled_off(rows, short) == set()
    assert ruled_off(rows, [*short, Box(190.0, 111.0, 330.0, 111.0)]) == {1}


def test_dots_that_lead_to_the_next_column_take_no_room() -> None:
    drawn = """
Region              2019     2020
Pujon............     10       11
Sukasada.........     12       13
Rappocini........     14       15
"""
    (table,) = find_aligned(lines_of(drawn))
    assert texts(table)[1] == ["Pujon............", "10", "11"]


NONE = {
    "prose": """
The office went on with what it had begun in the year before and
asked every district to tell how many people it had served since
the first day of the year, and the districts told it in time for
the meeting that was held in the last week of the month of June.
""",
    "a letterhead": """
Nomor        : 800/12/2021
Lampiran     : 1 berkas
Perihal      : undangan rapat
Sifat        : biasa
""",
    "a list": """
1.    Penyusunan rencana
2.    Pelaksanaan kegiatan
3.    Pelaporan hasil
4.    Evaluasi kinerja
""",
    "a table of contents": """
1. Pendahuluan ..................      1
2. Rencana .......................     4
3. Akuntabilitas .................     9
4. Penutup .......................    15
""",
    "signatures": """
PIHAK KEDUA              PIHAK PERTAMA


BUDI SANTOSA             SITI AMINAH
NIP 1970                 NIP 1972
""",
    "two columns of prose": """
the office went on with what it     asked every district to tell how
had begun in the year before and    many people it had served since
some of the districts told it in    the first day of the year in time
words that nobody understood and    for the meeting that was held in
had to be asked about once again    the last week of the month while
""",
}


@pytest.mark.parametrize("drawn", NONE.values(), ids=NONE.keys())
def test_what_is_no_table_gives_none(drawn: str) -> None:
    assert find_aligned(lines_of(drawn)) == ()


def test_prose_beside_a_table_is_no_part_of_it() -> None:
    prose = [
        "went on with what it had begun", "in the year before and also",
        "asked every district to tell it", "how many people it had served", "since the first day of the year",
        "and the districts told it in the", "time for the meeting which was", "held in the last week of that",
    ]  # fmt: skip
    left = [row for row in NUMBERS.split("\n") if row]
    rows = [f"{a:40}{b}" for a, b in zip([*left, "", "", "", ""], prose, strict=True)]
    (table,) = find_aligned(lines_of("\n" + "\n".join(rows)))
    assert texts(table)[1] == ["Air bersih", "1.234", "20,5"]
    assert table.n_cols == 3


def test_two_tables_one_below_the_other_are_two() -> None:
    found = find_aligned([*lines_of(NUMBERS), *lines_of(NUMBERS, top=220.0)])
    assert [table.n_rows for table in found] == [4, 4]


def test_no_lines_give_no_table() -> None:
    assert find_aligned([]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Air bersih     1.234      20,5     -",
        "words that go on over the whole width of a page",
        "a. of this   b. of that",
        "x",
    ],
    ids=["values", "prose", "texts", "words alone"],
)
def test_a_page_of_many_lines_costs_as_much_as_there_are(text: str) -> None:
    assert growth(find_aligned, lambda n: [line(text, top=72.0 + STEP * at) for at in range(n)], 250) < LINEAR


def test_more_columns_than_a_table_has_are_none() -> None:
    row = "1  " * 80
    assert find_aligned([line(row, top=72.0 + STEP * at) for at in range(5)]) == ()
