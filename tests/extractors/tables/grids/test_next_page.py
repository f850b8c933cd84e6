"""Sheets printed wider than a page."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Line
from tests.build import document, line, table

ROWS = [
    ["No", "Sasaran", "Indikator Kinerja", "Satuan"],
    ["1", "Meningkatnya A", "Produksi A", "Ton"],
    ["2", "Meningkatnya B", "Populasi B", "Ekor"],
]


def _lines(texts: list[str], *, shift: float = 0.0) -> list[Line]:
    """Return texts of the next page at the heights of the rows of a table at 200."""
    return [line(text, page=2, x=76, top=202 + 16 * at + shift) for at, text in enumerate(texts)]


def _targets(second: list[Line]) -> list[str]:
    found = find_blocks(document(pages=[[table(ROWS)], second])).tables
    return [row.quote("target").text for made in found for row in made.rows]


def test_a_column_alone_on_the_next_page_is_the_tables_last() -> None:
    assert _targets(_lines(["TARGET", "405.000", "84.900"])) == ["405.000", "84.900"]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(_lines(["Catatan", "405.000", "84.900"]), id="no label"),
        pytest.param(_lines(["TARGET", "405.000", "84.900"], shift=9.0), id="other heights"),
        pytest.param(_lines(["TARGET"]), id="a label alone"),
    ],
)
def test_other_lines_of_the_next_page_are_no_column(second: list[Line]) -> None:
    assert _targets(second) == ["", ""]


def test_columns_ruled_on_the_next_page_are_the_tables() -> None:
    more = table([["Target", "Sumber Data"], ["405.000", "BPS"], ["84.900", "Dinas"]], page=2)
    (found,) = find_blocks(document(pages=[[table(ROWS)], [more]])).tables
    assert [(row.quote("target").text, row.quote("sumber_data").text) for row in found.rows] == [
        ("405.000", "BPS"),
        ("84.900", "Dinas"),
    ]


def test_a_sheet_printed_over_three_pages_has_the_columns_of_all() -> None:
    second = table([["Target"], ["405.000"], ["84.900"]], page=2)
    third = table([["Sumber Data", "Penanggung Jawab"], ["BPS", "Dinas A"], ["BPS", "Dinas B"]], page=3)
    (found,) = find_blocks(document(pages=[[table(ROWS)], [second], [third]])).tables
    assert [tuple(row.quote(n).text for n in ("target", "sumber_data", "penanggung_jawab")) for row in found.rows] == [
        ("405.000", "BPS", "Dinas A"),
        ("84.900", "BPS", "Dinas B"),
    ]


def test_a_table_of_its_own_on_the_next_page_stays_one() -> None:
    more = table([["No", "Indikator", "Target"], ["1", "Nilai C", "80"], ["2", "Nilai D", "90"]], page=2)
    found = find_blocks(document(pages=[[table(ROWS)], [more]])).tables
    assert [[row.quote("indikator").text for row in made.rows] for made in found] == [
        ["Produksi A", "Populasi B"],
        ["Nilai C", "Nilai D"],
    ]


def test_a_title_on_the_next_page_is_no_column_of_a_table_without_head() -> None:
    rows = [
        ["5", "Meningkatnya A", "Persentase desa", "Data layanan"],
        ["6", "Meningkatnya B", "Jumlah arsip", "Laporan"],
        ["7", "Terwujudnya C", "Persentase D", "Laporan"],
    ]
    cover = _lines(["INDIKATOR", "KINERJA UTAMA (IKU)", "TAHUN 2014"])
    found = find_blocks(document(pages=[[table(rows)], cover])).tables
    assert [[row.quote("indikator").text for row in made.rows] for made in found] == [
        ["Persentase desa", "Jumlah arsip", "Persentase D"]
    ]


HEAD = "NO    SASARAN STRATEGIS             INDIKATOR KINERJA UTAMA        SATUAN"
BODY = [
    "1     Meningkatnya A                Produksi A                     Ton",
    "2     Meningkatnya B                Populasi B                     Ekor",
    "3     Meningkatnya C                Populasi C                     Ekor",
]
BESIDE = [
    "TARGET    TARGET",
    "2024      2025      SUMBER DATA",
    "405       406       Laporan",
    "84        85        Sensus ternak",
    "7         8         Sensus",
]


def _sheet(second: list[str]) -> list[tuple[str, list[str]]]:
    first = [line(text, top=100 + 14 * at) for at, text in enumerate(("TARGET KINERJA", HEAD, *BODY))]
    tops = (105, 114, 128, 142, 156, 170)
    beside = [line(text, page=2, x=72, top=top) for text, top in zip(second, tops, strict=False)]
    found = find_blocks(document(pages=[first, beside])).tables
    return [
        (row.fields["sumber_data"].text if "sumber_data" in row.fields else "", [y.value.text for y in row.yearly])
        for made in found
        for row in made.rows
    ]


def test_lines_of_the_next_page_are_columns_of_a_table_without_rules() -> None:
    assert _sheet(BESIDE) == [("Laporan", ["405", "406"]), ("Sensus ternak", ["84", "85"]), ("Sensus", ["7", "8"])]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(BESIDE[:4], id="a row without a line"),
        pytest.param(["Catatan", "tentang tabel ini", *BESIDE[2:]], id="no labels"),
        pytest.param(["", "INDIKATOR   TARGET   SATUAN", *BESIDE[2:]], id="a table of its own"),
        pytest.param(["", "PROGRAM   ANGGARAN   KETERANGAN", *BESIDE[2:]], id="a list of programmes"),
    ],
)
def test_other_lines_beside_a_table_without_rules_are_no_columns(second: list[str]) -> None:
    assert [row for row in _sheet(second) if row[1]] == []
