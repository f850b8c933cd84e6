"""The header of an indicator table: which rows it takes, and which column stands for what."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.model.blocks import YearKind
from extractors.model.document import Cell, Table
from extractors.model.quote import Quote, join
from extractors.text.labels import HeaderMatch, compact, group_kind, match_header

_INDEX = re.compile(r"^\(?\s*\d{1,2}\s*\)?[.,]?$|^\(?\d{1,2}\s*=\s*[\d\s()xX:/*+.-]+\)?$")
_SEARCHED = 10  # rows from the top in which a header may start
_DEEPEST = 4
_DEEPER = 0.005  # a label: of two readings the deeper stands where its lower row names more columns ("TW I", "TW II")
_COMPUTED = re.compile(r"formul|rumus|hitung|ukur|persamaan")


@dataclass(frozen=True, slots=True)
class Column:
    """A logical column: label, the fields it stands for, and its reach (points; grid columns without geometry)."""

    label: Quote
    fields: tuple[str, ...]
    start: float
    end: float
    year: int | None = None
    kind: YearKind = "target"
    known: bool = True

    @property
    def field(self) -> str | None:
        """Return the main field of the column: the formula where a definition shares it."""
        if "formula" in self.fields:
            return "formula"
        return self.fields[0] if self.fields else None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and the first row below them (index row included in the header)."""

    columns: tuple[Column, ...]
    first_row: int
    body_row: int

    @property
    def signature(self) -> tuple[tuple[str, ...], ...]:
        """Return the fields column by column: equal for a header that is printed again."""
        return tuple((*c.fields, str(c.year or "")) for c in self.columns if c.known)


def reach(cell: Cell) -> tuple[float, float]:
    """Return from where to where a cell reaches: x in points, or its grid columns where there is no geometry."""
    if cell.place.box is not None:
        return cell.place.box.x0, cell.place.box.x1
    return float(cell.col), float(cell.col + cell.col_span)


def is_index_row(texts: Iterable[str]) -> bool:
    """Return whether a row only numbers its columns ("1 2 4 5", "(1) (2)", "6=5/4"); it may skip numbers."""
    filled = [t.strip() for t in texts if t.strip()]
    if len(filled) < 2 or not all(_INDEX.match(t) for t in filled):
        return False
    numbers = [int(m.group()) for t in filled if (m := re.search(r"\d+", t))]
    return numbers[0] <= 2 and all(a < b for a, b in itertools.pairwise(numbers))


def find_header(table: Table) -> Header | None:
    """Return the header of an indicator table; None where no rows of the table read as one."""
    best: tuple[float, Header] | None = None
    for first in range(min(table.n_rows, _SEARCHED)):
        if not any(cell.text for cell in table.row(first)):
            continue
        for depth in range(1, _DEEPEST + 1):
            if first + depth > table.n_rows:
                break
            columns = _columns(table, first, depth)
            score = _score(columns)
            if score > 0 and (best is None or score > best[0] + 0.01):
                best = score, Header(_told_apart(columns), first, _body_row(table, first + depth))
        if best is not None and first > best[1].body_row:
            break
    return best[1] if best is not None else None


def _told_apart(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with an explanation beside a formula column read as definition ("Penjelasan", "Formulasi")."""
    formulas = [c for c in columns if c.field == "formula"]
    computed = [c for c in formulas if _COMPUTED.search(compact(c.label.text))]
    if len(formulas) < 2 or not computed or len(computed) == len(formulas):
        return columns
    return tuple(replace(c, fields=("definisi",)) if c in formulas and c not in computed else c for c in columns)


def _body_row(table: Table, row: int) -> int:
    while row < table.n_rows and is_index_row(c.text for c in table.row(row)):
        row += 1
    return row


def _columns(table: Table, first: int, depth: int) -> tuple[Column, ...]:
    stacks: list[tuple[Cell, ...]] = []
    spans: list[list[int]] = []
    for col in range(table.n_cols):
        cells: list[Cell] = []
        for row in range(first, first + depth):
            cell = table.cell_at(row, col)
            if cell is not None and cell.row >= first and cell not in cells and not _opens_group(cell, first):
                cells.append(cell)
        if stacks and stacks[-1] == tuple(cells) and cells:
            spans[-1].append(col)
        else:
            stacks.append(tuple(cells))
            spans.append([col])
    return tuple(_column(s, cols) for s, cols in zip(stacks, spans, strict=True) if s)


def _opens_group(cell: Cell, first: int) -> bool:
    """Return whether a cell among the header's lower labels is a group row ("Misi 2: ...") that shares their height."""
    return cell.row > first and cell.col_span >= 2 and group_kind(cell.text) in ("misi", "tujuan", "unit")


def _column(stack: Sequence[Cell], cols: Sequence[int]) -> Column:
    label = join(c.quote for c in stack)
    match, kind_of = _meaning(stack, label)
    narrow = min((reach(c) for c in stack), key=lambda r: r[1] - r[0])
    start, end = narrow if stack[0].place.box is not None else (float(cols[0]), float(cols[-1] + 1))
    return Column(label, match.fields, start, end, match.year, kind_of, match.known or not label.text)


def _meaning(stack: Sequence[Cell], label: Quote) -> tuple[HeaderMatch, YearKind]:
    """Return what a stacked header means: the lowest with a field decides, the upper ones give a year its kind."""
    whole = match_header(label.text)
    texts = [c.text for c in stack if c.text]
    if len(texts) > 1 and match_header(texts[-1]).other:  # "Target Triwulan" over "TW I": a quarter is no year's target
        return match_header(texts[-1]), "target"
    if len(texts) > 1 and not (whole.known and len(whole.fields) == 1):
        low = match_header(texts[-1])
        if low.fields and low.year is None:
            return low, _kind(whole, label.text)
        if low.year is not None:
            upper = match_header(" ".join(texts[:-1]))
            fields = low.fields or upper.fields
            return HeaderMatch(fields, low.year, True), _kind(HeaderMatch(fields), label.text)
    return whole, _kind(whole, label.text)


def _kind(match: HeaderMatch, text: str) -> YearKind:
    if "realisasi" in match.fields or "realisasi" in compact(text):
        return "realisasi"
    if "baseline" in match.fields or "kondisiawal" in compact(text):
        return "baseline"
    return "target"


def _score(columns: Sequence[Column]) -> float:
    """Return how well rows read as a header: 0 where they are none."""
    named = [c for c in columns if c.label.text]
    known = [c for c in named if c.known]
    fields = [f for c in known for f in c.fields]
    distinct = set(fields)
    if len(known) < 2 or len(known) < len(named) / 2:
        return 0.0
    refused = any(match_header(c.label.text).refuse for c in named)
    programme = any(match_header(c.label.text).other for c in named)
    if refused and "sasaran" not in distinct and (programme or "indikator" not in distinct):
        return 0.0
    if "indikator" not in distinct and not ({"sasaran", "target"} <= distinct or {"sasaran", "formula"} <= distinct):
        return 0.0
    if len(distinct - {"no", "kode"}) < 2 and not any(c.year for c in known):
        return 0.0
    twice = len(fields) - len(distinct)
    years = len({(c.year, c.kind) for c in known if c.year is not None})
    return (
        len(distinct)
        + len(known) * _DEEPER
        + years * 0.5
        - (len(named) - len(known)) * 0.7
        - max(0, twice - years) * 0.3
    )
