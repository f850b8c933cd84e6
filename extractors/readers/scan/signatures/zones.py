"""Signatures are read from two pictures: as they are, and with coloured ink taken out. What the readings differ in is in doubt.

Each reading is a list of lines, a line a list of words. Pure but for `read_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.lines.finder import find_lines
from extractors.readers.scan.lines.reader import read_line
from extractors.readers.scan.lines.second import DISPUTED
from extractors.readers.scan.signatures.word_rows import box_around, overlap
from extractors.text.inline_labels import patterns

Line = list[OcrWord]

_SAME = 0.4  # share of the smaller box from which two lines are one printed line
_ACROSS = 0.3  # share of the smaller box from which two lines are printed across each other
_STAMP = 5  # letters: a shorter line that one picture alone shows is a piece of a stamp
_HEARD = 0.85  # confidence from which a line stands that one picture alone shows
_STROKE = 0.7  # confidence below which a lone small letter beside a signature's line is a pen stroke
_ALIKE = 0.85  # share of the other reading's confidence, and of its letters, from which it is heard
_CHANGED = 0.02  # share of the ink that taking colour out must change for a second reading to be worth its time
_UNCHANGED = 0.015  # share of a line's ink below which taking colour out changed nothing in it
_PRINT = 0.6  # share of a usual line's ink from which the print itself is coloured
_SURE = 0.95  # confidence of a line that need not be read again
_WITHIN = 0.8  # share of the smaller box from which a line of one picture is that of the other
_ARC = 2.0  # times the usual height of lines from which one is a stamp's that runs in a ring
_NUMBER = 6  # digits of a number that both pictures must show alike
_NIP_LABEL = patterns("signature")["nip_first"]
_DIGITS = re.compile(r"\D")


def read_lines(grey: Any) -> list[Line]:
    """Return the lines of words on a grey picture."""
    return [words for line in find_lines(grey) if (words := read_line(grey, line))]


def read_changed(cleaned: Any, grey: Any, known: Sequence[Line]) -> list[Line]:
    """Return the lines of a picture without coloured ink; where it shows the same as the plain one, as they are surely known."""
    if any(_confidence(line) < _SURE for line in known):
        return read_lines(cleaned)  # heights of letters are told from all lines of a zone
    made = []
    for line in find_lines(cleaned):
        x0, y0, x1, y1 = line.box
        area = slice(max(0, y0), y1), slice(max(0, x0), x1)
        same = [one for one in known if overlap(line.box, box_around(one)) > _WITHIN]
        if len(same) == 1 and clean_ink.ink_lost(grey[area], cleaned[area]) < _UNCHANGED:
            made.append(same[0])
        elif words := read_line(cleaned, line):
            made.append(words)
    return made


def is_coloured(grey: Any, cleaned: Any, known: Sequence[Line] = ()) -> bool:
    """Return whether a picture without its coloured ink shows something else than the picture itself, and still its print.

    `known`: lines of the picture; most of those that were read surely must not go with the colour.
    """
    sure = [box_around(line) for line in known if _confidence(line) >= _SURE]
    lost = [clean_ink.ink_lost(grey[max(0, a) : b, x:y], cleaned[max(0, a) : b, x:y]) for x, a, y, b in sure]
    return clean_ink.ink_lost(grey, cleaned) > _CHANGED and (not lost or median(lost) < _PRINT)


def join_readings(plain: Sequence[Line], cleaned: Sequence[Line]) -> list[Line]:
    """Return the lines of a signature's zone after both pictures were read: as it is, and without coloured ink.

    A line that both show stands as the surer reading has it; one that the cleaned picture alone shows was hidden by a
    stamp; one that the plain picture alone shows is coloured print where it was read surely, else a stamp or a pen stroke.
    """
    lines: list[Line] = []
    left = list(cleaned)
    for line in plain:
        box = box_around(line)
        others = [other for other in left if overlap(box, box_around(other)) > _SAME]
        if not others:
            if stands_alone(line):
                lines.append(line)
            continue
        left = [other for other in left if not any(other is o for o in others)]
        lines += _settled(line, others)
    lines += [line for line in left if stands_alone(line)]
    return sorted(without_stamps(lines), key=lambda line: (box_around(line)[1], box_around(line)[0]))


def without_stamps(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those printed across another: a stamp's words inside a name are none of it.

    Of two lines that cover each other's place the longer one stands, in doubt: one may have hidden letters of the other.
    """
    gone: set[int] = set()
    doubted: set[int] = set()
    for at, line in enumerate(lines):
        box = box_around(line)
        for other in range(at + 1, len(lines)):
            place = box_around(lines[other])
            within = min(box[2], place[2]) - max(box[0], place[0]) > 0.5 * min(box[2] - box[0], place[2] - place[0])
            if within and overlap(box, place) > _ACROSS:
                short = at if _letters(line) < _letters(lines[other]) else other
                gone.add(short)
                doubted.add(at + other - short)
    return [
        without_pen_strokes(
            [replace(word, confidence=min(word.confidence, DISPUTED)) for word in line] if at in doubted else line
        )
        for at, line in enumerate(lines)
        if at not in gone
    ]


