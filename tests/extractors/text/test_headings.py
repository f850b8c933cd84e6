from __future__ import annotations

import pytest

from extractors.model.document import Document
from extractors.text.headings import find_headings, find_years
from tests.build import document, line, table
from tests.growth import LINEAR, growth


def kinds(doc: Document) -> list[tuple[str, str]]:
    return [(h.kind, h.text.text) for h in find_headings(doc)]


def test_cover_and_letterhead() -> None:
    doc = document(
        "PEMERINTAH KABUPATEN CONTOH", "KECAMATAN SUKAMAJU", "INDIKATOR KINERJA UTAMA", "TAHUN 2024", "KATA PENGANTAR",
        "SITI AMINAH, S.Sos", "NIP. 19771217 199612 2 002",
    )  # fmt: skip
    assert kinds(doc) == [
        ("letterhead", "PEMERINTAH KABUPATEN CONTOH"),
        ("cover", "KECAMATAN SUKAMAJU"),
        ("cover", "INDIKATOR KINERJA UTAMA"),
        ("cover", "TAHUN 2024"),
    ]


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        pytest.param(("BADAN PERENCANAAN WILAYAH", "DAN PENELITIAN"),
                     "BADAN PERENCANAAN WILAYAH DAN PENELITIAN", id="dan below"),
        pytest.param(("KEPUTUSAN KECAMATAN PASAR MANNA KABUPATEN BENGKULU", "SELATAN"),
                     "KEPUTUSAN KECAMATAN PASAR MANNA KABUPATEN BENGKULU SELATAN", id="half a name"),
    ],
)  # fmt: skip
def test_a_broken_heading_is_one(rows: tuple[str, ...], whole: str) -> None:
    assert kinds(document(*rows))[0][1] == whole


def test_titles_of_two_signatures_side_by_side_stay_apart() -> None:
    doc = document("x" * 95 + ".", "GUBERNUR CONTOH TENGAH          KEPALA DINAS CONTOH")
    assert ("letterhead", "GUBERNUR CONTOH TENGAH") in kinds(doc)


def test_an_office_and_a_title_beside_it_in_a_running_head_stay_apart() -> None:
    doc = document("Dinas Perikanan dan Kelautan          Rencana Strategis (RENSTRA)", "Bab ini memuat hal lain.")
    assert [text for _, text in kinds(doc)][:2] == ["Dinas Perikanan dan Kelautan", "Rencana Strategis (RENSTRA)"]


def test_instansi_in_text_and_in_a_table() -> None:
    made = table([["Nama Organisasi", ":", "Dinas Contoh Provinsi Tengah"], ["Tugas", ":", "Melayani"]])
    doc = document("1. INSTANSI : Kantor Kecamatan Contoh", made)
    assert [h for h in kinds(doc) if h[0] == "instansi"] == [
        ("instansi", "Kantor Kecamatan Contoh"),
        ("instansi", "Dinas Contoh Provinsi Tengah"),
    ]


def test_contents_and_sections_are_no_titles() -> None:
    doc = document(
        "x" * 95 + ".", "Bab II Indikator Kinerja Utama Kantor Camat 3", "B. Pengertian Indikator Kinerja Utama",
        "INDIKATOR KINERJA UTAMA KECAMATAN CONTOH",
    )  # fmt: skip
    assert [h for h in kinds(doc) if h[0] == "title"] == [("title", "INDIKATOR KINERJA UTAMA KECAMATAN CONTOH")]


def test_a_running_head_is_a_title_once() -> None:
    pages = [
        [line("LKjIP Dinas Contoh Th. 2017", page=n, top=20), line("Uraian kantor.", page=n, top=100)]
        for n in (1, 2, 3, 4)
    ]
    found = [h for h in kinds(document(pages=pages)) if h[1].startswith("LKjIP")]
    assert len(found) == 1


def test_running_text_that_names_a_region_comes_last() -> None:
    doc = document("x" * 95 + ".", "Wilayah kantor ini berada di Kabupaten Contoh bagian timur.")
    assert kinds(doc)[-1] == ("running", "Wilayah kantor ini berada di Kabupaten Contoh bagian timur.")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("Rencana Strategis Tahun 2021-2026", ["Rencana Strategis Tahun 2021-2026"], id="period"),
        pytest.param("TAHUN ANGGARAN 2024", ["TAHUN ANGGARAN 2024"], id="budget year"),
        pytest.param("IKU 2023 - 2026 kantor", ["IKU 2023 - 2026"], id="period alone"),
        pytest.param("Undang-Undang Nomor 23 Tahun 2014 tentang Daerah", [], id="of a law"),
    ],
)
def test_years(text: str, years: list[str]) -> None:
    assert [y.text for y in find_years(document(text))] == years


def test_lines_that_begin_alike_are_looked_up_in_time_that_grows_as_they_do() -> None:
    def made(n: int) -> Document:
        return document(table([["%"] for _ in range(n)]))

    assert growth(find_headings, made, 500) < LINEAR
