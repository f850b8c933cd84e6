"""A table of indicators that prints no header at all: its columns told by what stands in them, never by position alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.document import Cell, Document, Table
from extractors.model.quote import Quote
from extractors.tables.cells.content import is_unit, kind_of_text, share
from extractors.tables.columns import Column, Header, reach
from extractors.text.labels import compact, settings

_NUMBER = re.compile(r"^\(?\d{1,2}\)?[.)]?$")
_ENOUGH_ROWS = 2
_SHARE = 0.5  # of a column's cells that must open with one of its cue words
_TOLD = 0.6  # share of a column's cells that must be numbers, or units
_MEASURED = 0.8  # share of the rows that hold a number and a unit
_ENOUGH_MEASURED = 3  # rows from which that is no chance
_OPENING = re.compile(r"^\W*\w{0,2}[.)]\s*")


def guess_header(table: Table, document: Document) -> Header | None:
    """Return columns for a table without header; None unless numbers and then indicators stand in its first columns.

    Only in a document that names indicators at all, and only where the first column numbers the rows. Columns told by
    contents are marked, so that their values are doubted; one that nothing tells stays without a meaning.
    """
    columns = _columns(table)
    if len(columns) < 3:
        return None
    texts = [[c.text for c in cells if c.text] for cells in columns]
    numbers = [t for t in texts[0] if _NUMBER.match(t)]
    if len(numbers) < _ENOUGH_ROWS or len(numbers) < len(texts[0]) * 0.7:
        return None
    fields = _fields(texts)
    if fields is None or not _names_indicators(document):  # asked last: it looks at every line
        return None
    made = tuple(
        Column(Quote(), (name,) if name else (), *_extent(cells), known=bool(name), by_content=name != "no")
        for name, cells in zip(fields, columns, strict=True)
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
    """Return the field of each column, "" where nothing tells one; None where goal and indicator do not open the table."""
    cues = settings()["cues"]
    shares = [{name: _share(column, words) for name, words in cues.items()} for column in texts]
    for column, own in zip(texts, shares, strict=True):
        own["sasaran"] = max(own["sasaran"], share(column, ["sasaran"]))
    sasaran = next((i for i in (1, 2) if i < len(texts) and shares[i]["sasaran"] >= _SHARE), None)
    first = 1 if sasaran is None else sasaran + 1
    indikator = next((i for i in range(first, min(first + 2, len(texts))) if shares[i]["indikator"] >= _SHARE), None)
    if indikator is None or (sasaran is None and shares[indikator]["indikator"] < 0.8):
        sasaran, indikator = _before_values(texts)
    if indikator is None:
        return None
    fields = [""] * len(texts)
    fields[0] = "no"
    fields[indikator] = "indikator"
    if sasaran is not None:
        fields[sasaran] = "sasaran"
    for name, at in _told(texts, shares, range(indikator + 1, len(texts))):
        fields[at] = name
    return fields


def _before_values(texts: Sequence[Sequence[str]]) -> tuple[int | None, int | None]:
    """Return the columns of goal and indicator where one or two columns of words stand between numbers and values with units.

    Whatever the words open with: who prints a number and its unit in each row measures what stands before them.
    """
    rows = len(texts[0])
    words = next((i for i in range(1, len(texts)) if not _is_prose(texts[i], rows)), len(texts)) - 1
    if words not in (1, 2) or words + 2 >= len(texts) or rows < _ENOUGH_MEASURED:
        return None, None
    pair = texts[words + 1], texts[words + 2]
    for values, units in (pair, pair[::-1]):
        if share(values, ("number", "index")) >= _MEASURED and sum(map(is_unit, units)) >= _MEASURED * rows:
            return (1, 2) if words == 2 else (None, 1)
    return None, None


def _is_prose(texts: Sequence[str], rows: int) -> bool:
    """Return whether a column holds words in each row and next to no value."""
    return len(texts) >= rows and share(texts, ("number", "index", "money", "unit")) < 1 - _MEASURED


def _told(
    texts: Sequence[Sequence[str]], shares: Sequence[dict[str, float]], rest: Sequence[int]
) -> list[tuple[str, int]]:
    """Return (field, column) for the columns behind the indicator, the surest kinds first; one column a field."""
    found: list[tuple[str, int]] = []
    free = list(rest)

    def take(name: str, scores: dict[int, float], least: float) -> None:
        best = max(scores, key=lambda i: (scores[i], -i), default=None)
        if best is not None and scores[best] >= least:
            found.append((name, best))
            free.remove(best)

    take("satuan", {i: sum(map(is_unit, texts[i])) / max(1, len(texts[i])) for i in free}, _TOLD)
    values = {i: share(texts[i], ("number", "index")) for i in free}
    take("target", values if sum(v >= _TOLD for v in values.values()) == 1 else {}, _TOLD)
    prose = [i for i in free if share(texts[i], ("number", "index", "money", "unit")) < _TOLD]
    formulas = {
        i: max(shares[i]["formula"], sum(kind_of_text(t) == "formula" for t in texts[i]) / max(1, len(texts[i])))
        for i in prose
    }
    take("penanggung_jawab", {i: shares[i]["penanggung_jawab"] for i in prose}, _SHARE)
    offices = {at for _, at in found}
    signed = {i: sum(kind_of_text(t) == "formula" for t in texts[i]) for i in prose if i not in offices}
    sources = {i: shares[i]["sumber_data"] - (1.0 if signed[i] else 0.0) for i in signed}
    longest = max(signed, key=lambda i: sum(map(len, texts[i])) / max(1, len(texts[i])), default=None)
    if len(signed) > 1 and longest is not None:
        sources.pop(longest, None)  # of two, the explanation is the longer
    take("sumber_data", sources, _SHARE * 0.5)
    take("formula", {i: v for i, v in formulas.items() if i in free}, _SHARE * 0.5)
    return found


def _share(texts: Sequence[str], words: Sequence[str]) -> float:
    if not texts:
        return 0.0
    opening = tuple(words)
    hits = sum(_OPENING.sub("", t.casefold()).startswith(opening) for t in texts)
    return hits / len(texts)
