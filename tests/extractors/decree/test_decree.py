from __future__ import annotations

import pytest

from extractors.decree.decree import find_annexes, find_decrees
from extractors.model.document import Document
from tests.build import document, line, table

BODY = ("Menimbang : a. bahwa perlu;", "Mengingat : 1. Undang-Undang Nomor 5 Tahun 2014;", "MEMUTUSKAN :")


def decree(*head: str, tail: tuple[str, ...] = ()) -> Document:
    return document(*head, *BODY, *tail)


@pytest.mark.parametrize(
    ("head", "kind", "number", "tentang"),
    [
        pytest.param(
            (
                "KEPUTUSAN CAMAT BANGSALSARI",
                "KABUPATEN JEMBER",
                "Nomor : 065/10/35.09.09/2023",
                "TENTANG",
                "INDIKATOR KINERJA UTAMA",
            ),
            "KEPUTUSAN CAMAT BANGSALSARI KABUPATEN JEMBER",
            "065/10/35.09.09/2023",
            "INDIKATOR KINERJA UTAMA",
            id="kind on two lines",
        ),
        pytest.param(
            ("K E P U T U S A N CAMAT CONTOH", "NOMOR 23 TAHUN 2020", "T E N T A N G", "PENETAPAN IKU"),
            "K E P U T U S A N CAMAT CONTOH",
            "23 TAHUN 2020",
            "PENETAPAN IKU",
            id="letter-spaced",
        ),
        pytest.param(
            (
                "KEPUTUSAN",
                "KEPALA DINAS CONTOH",
                "NOMOR : 188/ 27 /411.3.12/2022",
                "PEDOMAN KERJA",
                "TAHUN 2020",
                "KEPALA DINAS CONTOH",
            ),
            "KEPUTUSAN KEPALA DINAS CONTOH",
            "188/ 27 /411.3.12/2022",
            "PEDOMAN KERJA TAHUN 2020",
            id="kind alone, no tentang",
        ),
        pytest.param(
            ("KEPUTUSANKEPALA DINAS CONTOH", "NOMOR : 15/KPTS/IKU/2020", "TENTANG", "PENETAPAN IKU"),
            "KEPUTUSANKEPALA DINAS CONTOH",
            "15/KPTS/IKU/2020",
            "PENETAPAN IKU",
            id="glued",
        ),
        pytest.param(
            ("SURAT KEPUTUSAN KEPALA DINAS CONTOH", "NOMOR :", "TENTANG", "PENETAPAN IKU"),
            "SURAT KEPUTUSAN KEPALA DINAS CONTOH",
            "",
            "PENETAPAN IKU",
            id="blank number",
        ),
        pytest.param(
            (
                "PERATURAN BUPATI CONTOH",
                "NOMOR 31 TAHUN 2018",
                "TENTANG",
                "PELIMPAHAN KEWENANGAN",
                "DENGAN RAHMAT TUHAN YANG MAHA ESA",
                "BUPATI CONTOH,",
            ),
            "PERATURAN BUPATI CONTOH",
            "31 TAHUN 2018",
            "PELIMPAHAN KEWENANGAN",
            id="regulation",
        ),
        pytest.param(
            ("KEPUTUSAN CAMAT CONTOH NOMOR 5 TAHUN 2020", "TENTANG", "PENETAPAN IKU", "CAMAT CONTOH,"),
            "KEPUTUSAN CAMAT CONTOH",
            "5 TAHUN 2020",
            "PENETAPAN IKU",
            id="number in the kind line",
        ),
        pytest.param(("Nomor:", "Tentang", "PENUNJUKAN TIM"), "", "", "PENUNJUKAN TIM", id="kind is a picture"),
    ],
)
def test_heads(head: tuple[str, ...], kind: str, number: str, tentang: str) -> None:
    (found,) = find_decrees(decree(*head))
    assert (found.kind.text, found.number.text, found.tentang.text) == (kind, number, tentang)
    assert found.number_line.text.casefold().find("nomor") >= 0


