from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import only_table


def test_rows_under_the_names_of_several_offices_are_theirs() -> None:
    made = table(
        [
            ["No", "Sasaran", "Indikator", "Target"],
            ["ESELON II : KEPALA BADAN CONTOH", "<", "<", "<"],
            ["1", "Meningkatnya A", "Persentase A", "95%"],
            ["ESELON III : KEPALA BIDANG EKONOMI", "<", "<", "<"],
            ["1", "Meningkatnya B", "Persentase B", "90%"],
        ]
    )
    found = only_table(document("INDIKATOR KINERJA UTAMA", "BADAN CONTOH", made))
    assert [row.unit.text for row in found.rows] == ["KEPALA BADAN CONTOH", "KEPALA BIDANG EKONOMI"]
