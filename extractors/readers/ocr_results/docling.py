"""Docling: a DoclingDocument as JSON (`export_to_dict`, `--to json`).

Source: docling-core, `docling_core.types.doc.DoclingDocument` 1.x: body, texts, tables, prov, pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractors.model.document import Line
from extractors.model.errors import UnsafeContent
from extractors.model.geometry import Box
from extractors.readers.ocr_results.given import (
    PAPER,
    GivenCell,
    GivenPage,
    GivenTable,
    box_of,
    number_of,
    text_of,
    words_of,
)

_DEEPEST = 100  # groups inside one another
_LEFT_OUT = frozenset({"furniture", "background", "invisible", "notes"})


def read_docling(told: Mapping[str, Any]) -> list[GivenPage]:
    """Return the pages of a document; KeyError, TypeError where it does not hold together. Without pages it is one page."""
    sizes = {int(number): _size(page) for number, page in (told.get("pages") or {}).items()} or {1: _size({})}
    lines: dict[int, list[Line]] = {number: [] for number in sizes}
    tables: dict[int, list[GivenTable]] = {number: [] for number in sizes}
    for order, item in enumerate(_items(told, told["body"], set(), 0)):
        number, box = _where(item, sizes)
        box = box or Box(0.0, float(order), 1.0, order + 1.0)  # without places the order is all that is known
        if "data" in item:
            cells = _cells(item["data"], number, sizes[number][1], len(tables[number]))
            tables[number].append(GivenTable(tuple(cells), box))
        elif item.get("text"):
            text = f"{item.get('marker') or ''} {item['text']}" if item.get("label") == "list_item" else item["text"]
            lines[number].append(Line(words_of(text, number, box)))
    return [GivenPage(n, *size, lines=tuple(lines[n]), tables=tuple(tables[n])) for n, size in sizes.items()]


def _size(page: Mapping[str, Any]) -> tuple[float, float]:
    size = page.get("size") or {"width": PAPER * 595 / 842, "height": PAPER}
    return number_of(size["width"]), number_of(size["height"])


def _items(told: Mapping[str, Any], node: Mapping[str, Any], seen: set[str], depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield texts and tables in reading order, each once, without headers and footers; UnsafeContent if nested too deeply."""
    if depth > _DEEPEST:
        raise UnsafeContent("groups inside one another without end")
    for child in node.get("children") or ():
        if child["$ref"] in seen:
            continue
        seen.add(child["$ref"])
        _, kind, index = child["$ref"].split("/")
        item = told[kind][int(index)]
        if item.get("content_layer", "body") in _LEFT_OUT:
            continue
        if kind in ("texts", "tables"):
            yield item
        yield from _items(told, item, seen, depth + 1)


def _where(item: Mapping[str, Any], sizes: Mapping[int, tuple[float, float]]) -> tuple[int, Box | None]:
    """Return an item's page and box; the first page and None where it tells none, or a page that there is not."""
    told = item.get("prov") or ()
    if not told:
        return min(sizes), None
    number = int(told[0]["page_no"])
    return (number, _box(told[0]["bbox"], sizes[number][1])) if number in sizes else (min(sizes), None)


def _box(box: Mapping[str, Any], height: float) -> Box:
    x0, top, x1, bottom = (number_of(box[side]) for side in "ltrb")
    if box.get("coord_origin", "TOPLEFT") == "BOTTOMLEFT":
        top, bottom = height - top, height - bottom
    return box_of(x0, top, x1, bottom)


def _cells(data: Mapping[str, Any], number: int, height: float, table: int) -> Iterator[GivenCell]:
    for cell in data["table_cells"]:
        box = _box(cell["bbox"], height) if cell.get("bbox") else None
        row, col = int(cell["start_row_offset_idx"]), int(cell["start_col_offset_idx"])
        rows, columns = int(cell["end_row_offset_idx"]) - row, int(cell["end_col_offset_idx"]) - col
        words = words_of(text_of(cell["text"]), number, box, path=f"t[{table}]/r[{row}]/c[{col}]")
        yield GivenCell(row, col, rows, columns, words, box)
