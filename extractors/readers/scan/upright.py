"""Which way a page stands: the network tells it, and where it is not sure a few lines read each way."""

from __future__ import annotations

from typing import Any

import numpy as np

from extractors.readers.scan.lines.finder import find_lines
from extractors.readers.scan.lines.reader import mean, read_line
from extractors.readers.scan.networks import tell_way

# likelihoods from which the network knows that a page is upright, and that it is turned
_SURE_WAY, _SURE_TURNED = 0.6, 0.85
_TRIED = 6  # lines that are read to tell which way is up


def turn_of(grey: Any) -> int:
    """Return by how many degrees clockwise a page must be turned to stand upright.

    Where the network is not sure, its two likeliest ways (and none) are tried: upright text is read surely. Of a page with a
    stamp and a few lines it is not sure and often wrong.
    """
    shares = tell_way(grey)
    ways = sorted(range(4), key=lambda way: -shares[way])
    best = ways[0]
    if shares[best] < (_SURE_WAY if best == 0 else _SURE_TURNED):
        tried = dict.fromkeys((*ways[:2], 0))
        best = max(tried, key=lambda way: sureness(turned_by(grey, -90 * way)))
    return (360 - 90 * best) % 360


def sureness(grey: Any) -> float:
    """Return how surely a few long lines of a page are read as it lies, 0..1."""
    lines = sorted(find_lines(grey), key=lambda line: (line.box[0] - line.box[2], line.box))[:_TRIED]
    read = [mean(read_line(grey, line)) for line in lines]
    return sum(read) / len(read) if read else 0.0


def turned_by(picture: Any, degrees: int) -> Any:
    """Return a picture turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -(degrees // 90))) if degrees % 360 else picture
