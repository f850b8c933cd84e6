"""Which lines of a table are one row: parted by rules, by white, or by what their cells hold."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence

from extractors.page.aligned.pieces import MARK
from extractors.page.aligned.placed import Placed

_CLOSE = 0.25  # heights of a line by which white between rows is wider than between lines of one row
_NEARLY_ALL = 0.8  # of the groups
_SET_OFF = 0.9  # heights of white beyond which no cell goes on
_ENOUGH_RULES = 2
_MOST_CUTS = 4  # widths of white that may part rows

Group = list[Placed]


def groups_of(rows: Sequence[Placed], ruled: Collection[int], n_cols: int) -> list[Group]:
    """Return the lines of a table's body in groups, each a row. `ruled`: the indexes of lines right below a rule."""
    if not rows:
        return []
    inner = sorted(at for at in ruled if 0 < at < len(rows))
    parts = _cut(rows, inner)
    made: list[Group] = []
    by_rules = len(inner) >= _ENOUGH_RULES and _one_each(parts)
    for part in parts:
        made += [part] if by_rules and _is_one(part) else _by_white(part, n_cols)
    return made


def _by_white(rows: Sequence[Placed], n_cols: int) -> list[Group]:
    whites = [_white(a, b) for a, b in itertools.pairwise(rows)]
    height = _height(rows)
    steps = sorted({round(max(white, 0.0), 1) for white in whites})
    cuts = sorted(
        ((b - a, (a + b) / 2) for a, b in itertools.pairwise(steps) if b - a >= _CLOSE * height), reverse=True
    )
    for _, cut in cuts[:_MOST_CUTS]:
        groups = _cut(rows, [at for at, white in enumerate(whites, start=1) if white > cut])
        if len(groups) > 1 and _one_each(groups):
            return [own for group in groups for own in ([group] if _is_one(group) else _by_content(group, n_cols))]
    return _by_content(rows, n_cols)


def _by_content(rows: Sequence[Placed], n_cols: int) -> list[Group]:
    firsts = [entry.piece.text for row in rows for entry in row.entries[:1] if entry.first == 0]
    marked = len(firsts) > 1 and sum(MARK.match(text) is not None for text in firsts) >= _NEARLY_ALL * len(firsts)
    groups: list[Group] = []
    waiting = False  # the last line is the beginning of a name that goes on below
    for at, row in enumerate(rows):
        joins = bool(groups) and (
            waiting
            or _overlaps(groups[-1][-1], row)
            or _goes_on(groups[-1], row)
            or (marked and _lacks_mark(groups[-1], row))
        )
        if joins:
            groups[-1].append(row)
        else:
            groups.append([row])
        waiting = _name_goes_on(rows, at)
    return groups


def _goes_on(group: Group, row: Placed) -> bool:
    """Return whether a line holds only further words of texts of the line above it."""
    above = group[-1]
    if _white(above, row) > _SET_OFF * _height([above, row]) or any(entry.piece.is_value for entry in row.entries):
        return False
    filled = {entry.first: entry.piece for each in group for entry in each.entries}
    if not all(entry.first in filled and not filled[entry.first].is_value for entry in row.entries):
        return False
    small = all(entry.piece.text[:1].islower() for entry in row.entries)
    all_filled = set().union(*(each.columns for each in group))
    return (0 not in row.columns and len(row.columns) < len(all_filled)) or (small and row.columns < all_filled)


def _lacks_mark(group: Group, row: Placed) -> bool:
    """Return whether a line below a numbered one has no number and only values that the numbered one lacks."""
    if 0 in row.columns or _white(group[-1], row) > _SET_OFF * _height([group[-1], row]):
        return False
    valued = {entry.first for each in group for entry in each.entries if entry.first and entry.piece.is_value}
    return not valued and any(not entry.piece.is_value for entry in row.entries)


def _name_goes_on(rows: Sequence[Placed], at: int) -> bool:
    """Return whether a line holds only the first words of a name that goes on below, until a line with its values."""
    while rows[at].columns == {0} and at + 1 < len(rows):
        after = rows[at + 1]
        if 0 not in after.columns or not after.entries[0].piece.text[:1].islower():
            return False
        if _white(rows[at], after) > _SET_OFF * _height([rows[at], after]):
            return False
        if len(after.entries) > 1:
            return True
        at += 1
    return False


def _overlaps(above: Placed, row: Placed) -> bool:
    """Return whether two lines stand beside each other rather than one below the other."""
    shared = above.bottom - row.top
    return shared >= 0.3 * _height([above, row]) and not above.columns & row.columns


def _one_each(groups: Sequence[Group]) -> bool:
    """Return whether nearly all groups may be one row each, and some are of several lines."""
    single = sum(map(_is_one, groups))
    return single >= _NEARLY_ALL * len(groups) and any(len(group) > 1 and _is_one(group) for group in groups)


def _is_one(group: Group) -> bool:
    """Return whether lines may be one row: no column holds two values."""
    counts = Counter(entry.first for row in group for entry in row.entries if entry.piece.is_value)
    return all(count == 1 for count in counts.values())


def _cut(rows: Sequence[Placed], starts: Sequence[int]) -> list[Group]:
    return [list(rows[a:b]) for a, b in itertools.pairwise([0, *starts, len(rows)])]


def _white(above: Placed, below: Placed) -> float:
    return below.top - above.bottom


def _height(rows: Sequence[Placed]) -> float:
    return max([entry.piece.box.height for row in rows for entry in row.entries], default=1.0)
