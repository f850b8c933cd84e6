"""Light print on a filled ground is turned to dark print; other dark places of a page stay as they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extractors.readers.scan.ink.light_print import with_dark_print


def page() -> np.ndarray:
    grey = np.full((1600, 1200), 235, np.uint8)
    cv2.putText(grey, "INDIKATOR KINERJA UTAMA", (150, 160), cv2.FONT_HERSHEY_DUPLEX, 2.2, 20, 6, cv2.LINE_AA)
    return grey


@pytest.mark.parametrize("fall", [pytest.param(0, id="level"), pytest.param(24, id="tilted")])
def test_a_filled_head_is_turned(fall: int) -> None:
    grey = page()
    corners = np.array([[100, 300], [1100, 300 + fall], [1100, 420 + fall], [100, 420]])
    cv2.fillPoly(grey, [corners], 70)
    for x, text in ((140, "Sasaran"), (500, "Indikator"), (850, "Target")):
        cv2.putText(grey, text, (x, 380 + fall // 2), cv2.FONT_HERSHEY_DUPLEX, 1.5, 240, 4, cv2.LINE_AA)
    made = with_dark_print(grey)
    assert float(np.median(made[320:400, 120:1080])) > 220  # the ground
    assert 0.02 < float((made[340 + fall : 390, 120:1080] < 110).mean()) < 0.4  # the letters
    assert (made[:280] == grey[:280]).all()
    assert (made[480:] == grey[480:]).all()
    assert (made[296 : 312 + fall, 300:900].min(axis=0) < 120).all()  # its edge is a border


def _bar(grey: np.ndarray) -> None:
    grey[300:420, 100:1100] = 70


def _spine(grey: np.ndarray) -> None:
    grey[300:1300, 60:140] = 60
    grey[500:520, 80:120] = 200
    grey[800:990, 70:130] = 190


def _at_the_edge(grey: np.ndarray) -> None:
    grey[:, :120] = 20
    cv2.putText(grey, "Sasaran Indikator", (2, 380), cv2.FONT_HERSHEY_DUPLEX, 0.5, 240, 1)


def _code(grey: np.ndarray) -> None:
    grey[300:700, 300:700] = np.kron(np.random.default_rng(3).integers(0, 2, (25, 25)), np.ones((16, 16))) * 235


@pytest.mark.parametrize("draw", [_bar, _spine, _at_the_edge, _code])
def test_other_dark_places_stay(draw: object) -> None:
    grey = page()
    draw(grey)  # type: ignore[operator]
    assert with_dark_print(grey) is grey
