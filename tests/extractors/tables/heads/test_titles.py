from __future__ import annotations

import pytest

from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table
from tests.extractors.tables.found import IKU_HEADER, only_table


def test_the_unit_of_a_sheet_is_read_from_its_label() -> None:
    rows = [IKU_HEADER, ["1", "Meningkatnya A", "Persentase A", "a", "BPS"]]
    found = only_table(
        document("INDIKATOR KINERJA UTAMA BIDANG", "Nama Bidang : Bidang Data dan Arsip", "Tugas : menata", table(rows))
    )
    assert found.unit_name.text == "Bidang Data dan Arsip"


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
