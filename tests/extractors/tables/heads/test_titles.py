from __future__ import annotations

from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table


def test_the_unit_of_a_sheet_is_read_from_its_label() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    found = only_table(
        document("INDIKATOR KINERJA UTAMA BIDANG", "Nama Bidang : Bidang Data dan Arsip", "Tugas : menata", table(rows))
    )
    assert found.unit_name.text == "Bidang Data dan Arsip"
