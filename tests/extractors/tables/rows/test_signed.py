from __future__ import annotations

from extractors.find import find_blocks
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table, texts_of


def test_a_signature_block_in_the_last_row_is_no_indicator() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["", "", "", "Kota, 2015\nKEPALA BADAN\nBUDI SANTOSO\nNIP. 19700101 199003 1 001", "<"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase A"]


def test_an_indicator_that_names_a_nip_is_no_signature() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "b", "Bagian Umum NIP. 19700101 199003 1 001"],
    ]
    assert texts_of(only_table(document(table(rows))), "indikator") == ["Persentase A", "Persentase B"]


def test_words_of_a_signature_inside_the_grid_are_left_over_where_no_block_takes_them() -> None:
    rows = [
        IKU_HEADER,
        ["1", "Meningkatnya A", "Persentase A", "a", "BPS"],
        ["", "", "", "Kota, 2015\nKEPALA BADAN\nBUDI SANTOSO\nNIP. 19700101 199003 1 001", "<"],
    ]
    made = document(table(rows))
    assert [q.text for q in only_table(made).leftovers] == [
        "Kota, 2015 KEPALA BADAN BUDI SANTOSO NIP. 19700101 199003 1 001"
    ]
    blocks = find_blocks(made)
    assert [block.name.text for block in blocks.signatures] == ["BUDI SANTOSO"]
    assert [q.text for found in blocks.tables for q in found.leftovers] == []


def test_a_signature_in_the_rows_of_a_sheet_is_no_part_of_its_last_row() -> None:
    empty = ["", "", "", "", ""]
    made = table(
        [
            IKU_HEADER,
            ["1", "Meningkatnya A", "Persentase A", "a / b", "BPS"],
            empty,
            ["", "", "", "", "Kotabaru, 6 Maret 2023"],
            ["", "", "", "", "Kepala Dinas,"],
            empty,
            ["", "", "", "", "H. BUDI CONTOH, S.Sos"],
            ["", "", "", "", "Pembina Utama Muda"],
            ["", "", "", "", "NIP. 19710914 199303 1 006"],
        ]
    )
    found = only_table(document(made))
    assert texts_of(found, "sumber_data") == ["BPS"]


def test_who_signs_in_the_last_row_of_a_table_without_rules_is_no_part_of_it() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Formulasi", "Sumber"],
        ["1", "Meningkatnya A", "Persentase A", "Jumlah a / jumlah b", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "Jumlah c / jumlah d", "BPS"],
        ["", "", "", "CAMAT CONTOH", ""],
    ]
    found = only_table(document(table(rows, ruled=False)))
    assert texts_of(found, "formula") == ["Jumlah a / jumlah b", "Jumlah c / jumlah d"]
