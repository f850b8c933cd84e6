"""Several indicators as paragraphs of one cell, without numbers and values: told by other cells with as many paragraphs."""

from __future__ import annotations

from extractors.model.blocks import IndikatorTable
from extractors.tables.indicators import find_indikator_tables
from tests.build import document, table
from tests.extractors.tables.found import texts_of

HEADER = ["Sasaran", "Indikator Kinerja Utama", "Formulasi", "Sumber Data"]
WIDTHS = (150.0, 260.0, 260.0, 150.0)


def _table(*rows: list[str]) -> IndikatorTable:
    (found,) = find_indikator_tables(document("INDIKATOR KINERJA UTAMA", table([HEADER, *rows], widths=WIDTHS)))
    return found


def test_paragraphs_that_two_other_cells_match_are_rows() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "Jumlah medali\nKejuaraan yang diikuti",
            "Medali yang diraih\n(A / B) x 100%",
            "Laporan\nBasis data",
        ]
    )
    assert texts_of(found, "indikator") == ["Jumlah medali", "Kejuaraan yang diikuti"]
    assert texts_of(found, "formula") == ["Medali yang diraih", "(A / B) x 100%"]
    assert texts_of(found, "sumber_data") == ["Laporan", "Basis data"]
    assert all("rows_by_place" in row.doubts for row in found.rows)


def test_paragraphs_that_open_as_indicators_need_one_other_cell() -> None:
    found = _table(
        [
            "Meningkatnya A",
            "Jumlah medali\nPersentasi organisasi aktif",
            "Medali yang diraih\n(A / B) x 100%",
            "Laporan",
        ]
    )
    assert texts_of(found, "indikator") == ["Jumlah medali", "Persentasi organisasi aktif"]
    assert texts_of(found, "sumber_data") == ["Laporan", "Laporan"]


def test_paragraphs_that_one_other_cell_matches_are_doubted() -> None:
    found = _table(
        ["Meningkatnya A", "Jumlah medali\nKejuaraan yang diikuti", "Medali yang diraih\n(A / B) x 100%", "Laporan"]
    )
    assert texts_of(found, "indikator") == ["Jumlah medali Kejuaraan yang diikuti"]
    assert "counts_differ" in found.rows[0].doubts


def test_a_line_that_only_wraps_opens_no_paragraph() -> None:
    long = "Persentase warga dari keluarga kurang mampu yang terlayani\nPuskesmas Pembantu"
    found = _table(["Meningkatnya A", long, "Jumlah warga\nJumlah seluruhnya", "Laporan\nBasis data"])
    assert texts_of(found, "indikator") == [long.replace("\n", " ")]
