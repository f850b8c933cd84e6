"""Programmes and activities in one column with the goals that they serve: none of them is a goal."""

from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of

GOAL = "Meningkatnya mutu layanan"


HEADS = [
    pytest.param("Sasaran / Program / Kegiatan / Sub Kegiatan", id="goal-programme-activity"),
    pytest.param("Sasaran Strategis, Program dan Kegiatan", id="commas"),
    pytest.param("Tujuan/Sasaran/Program", id="aim-goal-programme"),
]


@pytest.mark.parametrize("label", HEADS)
def test_programmes_below_a_goal_keep_it_and_give_no_goal(label: str) -> None:
    rows = [
        ["Kode", label, "Indikator Kinerja", "Satuan", "Target"],
        ["", f"Sasaran 1: {GOAL}", "Indeks layanan", "Indeks", "80"],
        ["", "", "Nilai survei", "Nilai", "85"],
        ["6.01.02", "Program Pelayanan Umum", "Persentase layanan tepat waktu", "%", "90"],
        ["6.01.02.2.01", "Pengelolaan Loket", "Jumlah loket", "Unit", "4"],
        ["6.01.02.2.01.0001", "Pengadaan Kursi", "", "", ""],
        ["", "Sasaran 2: Meningkatnya disiplin", "Tingkat kehadiran", "%", "97"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    given = [
        (r.fields["indikator"].text, r.fields["sasaran"].text, r.fields["kode"].text if "kode" in r.fields else "")
        for r in found.rows
    ]
    assert given == [
        ("Indeks layanan", GOAL, ""),
        ("Nilai survei", GOAL, ""),
        ("Persentase layanan tepat waktu", GOAL, "6.01.02"),
        ("Jumlah loket", GOAL, "6.01.02.2.01"),
        ("Tingkat kehadiran", "Meningkatnya disiplin", ""),
    ]  # fmt: skip


def test_the_goal_of_a_programme_is_a_goal() -> None:
    rows = [
        ["Kode", "Sasaran Program/Kegiatan", "Indikator Kinerja", "Target"],
        ["6.01.02", "Terkendalinya anggaran", "Persentase serapan", "95 %"],
        ["6.01.02.2.01", "Pelaksanaan penatausahaan tepat waktu", "Jumlah laporan", "12"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [r.fields["sasaran"].text for r in found.rows] == [
        "Terkendalinya anggaran",
        "Pelaksanaan penatausahaan tepat waktu",
    ]


def test_a_goal_takes_no_code_of_the_activity_above() -> None:
    rows = [
        ["Sasaran", "Kode", "Program / Kegiatan", "Indikator Kinerja", "Target"],
        [GOAL, "", "", "Indeks layanan", "80"],
        [None, "1.04.02", "PROGRAM PELAYANAN", "Jumlah layanan", "12"],
        ["Meningkatnya disiplin", "", "", "Tingkat kehadiran", "97"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert ["kode" in r.fields for r in found.rows] == [False, True, False]


def test_names_of_programmes_are_no_odd_texts_among_the_goals_of_their_column() -> None:
    rows = [
        ["Kode", "Tujuan/Sasaran/Program/Kegiatan", "Indikator", "Satuan", "Target"],
        ["", f"Sasaran: {GOAL}", "Indeks layanan", "Indeks", "80"],
        ["1.02.02", "PROGRAM UPAYA KESEHATAN", "Persentase layanan", "%", "90"],
        ["1.02.02.2.01", "Penyediaan Fasilitas", "Jumlah fasilitas", "Unit", "4"],
        ["1.02.02.2.01.0003", "Pengadaan Alat", "Jumlah alat", "Unit", "12"],
        ["", "Sasaran: Menurunnya kesakitan", "Angka kesakitan", "Angka", "35"],
        ["1.02.03", "PROGRAM SDM KESEHATAN", "Rasio tenaga", "Rasio", "1,2"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert not any("type_unfit" in row.doubts for row in found.rows)


def test_the_field_of_government_above_programmes_is_no_goal_that_was_lost() -> None:
    rows = [
        ["Kode", "Urusan/Program/Kegiatan", "Indikator", "Target 2024"],
        ["3.25", "BIDANG KELAUTAN DAN PERIKANAN", "", ""],
        ["3.25.03", "Program pengelolaan perikanan", "Produksi ikan", "8.150 ton"],
        ["3.25.04", "Program budidaya", "Produksi budidaya", "415 ton"],
    ]
    assert not any("leftover_words" in row.doubts for row in only_table(document(table(rows))).rows)


def test_an_activity_without_indicator_gives_no_value_to_the_row_above() -> None:
    head = ["KODE", "PROGRAM/KEGIATAN", "INDIKATOR KINERJA", "TARGET 2024", "KETERANGAN"]
    rows = [
        head,
        ["1.01", "Program Perikanan Tangkap", "Jumlah produksi ikan", "120 ton", ""],
        ["1.01.1", "Pembinaan Nelayan", "Jumlah nelayan yang dibina", "40 orang", ""],
        ["", "Belanja alat tulis", "", "2 paket", "usulan"],
        ["", "dan cetakan", "", "", "baru"],
        ["1.01.2", "Penyediaan Jaring", "Jumlah jaring yang diserahkan", "25 unit", ""],
    ]
    found = only_table(document("RENCANA KERJA DINAS PERIKANAN TAHUN 2024", table(rows)))
    assert texts_of(found, "indikator") == [
        "Jumlah produksi ikan",
        "Jumlah nelayan yang dibina",
        "Jumlah jaring yang diserahkan",
    ]
    assert texts_of(found, "target") == ["120 ton", "40 orang", "25 unit"]
    assert texts_of(found, "keterangan") == ["", "", ""]
    assert "2 paket" in " ".join(quote.text for quote in found.leftovers)


def test_a_row_names_the_programme_or_activity_that_stands_in_it() -> None:
    """In plans of programmes the name of what an indicator measures had reached no column."""
    rows = [
        ["Kode", "Program / Kegiatan", "Indikator Kinerja", "Target", "Pagu (Rp)"],
        ["2.11.03", "Program A", "Persentase A", "80", "1.000.000"],
        ["2.11.03.2.01", "Pencegahan A", "Jumlah lokasi", "4", "500.000"],
        [None, None, "Jumlah laporan", "2", "100.000"],
    ]
    found = only_table(document(table(rows)))
    assert texts_of(found, "program") == ["Program A", "Pencegahan A", "Pencegahan A"]
    assert [r.doubts for r in found.rows] == [()] * 3


@pytest.mark.parametrize(
    ("head", "row", "program"),
    [
        pytest.param(
            ["Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan", "Indikator", "Target"],
            ["B", "Jumlah C", "4"],
            "B",
            id="the head of plans of work (Permendagri 86/2017)",
        ),
        pytest.param(
            ["Program", "Kegiatan", "Indikator", "Target"], ["A", "B", "Jumlah C", "4"], "B", id="the last one"
        ),
        pytest.param(
            ["Program", "Kegiatan", "Indikator", "Target"], ["A", "", "Jumlah C", "4"], "A", id="that has words"
        ),
        pytest.param(["Sasaran", "Indikator", "Target", "Program"], ["A", "Nilai C", "4", "B"], "B", id="behind it"),
        pytest.param(["Sasaran Program", "Indikator", "Target"], ["A", "Nilai C", "4"], "", id="a goal of one"),
        pytest.param(["Penanggung Jawab Program", "Indikator", "Target"], ["A", "Nilai C", "4"], "", id="its owner"),
    ],
)
def test_which_column_names_the_programme(head: list[str], row: list[str], program: str) -> None:
    found = only_table(document(table([[*head, "Satuan"], [*row, "Dokumen"], [*row[:-1], "5", "Dokumen"]])))
    assert texts_of(found, "program")[0] == program


@pytest.mark.parametrize(
    ("label", "doubted"),
    [
        pytest.param("Program/Kegiatan", [True, True, False], id="programmes"),
        pytest.param("Klasifikasi Kinerja", [True, True, False], id="another column"),
        pytest.param("Kinerja", [False, False, True], id="a column of goals, a programme among them"),
    ],
)
def test_goals_among_programmes_and_programmes_among_goals_are_doubted(label: str, doubted: list[bool]) -> None:
    """A tree of performance in one column lost its goals, or had programmes as goals, without a doubt."""
    rows = [
        ["Kode", label, "Indikator", "Satuan", "Target"],
        ["T1", "Mewujudkan ketertiban", "Indeks ketertiban", "Indeks", "80"],
        ["S1", GOAL, "Persentase layanan", "%", "90"],
        ["P1", "Program Ketertiban", "Cakupan patroli", "%", "100"],
    ]
    found = only_table(document(table(rows, widths=[60, 300, 300, 90, 90])))
    assert [bool({"leftover_words", "type_unfit"} & {*row.doubts}) for row in found.rows] == doubted
