"""The second reading of a table's grid: from where its words stand alone, without any ruling.

It tells no value. Columns are strips that stay blank from row to row, rows are runs of lines, and a value belongs to the
indicator at its height; where that speaks against the row that the rules read, the row's field is told.
"""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.model.geometry import Box
from extractors.model.quote import Quote, Word
from extractors.tables.cells.content import is_unit
from extractors.text.labels import GOALS

Told = set[tuple[int, str]]  # (row, field) in which the two readings differ

_SHARED = frozenset({"no", "sub_no", "kode", "parent", "level"})  # fields that say nothing of rows or columns
_STATED = frozenset({"tujuan", "sasaran", "indikator", "satuan", "target", "sumber_data", "penanggung_jawab"})
_STACKED = frozenset({"formula", "definisi"})  # fields in which fractions stand
_SHORT = frozenset({"satuan", "target"})
_STRIP = 0.8  # heights of a line: a blank strip so wide parts two columns
_FEWEST_LINES = 3  # that a strip must part
_MOST_PARTED = 0.6  # of the lines with several words
_TOUCHING = 0.12  # heights of a line: two words so near are of one text
_OVER = 0.6  # heights of a line by which two texts share their height
_GAP = 1.4  # line distances from which a capital below opens a text of its own
_SEVERAL, _WIDER = 2, 1.15  # rows that share a text, and its usual line distance: a gap so wide parts it
_CLOSE = 1.12  # line distances within which small letters below go on with the text above
_OFF = 1.3  # heights of a line by which a goal may stand off the top or the middle of its rows
_MARK = re.compile(r"^(?:[(]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]+|[-–•*▪➢✓·o]|\d{1,2}(?:\.\d{1,2})*\.?)$", re.IGNORECASE)
_ENDED = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of one field on one page, the rows that have it, its lines from top to bottom."""

    field: str
    rows: tuple[int, ...]
    lines: tuple[tuple[Word, ...], ...]
    box: Box

    @property
    def height(self) -> float:
        return _box(self.lines[0][0]).height


def differing(rows: Sequence[Mapping[str, Quote]], origins: Sequence[Collection[tuple[int, int]]] = ()) -> Told:
    """Return in which fields of the rows of a table (typed, with places) the places of words speak against the reading.

    `rows`: the quotes of each row by field; values under years have names of their own. `origins`: the grid rows that each
    was read from; what shares one was parted by its marks, not by its place.
    """
    kin = _kin(origins) if origins else [{at} for at in range(len(rows))]
    parts = [frozenset(part for part, _ in own) for own in origins] or [frozenset({0})] * len(rows)
    told: Told = set()
    for texts in _by_page(rows).values():
        steps = [b - a for t in texts if t.field not in _STACKED for a, b in itertools.pairwise(_tops(t)) if b > a]
        pitch = statistics.median_low(steps) if steps else 0.0
        pictured = any(word.engine == "ocr" for t in texts for line in t.lines for word in line)
        if not pictured:  # boxes of letters read from a picture are too rough for it
            told |= _parted_by_strips(texts) | _touching(texts) | _at_other_rows(texts, kin)
            told |= _goals_apart(texts, parts)
        if pitch:
            told |= _joined(texts, pitch) | _cut(texts, pitch) | (_shared(texts) if pictured else set())
    return told


def _kin(origins: Sequence[Collection[tuple[int, int]]]) -> list[set[int]]:
    """Return for each row the rows that share a grid row with it, itself among them."""
    of_row: dict[tuple[int, int], set[int]] = defaultdict(set)
    for at, own in enumerate(origins):
        for row in own:
            of_row[row].add(at)
    known: dict[frozenset[tuple[int, int]], set[int]] = {}
    for own in map(frozenset, origins):
        if own not in known:
            known[own] = set().union(*(of_row[row] for row in own))
    return [known[frozenset(own)] for own in origins]


def _box(word: Word) -> Box:
    assert word.place.box is not None
    return word.place.box


def _by_page(rows: Sequence[Mapping[str, Quote]]) -> dict[int, list[_Text]]:
    """Return the texts of each page, one that several rows share once."""
    owners: dict[tuple[int, str, Word], list[int]] = defaultdict(list)
    words: dict[tuple[int, str, Word], list[Word]] = {}
    for at, row in enumerate(rows):
        for name, quote in row.items():
            pages: dict[int, list[Word]] = defaultdict(list)
            for word in quote.words:
                place = word.place
                if (
                    place.box is not None
                    and place.page is not None
                    and word.engine in ("text_layer", "ocr")
                    and not word.drawn
                ):
                    pages[place.page].append(word)
            for page, found in pages.items():
                key = page, name, found[0]
                owners[key].append(at)
                words.setdefault(key, found)
    made: dict[int, list[_Text]] = defaultdict(list)
    for (page, name, first), rows_of in owners.items():
        own = words[page, name, first]
        made[page].append(_Text(name, tuple(rows_of), _lines(own), Box.around(map(_box, own))))
    return made


def _lines(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """Return words by line, from top to bottom and from left to right."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda w: _box(w).cy):
        if found and _box(word).cy - _box(found[-1][0]).cy <= _box(word).height * 0.5:
            found[-1].append(word)
        else:
            found.append([word])
    return tuple(tuple(sorted(line, key=lambda w: _box(w).x0)) for line in found)


