from __future__ import annotations

import pytest

from tests.build import document, table
from tests.extractors.tables.found import only_table, texts_of


def test_a_column_headed_only_by_a_year_is_the_target() -> None:
    rows = [["No", "Sasaran", "Indikator Kinerja", "2017"], ["1", "Meningkatnya mutu", "Persentase A", "80%"]]
    found = only_table(document(table(rows)))
    assert texts_of(found, "target") == ["80%"]
    assert found.rows[0].yearly[0].value.text == "80%"


def test_bare_years_under_a_text_on_what_was_achieved_are_realisation() -> None:
    rows = [["No", "Indikator Kinerja Utama", "Tahun 2018", "Tahun 2019"], ["1", "Nilai A", "51,02 %", "86,73%"]]
    (row,) = only_table(document("Capaian kinerja sebagai berikut", table(rows))).rows
    assert [(y.kind, y.value.text) for y in row.yearly] == [("realisasi", "51,02 %"), ("realisasi", "86,73%")]
    assert "kind_by_title" in row.doubts


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("Pengukuran Pencapaian Kinerja Tahun 2017 dibandingkan Tahun 2018", "realisasi", id="measured"),
        pytest.param("Perkembangan Pencapaian Indikator Kinerja", "realisasi", id="achieved"),
        pytest.param("Target Pencapaian Indikator Kinerja", "target", id="a target"),
        pytest.param("Indikator Pencapaian Sasaran", "target", id="what shows it"),
    ],
)
def test_bare_years_under_a_title_on_achieving_are_what_it_speaks_of(title: str, kind: str) -> None:
    rows = [["No", "Indikator Kinerja Utama", "2017", "2018"], ["1", "Nilai A", "51 %", "86 %"]]
    (row,) = only_table(document("Tabel 3.2", title, table(rows))).rows
    assert ([y.kind for y in row.yearly], "kind_by_title" in row.doubts) == ([kind] * 2, kind == "realisasi")


def test_bare_years_below_a_sentence_on_achieving_goals_are_targets() -> None:
    rows = [["No", "Indikator Kinerja Utama", "2017", "2018"], ["1", "Nilai A", "51 %", "86 %"]]
    sentence = "Pencapaian sasaran di atas dapat diukur dengan pemenuhan beberapa indikator, meliputi:"
    (row,) = only_table(document(sentence, "Tabel 4.2", "Perumusan Indikator Sasaran", table(rows))).rows
    assert ([y.kind for y in row.yearly], row.doubts) == (["target", "target"], ())
