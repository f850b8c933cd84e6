"""The words of an upright page: line by line, cell by cell, what was passed over, and the zones of signatures once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from extractors.model.geometry import Box as PageBox
from extractors.page.rulings import Stages
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.ink import clean as clean_ink
from extractors.readers.scan.ink import shapes as ink_shapes
from extractors.readers.scan.ink.by_hand import by_hand
from extractors.readers.scan.ink.colours import in_other_ink
from extractors.readers.scan.ink.pen import merged
from extractors.readers.scan.lines.cells import read_bare, read_missed
from extractors.readers.scan.lines.finder import TextLine, cut_at_cells, find_lines, to_ends
from extractors.readers.scan.lines.list_marks import find_mark, with_mark
from extractors.readers.scan.lines.raised_marks import part_marks
from extractors.readers.scan.lines.reader import mean, read_line
from extractors.readers.scan.lines.second import as_percent, check_numbers, may_be_percent
from extractors.readers.scan.lines.sideways import read_sideways
from extractors.readers.scan.rulings.tables import Ruled
from extractors.readers.scan.signatures.covered import read_crossed
from extractors.readers.scan.signatures.stamped import without_stamp, without_stamp_letters
from extractors.readers.scan.signatures.word_rows import box_around, overlap, signature_zones
from extractors.readers.scan.signatures.zones import (
    is_coloured,
    join_readings,
    read_changed,
    without_arcs,
    without_stamps,
)
from extractors.text.inline_labels import patterns

Box = tuple[int, int, int, int]
Line = list[OcrWord]

_LEAST = 0.55  # mean confidence below which a line is a pen stroke, a stamp or dirt
_CERTAIN = 0.9  # confidence from which print outside cells stands that the finder of lines passed over
_SHADED = 0.97  # mean confidence below which a line on a dithered shade is read once more
_PALE = 0.45  # share of the usual depth of ink below which print is that of the paper's back
_DARK = 100  # grey level of print in a cell in which no line was found
_WIDEST, _FEW = 3.0, 4  # times its height that such a cell is wide, and signs that it holds at most
_SMALL_L, _LOST_DOT, _STRUCK_I, _READ_AS_I = (
    patterns("scan")[name] for name in ("small_l", "lost_dot", "struck_i", "read_as_i")
)
_SHORT_WORD = 4  # letters: shorter ones are often abbreviations ("tgl", "dll")
_PIXELS, _INKED = 6, 128  # dark pixels of a block with print that no word covers, and the grey level below which one is
_AROUND = 150  # pixels of such a block each way, and round it, that are looked at
_COLUMN = 0.8  # share of the wider of two cells that both cover where they are of one column
_SPECKS = frozenset(".,'")  # alone they are dirt: ". 6." opens no item
_DIRT = "|_~«»^`\\{}¦"


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page, the boxes of print in its cells that nobody read, its rulings, its raised marks of notes; pixels."""

    words: list[OcrWord]
    unread: list[Box]
    ruled: Ruled
    marks: list[OcrWord] = field(default_factory=list)

    def stages(self, scale: float, texts: Sequence[PageBox] = ()) -> Stages:
        """Return the grids of the rulings, in points; `scale` is pixels a point."""
        return self.ruled.stages(scale, texts)


