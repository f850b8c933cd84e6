"""Further columns of a table that stand in a table of their own, beside its numbers."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Document
from tests.build import document, table

FIRST = [
    ["No", "Sasaran", "Indikator"],
    ["1", "Meningkatnya A", "Persentase A"],
    ["2", "Meningkatnya B", "Jumlah B"],
    ["3", "Meningkatnya C", "Indeks C"],
]
SECOND = [["No", "Satuan", "Target"], ["1", "%", "85"], ["2", "Unit", "120"], ["3", "Indeks", "82,5"]]


def _values(made: Document) -> list[tuple[str, ...]]:
    found = find_blocks(made).tables[0]
    return [
        tuple(r.fields[n].text if n in r.fields else "" for n in ("indikator", "satuan", "target")) for r in found.rows
    ]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(document(table(FIRST), table(SECOND, top=400)), id="below"),
        pytest.param(document(table(FIRST), "Lanjutan", table(SECOND, top=400)), id="below_a_line"),
        pytest.param(document(pages=[[table(FIRST)], [table(SECOND, page=2)]]), id="on_the_next_page"),
        pytest.param(document(table(FIRST, page=None), table(SECOND, page=None, path="t[1]")), id="in_a_word_file"),
    ],
)
def test_columns_beside_the_same_numbers_are_the_tables(made: Document) -> None:
    assert _values(made) == [("Persentase A", "%", "85"), ("Jumlah B", "Unit", "120"), ("Indeks C", "Indeks", "82,5")]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param([["No", "Satuan", "Target"], ["1", "%", "85"], ["2", "Unit", "120"]], id="fewer_numbers"),
        pytest.param(
            [["No", "Satuan", "Target"], ["1", "%", "85"], ["2", "Unit", "1"], ["4", "Nilai", "2"]], id="other_numbers"
        ),
        pytest.param([["No", "Sasaran", "Target"], *SECOND[1:]], id="a_goal_of_its_own"),
        pytest.param(
            [["No", "Program", "Anggaran"], ["1", "A", "85"], ["2", "B", "120"], ["3", "C", "82"]], id="other_things"
        ),
    ],
)
def test_other_tables_with_numbers_stay_as_they_are(second: list[list[str]]) -> None:
    assert _values(document(table(FIRST), table(second, top=400))) == [
        ("Persentase A", "", ""),
        ("Jumlah B", "", ""),
        ("Indeks C", "", ""),
    ]


def test_columns_whose_numbers_differ_are_told_as_unread() -> None:
    second = [["No", "Satuan", "Target"], ["1", "%", "85"], ["2", "Unit", "120"]]
    assert [q.text for q in find_blocks(document(table(FIRST), table(second, top=400))).unread] == ["No Satuan Target"]


@pytest.mark.parametrize(
    ("caption", "doubted"),
    [
        ("Tabel 2.3 Jadwal Rapat", True),
        ("Lanjutan Tabel 2.2", False),
        ("Tabel 2.2 (Lanjutan)", False),
        ("Tahun 2024", False),
    ],
)
def test_columns_below_a_caption_of_their_own_are_doubted(caption: str, doubted: bool) -> None:
    (found,) = find_blocks(document(table(FIRST), caption, table(SECOND, top=400))).tables
    (plain,) = find_blocks(document(table(FIRST), table(SECOND, top=400))).tables
    own = [{*row.doubts} - {*before.doubts} for row, before in zip(found.rows, plain.rows, strict=True)]
    assert any("second_grid_differs" in codes for codes in own) is doubted
