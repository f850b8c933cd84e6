"""Which words of a page hold letters that nothing in the file names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.readers.pdf.fonts.letters import says

_BAND = 8.0  # points: height of the bands in which letters are looked up


def unnamed_words(words: Sequence[Word], letters: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes of words that hold one of `letters` (of fonts whose names say nothing), or a code that says nothing."""
    bands: dict[int, list[Box]] = defaultdict(list)
    for letter in letters:
        bands[int(letter.cy // _BAND)].append(letter)
    found: list[Box] = []
    for word in words:
        box = word.place.box
        if box is None:
            continue
        near = range(int(box.top // _BAND), int(box.bottom // _BAND) + 1) if bands else ()
        if not says(word.text) or any(box.holds(one.cx, one.cy) for at in near for one in bands.get(at, ())):
            found.append(box)
    return tuple(found)
