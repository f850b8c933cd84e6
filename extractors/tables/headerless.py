"""A table of indicators that prints no header at all: its columns told by what their cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.document import Cell, Document, Table
from extractors.model.quote import Quote
from extractors.tables.columns import Column, Header, reach
from extractors.text.labels import compact, settings

_NUMBER = re.compile(r"^\(?\d{1,2}\)?[.)]?$")
_ENOUGH_ROWS = 2
_SHARE = 0.5  # of a column's cells that must open with one of its cue words


def guess_header(table: Table, document: Document) -> Header | None:
    """Return columns for a table without header; None unless numbers, statements and measures stand in this order.

    Only in a document that names indicators at all, and only where the first column numbers the rows.
    """
    columns = _columns(table)
    if len(columns) < 3 or not _names_indicators(document):
        return None
    texts = [[c.text for c in cells if c.text] for cells in columns]
    numbers = [t for t in texts[0] if _NUMBER.match(t)]
    if len(numbers) < _ENOUGH_ROWS or len(numbers) < len(texts[0]) * 0.7:
        return None
    fields = _fields(texts)
    if fields is None:
        return None
    made = tuple(
        Column(Quote(), (name,) if name else (), *_extent(cells)) for name, cells in zip(fields, columns, strict=True)
    )
    return Header(made, 0, 0)


def _names_indicators(document: Document) -> bool:
    return "indikatorkinerja" in compact(" ".join(line.text for line in document.all_lines))


def _columns(table: Table) -> list[list[Cell]]:
    """Return the cells grouped into logical columns by where most rows start them."""
    starts: dict[float, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        starts.setdefault(round(reach(cell)[0]), []).append(cell)
    kept = {x: cells for x, cells in starts.items() if sum(1 for c in cells if c.text) >= max(2, table.n_rows * 0.4)}
    return [kept[x] for x in sorted(kept)]


def _extent(cells: Sequence[Cell]) -> tuple[float, float]:
    lows, highs = zip(*(reach(c) for c in cells), strict=True)
    return min(lows), sorted(highs)[len(highs) // 2]


def _fields(texts: Sequence[Sequence[str]]) -> list[str] | None:
    cues = settings()["cues"]
    shares = [{name: _share(column, words) for name, words in cues.items()} for column in texts]
    sasaran = next((i for i in (1, 2) if i < len(texts) and shares[i]["sasaran"] >= _SHARE), None)
    first = 1 if sasaran is None else sasaran + 1
    indikator = next((i for i in range(first, min(first + 2, len(texts))) if shares[i]["indikator"] >= _SHARE), None)
    if indikator is None or (sasaran is None and shares[indikator]["indikator"] < 0.8):
        return None
    fields = [""] * len(texts)
    fields[0] = "no"
    fields[indikator] = "indikator"
    if sasaran is not None:
        fields[sasaran] = "sasaran"
    rest = list(range(indikator + 1, len(texts)))
    for name in ("penanggung_jawab", "sumber_data"):
        scored = [(shares[i][name], i) for i in rest if shares[i][name] >= _SHARE and i != indikator + 1]
        if scored:
            best = max(scored)[1]
            fields[best] = name
            rest.remove(best)
    order = [n for n in ("formula", "sumber_data", "penanggung_jawab") if n not in fields]
    for i, name in zip(rest, order, strict=False):
        fields[i] = name
    return fields


def _share(texts: Sequence[str], words: Sequence[str]) -> float:
    if not texts:
        return 0.0
    hits = sum(1 for t in texts if any(re.sub(r"^\W*\w{0,2}[.)]\s*", "", t.casefold()).startswith(w) for w in words))
    return hits / len(texts)
