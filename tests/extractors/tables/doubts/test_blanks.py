from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.document import Table
from tests.build import document, scanned, table
from tests.extractors.tables.found import IKU_HEADER, only_table


def _lacking(name: str) -> Table:
    """Return a table whose third row has nothing in a column that all others fill."""
    at = IKU_HEADER.index(name)
    rows = [[str(n), f"Meningkatnya {n}", f"Persentase {n}", "a", "BPS"] for n in range(1, 7)]
    rows[2][at] = ""
    return table([IKU_HEADER, *rows])


@pytest.mark.parametrize(
    ("made", "doubted"),
    [
        pytest.param(scanned(_lacking(IKU_HEADER[4])), True, id="scanned"),
        pytest.param(replace(_lacking(IKU_HEADER[4]), ruled=False), True, id="without_rules"),
        pytest.param(_lacking(IKU_HEADER[2]), True, id="without_indicator"),
        pytest.param(_lacking(IKU_HEADER[4]), False, id="drawn_cell_left_blank"),
    ],
)
def test_a_row_that_lacks_what_all_others_have_is_doubted_unless_its_own_cell_is_blank(
    made: Table, doubted: bool
) -> None:
    told = ["values_missing" in row.doubts for row in only_table(document(made)).rows]
    assert told == [False, False, doubted, False, False, False]
