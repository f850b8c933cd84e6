"""What a page of a PDF draws: spans of letters, paths and pictures, each in the order of drawing."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

_MOST_SIZES: Final = 1000  # of one page that are remembered


class Mark(NamedTuple):
    """A letter of a span: its text, its extent along the line and where the pen stood, in points from the page's left."""

    text: str
    x0: float
    x1: float
    x: float


class Span(NamedTuple):
    """Letters that one operator drew side by side on one line (a turned letter is a span of its own).

    In points from the page's bottom left; `y` is the baseline, `ink` their colour, `space` the name of its colour space.
    `order`: how many paths and pictures were painted before; `hidden`: why a viewer does not show it ("" where it does).
    `disputed`: a digit of it looks other than the file says. `unnamed`: nothing in the file says what its letters are.
    """

    marks: list[Mark]
    font: str
    y0: float
    y1: float
    y: float
    size: float
    angle: float
    ink: Any
    space: str
    order: int = 0
    hidden: str = ""
    disputed: bool = False
    unnamed: bool = False


SizedLetter = tuple[str, float, float]  # its text, how far it moves the pen, its width on the page


def sized(letter: tuple[str, float], size: float, scaling: float, across: float) -> SizedLetter:
    """Return a letter, of which the text and the width in sizes are given, set in a size; `across`: the page's scale."""
    text, width = letter
    advance = float(width * size * scaling)
    return text, advance, across * advance


class Sizes:
    """The letters of the fonts of a page by their codes, for each size in which they are set: each is measured once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, float, float, float], dict[int, SizedLetter]] = {}

    def of(self, font: Any, size: float, scaling: float, across: float) -> dict[int, SizedLetter]:
        """Return those of a font in one size that were measured so far; `scaling`: how wide they are set."""
        key = font, size, scaling, across
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_SIZES:
                self._known.clear()
            known = self._known[key] = {}
        return known


class PaintedPath(NamedTuple):
    """A path or a picture, in points from the media box's top left: a "line", "rect", "curve" or "image".

    `pen`, `ink`: the colours of its stroke and its filling, each with the name of its space; `points`: a path's corners.
    `order`: how many were painted before; `cover`: the box in which it hides what lies under it, None where it lets through.
    `solid`: its filling lets nothing through.
    """

    kind: str
    x0: float
    top: float
    x1: float
    bottom: float
    stroke: bool = False
    fill: bool = False
    pen: tuple[Any, str] = (None, "")
    ink: tuple[Any, str] = (None, "")
    points: tuple[tuple[float, float], ...] = ()
    order: int = 0
    cover: tuple[float, float, float, float] | None = None
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Letters and everything else of a page, both in the order of drawing; `left_out`: letters beyond the limit.

    `notes`: what was seen and could not be settled.
    """

    spans: list[Span]
    items: list[PaintedPath]
    left_out: int
    notes: Counter[str] = field(default_factory=Counter)


def by_word(marks: list[Mark], left: float, right: float) -> Iterator[tuple[list[Mark], bool]]:
    """Yield the letters of each word (blanks by themselves), and whether all of it lies left or right of these edges."""
    for blank, group in itertools.groupby(marks, key=lambda mark: mark.text.isspace()):
        word = list(group)
        yield word, not blank and all(mark.x1 <= left or mark.x0 >= right for mark in word)
