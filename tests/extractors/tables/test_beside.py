from __future__ import annotations

import pytest

from extractors.model.document import Line
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table

HEAD = ["No", "Indikator Kinerja", "Satuan", "Target 2025"]


def _goals(above: list[Line]) -> list[dict[str, str]]:
    left = table([HEAD, ["1", "Indeks pelayanan", "Indeks", "3,75"]], widths=[30, 90, 60, 60], path="t[0]")
    right = table(
        [HEAD, ["1", "Persentase KTP", "%", "99"], ["2", "Persentase KIA", "%", "52"]],
        x=300, widths=[30, 90, 60, 60], path="t[1]",
    )  # fmt: skip
    found = find_indikator_tables(document(*above, left, right))
    return [
        {name: row.fields[name].text for name in ("tujuan", "sasaran") if name in row.fields}
        for one in found
        for row in one.rows
    ]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        pytest.param(
            ["Tujuan : Terwujudnya mutu                  Sasaran : Meningkatnya kepemilikan"],
            [{"tujuan": "Terwujudnya mutu"}, *[{"sasaran": "Meningkatnya kepemilikan"}] * 2],
            id="each_its_own",
        ),
        pytest.param(
            ["Tujuan : Terwujudnya mutu pelayanan kepada warga"],
            [{"tujuan": "Terwujudnya mutu pelayanan kepada warga"}] * 3,
            id="one_for_both",
        ),
    ],
)
def test_goals_above_tables_side_by_side(above: list[str], expected: list[dict[str, str]]) -> None:
    assert _goals([line(text, x=42, top=150 + 14 * i) for i, text in enumerate(above)]) == expected
