"""Cascades print aims, goals and programmes in one column, and in another which of them a row is."""

from __future__ import annotations

import pytest

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of

LEVELS = ["Tujuan", "Sasaran", None, "Program", "Kegiatan"]


def cascade(label: str, levels: list[str | None]) -> list[list[str | None]]:
    return [
        ["Level", "Kode", label, "Indikator Kinerja", "Target", "Satuan"],
        [levels[0], "T1", "Meningkatkan daya saing", "Kontribusi X", "4,75", "%"],
        [levels[1], "S1", "Meningkatnya kunjungan", "Jumlah kunjungan", "125", "Orang"],
        [levels[2], None, None, "Rata-rata lama tinggal", "2,35", "Hari"],
        [levels[3], "P1", "Program Daya Tarik", "Persentase destinasi", "22", "%"],
        [levels[4], "K1", "Pengelolaan Daya Tarik", "Jumlah daya tarik", "9", "Lokasi"],
    ]


@pytest.mark.parametrize("label", ["Uraian Kinerja", "Uraian", "Pernyataan Kinerja", "Kinerja", "Nomenklatur"])
def test_the_level_of_each_row_says_what_its_text_is(label: str) -> None:
    """Its goals had been read as formulas, or as the goals of every row."""
    found = only_table(document(table(cascade(label, LEVELS))))
    assert texts_of(found, "tujuan") == ["Meningkatkan daya saing", "", "", "", ""]
    assert texts_of(found, "sasaran") == ["", "Meningkatnya kunjungan", "Meningkatnya kunjungan", "", ""]
    assert texts_of(found, "program") == ["", "", "", "Program Daya Tarik", "Pengelolaan Daya Tarik"]
    assert texts_of(found, "formula") == [""] * 5
    assert [r.level for r in found.rows] == ["tujuan", "sasaran", "sasaran", "program", "kegiatan"]


def test_the_goal_of_a_programme_stays_one() -> None:
    rows = cascade("Kinerja", LEVELS)
    rows[4][2] = "Meningkatnya mutu destinasi"
    assert texts_of(only_table(document(table(rows))), "sasaran")[3] == "Meningkatnya mutu destinasi"


def test_a_level_that_is_none_of_a_plan_changes_nothing() -> None:
    rows = cascade("Kinerja", ["Dinas", "Dinas", None, "Bidang", "Seksi"])
    found = only_table(document(table(rows)))
    assert texts_of(found, "sasaran")[0] == "Meningkatkan daya saing"


def test_a_column_that_is_named_for_goals_stays_theirs() -> None:
    assert texts_of(only_table(document(table(cascade("Sasaran Strategis", LEVELS)))), "tujuan") == [""] * 5


def test_outcomes_of_a_tree_tell_no_level() -> None:
    """Each of them had been a programme."""
    outcomes = ["Ultimate Outcome", "Intermediate Outcome", None, "Immediate Outcome", "Output"]
    found = only_table(document(table(cascade("Kinerja", outcomes))))
    assert [row.level for row in found.rows] == [None, None, None, None, "kegiatan"]
