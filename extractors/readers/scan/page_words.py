"""The words of an upright page: line by line, cell by cell, what was passed over, and the zones of signatures once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.model.geometry import Box as PageBox
from extractors.page.rulings import Stages
from extractors.readers.scan import image as scan_image
from extractors.readers.scan.cells import mean, read_bare, read_missed
from extractors.readers.scan.engines import OcrWord
from extractors.readers.scan.line_finder import cut_at_cells, find_lines
from extractors.readers.scan.line_reader import read_line
from extractors.readers.scan.second import check_numbers
from extractors.readers.scan.table_rulings import Ruled
from extractors.readers.scan.word_rows import box_around, overlap, signature_zones
from extractors.readers.scan.zones import is_coloured, join_readings, read_lines

Box = tuple[int, int, int, int]
Line = list[OcrWord]

_LEAST = 0.55  # mean confidence below which a line is a pen stroke, a stamp or dirt
_CERTAIN = 0.9  # confidence from which print outside cells stands that the finder of lines passed over
_DIRT = "|_~«»^`\\{}¦"


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page, the boxes of print in its cells that nobody read, and its rulings; pixels."""

    words: list[OcrWord]
    unread: list[Box]
    ruled: Ruled

    def stages(self, scale: float, texts: Sequence[PageBox] = ()) -> Stages:
        """Return the grids of the rulings, in points; `scale` is pixels a point."""
        return self.ruled.stages(scale, texts)


def read_words_of(colours: Any, grey: Any, ruled: Ruled) -> PageWords:
    """Return the words of a page; `colours` is None for a grey one."""
    outside: list[Line] = []
    inside: dict[int, list[OcrWord]] = {at: [] for at in range(len(ruled.cells))}
    unread: list[Box] = []
    for line, cell in cut_at_cells(find_lines(ruled.grey), ruled.cells):
        words = read_line(grey, line)
        if not words:
            continue
        if mean(words) < _LEAST:
            unread += [line.box] if cell is not None else []
        elif cell is None:
            outside.append(words)
        else:
            inside[cell] += words
    for at, box in enumerate(ruled.cells):
        more, left = _fill(ruled.grey, box, inside[at])
        inside[at] += more
        unread += left
    outside = _read_zones(colours, grey, outside, ruled.cells)
    outside += _missed(ruled, [w for line in outside for w in line])
    words = [w for line in outside for w in check_numbers(grey, line)]
    words += [w for at in sorted(inside) for w in check_numbers(grey, inside[at])]
    return PageWords([w for word in words if (w := _plain(word)) is not None], _still(unread, words), ruled)


def _fill(grey: Any, cell: Box, words: Sequence[OcrWord]) -> tuple[list[OcrWord], list[Box]]:
    """Return the words that were passed over in a cell, and the boxes of print in it that stays unread."""
    x0, y0, x1, y1 = cell
    part = grey[y0:y1, x0:x1]
    if not part.size or min(part.shape) <= 12:
        return [], []
    part = scan_image.without_speckles(part)
    if not words:
        bare = read_bare(part)
        if bare:
            return [w.moved(x0, y0) for w in bare], []
    found, left = read_missed(part, [w.moved(-x0, -y0) for w in words])
    return [w.moved(x0, y0) for w in found], [(a + x0, b + y0, c + x0, d + y0) for a, b, c, d in left]


def _missed(ruled: Ruled, words: Sequence[OcrWord]) -> list[Line]:
    """Return lines outside cells that were passed over and are read surely; a coat of arms stays unread."""
    rest = ruled.grey.copy()
    for x0, y0, x1, y1 in ruled.cells:
        rest[y0:y1, x0:x1] = 255
    found, _ = read_missed(rest, words, least=_CERTAIN)
    return [found] if found else []


def _read_zones(colours: Any, grey: Any, lines: list[Line], cells: Sequence[Box]) -> list[Line]:
    """Return the lines outside cells with those of signatures read from a second picture, without coloured ink."""
    if colours is None:
        return lines
    for top, bottom in signature_zones([w for line in lines for w in line], grey.shape[0]):
        part = grey[top:bottom]
        cleaned = scan_image.clean(colours[top:bottom])
        if not is_coloured(part, cleaned):
            continue
        for x0, y0, x1, y1 in cells:
            cleaned[max(0, y0 - top) : max(0, y1 - top), x0:x1] = 255
        here = [line for line in lines if top <= _middle(line) <= bottom]
        rest = [line for line in lines if not any(line is h for h in here)]
        seconds = [[w.moved(0, top) for w in line] for line in read_lines(cleaned)]
        whole = [s for s in seconds if not any(overlap(box_around(s), box_around(r)) > 0 for r in rest)]
        lines = rest + join_readings(here, whole)
    return lines


def _middle(line: Line) -> float:
    box = box_around(line)
    return (box[1] + box[3]) / 2


def _plain(word: OcrWord) -> OcrWord | None:
    """Return a word without dirt at its ends; None where nothing is left of it."""
    text = word.text.strip(_DIRT)
    if not text:
        return None
    return word if text == word.text else OcrWord(text, word.box, word.confidence)


def _still(unread: Sequence[Box], words: Sequence[OcrWord]) -> list[Box]:
    """Return the boxes in which no word came to stand after all."""
    return [b for b in unread if not any(_holds(b, w.box) for w in words)]


def _holds(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
