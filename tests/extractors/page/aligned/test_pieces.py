"""Pieces of lines: where words of one text end and those of the next column begin; justified lines; values."""

from __future__ import annotations

import pytest

from extractors.model.document import Line
from extractors.page.aligned.pieces import is_value, is_year, rows_of
from tests.build import line, word_at


@pytest.mark.parametrize(
    ("text", "told"),
    [("1.234", True), ("20,5 %", True), ("(3,1)", True), ("Rp 5", True), ("-", True), ("12 km", True), ("3a", True),
     ("Tahun 2020", False), ("Pujon", False), ("a", False), ("(a)", False), ("SK 12 Bupati", False)],
)  # fmt: skip
def test_values(text: str, told: bool) -> None:
    assert is_value(text) is told


@pytest.mark.parametrize(
    ("text", "told"), [("2020", True), ("1999", True), ("2120", False), ("202", False), ("20,5", False)]
)
def test_years(text: str, told: bool) -> None:
    assert is_year(text) is told


def test_one_blank_of_a_typewriter_parts_nothing_and_two_do() -> None:
    (row,) = rows_of([line("Air bersih  1.234   20")])
    assert [piece.text for piece in row] == ["Air bersih", "1.234", "20"]


def test_justified_lines_are_one_piece_each() -> None:
    """The blanks of each line are even and wide, and both lines begin and end at the same x."""
    first = [word_at("went", 100, 100), word_at("on", 132, 100), word_at("with", 154, 100), word_at("what", 186, 100)]
    other = [
        word_at("some", 100, 112),
        word_at("of", 130.3, 112),
        word_at("many", 150.7, 112),
        word_at("words", 181, 112),
    ]
    rows = rows_of([Line(tuple(first)), Line(tuple(other))])
    assert [[piece.text for piece in row] for row in rows] == [["went on with what"], ["some of many words"]]


def test_labels_that_happen_to_stand_evenly_are_parted() -> None:
    first = [word_at("Male", 100, 100), word_at("Girl", 132, 100), word_at("Both", 164, 100), word_at("Rest", 196, 100)]
    other = [word_at("10", 110, 112), word_at("20", 142, 112), word_at("30", 174, 112), word_at("40", 206, 112)]
    rows = rows_of([Line(tuple(first)), Line(tuple(other))])
    assert [len(row) for row in rows] == [4, 4]


def test_a_watermark_is_no_piece() -> None:
    stamp = Line((word_at("SALINAN", 50, 50, letter=60, height=90),))
    rows = rows_of([stamp, line("Air bersih", top=100), line("Siswa baru", top=112)])
    assert [[piece.text for piece in row] for row in rows] == [["Air bersih"], ["Siswa baru"]]
