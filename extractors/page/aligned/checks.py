"""What is a table, and what only looks like one: lists, letterheads, tables of contents, signatures, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.page.aligned.pieces import MARK, is_value

_LEADER = re.compile(r"(?:[.…_·]\s?){4,}$")
_MOSTLY = 0.6
_FEWEST = 3  # rows with two cells or more,
_FEWEST_RULED = 2  # between rules,
_FEWEST_PAIRS = 4  # of two columns,
_FEWEST_OF_TEXTS = 4  # without values
_LEAST_FULL = 0.4  # of all rows
_WIDE = 1.2  # heights of a line
_LONG = 5.0  # words of a line of prose, on the average
_FEW_VALUES = 0.15  # of the cells
_MANY_SMALL = 0.35  # of the texts
_SEVERAL = 3.0  # words of a text, on the average
_PAIR = 2  # columns
_FEW_WORDS = 4.0


Texts = dict[int, str]  # of a row: what stands in each column that is filled


def is_table(rows: Sequence[Texts], n_cols: int, n_rules: int, blank: float) -> bool:
    """Return whether rows are a table. `n_rules`: rules across it; `blank`: usual blank between cells, in heights of a line."""
    full = [texts for texts in rows if len(texts) > 1]
    if len(full) < (_FEWEST_RULED if n_cols > _PAIR and n_rules > 1 else _FEWEST) or len(full) < _LEAST_FULL * len(
        rows
    ):
        return False
    if _labels_and_colons(full) or _leads_to_pages(full):
        return False
    cells = [text for texts in full for text in texts.values()]
    marks = sum(MARK.match(texts[min(texts)]) is not None for texts in full)
    values = (sum(map(is_value, cells)) - marks) / len(cells)
    words = sum(len(text.split()) for text in cells) / len(cells)
    if _is_list(full):
        return False
    if values < _FEW_VALUES and not n_rules and not _is_of_texts(full, words, blank):
        return False
    if n_cols > _PAIR or n_rules > 1:
        return True
    behind = [texts[1] for texts in full if 1 in texts]
    valued = sum(map(is_value, behind)) >= _MOSTLY * len(behind)
    return len(full) >= _FEWEST_PAIRS and (valued or (words <= _FEW_WORDS and len(full) > _FEWEST_PAIRS and values > 0))


def _is_of_texts(rows: Sequence[Texts], words: float, blank: float) -> bool:
    """Return whether rows without values and rules are a table all the same: wide blanks, no sentences that run on."""
    if len(rows) < _FEWEST_OF_TEXTS or blank < _WIDE or words > _LONG:
        return False
    return words < _SEVERAL or not _runs_on(rows)


def _labels_and_colons(rows: Sequence[Texts]) -> bool:
    return sum(any(text.startswith(":") for at, text in texts.items() if at) for texts in rows) >= _MOSTLY * len(rows)


def _leads_to_pages(rows: Sequence[Texts]) -> bool:
    """Return whether dots lead from most texts to whole numbers that do not fall."""
    leading = [
        texts for texts in rows if any(_LEADER.search(text) for text in texts.values()) and _has_one_value(texts)
    ]
    last = [int(text) for texts in leading if (text := texts[max(texts)]).isdigit()]
    return len(leading) >= _MOSTLY * len(rows) and len(last) >= _MOSTLY * len(leading) and last == sorted(last)


def _has_one_value(texts: Texts) -> bool:
    behind = [text for at, text in texts.items() if at > min(texts) or not MARK.match(text)]
    return sum(map(is_value, behind)) == 1


def _runs_on(rows: Sequence[Texts]) -> bool:
    """Return whether many texts below the first row begin in the middle of a sentence, as lines of prose do."""
    texts = [text for row in rows[1:] for text in row.values() if text[:1].isalpha()]
    return sum(text[:1].islower() for text in texts) > _MANY_SMALL * len(texts)


def _is_list(rows: Sequence[Texts]) -> bool:
    """Return whether most rows are a mark and one text, whatever stands before the first of them."""
    listed = 0
    for texts in rows:
        ordered = [texts[at] for at in sorted(texts)]
        listed += any(MARK.match(a) is not None and not is_value(b) for a, b in [ordered[-2:]])
    return listed >= _MOSTLY * len(rows)
