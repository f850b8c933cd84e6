"""Rows of scanned grids whose rulings were lost, told by gaps; grids made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place
from extractors.tables.grids.gap_rows import with_lost_rows
from extractors.tables.heads.find import find_header
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line

HEAD = ("No", "Sasaran", "Indikator Kinerja", "Formulasi", "Sumber Data")
WIDTH = 220.0


def _cell(row: int, col: int, *lines: tuple[str, float], engine: str = "ocr") -> Cell:
    """Return a cell over the whole grid row of a text at the heights given, its words read by `engine`."""
    x, top, bottom = 40 + col * WIDTH, (180, 300)[row], (200, 420)[row]
    made: list[Line] = []
    for text, at in lines:
        plain = line(text, x=x + 4, top=at)
        made.append(replace(plain, words=tuple(w._replace(engine=engine, confidence=0.99) for w in plain.words)))
    return Cell(row, col, tuple(made), place=Place(1, Box(x, top, x + WIDTH, bottom)))


def _table(second: float, engine: str = "ocr", source: float = 304) -> Table:
    """Return a grid of one row in which two indicators stand, the second at a height; their goal in the middle."""
    texts: list[list[tuple[str, float]]] = [
        [("1", 330)],
        [("Meningkatnya layanan", 330)],
        [("Persentase aduan", 304), ("yang selesai", 316), ("Indeks kepuasan", second)],
        [
            ("Aduan selesai dibagi", 304),
            ("seluruh aduan", 316),
            ("Survei warga", second),
            ("setiap tahun", second + 12),
        ],
        [("Register aduan", source)] if source > 304 else [("Register aduan", source), ("Laporan survei", second)],
    ]
    cells = [_cell(0, col, (text, 184), engine=engine) for col, text in enumerate(HEAD)]
    cells += [_cell(1, col, *lines, engine=engine) for col, lines in enumerate(texts)]
    return Table(tuple(cells), 2, len(HEAD), Place(1, Box(40, 180, 40 + 5 * WIDTH, 420)))


def test_two_indicators_of_a_scanned_row_that_a_gap_parts() -> None:
    (found,) = find_indikator_tables(document(_table(350)))
    assert [(r.quote("sasaran").text, r.quote("indikator").text, r.quote("formula").text) for r in found.rows] == [
        ("Meningkatnya layanan", "Persentase aduan yang selesai", "Aduan selesai dibagi seluruh aduan"),
        ("Meningkatnya layanan", "Indeks kepuasan", "Survei warga setiap tahun"),
    ]
    assert all("rows_by_place" in row.doubts for row in found.rows)


def test_a_text_in_the_middle_of_a_cell_is_that_of_all_its_rows() -> None:
    (found,) = find_indikator_tables(document(_table(360, source=356)))
    assert [row.quote("sumber_data").text for row in found.rows] == ["Register aduan", "Register aduan"]


@pytest.mark.parametrize(
    ("second", "engine"), [(328, "ocr"), (350, "text_layer")], ids=["no gap", "rules of a typed page"]
)
def test_other_rows_stay_whole(second: float, engine: str) -> None:
    table = _table(second, engine)
    header = find_header(table)
    assert header is not None
    assert with_lost_rows(table, header.columns, header.body_row) == (table, frozenset())
