"""Amazon Textract: the answer of DetectDocumentText and AnalyzeDocument.

Source: Amazon Textract Developer Guide, "Block" (blocks, relationships, shares of the page's size).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.model.errors import UnsafeContent
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
)

_WIDTH = PAPER * 595 / 842  # its boxes are shares of a page whose size it does not tell


@dataclass(frozen=True, slots=True)
class _Blocks:
    """All blocks of an answer by their id."""

    by_id: Mapping[str, Mapping[str, Any]]
    counted: CellWords = field(default_factory=CellWords)

    def below(self, block: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
        """Yield the blocks that stand below a block in a relationship of that kind, each once."""
        relations = (relation for relation in block.get("Relationships") or () if relation["Type"] == kind)
        keys = dict.fromkeys(key for relation in relations for key in relation["Ids"])
        yield from (self.by_id[key] for key in keys if key in self.by_id)

    def words(self, block: Mapping[str, Any]) -> tuple[Word, ...]:
        """Return the words of a cell, or the cells of a merged one; UnsafeContent for cells inside a plain cell."""
        words: list[Word] = []
        for child in self.below(block, "CHILD"):
            if child["BlockType"] == "WORD":
                words += _words(child)
            elif child["BlockType"] == "CELL":
                if block["BlockType"] != "MERGED_CELL":
                    raise UnsafeContent("cells inside one another")
                words += self.words(child)
        return self.counted.of(tuple(words))


def read_textract(told: Mapping[str, Any]) -> list[GivenPage]:
    """Return the pages of an answer; KeyError, TypeError where it does not hold together."""
    blocks: Sequence[Mapping[str, Any]] = told["Blocks"]
    known = _Blocks({block["Id"]: block for block in blocks})
    by_page: dict[int, list[Mapping[str, Any]]] = {}
    for block in blocks:
        by_page.setdefault(_page_of(block), []).append(block)
    return [
        _page(known, here, number)
        for number, here in sorted(by_page.items())
        if any(block["BlockType"] in ("PAGE", "WORD") for block in here)
    ]


def _page_of(block: Mapping[str, Any]) -> int:
    return int(block.get("Page", 1))


def _page(known: _Blocks, blocks: Sequence[Mapping[str, Any]], number: int) -> GivenPage:
    tables = tuple(
        GivenTable(tuple(_cells(known, block)), _box(block)) for block in blocks if block["BlockType"] == "TABLE"
    )
    taken = {word for table in tables for cell in table.cells for word in cell.words}
    words = [word for block in blocks if block["BlockType"] == "WORD" for word in _words(block) if word not in taken]
    return GivenPage(number, _WIDTH, PAPER, tuple(words), tables=tables)


def _cells(known: _Blocks, table: Mapping[str, Any]) -> Iterator[GivenCell]:
    """Yield the cells of a table; one that is part of a merged cell stands there alone."""
    merged = list(known.below(table, "MERGED_CELL"))
    parts = {part["Id"] for cell in merged for part in known.below(cell, "CHILD")}
    for cell in (*merged, *known.below(table, "CHILD")):
        if cell["BlockType"] in ("CELL", "MERGED_CELL") and cell["Id"] not in parts:
            yield GivenCell(
                int(cell["RowIndex"]) - 1,
                int(cell["ColumnIndex"]) - 1,
                int(cell.get("RowSpan", 1)),
                int(cell.get("ColumnSpan", 1)),
                known.words(cell),
                _box(cell),
            )


def _box(block: Mapping[str, Any]) -> Box:
    shares = block["Geometry"]["BoundingBox"]
    x, y, w, h = (number_of(shares[name]) for name in ("Left", "Top", "Width", "Height"))
    return box_of(x * _WIDTH, y * PAPER, (x + w) * _WIDTH, (y + h) * PAPER)


def _words(block: Mapping[str, Any]) -> list[Word]:
    place = Place(_page_of(block), _box(block))
    confidence = sureness_of(block.get("Confidence"), 100)
    return [Word(part, place, confidence, engine="ocr") for part in text_of(block["Text"]).split()]
