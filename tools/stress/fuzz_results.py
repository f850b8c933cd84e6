"""Results of other OCR programs that are changed in a few places: bytes that are broken anywhere are hardly ever JSON."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

_MOST: Final = 12  # changes of one result
_LONGEST: Final = 200_000  # letters of one
_BOX: Final = {"BoundingBox": {"Left": 0.1, "Top": 0.1, "Width": 0.2, "Height": 0.02}}
_POLYGON: Final = [0.5, 1.0, 2.0, 1.0, 2.0, 1.2, 0.5, 1.2]
_TEXT: Final = "NO INDIKATOR TARGET 1 Indeks 85"


def _textract() -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [{"BlockType": "PAGE", "Id": "p", "Page": 1}]
    for n, text in enumerate(_TEXT.split()):
        below = [{"Type": "CHILD", "Ids": [f"w{n}"]}]
        blocks += [
            {"BlockType": "WORD", "Id": f"w{n}", "Page": 1, "Text": text, "Confidence": 95.0, "Geometry": _BOX},
            {"BlockType": "CELL", "Id": f"c{n}", "RowIndex": n // 3 + 1, "ColumnIndex": n % 3 + 1, "RowSpan": 1, "ColumnSpan": 1,
             "Page": 1, "Geometry": _BOX, "Relationships": below},
        ]  # fmt: skip
    merged = [{"Type": "CHILD", "Ids": ["c0", "c1"]}]
    blocks.append({"BlockType": "MERGED_CELL", "Id": "m", "RowIndex": 1, "ColumnIndex": 1, "RowSpan": 1, "ColumnSpan": 2,
                   "Page": 1, "Geometry": _BOX, "Relationships": merged})  # fmt: skip
    ids = [block["Id"] for block in blocks if block["BlockType"] == "CELL"]
    relations = [{"Type": "CHILD", "Ids": ids}, {"Type": "MERGED_CELL", "Ids": ["m"]}]
    blocks.append({"BlockType": "TABLE", "Id": "t", "Page": 1, "Geometry": _BOX, "Relationships": relations})
    return {"Blocks": blocks}


def _azure() -> dict[str, Any]:
    words, cells, at = [], [], 0
    for n, text in enumerate(_TEXT.split()):
        span = {"offset": at, "length": len(text)}
        words.append({"content": text, "polygon": _POLYGON, "confidence": 0.95, "span": span})
        cells.append({"rowIndex": n // 3, "columnIndex": n % 3, "rowSpan": 1, "columnSpan": 1, "content": text, "spans": [span],
                      "boundingRegions": [{"pageNumber": 1, "polygon": _POLYGON}]})  # fmt: skip
        at += len(text) + 1
    page = {"pageNumber": 1, "width": 8.3, "height": 11.7, "unit": "inch", "words": words, "selectionMarks": []}
    return {
        "analyzeResult": {
            "content": _TEXT,
            "pages": [page],
            "tables": [{"rowCount": 2, "columnCount": 3, "cells": cells}],
        }
    }


def _docling() -> dict[str, Any]:
    prov = [{"page_no": 1, "bbox": {"l": 50, "t": 700, "r": 400, "b": 680, "coord_origin": "BOTTOMLEFT"}}]
    cells = [{"text": text, "start_row_offset_idx": n // 3, "end_row_offset_idx": n // 3 + 1, "start_col_offset_idx": n % 3,
              "end_col_offset_idx": n % 3 + 1, "bbox": prov[0]["bbox"]} for n, text in enumerate(_TEXT.split())]  # fmt: skip
    item = {"label": "list_item", "marker": "1.", "text": _TEXT, "content_layer": "body", "prov": prov, "children": []}
    table = {"label": "table", "prov": prov, "data": {"table_cells": cells}, "children": [{"$ref": "#/texts/0"}]}
    group = {"children": [{"$ref": "#/texts/0"}, {"$ref": "#/tables/0"}]}
    return {
        "schema_name": "DoclingDocument", "texts": [item], "tables": [table], "groups": [group], "pictures": [], "form_items": [],
        "body": {"children": [{"$ref": "#/groups/0"}]}, "pages": {"1": {"size": {"width": 595, "height": 842}, "page_no": 1}},
    }  # fmt: skip


_FORMS: Final = (_textract, _azure, _docling)
_VALUES: Final[tuple[Any, ...]] = (
    0,
    1,
    2,
    -1,
    0.5,
    1e9,
    1e308,
    float("inf"),
    10**400,
    9_999,
    True,
    None,
    "",
    "x",
    "a b",
    "9" * 400,
    [],
    {},
)
_CHANGES: Final[tuple[Callable[[Any, Any], Any], ...]] = (
    *(lambda _, __, value=value: copy.deepcopy(value) for value in _VALUES),
    lambda value, _: [value],
    lambda value, _: value * 3 if isinstance(value, list | str) else value,
    lambda _, other: copy.deepcopy(other),  # what stands elsewhere
)


def changed_result(data: bytes) -> bytes:
    """Return a result of another program that `data` changes: its first byte tells whose, each three bytes behind it a change."""
    told = copy.deepcopy(_FORMS[data[0] % len(_FORMS)]() if data else _textract())
    for at in range(1, min(len(data) - 2, 3 * _MOST), 3):
        places = list(_places(told))
        number = int.from_bytes(data[at : at + 2])
        holder, key = places[number % len(places)]
        other_holder, other = places[number // 7 % len(places)]
        holder[key] = _CHANGES[data[at + 2] % len(_CHANGES)](holder[key], other_holder[other])
        if len(json.dumps(told)) > _LONGEST:
            break
    return json.dumps(told).encode()


def _places(told: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place of a tree as (what holds it, key or index); the outermost object stays."""
    for key, value in list(told.items()) if isinstance(told, dict) else list(enumerate(told)):
        yield told, key
        if isinstance(value, dict | list):
            yield from _places(value)