def read_words_of(colours: Any, grey: Any, ruled: Ruled, pale: Any = None) -> PageWords:
    """Return the words of a page; `colours` is None for a grey one, `pale` its grey levels before faded print was darkened."""
    outside: list[Line] = []
    inside: dict[int, list[OcrWord]] = {at: [] for at in range(len(ruled.cells))}
    unread: list[Box] = []
    placed = cut_at_cells(find_lines(clean_ink.print_alone(ruled.grey)), ruled.cells)
    limits = [None if cell is None else ruled.cells[cell] for _, cell in placed]
    whole = to_ends(ruled.grey, [line for line, _ in placed], limits)
    shown = grey if pale is None else pale
    depths = [scan_image.depth(scan_image.cut_line(shown, line.box, 0.0)) for line in whole]
    usual = median([depth for depth in depths if depth > 0] or [0.0])
    for line, (_, cell), depth in zip(whole, placed, depths, strict=True):
        words = _read(grey, line) if cell is None else _read_marked(grey, ruled, line, cell, whole)
        if not words:
            continue
        if mean(words) < _LEAST or depth < _PALE * usual:  # paler: it stands on the back of the paper
            unread += [line.box] if cell is not None else []
        elif cell is None:
            outside.append(words)
        else:
            inside[cell] += words
    inside |= read_sideways(ruled.grey, ruled.cells, inside)
    texts = {at: " ".join(word.text for word in words) for at, words in inside.items()}
    for at, box in enumerate(ruled.cells):
        likely = may_be_percent(inside[at])
        column = (
            {texts[i] for i, other in enumerate(ruled.cells) if i != at and _same_column(box, other)} if likely else ()
        )
        inside[at] = as_percent(grey, inside[at], column)
        inside[at] = without_stamp(colours, box, inside[at])
        more, left = _fill(ruled.grey, box, inside[at])
        inside[at] += more
        unread += left
    outside, replaced = _read_zones(colours, grey, outside, ruled.cells)
    outside += _missed(ruled, [w for line in (*outside, *replaced) for w in line])
    parted = [part_marks(ruled.grey, line) for line in (*outside, *(inside[at] for at in sorted(inside)))]
    marks = [mark for _, found in parted for mark in found]
    words = [w for line, _ in parted for w in _checked(grey, line)]
    words = without_stamp_letters(colours, [w for word in words if (w := _plain(word)) is not None])
    other = zip(words, in_other_ink(colours, words), by_hand(grey, words), strict=True)
    words = [replace(word, other_ink=True) if apart or written else word for word, apart, written in other]
    return PageWords(words, _still(unread, words), ruled, marks)


