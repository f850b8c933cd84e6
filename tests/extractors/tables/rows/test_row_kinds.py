from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table


def test_rows_that_say_what_their_values_are_give_each_year_its_target_and_its_result() -> None:
    rows = [
        ["No", "Indikator Kinerja", "Satuan", "Uraian", "2022", "2023"],
        ["1", "Produksi padi", "Ton", "Target", "10", "12"],
        [None, None, None, "Realisasi", "11", "13"],
        ["2", "Populasi sapi", "Ekor", "Target", "20", "22"],
        [None, None, None, "Realisasi", "21", "23"],
    ]
    found = only_table(document(table(rows)))
    assert [sorted((y.kind, y.year.text, y.value.text) for y in row.yearly) for row in found.rows] == [
        [("realisasi", "2022", "11"), ("realisasi", "2023", "13"), ("target", "2022", "10"), ("target", "2023", "12")],
        [("realisasi", "2022", "21"), ("realisasi", "2023", "23"), ("target", "2022", "20"), ("target", "2023", "22")],
    ]
    assert not any("formula" in row.fields for row in found.rows)