def _tops(text: _Text) -> list[float]:
    return [_box(line[0]).cy for line in text.lines]


def _parted_by_strips(texts: Sequence[_Text]) -> Told:
    """Return the texts of one field that a strip parts which stays blank from line to line: two columns read as one."""
    told: Told = set()
    for name in {t.field for t in texts} - _SHARED:
        own = [t for t in texts if t.field == name]
        lines = [(t, line) for t in own for line in t.lines if len(line) > 1]
        if len(lines) < _FEWEST_LINES:
            continue
        least = _STRIP * own[0].height
        for low, high in _strips([_box(w) for t in own for line in t.lines for w in line], least):
            across = [
                (t, line) for t, line in lines if _box(line[0]).x1 <= low + 0.1 and _box(line[-1]).x0 >= high - 0.1
            ]
            marked = sum(_box(line[1]).x0 >= high - 0.1 and bool(_MARK.match(line[0].text)) for _, line in across)
            if sum(is_unit(_after(line, high)) for _, line in across) > len(across) * 0.5:
                continue  # a number and its unit
            if len(across) >= max(_FEWEST_LINES, len(lines) * _MOST_PARTED) and marked < len(across) * 0.5:
                told |= {(row, name) for t, _ in across for row in t.rows}
    return told


def _after(line: Sequence[Word], x: float) -> str:
    return " ".join(w.text for w in line if _box(w).x0 >= x - 0.1)


def _strips(boxes: Sequence[Box], least: float) -> Iterator[tuple[float, float]]:
    right = float("inf")
    for box in sorted(boxes):
        if box.x0 - right >= least:
            yield right, box.x0
        right = box.x1 if right == float("inf") else max(right, box.x1)


def _touching(texts: Sequence[_Text]) -> Told:
    """Return the texts of two fields that touch or overprint each other on one line: which word is whose is unsure."""
    words = sorted(((w, t) for t in texts for line in t.lines for w in line), key=lambda pair: _box(pair[0]).cy)
    told: Told = set()
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and _box(words[end][0]).cy - _box(words[start][0]).cy <= _box(words[start][0]).height * 0.3:
            continue
        line = sorted(words[start:end], key=lambda pair: _box(pair[0]).x0)
        for (a, left), (b, right) in itertools.pairwise(line):
            if {left.field, right.field} & _SHARED or left.field == right.field:
                continue
            if a is not b and _box(b).x0 - _box(a).x1 < _TOUCHING * _box(a).height:
                told |= {(row, t.field) for t in (left, right) for row in t.rows}
        start = end
    return told


def _at_other_rows(texts: Sequence[_Text], kin: Sequence[Collection[int]]) -> Told:
    """Return the texts that stand at the height of another row's indicator, and at no height of their own row's."""
    indicators = {row: t for t in texts if t.field == "indikator" for row in t.rows if len(t.rows) == 1}
    ordered = sorted(indicators.items())
    told: Told = set()
    for (a, upper), (b, lower) in itertools.pairwise(ordered):
        if (
            b not in kin[a]
            and upper.box.overlap_x(lower.box) > 0
            and upper.box.overlap_y(lower.box) > _OVER * upper.height
        ):
            told |= {(a, "indikator"), (b, "indikator")}
    for t in texts:
        if len(t.rows) != 1 or t.field in _SHARED or t.field == "indikator" or t.rows[0] not in indicators:
            continue
        own = indicators[t.rows[0]]
        if own.box.overlap_y(t.box) > 0:
            continue
        if any(t.box.overlap_y(other.box) > _OVER * t.height for row, other in ordered if row not in kin[t.rows[0]]):
            told.add((t.rows[0], t.field))
    return told


