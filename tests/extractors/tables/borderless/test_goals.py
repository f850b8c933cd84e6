"""Goals that stand in the middle of their rows, in tables without rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Cell
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.borderless.found import LISTED, blocks_of, close, grid, lines, listed, of_page

HEAD = ["No", "Sasaran", "Indikator Kinerja", "Target"]


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        (
            ["", "Meningkatnya A", "", "Meningkatnya B", "yang C"],
            ["Meningkatnya A"] * 3 + ["Meningkatnya B yang C"] * 2,
        ),
        (["Meningkatnya A", "", "", "Meningkatnya B", ""], ["Meningkatnya A"] * 3 + ["Meningkatnya B"] * 2),
    ],
    ids=["in the middle", "at the top"],
)
def test_goals_hold_for_the_rows_that_they_stand_beside(goals: list[str], told: list[str]) -> None:
    rows = [HEAD, *([str(n), goal, f"Persentase {n}", "90"] for n, goal in enumerate(goals, start=1))]
    (found,) = find_indikator_tables(document(table(rows, ruled=False)))
    assert [row.fields["sasaran"].text for row in found.rows] == told
    assert all(("goal_by_place" in row.doubts) == (goals[0] == "") for row in found.rows)


def test_a_goal_over_rows_that_were_told_before_and_its_number_go_to_the_rows_that_they_are_the_middle_of() -> None:
    rows = [
        HEAD,
        ["1", "Meningkatnya A", "Persentase 1", "90"],
        [None, None, "Persentase 2", "90"],
        ["", "", "Persentase 3", "90"],
        ["2", "Meningkatnya B", "Persentase 4", "90"],
        ["", "", "Persentase 5", "90"],
    ]
    made = table(rows, ruled=False)
    cells = [_down(cell, 8.0) if cell.row == 1 and cell.row_span == 2 else cell for cell in made.cells]
    (found,) = find_indikator_tables(document(replace(made, cells=tuple(cells))))
    assert [row.fields["sasaran"].text for row in found.rows] == ["Meningkatnya A"] * 2 + ["Meningkatnya B"] * 3
    assert [row.fields["no"].text for row in found.rows] == ["1", "1", "2", "2", "2"]
    assert all("goal_by_place" in row.doubts for row in found.rows)


def _down(cell: Cell, points: float) -> Cell:
    """Return a cell with its texts moved down."""
    (line_,) = cell.lines
    words = tuple(
        word._replace(place=word.place._replace(box=box._replace(top=box.top + points, bottom=box.bottom + points)))
        for word in line_.words
        if (box := word.place.box) is not None
    )
    return replace(cell, lines=(replace(line_, words=words),))


def test_a_numbered_goal_over_the_columns_opens_a_list_of_letters_whatever_its_words_are() -> None:
    goals = [
        "Terwujudnya proses peradilan yang pasti, transparan dan akuntabel",
        "Peningkatan efektivitas pengelolaan penyelesaian perkara",
    ]
    made = blocks_of(
        [
            close(*LISTED, top=100),
            close((72.0, "1."), (100.0, goals[0]), top=116),
            listed("a.", "Persentase sisa perkara", 132),
            listed("b.", "Persentase tepat waktu", 148),
            close((72.0, "2."), (100.0, goals[1]), top=164),
            listed("a.", "Persentase isi putusan", 180),
        ]
    )
    (found,) = find_indikator_tables(of_page(made))
    assert [row.fields["sasaran"].text for row in found.rows] == [goals[0], goals[0], goals[1]]


def test_goals_in_the_column_of_indicators_are_rows_of_their_own() -> None:
    blocks = blocks_of(
        lines(
            "SASARAN/INDIKATOR KINERJA                    TARGET    SATUAN",
            "1.    Meningkatnya mutu air",
            "1.1 Indeks Kualitas Air                      55,00     indeks",
            "1.2 Indeks Kualitas Udara                    88,50     indeks",
            "2.    Meningkatnya tata kelola",
            "2.1 Persentase sampah tertangani             62        persen",
        )
    )
    assert [row[0] for row in grid(blocks[0])][4:] == [
        "2. Meningkatnya tata kelola",
        "2.1 Persentase sampah tertangani",
    ]


def test_the_last_word_of_a_formula_is_no_goal() -> None:
    made = blocks_of(
        lines(
            "No   Indikator Kinerja     Formula                  Sumber",
            "1    Persentase sisa       Sisa tahun berjalan      SIPP",
            "                           dibagi tahun",
            "                           sebelumnya",
            "2    Indeks layanan        Rata-rata survei         Survei",
        )
    )
    (found,) = find_indikator_tables(of_page(made))
    assert found.rows[0].fields["formula"].text.endswith("sebelumnya")
    assert not any("sasaran" in row.fields for row in found.rows)
