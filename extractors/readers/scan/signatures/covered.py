"""Lines of a signature that a pen stroke or the ring of a stamp crosses: read from several pictures, and voted letter by letter.

The pictures: as it is, without coloured ink, and without the ink that a network takes for that of pens and stamps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import numpy as np

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink.pen import Crossing, find_crossing
from extractors.readers.scan.lines.finder import TextLine
from extractors.readers.scan.lines.reader import ABOVE, BELOW, mean, place_words, without_doubtful_blanks
from extractors.readers.scan.lines.second import DISPUTED
from extractors.readers.scan.networks import Letters, read_letters
from extractors.readers.scan.signatures.unstruck import with_bare, without_foreign
from extractors.readers.scan.signatures.votes import voted, with_case_of
from extractors.readers.scan.signatures.word_rows import box_around
from extractors.text.likeness import likeness
from reference.shared import digit_lookalikes, nip_shape

Line = list[OcrWord]
Box = tuple[int, int, int, int]

# percentile of the heights of a zone's words that no stroke makes higher, and share of letters
_HEIGHTS, _LETTERS = 30, 0.9
_HALF = 0.49  # share of the depth of a line's ink from which a pixel is ink
_LONGEST = 8  # words: a longer line is running text
_FEWEST = 8  # letters and digits of a line that is worth it: a shorter one is a stamp's
_SURE = 0.9  # mean confidence of a line from which its letters stand
_CERTAIN = 0.9  # confidence of the words of a number from which one more reading of the same digits is enough
_TWICE = 0.93  # mean confidence from which the line cut closer would be read alike: the reading counts twice
_KEPT = 0.7  # share of the letters read before that a better reading has at least
_LIKE = 0.4  # likeness to what was read before; less is another line's
_BLANK = 0.6  # confidence of a blank that the ink bears out
# shares of a word's ink that strokes touch: some of it, and so much that it may be another word
_TOUCHED, _HIDDEN = 0.1, 0.35
_UNSURE = 0.69  # confidence of a word that they hide
_DIGITS = 12  # digits from which a line is a number's
_NIP = re.compile(nip_shape())


@dataclass(frozen=True, slots=True)
class _Zone:
    """The pictures of a zone: as it is, without coloured ink (the same one where it has none), and without pens and stamps."""

    untouched: Any
    own: Any
    bare: Any
    crossed: Crossing
    height: float
    level: float


def read_crossed(grey: Any, cleaned: Any, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a signature's zone, those that strokes cross read again; others as they are.

    `grey`: the picture of the zone, in whose pixels the lines have their places; `cleaned`: the same without coloured ink,
    None where it has none.
    """
    short = [line for line in lines if _is_worth(line)]
    heights = [word.box[3] - word.box[1] for line in short for word in line]
    if not heights:
        return list(lines)
    height = _LETTERS * float(np.percentile(heights, _HEIGHTS))
    depths = [scan_image.depth(scan_image.cut_line(grey, box_around(line), 0.0)) for line in short]
    level = 255.0 - _HALF * median(depths)
    crossed = find_crossing(grey, height, level)
    if not crossed.boxes:
        return list(lines)
    bare = without_foreign(grey, crossed.boxes, height)
    zone = _Zone(grey, grey if cleaned is None else cleaned, bare, crossed, height, level)
    return [_settled(zone, line) for line in with_bare(grey, bare, lines)]


def _settled(zone: _Zone, line: Line) -> Line:
    """Return a line, read again where strokes cross it and it is unsure, its words in doubt that strokes cover."""
    if not _is_worth(line) or not _crosses(zone.crossed.boxes, line):
        return line
    if _is_unsure(line) or (_is_number(line) and zone.crossed.share(box_around(line)) > _TOUCHED):
        return _read(zone, line)
    return [_weighed(zone.crossed, word, _HIDDEN) for word in line]


def _is_number(line: Line) -> bool:
    return sum(c.isdigit() for word in line for c in word.text) >= _DIGITS


def _is_unsure(line: Line) -> bool:
    """Return whether a line was not read surely; a number that cannot be a NIP is not either."""
    likely = (
        not _is_number(line) or _NIP.search("".join(c for word in line for c in word.text if c.isdigit())) is not None
    )
    return mean(line) < _SURE or not likely


def _is_worth(line: Line) -> bool:
    return len(line) <= _LONGEST and sum(c.isalnum() for word in line for c in word.text) >= _FEWEST


def _crosses(boxes: Sequence[Box], line: Line) -> bool:
    x0, top, x1, bottom = box_around(line)
    return any(a < x1 and x0 < c and b < bottom and top < d for a, b, c, d in boxes)


def _read(zone: _Zone, line: Line) -> Line:
    """Return a line that strokes cross after its pictures were read."""
    outer = TextLine(_outer(line))
    close = _to_letters(zone.bare < zone.level, outer, zone.height)
    if _is_number(line):
        readings = [_letters(zone.bare, zone.bare, outer)]
        if not _is_certain(line, readings[0]):
            readings = [_letters(zone.own, zone.bare, outer), *readings, _letters(zone.untouched, zone.bare, close)]
        return _number(line, readings)
    readings = [_letters(picture, zone.bare, outer) for picture in (zone.own, zone.bare)]
    if _bare_letters(readings[0]) != _bare_letters(readings[1]):
        again = readings[1] if _sureness(readings[1]) >= _TWICE else _letters(zone.bare, zone.bare, close)
        readings += [again, _letters(zone.untouched, zone.bare, close)]
    letters = with_case_of(voted(readings), " ".join(word.text for word in line))
    made = place_words(letters, scan_image.cut_line(zone.bare, close.box, 0.0), close)
    stands = _count(made) >= _KEPT * _count(line) and likeness(_plain(made), _plain(line)) >= _LIKE
    if not stands:
        return [_doubted(word) for word in line]
    return [_weighed(zone.crossed, word, _TOUCHED) for word in _agreed(made, readings)]


