"""A form that says one thing and shows another."""

from __future__ import annotations

import pytest

from extractors.model.document import Document
from extractors.readers.pdf.drawing.form_values import clash
from extractors.readers.pdf.read import read
from tools.stress.raw_pdf import pdf_of, stream, text

LOOK = b"/Type/XObject/Subtype/Form/BBox[0 0 70 20]/Resources<</Font<</F1 5 0 R>>>>"
DATA = (
    b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'>"
    b"<xfa:data><form1>%s</form1></xfa:data></xfa:datasets></xdp:xdp>"
)


def form(entries: bytes, shown: str = "85", data: bytes = b"", listed: bool = False) -> Document:
    """Return a page with one annotation that shows a text; `data`: what an XFA form holds."""
    xfa = b"[(template)8 0 R(datasets)8 0 R]" if listed else b"8 0 R"
    return read(
        pdf_of(
            text("Indeks Kepuasan Masyarakat"),
            b"<</Type/Annot/Rect[300 700 370 720]" + entries + b">>",
            stream(text(shown, x=2, y=5, size=9), LOOK),
            stream(DATA % data),
            page=b"/Annots[6 0 R]",
            catalog=b"/AcroForm<</Fields[6 0 R]%s>>" % (b"/XFA " + xfa if data else b""),
        ),
        "0" * 64,
    )


def told(document: Document) -> tuple[str, bool, list[str]]:
    page = document.pages[0]
    words = " ".join(word.text for block in page.blocks for word in block.words)
    return (
        words.replace("Indeks Kepuasan Masyarakat", "").strip(),
        bool(page.disputed),
        [n.code for n in document.notes],
    )


@pytest.mark.parametrize(
    ("shown", "other", "expected"),
    [
        pytest.param("85", "85", False, id="same"),
        pytest.param("80", "85", True, id="another_number"),
        pytest.param("72,00 %", "72", False, id="formatted"),
        pytest.param("85,46", "85.4567", False, id="rounded"),
        pytest.param("85", "84.6", False, id="rounded_to_a_whole_number"),
        pytest.param("85,2", "85.4", True, id="a_little_more"),
        pytest.param("2018", "2019", True, id="another_year"),
        pytest.param("85 %", "0.85", False, id="share"),
        pytest.param("Rp 1.250.000,00", "1250000", False, id="money"),
        pytest.param("1.250", "1250", False, id="thousands"),
        pytest.param("8", "85", True, id="cut"),
        pytest.param("2 Januari 2024", "2024-01-02", False, id="date"),
        pytest.param("", "85", True, id="nothing_shown"),
        pytest.param("85", "", False, id="nothing_told"),
        pytest.param("Camat Sukamaju", "Camat  sukamaju", False, id="words"),
        pytest.param("Camat Sukamaju", "Camat Mekarsari", True, id="other_words"),
        pytest.param("Perda 3 Tahun 2016 tentang", "Perda 3 Tahun 2016 tentang RPJMD", False, id="shown_in_part"),
        pytest.param("salad ÷??", "salad ÷π", False, id="signs_that_are_no_letters"),
        pytest.param("DLE(cid:22)", "DLE\x17", False, id="a_letter_that_nothing_names"),
        pytest.param("Perda 3 Tahun 2016", "Perda 3 Tahun 2018", True, id="another_number_among_words"),
    ],
)
def test_clash(shown: str, other: str, expected: bool) -> None:
    assert clash(shown, other) is expected


@pytest.mark.parametrize(
    ("entries", "shown", "differs"),
    [
        pytest.param(b"/Subtype/Widget/FT/Tx/V(85)/AP<</N 7 0 R>>", "85", False, id="value_as_shown"),
        pytest.param(b"/Subtype/Widget/FT/Tx/V(80)/AP<</N 7 0 R>>", "85", True, id="value_not_as_shown"),
        pytest.param(b"/Subtype/FreeText/Contents(85)/RC(<body><p>85</p></body>)", "85", False, id="rich_text"),
        pytest.param(b"/Subtype/FreeText/Contents(85)/RC(<p>&#56;5</p>)", "85", False, id="rich_text_in_codes"),
        pytest.param(b"/Subtype/Widget/FT/Ch/V(80)/AP<</N 7 0 R>>", "85", False, id="a_list_shows_all_its_choices"),
        pytest.param(b"/Subtype/Widget/FT/Ch/Ff 131072/V(80)/AP<</N 7 0 R>>", "85", True, id="one_choice_is_shown"),
        pytest.param(b"/Subtype/FreeText/Contents(80)/RC(<body><p>85</p></body>)", "80", True, id="rich_text_differs"),
    ],
)
def test_what_a_field_holds_beside_what_it_shows_is_in_doubt(entries: bytes, shown: str, differs: bool) -> None:
    assert told(form(entries)) == (shown, differs, ["fields_differ"] if differs else [])


@pytest.mark.parametrize("listed", [False, True], ids=["whole", "in_parts"])
@pytest.mark.parametrize(
    ("data", "differs"),
    [
        pytest.param(b"<t1>85</t1>", False, id="same"),
        pytest.param(b"<t1>85.00000000</t1>", False, id="same_number"),
        pytest.param(b"<row><t1>80</t1></row><row><t1>85</t1></row>", False, id="one_of_several_rows"),
        pytest.param(b"<t2>87</t2>", False, id="another_field"),
        pytest.param(b"<t1>87</t1>", True, id="another_value"),
        pytest.param(b"<t1>87", False, id="no_xml"),
    ],
)
def test_data_of_a_form_that_differ_are_told_and_its_fields_stay(data: bytes, differs: bool, listed: bool) -> None:
    document = form(b"/Subtype/Widget/T(t1[0])/FT/Tx/V(85)/AP<</N 7 0 R>>", data=data, listed=listed)
    assert told(document) == ("85", differs, ["fields_differ"] if differs else [])


def test_data_of_a_field_that_shows_nothing_are_told() -> None:
    assert told(form(b"/Subtype/Widget/T(t1)/FT/Tx", data=b"<t1>87</t1>")) == ("", False, ["fields_differ"])


def test_letters_in_boxes_of_their_own_are_one_value() -> None:
    document = form(b"/Subtype/Widget/FT/Tx/Ff 16777216/MaxLen 4/V(8572)/AP<</N 7 0 R>>", "8   5   7   2")
    assert told(document) == ("8572", False, [])
