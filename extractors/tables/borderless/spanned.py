"""Heads of two levels in tables without rulings: a label stands over the labels of several columns ("Target | TW I  TW II")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractors.model.document import Cell, Line, Table
from extractors.model.geometry import Box
from extractors.model.quote import Place, Quote, Word
from extractors.page.lines import box_of, glue_lines, group_lines
from extractors.tables.borderless.gutters import (
    FAR_STEP,
    Gutter,
    least_gutter,
    line_step,
    n_words,
    parts_at_blanks,
    signs,
)
from extractors.tables.columns import VALUE_FIELDS
from extractors.text.labels import cell_pattern, group_kind, match_header

_DEEPEST = 5  # lines of a head
_LOOKED_AT = 14  # lines below it that tell where its columns part
_WIDE_STEP = 2.4  # line distances between two lines of a head
_LONGEST = 6  # words of a label
_LONG = 9  # words of a line that no gutter parts, from which it is none of a table
_KNOWN = 0.6  # share of the labels over one column that must be known
_PAIR = 2
_NEARER = 2.0  # times
_LEVEL = 3.0  # points within which two labels begin at one x
_VALUES = VALUE_FIELDS | {"persen_capaian"}
_PARTS_OF_YEAR = tuple(cell_pattern("periods", name) for name in ("quarter", "half", "month", "bare"))
_DATA = re.compile(r"^(?!(?:19|20)\d\d$)[\d.,\s%-]+$|^-+$")


@dataclass(frozen=True, slots=True)
class Label:
    """A label over columns first..last, and the lines of the head that it stands on."""

    first: int
    last: int
    words: tuple[Word, ...]
    lines: frozenset[int]


@dataclass(slots=True)
class _Strip:
    """A column as far as its words reach, and its labels by the line of the head that each stands on."""

    x0: float
    x1: float
    labels: dict[int, tuple[Word, ...]] = field(default_factory=dict)

    @property
    def quote(self) -> Quote:
        return Quote(tuple(word for at in sorted(self.labels) for word in self.labels[at]))

    @property
    def middle(self) -> float:
        """Return the middle of the label."""
        words = self.quote.words
        return (min(box_of(w).x0 for w in words) + max(box_of(w).x1 for w in words)) / 2

    def is_level(self, x0: float, middle: float) -> bool:
        """Return whether a label above begins where this one's does, or stands centred on it."""
        return min(abs(middle - self.middle), *(abs(x0 - box_of(ws[0]).x0) for ws in self.labels.values())) <= _LEVEL

    @property
    def may_be_spanned(self) -> bool:
        """Return whether the label is of values, or nothing known: no label of another field stands below one of values."""
        text = self.quote.text
        match = match_header(text)
        named = match.fields and match.fields[0] not in _VALUES
        return bool(self.labels) and not named and (not match.other or any(p.search(text) for p in _PARTS_OF_YEAR))


def find_spanned(lines: Sequence[Line]) -> Iterator[tuple[int, list[Gutter], tuple[Label, ...]]]:
    """Yield (lines of the head, gutters, labels) where lines[0] opens a head of two levels: the deepest first."""
    for depth in range(_deepest(lines), 1, -1):
        parts = [parts_at_blanks(line) for line in lines[:depth]]
        strips = _strips(lines, depth)
        if len(strips) >= 4 and (labels := _labels(parts, strips)) is not None:
            yield depth, [((a.x1, b.x0),) for a, b in itertools.pairwise(strips)], labels


def _deepest(lines: Sequence[Line]) -> int:
    """Return of how many lines a head of labels alone, line close below line, may be; one of fewer than two is none."""
    most = min(_DEEPEST, len(lines) - 1)
    for at in range(1, most):
        step = line_step(lines[at - 1], lines[at])
        close = step is not None and 0 < step <= _WIDE_STEP
        if not close or not (at > 1 or _holds_labels(lines[0])) or not _holds_labels(lines[at]):
            return at
    return most


@lru_cache(maxsize=512)  # lines: each is asked for by every head that the lines above it may be
def _holds_labels(line: Line) -> bool:
    """Return whether each part of a line may be a label: short, and no figures alone."""
    return not any(n_words(part) > _LONGEST or _DATA.match(Quote(part).text) for part in parts_at_blanks(line))


