"""Columns told by what stands in them: one that reads like another field, one of no field that reads like a lacking one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model.document import Cell, Line
from extractors.tables.columns import Column
from extractors.tables.doubts.contents import columns_unlike, name_of, sort_of
from extractors.tables.indicators import find_indikator_tables
from extractors.tables.rows.grid_rows import GridRow
from tests.build import document, quote, table

_INDICATORS = ["Persentase layanan tepat waktu", "Nilai evaluasi akuntabilitas kinerja", "Indeks kepuasan warga"]
_FORMULAS = [
    "Jumlah layanan tepat waktu dibagi jumlah seluruh layanan dikali 100%",
    "Nilai hasil evaluasi oleh Inspektorat",
    "Jumlah nilai seluruh unsur dibagi jumlah unsur",
]
_OFFICES = ["Seksi Pelayanan", "Sekretariat", "Bidang Tata Pemerintahan"]
_UNITS = ["Persen", "Nilai", "Indeks"]
_SOURCES = ["Laporan pelayanan", "LHE Inspektorat", "Survei kepuasan"]
_VALUES = ["95", "80,5", "3,2"]


def _rows(columns: Sequence[Column], *texts: Sequence[str]) -> list[GridRow]:
    made: list[GridRow] = []
    for at, line in enumerate(zip(*texts, strict=True)):
        cells = [Cell(at, col, (Line(quote(text).words),)) for col, text in enumerate(line)]
        made.append(GridRow(0, at, "body", tuple(columns), tuple(cells), {c.col: [c] for c in cells}))
    return made


def _column(name: str, at: int) -> Column:
    return Column(quote(name), (name,), at, at + 1)


def test_columns_whose_texts_fit_their_labels_are_in_no_doubt() -> None:
    names = ("indikator", "formula", "satuan", "target", "sumber_data", "penanggung_jawab")
    columns = [_column(name, at) for at, name in enumerate(names)]
    rows = _rows(columns, _INDICATORS, _FORMULAS, _UNITS, _VALUES, _SOURCES, _OFFICES)
    assert columns_unlike(rows) == (set(), set())


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("target", _OFFICES),
        ("satuan", _FORMULAS),
        ("penanggung_jawab", _VALUES),
        ("formula", _UNITS),
        ("sumber_data", _UNITS),
    ],
    ids=["offices as targets", "formulas as units", "values as offices", "units as formulas", "units as sources"],
)
def test_a_column_that_reads_like_another_field_is_told(name: str, texts: Sequence[str]) -> None:
    rows = _rows([_column("indikator", 0), _column(name, 1)], _INDICATORS, texts)
    assert columns_unlike(rows) == ({1}, set())


def test_a_column_of_no_field_is_told_where_it_reads_like_one_that_no_column_has() -> None:
    set_aside = Column(quote("Bidang"), (), 1, 2, other=True)
    rows = _rows([_column("indikator", 0), set_aside], _INDICATORS, _OFFICES)
    assert columns_unlike(rows) == (set(), {1})
    printed = _rows(
        [_column("indikator", 0), set_aside, _column("penanggung_jawab", 2)], _INDICATORS, _OFFICES, _OFFICES
    )
    assert columns_unlike(printed) == (set(), set())


def test_a_single_text_tells_nothing() -> None:
    rows = _rows([_column("indikator", 0), _column("target", 1)], _INDICATORS[:1], _OFFICES[:1])
    assert columns_unlike(rows) == (set(), set())


def test_columns_of_money_and_those_told_by_their_content_are_not_weighed() -> None:
    assert name_of(Column(quote("Pagu"), (), 0, 1, money=True), {"target"}) is None
    assert name_of(Column(quote(""), ("sasaran",), 0, 1, by_content=True), {"sasaran"}) is None


@pytest.mark.parametrize(
    ("text", "sort"), [("95 orang", "number 0"), ("Persen", "unit 0"), (_FORMULAS[0], "formula 2")]
)
def test_the_sort_of_a_text_is_its_kind_and_how_long_it_is(text: str, sort: str) -> None:
    assert sort_of(text) == sort


def test_offices_give_data_as_well_as_they_answer_for_it() -> None:
    rows = _rows([_column("indikator", 0), _column("sumber_data", 1)], _INDICATORS, _OFFICES)
    assert columns_unlike(rows) == (set(), set())


def test_levels_of_regions_are_units_and_sources() -> None:
    rows = _rows(
        [_column("indikator", 0), _column("sumber_data", 1)], _INDICATORS, ["Desa, Kab/Kota", "Desa, Kab", "Kecamatan"]
    )
    assert columns_unlike(rows) == (set(), set())


def test_the_rows_of_a_column_that_reads_like_another_field_are_in_doubt() -> None:
    rows = [["Indikator Kinerja", "Sumber Data"], *zip(_INDICATORS, _UNITS, strict=True)]
    (found,) = find_indikator_tables(document(table([list(row) for row in rows])))
    assert ["column_unlike" in row.doubts for row in found.rows] == [True] * 3


def test_a_cell_of_several_values_is_weighed_piece_by_piece() -> None:
    values = ["a. 95\nb. 100\nc. 98", "a. 70\nb. 90", "a. 88%\nb. 11"]
    rows = [["Indikator Kinerja", "Target"], *zip(_INDICATORS, values, strict=True)]
    (found,) = find_indikator_tables(document(table([list(row) for row in rows])))
    assert not any("column_unlike" in row.doubts for row in found.rows)


@pytest.mark.parametrize(
    ("rest", "doubted"),
    [(["", "70", "71", "72"], True), (["", "yang mutakhir", "", ""], False), (["", "70", "", ""], False)],
)
def test_a_row_of_values_below_texts_is_no_rest_of_them(rest: list[str], doubted: bool) -> None:
    rows = [["No", "Indikator Kinerja", "Satuan", "Sumber Data"], ["1", "Nilai C", "Nilai", "Survei"], rest]
    (found,) = find_indikator_tables(document(table(rows)))
    assert ["type_unfit" in row.doubts for row in found.rows] == [doubted]


@pytest.mark.parametrize(
    ("label", "texts", "told"),
    [
        pytest.param("Lokasi", ["Dinas A", "Sekretariat", "Bidang B"], False, id="places"),
        pytest.param("Program/Kegiatan", ["Bidang urusan A", "Bagian B", "Seksi C"], False, id="programmes"),
        pytest.param(
            "Keterangan lain", ["Dinas A", "Sekretariat", "Bidang B"], True, id="a label that may hold anything"
        ),
        pytest.param("Lokasi", _VALUES, True, id="values under it"),
    ],
)
def test_a_column_that_is_named_for_certain_holds_no_lacking_field(label: str, texts: list[str], told: bool) -> None:
    named = Column(quote(label), (), 1, 2, other=True, refuse=label == "Lokasi")
    rows = _rows([_column("indikator", 0), named], _INDICATORS, texts)
    assert columns_unlike(rows)[1] == ({1} if told else set())
