"""hOCR and ALTO as programs write them that tell less, or tell it otherwise: no word of theirs is lost."""

from __future__ import annotations

import pytest

from extractors.readers import read_document

LINE = "<span class='ocr_line' title='bbox 100 100 1000 140'>{}</span>"
WORD = "<span class='ocrx_word' title='{}'>{}</span>"


def hocr(inside: str) -> bytes:
    page = f"<div class='ocr_page' title='bbox 0 0 2380 3368; scan_res 288 288'>{inside}</div>"
    return f"<?xml version='1.0'?><html><head><title></title></head><body>{page}</body></html>".encode()


def words(*told: tuple[str, str]) -> str:
    return "".join(WORD.format(title, text) for title, text in told)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        pytest.param(
            words(("bbox 100.5 100 300.2 140", "Indeks"), ("bbox 320 100 500 140", "85,5")),
            ["Indeks 85,5"],
            id="places_with_decimals",
        ),
        pytest.param(
            words(("x_wconf 90", "Indeks"), ("bbox 320 100 500 140", "85,5")),
            ["Indeks", "85,5"],
            id="a_word_without_a_place",
        ),
        pytest.param("Indeks kepuasan 85,5", ["Indeks kepuasan 85,5"], id="a_line_that_tells_no_words"),
    ],
)
def test_no_word_of_hocr_is_lost(line: str, lines: list[str]) -> None:
    (page,) = read_document(hocr(LINE.format(line))).pages
    assert sorted(block.quote.text for block in page.blocks) == sorted(lines)
    assert {block.box.bottom for block in page.blocks if block.box is not None} == {35.0}


@pytest.mark.parametrize(
    ("content", "behind", "text"),
    [
        pytest.param("pela", '<HYP CONTENT="-"/>', "pela-", id="told_apart"),
        pytest.param("pela-", '<HYP CONTENT="-"/>', "pela-", id="told_twice"),
        pytest.param("pela", '<SP WIDTH="3"/>', "pela", id="none"),
        pytest.param("pela", "<!-- HYP -->", "pela", id="a_remark"),
    ],
)
def test_a_hyphen_that_alto_tells_apart_stands_behind_its_word(content: str, behind: str, text: str) -> None:
    string = f'<String CONTENT="{content}" HPOS="50" VPOS="60" WIDTH="40" HEIGHT="10"/>'
    data = (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit>'
        f'</Description><Layout><Page WIDTH="595" HEIGHT="842"><PrintSpace><TextBlock><TextLine>{string}{behind}'
        "</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
    ).encode()
    (line,) = read_document(data).lines
    assert line.text == text