def _weighed(crossed: Crossing, word: OcrWord, most: float) -> OcrWord:
    """Return a word, unsure where strokes cover more than a share of it: they make another letter of one ("L" in a ring: "E")."""
    unsure = crossed.share(word.box) > most
    return replace(word, confidence=min(word.confidence, _UNSURE)) if unsure else word


def _outer(line: Line) -> tuple[int, int, int, int]:
    """Return the box that the finder of lines gave a line: its words' boxes are cut closer."""
    x0, top, x1, bottom = box_around(line)
    whole = (bottom - top) / (1 - ABOVE - BELOW)
    rim = round(0.2 * whole)
    return max(0, x0 - rim), max(0, round(top - ABOVE * whole)), x1 + rim, round(bottom + BELOW * whole)


def _to_letters(ink: Any, line: TextLine, height: float) -> TextLine:
    """Return a line as high as its letters stand: a stroke makes the box of a line higher."""
    x0, y0, x1, y1 = line.box
    filled = np.convolve(ink[y0:y1, x0:x1].sum(axis=1), np.ones(max(1, round(height)), int), mode="valid")
    if not filled.size:
        return line
    most = np.flatnonzero(filled >= filled.max())
    first = y0 + int(most[len(most) // 2])
    whole = height / (1 - ABOVE - BELOW)
    return TextLine((x0, max(0, round(first - ABOVE * whole)), x1, round(first + height + BELOW * whole)))


def _letters(picture: Any, bare: Any, line: TextLine) -> Letters:
    """Return the letters of a line's picture with the blanks that the ink of the picture without strokes bears out."""
    shown, without = (scan_image.cut_line(grey, line.box, 0.0) for grey in (picture, bare))
    read = without_doubtful_blanks(read_letters(shown, careful=True), without)
    sure = tuple(_BLANK if sign == " " else c for sign, c in zip(read.text, read.confidences, strict=True))
    return replace(read, confidences=sure)


def _bare_letters(reading: Letters) -> str:
    return "".join(c for c in reading.text.casefold() if c.isalnum())


def _sureness(reading: Letters) -> float:
    return sum(reading.confidences) / len(reading.confidences) if reading.confidences else 0.0


def _agreed(line: Line, readings: Sequence[Letters]) -> Line:
    """Return a line, its words in doubt that a reading gives with other letters."""
    seen = [_bare_letters(reading) for reading in readings]
    return [word if all(_plain([word]) in text for text in seen) else _doubted(word) for word in line]


def _number(line: Line, readings: Sequence[Letters]) -> Line:
    """Return a line with a NIP: a reading that may be one stands, the untouched picture's first; in doubt where two differ."""
    line = [_in_digits(word) for word in line]
    seen = [re.sub(r"\D", "", _digits_of(reading.text)) for reading in readings]
    before = re.sub(r"\D", "", "".join(word.text for word in line))
    likely = list(dict.fromkeys(digits for digits in (before, *seen) if _NIP.fullmatch(digits)))
    if likely == [before] and before in seen:
        return line
    if not likely or likely[0] == before:
        return [_doubted(word) if any(c.isdigit() for c in word.text) else word for word in line]
    numbers = [word for word in line if any(c.isdigit() for c in word.text)]
    box = box_around(numbers)
    rest = [word for word in line if word.box[2] <= box[0] and not any(c.isdigit() for c in word.text)]
    return [*rest, OcrWord(likely[0], box, DISPUTED)]


def _is_certain(line: Line, reading: Letters) -> bool:
    """Return whether a line whose number was read surely and can be a NIP needs no third reading: the second shows the same."""
    number = [word for word in line if any(c.isdigit() for c in word.text)]
    digits = re.sub(r"\D", "", "".join(word.text for word in number))
    alike = digits == re.sub(r"\D", "", _digits_of(reading.text))
    return alike and _NIP.fullmatch(digits) is not None and min(word.confidence for word in number) >= _CERTAIN


def _digits_of(text: str) -> str:
    """Return a text, signs among digits that look like digits made such ("1972110$2002122004")."""
    words = text.split()
    return " ".join(w.translate(digit_lookalikes("letters")) if _is_mostly_digits(w) else w for w in words)


def _is_mostly_digits(text: str) -> bool:
    return sum(c.isdigit() for c in text) > len(text) / 2


def _in_digits(word: OcrWord) -> OcrWord:
    text = _digits_of(word.text)
    return word if text == word.text else replace(word, text=text, confidence=min(word.confidence, DISPUTED))


def _doubted(word: OcrWord) -> OcrWord:
    return replace(word, confidence=min(word.confidence, DISPUTED))


def _count(line: Line) -> int:
    return sum(c.isalnum() for word in line for c in word.text)


def _plain(line: Line) -> str:
    return "".join(c for word in line for c in word.text.casefold() if c.isalnum())