def _goals_apart(texts: Sequence[_Text], parts: Sequence[frozenset[int]]) -> Told:
    """Return the goals that stand beside indicators which are not theirs, or neither at the top nor in the middle of theirs.

    `parts`: the grids from which each row was read; beside a table in two halves stands the other half, which says nothing.
    """
    rows: dict[int, Box] = {}
    whole: dict[int, list[Box]] = defaultdict(list)
    for t in texts:
        if len(t.rows) == 1 and t.field == "indikator":
            rows[t.rows[0]] = t.box
        if len(t.rows) == 1 and t.field not in GOALS:
            whole[t.rows[0]].append(t.box)
    middles = sorted(box.cy for box in rows.values())
    downward = sorted((box.top, r) for r, box in rows.items())
    tallest = max((box.height for box in rows.values()), default=0.0)
    told: Told = set()
    for t in texts:
        own = [box for r in t.rows if r in rows for box in whole[r]]
        if t.field not in GOALS or not own:
            continue
        band = Box.around(own)
        between = bisect_left(middles, t.box.bottom) < bisect_right(middles, band.top)
        if t.box.bottom <= band.top + _TOUCHING * t.height and not between:
            continue  # a row of its own above those of its indicators
        first, end = bisect_left(downward, (t.box.top - tallest, -1)), bisect_left(downward, (t.box.bottom, -1))
        near = frozenset().union(*(parts[r] for r in t.rows))
        beside = sorted(r for _, r in downward[first:end] if r not in t.rows and near & parts[r])
        others = [r for r in beside if t.box.overlap_y(rows[r]) > _OVER * t.height]
        apart = t.box.overlap_y(band) <= 0
        off = min(abs(t.box.top - band.top), abs(t.box.cy - band.cy), abs(t.box.bottom - band.bottom))
        if apart or others or off > _OFF * t.height:
            told |= {(row, t.field) for row in (*t.rows, *others)}
    return told


def _joined(texts: Sequence[_Text], pitch: float) -> Told:
    """Return the texts in which a line with a capital follows after a gap: two texts read as one."""
    told: Told = set()
    for t in texts:
        if t.field not in _STATED:
            continue
        for (above, a), (below, b) in itertools.pairwise(zip(t.lines, _tops(t), strict=True)):
            opens = below[0].text[:1]
            if b - a > _GAP * pitch and (opens.isupper() or opens.isdigit()) and not above[-1].text.endswith(_ENDED):
                told |= {(row, t.field) for row in t.rows}
    return told


def _shared(texts: Sequence[_Text]) -> Told:
    """Return the texts of several rows that a gap parts where one row's indicator ends and the next begins: a lost ruling."""
    indicators = {row: t.box for t in texts if t.field == "indikator" for row in t.rows if len(t.rows) == 1}
    told: Told = set()
    for t in texts:
        if len(t.rows) < _SEVERAL or t.field in _SHARED or t.field in GOALS or t.field == "indikator":
            continue
        steps = [b - a for a, b in itertools.pairwise(_tops(t))]
        usual = statistics.median_low(steps) if steps else 0.0
        bands = [
            (indicators[a], indicators[b]) for a, b in itertools.pairwise(t.rows) if a in indicators and b in indicators
        ]
        for step, (above, below) in zip(steps, itertools.pairwise(t.lines), strict=True):
            opens = below[0].text[:1]
            middle = (max(_box(w).bottom for w in above) + min(_box(w).top for w in below)) / 2
            wide = step >= _WIDER * usual or len(steps) == 1
            if wide and (opens.isupper() or opens.isdigit()) and any(u.cy < middle < v.cy for u, v in bands):
                told |= {(row, t.field) for row in t.rows}
    return told


def _cut(texts: Sequence[_Text], pitch: float) -> Told:
    """Return the texts of two rows of which the lower goes on with the upper: small letters, no more than a line below."""
    told: Told = set()
    for name in {t.field for t in texts} & ((_STATED - _SHORT) | _STACKED):
        own = sorted((t for t in texts if t.field == name), key=lambda t: t.box.top)
        small = sum(t.lines[0][0].text[:1].islower() for t in own)
        if small * 2 > len(own):
            continue
        for upper, lower in itertools.pairwise(own):
            step = _tops(lower)[0] - _tops(upper)[-1]
            opens, ends = lower.lines[0][0].text[:1], upper.lines[-1][-1].text
            if 0 < step <= _CLOSE * pitch and opens.islower() and not ends.endswith(_ENDED):
                told |= {(row, t.field) for t in (upper, lower) for row in t.rows}
    return told