def _strips(lines: Sequence[Line], depth: int) -> list[_Strip]:
    """Return the columns that the lines below a head of `depth` lines, and its own last line, leave apart."""
    looked_at: list[Line] = []
    rows = 0
    left = min(box_of(line.words[0]).x0 for line in lines[:depth])
    for before, line in itertools.pairwise(lines[depth - 1 : depth + _LOOKED_AT]):
        step = line_step(before, line)
        if step is None or step > FAR_STEP or signs(line):
            break
        parts = parts_at_blanks(line)
        if len(parts) == 1 and group_kind(line.text) is not None:
            continue
        x0 = box_of(line.words[0]).x0
        if len(parts) == 1 and rows >= _PAIR and (x0 < left - _LEVEL or n_words(line.words) > _LONG):
            break  # what stands below the table
        rows += len(parts) >= 3
        left = min(left, x0)
        looked_at.append(line)
    if rows < 2:
        return []
    spans = [(box.x0, box.x1) for line in looked_at for word in line.words for box in (box_of(word),)]
    spans += [(box_of(part[0]).x0, box_of(part[-1]).x1) for part in parts_at_blanks(lines[depth - 1])]
    least = least_gutter(lines[depth])
    found: list[_Strip] = []
    for x0, x1 in sorted(spans):
        if found and x0 - found[-1].x1 < least:
            found[-1].x1 = max(found[-1].x1, x1)
        else:
            found.append(_Strip(x0, x1))
    return found


def _labels(parts: Sequence[Sequence[tuple[Word, ...]]], strips: list[_Strip]) -> tuple[Label, ...] | None:
    """Return the labels of a head, those over several columns first told by what stands below them; None where it is none.

    `strips` lose what was no column: a part of one without a label of its own.
    """
    spanning: list[tuple[int, tuple[Word, ...], list[_Strip]]] = []
    for at in range(len(parts) - 1, -1, -1):
        for part in parts[at]:
            over = _below(part, strips)
            lower = [s for s in over if s.labels]
            if len(over) == 1:
                _set(over[0], at, part)
            elif len(lower) == len(over) and over and all(s.may_be_spanned for s in over):
                spanning.append((at, part, over))
            elif over and len(lower) <= 1:
                _set(_join(over, strips), at, part)
            else:
                return None
    for strip in [s for s in strips if not s.labels]:
        before = strips.index(strip)
        if before == 0:
            return None
        _join(strips[before - 1 : before + 1], strips)
    return _told(spanning, strips)


def _set(strip: _Strip, at: int, part: tuple[Word, ...]) -> None:
    """Add a label to those that a column has already on a line of the head."""
    strip.labels[at] = (*strip.labels.get(at, ()), *part)


def _below(part: Sequence[Word], strips: Sequence[_Strip]) -> list[_Strip]:
    """Return the columns below a label: those that it overlaps, and the two that its middle stands between.

    Labels are centred on their columns, or begin where these do; the texts below may lie anywhere in them.
    """
    x0, x1 = box_of(part[0]).x0, box_of(part[-1]).x1
    over = [s for s in strips if min(x1, s.x1) - max(x0, s.x0) > 0]
    if len(over) > 1:
        return over
    middle = (x0 + x1) / 2
    if not over:
        return _between(x0, x1, strips)
    own = over[0]
    if not own.labels or own.is_level(x0, middle):
        return over
    at = strips.index(own) + (1 if middle > own.middle else -1)
    other = strips[at] if 0 <= at < len(strips) else own
    if other is own or other.labels.keys() != own.labels.keys() or not (own.may_be_spanned and other.may_be_spanned):
        return over
    between = abs(middle - (own.middle + other.middle) / 2) < abs(middle - own.middle)
    return sorted((own, other), key=lambda s: s.x0) if between else over


def _between(x0: float, x1: float, strips: Sequence[_Strip]) -> list[_Strip]:
    """Return the columns that a label stands between; of two that have no label each yet, the one that is far nearer."""
    middle = (x0 + x1) / 2
    both = [*[s for s in strips if s.x1 < middle][-1:], *[s for s in strips if s.x0 > middle][:1]]
    if len(both) < 2 or all(s.labels for s in both):
        return both
    (low, near), (high, _) = sorted(((max(x0 - s.x1, s.x0 - x1), s) for s in both), key=lambda told: told[0])
    return [near] if low * _NEARER <= high else both


def _join(some: Sequence[_Strip], strips: list[_Strip]) -> _Strip:
    """Make one column of neighbours."""
    labels = {at: words for s in some for at, words in s.labels.items()}
    whole = _Strip(some[0].x0, some[-1].x1, labels)
    at = strips.index(some[0])
    strips[at : at + len(some)] = [whole]
    return whole


