"""What of a scanned cell nobody read: print that no word covers, so that a lost word does not go unseen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink.shapes import marks_counted

_Box = tuple[int, int, int, int]
_USUAL = 30  # pixels: the height of a line where no word tells it
_LOW, _HIGH = 0.4, 2.0  # of the line's height: smaller is dirt and dots, higher a pen stroke or a stamp
_WIDE = 3.0  # times its height that a letter (or two that touch) may be wide
_LINE = 20.0  # times its height that a struck word may be wide
_SPARSE, _DENSE = 0.08, 0.85  # share of its box that a letter's ink fills
_EDGE = 4  # pixels from a cell's border within which ink is what is left of a ruling
_COVERED = 0.4  # share of a letter's ink that a word's box holds
_SLACK = 0.35  # of its height by which a word's box may be too small
_TIDY = 50  # marks after which lines that end too far to the left are forgotten
_FEWEST = 3  # letters of one line: fewer are dirt


def unread_lines(cell: Any, words: Sequence[OcrWord], edge: int = 0) -> list[_Box]:
    """Return the boxes (x0, top, x1, bottom; pixels) of the print in a grey cell that no word covers, by line.

    Print are at least three marks as high as letters beside each other, or one as wide as a word (its letters hang
    together where a line strikes them through). `edge`: pixels of white round the cell.
    """
    labels, stats = marks_counted(cell)
    count, shape = len(stats), labels.shape
    if count < 2:
        return []
    usual = median([w.box[3] - w.box[1] for w in words]) if words else _USUAL
    covered = np.bincount(labels[_held(shape, words)], minlength=count)
    left = [
        (x, y, x + width, y + height)
        for at in np.flatnonzero(
            (stats[:, 3] >= _LOW * usual) & (stats[:, 3] <= _HIGH * usual) & (covered < _COVERED * stats[:, 4])
        )
        if at
        for x, y, width, height, area in (stats[at].tolist(),)
        if _is_print(width, height, area / (width * height), usual)
        and not _at_edge((x, y, x + width, y + height), shape, edge + _EDGE)
    ]
    lines = [line for line in _lines(left) if len(line) >= _FEWEST or any(b[2] - b[0] > _WIDE * usual for b in line)]
    return sorted(
        (min(b[0] for b in line), min(b[1] for b in line), max(b[2] for b in line), max(b[3] for b in line))
        for line in lines
    )


def _held(shape: tuple[int, ...], words: Sequence[OcrWord]) -> Any:
    """Return a mask of what the boxes of words hold, each a little larger than it was read."""
    mask = np.zeros(shape, bool)
    for word in words:
        x0, y0, x1, y1 = word.box
        slack = round(_SLACK * (y1 - y0))
        if y1 + slack <= 0 or x1 + slack <= 0:  # a word of another part of the page
            continue
        mask[max(0, y0 - slack) : y1 + slack, max(0, x0 - slack) : x1 + slack] = True
    return mask


def _is_print(width: int, height: int, filled: float, usual: float) -> bool:
    if not _LOW * usual <= height <= _HIGH * usual or not _SPARSE <= filled <= _DENSE:
        return False
    return width <= (_LINE if height >= 0.6 * usual else _WIDE) * height and width >= 0.12 * height


def _at_edge(box: _Box, shape: tuple[int, ...], edge: int) -> bool:
    height, width = shape[:2]
    return box[0] <= edge or box[1] <= edge or box[2] >= width - edge or box[3] >= height - edge


def _lines(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Return the marks in lines: each stands beside the one before, no further than four times its height."""
    made: list[list[_Box]] = []
    reach = 4 * max((box[3] - box[1] for box in boxes), default=0)
    band = max(
        1, reach // 4
    )  # pixels: no mark is higher, so that one beside another is in its bands or those next to them
    # by the band of its last mark's top: lines that a mark may still stand beside
    near: dict[int, set[int]] = defaultdict(set)
    for number, box in enumerate(sorted(boxes)):
        height = box[3] - box[1]
        if number % _TIDY == 0:
            for lines in near.values():
                lines.difference_update([at for at in lines if box[0] - made[at][-1][2] > reach])
        bands = range(box[1] // band - 1, box[3] // band + 1)
        for at in sorted(at for lines in map(near.get, bands) if lines for at in lines):
            last = made[at][-1]
            level = min(box[3], last[3]) - max(box[1], last[1]) >= 0.4 * min(height, last[3] - last[1])
            if level and box[0] - last[2] <= 4 * max(height, last[3] - last[1]):
                near[last[1] // band].discard(at)
                made[at].append(box)
                break
        else:
            at = len(made)
            made.append([box])
        near[box[1] // band].add(at)
    return made
