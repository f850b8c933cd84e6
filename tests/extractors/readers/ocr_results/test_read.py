"""One made-up page, written down by five programs: the same table and the same lines come out of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from extractors.find import find_blocks
from extractors.model.document import Table
from extractors.model.errors import DamagedFile, UnknownFormat, UnreadableDocument, UnsafeContent
from extractors.readers import read_document, tell_kind
from tests.growth import LINEAR, growth

HEAD = ("No", "Indikator Kinerja Utama", "Target")
ROWS = (("1", "Persentase jalan baik", "85"), ("2", "Indeks kepuasan masyarakat", "90"))
X = (50, 90, 400, 500)  # left edges of the three columns and the right edge of the last, in points
TITLE = "INDIKATOR KINERJA UTAMA TAHUN 2024"


def cells() -> list[tuple[int, int, str]]:
    return [(r, c, text) for r, row in enumerate((HEAD, *ROWS)) for c, text in enumerate(row)]


def words(text: str, x: float, y: float) -> list[tuple[str, float, float, float, float]]:
    made = []
    for word in text.split():
        made.append((word, x, y, x + 6 * len(word), y + 10))
        x += 6 * len(word) + 3
    return made


PAGE = words(TITLE, 150, 60) + [w for r, c, text in cells() for w in words(text, X[c] + 4, 100 + 24 * r)]


def hocr() -> bytes:
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {x0 * 4:.0f} {y0 * 4:.0f} {x1 * 4:.0f} {y1 * 4:.0f}; x_wconf 95'>{text}</span> "
        for text, x0, y0, x1, y1 in PAGE
    )
    page = f"<div class='ocr_page' title='image \"a.png\"; bbox 0 0 2380 3368; scan_res 288 288'>{spans}</div>"
    return f"<?xml version='1.0'?><html><head><title></title></head><body>{page}</body></html>".encode()


def alto() -> bytes:
    strings = "".join(
        f'<String CONTENT="{text}" HPOS="{x0}" VPOS="{y0}" WIDTH="{x1 - x0}" HEIGHT="{y1 - y0}" WC="0.95"/>'
        for text, x0, y0, x1, y1 in PAGE
    )
    return (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit>'
        f'</Description><Layout><Page WIDTH="595" HEIGHT="842"><PrintSpace>{strings}</PrintSpace></Page></Layout></alto>'
    ).encode()


def share(x0: float, y0: float, x1: float, y1: float) -> dict[str, Any]:
    return {"BoundingBox": {"Left": x0 / 595, "Top": y0 / 842, "Width": (x1 - x0) / 595, "Height": (y1 - y0) / 842}}


def textract() -> bytes:
    blocks: list[dict[str, Any]] = [{"BlockType": "PAGE", "Id": "p", "Page": 1}]

    def add(text: str, x: float, y: float) -> list[str]:
        ids = []
        for word, *box in words(text, x, y):
            ids.append(f"w{len(blocks)}")
            blocks.append(
                {
                    "BlockType": "WORD",
                    "Id": ids[-1],
                    "Page": 1,
                    "Text": word,
                    "Confidence": 95.0,
                    "Geometry": share(*box),
                }
            )
        return ids

    add(TITLE, 150, 60)
    children = []
    for r, c, text in cells():
        below = add(text, X[c] + 4, 100 + 24 * r)
        children.append(f"c{r}{c}")
        blocks.append(
            {
                "BlockType": "CELL", "Id": children[-1], "RowIndex": r + 1, "ColumnIndex": c + 1, "RowSpan": 1,
                "ColumnSpan": 1, "Page": 1, "Geometry": share(X[c], 95 + 24 * r, X[c + 1], 119 + 24 * r),
                "Relationships": [{"Type": "CHILD", "Ids": below}],
            }
        )  # fmt: skip
    blocks.append(
        {
            "BlockType": "TABLE",
            "Id": "t",
            "Page": 1,
            "Geometry": share(50, 95, 500, 167),
            "Relationships": [{"Type": "CHILD", "Ids": children}],
        }
    )
    return json.dumps({"DocumentMetadata": {"Pages": 1}, "Blocks": blocks}).encode()


def azure(*, points: bool = False) -> bytes:
    content, told, where = "", [], {}

    def polygon(x0: float, y0: float, x1: float, y1: float) -> list[Any]:
        corners = [(x / 72, y / 72) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        return [{"x": x, "y": y} for x, y in corners] if points else [v for corner in corners for v in corner]

    for key, text, x, y in [("", TITLE, 150, 60)] + [
        (f"{r}{c}", text, X[c] + 4, 100 + 24 * r) for r, c, text in cells()
    ]:
        where[key] = {"offset": len(content), "length": len(text)}
        for word, *box in words(text, x, y):
            span = {"offset": len(content), "length": len(word)}
            told.append({"content": word, "polygon": polygon(*box), "confidence": 0.95, "span": span})
            content += f"{word} "
    table = {
        "rowCount": 3, "columnCount": 3,
        "cells": [
            {
                "rowIndex": r, "columnIndex": c, "content": text, "spans": [where[f"{r}{c}"]],
                "boundingRegions": [{"pageNumber": 1, "polygon": polygon(X[c], 95 + 24 * r, X[c + 1], 119 + 24 * r)}],
            }
            for r, c, text in cells()
        ],
    }  # fmt: skip
    page = {"pageNumber": 1, "width": 595 / 72, "height": 842 / 72, "unit": "inch", "words": told}
    return json.dumps({"analyzeResult": {"content": content, "pages": [page], "tables": [table]}}).encode()


def docling(*, places: bool = True) -> bytes:
    def prov(x0: float, y0: float, x1: float, y1: float) -> list[dict[str, Any]]:
        box = {"l": x0, "t": 842 - y0, "r": x1, "b": 842 - y1, "coord_origin": "BOTTOMLEFT"}
        return [{"page_no": 1, "bbox": box}] if places else []

    text = {"label": "section_header", "text": TITLE, "prov": prov(150, 60, 400, 70), "children": []}
    foot = {"label": "page_footer", "text": "kaki", "content_layer": "furniture", "prov": [], "children": []}
    given = [
        {
            "text": text, "start_row_offset_idx": r, "end_row_offset_idx": r + 1, "start_col_offset_idx": c,
            "end_col_offset_idx": c + 1,
        }
        for r, c, text in cells()
    ]  # fmt: skip
    table = {"label": "table", "prov": prov(50, 95, 500, 167), "data": {"table_cells": given}, "children": []}
    told = {
        "schema_name": "DoclingDocument", "texts": [text, foot], "tables": [table],
        "body": {"children": [{"$ref": "#/texts/0"}, {"$ref": "#/texts/1"}, {"$ref": "#/tables/0"}]},
        "pages": {"1": {"size": {"width": 595, "height": 842}, "page_no": 1}} if places else {},
    }  # fmt: skip
    return json.dumps(told).encode()


FORMS = [
    pytest.param(hocr, id="hocr"),
    pytest.param(alto, id="alto"),
    pytest.param(textract, id="textract"),
    pytest.param(azure, id="azure"),
    pytest.param(lambda: azure(points=True), id="azure_older"),
    pytest.param(docling, id="docling"),
    pytest.param(lambda: docling(places=False), id="docling_of_a_word_file"),
]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(form: Callable[[], bytes]) -> None:
    assert tell_kind(form()) == "ocr"
    document = read_document(form())
    assert (document.format, document.text_source) == ("ocr", "ocr")
    (table,) = find_blocks(document).tables
    found = [(row.fields["indikator"].text, row.fields["target"].text) for row in table.rows]
    assert found == [row[1:] for row in ROWS]


@pytest.mark.parametrize("form", FORMS)
def test_every_word_stands_in_one_block(form: Callable[[], bytes]) -> None:
    document = read_document(form())
    blocks = list(document.blocks)
    texts = [word.text for block in blocks for word in block.words]
    assert sorted(texts) == sorted(word[0] for word in PAGE)
    assert all(word.engine == "ocr" for block in blocks for word in block.words)


def test_a_table_over_two_pages_has_a_part_on_each() -> None:
    told = json.loads(azure())
    result = told["analyzeResult"]
    result["pages"].append({**result["pages"][0], "pageNumber": 2, "words": []})
    for cell in result["tables"][0]["cells"]:
        if cell["rowIndex"] == 2:
            cell["boundingRegions"][0]["pageNumber"] = 2
    document = read_document(json.dumps(told).encode())
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [(table.page, table.n_rows) for table in tables] == [(1, 2), (2, 1)]


def test_a_merged_cell_of_textract_stands_once() -> None:
    told = json.loads(textract())
    box = next(b for b in told["Blocks"] if b["Id"] == "c01")["Geometry"]
    told["Blocks"].append(
        {
            "BlockType": "MERGED_CELL", "Id": "m", "RowIndex": 1, "ColumnIndex": 2, "RowSpan": 1, "ColumnSpan": 2,
            "Page": 1, "Geometry": box, "Relationships": [{"Type": "CHILD", "Ids": ["c01", "c02"]}],
        }
    )  # fmt: skip
    table = next(b for b in told["Blocks"] if b["BlockType"] == "TABLE")
    table["Relationships"].append({"Type": "MERGED_CELL", "Ids": ["m"]})
    document = read_document(json.dumps(told).encode())
    (made,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [(cell.text, cell.col_span) for cell in made.row(0)] == [("No", 1), ("Indikator Kinerja Utama Target", 2)]


def cell_in_itself() -> bytes:
    told = json.loads(textract())
    next(b for b in told["Blocks"] if b["Id"] == "c00")["Relationships"][0]["Ids"].append("c00")
    return json.dumps(told).encode()


def test_a_group_of_docling_that_holds_itself_is_read_once() -> None:
    told = json.loads(docling())
    told["groups"] = [{"children": [{"$ref": "#/groups/0"}] * 3 + [{"$ref": "#/texts/0"}]}]
    told["body"]["children"].insert(0, {"$ref": "#/groups/0"})
    texts = [word.text for block in read_document(json.dumps(told).encode()).blocks for word in block.words]
    assert sorted(texts) == sorted(word[0] for word in PAGE)


def test_pages_of_textract_cost_what_they_are_many() -> None:
    def pages(n: int) -> bytes:
        return json.dumps({"Blocks": [{"Id": str(i), "BlockType": "PAGE", "Page": i} for i in range(n)]}).encode()

    assert growth(read_document, pages, 1000) < LINEAR


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b'{"Blocks": [{"BlockType": "WORD"}]}', DamagedFile, id="block_without_id"),
        pytest.param(b'{"Blocks": 5}', DamagedFile, id="no_list"),
        pytest.param(b'{"analyzeResult": {"pages": []}}', DamagedFile, id="no_pages"),
        pytest.param(b'{"analyzeResult": {"pages": [{"pageNumber": 1, "width": NaN, "height": 1}]}}', DamagedFile, id="nan"),
        pytest.param(b'{"a": {"Blocks": []}}', UnknownFormat, id="another_json"),
        pytest.param(b'{"Blocks": [', DamagedFile, id="cut"),
        pytest.param(b'{"Blocks": ' + b"[" * 100_000, UnreadableDocument, id="nested_too_deeply"),
        pytest.param(cell_in_itself(), UnsafeContent, id="a_cell_in_itself"),
        pytest.param(b"<?xml version='1.0'?><alto><Page WIDTH='a' HEIGHT='2'/></alto>", DamagedFile, id="alto_without_size"),
        pytest.param(b"<html><body><div class='ocr_page'>x</div></body></html>", DamagedFile, id="hocr_without_size"),
        pytest.param(hocr().replace(b"bbox 600 240", b"bbox " + b"9" * 400 + b" 240"), DamagedFile, id="hocr_400_digits"),
        pytest.param(hocr().replace(b"scan_res 288", b"scan_res 0" + b"9" * 5000), DamagedFile, id="hocr_5000_digits"),
        pytest.param(alto().replace(b'HPOS="150"', b'HPOS="1e308"').replace(b"pixel<", b"mm<"), DamagedFile,
                     id="alto_place_beyond_numbers"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_told(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        read_document(data)


@pytest.mark.parametrize(
    ("form", "change", "noted"),
    [
        pytest.param(
            docling,
            {"pictures": [{"content_layer": "body"}, {"content_layer": "furniture"}]},
            ["result_pictures"],
            id="pictures",
        ),
        pytest.param(docling, {"key_value_items": [{}], "form_items": None}, ["result_fields"], id="fields"),
        pytest.param(docling, {"pictures": "none", "form_items": [1]}, [], id="odd_parts_are_passed_over"),
        pytest.param(docling, {}, [], id="nothing"),
    ],
)
def test_what_a_result_holds_beside_words_and_tables_is_told(
    form: Callable[[], bytes], change: dict[str, Any], noted: list[str]
) -> None:
    data = json.dumps({**json.loads(form()), **change}).encode()
    assert [note.code for note in read_document(data).notes] == noted


def test_boxes_to_tick_are_told() -> None:
    told = json.loads(azure())
    told["analyzeResult"]["pages"][0]["selectionMarks"] = [{"state": "selected"}]
    assert [note.code for note in read_document(json.dumps(told).encode()).notes] == ["result_ticks"]
