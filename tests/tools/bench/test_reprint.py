"""Rows of a report printed on another paper, held against those of its Word file."""

from __future__ import annotations

from typing import Any

import pytest

from tools.bench.reprint import compare


def row(sasaran: str, indikator: str, confidence: float = 0.98, *doubts: str) -> dict[str, Any]:
    return {"sasaran_raw": sasaran, "indikator_raw": indikator, "confidence": confidence, "doubts": list(doubts)}


ONE = row("Meningkatnya mutu layanan", "Persentase warga yang dilayani")
TWO = row("Meningkatnya tata kelola", "Nilai evaluasi kinerja")


@pytest.mark.parametrize(
    ("after", "same", "differing", "silent"),
    [
        pytest.param([ONE, TWO], 2, 0, 0, id="the same rows"),
        pytest.param([TWO, ONE], 2, 0, 0, id="in another order"),
        pytest.param([ONE], 1, 1, 1, id="one is lost"),
        pytest.param([ONE, TWO, TWO], 2, 1, 1, id="one comes twice"),
        pytest.param(
            [ONE, row("Meningkatnya tata kelola dan", "Nilai evaluasi kinerja")], 1, 1, 1, id="a cell differs"
        ),
        pytest.param([ONE, row("Meningkatnya tata", "Nilai evaluasi kinerja", 0.5, "x")], 1, 1, 0, id="and is doubted"),
    ],
)
def test_rows_are_paired_and_those_that_differ_counted(
    after: list[dict[str, Any]], same: int, differing: int, silent: int
) -> None:
    found = compare({"a": [ONE, TWO]}, {"a": after}, {"a"})
    assert (found.same, len(found.differing), found.silent) == (same, differing, silent)


@pytest.mark.parametrize(("after", "same"), [("12,5 %", 1), ("12,5%", 1), ("125 %", 0)])
def test_a_lost_decimal_sign_is_a_difference(after: str, same: int) -> None:
    found = compare({"a": [ONE | {"target_raw": "12,5 %"}]}, {"a": [ONE | {"target_raw": after}]}, {"a"})
    assert found.same == same
