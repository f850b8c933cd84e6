"""Rows of a Word table that go on with the row above: no line parts them, and a line of each text stands in them.

Who types one indicator over several rows takes the lines between them away. A row of values or with a number is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from extractors.readers.docx.styles import child, val
from extractors.readers.nested import OpenCell

_OPEN = frozenset({"nil", "none"})
_FEWEST = 2  # columns with text above
_MARK = re.compile(r"[a-z]{1,3}[.)]")  # of a list: "a.", "ii)"


def is_open(properties: etree._Element | None, edge: str) -> bool:
    """Return whether a cell says itself that it has no line at an edge ("top", "bottom")."""
    return val(child(child(properties, "tcBorders"), edge)) in _OPEN


def goes_on(cells: Sequence[OpenCell], above: Sequence[OpenCell]) -> bool:
    """Return whether the cells of a row, no line over any of them, hold more of what the row above holds.

    Its first cell is blank, its first text goes on in small letters below one that does not begin so, and none is a value:
    a number, or without small letters ("BB", "≥ 80"). The cells above are as wide.
    """
    if [(one.col, one.width) for one in cells] != [(one.col, one.width) for one in above]:
        return False
    texts, uppers = ([" ".join(line.text for line in one.lines).strip() for one in row] for row in (cells, above))
    filled = [text for text in texts if text]
    held = sum(map(bool, uppers))
    if not filled or texts[0] or held < _FEWEST or any(map(_is_value, filled)):
        return False
    if any(text and not upper for text, upper in zip(texts, uppers, strict=True)):
        return False
    first, upper = next(pair for pair in zip(texts, uppers, strict=True) if pair[0])
    return first[0].islower() and not upper[0].islower() and not _MARK.match(first)


def _is_value(text: str) -> bool:
    return text[0].isdigit() or not any(c.islower() for c in text)
