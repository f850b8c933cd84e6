from __future__ import annotations

import pytest

from extractors.signatures.find import find_signatures
from tests.build import document, table
from tests.extractors.signatures.found import facts, ocr, only_block, spaced


def test_camat_who_signs_without_number() -> None:
    block = only_block(document(*spaced("Manna, 3 Mei 2024", "Camat Contoh,", "", "", "", "Mira Lestari")))
    assert facts(block) == ("Mira Lestari", "", "", "Camat Contoh,", "Manna", "3 Mei 2024")


def test_governor_without_nip_beside_his_officer() -> None:
    rows = (
        "                                   KEPALA DINAS PASAR DAN PERTOKOAN",
        " GUBERNUR CONTOH RAYA                  PROVINSI CONTOH RAYA",
        "",
        "",
        "",
        "   SLAMET SUNARTA                   Dr. RUDI PRASETYO, M. Ed.",
        "                                      Pembina Utama Madya",
        "                                   NIP. 19620420 198801 1 004",
    )
    left, right = sorted(find_signatures(document(*spaced(*rows))), key=lambda b: len(b.nip.text))
    assert (left.name.text, left.jabatan.text, left.nip.text) == ("SLAMET SUNARTA", "GUBERNUR CONTOH RAYA", "")
    assert right.jabatan.text == "KEPALA DINAS PASAR DAN PERTOKOAN PROVINSI CONTOH RAYA"
    assert right.name.text == "Dr. RUDI PRASETYO, M. Ed."


@pytest.mark.parametrize(
    ("left", "right", "ruled", "names"),
    [
        pytest.param(
            "Plt. Kepala Badan Contoh\n[QR]\nDitandatangani secara elektronik oleh\ndr. RAMA WIJAYA, MARS",
            "Contoh, 2 Januari 2024\nKepala Balai di Contoh\n[QR]\nDitandatangani secara elektronik oleh\nDra. SARI AYU, M.Si.",
            False,
            {"dr. RAMA WIJAYA, MARS": "Plt. Kepala Badan Contoh", "Dra. SARI AYU, M.Si.": "Kepala Balai di Contoh"},
            id="signed electronically",
        ),
        pytest.param(
            "Kepala Badan Contoh\nttd\ndr. RAMA WIJAYA, MARS",
            "Kepala Balai Contoh\nttd\nDra. SARI AYU, M.Si.",
            True,
            {},
            id="a list of staff in a table with rulings",
        ),
    ],
)
def test_titles_open_blocks_in_cells_without_rulings(left: str, right: str, ruled: bool, names: dict[str, str]) -> None:
    found = find_signatures(document(table([[left, right]], page=None, ruled=ruled)))
    assert {b.name.text: b.jabatan.text for b in found} == names


def test_a_party_without_number_in_a_cell_of_a_word_file_signs_beside_one_with_a_number() -> None:
    left = "PIHAK KEDUA,\nKETUA KOMISI CONTOH\nDAERAH MAJU\nRAMA WIJAYA"
    right = "Contoh, Januari 2022\nPIHAK PERTAMA,\nSEKRETARIS KOMISI\nDAERAH MAJU\nBUDI AJI, S.IP\nNIP. 19771217 199612 1 002"
    found = find_signatures(document(table([[left, right]], page=None)))
    assert [(b.name.text, b.jabatan.text) for b in found] == [
        ("RAMA WIJAYA", "KETUA KOMISI CONTOH DAERAH MAJU"),
        ("BUDI AJI, S.IP", "SEKRETARIS KOMISI DAERAH MAJU"),
    ]
    assert [b.doubts for b in found] == [("parts_unsure",), ()]


def test_a_name_without_number_over_two_lines_is_one_name_and_doubted() -> None:
    cells = [
        "PIHAK KEDUA\n\nWALIKOTA CONTOH\n\n\n\nH. FAKHRI ADIPUTRA\nDATUAK RAJO BATUAH",
        "PIHAK PERTAMA\n\nCAMAT CONTOH TIMUR\n\n\n\nBUDI SANTOSO, S.STP\nPenata Tk. I\nNIP. 19840122 200212 1 001",
    ]
    found = find_signatures(document("Contoh, 6 September 2021", table([cells], ruled=False)))
    names = {block.jabatan.text: block for block in found}
    assert names["WALIKOTA CONTOH"].name.text == "H. FAKHRI ADIPUTRA DATUAK RAJO BATUAH"
    assert "parts_unsure" in names["WALIKOTA CONTOH"].doubts


@pytest.mark.parametrize(
    ("below", "doubts"),
    [
        pytest.param("BUPAT", ("line_unclaimed",), id="a_scrap_of_the_stamp"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_a_scrap_that_is_passed_over_is_told_and_stays_a_line_of_the_block(below: str, doubts: tuple[str, ...]) -> None:
    rows = ("Contoh, 3 Mei 2024", "BUPATI CONTOH RAYA,", "", below, "", "SLAMET SUNARTA")
    block = only_block(document(*map(ocr, spaced(*rows))))
    assert (block.name.text, block.jabatan.text, block.doubts) == ("SLAMET SUNARTA", "BUPATI CONTOH RAYA,", doubts)
    assert (below in [line.text for line in block.lines]) is bool(below)
