from __future__ import annotations

import pytest

from extractors.tables.doubts.going_on import goes_on_below
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table

ROW = "Jumlah bank sampah      unit      64"


@pytest.mark.parametrize(
    ("last", "below", "expected"),
    [
        pytest.param("2", [f"3     {ROW}"], True, id="next_number"),
        pytest.param("2.1", [f"2.2     {ROW}"], True, id="next_of_two_levels"),
        pytest.param("2.4", ["Sasaran 3 Meningkatnya layanan", f"3.1     {ROW}"], True, id="first_of_the_next_goal"),
        pytest.param("2", ["3 Mengajukan laporan setiap bulan kepada atasan"], False, id="a_sentence"),
        pytest.param("2", [f"1     {ROW}"], False, id="another_list"),
        pytest.param("2.1", [f"4.1     {ROW}"], False, id="not_the_next"),
        pytest.param("", [f"1     {ROW}"], False, id="no_number_before"),
    ],
)
def test_numbers_that_go_on_below_a_table(last: str, below: list[str], expected: bool) -> None:
    assert goes_on_below(last, [line(text) for text in below]) is expected


def test_the_last_row_of_a_table_without_rules_that_ended_too_early_is_doubted() -> None:
    grid = table(
        [
            ["No", "Indikator", "Satuan", "Target"],
            ["1", "Jumlah taman", "unit", "4"],
            ["2", "Jumlah makam", "unit", "64"],
        ],
        ruled=False,
    )
    (ended,) = find_indikator_tables(document(grid, f"3     {ROW}"))
    (whole,) = find_indikator_tables(document(grid, "Ditetapkan dengan keputusan"))
    assert ["leftover_words" in row.doubts for row in ended.rows] == [False, True]
    assert ["leftover_words" in row.doubts for row in whole.rows] == [False, False]


@pytest.mark.parametrize(
    ("first", "doubted"), [("yang tersedia", True), ("Jumlah desa", False)], ids=["a_rest", "a_row_of_its_own"]
)
def test_a_table_that_opens_with_the_rest_of_a_row_puts_both_in_doubt(first: str, *, doubted: bool) -> None:
    above = table([["No", "Sasaran", "Indikator", "Target"], ["1", "Meningkatnya A", "Jumlah paket", "15"]])
    below = table([["Kode", "Indikator", "Lokasi", "Target", "Satuan"], [".01", first, "Kota", "7", "unit"]], page=2)
    one, other = find_indikator_tables(document(above, below))
    assert ["leftover_words" in table.rows[0].doubts for table in (one, other)] == [doubted, doubted]
