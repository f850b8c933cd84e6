"""Lines of a signature under pen strokes and stamps of any colour, read from a picture that a network took their ink out of.

It is one more reading beside those of the other pictures: what it shows and they do not is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.ink.pen import merged
from extractors.readers.scan.lines.finder import find_lines
from extractors.readers.scan.lines.reader import mean, read_line
from extractors.readers.scan.lines.second import DISPUTED
from extractors.readers.scan.networks import tell_foreign
from extractors.readers.scan.signatures.word_rows import box_around, overlap
from extractors.readers.scan.signatures.zones import line_digits, stands_alone, without_stamps, worth
from extractors.text.inline_labels import pattern_texts

Line = list[OcrWord]
Box = tuple[int, int, int, int]

_LETTER = 24.0  # pixels that a capital letter is high in what the network is shown
_AROUND = 3.0  # heights of a letter round a stroke that the network sees
_AT_ONCE = 700_000  # pixels shown to the network at once: each costs it 200 bytes
_BESIDE = 64  # pixels beside them that it sees
_CHANGED = 0.02  # share of a line's ink that the network must take for the line to be read again
_SAME = 0.4  # share of the smaller box from which two lines are one printed line
_ALIKE = 0.85  # share of the other reading's confidence from which it is heard
_NUMBER = 6  # digits of a number
_NIP = re.compile(pattern_texts("person")["nip_digits"])


def without_foreign(grey: Any, boxes: Sequence[Box], height: float) -> Any:
    """Return a grey picture, the ink of pens and stamps made paper in some boxes and round them.

    `height`: of a capital letter, in pixels.
    """
    made = grey.copy()
    for x0, top, x1, bottom in merged(boxes, round(_AROUND * height)):
        area = slice(max(0, top), bottom), slice(max(0, x0), x1)
        part = grey[area]
        if min(part.shape) < height:
            continue
        foreign = scan_image.resized(_foreign(scan_image.scaled(part, _LETTER / height)), part.shape[1], part.shape[0])
        made[area] = np.clip(255.5 - (255.0 - part) * (1 - foreign), 0, 255).astype(np.uint8)
    return made


def _foreign(grey: Any) -> Any:
    """Return what the network tells of a picture, shown to it in strips."""
    wide = max(_BESIDE, _AT_ONCE // grey.shape[0])
    strips = []
    for x in range(0, grey.shape[1], wide):
        first = max(0, x - _BESIDE)
        strips.append(tell_foreign(grey[:, first : x + wide + _BESIDE])[:, x - first : x - first + wide])
    return np.hstack(strips)


def with_bare(grey: Any, bare: Any, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a signature's zone, those from which ink was taken as the surer of two readings has them.

    `bare`: the picture `grey` without the ink of pens and stamps. A line that it alone shows is new, and in doubt.
    """
    seen = [words for at in find_lines(bare) if _is_changed(grey, bare, at.box) and (words := read_line(bare, at))]
    made: list[Line] = []
    for line in lines:
        others = [other for other in seen if overlap(box_around(other), box_around(line)) > _SAME]
        seen = [other for other in seen if not any(other is o for o in others)]
        made.append(_settled(line, others) if others else line)
    made += [[_doubted(word) for word in line] for line in seen if stands_alone(line)]
    return sorted(without_stamps(made), key=lambda line: (box_around(line)[1], box_around(line)[0]))


def _is_changed(grey: Any, bare: Any, box: Box) -> bool:
    x0, top, x1, bottom = box
    area = slice(max(0, top), bottom), slice(max(0, x0), x1)
    return clean_ink.ink_lost(grey[area], bare[area]) > _CHANGED


def _settled(line: Line, others: Sequence[Line]) -> Line:
    """Return the surer of two readings of a line, its words in doubt that the other one gives otherwise."""
    other = sorted((word for one in others for word in one), key=lambda word: word.box[0])
    if _plain(line) == _plain(other):  # but for blanks and marks
        alike = [word.text for word in line] == [word.text for word in other]  # then it keeps its place, too
        return line if alike or _least(line) >= _least(other) else [_as_sure(word, line) for word in other]
    if _plain(line).startswith(_plain(other)):
        return _beyond(line, len(_plain(other)))
    before, now = line_digits(line), line_digits(other)
    if _is_nip(before) != _is_nip(now):
        kept = line if _is_nip(before) else [_as_sure(word, line) for word in other]  # the other is nobody's number
        return [_doubted(word) if line_digits([word]) else word for word in kept]
    if worth(line) >= worth(other):
        return line if mean(other) < _ALIKE * mean(line) else _differing(line, other)
    return [
        _doubted(word) if before != now and max(len(before), len(now)) >= _NUMBER and line_digits([word]) else word
        for word in (_as_sure(word, line) for word in _differing(other, line))
    ]


def _is_nip(digits: str) -> bool:
    """Return whether digits may be the number of an official: its dates exist."""
    return _NIP.match(digits) is not None


def _least(line: Line) -> float:
    return min(word.confidence for word in line)


def _beyond(line: Line, letters: int) -> Line:
    """Return a line, in doubt behind so many letters: the last "I" of a rank may look like the end of a stroke."""
    ends = accumulate(len(_plain([word])) for word in line)
    return [_doubted(word) if end > letters else word for word, end in zip(line, ends, strict=True)]


def _differing(line: Line, other: Line) -> Line:
    told = _plain(other)
    return [word if _plain([word]) in told else _doubted(word) for word in line]


def _as_sure(word: OcrWord, line: Line) -> OcrWord:
    """Return a word, no surer than the words of a line that stand where it does: what was in doubt stays so."""
    before = [w.confidence for w in line if overlap(w.box, word.box) > 0]
    return replace(word, confidence=min([word.confidence, *before]))


def _doubted(word: OcrWord) -> OcrWord:
    return replace(word, confidence=min(word.confidence, DISPUTED))


def _plain(line: Line) -> str:
    return "".join(c for word in line for c in word.text.casefold() if c.isalnum())
