"""Indicators printed as blocks of "Label : value" lines, without any table."""

from __future__ import annotations

from extractors.find import find_blocks
from extractors.tables.labelled import find_labelled_tables
from tests.build import document, table

FIRST = (
    "Sasaran Strategis      : Meningkatnya mutu layanan",
    "Indikator Kinerja      : Indeks kepuasan",
    "Target                 : 85",
    "Formulasi Perhitungan  : Jumlah nilai dibagi",
    "                         jumlah responden",
)
SECOND = ("Indikator Kinerja      : Persentase aduan selesai", "Target                 : 90%")


def test_blocks_of_labels_are_indicators() -> None:
    (table,) = find_blocks(document(*FIRST, *SECOND)).tables
    assert [{name: quote.text for name, quote in row.fields.items()} for row in table.rows] == [
        {
            "sasaran": "Meningkatnya mutu layanan",
            "indikator": "Indeks kepuasan",
            "target": "85",
            "formula": "Jumlah nilai dibagi jumlah responden",
        },
        {"sasaran": "Meningkatnya mutu layanan", "indikator": "Persentase aduan selesai", "target": "90%"},
    ]


def test_one_block_is_the_head_of_a_document() -> None:
    assert find_labelled_tables(document(*FIRST)) == ()


def test_labels_without_a_measure_are_no_indicators() -> None:
    lines = (
        "Sasaran : Meningkatnya mutu",
        "Indikator : Indeks kepuasan",
        "Sasaran : Tertib",
        "Indikator : Nilai SAKIP",
    )
    assert find_labelled_tables(document(*lines)) == ()


def test_data_files_are_no_reports() -> None:
    one = ('"sasaran": "Meningkatnya mutu",', '"indikator": "Indeks kepuasan",', '"target": "85",')
    assert find_labelled_tables(document(*one, *one)) == ()


def test_blocks_of_labels_in_tables_are_indicators() -> None:
    first = table(
        [["Sasaran", ":", "Meningkatnya mutu"], ["Indikator Kinerja Utama", ":", "Nilai A"], ["Satuan", ":", "Nilai"]]
    )
    second = table([["Indikator Kinerja Utama", ":", "Nilai B"], ["Satuan", ":", "%"]], top=300)
    (found,) = find_labelled_tables(document(first, second))
    assert [row.fields["indikator"].text for row in found.rows] == ["Nilai A", "Nilai B"]
    assert [row.fields["satuan"].text for row in found.rows] == ["Nilai", "%"]
