"""Fields bound to data of the file: Word shows the data."""

from __future__ import annotations

import pytest

from extractors.model.document import Document
from extractors.readers.docx.read import read
from tools.stress.raw_word import PACKAGE, R, word_file

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NUMBER = "{11111111-2222-3333-4444-555555555555}"


def bound(
    path: str = "/a:r[1]/a:t1[1]", entries: str = "<w:text/>", number: str = NUMBER, stored: str = "80"
) -> Document:
    control = (
        f"<w:p><w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:a='urn:x'\" w:xpath='{path}' "
        f"w:storeItemID='{number}'/>{entries}</w:sdtPr><w:sdtContent><w:r><w:t>{stored}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    parts = {
        "customXml/item1.xml": "<r xmlns='urn:x'><t0>1</t0><t1> 85 </t1><t1>90</t1><t2/><t3><b>7</b></t3></r>",
        "customXml/itemProps1.xml": f"<d:datastoreItem d:itemID='{NUMBER.upper()}' xmlns:d='{OFFICE}/customXml'/>",
        "customXml/_rels/item1.xml.rels": f"<Relationships xmlns='{PACKAGE}'><Relationship Id='rId1' "
        f"Type='{R}/customXmlProps' Target='itemProps1.xml'/></Relationships>",
    }
    links = f"<Relationship Id='rId9' Type='{R}/customXml' Target='../customXml/item1.xml'/>"
    return read(word_file(control, links=links, parts=parts), "0" * 64)


@pytest.mark.parametrize(
    ("document", "shown", "codes"),
    [
        pytest.param(bound(), "85", ["fields_differ"], id="the_data_differ"),
        pytest.param(bound("/a:r/a:t1[2]"), "90", ["fields_differ"], id="the_second_of_a_name"),
        pytest.param(bound(stored="85"), "85", [], id="as_stored"),
        pytest.param(bound("/a:r/a:t2"), "80", [], id="no_data"),
        pytest.param(bound("/a:r/a:t3"), "80", [], id="more_than_a_text"),
        pytest.param(bound("/a:r/a:t9"), "80", [], id="nothing_of_this_name"),
        pytest.param(bound("//a:t1"), "80", [], id="another_path"),
        pytest.param(bound(number="{0}"), "80", [], id="other_data"),
        pytest.param(bound(entries="<w:date/>"), "80", [], id="a_date_is_shown_in_a_form_of_its_own"),
        pytest.param(bound(entries="<w:text/><w:showingPlcHdr/>"), "", ["placeholder"], id="a_placeholder"),
    ],
)
def test_a_bound_field_shows_its_data(document: Document, shown: str, codes: list[str]) -> None:
    assert [line.text for line in document.lines][1:] == [shown] * bool(shown)
    assert [note.code for note in document.notes] == codes


@pytest.mark.parametrize(
    ("rule", "height", "hidden"),
    [("exact", 10, True), ("exact", 300, False), ("atLeast", 10, False), ("exact", 0, False)],
)
def test_a_row_too_low_to_be_seen_is_set_aside(rule: str, height: int, hidden: bool) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Nilai", "72"))
    low = f"<w:tr><w:trPr><w:trHeight w:val='{height}' w:hRule='{rule}'/></w:trPr>{cells.replace('72', '11')}</w:tr>"
    document = read(word_file(f"<w:tbl><w:tr>{cells}</w:tr>{low}</w:tbl>"), "0" * 64)
    (table,) = document.tables
    assert table.n_rows == (1 if hidden else 2)
    assert [note.code for note in document.notes] == ["vanished_text"] * hidden
