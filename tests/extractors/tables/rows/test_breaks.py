"""Rows that a page cuts in the middle: their last words belong to the row before."""

from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table, texts_of

HEADER = ["No", "Sasaran", "Indikator Kinerja", "Formula", "Penanggung Jawab"]


GOAL = "Meningkatnya akuntabilitas kinerja Sekretariat"


@pytest.mark.parametrize(
    ("end", "goal"),
    [
        pytest.param("DPRD", f"{GOAL} DPRD", id="a-name-in-capitals"),
        pytest.param("Daerah Kota", f"{GOAL} Daerah Kota", id="words-with-capitals"),
        pytest.param("dan keuangan", f"{GOAL} dan keuangan", id="small-letters"),
    ],
)
def test_a_page_begins_with_the_end_of_a_goal_and_of_its_row(end: str, goal: str) -> None:
    before = [
        HEADER,
        ["1", "Meningkatnya layanan", "Indeks layanan", "Nilai survei", "Bagian Umum"],
        ["2", GOAL, "Nilai evaluasi kinerja", "Hasil evaluasi Inspekto-", "Bagian Umum dan"],
    ]
    after = [
        ["", end, "", "rat Daerah", "Keuangan"],
        [None, None, "Persentase temuan selesai", "Temuan selesai / temuan", "Bagian Umum"],
        ["3", "Meningkatnya disiplin", "Tingkat kehadiran", "Hadir / pegawai", "Bagian Umum"],
    ]
    (found,) = find_indikator_tables(document(table(before), table(after, page=2)))
    assert [r.fields["indikator"].text for r in found.rows] == [
        "Indeks layanan",
        "Nilai evaluasi kinerja",
        "Persentase temuan selesai",
        "Tingkat kehadiran",
    ]
    assert [r.fields["sasaran"].text for r in found.rows][1:3] == [goal, goal]
    assert found.rows[1].fields["penanggung_jawab"].text == "Bagian Umum dan Keuangan"


def test_a_goal_without_indicator_that_opens_a_page_is_a_goal() -> None:
    before = [
        HEADER,
        ["1", "Meningkatnya layanan", "Indeks layanan", "Nilai survei", "Bagian Umum"],
        ["2", "Meningkatnya disiplin", "Tingkat kehadiran", "Hadir / pegawai", "Bagian Umum"],
    ]
    after = [["3", "Terwujudnya arsip", "", "Arsip rapi", "Bagian Umum"]]
    (found,) = find_indikator_tables(document(table(before), table(after, page=2)))
    assert [r.fields["sasaran"].text for r in found.rows][-1] == "Terwujudnya arsip"


def test_a_row_broken_by_the_page_is_one_row_and_the_next_indicator_another() -> None:
    first = table([IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "Jumlah lembaga yang", "BPS"]])
    second = table(
        [["", "", "", "memenuhi syarat", ""], ["", "", "Persentase B", "Jumlah B", "BPS"]],
        page=2,
        top=60,
    )
    found = only_table(document(pages=[["INDIKATOR KINERJA UTAMA", first], [second]]))
    assert texts_of(found, "formula") == ["Jumlah lembaga yang memenuhi syarat", "Jumlah B"]
    assert texts_of(found, "sasaran") == ["Meningkatnya A", "Meningkatnya A"]
    assert found.rows[0].quote("formula").page_end == 2


def test_an_indicator_cut_in_its_middle_by_the_page_is_joined() -> None:
    first = table(
        [IKU_HEADER, ["1", "Meningkatnya A", "Persentase desa yang selesai membiayai", "Berdasarkan", "Desa"]]
    )
    second = table([["", "", "pembangunan", "anggaran desa.", ""]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "indikator") == ["Persentase desa yang selesai membiayai pembangunan"]


def test_a_sasaran_cut_by_the_page_is_whole_on_the_rows_before_too() -> None:
    first = table([IKU_HEADER, ["1", "Meningkatnya mutu", "Persentase A", "a", "BPS"]])
    second = table([["", "layanan dasar", "Persentase B", "b", "BPS"]], page=2, top=60)
    found = only_table(document(pages=[[first], [second]]))
    assert texts_of(found, "sasaran") == ["Meningkatnya mutu layanan dasar"] * 2
