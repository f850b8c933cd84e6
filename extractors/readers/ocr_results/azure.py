"""Azure Document Intelligence (Form Recognizer): the answer of "layout" and "read".

Source: Document Intelligence REST API 2023-07-31 and 2024-11-30, "AnalyzeResult" (pages, words, tables, spans, polygons).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.readers.ocr_results.given import (
    PAPER,
    CellWords,
    GivenCell,
    GivenPage,
    GivenTable,
    box_of,
    number_of,
    sureness_of,
    text_of,
    words_of,
)

_Spanned = list[tuple[int, Word]]  # words with the offset of their first letter in the whole text, in its order


def read_azure(told: Mapping[str, Any]) -> list[GivenPage]:
    """Return the pages of an answer; KeyError, TypeError, IndexError where it does not hold together."""
    result = told.get("analyzeResult", told)
    pages: Sequence[Mapping[str, Any]] = result["pages"]
    scales = {int(page["pageNumber"]): _scale(page) for page in pages}
    words = {int(page["pageNumber"]): _words(page, scales) for page in pages}
    counted = CellWords()
    cells = [_cells(table, words, scales, counted) for table in result.get("tables") or ()]
    return [_page(page, words, cells, scales) for page in pages]


def _scale(page: Mapping[str, Any]) -> float:
    """Return the points a unit of the page's measures."""
    longer = max(number_of(page["width"]), number_of(page["height"]), 1e-6)
    return 72.0 if page.get("unit") == "inch" else PAPER / longer


def _page(
    page: Mapping[str, Any],
    words: Mapping[int, _Spanned],
    tables: Sequence[Mapping[int, list[GivenCell]]],
    scales: Mapping[int, float],
) -> GivenPage:
    number = int(page["pageNumber"])
    here = tuple(GivenTable(tuple(table[number])) for table in tables if number in table)
    taken = {word for table in here for cell in table.cells for word in cell.words}
    outside = tuple(word for _, word in words[number] if word not in taken)
    width, height = (number_of(page[name]) * scales[number] for name in ("width", "height"))
    return GivenPage(number, width, height, outside, tables=here)


def _words(page: Mapping[str, Any], scales: Mapping[int, float]) -> _Spanned:
    number = int(page["pageNumber"])
    made: _Spanned = []
    for word in page.get("words") or ():
        place = Place(number, _box(word, scales[number]))
        confidence = sureness_of(word.get("confidence"))
        offset = int(word["span"]["offset"])
        made += [(offset, Word(part, place, confidence, engine="ocr")) for part in text_of(word["content"]).split()]
    return sorted(made, key=itemgetter(0))


def _cells(
    table: Mapping[str, Any], words: Mapping[int, _Spanned], scales: Mapping[int, float], counted: CellWords
) -> dict[int, list[GivenCell]]:
    """Return the cells of a table by their page: a table that runs on has a part on each."""
    found: dict[int, list[GivenCell]] = {}
    for cell in table["cells"]:
        where = (cell.get("boundingRegions") or table.get("boundingRegions") or ({"pageNumber": 1},))[0]
        number = int(where["pageNumber"])
        box = _box(where, scales[number]) if "polygon" in where else None
        inside = counted.of(tuple(_within(cell.get("spans") or (), words.get(number, []))))
        given_cell = GivenCell(
            int(cell["rowIndex"]), int(cell["columnIndex"]), int(cell.get("rowSpan", 1)), int(cell.get("columnSpan", 1)),
            inside or words_of(text_of(cell.get("content")), number, box), box,
        )  # fmt: skip
        found.setdefault(number, []).append(given_cell)
    return found


def _within(spans: Sequence[Mapping[str, Any]], words: _Spanned) -> Iterator[Word]:
    """Yield the words whose first letter lies in one of the spans."""
    at = 0
    for start, end in sorted((int(span["offset"]), int(span["offset"]) + int(span["length"])) for span in spans):
        first, last = (bisect_left(words, (offset,)) for offset in (start, end))
        yield from (word for _, word in words[max(at, first) : last])
        at = max(at, last)


def _box(item: Mapping[str, Any], scale: float) -> Box:
    """Return the box around a polygon: eight numbers, or four points in older answers."""
    corners = item["polygon"]
    if corners and isinstance(corners[0], Mapping):
        corners = [value for corner in corners for value in (corner["x"], corner["y"])]
    numbers = [number_of(value) * scale for value in corners]
    return box_of(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
