"""What one cell gives: number marks split off, inline labels to their fields, several indicators paired by height."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Cell, Line
from extractors.model.geometry import Box
from extractors.model.quote import Quote
from extractors.tables.fractions import is_bullet, read_lines, without_bullets
from extractors.text.labels import inline_pattern

_MARK = re.compile(
    r"^(?:IKU\s?(\d{1,2})[.:]?(?=\s)|\(?(\d{1,2}(?:[.,]\d{1,2}){1,4})\.?\)?|\(?(\d{1,2})[.)]|\(?([a-z])[.)])(?=\s|[^\d\s.,)])\s*",
    re.IGNORECASE,
)
_LABELLED_FIELDS = frozenset({"formula", "definisi", "alasan", "keterangan", "indikator", "tipe_perhitungan"})
_SEVERAL = 2
_VALUES = frozenset({"target", "satuan", "baseline", "realisasi", "year"})  # short values, one line each


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """One numbered piece of a cell: its mark, its lines."""

    mark: Quote
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        """Return the top of the first line in points (0 without geometry)."""
        box = self.lines[0].box if self.lines else None
        return box.top if box is not None else 0.0


def split_mark(quote: Quote) -> tuple[Quote, Quote]:
    """Return (mark, rest) of a quote that opens with a list number ("1.1 ", "2.", "a)"); an empty mark where none."""
    found = _MARK.match(quote.text)
    if found is None or found.end() >= len(quote.text):
        return Quote(), quote
    group = next(i for i in (1, 2, 3, 4) if found.group(i) is not None)
    return quote.part(found.start(group), found.end(group)), quote.part(found.end(), len(quote.text))


def read_cell(lines: Sequence[Line], bars: Sequence[Box], field: str) -> Quote:
    """Return the text of a cell (or of a part of it) as a person reads it, bullets left out."""
    return read_lines(without_bullets(lines), bars if field in {"formula", "definisi"} else ())


def split_labels(lines: Sequence[Line], field: str) -> list[tuple[str, tuple[Line, ...], Quote]]:
    """Return (field, lines, label) of each labelled piece of a cell, the unlabelled head first under `field`."""
    if field not in _LABELLED_FIELDS:
        return [(field, tuple(lines), Quote())]
    pieces: list[tuple[str, list[Line], Quote]] = [(field, [], Quote())]
    for line in lines:
        at = 0
        text = line.text
        for found in inline_pattern().finditer(text):
            name = found.lastgroup or field
            if not _opens(text[: found.start()], name, field):
                continue
            head = line.quote.part(at, found.start())
            if head:
                pieces[-1][1].append(_line(head, line))
            pieces.append((name, [], line.quote.part(found.start(), found.end())))
            at = found.end()
        rest = line.quote.part(at, len(text)) if at else line.quote
        if rest:
            pieces[-1][1].append(_line(rest, line) if at else line)
    return [(name, tuple(part), label) for name, part, label in pieces if part or label]


def _opens(before: str, name: str, field: str) -> bool:
    """Return whether a label may stand here: at the line's start, behind a mark or the end of a sentence."""
    head = before.strip()
    at_start = not head or is_bullet(head) or bool(re.fullmatch(r"\(?\w{1,2}[.)]", head))
    return at_start or (head[-1] in ".;" and name not in {"target", "satuan"} and field != "indikator")


def _opens_at(line: Line, top: float) -> bool:
    """Return whether a line begins beside its item, with a capital: a text that only wraps there does not."""
    box = line.box
    return box is not None and abs(box.top - top) <= box.height * 0.6 and not line.text[:1].islower()


def _wraps(above: Line, below: Line, cell: Cell) -> bool:
    """Return whether a line may only be the rest of the one above: its first word did not fit there any more."""
    a, b, whole = above.box, below.words[0].place.box, cell.place.box
    if a is None or b is None or whole is None:
        return True
    return a.x1 + b.width + 4 > whole.x1 and b.top - a.bottom < a.height


def _line(quote: Quote, line: Line) -> Line:
    return Line(quote.words, line.offsets[-len(quote.words) :] if line.offsets else ())


def find_items(cell_lines: Sequence[Line]) -> list[NumberedPart]:
    """Return the numbered pieces of a cell that holds at least two (1. 2. 3., a. b., 1.1 1.2); else nothing."""
    starts: list[tuple[int, str, Quote]] = []
    for index, line in enumerate(cell_lines):
        mark, rest = split_mark(line.quote)
        if mark and rest and _follows(starts[-1][1] if starts else None, mark.text):
            starts.append((index, mark.text, mark))
    if len(starts) < _SEVERAL or starts[0][0] != 0:
        return []
    edges = [index for index, _, _ in starts] + [len(cell_lines)]
    items = []
    for (index, _, mark), end in zip(starts, edges[1:], strict=True):
        rest = split_mark(cell_lines[index].quote)[1]
        items.append(NumberedPart(mark, (_line(rest, cell_lines[index]), *cell_lines[index + 1 : end])))
    return items


def find_subitems(cell_lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[NumberedPart]]:
    """Return (stem, pieces) of a cell that opens with a sentence and then lists two or more bulleted parts."""
    starts = [i for i, line in enumerate(cell_lines) if i and line.words and _opens_subitem(line)]
    if len(starts) < _SEVERAL:
        return tuple(cell_lines), []
    edges = [*starts, len(cell_lines)]
    items = [
        NumberedPart(split_mark(cell_lines[a].quote)[0], tuple(cell_lines[a:b]))
        for a, b in zip(starts, edges[1:], strict=True)
    ]
    return tuple(cell_lines[: starts[0]]), items


def _opens_subitem(line: Line) -> bool:
    mark = split_mark(line.quote)[0]
    return (is_bullet(line.words[0].text) and len(line.words) > 1) or (bool(mark) and mark.text.isalpha())


def _follows(before: str | None, mark: str) -> bool:
    if before is None:
        return mark.casefold() in {"1", "a"} or bool(re.fullmatch(r"\d{1,2}([.,]\d{1,2})*[.,]1", mark))
    return _number(mark) == _number(before) + 1 and len(mark.split(".")) == len(before.split("."))


def _number(mark: str) -> int:
    last = re.split(r"[.,]", mark)[-1]
    return int(last) if last.isdigit() else ord(last.casefold()[-1]) - 96


def pair_by_item(cell: Cell, items: Sequence[NumberedPart], field: str) -> list[Quote] | None:
    """Return the part of `cell` that belongs to each item; None where the cell does not divide among them.

    Tried in order: the cell's own numbered pieces, as many lines as items, the height on the page at which each stands.
    """
    lines = [line for line in without_bullets(cell.lines) if line.words]
    if not lines:
        return [Quote()] * len(items)
    own = find_items(lines)
    if len(own) == len(items):
        return [read_cell(item.lines, cell.bars, field) for item in own]
    if len(lines) == len(items) and field in _VALUES:
        return [line.quote for line in lines]
    tops = [item.top for item in items]
    if not all(tops) or any(line.box is None for line in lines):
        return None
    shares: list[list[Line]] = [[] for _ in items]
    for line in lines:
        box = line.box
        assert box is not None
        at = max((i for i, top in enumerate(tops) if top <= box.top + box.height * 0.6), default=0)
        shares[at].append(line)
    if sum(1 for share in shares if share) < len(items):
        return None
    if field not in _VALUES:
        opened = all(_opens_at(share[0], top) for share, top in zip(shares, tops, strict=True))
        if not opened or any(_wraps(a[-1], b[0], cell) for a, b in itertools.pairwise(shares)):
            return None
    return [read_cell(share, cell.bars, field) for share in shares]
