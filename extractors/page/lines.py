"""Words -> lines: rows of one height from left to right, turned text, words broken at the ends of lines."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Line
from extractors.model.geometry import Box
from extractors.model.quote import Word
from extractors.page.letters import DESCENT, SOFT_HYPHEN

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
_BAND = 16.0  # points: height of the bands in which rows are looked up
_NUMBER_CUT = re.compile(
    r"(?:Rp\.?)?(?:\d[\d.]*,\n\d{1,3}%?|(?:\d{2,3}|\d{1,3}(?:\.\d{3})+)\.\n\d{3}(?:[.,]\d+)*%?)"
)  # a lone "1." over a number is a list mark
_MARK = re.compile(r"^(?:[(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[-•▪●:]|\d{1,2})$")
_FARTHEST = 0.6  # of the taller height: how far off its row's baseline a superscript may stand


def box_of(word: Word) -> Box:
    """Return the word's box; an empty one at the origin where it has none."""
    return word.place.box or NOWHERE


def boxes_of(line: Line) -> list[Box]:
    """Return the boxes of a line's words, as `box_of` does of one."""
    return [box or NOWHERE for box in line.boxes]


def _baseline(box: Box) -> float:
    _, top, _, bottom = box
    return bottom - DESCENT * (bottom - top)


def group_lines(words: Sequence[Word], ways: Mapping[Word, int] | None = None) -> tuple[Line, ...]:
    """Return the lines of words from top to bottom: words on one baseline, also on a slightly crooked one.

    A smaller raised or lowered word that touches its neighbour (a superscript) stays in the neighbour's line. `ways`
    are the directions (90, 180, 270 degrees clockwise) of words that do not run to the right; they get own lines.
    """
    if not ways or not any(word in ways for word in words):
        return _upright_lines(words)
    made = list(_upright_lines([w for w in words if w not in ways]))
    for way in sorted({ways[w] for w in words if w in ways}):
        turned = {_turned(w, 360 - way): w for w in words if ways.get(w) == way}
        for line in _upright_lines(list(turned)):
            back = tuple(turned[w] for w in line.words)
            made.append(Line(back, tuple(round(box_of(w).x0, 2) for w in back), line.breaks))
    return tuple(made)


def _turned(word: Word, degrees: int) -> Word:
    return word._replace(place=word.place._replace(box=box_of(word).turned(degrees, 0.0, 0.0)))


def _upright_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    rows = _Rows()
    for word in sorted(words, key=_by_left):
        rows.add(word)
    return tuple(_line(row) for row in _with_marks(_order_rows(rows.words)))


def _by_left(word: Word) -> tuple[float, float, str]:
    box = word.place.box or NOWHERE
    return box.x0, box.top, word.text


