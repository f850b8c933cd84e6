from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_a_bar_from_border_to_border_makes_one_formula_of_two_cells() -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Formulasi"],
        ["1", "Meningkatnya A", "Persentase B", "Jumlah B selesai"],
        [None, None, None, "Jumlah seluruh B"],
    ]
    assert texts_of(only_table(document(table(rows))), "formula") == ["(Jumlah B selesai) / (Jumlah seluruh B)"]
