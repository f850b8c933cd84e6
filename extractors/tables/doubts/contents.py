"""Whether what stands in a column is like what stands under its label elsewhere: told by the kinds and lengths of its texts.

`reference/column_contents.toml` counts them by field (tools/build/column_contents.py). A column whose texts are far likelier
under another field was perhaps taken for the wrong one; one set aside as another thing's that reads like a field which
no column has perhaps holds it.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from extractors.model.document import Cell
from extractors.model.quote import join
from extractors.tables.cells.content import Content, is_value, kind_of_text, share
from extractors.tables.cells.several import find_parts
from extractors.tables.columns import Column
from extractors.tables.rows.activities import names_activities
from extractors.tables.rows.grid_rows import GridRow
from extractors.text.labels import settings
from reference.load import read_settings

OTHER = "other"
_VALUE = "value"
_FEWEST, _MOST = 2, 8  # texts of a column that are weighed
_FAR = 5.0  # by so much the logarithm of the chance must be higher; two of a hundred right tables have such a column
_FAR_ASIDE = 3.0  # for a column set aside, which nothing but its label keeps there
_PRIOR = 0.5  # of a text that was never seen under a field
_OF_FIELDS: tuple[Content, ...] = (
    "sasaran",
    "indikator",
    "formula",
    "number",
    "index",
    "unit",
)  # kinds of texts that name no programme or place
_TOLD = 0.5  # share of a column's texts from which they tell
_FIGURES = 2  # values of a row in columns of texts
_LENGTHS = (2, 5, 11)  # words of a short, a middling and a long text
_FEW = frozenset({OTHER, "definisi"})  # names that nothing is held against: what has no field, and what few tables have
# Fields whose texts are too like those of the first to tell a mistake.
_LIKE: Mapping[str, frozenset[str]] = {
    "indikator": frozenset({"formula", "definisi", "sasaran"}),
    "formula": frozenset({"indikator", "definisi"}),
    "sasaran": frozenset({"indikator", "definisi"}),
    "sumber_data": frozenset({"penanggung_jawab"}),  # an office gives the data: "Bidang Bina Marga"
    "penanggung_jawab": frozenset({"sumber_data"}),
    OTHER: frozenset({"indikator", "definisi"}),
}


def sort_of(text: str) -> str:
    """Return the kind of a text and how long it is ("formula 3")."""
    return f"{kind_of_text(text)} {sum(len(text.split()) > n for n in _LENGTHS)}"


def name_of(column: Column, names: Collection[str]) -> str | None:
    """Return under which of `names` a column's texts are counted; None for columns of further fields and of money."""
    if column.money or column.by_content:
        return None
    if column.holds_values:
        return _VALUE
    return (column.field if column.field in names else None) if column.fields else OTHER


def texts_of(rows: Sequence[GridRow], at: int) -> list[str]:
    """Return the texts of column `at`, each once, in the order of the rows; without those of cells wider than usual there.

    Nor those of rows in which the column holds another thing, as the programmes below the goals of one column.
    """
    field = rows[0].columns[at].fields if rows else ()
    own = [r for r in rows if r.kind == "body" and at < len(r.columns) and r.columns[at].fields == field]
    cells = [cell for row in own for cell in row.new.get(at, ())]
    usual = statistics.mode([cell.col_span for cell in cells]) if cells else 1
    return list(dict.fromkeys(text for cell in cells if cell.col_span <= usual for text in _items(cell)))


def _items(cell: Cell) -> list[str]:
    """Return the texts of a cell: those of its numbered or bulleted pieces, where it falls into such ("a. 95", "b. 100")."""
    parts = find_parts(cell.lines, ())
    return [join(line.quote for line in item.lines).text for item in parts.items if item.lines] or [cell.text]


def columns_unlike(rows: Sequence[GridRow]) -> tuple[set[int], set[int]]:
    """Return (columns whose texts are far likelier under another field, columns of no field that read like a lacking one)."""
    columns = rows[0].columns if rows else ()
    names = [name_of(column, _counts().keys()) for column in columns]
    unfit: set[int] = set()
    foreign: set[int] = set()
    for at, name in enumerate(names):
        texts = texts_of(rows, at)
        if name == OTHER and _is_itself(columns[at]) and share(texts, _OF_FIELDS) < _TOLD:
            continue
        sorts = [sort_of(text) for text in texts if name == _VALUE or not _names_places(text)][:_MOST]
        if name not in _counts() or name is None or len(sorts) < _FEWEST:
            continue
        own = _odds(name, sorts)
        others = _counts().keys() - {name, *_FEW, *_LIKE.get(name, ())}
        if name == OTHER:
            others -= {other for other in names if other is not None}
        far = _FAR_ASIDE if name == OTHER else _FAR
        if any(_odds(other, sorts) - own > far for other in others):
            (foreign if name == OTHER else unfit).add(at)
    return unfit, foreign


def _is_itself(column: Column) -> bool:
    """Return whether a label says for certain what a column holds: programmes, which each row takes from it, or places."""
    return names_activities(column) or column.refuse


def _names_places(text: str) -> bool:
    """Return whether a text only names levels of regions: they are units as well as sources."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and all(word in settings()["places"]["words"] for word in words)


def _odds(name: str, sorts: Sequence[str]) -> float:
    """Return the logarithm of the chance of such texts under a name."""
    counts = _counts()[name]
    whole = sum(counts.values()) + _PRIOR * _n_sorts()
    return sum(math.log((counts.get(sort, 0.0) + _PRIOR) / whole) for sort in sorts)


@cache
def _counts() -> Mapping[str, Mapping[str, float]]:
    counts: Mapping[str, Mapping[str, float]] = read_settings("column_contents.toml")["columns"]
    return counts


@cache
def _n_sorts() -> int:
    return len({sort for counts in _counts().values() for sort in counts})


def rows_of_figures(rows: Sequence[GridRow], fields: Collection[str]) -> set[tuple[int, int]]:
    """Return the rows of nothing but values of which several stand in columns of texts (`fields`): they are others' values."""
    return {
        (row.part, row.index)
        for row in rows
        if row.kind == "body"
        and all(any(map(str.isdigit, cell.text)) and is_value(cell.text) for cell in row.starting)
        and sum(c.field in fields and any(x.text for x in row.new.get(i, ())) for i, c in enumerate(row.columns))
        >= _FIGURES
    }
