"""How high a row of a sheet must be for what its cells hold: the widths of Calibri's letters, and lines broken as Excel does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from typing import Any

import pandas as pd

from pipeline.outputs.export.sheets import Sheet, letter_widths

LINE = 12.8  # points: of a line of text of our size
_HIGHEST = 409.0  # that Excel allows a row
_SIZE = 10.0  # points of our letters
_UNIT = 5.25  # points of one unit of a column's width
_SPARE = 0.96  # of the width that is counted on: programs round each letter
_NARROW = ("int", "year", "page", "number", "percent", "yes")
_OTHER = 52  # hundredths of the size: a letter that is not declared is as wide as the widest figure
_PIECE = re.compile(r"\s*\S+")


@cache
def _widths() -> Mapping[str, int]:
    return {letter: int(width) for width, letters in letter_widths().items() for letter in letters}


def heights(sheet: Sheet) -> Iterator[float]:
    """Yield the height of each row in points, from its longest printed cell.

    A column of `sheet.repeated` counts in the first row of a run only: below it its first line says enough.
    """
    shown = [c for c in sheet.columns[: sheet.printed] if c.kind not in _NARROW]
    columns = [_once(sheet.frame[c.name], sheet) if c.name in sheet.repeated else sheet.frame[c.name] for c in shown]
    widths = [c.width for c in shown]
    rows = zip(*columns, strict=True) if shown else repeat((), len(sheet.frame))
    for values in rows:
        lines = max((lines_of(value, width) for value, width in zip(values, widths, strict=True)), default=1)
        yield min(_HIGHEST, lines * LINE + 3)


def _once(values: pd.Series, sheet: Sheet) -> Sequence[Any]:
    """Return the values with those left out that stand above, too, in all repeated columns."""
    keys = list(zip(*(sheet.frame[name] for name in sheet.repeated), strict=True))
    return [None if at and keys[at - 1] == keys[at] else value for at, value in enumerate(values)]


@lru_cache(maxsize=1 << 16)
def lines_of(value: Any, width: float) -> int:
    """Return how many lines a text takes in a column `width` units wide; 1 for what is no text."""
    if not isinstance(value, str):
        return 1
    room = width * _UNIT * _SPARE / _SIZE * 100
    return sum(_broken(line, room) for line in value.split("\n"))


def _broken(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for piece in _PIECE.findall(line):
        wide = _wide(piece)
        if used and used + wide > room:  # a word that does not fit starts a line, without the blanks before it
            lines, used, wide = lines + 1, 0.0, _wide(piece.lstrip())
        used += wide
        if used > room:  # a word longer than a line is broken anywhere
            more = int(used // room)
            lines, used = lines + more, used - more * room
    return lines


def _wide(text: str) -> float:
    return sum(_widths().get(letter, _OTHER) for letter in text)
