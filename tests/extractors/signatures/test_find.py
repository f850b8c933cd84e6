from __future__ import annotations

import pytest

from extractors.signatures.find import find_signatures
from tests.build import document
from tests.extractors.signatures.found import facts, only_block, spaced


def test_two_parties_on_one_line() -> None:
    rows = (
        "PIHAK KEDUA akan melakukan supervisi yang diperlukan serta evaluasi terhadap capaian kinerja",
        "",
        "                                              Bandung,           2016",
        "         PIHAK KEDUA                          PIHAK KESATU",
        "",
        "",
        "",
        "   Hj. RATNA SARI, SH.,M.Si              Drs. BUDI SANTOSA, M.MPd",
        "      Pembina Utama Madya                   Pembina Tk. I",
        "   NIP. 19600215 198603 2 011            NIP. 19640317 199303 1 008",
    )
    by_role = {b.role: b for b in find_signatures(document(*spaced(*rows)))}
    assert len(by_role) == 2
    assert by_role["pihak_kedua"].name.text == "Hj. RATNA SARI, SH.,M.Si"
    assert by_role["pihak_kedua"].pangkat.text == "Pembina Utama Madya"
    assert not by_role["pihak_kedua"].date
    assert by_role["pihak_pertama"].nip.text == "19640317 199303 1 008"
    assert by_role["pihak_pertama"].place.text == "Bandung"
    assert by_role["pihak_pertama"].mark.text == "PIHAK KESATU"


def test_three_blocks_on_one_page() -> None:
    doc = document(
        *spaced("Ditetapkan di Sukamaju", "pada tanggal 12 Juni 2018", "BUPATI CONTOH,", "TTD", "HASAN BASRI", x=320),
        *spaced(
            "Diundangkan di Sukamaju",
            "pada tanggal 13 Juni 2018",
            "SEKRETARIS DAERAH",
            "KABUPATEN CONTOH,",
            "TTD",
            "NUR AINI",
            "BERITA DAERAH KABUPATEN CONTOH TAHUN 2018 NOMOR 31",
            top=160,
        ),
        *spaced(
            "Salinan sesuai dengan aslinya,",
            "Kepala Bagian Hukum",
            "Sekretariat Daerah Kabupaten Contoh",
            "",
            "",
            "",
            "BAGUS SALIM, SH., MH.",
            "Pembina Tingkat I",
            "NIP. 19660711 199408 2 003",
            top=280,
            x=190,
        ),
    )
    first, second, third = find_signatures(doc)
    assert facts(first) == ("HASAN BASRI", "", "", "BUPATI CONTOH,", "Sukamaju", "12 Juni 2018")
    assert facts(second) == ("NUR AINI", "", "", "SEKRETARIS DAERAH KABUPATEN CONTOH,", "Sukamaju", "13 Juni 2018")
    assert second.mark.text == "Diundangkan di Sukamaju"
    assert third.role == "pengesah_salinan"
    assert third.jabatan.text == "Kepala Bagian Hukum Sekretariat Daerah Kabupaten Contoh"


def test_block_cut_by_a_page_break() -> None:
    doc = document(
        pages=[
            [*spaced("Manna, 3 Mei 2024", "CAMAT CONTOH", top=780)],
            [*spaced("MIRA LESTARI, S.Sos", "NIP. 19771217 199612 2 002", page=2, top=72)],
        ]
    )
    assert facts(only_block(doc)) == (
        "MIRA LESTARI, S.Sos",
        "19771217 199612 2 002",
        "",
        "CAMAT CONTOH",
        "Manna",
        "3 Mei 2024",
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("Nama      : MIRA LESTARI", "NIP       : 19771217 199612 2 002", "Jabatan   : Camat"), id="form"),
        pytest.param(("CAMAT CONTOH", "", "", "( Nama Terang )", "NIP. ...................."), id="placeholder"),
        pytest.param(("KEPALA DINAS,", "", "${nama_pegawai}", "${nip}"), id="template"),
        pytest.param(("BUPATI CONTOH,", "Menimbang : a. bahwa", "KEPALA DAERAH"), id="head of a decree"),
        pytest.param(
            ("PIHAK KEDUA akan melakukan supervisi", "PIHAK KESATU berjanji akan"), id="prose of an agreement"
        ),
        pytest.param(("Telepon 08123456789012345", "Kode Pos 12345"), id="other numbers"),
    ],
)
def test_no_signature(rows: tuple[str, ...]) -> None:
    assert find_signatures(document(*spaced(*rows))) == ()


def test_parties_whose_names_stand_at_different_heights() -> None:
    left = spaced("Mengetahui,", "BUPATI CONTOH", "", "", "", "( Hj. SARI AYU", "DEWANTI, S.H. )", x=60)
    right = spaced(
        "PIHAK PERTAMA,", "KEPALA DINAS CONTOH", "", "", "", "", "Drs. RAMA WIJAYA", "NIP. 19630409 199811 1 020", x=320
    )
    found = find_signatures(document(*sorted([*left, *right], key=lambda made: made.words[0].place.box.top)))  # type: ignore[union-attr]
    assert {b.name.text for b in found} == {"Hj. SARI AYU DEWANTI, S.H.", "Drs. RAMA WIJAYA"}
