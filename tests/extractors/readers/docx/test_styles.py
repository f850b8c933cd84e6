from __future__ import annotations

import pytest

from tests.extractors.readers.docx.word_xml import (
    p,
    read,
    tbl,
    tc,
    tr,
)

BORDERS = '<w:tblBorders><w:top w:val="{0}"/><w:left w:val="{0}"/><w:insideH w:val="{0}"/></w:tblBorders>'


GRID_STYLE = (
    '<w:style w:type="table" w:styleId="Garis"><w:tblPr>' + BORDERS.format("single") + "</w:tblPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="Biasa"/>'
)


@pytest.mark.parametrize(
    ("properties", "cell", "ruled"),
    [
        pytest.param("", "", False, id="nothing_said"),
        pytest.param(BORDERS.format("single"), "", True, id="own_borders"),
        pytest.param(BORDERS.format("none"), "", False, id="none"),
        pytest.param(BORDERS.format("nil"), "", False, id="nil"),
        pytest.param('<w:tblStyle w:val="Garis"/>', "", True, id="style"),
        pytest.param('<w:tblStyle w:val="Garis"/>' + BORDERS.format("none"), "", False, id="style_switched_off"),
        pytest.param("", '<w:tcBorders><w:top w:val="single"/></w:tcBorders>', True, id="borders_of_a_cell"),
        pytest.param('<w:tblStyle w:val="TableGrid"/>', "", True, id="style_that_the_file_lacks"),
    ],
)
def test_ruled(properties: str, cell: str, ruled: bool) -> None:
    (table,) = read(tbl(tr(tc(p("a"), cell)), properties=properties), styles=GRID_STYLE).tables
    assert table.ruled is ruled
