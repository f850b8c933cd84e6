"""Cards of indicators headed by their codes, one or several side by side."""

from __future__ import annotations

from extractors.model.document import Line
from extractors.tables.labelled.find import find_labelled_tables
from tests.build import document, line


def _page(*rows: tuple[float, str]) -> list[Line]:
    return [line(text, top=top) for top, text in rows]


def _cards(*rows: tuple[float, str]) -> list[Line]:
    """Return the goal, the codes and the names of two cards, and the rows below them."""
    return _page(
        (80, "SS1 Meningkatnya data"),
        (100, "IKU 1.1                              IKU 1.2"),
        (114, "Persentase pengguna data             Jumlah publikasi"),
        (128, "yang puas"),
        *rows,
    )


def _doubts(lines: list[Line]) -> list[tuple[str, ...]]:
    return [row.doubts for found in find_labelled_tables(document(*lines)) for row in found.rows]


def _rows(lines: list[Line]) -> list[dict[str, str]]:
    names = ("kode", "sasaran", "indikator", "target", "satuan")
    return [
        {name: row.fields[name].text for name in names if name in row.fields}
        for found in find_labelled_tables(document(*lines))
        for row in found.rows
    ]


FIRST = {
    "kode": "IKU 1.1",
    "sasaran": "Meningkatnya data",
    "indikator": "Persentase pengguna data yang puas",
    "target": "75",
    "satuan": "%",
}
SECOND = {
    "kode": "IKU 1.2",
    "sasaran": "Meningkatnya data",
    "indikator": "Jumlah publikasi",
    "target": "98",
    "satuan": "Buku",
}


def test_cards_side_by_side_with_labels_above_their_values() -> None:
    assert _rows(
        _cards(
            (142, "Target 2024       Satuan             Target 2024       Satuan"),
            (156, "                                     98                Buku"),
            (157, "75                %"),
        )
    ) == [FIRST, SECOND]


def test_cards_whose_target_and_unit_stand_behind_one_label() -> None:
    assert _rows(
        _cards(
            (142, "Target 2024 75 %                     Target 2024 98 Buku"),
        )
    ) == [FIRST, SECOND]


def test_codes_above_texts_that_measure_nothing_are_no_cards() -> None:
    lines = _page(
        (80, "SS1 Meningkatnya data"), (100, "IKU 1.1          IKU 1.2"), (114, "Persentase data  Jumlah publikasi")
    )
    assert _rows(lines) == []


def test_a_line_left_of_the_cards_ends_them_and_is_no_part_of_one() -> None:
    cards = _cards(
        (142, "Target 2024       Satuan             Target 2024       Satuan"),
        (156, "75                %                  98                Buku"),
    )
    below = line("Uraian di bawah kartu", x=30, top=170)
    assert _rows([*cards, below]) == [FIRST, SECOND]


def test_words_of_a_card_that_reach_no_field_are_a_doubt_of_it() -> None:
    target = (142, "Target 2024 75 %                     Target 2024 98 Buku")
    assert _doubts(_cards(target)) == [(), ()]
    behind = (142, "Target 2024 75 % lalu naik           Target 2024 98 Buku")
    below = (156, "Naik dari tahun lalu")
    assert _doubts(_cards(behind)) == _doubts(_cards(target, below)) == [("leftover_words",), ()]
