"""Which pieces of a page's lines are prose: they run on from line to line and fill their width."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.page.aligned.pieces import Piece, Row

_INDENT = 40.0  # points by which the first line of a paragraph may begin further right
_LEVEL = 2.0  # points within which the others begin
_NEXT = 1.55  # heights of a line within which the next line of a paragraph begins
_LONGEST_RUN = 8  # lines: as many are prose whatever stands beside them
_FEWEST_LINES = 4  # of a paragraph among other columns
_FULL = 0.85  # of the width that a line of prose fills
_MOSTLY = 0.7  # of the lines
_FEWEST_WORDS = 4.0  # a line, on the average,
_FEWEST_SET_EVEN = 2.0  # or where half of the lines end at one x
_EVEN = 1.0  # points
_NARROW = 0.5  # of its width: what stands beside a line is no line of prose
_WIDE = 0.6  # of the width of a page's text: a line alone is prose
_WORDS_OF_A_LINE = 6


def prose_of(rows: Sequence[Row]) -> set[int]:
    """Return the ids of the pieces that are prose."""
    if not rows:
        return set()
    left = min(piece.box.x0 for row in rows for piece in row)
    width = max(piece.box.x1 for row in rows for piece in row) - left
    found = {
        id(row[0])
        for row in rows
        if len(row) == 1 and row[0].box.width >= _WIDE * width and len(row[0].words) >= _WORDS_OF_A_LINE
    }
    row_of = {id(piece): row for row in rows for piece in row}
    for run in _runs(rows):
        if _is_prose(run, row_of):
            found |= {id(piece) for piece in run}
    return found


def _runs(rows: Sequence[Row]) -> list[list[Piece]]:
    """Return pieces one below the other that begin at one x, each within a line's distance of the one above."""
    open_ones: dict[int, list[list[Piece]]] = defaultdict(list)
    runs: list[list[Piece]] = []
    for row in rows:
        for piece in row:
            slot = int(piece.box.x0 // _INDENT)
            best = None
            for near in (slot - 1, slot, slot + 1):
                open_ones[near] = [
                    run for run in open_ones[near] if piece.box.top - run[-1].box.top <= _reach(run, piece)
                ]
                for run in open_ones[near]:
                    if _goes_on(run, piece) and (best is None or run[-1].box.top > best[-1].box.top):
                        best = run
            if best is None:
                best = []
                runs.append(best)
            else:
                before = int(best[-1].box.x0 // _INDENT)
                open_ones[before] = [run for run in open_ones[before] if run is not best]
            best.append(piece)
            open_ones[slot].append(best)
    return runs


def _reach(run: Sequence[Piece], piece: Piece) -> float:
    """Return how far below the last line of a run the next one may begin, in points."""
    return _NEXT * max(run[-1].box.height, piece.box.height)


def _goes_on(run: Sequence[Piece], piece: Piece) -> bool:
    last = run[-1].box
    step = piece.box.top - last.top
    if not 0.5 * last.height < step <= _reach(run, piece):
        return False
    shift = last.x0 - piece.box.x0
    return abs(shift) <= _LEVEL or (len(run) == 1 and -_LEVEL < shift <= _INDENT)


def _is_prose(run: Sequence[Piece], row_of: dict[int, Row]) -> bool:
    if len(run) < _FEWEST_LINES or sum(piece.is_value for piece in run) > len(run) * (1 - _MOSTLY):
        return False
    left, right = min(p.box.x0 for p in run), max(p.box.x1 for p in run)
    even = 2 * sum(right - piece.box.x1 <= _EVEN for piece in run) >= len(run)
    if sum(len(piece.words) for piece in run) < (_FEWEST_SET_EVEN if even else _FEWEST_WORDS) * len(run):
        return False
    full = sum(piece.box.x1 - left >= _FULL * (right - left) for piece in run[:-1])
    if full < _MOSTLY * (len(run) - 1):
        return False
    beside = [other for piece in run for other in row_of[id(piece)] if other is not piece]
    short = sum(other.box.width < _NARROW * (right - left) for other in beside)
    return len(run) >= _LONGEST_RUN or short <= len(beside) * (1 - _MOSTLY)
