from __future__ import annotations

import pytest

from tests.build import document, table
from tests.extractors.tables.found import only_table


@pytest.mark.parametrize(
    ("label", "texts", "doubted"),
    [
        pytest.param("PK", ["v", "", "√"], False, id="ticks"),
        pytest.param("Bidang Rehabilitasi", ["v", "-", "v"], True, id="ticks_under_an_office"),
        pytest.param("Jumlahan", ["70,5", "12", "3"], False, id="numbers_beside_the_targets"),
        pytest.param("Jumlahan", ["70,50%", "12,75%", "3,25%"], False, id="longer_numbers_beside_the_targets"),
        pytest.param("C1", ["70,5", "12", "3"], True, id="numbers_that_may_be_a_quarters"),
        pytest.param("Wesel", ["Laporan", "Survei", "Arsip"], True, id="texts"),
    ],
)
def test_an_unknown_column_is_a_doubt_where_a_field_that_lacks_may_stand_in_it(
    label: str, texts: list[str], doubted: bool
) -> None:
    rows = [["Indikator Kinerja", "Target", label]]
    rows += [[f"Persentase {n}", str(80 + n), text] for n, text in enumerate(texts)]
    assert ["column_unread" in row.doubts for row in only_table(document(table(rows))).rows] == [doubted] * 3
