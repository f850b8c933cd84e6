"""The pieces of a table's rulings that are left on a scanned page, also faint ones; no strokes of bold print, no dark rim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from extractors.readers.scan.image import binary, opened
from extractors.readers.scan.ink import strokes as ink_strokes

Stroke = tuple[float, float, float]  # at, start, end; pixels

# pixels at the edge of a page that are none of it, and from which ink that touches them is a dark rim
_RIM, _THICK = 24, 9
_ROUND = 25  # pixels round a dark rim that go with it
# pixels from a stroke of bold print where more of it stands, and share of the stroke there
_BESIDE, _PRINT = (6, 12), 0.25
_THIN, _BAND = 11, 5  # pixels: more than a ruling is thick, and each way of a known ruling where its faint pieces stand
_MEAN, _FAINT = 41, 12  # pixels over which the darkness of a faint piece is meant, and grey levels that it has
_MOST = 60  # grey levels of darkness: more counts no more, so that a letter makes no ruling
_LEAST = 45  # pixels of a faint piece
_ONE = 12.0  # pixels within which pieces are of one ruling


def without_rim(grey: Any) -> Any:
    """Return a grey page without the dark rim that a copier leaves at the edges of the paper."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened(binary(grey), _THICK, _THICK), connectivity=8)
    x, y, width, height = (stats[:, at] for at in range(4))
    at_edge = (x < _RIM) | (y < _RIM) | (x + width > grey.shape[1] - _RIM) | (y + height > grey.shape[0] - _RIM)
    at_edge[0] = False
    made = grey.copy()
    if count > 1 and at_edge.any():
        rim = cv2.dilate(at_edge[labels].astype(np.uint8), np.ones((_ROUND, _ROUND), np.uint8))
        made[rim > 0] = 255
    made[:_RIM] = made[-_RIM:] = 255
    made[:, :_RIM] = made[:, -_RIM:] = 255
    return made


def find_pieces(grey: Any, rows: Sequence[Stroke], columns: Sequence[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level and the upright pieces of rulings on a page: those of strokes, and faint ones on the same levels.

    `rows`, `columns`: the rulings that were found.
    """
    ink = binary(grey)
    level, upright = ink_strokes.find_pieces(grey)
    return _pieces(grey, ink, level, rows), _pieces(np.ascontiguousarray(grey.T), ink.T, upright, columns)


def _pieces(grey: Any, ink: Any, seen: Sequence[Stroke], known: Sequence[Stroke]) -> list[Stroke]:
    inside = [stroke for stroke in known if _RIM < stroke[0] < grey.shape[0] - _RIM]
    strokes = sorted([*(stroke for stroke in seen if not _is_print(ink, stroke)), *inside])
    faint = _faint(grey, _levels(strokes))
    return sorted([*strokes, *(stroke for stroke in faint if not _is_print(ink, stroke))])


def _is_print(ink: Any, stroke: Stroke) -> bool:
    """Return whether a level stroke is one of bold letters: more print of their line stands close to it."""
    at, start, end = (round(v) for v in stroke)
    near, far = _BESIDE
    for part in (ink[max(0, at - far) : max(0, at - near), start:end], ink[at + near + 1 : at + far + 1, start:end]):
        if part.size and float((part > 0).any(axis=0).mean()) > _PRINT:
            return True
    return False


def _levels(strokes: Sequence[Stroke]) -> list[float]:
    """Return the middles of the levels on which strokes stand."""
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        if groups and stroke[0] - groups[-1][-1][0] <= _ONE:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [sum(s[0] * (s[2] - s[1]) for s in group) / sum(s[2] - s[1] for s in group) for group in groups]


def _faint(grey: Any, levels: Sequence[float]) -> list[Stroke]:
    """Return level pieces that are a little darker than what lies above and below them, on levels where rulings are known."""
    found: list[Stroke] = []
    for at in levels:
        top = max(0, round(at) - _BAND - _THIN)
        band = grey[top : round(at) + _BAND + _THIN + 1]
        thin = cv2.subtract(cv2.morphologyEx(band, cv2.MORPH_CLOSE, np.ones((_THIN, 1), np.uint8)), band)
        near = thin[max(0, round(at) - _BAND - top) : round(at) + _BAND + 1 - top]
        dark = cv2.blur(np.minimum(near, _MOST), (_MEAN, 1)).max(axis=0) >= _FAINT
        edges = np.flatnonzero(np.diff(np.concatenate([[0], dark.astype(np.int8), [0]])))
        found += [
            (at, float(start), float(end))
            for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
            if end - start >= _LEAST
        ]
    return found
