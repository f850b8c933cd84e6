"""Columns of a table without a head, told by what stands in them."""

from __future__ import annotations

import pytest

from extractors.model.document import Document, Page
from extractors.tables.heads.headerless import guess_header
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import only_table, texts_of


def fields(rows: list[list[str]]) -> list[tuple[str, ...]] | None:
    made = table(rows)
    document = Document("ab" * 32, "docx", 1, (Page(None, blocks=(line("INDIKATOR KINERJA UTAMA"), made)),))
    header = guess_header(made, document)
    return [column.fields for column in header.columns] if header is not None else None


ROWS = [
    ["1.", "Lancarnya arus kendaraan", "Kecepatan rata-rata jalan", "31,7", "Km/jam", "Survei dinas"],
    ["2.", "Laiknya angkutan umum", "Persentase angkutan lulus uji", "89", "%", "Survei dinas"],
    ["3.", "Terpasangnya perlengkapan", "Rambu baru yang terpasang", "54", "Unit", "Survei dinas"],
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ROWS,
            [("no",), ("sasaran",), ("indikator",), ("target",), ("satuan",), ("sumber_data",)],
            id="words_before_values_with_units",
        ),
        pytest.param(
            [[r[0], r[2], r[4], r[3], r[5]] for r in ROWS],
            [("no",), ("indikator",), ("satuan",), ("target",), ("sumber_data",)],
            id="units_before_values",
        ),
        pytest.param([[r[0], r[1], r[2], r[3]] for r in ROWS], None, id="no_units"),
        pytest.param([ROWS[0], ["2.", *ROWS[2][1:]]], None, id="two_rows_may_be_chance"),
        pytest.param([[*r[:3], "tahap 1", *r[4:]] for r in ROWS], None, id="no_values"),
    ],
)
def test_columns_of_a_table_without_a_head(rows: list[list[str]], expected: list[tuple[str, ...]] | None) -> None:
    assert fields(rows) == expected


def test_a_table_without_header_is_told_by_what_its_cells_say() -> None:
    rows = [
        ["5", "Meningkatnya layanan arsip", "Persentase arsip yang rapi", "Jumlah arsip rapi", "Laporan arsip"],
        ["6", "Tersedianya data arsip", "Jumlah arsip dinamis", "Unit kearsipan", "Laporan pemantauan"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "indikator") == ["Persentase arsip yang rapi", "Jumlah arsip dinamis"]
    assert texts_of(found, "sumber_data") == ["Laporan arsip", "Laporan pemantauan"]


def test_a_head_that_leads_the_last_page_of_a_table_without_one_leaves_its_first_page_read() -> None:
    head = ["No", "Sasaran", "Indikator Kinerja Utama", "Kondisi Awal", "Satuan", "Sumber Data"]
    parts = [ROWS, [["1.", *ROWS[0][1:]]], [head, ["2.", *ROWS[1][1:]]]]
    pages = [[table(rows, page=page, top=90)] for page, rows in enumerate(parts, 1)]
    found = find_indikator_tables(document(pages=[["INDIKATOR KINERJA UTAMA", *pages[0]], *pages[1:]]))
    assert [row.fields["no"].text for one in found for row in one.rows] == ["1.", "2.", "3.", "1.", "2."]


def test_without_a_head_numbers_are_targets_and_never_a_source() -> None:
    rows = [
        [
            "1",
            "Meningkatnya A",
            "Persentase B",
            "(Jumlah B / Jumlah C) x 100%",
            "95",
            "Register layanan",
            "Seksi Pelayanan",
        ],
        ["2", "Terwujudnya D", "Nilai E", "Nilai evaluasi oleh Inspektorat", "BB", "LHE", "Sekretariat"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows, widths=[20, 110, 110, 200, 40, 110, 110])))
    assert texts_of(found, "target") == ["95", "BB"]
    assert texts_of(found, "sumber_data") == ["Register layanan", "LHE"]
    assert texts_of(found, "penanggung_jawab") == ["Seksi Pelayanan", "Sekretariat"]
    assert [row.doubts for row in found.rows] == [("column_by_content",)] * 2


def test_goals_that_open_with_any_word_in_nya_tell_their_column_where_there_is_no_head() -> None:
    rows = [
        ["1", "Tumbuhnya kegemaran", "Nilai kegemaran", "Hasil kajian", "58,4"],
        ["2", "Tertatanya arsip", "Persentase arsip tertib", "Unit tertib dibagi seluruh unit", "43"],
        ["3", "Meluasnya layanan", "Titik layanan", "Hitungan jadwal", "26"],
    ]
    (found,) = find_indikator_tables(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert [row.fields["sasaran"].text for row in found.rows] == [row[1] for row in rows]
