"""Sheets drawn on a dark desk, as a telephone photographs them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.readers.scan.sheet import without_surroundings

DESK, PAPER = 70, 225
CORNERS = ((90, 80), (1120, 110), (1150, 1520), (60, 1500))


def photograph(
    corners: tuple[tuple[int, int], ...] = CORNERS, *, shadow: int | None = None, texture: float = 12.0
) -> np.ndarray:
    """Return grey levels of a printed sheet on a desk; `shadow`: the column from which a sharp one lies on the sheet."""
    noise = np.random.default_rng(1).normal(0, texture, (1600, 1200))
    desk = np.clip(DESK + cv2.GaussianBlur(noise, (0, 0), 2) * 3, 0, 255).astype(np.uint8)
    page = Image.fromarray(desk)
    drawing = ImageDraw.Draw(page)
    drawing.polygon(corners, fill=PAPER)
    for at in range(18):
        drawing.text((200, 250 + 60 * at), "Meningkatnya pelayanan publik di kecamatan contoh", fill=30, font_size=36)
    made = np.array(page)
    if shadow is not None:
        made[:, shadow:] = (made[:, shadow:] * 0.45).astype(np.uint8)
    return made


def test_what_lies_round_a_sheet_is_made_paper() -> None:
    seen = photograph()
    made = without_surroundings(seen)
    assert made[:60].min() >= PAPER - 5
    assert made[:, -30:].min() >= PAPER - 5
    assert (made[200:1400, 180:1050] == seen[200:1400, 180:1050]).all()


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(photograph(shadow=700), id="a sharp shadow on the sheet"),
        pytest.param(photograph(((0, 0), (1200, 0), (1200, 1600), (0, 1600))), id="a sheet that fills the picture"),
        pytest.param(photograph(((0, 200), (1200, 200), (1200, 1600), (0, 1600))), id="a dark band at the top"),
        pytest.param(photograph(((400, 400), (800, 400), (800, 800), (400, 800))), id="a small light thing"),
        pytest.param(np.full((1600, 1200), PAPER, np.uint8), id="an empty sheet"),
    ],
)
def test_a_picture_stays_as_it_is(seen: np.ndarray) -> None:
    assert (without_surroundings(seen) == seen).all()


def test_colours_round_a_sheet_are_those_of_the_paper_next_to_it() -> None:
    seen = np.repeat(photograph()[..., None], 3, axis=2)
    seen[..., 2] = (seen[..., 2] * 0.8).astype(np.uint8)
    made = without_surroundings(seen)
    assert made[5, 600].tolist() == pytest.approx([PAPER, PAPER, int(PAPER * 0.8)], abs=3)
