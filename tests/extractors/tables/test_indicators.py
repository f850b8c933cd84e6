from __future__ import annotations

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import IKU_HEADER, only_table


def test_budget_lists_organisation_blocks_and_empty_forms_are_no_indicators() -> None:
    budget = table([["No", "Program", "Anggaran", "Ket"], ["1", "Program A", "1.000.000", "APBD"]])
    block = table([["Tugas", ":", "Melaksanakan urusan"], ["Fungsi", ":", "Menyelenggarakan"]], page=2)
    form = table(
        [["No", "Sasaran Strategis", "Indikator Kinerja", "Target"], ["(1)", "(2)", "(3)", "(4)"], ["", "", "", ""]],
        page=3,
    )
    template = table(
        [["No", "Sasaran", "Indikator Kinerja", "Target"], ["${no}", "${sasaran}", "${indikator}", "${target}"]], page=4
    )
    assert find_indikator_tables(document(pages=[[budget], [block], [form], [template]])) == ()


def test_without_geometry_columns_are_told_by_the_grid() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya A", "1. Persentase A", "a / b", "- Dinas\n- Badan"]]
    (row,) = only_table(document(table(rows, page=None))).rows
    assert row.quote("indikator").text == "Persentase A"
    assert row.quote("sub_no").text == "1"
    assert row.quote("sumber_data").text == "Dinas Badan"
    assert row.quote("indikator").path.startswith("t[0]/r[1]/c[2]")


def test_rows_that_say_whom_programmes_are_for_are_no_goals() -> None:
    head = ["Program Kerja", "Tujuan", "Sasaran", "Indikator Keberhasilan", "Pelaksana"]
    people = ["Masyarakat", "Pengguna jalan", "Pasien"]
    rows = [[f"APLIKASI {at}", "Mempermudah layanan", whom, "", "Kepolisian"] for at, whom in enumerate(people)]
    assert find_indikator_tables(document(table([head, *rows]))) == ()
    goals = [[f"APLIKASI {at}", "Mempermudah layanan", f"Meningkatnya layanan {at}", "", ""] for at in range(3)]
    assert len(only_table(document(table([head, *goals]))).rows) == 3
