"""Rows of lines in which signatures are looked for: what stands side by side, what belongs together, how far rows lie apart."""

from __future__ import annotations

import pytest

from extractors.model.document import Cell, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote
from extractors.signatures.columns import LineSegment, find_streams, gap_between
from tests.build import document, line, quote, table

GAP = "            "


def rows_of(made: Table | str) -> list[list[str]]:
    """Return the texts of the rows: of the table, or of the one line."""
    streams = find_streams(document(made if isinstance(made, Table) else line(made)))
    stream = streams[-1]
    return [[segment.text for segment in row] for row in stream.rows]


@pytest.mark.parametrize(
    ("left", "right", "rows"),
    [
        # lines of a cell at (text, top)
        pytest.param([("PIHAK KEDUA", 10)], [("PIHAK PERTAMA", 10)], [["PIHAK KEDUA", "PIHAK PERTAMA"]], id="at one height"),
        pytest.param([("PIHAK KEDUA", 10)], [("PIHAK PERTAMA", 14)], [["PIHAK KEDUA", "PIHAK PERTAMA"]], id="a little lower"),
        pytest.param([("PIHAK KEDUA", 10)], [("PIHAK PERTAMA", 22)], [["PIHAK KEDUA"], ["PIHAK PERTAMA"]], id="a line lower"),
        pytest.param(
            [("PIHAK KEDUA", 22), ("BUDI", 60)], [("Sampang", 10), ("PIHAK PERTAMA", 22), ("SITI", 60)],
            [["Sampang"], ["PIHAK KEDUA", "PIHAK PERTAMA"], ["BUDI", "SITI"]],
            id="by heights, not by their rank in the cell",
        ),
    ],
)  # fmt: skip
def test_lines_of_cells_side_by_side(
    left: list[tuple[str, float]], right: list[tuple[str, float]], rows: list[list[str]]
) -> None:
    cells = tuple(
        Cell(0, col, tuple(line(text, x=100.0 + 200 * col, top=100 + top) for text, top in lines), place=Place(1, None))
        for col, lines in enumerate((left, right))
    )
    assert rows_of(Table(cells, 1, 2, Place(1, Box(90.0, 100.0, 500.0, 200.0)))) == rows


def test_lines_of_a_word_file_stand_side_by_side_by_their_rank() -> None:
    made = table([["PIHAK KEDUA\nBUDI", "Sampang\nPIHAK PERTAMA\nSITI"]], page=None)
    assert rows_of(made) == [["PIHAK KEDUA", "Sampang"], ["BUDI", "PIHAK PERTAMA"], ["SITI"]]


def test_empty_cells_give_no_row() -> None:
    assert rows_of(table([["", ""], ["BUDI", ""], ["", ""]])) == [["BUDI"]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param(f"PIHAK KEDUA{GAP}PIHAK PERTAMA", ["PIHAK KEDUA", "PIHAK PERTAMA"], id="two columns"),
        pytest.param(f"Bandung,{GAP}2016", ["Bandung, 2016"], id="a date whose day is left out"),
        pytest.param(f"Ambon,{GAP}Juli{GAP}2018", ["Ambon, Juli 2018"], id="a date in three pieces"),
        pytest.param(
            f"NIP.{GAP}19700101 199503 1 001", ["NIP. 19700101 199503 1 001"], id="a number apart from its label"
        ),
        pytest.param(f"BUDI{GAP}19700101 199503 1 001", ["BUDI", "19700101 199503 1 001"], id="a number behind a name"),
    ],
)
def test_pieces_of_a_line(text: str, pieces: list[str]) -> None:
    assert rows_of(text) == [pieces]


def test_a_column_of_a_text_starts_where_its_words_do() -> None:
    streams = find_streams(document(line(f"PIHAK KEDUA{GAP}PIHAK PERTAMA", page=None)))
    assert [(s.start, s.end) for row in streams[0].rows for s in row] == [(0.0, 11.0), (23.0, 36.0)]


def segment(text: str, **where: object) -> LineSegment:
    made: Quote = quote(text, **where)
    return LineSegment(made, text, 0, 0.0, 10.0)


@pytest.mark.parametrize(
    ("above", "below", "gap"),
    [
        pytest.param({"top": 100.0}, {"top": 110.0}, 0.0, id="close together"),
        pytest.param({"top": 100.0}, {"top": 150.0}, 4.0, id="four lines of white"),
        pytest.param({"top": 100.0}, {"page": 2, "top": 150.0}, None, id="on another page"),
        pytest.param({"page": None, "path": "p[3]"}, {"page": None, "path": "p[4]"}, 0.0, id="the next paragraph"),
        pytest.param({"page": None, "path": "p[3]"}, {"page": None, "path": "p[7]"}, 3.0, id="three blank paragraphs"),
        pytest.param(
            {"page": None, "path": "t[0]/r[1]/c[0]/p[0]"},
            {"page": None, "path": "t[0]/r[1]/c[0]/p[2]"},
            1.0,
            id="in one cell",
        ),
        pytest.param(
            {"page": None, "path": "t[0]/r[1]/c[0]/p[0]"},
            {"page": None, "path": "t[0]/r[2]/c[0]/p[0]"},
            None,
            id="the next row",
        ),
        pytest.param(
            {"page": None, "path": "t[0]/r[1]/c[0]/p[0]"},
            {"page": None, "path": "t[0]/r[3]/c[0]/p[0]"},
            2.0,
            id="a blank row",
        ),
        pytest.param(
            {"page": None, "path": "t[0]/r[1]/c[0]/p[0]"},
            {"page": None, "path": "t[1]/r[3]/c[0]/p[0]"},
            None,
            id="another table",
        ),
    ],
)
def test_white_between_rows(above: dict[str, object], below: dict[str, object], gap: float | None) -> None:
    assert gap_between(segment("CAMAT", **above), segment("BUDI", **below)) == gap