def _told(
    spanning: Sequence[tuple[int, tuple[Word, ...], list[_Strip]]], strips: Sequence[_Strip]
) -> tuple[Label, ...] | None:
    """Return the labels over several columns, each with the columns beside that only have labels below it, then the others."""
    spans: list[Label] = []
    owners: dict[int, int] = {}
    groups: dict[tuple[int, ...], list[tuple[int, tuple[Word, ...]]]] = {}
    for at, part, over in spanning:
        if any(s not in strips for s in over):
            return None
        groups.setdefault(tuple(strips.index(s) for s in over), []).append((at, part))
    for nth, columns in enumerate(groups):
        if any(column in owners for column in columns):
            return None
        owners |= dict.fromkeys(columns, nth)
    middles = [
        sum(box_of(w).cx for _, part in told for w in part) / sum(len(p) for _, p in told) for told in groups.values()
    ]
    below = [frozenset(at for i in columns for at in strips[i].labels) for columns in groups]
    for _ in strips:  # outwards, one column at a time
        for i, strip in enumerate(strips):
            beside = {owners[j] for j in (i - 1, i + 1) if j in owners}
            fits = [n for n in beside if set(strip.labels) <= below[n] and strip.may_be_spanned]
            if i not in owners and fits:
                owners[i] = min(fits, key=lambda n: abs(middles[n] - (strip.x0 + strip.x1) / 2))
    spans += _at_the_left(strips, owners)
    for nth, told in enumerate(groups.values()):
        columns = tuple(i for i in sorted(owners) if owners[i] == nth)
        texts = {strips[i].quote.text for i in columns}
        if len(columns) < 2 or len(texts) < len(columns) or columns != tuple(range(columns[0], columns[-1] + 1)):
            return None
        words = tuple(word for _, part in sorted(told, key=lambda x: x[0]) for word in part)
        spans.insert(0, Label(columns[0], columns[-1], words, frozenset(at for at, _ in told)))
    own = [Label(i, i, s.quote.words, frozenset(s.labels)) for i, s in enumerate(strips)]
    matches = [match_header(s.quote.text) for i, s in enumerate(strips) if i not in owners]
    named = any("indikator" in match.fields for match in matches)
    if not spans or not named or sum(match.known for match in matches) < len(matches) * _KNOWN:
        return None
    return (*spans, *own)


def _at_the_left(strips: Sequence[_Strip], owners: dict[int, int]) -> list[Label]:
    """Return the labels of values over several columns that stand where the first of these begins; `owners` gets the columns."""
    labels: list[Label] = []
    for i, strip in enumerate(strips):
        if i in owners or len(strip.labels) < _PAIR:
            continue
        top, *lower = sorted(strip.labels)
        above = strip.labels[top]
        told = match_header(Quote(above).text).fields[:1]
        end = i + 1
        while (
            end < len(strips)
            and end not in owners
            and sorted(strips[end].labels) == lower
            and strips[end].may_be_spanned
        ):
            end += 1
        level = abs(box_of(above[0]).x0 - min(box_of(strip.labels[at][0]).x0 for at in lower)) <= _LEVEL
        if end > i + 1 and level and told and told[0] in _VALUES:
            labels.append(Label(i, end - 1, above, frozenset({top})))
            del strip.labels[top]
            owners |= dict.fromkeys(range(i, end), -1 - i)
    return labels


def with_head_of(table: Table, labels: Sequence[Label]) -> Table:
    """Return the table with its first row, the head, as two: labels over several columns, and those below them."""
    edges = {c.col: c.place.box for c in table.cells if c.row == 0 and c.place.box is not None}
    spans = [label for label in labels if label.last > label.first]
    below = {i for span in spans for i in range(span.first, span.last + 1)}
    low = [label for label in labels if label.first == label.last and label.first in below]
    middle = min(box_of(word).top for label in low for word in label.words)
    made = [replace(c, row=c.row + 1) for c in table.cells if c.row > 0]
    for label in labels:
        left, right = edges[label.first], edges[label.last]
        single = label.first == label.last
        row = 1 if single and label.first in below else 0
        top, bottom = (middle if row else left.top), (left.bottom if single else middle)
        made.append(
            Cell(
                row, label.first, glue_lines(group_lines(list(label.words))), 1 if row or not single else 2,
                label.last - label.first + 1, Place(table.page, Box(left.x0, top, right.x1, bottom)),
            )
        )  # fmt: skip
    return replace(table, cells=tuple(sorted(made, key=lambda c: (c.row, c.col))), n_rows=table.n_rows + 1)
