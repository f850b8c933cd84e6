from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table, texts_of


def test_a_merged_cell_is_repeated_on_every_row_that_it_spans() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"],
        [None, None, "Jumlah B", "hitung", None],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA\nDINAS PERCONTOHAN", table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert texts_of(found, "no") == ["1", "1"]
    assert texts_of(found, "sumber_data") == ["BPS", "BPS"]
    assert found.unit_name.text == "DINAS PERCONTOHAN"
    assert found.leftovers == ()


def test_a_goal_of_a_numbered_row_is_its_own_also_behind_a_speck() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["2", "x Terwujudnya B", "Nilai B", "b", "BPS"],
    ]
    assert texts_of(only_table(document(table(rows))), "sasaran") == ["Meningkatnya A", "x Terwujudnya B"]


def test_a_goal_in_small_letters_without_number_goes_on_with_the_one_before() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya", "Persentase A", "a", "BPS"], ["", "mutu layanan", "Nilai B", "b", "BPS"]]
    assert texts_of(only_table(document(table(rows))), "sasaran") == ["Meningkatnya mutu layanan"] * 2


def test_a_tujuan_over_the_full_width_is_carried_to_its_rows() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["Tujuan 1 : maju", "<", "<", "<"],
        ["1", "Meningkatnya mutu", "Persentase A", "80%"],
    ]
    (row,) = only_table(document(table(rows))).rows
    assert row.quote("tujuan").text == "maju"


def test_a_goal_over_the_width_above_the_head_is_no_label_and_holds_for_the_rows() -> None:
    head = ["Kode", "Indikator Kinerja", "Satuan", "Target", "Nilai"]
    made = table(
        [
            ["SASARAN STRATEGIS 1 : Terkelolanya sampah", "<", "<", "<", "<"],
            head,
            ["IKU-01", "Persentase sampah", "Persen", "60,00", "92,19"],
            ["SASARAN STRATEGIS 2 : Terkelolanya arsip", "<", "<", "<", "<"],
            head,
            ["IKU-02", "Indeks arsip", "Indeks", "81,00", "98,78"],
        ]
    )
    assert texts_of(only_table(document(made)), "sasaran") == ["Terkelolanya sampah", "Terkelolanya arsip"]


def test_a_goal_in_its_own_row_gives_up_its_code() -> None:
    made = table(
        [
            ["Kode SS/IKU", "Sasaran Strategis / Indikator Kinerja Utama", "Target"],
            ["SS1. Pelaksanaan anggaran yang optimal", "<", "<"],
            ["1a-CP", "Nilai kinerja", "91"],
            ["1b-N", "Persentase penyaluran", "100%"],
        ]
    )
    found = only_table(document(made))
    assert texts_of(found, "sasaran") == ["Pelaksanaan anggaran yang optimal"] * 2
    assert texts_of(found, "kode") == ["1a-CP", "1b-N"]


def test_a_column_that_names_the_level_of_each_row_tells_it() -> None:
    made = table(
        [
            ["LEVEL", "KINERJA", "INDIKATOR", "TARGET"],
            ["TUJUAN", "Meningkatkan A", "Kontribusi A", "3"],
            ["SASARAN", "Meningkatnya B", "Jumlah B", "4"],
            [None, None, "Lama B", "5"],
            ["SUB KEGIATAN", "Pengadaan C", "Jumlah C", "6"],
        ]
    )
    found = only_table(document(made))
    assert [row.level for row in found.rows] == ["tujuan", "sasaran", "sasaran", "sub_kegiatan"]
