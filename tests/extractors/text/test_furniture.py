from __future__ import annotations

import pytest

from extractors.model.document import Document, Line, Table
from extractors.text.furniture import find_furniture
from tests.build import document, line, table

Content = list[Line | Table | str]


def page(number: int, *blocks: Line | Table, head: str = "", foot: str = "") -> Content:
    """Return a page: a head at 40, the blocks, a foot at 800 points."""
    made: Content = [line(head, page=number, top=40)] if head else []
    made += blocks
    if foot:
        made.append(line(foot, page=number, top=800))
    return made


def body(number: int, *texts: str, top: float = 200.0) -> list[Line]:
    return [line(text, page=number, top=top + 14 * i) for i, text in enumerate(texts)]


def texts(found: Document) -> list[str]:
    return sorted(one.text for one in find_furniture(found))


def test_running_head_with_page_numbers() -> None:
    pages = [page(n, *body(n, f"isi halaman {n}"), head=f"Renstra Dinas X | {n}", foot=f"Hal. {n}") for n in (1, 2, 3)]
    assert len(texts(document(pages=pages))) == 6


@pytest.mark.parametrize("foot", ["- 2 -", "2", "iv", "Halaman 6-3", "~ 12 ~", "3/14"])
def test_page_number(foot: str) -> None:
    assert texts(document(pages=[page(1, *body(1, "isi"), foot=foot)])) == [foot]


@pytest.mark.parametrize("foot", ["2016", "NIP. 196501011990031001", "Rp 12", "a."])
def test_no_page_number(foot: str) -> None:
    assert texts(document(pages=[page(1, *body(1, "isi"), foot=foot)])) == []


def test_list_mark_at_the_head_of_a_page_is_no_page_number() -> None:
    beside = [line("1", page=1, top=60), line("Program Peningkatan Mutu", page=1, x=100, top=64)]
    assert texts(document(pages=[[*beside, *body(1, "isi")]])) == []


def test_title_repeated_above_each_unit_s_table_is_text() -> None:
    def sheet(number: int) -> Content:
        unit = line(f"BIDANG {'ABC'[number - 1]}", page=number, top=60)
        return page(
            number, unit, table([["No", "Indikator"], ["1", "x"]], page=number, top=90), head="INDIKATOR KINERJA UTAMA"
        )

    assert texts(document(pages=[sheet(1), sheet(2), sheet(3)])) == []


def test_head_in_capitals_over_running_text_is_furniture() -> None:
    pages = [page(n, *body(n, f"isi {n}"), head="PRESIDEN REPUBLIK INDONESIA") for n in (1, 2, 3)]
    assert len(texts(document(pages=pages))) == 3


def test_same_text_at_another_height_is_text() -> None:
    pages: list[Content] = [
        [line("Kepala Dinas", page=n, top=top), *body(n, "isi")] for n, top in ((1, 20), (2, 60), (3, 85))
    ]
    assert texts(document(pages=pages)) == []


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        pytest.param("6. Undang-Undang...", "6. Undang-Undang Nomor 23 Tahun 2014", True, id="item"),
        pytest.param("4. Peraturan . . .", "4. Peraturan Presiden Nomor 29", True, id="spaced_dots"),
        pytest.param("b. bahwa …", "b. bahwa untuk itu", True, id="ellipsis"),
        pytest.param("MMM6. Undang-Undang...", "6. Undang-Undang Nomor 23", True, id="rubbish_before"),
        pytest.param("Bandung, ..........", "KEPALA DINAS", False, id="blank_to_fill_in"),
        pytest.param("6. Undang-Undang", "6. Undang-Undang Nomor 23", False, id="no_dots"),
    ],
)
def test_catchword(last: str, first: str, expected: bool) -> None:
    pages: list[Content] = [[*body(1, "isi", last)], [*body(2, first, "isi")]]
    assert texts(document(pages=pages)) == ([last] if expected else [])


def test_catchword_before_a_table() -> None:
    pages: list[Content] = [
        [*body(1, "isi", "3. Peraturan...")],
        [table([["", "3.", "Peraturan Daerah Nomor 1"]], page=2, top=80)],
    ]
    assert texts(document(pages=pages)) == ["3. Peraturan..."]


@pytest.mark.parametrize(
    "stamp", ["JDIH Kabupaten X", "https://jdih.x.go.id", "Dokumen ini ditandatangani secara elektronik"]
)
def test_stamp(stamp: str) -> None:
    assert texts(document(pages=[page(1, *body(1, "isi"), foot=stamp)])) == [stamp]


def scanned(made: Line) -> Line:
    return Line(tuple(word._replace(confidence=0.9) for word in made.words), made.offsets, made.breaks)


def test_foot_of_a_scan_that_lost_its_number_once_and_a_letter_once() -> None:
    feet = (
        "SK Renja Dinas Contoh Tahun 2016 1",
        "SK Renja Dinas Contoh Tahun 2016",
        "SK Renla Dinas Contoh Tahun 2016 8",
    )
    pages = [
        [*body(n, "isi", "dan seterusnya"), scanned(line(text, page=n, top=700))]
        for n, text in enumerate(feet, start=1)
    ]
    assert texts(document(pages=pages)) == sorted(feet)


def test_an_officer_who_signs_at_one_height_of_many_pages_makes_no_running_foot() -> None:
    def page(number: int) -> list[Line]:
        foot = ["KEPALA DINAS CONTOH", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002"]
        lines = [line(f"Lembar orang ke-{number} dengan isinya sendiri", page=number, top=100)]
        return [*lines, *(line(text, page=number, top=760.0 + 12 * n) for n, text in enumerate(foot))]

    doc = document(pages=[page(n) for n in range(1, 6)])
    assert not find_furniture(doc)
