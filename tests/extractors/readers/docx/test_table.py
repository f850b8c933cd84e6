from __future__ import annotations

import pytest

from extractors.tables.cells.fractions import read_lines
from tests.extractors.readers.docx.word_xml import (
    note_codes,
    p,
    read,
    tbl,
    tc,
    tr,
)
from tests.extractors.readers.shown import texts

BORDERS = '<w:tblBorders><w:top w:val="{0}"/><w:left w:val="{0}"/><w:insideH w:val="{0}"/></w:tblBorders>'


MERGE, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_stand_once_with_their_spans() -> None:
    body = tbl(
        tr(tc(p("SASARAN"), '<w:gridSpan w:val="2"/>'), tc(p("TARGET"))),
        tr(tc(p("1"), MERGE), tc(p("Meningkatnya"), MERGE), tc(p("80"))),
        tr(tc(p(), GOES_ON), tc(p(), GOES_ON), tc(p("85"))),
        tr(tc(p("penutup")), properties='<w:gridBefore w:val="2"/>'),
    )
    (table,) = read(body).tables
    shape = {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells}
    assert shape == {
        "SASARAN": (0, 0, 1, 2), "TARGET": (0, 2, 1, 1), "1": (1, 0, 2, 1), "Meningkatnya": (1, 1, 2, 1),
        "80": (1, 2, 1, 1), "85": (2, 2, 1, 1), "penutup": (3, 2, 1, 1),
    }  # fmt: skip
    assert (table.n_rows, table.n_cols) == (4, 3)
    assert table.cell_at(3, 0) is None


def test_grid_columns_without_a_cell_edge_do_not_count() -> None:
    rows = [tr(tc(p("a"), '<w:gridSpan w:val="3"/>'), tc(p("b"), '<w:gridSpan w:val="2"/>'))] * 2
    (table,) = read(tbl(*rows)).tables
    assert (table.n_cols, {cell.col_span for cell in table.cells}) == (2, {1})


def test_merge_that_continues_nothing_is_a_cell_of_its_own() -> None:
    (table,) = read(tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c"), GOES_ON), tc(p("d"))))).tables
    assert [cell.text for cell in table.row(1)] == ["c", "d"]


@pytest.mark.parametrize(("behind", "noted"), [("Meningkatnya", False), ("lain", True)])
def test_text_behind_a_vertical_merge_is_not_printed(behind: str, noted: bool) -> None:
    document = read(tbl(tr(tc(p("Meningkatnya"), MERGE)), tr(tc(p(behind), GOES_ON))))
    assert texts(document) == ["Meningkatnya"]
    assert ("hidden_merged_text" in note_codes(document)) is noted


def test_table_within_a_cell_is_a_table_of_its_own_and_not_twice() -> None:
    grid = tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c")), tc(p("d"))))
    document = read(tbl(tr(tc(p("luar") + grid), tc(p("x")))))
    outer, inner = document.tables
    assert [cell.text for cell in outer.cells] == ["luar", "x"]
    assert [cell.text for cell in inner.cells] == ["a", "b", "c", "d"]
    assert inner.place.path == "t[0]/r[0]/c[0]/t[0]"


def test_small_table_within_a_cell_is_lines_of_the_cell() -> None:
    (table,) = read(tbl(tr(tc(p("luar") + tbl(tr(tc(p("Nama")), tc(p(": Budi")))) + p("akhir"))))).tables
    lines = table.cells[0].lines
    assert [line.text for line in lines] == ["luar", "Nama : Budi", "akhir"]
    assert lines[1].segment_offsets == (0.0, 7.0)


def test_formula_set_in_columns_belongs_to_its_cell() -> None:
    formula = tbl(tr(tc(p("X =")), tc(p("Jumlah A")), tc(p("x 100%"))), tr(tc(p()), tc(p("Jumlah B")), tc(p())))
    outer = tbl(tr(tc(p("Rumus") + formula), tc(p("z"))), properties=BORDERS.format("single"))
    (table,) = read(outer).tables
    assert [line.text for line in table.cells[0].lines] == ["Rumus", "X = Jumlah A x 100%", "Jumlah B"]


def test_fraction_in_a_text_box_of_a_cell_belongs_to_the_cell() -> None:
    bar = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    formula = tbl(tr(tc(p("Jumlah A")), tc(p("x 100%"), MERGE)), tr(tc(p("Jumlah B"), bar), tc(p(), GOES_ON)))
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{formula}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    (table,) = read(tbl(tr(tc(p("Rumus") + box), tc(p("z"))), properties=BORDERS.format("single"))).tables
    assert [line.text for line in table.cells[0].lines] == ["Rumus", "Jumlah A x 100%", "Jumlah B"]


@pytest.mark.parametrize(("above", "below"), [("bottom", ""), ("", "top"), ("", "")])
def test_a_line_between_the_cells_of_a_formula_is_its_fraction_bar(above: str, below: str) -> None:
    def bar(edge: str) -> str:
        return f'<w:tcBorders><w:{edge} w:val="single"/></w:tcBorders>' if edge else ""

    rows = (
        tr(tc(p("Jumlah A"), bar(above)), tc(p("x 100%"), MERGE)),
        tr(tc(p("Jumlah B"), bar(below)), tc(p(), GOES_ON)),
    )
    outer = tbl(tr(tc(tbl(*rows)), tc(p("z"))), properties=BORDERS.format("single"))
    (table,) = read(outer).tables
    expected = "(Jumlah A) / (Jumlah B) x 100%" if above or below else "Jumlah A x 100% Jumlah B"
    assert read_lines(table.cells[0].lines).text == expected


def test_rows_and_cells_in_content_controls() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc(p('b'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc(p('a')), cell)}</w:sdtContent></w:sdt>"
    (table,) = read(tbl(row)).tables
    assert [cell.text for cell in table.cells] == ["a", "b"]


def test_deleted_row_is_not_a_row() -> None:
    (table,) = read(tbl(tr(tc(p("a"))), tr(tc(p()), properties="<w:del/>"))).tables
    assert table.n_rows == 1


_FORMULA = '<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'
_PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"


@pytest.mark.parametrize(
    ("cells", "noted"),
    [
        pytest.param((_FORMULA,), {"formula_picture": "1"}, id="a formula is told once"),
        pytest.param(
            (_FORMULA, _PICTURE), {"formula_picture": "1", "picture_in_cell": "1"}, id="a picture in another cell"
        ),
        pytest.param(
            (_FORMULA + _PICTURE,), {"formula_picture": "1", "picture_in_cell": "1"}, id="a picture in the same cell"
        ),
    ],
)
def test_pictures_in_cells_are_told_beside_formulas_that_are_pictures(
    cells: tuple[str, ...], noted: dict[str, str]
) -> None:
    assert note_codes(read(tbl(tr(*(tc(f"<w:p>{runs}</w:p>") for runs in cells))))) == noted
