"""Cards drawn as grids: a row of labels over a row of values, twice or more."""

from __future__ import annotations

from extractors.find import find_blocks
from extractors.tables.labelled.stacked import is_stacked
from tests.build import document, line, table

FIRST: list[list[str | None]] = [
    ["1", "Indikator", "Satuan", "Kondisi Awal", "Target 2024"],
    [None, "Volume produksi", "Ton", "12.450", "13.100"],
    ["Cara Menghitung", "<", "<", "Sumber", "Pengampu"],
    ["Jumlah hasil yang didaratkan", "<", "<", "Logbook", "Bidang Tangkap"],
]
SECOND: list[list[str | None]] = [
    ["2", *FIRST[0][1:]],
    [None, "Persentase kepatuhan", "%", "61", "70"],
    FIRST[2],
    ["A / B", "<", "<", "BA", "UPT"],
]


def test_values_below_both_rows_of_labels_are_of_one_indicator() -> None:
    blocks = document(
        line("Sasaran 1 : Meningkatnya produksi", top=100),
        table(FIRST, top=150),
        line("Sasaran 2 : Meningkatnya kepatuhan", top=300),
        table(SECOND, top=350),
    )
    (found,) = find_blocks(blocks).tables
    rows = [{name: quote.text for name, quote in row.fields.items()} for row in found.rows]
    assert [(r["sasaran"], r["indikator"], r["target"], r["formula"], r["penanggung_jawab"]) for r in rows] == [
        ("Meningkatnya produksi", "Volume produksi", "13.100", "Jumlah hasil yang didaratkan", "Bidang Tangkap"),
        ("Meningkatnya kepatuhan", "Persentase kepatuhan", "70", "A / B", "UPT"),
    ]


def test_one_head_over_a_row_is_an_ordinary_table() -> None:
    assert not is_stacked(table(FIRST[:2]))


def test_a_head_printed_again_is_no_card() -> None:
    assert not is_stacked(table([FIRST[0], FIRST[1], FIRST[0], SECOND[1]]))


def test_values_side_by_side_below_one_wide_label_are_one_value() -> None:
    rows = [*FIRST[:3], ["Jumlah hasil", "yang", "didaratkan", *FIRST[3][3:]]]
    (found,) = find_blocks(document(table(rows))).tables
    assert found.rows[0].fields["formula"].text == "Jumlah hasil yang didaratkan"


def test_a_grid_with_a_value_below_no_label_is_no_card() -> None:
    rows: list[list[str | None]] = [[*FIRST[0], ""], [*FIRST[1], ""], [*FIRST[2], ""], [*FIRST[3], "2025"]]
    assert not is_stacked(table(rows))


def test_a_card_that_was_read_is_not_told_as_unread() -> None:
    blocks = find_blocks(document(table(FIRST)))
    assert (len(blocks.tables), blocks.unread) == (1, ())


def test_a_field_that_the_first_card_of_a_grid_lacks_is_not_taken_from_the_next_one() -> None:
    heads: list[list[str | None]] = [["Tujuan", "Indikator", "Target 2024"], ["Cara Menghitung", "Sumber", "Satuan"]]
    rows: list[list[str | None]] = [
        heads[0], ["", "Volume produksi", "13.100"], heads[1], ["Jumlah hasil", "Logbook", "Ton"],
        heads[0], ["Laut yang lestari", "Persentase kepatuhan", "70"], heads[1], ["A / B", "BA", "%"],
    ]  # fmt: skip
    (found,) = find_blocks(document(table(rows))).tables
    assert [(r.fields["indikator"].text, "tujuan" in r.fields) for r in found.rows] == [
        ("Volume produksi", False),
        ("Persentase kepatuhan", True),
    ]


def test_a_goal_below_two_cards_is_that_of_the_next_one() -> None:
    blocks = document(
        line("Sasaran 1 : Meningkatnya produksi", top=100),
        table(FIRST, top=150),
        table(SECOND, top=250),
        line("Sasaran 2 : Meningkatnya kepatuhan", top=350),
        table(SECOND, top=400),
    )
    (found,) = find_blocks(blocks).tables
    goals = [row.fields["sasaran"].text for row in found.rows]
    assert goals == ["Meningkatnya produksi", "Meningkatnya produksi", "Meningkatnya kepatuhan"]
