"""What kind of thing stands in a cell."""

from __future__ import annotations

import pytest

from extractors.tables.cells.content import is_value, opens_like
from extractors.tables.cells.several import count_values
from extractors.tables.doubts.texts import codes_of_texts
from tests.build import table


@pytest.mark.parametrize(
    "text",
    [
        "84,75 (baik)",
        "A (Sangat Baik)",
        "100 % (semua pengaduan)",
        "belum ada",
        "3 s.d. 6 hari",
        "3 ± 1",
        "6 dari 6 pos",
    ],
)
def test_values_with_a_remark_or_a_range_are_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["Persentase A (x)", "(Jumlah a) / (b)", "Laporan (2020)"])
def test_texts_are_no_values(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Tumbuhnya minat", "sasaran", True),
        ("Persentase minat", "sasaran", False),
        ("Hitungan laporan", "formula", True),
        ("Bidang Umum", "formula", False),
        ("Kasubag Umum", "penanggung_jawab", True),
        ("Koordinator Layanan", "penanggung_jawab", True),
        ("Birokrasi yang bersih", "penanggung_jawab", False),
    ],
)
def test_how_texts_of_a_field_open(text: str, field: str, expected: bool) -> None:
    assert opens_like(text, field) is expected


def test_a_number_over_two_lines_is_one_value() -> None:
    (cell,) = table([["312.500.000\n.000"]]).cells
    assert count_values(cell) == 1


@pytest.mark.parametrize("unit", ["per 100.000 penduduk", "m2/1.000 jiwa"])
def test_units_with_a_base_fit_their_column(unit: str) -> None:
    assert codes_of_texts({"indikator": "Angka kesakitan", "satuan": unit}, [], ()) == set()


def test_a_typed_bar_that_parts_nothing_is_doubted() -> None:
    assert "type_unfit" in codes_of_texts({"formula": "Jumlah A -------- x 100%"}, [], ())
