"""Pieces of ink that are much higher than letters: pen strokes and rings of stamps, whatever their colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

_CROSSING = 2.0  # of the height of letters: a piece of ink so high that crosses a line holds a pen stroke
_EACH = 2  # pixels from one that is looked at for such pieces to the next
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The pieces of ink that are much higher than letters: the box (x0, top, x1, bottom) of each, where their ink is, and any.

    `ink`, `dark`: masks of each second pixel both ways.
    """

    boxes: tuple[Box, ...]
    ink: Any
    dark: Any

    def share(self, box: Box) -> float:
        """Return the share of the ink in a box that such pieces are."""
        x0, top, x1, bottom = (max(0, side) // _EACH for side in box)
        area = slice(top, bottom + 1), slice(x0, x1 + 1)
        return int(self.ink[area].sum()) / max(1, int(self.dark[area].sum()))


def find_crossing(grey: Any, height: float, level: float) -> Crossing:
    """Return the pieces of ink that are much higher than letters: pen strokes, rings, and the letters that they touch.

    `height`: of the letters, in pixels; `level`: grey level below which a pixel is ink.
    """
    dark = (grey[::_EACH, ::_EACH] < level).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    tall = stats[:, cv2.CC_STAT_HEIGHT] * _EACH > _CROSSING * height
    tall[0] = False
    boxes = tuple(
        (int(x) * _EACH, int(y) * _EACH, int(x + w) * _EACH, int(y + h) * _EACH) for x, y, w, h, _ in stats[tall]
    )
    return Crossing(boxes, tall[labels], dark > 0)


def merged(boxes: Sequence[Box], beyond: int) -> list[Box]:
    """Return the boxes, `beyond` pixels larger each way, those that meet as one."""
    made: list[Box] = []
    for x0, top, x1, bottom in boxes:
        box = x0 - beyond, top - beyond, x1 + beyond, bottom + beyond
        while met := [b for b in made if b[0] < box[2] and box[0] < b[2] and b[1] < box[3] and box[1] < b[3]]:
            made = [b for b in made if b not in met]
            box = (
                min(box[0], *(b[0] for b in met)), min(box[1], *(b[1] for b in met)),
                max(box[2], *(b[2] for b in met)), max(box[3], *(b[3] for b in met)),
            )  # fmt: skip
        made.append(box)
    return made
