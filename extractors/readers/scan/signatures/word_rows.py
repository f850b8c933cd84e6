"""Words of a picture in rows and runs, and the rows in which signatures stand. Pure functions on what was read."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.scan.engines import OcrWord
from extractors.text.inline_labels import patterns

Box = tuple[int, int, int, int]

_SIGNED = patterns("signature")["of_block"]
_LAST_OF_BLOCK = patterns("signature")["nip_first"]
_SHORT_LINE = 7  # words: a signature's lines are short, running text is not


def lines_of(words: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Return the words grouped into the lines of the page, each from left to right, from top to bottom."""
    rows: list[list[OcrWord]] = []
    for word in sorted(words, key=lambda r: (r.box[1] + r.box[3], r.box[0])):
        middle, height = (word.box[1] + word.box[3]) / 2, word.box[3] - word.box[1]
        last = rows[-1][-1] if rows else None
        if last is not None and abs((last.box[1] + last.box[3]) / 2 - middle) <= 0.5 * max(height, 8):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda r: r.box[0]) for row in rows]


def runs_of(row: Sequence[OcrWord]) -> list[list[OcrWord]]:
    """Return the pieces of a line between wide gaps: two signatures side by side are two runs."""
    runs: list[list[OcrWord]] = []
    for word in row:
        height = word.box[3] - word.box[1]
        if runs and word.box[0] - runs[-1][-1].box[2] <= 3 * max(height, 8):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def signature_zones(words: Sequence[OcrWord], height: int) -> list[tuple[int, int]]:
    """Return the rows (top, bottom) of the picture in which signatures stand, from top to bottom; empty where none is."""
    spans: list[tuple[float, float]] = []
    for row in lines_of(words):
        for run in runs_of(row):
            if len(run) > _SHORT_LINE or not any(_SIGNED.match(r.text) for r in run):
                continue
            last = any(_LAST_OF_BLOCK.match(r.text) for r in run)
            top, bottom = min(r.box[1] for r in run), max(r.box[3] for r in run)
            spans.append((top - height * 0.02, bottom + height * (0.03 if last else 0.16)))
    made: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        top, bottom = max(0, round(low)), min(height, round(high))
        if made and top <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], bottom)
        else:
            made.append((top, bottom))
    return made


def box_around(words: Sequence[OcrWord]) -> Box:
    """Return the box around words."""
    return (
        min(r.box[0] for r in words),
        min(r.box[1] for r in words),
        max(r.box[2] for r in words),
        max(r.box[3] for r in words),
    )


def overlap(a: Box, b: Box) -> float:
    """Return the share of the smaller box that both cover."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return wide * high / max(1, smaller)
