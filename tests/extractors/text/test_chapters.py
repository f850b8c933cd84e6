from __future__ import annotations

import pytest

from extractors.text.chapters import chapter_number, find_announcements, find_chapters
from tests.build import document, line

PROSE = tuple(f"Kalimat ke {n} dari uraian yang panjang tentang pekerjaan kantor ini." for n in range(9))


def chapters(*rows: str) -> list[tuple[str, str]]:
    return [(c.label.text, c.title.text) for c in find_chapters(document(*rows))]


def test_contents_are_left_out() -> None:
    rows = (
        "DAFTAR ISI", "Bab I Pendahuluan 1", "BAB II PENETAPAN .......... 3", "BAB III PENUTUP .......... 9",
        "BAB I", "PENDAHULUAN", *PROSE, "BAB II", "PENETAPAN IKU", "1.1. LATAR BELAKANG", *PROSE, "BAB IV", "PENUTUP",
    )  # fmt: skip
    assert chapters(*rows) == [("BAB I", "PENDAHULUAN"), ("BAB II", "PENETAPAN IKU"), ("BAB IV", "PENUTUP")]


def test_a_list_of_chapters_in_the_text_is_left_out() -> None:
    rows = (
        "BAB I", "PENDAHULUAN", *PROSE, "Sistematika penulisan :", "BAB I PENDAHULUAN", "Berisi latar belakang.",
        "BAB II ISI", "Berisi isi.", "BAB III PENUTUP", "Bab ini berisi penutup.", "BAB II", "ISI", *PROSE, "BAB III", "PENUTUP",
    )  # fmt: skip
    assert chapters(*rows) == [("BAB I", "PENDAHULUAN"), ("BAB II", "ISI"), ("BAB III", "PENUTUP")]


def test_short_chapters_of_a_regulation() -> None:
    rows = (
        "BAB I",
        "KETENTUAN UMUM",
        "Pasal 1",
        "Isi.",
        "BAB II",
        "MAKSUD",
        "Pasal 2",
        "Isi.",
        "BAB II",
        "TUJUAN",
        "Pasal 3",
    )
    assert [label for label, _ in chapters(*rows)] == ["BAB I", "BAB II", "BAB II"]


def test_chapter_marks_at_the_top_of_pages_are_no_running_head() -> None:
    pages = [
        [line(f"BAB {mark}", page=n, top=40), *(line(text, page=n, top=80 + 14 * k) for k, text in enumerate(PROSE))]
        for n, mark in enumerate(("I", "II", "III"), start=1)
    ]
    assert [c.label.text for c in find_chapters(document(pages=pages))] == ["BAB I", "BAB II", "BAB III"]


def test_bab_ini_is_no_chapter() -> None:
    assert chapters("BAB ini berisi tentang latar belakang", "Bab ini mengemukakan tinjauan") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("KESATU : Indikator sebagaimana tercantum dalam Lampiran Keputusan ini.", True, id="annex"),
        pytest.param("KEDUA : Indikator tersebut dalam lampiran;", True, id="in the annex"),
        pytest.param("Maka ditetapkan Indikator Kinerja Utama Kecamatan Contoh sebagai berikut:", True, id="table"),
        pytest.param("7. INDIKATOR KINERJA UTAMA:", True, id="head block"),
        pytest.param("Manfaat ditetapkan Indikator Kinerja Utama adalah sebagai berikut :", False, id="benefits"),
        pytest.param("Indikator Kinerja Utama merupakan ukuran keberhasilan.", False, id="definition"),
    ],
)
def test_announcements(text: str, *, found: bool) -> None:
    assert bool(find_announcements(document(text))) is found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("IV", 4, id="iv"),
        pytest.param("XIX", 19, id="xix"),
        pytest.param("3", 3, id="arabic"),
        pytest.param("ISI", 0, id="word"),
    ],
)
def test_chapter_number(text: str, number: int) -> None:
    assert chapter_number(text) == number
