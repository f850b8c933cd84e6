"""Pairs of pictures for training: the same for a seed, and only strokes between the two."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import reportlab

from tools.build.struck_lines import HEIGHT, WIDTH, draw_strokes, make_name, make_nip, make_pair, print_lines

FONT = str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def test_a_pair_follows_from_its_seed() -> None:
    one, other = make_pair(7, [FONT]), make_pair(7, [FONT])
    assert (one.struck == other.struck).all()
    assert (one.plain == other.plain).all()
    assert one.struck.shape == one.plain.shape == (HEIGHT, WIDTH)
    assert (one.plain != make_pair(8, [FONT]).plain).any()


def test_strokes_make_a_picture_darker_and_never_lighter() -> None:
    pairs = [make_pair(seed, [FONT]) for seed in range(12)]
    darker = [float((p.plain.astype(int) - p.struck > 60).mean()) for p in pairs]
    lighter = [float((p.struck.astype(int) - p.plain > 60).mean()) for p in pairs]
    assert sum(share > 0.01 for share in darker) >= 8
    assert max(lighter) < 0.01


def test_print_and_strokes_are_there() -> None:
    rng = np.random.default_rng(1)
    assert 0.02 < print_lines(rng, FONT, 24.0, (HEIGHT, WIDTH)).mean() < 0.6
    assert any(draw_strokes(rng, 24.0, (HEIGHT, WIDTH)).max() > 0.3 for _ in range(5))


def test_names_and_numbers_look_like_those_of_officials() -> None:
    rng = np.random.default_rng(2)
    names = [make_name(rng) for _ in range(50)]
    assert len(set(names)) > 45
    assert any("," in name for name in names)
    assert all(len("".join(make_nip(rng).split())) == 18 for _ in range(20))
