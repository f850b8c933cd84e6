"""Pieces of rulings on pictures made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from extractors.readers.scan.ink.broken_pieces import Stroke, find_pieces, without_rim


def _page() -> Any:
    return np.full((1000, 800), 250, np.uint8)


def _on(strokes: list[Stroke], at: float) -> list[tuple[float, float]]:
    return [(start, end) for level, start, end in strokes if abs(level - at) < 6]


def test_the_dark_rim_of_a_copy_is_no_ruling() -> None:
    grey = _page()
    grey[:, :20] = 0
    grey[960:, 100:] = 0
    grey[300:304, 100:700] = 0
    rows, columns = find_pieces(without_rim(grey), [(970.0, 100.0, 799.0)], [(18.0, 0.0, 999.0)])
    assert _on(rows, 302)
    assert not _on(rows, 960)
    assert not _on(rows, 970) or _on(rows, 970) == [(100.0, 799.0)]
    assert not columns


def test_strokes_of_bold_letters_are_no_ruling() -> None:
    grey = _page()
    grey[300:304, 100:300] = 0
    grey[520:526, 100:300] = 0  # the feet of bold letters run into each other
    for x in range(100, 300, 14):
        grey[494:522, x : x + 7] = 0
    rows, _ = find_pieces(grey, [], [])
    assert _on(rows, 302)
    assert not _on(rows, 523)


def test_faint_pieces_stand_on_the_level_of_a_ruling_that_is_known() -> None:
    grey = _page()
    for start in (100, 260, 420, 580):
        grey[300:303, start : start + 100] = 215
    grey[600:603, 100:200] = 215
    grey[100:140, 100:700] = 20  # beside dark print they are paper
    rows, _ = find_pieces(grey, [(301.0, 100.0, 200.0)], [])
    assert [round(start / 20) * 20 for start, _ in _on(rows, 301)][1:] == [100, 260, 420, 580]
    assert not _on(rows, 601)
