"""The noises of 29 November 2026 on a page drawn by hand: repeatable, and each does what its name says."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest

from tools.unseen.effects import Picture
from tools.unseen.noise import NOISES, Noise, rules_mask
from tools.unseen.scan import spreads

NEW = [n for n in NOISES if n.since == 3]


def page(width: int = 620, height: int = 800) -> Picture:
    """A ruled grid with a word in each cell."""
    img = np.full((height, width, 3), 255, np.uint8)
    for y in range(100, 701, 60):
        cv2.line(img, (40, y), (width - 40, y), (0, 0, 0), 2)
    for x in range(40, width - 39, 108):
        cv2.line(img, (x, 100), (x, 700), (0, 0, 0), 2)
    for y in range(140, 700, 60):
        for x in range(50, width - 120, 108):
            cv2.putText(img, "kata", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (0, 0, 0), 2)
    return img


def named(name: str) -> Noise:
    return next(n for n in NEW if n.name == name)


def test_three_are_open_and_three_kept() -> None:
    assert sorted(n.half for n in NEW) == ["kept"] * 3 + ["open"] * 3


@pytest.mark.parametrize("kind", NEW, ids=lambda n: n.name)
def test_same_seed_same_picture_and_words_stay_dark(kind: Noise) -> None:
    a, b = (kind.spoil(page(), random.Random(5)) for _ in range(2))
    assert np.array_equal(a, b)
    assert a.dtype == np.uint8
    grey = cv2.cvtColor(a, cv2.COLOR_RGB2GRAY)
    assert grey.min() < 160 < np.percentile(grey, 90)
    assert not np.array_equal(a, kind.spoil(page(), random.Random(6)))


def test_desk_lies_around_the_sheet() -> None:
    out = named("desk_from_side").spoil(page(), random.Random(2))
    assert out.shape[0] > 800
    assert out.shape[1] > 620
    corners = out[[0, 0, -1, -1], [0, -1, 0, -1]].astype(int).mean(1)
    assert corners.max() < 190 < out[out.shape[0] // 2, out.shape[1] // 2 - 40 : out.shape[1] // 2 + 40].max()


def test_rules_go_on_one_side_only() -> None:
    out = named("copy_rules_lost").spoil(page(), random.Random(3))
    left, right = (int(rules_mask(np.ascontiguousarray(half)).sum()) for half in (out[:, :310], out[:, 310:]))
    assert max(left, right) > 2 * min(left, right)


def test_highlighter_colours_lines_of_pale_print() -> None:
    out = named("pale_highlighted").spoil(page(), random.Random(4)).astype(int)
    assert 70 < out.max(2).min() < 180  # the brightest channel, so that the marker is no darker than the print
    assert ((out.max(2) - out.min(2)) > 70).mean() > 0.01


def test_shadow_has_an_edge() -> None:
    out = named("hard_shadow").spoil(np.full((800, 620, 3), 255, np.uint8), random.Random(5))
    column = cv2.GaussianBlur(out[:, 300:320].mean((1, 2)).astype(np.float32), (1, 9), 0).ravel()
    assert column.max() - column.min() > 70
    assert np.abs(column[40:] - column[:-40]).max() > 50


def test_fax_has_the_senders_line_over_the_head() -> None:
    out = named("fax_with_sender").spoil(np.full((1600, 1200, 3), 255, np.uint8), random.Random(6))
    assert (out[:28] < 128).sum() > 200
    assert (out[60:] < 128).sum() == 0


def test_pages_lie_two_by_two() -> None:
    a, b, c = (np.full((80 + 10 * i, 60, 3), v, np.uint8) for i, v in enumerate((10, 20, 30)))
    out = spreads([a, b, c])
    assert [p.shape for p in out] == [(90, 120, 3), (100, 120, 3)]
    assert (out[0][0, 0, 0], out[0][0, 119, 0], out[0][89, 0, 0]) == (10, 20, 255)
    assert (out[1][0, 0, 0], out[1][0, 119, 0]) == (30, 255)


def test_spine_is_dark_between_facing_pages() -> None:
    kind = named("facing_pages")
    assert kind.spread
    out = kind.spoil(np.full((400, 1200, 3), 255, np.uint8), random.Random(7)).astype(int)
    middle = out[200, 560:640].mean(1).min()
    assert middle < 170 < out[200, 100:500].mean()
