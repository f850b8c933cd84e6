"""Tells which way a page stands, the network's answer given."""

import numpy as np
import pytest

from extractors.readers.scan import upright


def test_a_page_that_the_network_would_turn_without_being_sure_is_read_both_ways(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marked = np.full((60, 40), 255, np.uint8)
    marked[0, 0] = 0
    monkeypatch.setattr(upright, "tell_way", lambda _: (0.11, 0.05, 0.66, 0.17))
    monkeypatch.setattr(upright, "sureness", lambda grey: 0.96 if grey[0, 0] == 0 else 0.5)
    assert upright.turn_of(marked) == 0
    monkeypatch.setattr(upright, "tell_way", lambda _: (0.02, 0.01, 0.95, 0.02))
    assert upright.turn_of(marked) == 180