class _Rows:
    """Rows that grow to the right, word by word; kept by bands of the page, so that a word is held against few of them."""

    def __init__(self) -> None:
        self.words: list[list[Word]] = []
        self._ends: list[tuple[float, float, float]] = []  # baseline, height and right end of each row's last word
        self._bands: dict[int, set[int]] = defaultdict(set)
        self._tallest = 0.0

    def add(self, word: Word) -> None:
        """Put a word into the row whose last word it stands beside, or into a row of its own."""
        box = box_of(word)
        baseline, height = _baseline(box), box.height
        at = self._row_of(box.x0, height, baseline)
        if at is None:
            self.words.append([word])
            self._ends.append((baseline, height, box.x1))
            self._bands[int(baseline // _BAND)].add(len(self._ends) - 1)
        else:
            self.words[at].append(word)
            last, tall, right = self._ends[at]
            if height >= 0.8 * tall:
                self._bands[int(last // _BAND)].remove(at)
                self._bands[int(baseline // _BAND)].add(at)
                last, tall = baseline, height
            self._ends[at] = (last, tall, max(right, box.x1))
        self._tallest = max(self._tallest, height)

    def _row_of(self, left: float, height: float, baseline: float) -> int | None:
        """Return the row to whose baseline the word is nearest, the first of equals; None where it is of none."""
        reach = _FARTHEST * max(height, self._tallest)
        best = (1.0, len(self._ends))
        for band in self._bands_of(baseline - reach, baseline + reach):
            for at in self._bands.get(band, ()):
                end = self._ends[at]
                if abs(baseline - end[0]) <= _FARTHEST * max(height, end[1]):
                    best = min(best, (_off(left, height, baseline, end), at))
        return best[1] if best[1] < len(self._ends) else None

    def _bands_of(self, top: float, bottom: float) -> Iterable[int]:
        """Return the bands between two heights: never more of them than there are, however tall a word says it is."""
        first, last = int(top // _BAND), int(bottom // _BAND)
        if last - first < len(self._bands):
            return range(first, last + 1)
        return [band for band in self._bands if first <= band <= last]


def _with_marks(rows: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """Return the rows with list marks joined to the row at their right that is set a little higher or lower."""
    made: list[Sequence[Word]] = []
    for row in rows:
        last = made[-1] if made else None
        if last is not None and (_is_mark_of(row, last) or _is_mark_of(last, row)):
            made[-1] = sorted((*last, *row), key=lambda w: box_of(w).x0)
        else:
            made.append(row)
    return made


def _is_mark_of(mark: Sequence[Word], row: Sequence[Word]) -> bool:
    if len(mark) > 3 or not _MARK.match(mark[-1].text):
        return False
    box, other = Box.around(map(box_of, mark)), Box.around(map(box_of, row))
    near = 0.0 <= other.x0 - box.x1 <= 4 * max(box.height, other.height)
    return near and box.overlap_y(other) >= 0.5 * min(box.height, other.height)


def _off(left: float, height: float, baseline: float, end: tuple[float, float, float]) -> float:
    """Return how far a word stands off a row's baseline, 1.0 being as far as a word of that row may stand."""
    last, tall, right = end
    low, high = (height, tall) if height < tall else (tall, height)
    tolerance = (_FARTHEST if low < 0.8 * high and left - right <= 0.35 * high else 0.3) * high
    return abs(baseline - last) / tolerance if tolerance > 0 else 2.0


def _order_rows(rows: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    if len(rows) < 2:  # most cells
        return list(rows)

    def place(row: Sequence[Word]) -> tuple[float, float]:
        boxes = [box_of(word) for word in row]
        tall = 0.8 * max([box.height for box in boxes])
        return round(statistics.median([_baseline(box) for box in boxes if box.height >= tall]), 1), boxes[0].x0

    return sorted(rows, key=place)


def _line(row: Sequence[Word]) -> Line:
    boxes = [box_of(word) for word in row]
    return Line(tuple(row), tuple([round(box[0], 2) for box in boxes]), _breaks(row, boxes))


def _breaks(row: Sequence[Word], boxes: Sequence[Box]) -> tuple[int, ...]:
    """Return the indexes of words after a gap that is wide for this line: justified text has none."""
    gaps = [b[0] - a[2] for a, b in itertools.pairwise(boxes)]
    if not gaps:
        return ()
    letter = sum([box.width for box in boxes]) / max(1, sum([len(w.text) for w in row]))
    height = max([box.height for box in boxes])
    letter = min(letter, 0.7 * height)
    found: list[int] = []
    for i, gap in enumerate(gaps):
        if gap <= 2.0 * letter:
            continue
        others = gaps[:i] + gaps[i + 1 :]
        if gap > 4.5 * letter or gap > 1.8 * (statistics.median_low(others) if others else 0.0):
            found.append(i + 1)
    return tuple(found)


def even_out(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a cell without the breaks of justified text: of lines that end at one common right edge.

    A break after a list mark stays.
    """
    ends = [box_of(line.words[-1]).x1 for line in lines]
    edge = max(ends, default=0.0)
    if sum(end >= edge - 1.0 for end in ends) < 2:
        return tuple(lines)
    made: list[Line] = []
    for line, end in zip(lines, ends, strict=True):
        if line.breaks and end >= edge - 1.0:
            line = replace(line, breaks=tuple(b for b in line.breaks if b == 1 and _MARK.match(line.words[0].text)))
        made.append(line)
    return tuple(made)


def glue_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with the first word of a line marked as glued where the line before broke a word by a hyphen.

    A printed hyphen stays; a soft one at the line's end goes, anywhere else it is the hyphen that was drawn.
    """
    made = list(lines)
    for i, line in enumerate(made):
        after = made[i + 1] if i + 1 < len(made) else None
        if after is not None and _number_broken(line, after):
            made[i + 1] = replace(after, words=(after.words[0]._replace(glued=True), *after.words[1:]))
        elif line.words[-1].text[-1] in "-‐" + SOFT_HYPHEN and after is not None and _broken(line, after):
            made[i + 1] = replace(after, words=(after.words[0]._replace(glued=True), *after.words[1:]))
            made[i] = _plain_hyphens(line, last_goes=True)
        else:
            made[i] = _plain_hyphens(line, last_goes=False)
    return tuple(made)


def _number_broken(line: Line, after: Line) -> bool:
    """Return whether a number that fills a narrow line goes on below behind its dot or comma ("280000," over "0")."""
    alone = len(line.words) == 1 and len(after.words) <= 2
    return alone and _NUMBER_CUT.fullmatch(f"{line.words[0].text}\n{after.words[0].text}") is not None


def _broken(line: Line, after: Line) -> bool:
    text = line.words[-1].text
    if len(text) < 2 or not text[-2].isalpha() or not after.words[0].text[0].islower():
        return False
    upper, lower = line.box, after.box
    if upper is None or lower is None:
        return True
    start = line.segment_offsets[-1] if line.offsets else upper.x0
    near = lower.top - upper.bottom <= 1.5 * max(upper.height, lower.height)
    return near and lower.x0 <= upper.x1 and abs(lower.x0 - start) <= max(60.0, upper.x1 - start)


def _plain_hyphens(line: Line, *, last_goes: bool) -> Line:
    if not any(SOFT_HYPHEN in word.text for word in line.words):
        return line
    words = list(line.words)
    tail = words[-1].text
    if last_goes and tail.endswith(SOFT_HYPHEN) and len(tail) > 1:
        words[-1] = words[-1]._replace(text=tail[:-1])
    return replace(line, words=tuple(w._replace(text=w.text.replace(SOFT_HYPHEN, "-")) for w in words))