@pytest.mark.parametrize(
    ("tail", "place", "date"),
    [
        pytest.param(("Ditetapkan di Manna", "Pada tanggal    Januari 2024"), "Manna", "Januari 2024", id="no day"),
        pytest.param(("Ditetapkan di : Jember", "Pada tanggal : 4 April 2023"), "Jember", "4 April 2023", id="colons"),
        pytest.param(("Ditetapkan di Sukamaju pada tanggal 12 Juni 2018",), "Sukamaju", "12 Juni 2018", id="one line"),
        pytest.param(("CAMAT CONTOH",), "", "", id="none"),
    ],
)
def test_place_and_date(tail: tuple[str, ...], place: str, date: str) -> None:
    (found,) = find_decrees(decree("KEPUTUSAN CAMAT CONTOH", "NOMOR 1 TAHUN 2024", "TENTANG", "IKU", tail=tail))
    assert (found.place.text, found.date.text) == (place, date)


def test_dikta_with_a_gap_as_printed() -> None:
    tail = (
        "Menetapkan :", "- KESATU : Indikator Kinerja Utama;", "KEDUA : sebagaimana Diktum KESATU", "(1) satu", "(2) dua",
        "KEEMPAT : berlaku sejak ditetapkan.", "Ditetapkan di Manna", "CAMAT CONTOH",
    )  # fmt: skip
    (found,) = find_decrees(decree("KEPUTUSAN CAMAT CONTOH", "NOMOR 1 TAHUN 2024", "TENTANG", "IKU", tail=tail))
    assert [(d.label.text, d.text.text) for d in found.dikta] == [
        ("KESATU", "Indikator Kinerja Utama;"),
        ("KEDUA", "sebagaimana Diktum KESATU (1) satu (2) dua"),
        ("KEEMPAT", "berlaku sejak ditetapkan."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("LAMPIRAN I", "KEPUTUSAN CAMAT CONTOH", "NOMOR 3 TAHUN 2020"), id="annex"),
        pytest.param(
            ("PENJELASAN", "ATAS", "PERATURAN DAERAH KABUPATEN CONTOH", "NOMOR 12 TAHUN 2016"), id="explanation"
        ),
        pytest.param(("Keputusan Camat Contoh adalah keputusan", "Nomor 3"), id="prose"),
    ],
)
def test_no_decree(rows: tuple[str, ...]) -> None:
    assert find_decrees(document(*rows)) == ()


def test_annex_repeats_number_and_date() -> None:
    doc = document(
        line("LAMPIRAN I   KEPUTUSAN KEPALA DINAS CONTOH", top=72),
        line("NOMOR        188/ 27   /411.3.12 /2022", top=84),
        line("TANGGAL      3 Mei 2021", top=96),
        line("TENTANG      PENUNJUKAN TIM PENYUSUN", top=108),
        line("             RENCANA KERJA TAHUN 2021", top=120),
    )
    (found,) = find_annexes(doc)
    assert found.number.text == "188/ 27 /411.3.12 /2022"
    assert found.date.text == "3 Mei 2021"
    assert found.tentang.text == "PENUNJUKAN TIM PENYUSUN RENCANA KERJA TAHUN 2021"


def test_annex_head_in_the_cells_of_a_table() -> None:
    made = table(
        [
            ["LAMPIRAN I KEPUTUSAN GUBERNUR CONTOH", "<", "<"],
            ["NOMOR", ":", "061/Kep.88-Org/2016"],
            ["TANGGAL", ":", "3 Mei 2015"],
        ]
    )
    (found,) = find_annexes(document(made))
    assert (found.number.text, found.date.text) == ("061/Kep.88-Org/2016", "3 Mei 2015")


def test_a_sentence_about_a_lampiran_is_no_annex() -> None:
    assert find_annexes(document("Lampiran yang dimaksud terdapat di bawah.", "Nomor : 3")) == ()


