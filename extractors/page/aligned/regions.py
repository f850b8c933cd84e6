"""Runs of lines that may be one table: their pieces leave the same strips blank."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.page.aligned.pieces import Piece, Row, bottom_of, top_of

_LEAST_STRIP = 0.35  # heights of a line: blank that two lines have in common
_WHITE = 2.0  # heights of white between two lines of a table,
_FAR = 3.2  # where they leave two strips blank, or both end with a value,
_FARTHEST = 4.5  # or leave blank
_SURELY = 3  # strips,
_ESTABLISHED = 3  # rows of several pieces, of which the first are heads
_WIDER = 1.8  # or so many times the widest so far
_LAST = 0.9  # heights of white above the last lines of cells
_LOOKED_BACK = 6  # lines of several pieces that a further one is held against
_ALONE = 6  # lines of one piece in one column, one after the other
_ALONE_ACROSS = 2  # that run over several columns


@dataclass(slots=True)
class _Run:
    rows: list[Row] = field(default_factory=list)
    pending: list[Row] = field(default_factory=list)
    parted: list[Row] = field(default_factory=list)  # those of several pieces
    white: float = 0.0  # the widest between two lines
    bottom: float = 0.0
    above: Row | None = None
    x0: float = 0.0
    x1: float = 0.0


class Region(NamedTuple):
    """Rows that may be a table, and the row of one piece right above them, if there is one: it may be of the head."""

    rows: list[Row]
    above: Row | None


def regions_of(rows: Sequence[Row], prose: set[int]) -> list[Region]:
    """Return the runs of rows, without pieces of prose, that hold at least two rows of several pieces."""
    found: list[Region] = []
    above: Row | None = None
    run = _Run()
    walls: list[Piece] = []  # prose since the run's last row
    for row in rows:
        own = [piece for piece in row if id(piece) not in prose]
        walls += [piece for piece in row if id(piece) in prose]
        if not own:
            continue
        if run.rows and not _goes_on(run, own, walls):
            above = run.pending[-1] if run.pending else None
            found += _closed(run)
            run = _Run()
        if not run.rows and len(own) == 1:
            above = own
            continue
        if len(own) > 1:
            if not run.rows:
                run.above = above
            _take(run, own)
            walls = []
        else:
            run.pending.append(own)
    return found + _closed(run)


def _take(run: _Run, row: Row) -> None:
    for each in (*run.pending, row):
        if run.rows:
            run.white = max(run.white, top_of(each) - run.bottom)
        run.bottom = max(run.bottom, bottom_of(each)) if run.rows else bottom_of(each)
        run.rows.append(each)
    run.pending = []
    run.parted.append(row)
    left, right = row[0].box.x0, row[-1].box.x1
    run.x0, run.x1 = (left, right) if len(run.parted) == 1 else (min(run.x0, left), max(run.x1, right))


def _closed(run: _Run) -> list[Region]:
    if len(run.parted) < 2:
        return []
    bottom = run.bottom
    for row in run.pending:  # the last lines of cells
        piece = row[0]
        inside = piece.box.x0 > run.x0 + 1.0 and not _crosses(piece, run.parted[-_LOOKED_BACK:])
        if not inside or top_of(row) - bottom > _LAST * piece.box.height:
            break
        run.rows.append(row)
        bottom = max(bottom, bottom_of(row))
    near = run.above is not None and top_of(run.rows[0]) - bottom_of(run.above) <= _FAR * run.above[0].box.height
    return [Region(run.rows, run.above if near else None)]


def _goes_on(run: _Run, row: Row, walls: Sequence[Piece]) -> bool:
    height = max(piece.box.height for piece in row)
    last = run.pending[-1] if run.pending else run.rows[-1]
    white = top_of(row) - max(bottom_of(last), run.bottom if not run.pending else 0.0)
    before = run.parted[-_LOOKED_BACK:]
    far = _farthest(row, before[-1], height, begun=len(run.parted) < _ESTABLISHED)
    if white > max(far * height, _WIDER * run.white):
        return False
    if any(wall.box.x0 < run.x1 and wall.box.x1 > run.x0 for wall in walls):
        return False
    if len(row) == 1:
        across = _crosses(row[0], run.parted[-_LOOKED_BACK:])
        return len(run.pending) < (_ALONE_ACROSS if across else _ALONE)
    if len(run.parted) < _ESTABLISHED and _stands_under(row, before[-1]):
        return True
    agreeing = sum(any(_strips(row, other, height)) for other in before)
    return 2 * agreeing >= len(before)


def _farthest(row: Row, before: Row, height: float, *, begun: bool) -> float:
    """Return the heights of white within which a row goes on. `begun`: the run has few rows, heads and no body maybe."""
    few, many = sorted((row, before), key=len)
    shared = _strips(few, many, height)
    if sum(shared) >= _SURELY:
        return _FARTHEST
    if begun and _stands_under(row, before):
        return _FAR
    alike = sum(shared) > 1 or (row[-1].is_value and before[-1].is_value) or (begun and shared and all(shared))
    return _FAR if len(row) > 1 and alike else _WHITE


def _stands_under(row: Row, before: Row) -> bool:
    """Return whether a piece runs below several of another row: labels as near as words, below labels over them."""
    return any(sum(piece.box.overlap_x(other.box) > 0 for other in before) > 1 for piece in row)


def _crosses(piece: Piece, rows: Sequence[Row]) -> bool:
    """Return whether a piece runs over a blank that most rows leave open."""
    return 2 * sum(any(piece.box.x0 < low and high < piece.box.x1 for low, high in _gaps(row)) for row in rows) > len(
        rows
    )


def _gaps(row: Row) -> list[tuple[float, float]]:
    return [(a.box.x1, b.box.x0) for a, b in itertools.pairwise(row)]


def _strips(one: Row, other: Row, height: float) -> list[bool]:
    """Return of each blank of one row whether the other leaves part of it blank, wide enough for columns."""
    least = _LEAST_STRIP * height
    return [any(min(b, d) - max(a, c) >= least for c, d in _gaps(other)) for a, b in _gaps(one)]
