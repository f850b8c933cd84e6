"""Boxes on a page, in PDF points from the page's top left corner (x to the right, y down)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from extractors.model.quick import quickly_stored


@quickly_stored
class Box(NamedTuple):
    """A rectangle: x0 <= x1, top <= bottom, in points from the top left of its page.

    A tuple, since pages make and compare boxes by the ten thousand.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """Return the smallest box that holds all of `boxes`; ValueError when there is none."""
        every = list(boxes)
        if not every:
            raise ValueError("no box to put a box around")
        x0, top, x1, bottom = zip(*every, strict=True)
        return cls(min(x0), min(top), max(x1), max(bottom))

    @property
    def width(self) -> float:
        """Return the width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.bottom - self.top

    @property
    def cx(self) -> float:
        """Return the x of the centre."""
        return (self.x0 + self.x1) / 2

    @property
    def cy(self) -> float:
        """Return the y of the centre."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies inside or on the border."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap_x(self, other: Box) -> float:
        """Return the length, in points, that both share along x (0 when apart)."""
        return max(0.0, min(self.x1, other.x1) - max(self.x0, other.x0))

    def overlap_y(self, other: Box) -> float:
        """Return the length, in points, that both share along y (0 when apart)."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def meets(self, other: Box) -> bool:
        """Return whether the two share some area."""
        return self.overlap_x(other) > 0 and self.overlap_y(other) > 0

    def slice_x(self, start: float, end: float) -> Box:
        """Return the part between the fractions `start` and `end` (0..1) of the width."""
        return Box(self.x0 + self.width * start, self.top, self.x0 + self.width * end, self.bottom)

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box shifted by (dx, dy) points."""
        return Box(self.x0 + dx, self.top + dy, self.x1 + dx, self.bottom + dy)

    def turned(self, degrees: int, width: float, height: float) -> Box:
        """Return the box after its page (of `width` x `height`) was turned clockwise by 0, 90, 180 or 270 degrees."""
        match degrees % 360:
            case 90:
                return Box(height - self.bottom, self.x0, height - self.top, self.x1)
            case 180:
                return Box(width - self.x1, height - self.bottom, width - self.x0, height - self.top)
            case 270:
                return Box(self.top, width - self.x1, self.bottom, width - self.x0)
            case _:
                return self


@dataclass(frozen=True, slots=True)
class Bend:
    """By how much a scanned page's lines leave their level at evenly spaced places across it, at its top and at its foot.

    Downwards; `width` and `height` of the page in the same unit. `lean`: by how much its upright lines stand further right a
    unit down, at its left and at its right edge. The page was made straight before its boxes were measured.
    """

    width: float
    height: float
    top: tuple[float, ...]
    foot: tuple[float, ...]
    lean: tuple[float, float] = (0.0, 0.0)
