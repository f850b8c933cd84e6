from __future__ import annotations

import pytest

from tests.build import document, line, table
from tests.extractors.signatures.found import only_block, spaced


@pytest.mark.parametrize(
    ("rows", "place", "date"),
    [
        pytest.param(("Ditetapkan di Manna", "Pada tanggal    Januari 2024"), "Manna", "Januari 2024", id="no day"),
        pytest.param(("Ditetapkan di : Jember", "Pada tanggal : 4 April 2023"), "Jember", "4 April 2023", id="colons"),
        pytest.param(
            ("Ditetapkan di S A M P A N G", "padatanggal 15 - 08 - 2017"),
            "S A M P A N G",
            "15 - 08 - 2017",
            id="spaced place, glued words",
        ),
        pytest.param(("Bandung,            2016",), "Bandung", "2016", id="day and month left blank"),
        pytest.param(("Busungbiu 5 Nopember 2021",), "Busungbiu", "5 Nopember 2021", id="no comma"),
        pytest.param(("Manna,     Pebruari 2024",), "Manna", "Pebruari 2024", id="no day in a letter"),
    ],
)
def test_place_and_date(rows: tuple[str, ...], place: str, date: str) -> None:
    body = (*rows, "CAMAT CONTOH", "", "", "MIRA LESTARI, S.Sos", "NIP. 19771217 199612 2 002")
    block = only_block(document(*spaced(*body)))
    assert (block.place.text, block.date.text, block.jabatan.text) == (place, date, "CAMAT CONTOH")


def test_place_and_date_above_the_table_of_the_block() -> None:
    made = table([["KEPALA DINAS CONTOH\n \nMIRA LESTARI, SH\nNIP. 19771217 199612 2 002"]], page=None)
    doc = document(line("Manna, Maret 2019", page=None, path="p[3]"), made)
    assert (only_block(doc).place.text, only_block(doc).date.text) == ("Manna", "Maret 2019")


def test_place_and_date_of_a_letter() -> None:
    rows = (
        "                                             Balige, 25 Januari 2024",
        "Perihal : Penyampaian Indikator Kinerja Utama",
        "Bersama ini kami sampaikan Indikator Kinerja Utama sebagaimana terlampir untuk dipergunakan.",
        "",
        "                    KEPALA DINAS CONTOH",
        "",
        "",
        "",
        "                    Ir. SRI AYU, M.Si",
        "                    NIP. 197111041992022006",
    )
    block = only_block(document(*spaced(*rows)))
    assert (block.place.text, block.date.text) == ("Balige", "25 Januari 2024")


@pytest.mark.parametrize(
    ("opening", "place", "date"),
    [
        pytest.param("Bandung, ............... 2017", "Bandung", "............... 2017", id="dots for day and month"),
        pytest.param("Bandung, - -2017", "Bandung", "- -2017", id="dashes left blank"),
        pytest.param("Bandung, 5 Mei 2020 M / 1441 H", "Bandung", "5 Mei 2020 M / 1441 H", id="two calendars"),
    ],
)
def test_blank_and_double_dates(opening: str, place: str, date: str) -> None:
    block = only_block(
        document(*spaced(opening, "CAMAT CONTOH", "", "", "", "BUDI AJI, S.Sos", "NIP. 19771217 199612 1 002"))
    )
    assert (block.place.text, block.date.text) == (place, date)


def test_on_a_date_is_no_place() -> None:
    rows = (
        "DITETAPKAN DI MANNA",
        "PADA TANGGAL 5 JANUARI 2017",
        "CAMAT CONTOH",
        "",
        "",
        "",
        "BUDI AJI",
        "NIP. 19771217 199612 1 002",
    )
    block = only_block(document(*spaced(*rows)))
    assert (block.place.text, block.date.text) == ("MANNA", "5 JANUARI 2017")
