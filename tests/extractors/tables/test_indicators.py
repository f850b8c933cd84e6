from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
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


@pytest.mark.parametrize(
    ("above", "goal"),
    [
        pytest.param(["Sasaran 1 :", "Meningkatnya mutu jalan"], "Meningkatnya mutu jalan", id="label-alone"),
        pytest.param(["Sasaran Kedua", "Meningkatnya mutu jalan"], "Meningkatnya mutu jalan", id="ordinal-alone"),
        pytest.param(["Sasaran Strategis 2", "MUTU JALAN MENINGKAT"], "MUTU JALAN MENINGKAT", id="no-colon"),
        pytest.param(["1) Sasaran 1 : Jalan yang mantap"], "Jalan yang mantap", id="numbered-heading"),
        pytest.param(["Sasaran:", "Mutu jalan dan", "jembatan"], "Mutu jalan dan jembatan", id="two-lines"),
        pytest.param(
            ["Sasaran 1 :", "Jalan yang mantap", "Berikut uraiannya."], "Jalan yang mantap", id="prose-between"
        ),
        pytest.param(["Sasaran 1 :", "Tabel 3.1 Target Kinerja"], "", id="a-caption-is-no-goal"),
        pytest.param(["Sasaran strategis diukur dengan dua indikator", "Tabel 3.1"], "", id="a-sentence-is-no-label"),
    ],
)
def test_goal_that_the_lines_above_name(above: list[str], goal: str) -> None:
    rows = [["No", "Indikator Kinerja", "Target"], ["1", "Persentase jalan mantap", "80 %"]]
    lines = [line(text, top=60 + 14 * at) for at, text in enumerate(above)]
    (found,) = find_indikator_tables(document(*lines, table(rows)))
    assert (found.rows[0].fields["sasaran"].text if "sasaran" in found.rows[0].fields else "") == goal


def test_rows_that_say_whom_programmes_are_for_are_no_goals() -> None:
    head = ["Program Kerja", "Tujuan", "Sasaran", "Indikator Keberhasilan", "Pelaksana"]
    people = ["Masyarakat", "Pengguna jalan", "Pasien"]
    rows = [[f"APLIKASI {at}", "Mempermudah layanan", whom, "", "Kepolisian"] for at, whom in enumerate(people)]
    assert find_indikator_tables(document(table([head, *rows]))) == ()
    goals = [[f"APLIKASI {at}", "Mempermudah layanan", f"Meningkatnya layanan {at}", "", ""] for at in range(3)]
    assert len(only_table(document(table([head, *goals]))).rows) == 3