def _checked(grey: Any, words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return words, their numbers read again; words that run up or down as they are: theirs were."""
    return check_numbers(grey, [w for w in words if not w.way]) + [w for w in words if w.way]


def _read_marked(grey: Any, ruled: Ruled, line: TextLine, cell: int, lines: Sequence[TextLine]) -> Line:
    """Return the words of a line of a cell, with the bullet or dash before it."""
    mark = find_mark(ruled.grey, line, ruled.cells[cell], lines)
    return (with_mark(mark, _read(grey, mark.rest)) if mark is not None else []) or _read(grey, line)


def _read(grey: Any, line: TextLine) -> Line:
    """Return the words of a line; those on a dithered shade are read once more without its dots, and the surer reading stands."""
    words = read_line(grey, line)
    if words and mean(words) >= _SHADED:
        return words
    x0, y0, x1, y1 = line.box
    part = grey[max(0, y0) : y1, max(0, x0) : x1]
    if not part.size or min(part.shape) <= 12:
        return words
    plain = ink_shapes.without_speckles(part)
    if plain is part:
        return words
    again = [w.moved(max(0, x0), max(0, y0)) for w in read_line(plain, TextLine((0, 0, part.shape[1], part.shape[0])))]
    return again if again and (not words or mean(again) > mean(words)) else words


def _fill(grey: Any, cell: Box, words: Sequence[OcrWord]) -> tuple[list[OcrWord], list[Box]]:
    """Return the words that were passed over in a cell, and the boxes of print in it that stays unread."""
    x0, y0, x1, y1 = cell
    part = grey[y0:y1, x0:x1]
    if not part.size or min(part.shape) <= 12:
        return [], []
    part = ink_shapes.without_speckles(part)
    if not words:
        bare = read_bare(part) or _read_whole(part)
        if bare:
            return [w.moved(x0, y0) for w in bare], []
    found, left = read_missed(part, [w.moved(-x0, -y0) for w in words])
    return [w.moved(x0, y0) for w in found], [(a + x0, b + y0, c + x0, d + y0) for a, b, c, d in left]


def _read_whole(part: Any) -> Line:
    """Return the one short word of a small cell, read as if it were a line: patterned paper hides a lone figure."""
    if not (part < _DARK).any() or part.shape[1] > _WIDEST * part.shape[0]:
        return []
    words = read_line(part, TextLine((0, 0, part.shape[1], part.shape[0])))
    return words if len(words) == 1 and words[0].confidence >= _CERTAIN and len(words[0].text) <= _FEW else []


def _missed(ruled: Ruled, words: Sequence[OcrWord]) -> list[Line]:
    """Return lines outside cells that were passed over and are read surely; a coat of arms stays unread."""
    rest = ruled.grey.copy()
    for x0, y0, x1, y1 in ruled.cells:
        rest[y0:y1, x0:x1] = 255
    left = rest.copy()
    for x0, y0, x1, y1 in (word.box for word in words):
        beyond = (y1 - y0) // 3
        left[max(0, y0 - beyond) : y1 + beyond, max(0, x0 - beyond) : x1 + beyond] = 255
    found: list[OcrWord] = []
    for x0, y0, x1, y1 in merged(scan_image.inked_blocks(left, _PIXELS, _INKED, _AROUND), _AROUND):
        x0, y0 = max(0, x0), max(0, y0)
        seen, _ = read_missed(rest[y0:y1, x0:x1], [w.moved(-x0, -y0) for w in words], least=_CERTAIN)
        found += [word.moved(x0, y0) for word in seen]
    return [found] if found else []


def _read_zones(colours: Any, grey: Any, lines: list[Line], cells: Sequence[Box]) -> tuple[list[Line], list[Line]]:
    """Return the lines outside cells with those of signatures read from more pictures: without coloured ink, without strokes.

    And the lines in whose place others stand now: what they covered is no print that was passed over.
    """
    replaced: list[Line] = []
    for top, bottom in signature_zones([w for line in lines for w in line], grey.shape[0]):
        part = grey[top:bottom].copy()
        here = [line for line in lines if top <= _middle(line) <= bottom]
        rest = [line for line in lines if not any(line is h for h in here)]
        cleaned = None if colours is None else clean_ink.clean(colours[top:bottom])
        coloured = cleaned is not None and is_coloured(part, cleaned, [_moved(line, -top) for line in here])
        for picture in (part,) if cleaned is None else (part, cleaned):
            for x0, y0, x1, y1 in cells:
                picture[max(0, y0 - top) : max(0, y1 - top), x0:x1] = 255
        if cleaned is None:
            here = without_stamps(here)
        elif coloured:
            known = [_moved(line, -top) for line in here]
            seconds = [_moved(line, top) for line in read_changed(cleaned, part, known)]
            whole = [s for s in seconds if not any(overlap(box_around(s), box_around(r)) > 0 for r in rest)]
            here = join_readings(here, whole)
        again = without_arcs(read_crossed(part, cleaned if coloured else None, [_moved(line, -top) for line in here]))
        lines = rest + [_moved(line, top) for line in again]
        replaced += here
    return lines, replaced


def _moved(line: Line, rows: int) -> Line:
    return [word.moved(0, rows) for word in line]


def _middle(line: Line) -> float:
    box = box_around(line)
    return (box[1] + box[3]) / 2


def _plain(word: OcrWord) -> OcrWord | None:
    """Return a word without dirt at its ends, an l that no Indonesian word has so made I or i; None where nothing is left."""
    text = _READ_AS_I.sub("l", _STRUCK_I.sub("I", _SMALL_L.sub("I", word.text.strip(_DIRT))))
    if sum(c.isalpha() for c in text) >= _SHORT_WORD and not any(c.isdigit() for c in text):
        text = _LOST_DOT.sub("i", text)
    if not text or text in _SPECKS:
        return None
    return word if text == word.text else replace(word, text=text)


def _same_column(one: Box, other: Box) -> bool:
    """Return whether two cells stand one above the other, about as wide."""
    shared = min(one[2], other[2]) - max(one[0], other[0])
    return shared >= _COLUMN * max(one[2] - one[0], other[2] - other[0])


def _still(unread: Sequence[Box], words: Sequence[OcrWord]) -> list[Box]:
    """Return the boxes in which no word came to stand after all."""
    return [b for b in unread if not any(_holds(b, w.box) for w in words)]


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