def test_an_ordinal_at_a_line_s_start_that_is_part_of_a_sentence_opens_no_ruling() -> None:
    tail = (
        "Menetapkan :", "KESATU : Rencana Kinerja Tahunan.", "KEDUA : Rencana sebagaimana dimaksud Diktum",
        "KESATU adalah tercantum dalam Lampiran.", "KETIGA : Keputusan ini berlaku.", "Ditetapkan di Manna", "CAMAT CONTOH",
    )  # fmt: skip
    (found,) = find_decrees(decree("KEPUTUSAN CAMAT CONTOH", "NOMOR 1 TAHUN 2024", "TENTANG", "IKU", tail=tail))
    assert [(d.label.text, d.text.text) for d in found.dikta] == [
        ("KESATU", "Rencana Kinerja Tahunan."),
        ("KEDUA", "Rencana sebagaimana dimaksud Diktum KESATU adalah tercantum dalam Lampiran."),
        ("KETIGA", "Keputusan ini berlaku."),
    ]


def test_the_next_ordinal_named_in_a_sentence_opens_no_ruling() -> None:
    tail = (
        "Menetapkan :", "KESATU : Indikator sebagaimana tersebut dalam Diktum", "KEDUA Keputusan ini.",
        "KEDUA : Keputusan ini berlaku.", "Ditetapkan di Manna", "CAMAT CONTOH",
    )  # fmt: skip
    (found,) = find_decrees(decree("KEPUTUSAN CAMAT CONTOH", "NOMOR 1 TAHUN 2024", "TENTANG", "IKU", tail=tail))
    assert [(d.label.text, d.text.text) for d in found.dikta] == [
        ("KESATU", "Indikator sebagaimana tersebut dalam Diktum KEDUA Keputusan ini."),
        ("KEDUA", "Keputusan ini berlaku."),
    ]


def test_a_list_of_indicators_below_a_ruling_is_no_part_of_it() -> None:
    """The last ruling had held every cell of the table that stands between it and the signature."""
    rows = [
        ["No", "Sasaran", "Indikator Kinerja Utama", "Formulasi", "Sumber Data"],
        ["1", "Meningkatnya mutu", "Persentase warga hadir", "A / B x 100%", "Daftar hadir"],
    ]
    doc = document(
        "KEPUTUSAN LURAH CONTOH", "NOMOR 31 TAHUN 2020", "TENTANG", "INDIKATOR KINERJA UTAMA", "MEMUTUSKAN :",
        "KESATU : Menetapkan indikator sebagaimana daftar di bawah ini.", table(rows),
        "KEDUA : Keputusan ini berlaku sejak ditetapkan.", table(rows, top=500),
        "Ditetapkan di : Contoh", "Pada tanggal : 4 Mei 2020",
    )  # fmt: skip
    (decree,) = find_decrees(doc)
    assert [(d.label.text, d.text.text) for d in decree.dikta] == [
        ("KESATU", "Menetapkan indikator sebagaimana daftar di bawah ini."),
        ("KEDUA", "Keputusan ini berlaku sejak ditetapkan."),
    ]
    assert decree.date.text == "4 Mei 2020"


def test_a_ruling_that_goes_on_below_its_list_keeps_the_end_of_its_sentence() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja Utama", "Target"],
        ["1", "Meningkatnya mutu", "Persentase hadir", "80"],
    ]
    doc = document(
        "KEPUTUSAN LURAH CONTOH", "NOMOR 31 TAHUN 2020", "TENTANG", "INDIKATOR KINERJA UTAMA", "MEMUTUSKAN :",
        "KESATU : Menetapkan indikator:", table(rows), "yang menjadi acuan seluruh", "Kelurahan Contoh.",
        "KEDUA : Keputusan ini berlaku sejak ditetapkan.", table(rows, top=500), "Catatan: hasil survei",
    )  # fmt: skip
    (decree,) = find_decrees(doc)
    assert [d.text.text for d in decree.dikta] == [
        "Menetapkan indikator: yang menjadi acuan seluruh Kelurahan Contoh.",
        "Keputusan ini berlaku sejak ditetapkan.",
    ]
