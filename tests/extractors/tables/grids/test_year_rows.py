"""Years in a row below each indicator, their values below them."""

from __future__ import annotations

import pytest

from extractors.tables.grids.year_rows import with_year_rows_lifted
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table

HEAD: list[str | None] = ["No", "Sasaran", "<", "Indikator", "Satuan"]
YEARS: list[str | None] = [None, "2021", "2022", "2023", "2024"]


def _group(number: str, name: str, *values: list[str | None]) -> list[list[str | None]]:
    return [[number, f"Meningkatnya {name}", "<", f"Persentase {name}", "%"], YEARS, *values]


ROWS = [
    HEAD,
    *_group("1", "mutu", [None, "90", "92", "95", "97"]),
    *_group("2", "arsip", [None, "21,5", "22,0", "", "24,0"]),
]


@pytest.mark.parametrize("page", [1, None])
def test_years_below_each_indicator_are_its_values(page: int | None) -> None:
    (found,) = find_indikator_tables(document(table(ROWS, page=page)))
    assert [(r.fields["no"].text, r.fields["indikator"].text, r.fields["satuan"].text) for r in found.rows] == [
        ("1", "Persentase mutu", "%"),
        ("2", "Persentase arsip", "%"),
    ]
    assert [[(y.year.text, y.value.text) for y in r.yearly] for r in found.rows] == [
        [("2021", "90"), ("2022", "92"), ("2023", "95"), ("2024", "97")],
        [("2021", "21,5"), ("2022", "22,0"), ("2024", "24,0")],
    ]
    assert [r.doubts for r in found.rows] == [(), ()]


def test_rows_of_targets_and_results_below_the_years_keep_their_kinds() -> None:
    def group(number: str, name: str) -> list[list[str | None]]:
        return [
            [number, f"Persentase {name}", "<", "<"],
            [None, "Tahun", "2021", "2022"],
            [None, "Target", "90", "92"],
            [None, "Realisasi", "88", "91"],
        ]

    made = table([["No", "Indikator Kinerja", "<", "<"], *group("1", "mutu"), *group("2", "arsip")])
    assert [c.text for c in with_year_rows_lifted(made).row(0)] == ["No", "Indikator Kinerja"]  # one column: no head
    made = table(
        [
            ["No", "Sasaran", "Indikator", "Satuan"],
            *(
                [row[0], f"Mutu {number}", row[1], "%"] if row[0] else row
                for number in "12"
                for row in group(number, "mutu")
            ),
        ]
    )
    (found,) = find_indikator_tables(document(made))
    assert [[(y.kind, y.value.text) for y in r.yearly] for r in found.rows] == [
        [("target", "90"), ("target", "92"), ("realisasi", "88"), ("realisasi", "91")]
    ] * 2


def test_a_label_beside_the_years_tells_the_kind_of_the_values_below_them() -> None:
    rows = [
        [[number, f"Mutu {number}", "Persentase", "%"], ["", "Realisasi", "2021", "2022"], ["", "", "90", "92"]]
        for number in "12"
    ]
    (found,) = find_indikator_tables(document(table([["No", "Sasaran", "Indikator", "Satuan"], *rows[0], *rows[1]])))
    assert [[(y.kind, y.value.text) for y in r.yearly] for r in found.rows] == [
        [("realisasi", "90"), ("realisasi", "92")]
    ] * 2


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(ROWS[:4], id="one_indicator_alone"),
        pytest.param([*ROWS[:5], [None, "2025", "2026", "2027", "2028"], *ROWS[6:]], id="other_years_below_the_second"),
        pytest.param([row for row in ROWS if row is not YEARS], id="no_years"),
        pytest.param(
            [
                ["No", "Indikator", "2021", "2022"],
                ["1", "A", "1", "2"],
                ["No", "Indikator", "2021", "2022"],
                ["2", "B", "3", "4"],
            ],
            id="head_printed_again",
        ),
    ],
)
def test_a_table_without_such_rows_stays_as_it_is(rows: list[list[str | None]]) -> None:
    made = table(rows)
    assert with_year_rows_lifted(made) is made


HEAD = ["No", "Indikator Kinerja", "Satuan", "Sumber Data"]


def _of(number: str) -> list[list[str | None]]:
    return [[number, f"Persentase {number}", "%", "Survei"], ["", "2021", "2022", "2023"], ["", "80", "85", "90"]]


def _values(*pages: list[list[str | None]]) -> list[tuple[str, list[str]]]:
    made = document(pages=[[table(rows, page=number)] for number, rows in enumerate(pages, 1)])
    (found,) = find_indikator_tables(made)
    return [(r.fields["no"].text, [y.value.text for y in r.yearly]) for r in found.rows]


def test_years_below_indicators_on_the_next_page_are_those_of_the_first() -> None:
    for head in ([], [HEAD]):
        found = _values([HEAD, *_of("1"), *_of("2")], [*head, *_of("3")])
        assert found == [(number, ["80", "85", "90"]) for number in "123"]


def test_goals_across_the_table_stay_goals_beside_the_columns_of_the_years() -> None:
    rows = [HEAD, *(r for n in "12" for r in (["", f"Sasaran {n} : Meningkatnya mutu {n}", "<", "<"], *_of(n)))]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [r.fields["sasaran"].text for r in found.rows] == ["Meningkatnya mutu 1", "Meningkatnya mutu 2"]


def test_years_on_the_next_page_that_were_put_to_no_indicator_leave_a_doubt_on_the_last() -> None:
    first, rest = table([HEAD, *_of("1"), *_of("2")[:1]]), table(_of("2")[1:], page=2)
    (found,) = find_indikator_tables(document(pages=[[first], [rest]]))
    assert "leftover_words" in found.rows[-1].doubts
