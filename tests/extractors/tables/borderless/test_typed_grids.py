"""Grids that are drawn with typed signs."""

from __future__ import annotations

import pytest

from extractors.find import find_blocks
from extractors.model.document import Document
from extractors.readers import read_document
from extractors.tables.borderless.typed_grids import with_typed_grids
from tests.build import document, line

SPANNED = """
+----+-----------------------+-------------------+--------+
| NO | SASARAN               | INDIKATOR         | TARGET |
+----+-----------------------+-------------------+--------+
| 1  | MENINGKATNYA          | JUMLAH NAGARI     |     16 |
|    | KESIAPSIAGAAN         | SIAGA             |        |
|    |                       +-------------------+--------+
|    |                       | PERSENTASE SEKOLAH|     25 |
+----+-----------------------+-------------------+--------+
| 2  | MENURUNNYA RISIKO     | INDEKS RISIKO     |    9,5 |
+----+-----------------------+-------------------+--------+
"""
ROWS = [
    ("1", "MENINGKATNYA KESIAPSIAGAAN", "JUMLAH NAGARI SIAGA", "16"),
    ("1", "MENINGKATNYA KESIAPSIAGAAN", "PERSENTASE SEKOLAH", "25"),
    ("2", "MENURUNNYA RISIKO", "INDEKS RISIKO", "9,5"),
]
NUMBERED = """
+----+-----------------------+-------------------+--------+
| NO | SASARAN               | INDIKATOR         | TARGET |
+====+=======================+===================+========+
| 1  | MENINGKATNYA          | JUMLAH NAGARI     |     16 |
|    | KESIAPSIAGAAN         | SIAGA             |        |
| 2  | MENURUNNYA RISIKO     | INDEKS RISIKO     |    9,5 |
+----+-----------------------+-------------------+--------+
"""
UNNUMBERED = """
+-----------------------+-------------------+--------+
| SASARAN               | INDIKATOR         | TARGET |
+-----------------------+-------------------+--------+
| MENINGKATNYA MUTU     | JUMLAH NAGARI     |     16 |
| MENURUNNYA RISIKO     | INDEKS RISIKO     |    9,5 |
+-----------------------+-------------------+--------+
"""
UNDER_TWO = """
┌────┬───────────────────────┬───────────────────┬───────────────┐
│ NO │ SASARAN               │ INDIKATOR         │ TARGET        │
│    │                       │                   ├───────┬───────┤
│    │                       │                   │ 2021  │ 2022  │
├────┼───────────────────────┼───────────────────┼───────┼───────┤
│ 1  │ MENURUNNYA RISIKO     │ INDEKS RISIKO     │  9,5  │  9,1  │
└────┴───────────────────────┴───────────────────┴───────┴───────┘
"""


def _typed(text: str) -> Document:
    return document(*(line(row, top=100 + 12 * at) for at, row in enumerate(text.strip().split("\n"))))


def _rows(made: Document) -> list[tuple[str, ...]]:
    (found,) = find_blocks(made).tables
    return [tuple(row.fields[n].text for n in ("no", "sasaran", "indikator", "target")) for row in found.rows]


@pytest.mark.parametrize(
    ("text", "expected"), [(SPANNED, ROWS), (NUMBERED, [ROWS[0], ROWS[2]])], ids=["rules", "numbers"]
)
def test_cells_of_several_lines_are_read_between_typed_borders(text: str, expected: list[tuple[str, ...]]) -> None:
    assert _rows(_typed(text)) == expected


def test_rows_in_capitals_that_no_rule_and_no_number_parts_have_their_own_goals_in_doubt() -> None:
    (found,) = find_blocks(_typed(UNNUMBERED)).tables
    assert [(row.fields["sasaran"].text, row.fields["target"].text) for row in found.rows] == [
        ("MENINGKATNYA MUTU", "16"),
        ("MENURUNNYA RISIKO", "9,5"),
    ]
    assert [row.doubts for row in found.rows] == [("rows_by_place",)] * 2


def test_years_under_a_label_of_a_grid_of_drawing_signs() -> None:
    (found,) = find_blocks(_typed(UNDER_TWO)).tables
    assert [(y.year.text, y.value.text) for y in found.rows[0].yearly] == [
        ("TARGET 2021", "9,5"),
        ("TARGET 2022", "9,1"),
    ]


def test_a_grid_of_a_text_file_is_the_same() -> None:
    assert _rows(read_document(("INDIKATOR KINERJA UTAMA\n" + SPANNED).encode())) == ROWS


@pytest.mark.parametrize(
    "text",
    [
        SPANNED.replace("| 2  | MENURUNNYA RISIKO     |", "| 2  | MENURUNNYA | RISIKO   |"),
        SPANNED.replace("| NO | SASARAN  ", "| NO  SASARAN |"),
    ],
    ids=["a border that no rule meets stays text", "a border elsewhere in the head"],
)
def test_no_word_is_lost(text: str) -> None:
    given, made = _typed(text), with_typed_grids(_typed(text))
    kept = {w for t in made.tables for c in t.cells for w in c.quote.text.split()} | {
        w for row in made.all_lines for w in row.text.split()
    }
    assert {w.text.strip("|") for row in given.all_lines for w in row.words if w.text.strip("|+-")} <= {
        w.strip("|") for w in kept
    }


def test_the_last_row_before_the_end_of_a_page_needs_no_rule_below_it() -> None:
    (found,) = find_blocks(_typed(SPANNED.strip().rpartition("\n")[0])).tables
    assert [tuple(row.fields[n].text for n in ("no", "sasaran", "indikator", "target")) for row in found.rows] == ROWS


def test_rows_of_a_typed_grid_that_go_on_without_a_rule_are_told() -> None:
    rest = line("| 3 | MENINGKATNYA MUTU | INDEKS MUTU | 80 |", page=2, top=60)
    first = _typed(SPANNED)
    (found,) = find_blocks(document(pages=[[*first.pages[0].blocks], [rest]])).tables
    assert ["leftover_words" in row.doubts for row in found.rows] == [False, False, True]
