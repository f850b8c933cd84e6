"""Rules that are typed: lines of nothing but dashes, as wide as the text, between the head and the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.document import Line
from extractors.model.geometry import Box

_RULE = re.compile(r"^[-=_–—─━═+|\s]{12,}$")
_WIDE = 0.5  # share of the width of all lines that a rule takes at least: a fraction bar takes less


def parted(lines: Sequence[Line]) -> tuple[list[Line], dict[int, list[Line]]]:
    """Return the lines that are text, and the typed rules by the index of the line of text that they stand above."""
    ruled = [line for line in lines if _RULE.match(line.text)]
    if not ruled:
        return list(lines), {}
    boxes = [box for line in lines if (box := line.box) is not None]
    width = max(b.x1 for b in boxes) - min(b.x0 for b in boxes) if boxes else 0.0
    kept: list[Line] = []
    rules: dict[int, list[Line]] = {}
    for line in lines:
        if line.box is not None and _RULE.match(line.text) and line.box.width >= width * _WIDE:
            rules.setdefault(len(kept), []).append(line)
        else:
            kept.append(line)
    return kept, rules


def flat(line: Line) -> Box:
    """Return the stroke that a typed rule stands for."""
    assert line.box is not None
    return Box(line.box.x0, line.box.cy, line.box.x1, line.box.cy)
