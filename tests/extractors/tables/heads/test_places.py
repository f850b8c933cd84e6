from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table


def test_of_columns_that_compare_places_the_one_of_the_title_is_what_was_achieved() -> None:
    rows = [
        ["No", "Indikator", "Kabupaten Jember", "Provinsi Jawa Timur", "Nasional"],
        ["a.", "Angka kematian bayi", "8,2", "10,4", "16"],
        ["b.", "Prevalensi stunting", "18,9", "20,8", "21,5"],
    ]
    above = ("LAPORAN KINERJA DINAS KESEHATAN KABUPATEN JEMBER", "Pengadaan tahun 2025 dimajukan.")
    found = only_table(document(*above, "Tabel 3.3 Perbandingan dengan Provinsi dan Nasional", table(rows)))
    assert [(y.kind, y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("realisasi", "Kabupaten Jember", "8,2")
    ]
    assert all("kind_by_title" in row.doubts for row in found.rows)
    without = only_table(document(*above, table(rows)))
    assert not any(row.yearly for row in without.rows)
