"""Who is which party of an agreement where no line says so."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.signatures.find import find_signatures
from tests.build import document, line, table

SIDES = (
    "   Kepala Bidang Pencegahan                Kepala Seksi Imunisasi",
    "",
    "",
    "   RATNA CONTOH, S.KM                      BUDI CONTOH, S.Kep",
    "   NIP. 19720403 199503 2 004              NIP. 19810722 200501 1 011",
)


@pytest.mark.parametrize(
    ("title", "first"),
    [
        (("PERJANJIAN KINERJA TAHUN 2019", "KEPALA SEKSI IMUNISASI"), "BUDI CONTOH, S.Kep"),
        (("PERJANJIAN KINERJA TAHUN 2019", "KEPALA BIDANG PENCEGAHAN"), "RATNA CONTOH, S.KM"),
        (("PERNYATAAN PERJANJIAN KINERJA", "TAHUN 2019"), "BUDI CONTOH, S.Kep"),
        (("Perjanjian Kinerja Tahun 2019", "dengan"), "BUDI CONTOH, S.Kep"),
    ],
    ids=["named by the title", "named at the left", "told by no line", "title in small letters"],
)
def test_the_first_party_is_whom_the_title_names_else_the_one_at_the_right(title: tuple[str, ...], first: str) -> None:
    found = {
        block.role: block.name.text
        for block in find_signatures(document(*title, "", "Sasaran dan target tercantum pada lampiran.", "", *SIDES))
    }
    assert found["pihak_pertama"] == first
    assert set(found) == {"pihak_pertama", "pihak_kedua"}


def test_blocks_side_by_side_elsewhere_are_no_parties() -> None:
    found = find_signatures(document("INDIKATOR KINERJA UTAMA", "", *SIDES))
    assert {block.role for block in found} == {"penanda_tangan"}


def test_two_who_sign_in_a_table_of_their_own_are_read_without_a_number() -> None:
    cells = [
        "Direktur Jenderal Pendidikan,\nBUDI SANTOSA RAHARJO",
        "Direktur Politeknik Negeri,\nSITI AMINAH, S.T., M.T.",
    ]
    made = table([cells], page=None, ruled=False)
    found = find_signatures(document(line("Sambas, 10 Februari 2023", page=None, path="p[0]"), made))
    assert {block.name.text for block in found} == {"BUDI SANTOSA RAHARJO", "SITI AMINAH, S.T., M.T."}


def test_words_of_an_indicator_row_sign_nothing() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Sumber Data"],
        [
            "1",
            "Meningkatnya A",
            "Jumlah A\nyang diakui\noleh desa\natau kota\nselama setahun",
            "5",
            "Keputusan\nBupati",
        ],
        ["2", "Meningkatnya B", "Nilai B", "80", "LHE"],
    ]
    assert find_blocks(document(table(rows))).signatures == ()


def test_a_name_in_capitals_over_the_last_two_lines_of_its_cell_is_whole() -> None:
    cells = [
        "Pihak Kedua\nWALIKOTA PADANG\nH. FAKHRI SANTOSA\nDATUAK RAJO BATUAH",
        "Pihak Pertama\nCAMAT BARAT\nSITI AMINAH, S.STP., M.Si",
    ]
    made = table([cells], page=None, ruled=False)
    found = {block.role: block.name.text for block in find_signatures(document(made))}
    assert found["pihak_kedua"] == "H. FAKHRI SANTOSA DATUAK RAJO BATUAH"
