"""What the second engine is shown of a signature's zone or a doubtful cell, and which lines it reads there.

Finding lines costs with the pixels shown, reading one with its length. So it looks for lines on a small picture of what
the first engine left open; running text that it read, table cells and white margins are kept out. The lines found are
read from the full picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.readers.scan import image as scan_image
from extractors.readers.scan.engines import Box, OcrLine, OcrWord, find_lines, read_found
from extractors.readers.scan.ocr_merge import is_running_text, is_sure, lines_of, runs_of

_SIZE, _AGAIN = 0.4, 0.6  # of the page at 300 dpi: where lines are looked for first, and once more for a lost NIP
_PAD = 8  # pixels of white kept round what is shown
_COVERED = 0.85  # share of a found line's width that the first engine's words must span for nothing of it to be hidden
_NUMBER = 6  # digits from which a line is read by both engines, however sure the first one is
_REACH = 0.35  # of a line's height, added round the first engine's box: it cuts close
_SIGNED = re.compile(r"N[IlL1i]P\b|NIP|pembina|penata|pengatur", re.IGNORECASE)
_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Second:
    """The second engine's lines on a picture, and for each word of the first whether it was not asked about it."""

    lines: list[OcrWord]
    settled: list[bool]


def read_again(grey: Any, words: Sequence[OcrWord], aside: Sequence[Box] = (), *, all_lines: bool = False) -> Second:
    """Return the second engine's reading of what the first one left open on a picture.

    `words` are the first engine's, `aside` boxes that are none of its business. Running text is settled, but with
    `all_lines`. Where neither engine saw a whole NIP though one seems to stand there, the picture is looked at in a
    second size: a stamp across a line hides it from the detector at one size and not at the other.
    """
    runs = [run for row in lines_of(words) for run in runs_of(row)]
    plain = [] if all_lines else [run for run in runs if is_running_text(run)]
    left = [run for run in runs if not any(run is p for p in plain)]
    shown = _without(grey, [*aside, *(around(run, 0) for run in plain)])
    lines = _find(shown, _SIZE)
    whole = [run for run in left if _is_whole(run, lines)]
    asked = [run for run in left if not any(run is w for w in whole)]
    boxes = [line for line in lines if not any(same_line(around(run, 0), line.box) for run in whole)]
    missed = [OcrLine(around(run, _REACH)) for run in asked if not any(same_line(around(run, 0), b.box) for b in boxes)]
    found = [r for line in boxes if (r := read_found(grey, line)) is not None]
    found += [replace(r, box=line.box) for line in missed if (r := read_found(grey, line)) is not None]
    if _lacks_nip([*(r.text for r in found), *(" ".join(r.text for r in run) for run in runs)]):
        found += [r for line in _find(shown, _AGAIN) if (r := read_found(grey, line)) is not None]
    settled = {id(r) for run in (*plain, *whole) for r in run}
    return Second(best_of(found), [id(r) in settled for r in words])


def _without(grey: Any, boxes: Sequence[Box]) -> Any:
    """Return the picture with the boxes made white."""
    made = grey.copy()
    for x0, y0, x1, y1 in boxes:
        made[max(0, y0 - 2) : max(0, y1 + 2), max(0, x0 - 2) : max(0, x1 + 2)] = 255
    return made


def _find(shown: Any, size: float) -> list[OcrLine]:
    """Return the lines that the second engine finds in the part of the picture that has ink."""
    box = scan_image.ink_box(shown)
    if box is None:
        return []
    x0, y0 = max(0, box[0] - _PAD), max(0, box[1] - _PAD)
    return [line.moved(x0, y0) for line in find_lines(shown[y0 : box[3] + _PAD, x0 : box[2] + _PAD], size)]


def around(words: Sequence[OcrWord], reach: float) -> Box:
    """Return the box round the words of a line, wider on all sides by a share of its height."""
    y0, y1 = min(r.box[1] for r in words), max(r.box[3] for r in words)
    more = round(reach * (y1 - y0))
    return min(r.box[0] for r in words) - more, y0 - more, max(r.box[2] for r in words) + more, y1 + more


def _is_whole(run: Sequence[OcrWord], lines: Sequence[OcrLine]) -> bool:
    """Return whether the first engine is sure of a line without numbers, and no found line says that there is more of it."""
    if not is_sure(run) or sum(c.isdigit() for r in run for c in r.text) >= _NUMBER:
        return False
    box = around(run, 0)
    return all(box[2] - box[0] >= _COVERED * _length(line.box) for line in lines if same_line(box, line.box))


def _length(box: Box) -> int:
    """Return how long the print in a found line is at most: its box is cut wider by half its height on each side."""
    return box[2] - box[0] - (box[3] - box[1])


def _lacks_nip(texts: Sequence[str]) -> bool:
    return any(_SIGNED.search(t) for t in texts) and not any(_whole_nip(t) for t in texts)


def _whole_nip(text: str) -> bool:
    return len(_DIGITS.sub("", text)) == 18


def best_of(found: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the lines, each once, from top to bottom: of two readings the one with a whole NIP, else the surer one."""
    made: list[OcrWord] = []
    for one in sorted(found, key=lambda r: (not _whole_nip(r.text), -r.confidence)):
        if not any(same_line(one.box, other.box) for other in made):
            made.append(one)
    return sorted(made, key=lambda r: (r.box[1], r.box[0]))


def same_line(a: Box, b: Box) -> bool:
    """Return whether two boxes are of one line: each way half of the smaller one lies in the other."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide > 0.5 * min(a[2] - a[0], b[2] - b[0]) and high > 0.5 * min(a[3] - a[1], b[3] - b[1])
