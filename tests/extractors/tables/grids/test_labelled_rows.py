from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_labelled_texts_in_a_row_below_an_indicator_are_its_fields() -> None:
    rows = [
        ["No", "Sasaran", "Indikator", "Satuan", "Target"],
        ["1", "Meningkatnya A", "Produksi padi", "Ton", "212"],
        [None, None, "Formula: luas panen kali hasil. Sumber: Laporan tanam", "<", "<"],
        ["2", "Meningkatnya B", "Angka kesakitan", "%", "3"],
        [None, None, "Formula: sakit dibagi semua", "<", "<"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "formula") == ["luas panen kali hasil.", "sakit dibagi semua"]
    assert texts_of(found, "sumber_data") == ["Laporan tanam", ""]
    assert [row.doubts for row in found.rows] == [(), ()]
