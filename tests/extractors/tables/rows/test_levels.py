"""A head over the indicators of aims and goals both: what stands beside an indicator tells of what it is one."""

from __future__ import annotations

import pytest

from tests.build import document, table
from tests.extractors.tables.found import only_table

AIM, GOAL = "Mewujudkan permukiman layak", "Meningkatnya akses air"


@pytest.mark.parametrize("merged", [None, ""])
def test_the_indicator_beside_an_aim_alone_is_its_own(merged: str | None) -> None:
    rows = [
        ["Tujuan", "Sasaran", "Indikator Tujuan/Sasaran", "Satuan", "2024", "2025"],
        [AIM, "", "Indeks kelayakan", "Indeks", "62", "63"],
        [merged, GOAL, "Persentase rumah dengan air", "%", "80", "82"],
        [merged, None, "Persentase rumah dengan sanitasi", "%", "72", "74"],
    ]
    found = only_table(document(table(rows, page=None)))
    assert [row.level for row in found.rows] == ["tujuan", "sasaran", "sasaran"]


def test_programmes_beside_goals_have_their_own_level() -> None:
    rows = [
        [
            "Tujuan",
            "Sasaran",
            "Program",
            "Indikator Kinerja Tujuan, Sasaran, Program (outcome)",
            "Satuan",
            "Target 2024",
        ],
        [AIM, "", "", "Indeks kelayakan", "Indeks", "62"],
        [None, GOAL, "", "Persentase rumah dengan air", "%", "80"],
        [None, None, "Program Air Minum", "Jumlah sambungan", "Unit", "90"],
        [None, None, "Pengelolaan Air", "Jumlah sumber", "Unit", "9"],
    ]
    found = only_table(document(table(rows, page=None)))
    assert [row.level for row in found.rows] == ["tujuan", "sasaran", "program", None]


@pytest.mark.parametrize(
    "head", [["Tujuan", "Sasaran", "Indikator Kinerja"], ["Kebijakan", "Sasaran", "Indikator Tujuan/Sasaran"]]
)
def test_a_head_that_does_not_tell_leaves_it_open(head: list[str]) -> None:
    rows = [
        [*head, "Satuan", "2024", "2025"],
        [AIM, GOAL, "Indeks kelayakan", "Indeks", "62", "63"],
        [None, "Menurunnya kumuh", "Luas kumuh", "Ha", "14", "12"],
    ]
    assert [row.level for row in only_table(document(table(rows, page=None))).rows] == [None, None]
