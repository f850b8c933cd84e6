"""Heads and numbers of columns that shading alone parts from the row below."""

from __future__ import annotations

import pytest

from extractors.tables.grids.shaded import with_numbers_parted
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import TARGET_HEADER, only_table, texts_of

DATA = ["1", "Meningkatnya A", "Persentase A", "80%"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [TARGET_HEADER, [f"{i}\n{text}" for i, text in enumerate(DATA, start=1)]], id="one row of the grid"
        ),
        pytest.param(
            [
                TARGET_HEADER,
                ["1", *(f"{i}\n{text}" for i, text in enumerate(DATA[1:], start=2))],
                ["1", None, None, None],
            ],
            id="two rows, in one column alone",
        ),
    ],
)
def test_numbers_of_the_columns_are_no_part_of_the_row_below(rows: list[list[str | None]]) -> None:
    (found,) = find_indikator_tables(document(table(rows)))
    assert [{name: shared.text for name, shared in row.fields.items()} for row in found.rows] == [
        {"no": "1", "sasaran": "Meningkatnya A", "indikator": "Persentase A", "target": "80%"}
    ]


def test_one_cell_below_the_numbers_is_parted_too() -> None:
    rows = [TARGET_HEADER, ["1", "2", "3\nyang dilayani", "4"], ["2", "Meningkatnya B", "Persentase B", "70%"]]
    made = with_numbers_parted(table(rows))
    assert [[c.text for c in made.row(row)] for row in (1, 2)] == [["1", "2", "3", "4"], ["yang dilayani"]]


def test_a_row_of_numbers_that_stands_alone_stays_as_it_is() -> None:
    made = table([TARGET_HEADER, ["1", "2", "3", "4"], DATA])
    assert with_numbers_parted(made) is made


@pytest.mark.parametrize("unit", ["%", "Persentase", "Nilai", "Orang", "Dokumen", "Program", "Tahun", "Level", "OPD"])
def test_a_unit_below_the_label_of_its_column_is_of_the_row_and_not_of_the_head(unit: str) -> None:
    labels, data = ["No", "Sasaran", "Indikator", "Satuan", "Target"], ["1", "Meningkatnya A", "Hasil B", unit, "95"]
    rows = [
        [f"{label}\n{text}" for label, text in zip(labels, data, strict=True)],
        ["2", "Menurunnya C", "Hasil D", "Orang", "7"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [row.fields["satuan"].text for row in found.rows] == [unit, "Orang"]
    assert [row.fields["target"].text for row in found.rows] == ["95", "7"]


@pytest.mark.parametrize(("value", "expected"), [("5", "5"), ("95,5%", "95,5%"), ("2", "2")])
def test_a_number_below_the_label_of_its_column_is_no_number_of_the_label(value: str, expected: str) -> None:
    labels, data = ["No", "Sasaran", "Indikator", "Satuan", "Target"], ["1", "Meningkatnya A", "Hasil B", "Hari", value]
    rows = [
        [f"{label}\n{text}" for label, text in zip(labels, data, strict=True)],
        ["2", "Menurunnya C", "Hasil D", "Orang", "7"],
    ]
    (found,) = find_indikator_tables(document(table(rows)))
    assert [row.fields["target"].text for row in found.rows] == [expected, "7"]


def test_a_head_parted_by_shading_alone_is_a_head() -> None:
    rows = [
        [
            "SASARAN STRATEGIS\n\nMeningkatnya A\nbagi warga",
            "INDIKATOR KINERJA\nUTAMA\nHasil penilaian",
            "SUMBER DATA\n\nLaporan",
        ],
        ["Meningkatnya B", "Persentase C", "Rekapitulasi"],
    ]
    found = only_table(document("INDIKATOR KINERJA UTAMA", table(rows)))
    assert texts_of(found, "sasaran") == ["Meningkatnya A bagi warga", "Meningkatnya B"]
    assert texts_of(found, "indikator") == ["Hasil penilaian", "Persentase C"]
    assert found.leftovers == ()
