"""Bullets at the beginning of the lines of a cell: told, and taken off."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.model.document import Line
from extractors.text.inline_labels import word_list

_BULLETS = frozenset(word_list("bullets"))


def is_bullet(text: str) -> bool:
    """Return whether a word at a line's start is only a bullet."""
    return len(text) == 1 and text in _BULLETS


def without_bullets(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines without the bullets that open them; a bullet that is all the cell holds stays."""
    kept = [line for line in lines if line.has_words]
    if len(kept) == 1 and kept[0].n_words == 1:
        return tuple(kept)
    return tuple(cut for line in kept if (cut := _without_bullet(line)).has_words)


def _without_bullet(line: Line) -> Line:
    if not is_bullet(line.first_text) or _is_factor(line):
        return line
    breaks = tuple(b - 1 for b in line.breaks if b > 1)
    return Line(line.words[1:], line.offsets[1:], breaks, marker=False)


def _is_factor(line: Line) -> bool:
    """Return whether a line is the factor that a formula ends with, alone on a line: "* 100%"."""
    return len(line.words) == 2 and line.words[0].text == "*" and line.words[1].text.rstrip("%.").isdigit()
