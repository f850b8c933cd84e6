"""What is told twice, or told as nothing, in results of other programs."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable

import pytest

from extractors.model.document import Table
from extractors.model.errors import DamagedFile
from extractors.readers import read_document
from extractors.readers.ocr_results import given
from extractors.readers.ocr_results.docling import read_docling
from tests.extractors.readers.ocr_results.test_hostile import put
from tests.extractors.readers.ocr_results.test_read import azure, docling, textract
from tests.growth import LINEAR, growth


def test_two_pages_of_one_number_are_told() -> None:
    """The words of the first were lost, and those of the second stood on both."""
    told = json.loads(azure())
    pages = told["analyzeResult"]["pages"]
    pages.append({**pages[0], "words": pages[0]["words"][:1]})
    with pytest.raises(DamagedFile):
        read_document(json.dumps(told).encode())


@pytest.mark.parametrize(
    ("form", "path"),
    [
        pytest.param(azure, ("analyzeResult", "pages", 0, "words", 0, "content"), id="azure"),
        pytest.param(textract, ("Blocks", 1, "Text"), id="textract"),
        pytest.param(docling, ("tables", 0, "data", "table_cells", 0, "text"), id="docling"),
    ],
)
def test_a_text_that_is_nothing_is_no_word(form: Callable[[], bytes], path: tuple[str | int, ...]) -> None:
    """It was read as the word "None"."""
    texts = [w.text for block in read_document(put(form, *path, value="null")).blocks for w in block.words]
    every = [w.text for block in read_document(form()).blocks for w in block.words]
    every.remove(functools.reduce(lambda inside, key: inside[key], path, json.loads(form())))
    assert texts == every


def test_cells_told_for_one_place_cost_what_they_are_many() -> None:
    """Each was put to all before it: 8,000 took 2.6 seconds, and four times as many 16 times as long."""

    def many(n: int) -> bytes:
        told = json.loads(docling())
        cells = told["tables"][0]["data"]["table_cells"]
        cells += [{**cells[1], "text": str(i)} for i in range(n)]
        return json.dumps(told).encode()

    def joined(data: bytes) -> None:
        (page,) = read_docling(json.loads(data))
        given._joined(page.tables[0].cells)

    assert growth(joined, many, 1_000) < LINEAR


@pytest.mark.parametrize("box", [True, False], ids=["a_box_of_the_cell", "no_box"])
@pytest.mark.parametrize(
    ("again", "text"),
    [
        ("Indikator Lain Kinerja", "Indikator Kinerja Utama Indikator Lain Kinerja"),
        ("Indikator Kinerja Utama", "Indikator Kinerja Utama"),
    ],
    ids=["another_text", "the_same_text"],
)
def test_a_second_text_told_for_one_place_keeps_the_words_that_the_first_has_too(
    box: bool, again: str, text: str
) -> None:
    """Docling tells one box for a whole cell: of "Indikator Lain Kinerja" only "Lain" was left."""
    told = json.loads(docling())
    cells = told["tables"][0]["data"]["table_cells"]
    if box:
        cells[1]["bbox"] = {"l": 90, "t": 100, "r": 400, "b": 120, "coord_origin": "TOPLEFT"}
    cells.append({**cells[1], "text": again})
    document = read_document(json.dumps(told).encode())
    (made,) = [block for block in document.blocks if isinstance(block, Table)]
    assert made.row(0)[1].text == text
