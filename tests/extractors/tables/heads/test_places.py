from __future__ import annotations

from extractors.tables.indicators import find_indikator_tables
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


def test_what_was_achieved_here_and_elsewhere_gives_rows_without_values() -> None:
    rows = [
        ["No", "Indikator", "Kabupaten Contoh", "Provinsi Jawa Tengah", "Nasional"],
        ["a.", "Prevalensi stunting (%)", "18,9", "20,8", "21,5"],
        ["b.", "Angka kesakitan", "41,2", "36,4", "39,0"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [(row.fields["indikator"].text, "target" in row.fields, row.yearly) for row in found.rows] == [
        ("Prevalensi stunting (%)", False, ()),
        ("Angka kesakitan", False, ()),
    ]
    assert all("column_unread" in row.doubts for row in found.rows)
    towns = [
        ["No", "Jenis Tenaga", "Kota Contoh", "Provinsi"],
        ["1", "Bidan", "12", "400"],
        ["2", "Perawat", "15", "510"],
    ]
    assert find_indikator_tables(document(table(towns))) == ()


def test_what_was_achieved_in_a_region_named_by_its_rank_is_not_the_offices_own() -> None:
    rows = [
        ["Indikator", "Realisasi 2022", "<", "<"],
        [None, "Kab. Contoh", "D.I. Contoh", "Nasional"],
        ["Angka kemiskinan", "7,74", "11,34", "9,54"],
        ["Indeks pembangunan", "84,31", "80,64", "72,91"],
    ]
    assert [row.yearly for row in only_table(document(table(rows))).rows] == [(), ()]
