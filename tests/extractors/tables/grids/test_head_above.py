"""Grids drawn below their head alone."""

from __future__ import annotations

from extractors.tables.grids.head_above import with_head_above
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, line, table

BODY: list[list[str | None]] = [
    ["IKU-01", "Meningkatnya mutu", "Indeks kepuasan", "85"],
    ["IKU-02", None, "Persentase aduan", "90"],
]
WIDTHS = [60, 160, 160, 80]  # from x = 40


def test_labels_in_lines_right_above_a_grid_are_its_head() -> None:
    above = [
        line("Kode      Sasaran                    Indikator                  Target", x=44, top=170),
        line("  ⇅", x=44, top=182),
    ]
    (found,) = find_indikator_tables(document(*above, table(BODY, top=200, widths=WIDTHS)))
    assert [(r.fields["kode"].text, r.fields["indikator"].text, r.fields["target"].text) for r in found.rows] == [
        ("IKU-01", "Indeks kepuasan", "85"),
        ("IKU-02", "Persentase aduan", "90"),
    ]


def test_a_sentence_above_a_grid_is_no_head() -> None:
    above = [line("Indikator kinerja dan target dinas ditetapkan sebagai berikut ini semua", x=44, top=182)]
    assert with_head_above(table(BODY, top=200, widths=WIDTHS), above) is None


def test_labels_far_above_are_of_something_else() -> None:
    above = [line("Kode      Sasaran                    Indikator                  Target", x=44, top=100)]
    assert with_head_above(table(BODY, top=200, widths=WIDTHS), above) is None


def test_the_lines_of_such_a_head_are_no_part_of_the_title() -> None:
    above = [
        line("PENETAPAN INDIKATOR KINERJA UTAMA", x=44, top=150),
        line("Kode      Sasaran                    Indikator                  Target", x=44, top=182),
    ]
    (found,) = find_indikator_tables(document(*above, table(BODY, top=200, widths=WIDTHS)))
    assert found.title.text == "PENETAPAN INDIKATOR KINERJA UTAMA"