def without_arcs(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a signature's zone without a stamp's: far higher than the others, across one of them, not read surely.

    It would join the lines that it reaches over to one. A line with a number is none: a pen stroke makes it higher.
    """
    boxes = [box_around(line) for line in lines]
    high = _ARC * median([box[3] - box[1] for box in boxes]) if boxes else 0.0

    def is_arc(at: int) -> bool:
        x0, top, x1, bottom = boxes[at]
        if bottom - top <= high or _confidence(lines[at]) > DISPUTED or len(line_digits(lines[at])) >= _NUMBER:
            return False
        crossed = [b for n, b in enumerate(boxes) if n != at and b[0] < x1 and x0 < b[2]]
        return any(top <= (b[1] + b[3]) / 2 <= bottom for b in crossed)

    return [line for at, line in enumerate(lines) if not is_arc(at)]


def without_pen_strokes(line: Line) -> Line:
    """Return a line of a signature without the unsure small letters at its ends: a pen stroke beside a name is none of it."""
    first, last = 0, len(line)
    while last - first > 1 and _is_stroke(line[first]):
        first += 1
    while last - first > 1 and _is_stroke(line[last - 1]):
        last -= 1
    return line[first:last]


def _is_stroke(word: OcrWord) -> bool:
    return word.confidence < _STROKE and len(word.text) == 1 and (word.text.islower() or not word.text.isalnum())


def stands_alone(line: Line) -> bool:
    """Return whether a line that one picture alone shows is print: a piece of a stamp or a pen stroke is short or unsure."""
    return _confidence(line) >= _HEARD and (_letters(line) > _STAMP or len(line_digits(line)) >= _NUMBER)


def _settled(plain: Line, cleaned: Sequence[Line]) -> list[Line]:
    """Return one printed line as the surer of its two readings has it; its numbers in doubt where they differ."""
    other = [word for line in cleaned for word in line]
    best: list[Line] = [plain] if worth(plain) >= worth(other) else list(cleaned)
    first, second = line_digits(plain), line_digits(other)
    if first == second and len(first) >= _NUMBER:
        labelled = [lines for lines in ([plain], list(cleaned)) if any(map(_is_labelled, lines))]
        best = labelled[0] if len(labelled) == 1 else best  # the ring of a stamp hides the label in one
    if first == second:
        return [_differing(line, other if best[0] is plain else plain) for line in best]
    if max(len(first), len(second)) >= _NUMBER and min(len(first), len(second)) < max(len(first), len(second)) - 4:
        # one picture hides part of the number: the other one shows it
        best = [plain] if len(first) > len(second) else list(cleaned)
    return [[_doubted(word) for word in line] for line in best]


def _differing(line: Line, other: Line) -> Line:
    """Return a line, its words in doubt that another reading gives with other letters, as surely and as many of them."""
    if _confidence(other) < _ALIKE * _confidence(line) or _letters(other) < _ALIKE * _letters(line):
        return line
    told = _plain_letters(other)
    return [replace(w, confidence=min(w.confidence, DISPUTED)) if _plain_letters([w]) not in told else w for w in line]


def _plain_letters(line: Line) -> str:
    return "".join(c for word in line for c in word.text.casefold() if c.isalnum())


def _is_labelled(line: Line) -> bool:
    return any(_NIP_LABEL.match(word.text) for word in line)


def _doubted(word: OcrWord) -> OcrWord:
    return replace(word, confidence=min(word.confidence, DISPUTED)) if _DIGITS.sub("", word.text) else word


def worth(line: Line) -> float:
    """Return how much a reading says surely: letters that one picture lost count against it."""
    return _confidence(line) * (1 + 0.02 * min(_letters(line), 40))


def _confidence(line: Line) -> float:
    letters = sum(len(r.text) for r in line)
    return sum(r.confidence * len(r.text) for r in line) / letters if letters else 0.0


def _letters(line: Line) -> int:
    return sum(c.isalnum() for r in line for c in r.text)


def line_digits(line: Line) -> str:
    """Return the digits of a line, together."""
    return _DIGITS.sub("", "".join(r.text for r in line))
