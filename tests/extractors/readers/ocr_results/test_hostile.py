"""Results of other programs that are odd or hostile: places off their page, parts inside one another, words without end."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from extractors.find import find_blocks
from extractors.model.document import Page, Table
from extractors.model.errors import LimitExceeded, UnreadableDocument, UnsafeContent
from extractors.readers import read_document
from extractors.readers.ocr_results import given
from tests.extractors.readers.ocr_results.test_read import PAGE, TITLE, alto, azure, cells, docling, hocr, textract
from tests.growth import LINEAR, growth


def cells_of_cells(levels: int) -> bytes:
    """Return an answer in which each cell holds the next one under two relations: 2 ** levels words."""
    told = json.loads(textract())
    cell = next(b for b in told["Blocks"] if b["Id"] == "c00")
    for n in range(levels):
        told["Blocks"].append({**cell, "Id": f"n{n}"})
        below = {"Type": "CHILD", "Ids": [f"n{n + 1}" if n + 1 < levels else "w1"]}
        told["Blocks"][-1]["Relationships"] = [below, below]
    cell["Relationships"] = [{"Type": "CHILD", "Ids": ["n0"]}]
    return json.dumps(told).encode()


def test_a_block_that_is_named_twice_below_another_stands_once() -> None:
    told = json.loads(textract())
    cell = next(b for b in told["Blocks"] if b["Id"] == "c00")
    cell["Relationships"] *= 2
    cell["Relationships"][0]["Ids"] *= 2
    (made,) = [block for block in read_document(json.dumps(told).encode()).blocks if isinstance(block, Table)]
    assert made.row(0)[0].text == "No"


def merged_cells_that_share(monkeypatch: pytest.MonkeyPatch, most: int) -> bytes:
    """Return an answer of which the cells hold 21 words, and a merged one three of them again; `most` are borne."""
    monkeypatch.setattr(given, "_MOST_WORDS", most)
    told = json.loads(textract())
    box = next(b for b in told["Blocks"] if b["Id"] == "c01")["Geometry"]
    below = [{"Type": "CHILD", "Ids": ["c01"]}]
    told["Blocks"].append(
        {
            "BlockType": "MERGED_CELL",
            "Id": "m",
            "RowIndex": 1,
            "ColumnIndex": 2,
            "Page": 1,
            "Geometry": box,
            "Relationships": below,
        }
    )
    table = next(b for b in told["Blocks"] if b["BlockType"] == "TABLE")
    table["Relationships"].append({"Type": "MERGED_CELL", "Ids": ["m"]})
    return json.dumps(told).encode()


def page_of(corner: str, *words: str) -> Page:
    """Return the page of an hOCR whose box is `corner`, with words in boxes: pixels at 72 dpi."""
    spans = "".join(f"<span class='ocrx_word' title='bbox {box}'>a</span>" for box in words)
    page = f"<div class='ocr_page' title='bbox {corner}; scan_res 72 72'>{spans}</div>"
    (made,) = read_document(f"<?xml version='1.0'?><html><body>{page}</body></html>".encode()).pages
    return made


@pytest.mark.parametrize(
    ("corner", "words", "boxes", "size"),
    [
        pytest.param("0 0 600 800", ["50 60 70 70"], [(50, 60, 70, 70)], (600, 800), id="a_whole_picture"),
        pytest.param("40 50 600 800", ["50 60 70 70"], [(10, 10, 30, 20)], (560, 750), id="a_page_that_is_a_part_of_it"),
        pytest.param("0 0 60 70", ["50 60 700 900"], [(50, 60, 700, 900)], (700, 900), id="a_page_told_too_small"),
        pytest.param("0 0 60 70", ["-9 -5 3 5", "-9 60 3 70"], [(0, 0, 12, 10), (0, 65, 12, 75)], (60, 75), id="left_and_above"),
    ],
)  # fmt: skip
def test_words_of_another_program_stand_on_their_page(
    corner: str, words: list[str], boxes: list[tuple[float, ...]], size: tuple[float, float]
) -> None:
    """The corner of a page was not taken off the places of its words, and they stood off it."""
    made = page_of(corner, *words)
    assert [tuple(box) for block in made.blocks for w in block.words if (box := w.place.box)] == boxes
    assert (made.width, made.height) == size


def test_a_word_as_tall_as_a_million_pages_is_no_work() -> None:
    """Rows were looked up in each band of 16 points that a word covers: a few hundred bytes held a worker for hours."""
    made = page_of("0 0 600 800", "50 60 70 70", "80 60 90 999999999999", "100 60 120 70")
    assert len([w for block in made.blocks for w in block.words]) == 3


def test_docling_without_pages_stands_in_its_order() -> None:
    """Boxes counted from the foot of a page of unknown height lay above it."""
    told = json.loads(docling())
    told["pages"] = {}
    (page,) = read_document(json.dumps(told).encode()).pages
    assert page.height == 842
    assert [w.text for w in page.blocks[0].words] == TITLE.split()


def docling_far(row: int, col: int = 2) -> bytes:
    """Return a document whose table has its last cell in this row and column."""
    told = json.loads(docling())
    cell = told["tables"][0]["data"]["table_cells"][-1]
    for side, more in (("start", 0), ("end", 1)):
        cell |= {f"{side}_row_offset_idx": row + more, f"{side}_col_offset_idx": col + more}
    return json.dumps(told).encode()


def test_rows_without_values_cost_as_much_as_there_are() -> None:
    """Each row looked for a row of values among all before it: a table of 10,000 blank rows in 2 kB took 2 seconds."""

    def blank(n: int) -> bytes:
        told = json.loads(docling_far(n))
        told["tables"][0]["data"]["table_cells"][3:8] = []  # the rows of values between
        return json.dumps(told).encode()

    assert growth(lambda data: find_blocks(read_document(data)), blank, 2_000) < LINEAR


def test_words_of_azure_are_looked_up_and_not_looked_through() -> None:
    """Each cell went through all words of its page: 1.3 MB took 3.6 seconds, and four times as much 16 times as long."""

    def many(n: int) -> bytes:
        told = json.loads(azure())
        page, table = told["analyzeResult"]["pages"][0], told["analyzeResult"]["tables"][0]
        word, cell = page["words"][0], table["cells"][0]
        page["words"] = [{**word, "content": "a", "span": {"offset": 2 * i, "length": 1}} for i in range(n)]
        table["cells"] = [{**cell, "rowIndex": i, "spans": [{"offset": 2 * i, "length": 1}]} for i in range(n)]
        return json.dumps(told).encode()

    assert growth(read_document, many, 400) < LINEAR
    (table,) = [block for block in read_document(many(3)).blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.cells] == ["a", "a", "a"]


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        pytest.param([(38, 9)], "Indikator", id="one_word"),
        pytest.param([(38, 23)], "Indikator Kinerja Utama", id="three"),
        pytest.param([(56, 5), (38, 9)], "Indikator Utama", id="two_spans_in_their_order"),
        pytest.param([(38, 17), (38, 23), (48, 1)], "Indikator Kinerja Utama", id="spans_over_one_another"),
        pytest.param([(39, 12)], "Kinerja", id="from_within_a_word"),
    ],
)
def test_words_of_spans(spans: list[tuple[int, int]], text: str) -> None:
    told = json.loads(azure())
    cell = told["analyzeResult"]["tables"][0]["cells"][1]
    cell["spans"] = [{"offset": offset, "length": length} for offset, length in spans]
    (made,) = [block for block in read_document(json.dumps(told).encode()).blocks if isinstance(block, Table)]
    assert made.row(0)[1].text == text


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        pytest.param(
            hocr,
            b"<div class='ocr_page'",
            b"<div class='ocr_page' title='bbox 0 0 2380 3368; scan_res 288 288'>",
            id="hocr",
        ),
        pytest.param(alto, b"<Page ", b'<Page WIDTH="595" HEIGHT="842">', id="alto"),
    ],
)
def test_a_page_in_a_page_is_read_once(form: Callable[[], bytes], old: bytes, new: bytes) -> None:
    end = {hocr: b"</div>", alto: b"</Page>"}[form]
    data = form().replace(old, new + old, 1).replace(end, end * 2, 1)
    (page,) = read_document(data).pages
    assert sorted(w.text for block in page.blocks for w in block.words) == sorted(word[0] for word in PAGE)


def test_cells_that_share_words_may_not_be_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A merged cell has the words of its cells again: a few megabytes of cells that share all words would fill a machine."""
    n_words = sum(len(text.split()) for _, _, text in cells())
    read_document(merged_cells_that_share(monkeypatch, n_words + 3))
    with pytest.raises(LimitExceeded):
        read_document(merged_cells_that_share(monkeypatch, n_words + 2))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(cells_of_cells(60), UnsafeContent, id="cells_in_cells"),
        pytest.param(docling_far(9_990, 9_990), LimitExceeded, id="a_table_of_a_hundred_million_places"),
    ],
)
def test_what_would_take_for_ever_is_told(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        read_document(data)


def put(form: Callable[[], bytes], *path: str | int, value: str) -> bytes:
    """Return a result with another value at a place of its tree; `value`: as JSON has it."""
    told = json.loads(form())
    holder = told
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = "HERE"
    return json.dumps(told).replace('"HERE"', value).encode()


WORD, CELL = ("analyzeResult", "pages", 0, "words", 0), ("analyzeResult", "tables", 0, "cells", 0)
DOCLING_CELL = ("tables", 0, "data", "table_cells", 0)


@pytest.mark.parametrize("value", ["1e999", "1" + "0" * 400], ids=["without_end", "of_400_digits"])
@pytest.mark.parametrize(
    ("form", "path"),
    [
        pytest.param(azure, ("analyzeResult", "pages", 0, "pageNumber"), id="azure_page"),
        pytest.param(azure, ("analyzeResult", "pages", 0, "width"), id="azure_width"),
        pytest.param(azure, (*WORD, "confidence"), id="azure_confidence"),
        pytest.param(azure, (*WORD, "polygon", 0), id="azure_place"),
        pytest.param(azure, (*CELL, "rowIndex"), id="azure_row"),
        pytest.param(azure, (*CELL, "columnSpan"), id="azure_span"),
        pytest.param(textract, ("Blocks", 1, "Geometry", "BoundingBox", "Left"), id="textract_place"),
        pytest.param(textract, ("Blocks", 1, "Page"), id="textract_page"),
        pytest.param(docling, ("pages", "1", "size", "width"), id="docling_width"),
        pytest.param(docling, ("pages", "1", "size", "height"), id="docling_height"),
        pytest.param(docling, (*DOCLING_CELL, "end_row_offset_idx"), id="docling_row"),
    ],
)
def test_a_number_beyond_all_measure_is_told(
    form: Callable[[], bytes], path: tuple[str | int, ...], value: str
) -> None:
    """What no whole number and no float can hold ended as an error of the program, without a word of the file."""
    with pytest.raises(UnreadableDocument):
        read_document(put(form, *path, value=value))


@pytest.mark.parametrize("page", [7, 10**400, -1], ids=["seven", "of_400_digits", "below_nought"])
def test_what_stands_on_a_page_that_there_is_not_is_read(page: int) -> None:
    """It was left out without a word."""
    data = put(docling, "texts", 0, "prov", 0, "page_no", value=str(page))
    (made,) = read_document(data).pages
    assert sorted(w.text for block in made.blocks for w in block.words) == sorted(word[0] for word in PAGE)


@pytest.mark.parametrize(
    ("form", "path", "value", "sure"),
    [
        pytest.param(azure, (*WORD, "confidence"), "0.25", 0.25, id="azure"),
        pytest.param(azure, (*WORD, "confidence"), "95", 1.0, id="azure_beyond_one"),
        pytest.param(azure, (*WORD, "confidence"), "-1", 0.0, id="azure_below_nothing"),
        pytest.param(azure, (*WORD, "confidence"), "null", given.UNTOLD, id="azure_untold"),
        pytest.param(textract, ("Blocks", 1, "Confidence"), "25", 0.25, id="textract"),
        pytest.param(textract, ("Blocks", 1, "Confidence"), "950", 1.0, id="textract_beyond_a_hundred"),
    ],
)
def test_how_sure_a_program_is_lies_between_nothing_and_one(
    form: Callable[[], bytes], path: tuple[str | int, ...], value: str, sure: float
) -> None:
    words = [w for block in read_document(put(form, *path, value=value)).blocks for w in block.words]
    assert [w.confidence for w in words if w.text == TITLE.split()[0]] == [sure]


def test_two_cells_told_for_one_place_are_one_with_the_words_of_both() -> None:
    told = json.loads(docling())
    cells = told["tables"][0]["data"]["table_cells"]
    cells.append({**cells[1], "text": "Lain"})
    document = read_document(json.dumps(told).encode())
    (made,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.text for cell in made.row(0)] == ["No", "Indikator Kinerja Utama Lain", "Target"]
