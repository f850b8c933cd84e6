from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table


def test_rows_before_the_first_goal_are_doubted() -> None:
    rows = [
        IKU_HEADER,
        ["1", "", "Persentase A", "A dibagi total", "BPS"],
        ["2", "Meningkatnya B", "Persentase B", "B dibagi total", "BPS"],
    ]
    rows += [["3", "Meningkatnya C", "Persentase C", "C dibagi total", "BPS"]]
    assert [row.doubts for row in only_table(document(table(rows))).rows] == [("values_missing",), (), ()]


def test_a_goal_without_an_indicator_is_doubted() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"], ["2", "Meningkatnya B", "", "", ""]]
    assert [row.doubts for row in only_table(document(table(rows))).rows][-1] == ("values_missing",)
