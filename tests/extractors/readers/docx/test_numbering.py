from __future__ import annotations

import pytest

from tests.extractors.readers.docx.word_xml import (
    NUMBERING,
    numbered,
    p,
    read,
    tbl,
    tc,
    tr,
)
from tests.extractors.readers.shown import texts


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([(0, 1), (0, 1)], ["1. x", "2. x"], id="decimal"),
        pytest.param([(0, 1), (1, 1), (1, 1), (0, 1), (1, 1)], ["1. x", "a) x", "b) x", "2. x", "a) x"], id="restart"),
        pytest.param([(0, 1), (1, 1), (2, 1)], ["1. x", "a) x", "1.a.i x"], id="three_levels"),
        pytest.param([(1, 1)], ["a) x"], id="level_without_parent"),
        pytest.param([(0, 2), (1, 2)], ["• x", "- x"], id="bullets"),
        pytest.param([(2, 2)], ["BAB I x"], id="word_before_the_number"),
        pytest.param([(0, 1), (0, 3), (0, 3)], ["1. x", "5. x", "6. x"], id="start_override"),
        pytest.param([(0, 1), (0, 4)], ["1. x", "2. x"], id="instances_share_a_counter"),
        pytest.param([(0, 0), (0, 99)], ["x", "x"], id="no_list"),
    ],
)
def test_numbers_that_are_printed_but_not_typed(items: list[tuple[int, int]], expected: list[str]) -> None:
    document = read("".join(p("x", numbered(*item)) for item in items), numbering=NUMBERING)
    assert texts(document) == expected


def test_mark_is_the_first_word_and_says_so() -> None:
    first, label = read(p("x", numbered()) + p("x", numbered(2, 2)), numbering=NUMBERING).lines
    assert (first.marker, first.words[0].text, first.offsets) == (True, "1.", (3.0, 6.0))
    assert first.breaks == ()
    assert not label.marker  # "BAB I" is a label of two words, not a mark


def test_number_column_of_empty_numbered_paragraphs() -> None:
    rows = [tr(tc(p("", numbered())), tc(p(name))) for name in ("Indeks", "Persentase")]
    (table,) = read(tbl(*rows), numbering=NUMBERING).tables
    assert [[cell.text for cell in table.row(i)] for i in range(2)] == [["1.", "Indeks"], ["2.", "Persentase"]]


def test_numbering_through_a_style_and_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Butir"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Butir"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("Butir", "Anak", "Anak", "Butir"))
    assert texts(read(body, styles=styles, numbering=NUMBERING)) == ["1. x", "a) x", "b) x", "2. x"]
