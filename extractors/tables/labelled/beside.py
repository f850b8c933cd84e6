"""Doubts of indicators printed as labels and values, told from the others: words between them, fields that only they lack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.blocks import IndikatorRow
from extractors.model.document import Line
from extractors.model.quote import Quote
from extractors.text.labels import match_header

_NUMBERS = re.compile(r"[\d.)(]+")
_FEWEST = 3  # indicators from which a field that all others have is missed
_MEASURED = frozenset({"sasaran", "formula", "satuan", "target", "sumber_data", "penanggung_jawab"})


def reaches_none(line: Line, before: Quote) -> bool:
    """Return whether a line below the values `before` is of no indicator: on their page (no running head), and no heading.

    A heading is a label with nothing but numbers ("2. Indikator 2").
    """
    words = _NUMBERS.sub(" ", line.text).strip()
    return line.page == before.page_end and " " in line.text and bool(words) and not match_header(words).known


def with_doubts(rows: Sequence[IndikatorRow], left: Sequence[bool]) -> tuple[IndikatorRow, ...]:
    """Return the rows with a doubt on each beside which words reached none, and on the one that lacks what all others have.

    `left`: of each row, whether words stand between it and the next that are of neither.
    """
    lacking = {at for name in _MEASURED for at in _without(rows, name)}
    checked: list[IndikatorRow] = []
    for at, row in enumerate(rows):
        codes = {*row.doubts}
        if (at + 1 < len(rows) and left[at]) or (at and left[at - 1]):
            codes.add("leftover_words")
        if at in lacking:
            codes.add("values_missing")
        checked.append(replace(row, doubts=tuple(sorted(codes))))
    return tuple(checked)


def _without(rows: Sequence[IndikatorRow], name: str) -> list[int]:
    """Return the one row without a field that all others have."""
    found = [at for at, row in enumerate(rows) if not row.fields.get(name) and not (name == "target" and row.yearly)]
    return found if len(found) == 1 and len(rows) >= _FEWEST else []
