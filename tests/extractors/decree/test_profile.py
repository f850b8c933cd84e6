from __future__ import annotations

import pytest

from extractors.decree.profile import find_profile
from extractors.model.document import Document, Page
from tests.build import document, line, table


def items(doc: Document) -> list[tuple[str, str, str]]:
    return [(i.field, i.label.text, i.text.text) for i in find_profile(doc)]


def test_numbered_head_block() -> None:
    doc = document(
        "1. INSTANSI : Kantor Kecamatan Contoh", "2. VISI : Melayani warga", "3. MISI :", "1. Desa mandiri", "2. Desa terbuka",
        "5. TUGAS : Memimpin wilayah", "6. FUNGSI :", "- a. Mengurus umum", "- b. Membina warga", "7. INDIKATOR KINERJA UTAMA:",
    )  # fmt: skip
    found = items(doc)
    assert found[0] == ("visi", "", "Melayani warga")
    assert [f[2] for f in found if f[0] == "misi"] == ["Desa mandiri", "Desa terbuka"]
    assert ("tugas", "", "Memimpin wilayah") in found
    assert len([f for f in found if f[0] == "fungsi"]) == 2


def test_items_wrapped_over_lines() -> None:
    doc = document(
        line("Tugas : a. mengurus pemerintahan", top=72),
        line("umum di kecamatan;", top=84, x=130),
        line("b. membina warga;", top=96, x=114),
        line("Indikator Tujuan : Hasil Survei", top=120),
        line("INDIKATOR KINERJA UTAMA", top=150),
    )
    assert items(doc) == [
        ("tugas", "a", "mengurus pemerintahan umum di kecamatan;"),
        ("tugas", "b", "membina warga;"),
        ("indikator_tujuan", "", "Hasil Survei"),
    ]


def test_organisation_block_ruled_as_a_table() -> None:
    made = table(
        [
            ["Nama Organisasi", ":", "Dinas Contoh"],
            ["Tugas", ":", "Melaksanakan urusan contoh"],
            ["Fungsi", ":", "a. Satu\nb. Dua"],
        ]
    )
    assert items(document(made)) == [
        ("tugas", "", "Melaksanakan urusan contoh"),
        ("fungsi", "a", "Satu"),
        ("fungsi", "b", "Dua"),
    ]


def test_a_header_of_a_table_is_no_section() -> None:
    made = table([["Misi", "Tujuan", "Sasaran", "Indikator"], ["1", "Desa maju", "Warga", "Jumlah"]])
    assert items(document(made)) == []


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        pytest.param("Adapun fungsi Kecamatan Contoh dalam menyelenggarakan tugas adalah :", "fungsi", id="adapun"),
        pytest.param(
            "Untuk mencapai visi tersebut, maka ditetapkan misi Kecamatan Contoh sebagai berikut:", "misi", id="misi"
        ),
        pytest.param("Visi Kecamatan Contoh Tahun 2021-2026 adalah sebagai berikut:", "visi", id="visi"),
        pytest.param(
            "Dalam melaksanakan tugas sebagaimana dimaksud, Dinas Contoh menyelenggarakan fungsi :",
            "fungsi",
            id="pasal",
        ),
    ],
)
def test_sentences_that_open_a_list(sentence: str, field: str) -> None:
    doc = document(sentence, "a. Satu;", "b. Dua.", "Uraian lain yang tidak termasuk.")
    assert items(doc) == [(field, "a", "Satu;"), (field, "b", "Dua.")]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            ("Faktor penghambat pelaksanaan tugas kecamatan adalah sebagai berikut :", "a. Sarana kurang"), id="factors"
        ),
        pytest.param(("Visi", "Visi merupakan gambaran masa depan."), id="definition"),
        pytest.param(("Manfaat bagi kantor :", "a. Satu"), id="benefits"),
    ],
)
def test_no_profile(rows: tuple[str, ...]) -> None:
    assert items(document(*rows)) == []


def test_a_new_paragraph_ends_an_unmarked_statement() -> None:
    rows = ("Tujuan", "Meningkatnya pelayanan", "Sasaran", "1. Warga puas")
    lines = tuple(line(row, page=None, path=f"p[{n}]") for n, row in enumerate(rows))
    doc = Document("0" * 64, "docx", 1, (Page(None, blocks=lines),))
    assert items(doc) == [("tujuan", "", "Meningkatnya pelayanan")]


def test_dikta_of_a_decree() -> None:
    doc = document(
        "KEPUTUSAN CAMAT CONTOH", "NOMOR 1 TAHUN 2024", "TENTANG", "IKU", "Menimbang : a. bahwa;", "MEMUTUSKAN :",
        "KESATU : Menetapkan indikator;", "KEDUA : Berlaku.",
    )  # fmt: skip
    assert items(doc) == [("diktum", "KESATU", "Menetapkan indikator;"), ("diktum", "KEDUA", "Berlaku.")]


def test_functions_in_rows_of_their_own_below_the_first() -> None:
    """Only the first of them had been kept where each stands in a row of the table."""
    rows = [
        ["Unit Kerja", ":", "Bidang Contoh"],
        ["Tugas", ":", "Melaksanakan urusan contoh"],
        ["Fungsi", ":", "a. Penyusunan program"],
        ["", "", "b. Pembinaan petugas"],
        ["", "", "c. Evaluasi"],
        ["Indikator", ":", "Nilai contoh"],
        ["", "", "d. Lain"],
    ]
    assert items(document(table(rows, page=None))) == [
        ("tugas", "", "Melaksanakan urusan contoh"),
        ("fungsi", "a", "Penyusunan program"),
        ("fungsi", "b", "Pembinaan petugas"),
        ("fungsi", "c", "Evaluasi"),
    ]
