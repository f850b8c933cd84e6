"""What the measure of silence does to documents: mistakes change one decision and are undone, damage loses nothing else."""

from __future__ import annotations

import random
from itertools import product

import pytest

from extractors.model.document import Document
from extractors.model.geometry import Box
from extractors.page.glyphs import PageGlyphs
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tools.bench.silence.damage import DRAWN
from tools.bench.silence.mistakes import MISTAKES

ROWS = [
    ["No", "Sasaran", "Indikator", "Satuan", "Target"],
    ["1", "Meningkatnya mutu layanan", "Persentase A", "%", "80"],
    ["Bidang pelayanan", "<", "<", "<", "<"],
    ["2", "Meningkatnya tata kelola", "Nilai B", "Nilai", "75"],
    ["3", "Terwujudnya ketertiban", "1. Indeks C\n2. Indeks D", "Indeks", "1. 3\n2. 4"],
]
BELOW_A_GOAL = [
    ["No", "Indikator Kinerja", "Satuan", "Target"],
    ["Sasaran 1 : Meningkatnya mutu layanan", "<", "<", "<"],
    ["1", "Persentase layanan", "%", "80"],
    ["", "yang tepat waktu", "", ""],
    ["2", "Nilai evaluasi", "Nilai", "75"],
]


def texts(made: Document) -> list[dict[str, str]]:
    return [{n: q.text for n, q in row.fields.items()} for t in find_indikator_tables(made) for row in t.rows]


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_changes_what_is_read_and_is_undone(kind: str) -> None:
    changed = False
    for rows, seed in product(
        (ROWS, BELOW_A_GOAL), range(20)
    ):  # it falls on one of the first decisions, if there are so many
        made = document(table(rows))
        right = texts(made)
        with MISTAKES[kind](random.Random(seed)):
            changed = texts(made) != right
        assert texts(made) == right
        if changed:
            break
    assert changed


@pytest.mark.parametrize("kind", MISTAKES)
def test_the_same_seed_makes_the_same_mistake(kind: str) -> None:
    made = document(table(ROWS))
    read: list[list[dict[str, str]]] = []
    for _ in range(2):
        with MISTAKES[kind](random.Random(7)):
            read.append(texts(made))
    assert read[0] == read[1]


@pytest.mark.parametrize("kind", DRAWN)
def test_damage_keeps_slanted_strokes_and_letters_that_are_disputed_or_unnamed(kind: str) -> None:
    drawn = PageGlyphs(
        600, 800, disputed=[Box(10, 10, 20, 20)], slanted=[Box(30, 30, 60, 40)], unnamed=[Box(1, 1, 2, 2)]
    )
    made = DRAWN[kind](drawn, [], random.Random(1))
    assert (made.disputed, made.slanted, made.unnamed) == (drawn.disputed, drawn.slanted, drawn.unnamed)
