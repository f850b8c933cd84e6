from __future__ import annotations

from extractors.signatures.columns import find_streams
from extractors.signatures.find import find_signatures
from extractors.signatures.openings import find_parties
from tests.build import document
from tests.extractors.signatures.found import ocr, spaced


def test_position_of_a_party_from_the_head_of_its_agreement() -> None:
    rows = (
        "Nama      : BAGUS ADIPATI, S.Farm., Apt",
        "Jabatan   : KEPALA DINAS PENANAMAN MODAL",
        "            KABUPATEN CONTOH",
        "Selanjutnya disebut PIHAK PERTAMA",
        "Nama      : Ir. ANA MANDAGIRI, SP",
        "Jabatan   : BUPATI CONTOH",
        "Selaku atasan langsung, selanjutnya disebut PIHAK KEDUA",
        "",
        "         Pihak Kedua,                         Pihak Pertama,",
        "",
        "",
        "",
        "   Ir. ANA MANDAGIRI, SP                 BAGUS ADIPATI, S.Farm., Apt",
        "                                         NIP. 19681109 198912 1 002",
    )
    by_role = {b.role: b for b in find_signatures(document(*spaced(*rows)))}
    assert by_role["pihak_pertama"].jabatan.text == "KEPALA DINAS PENANAMAN MODAL KABUPATEN CONTOH"
    assert by_role["pihak_kedua"].jabatan.text == "BUPATI CONTOH"


def test_where_only_numbers_were_read_from_pictures_a_party_names_its_block() -> None:
    head = (
        "Yang bertanda tangan di bawah ini:", "Nama : BUDI AJI, S.Sos", "Jabatan : CAMAT CONTOH",
        "selanjutnya disebut PIHAK PERTAMA", "",
    )  # fmt: skip
    below = spaced("PIHAK PERTAMA", "", "", "", "NIP. 19771217 199612 1 002")
    typed = spaced(*head)
    found = find_signatures(document(*typed, *(ocr(one) for one in below)))
    assert [(b.name.text, b.nip.text) for b in found] == [("BUDI AJI, S.Sos", "19771217 199612 1 002")]


def test_parties_whose_names_stand_side_by_side_are_two_and_their_headings_say_which() -> None:
    streams = find_streams(
        document(
            "PIHAK PERTAMA                           PIHAK KEDUA",
            "Nama : SITI RAHAYU, S.Sos               Nama : Drs. BUDI SANTOSO",
            "Jabatan : Sekretaris Dinas Pangan       Jabatan : Kepala Dinas Pangan",
        )
    )
    first, second = find_parties(streams)
    assert (first.name.text, first.jabatan.text, first.role) == (
        "SITI RAHAYU, S.Sos",
        "Sekretaris Dinas Pangan",
        "pihak_pertama",
    )
    assert (second.name.text, second.jabatan.text, second.role) == (
        "Drs. BUDI SANTOSO",
        "Kepala Dinas Pangan",
        "pihak_kedua",
    )


def test_a_party_alone_below_parties_side_by_side_is_read_whole() -> None:
    """Its value stands right of where the second of those begins: it had been cut from its label."""
    streams = find_streams(
        document(
            "Nama : SITI RAHAYU, S.Sos               Nama : Drs. BUDI SANTOSO",
            "Jabatan : Sekretaris Dinas Pangan       Jabatan : Kepala Dinas Pangan",
            "PERJANJIAN KINERJA TAHUN 2024",
            "Nama                                         : TONO WIJAYA, S.E.",
            "Jabatan                                      : Lurah Contoh",
        )
    )
    assert [(p.name.text, p.jabatan.text) for p in find_parties(streams)] == [
        ("SITI RAHAYU, S.Sos", "Sekretaris Dinas Pangan"),
        ("Drs. BUDI SANTOSO", "Kepala Dinas Pangan"),
        ("TONO WIJAYA, S.E.", "Lurah Contoh"),
    ]
