"""Cells that an office left blank: drawn, of one row, without any word in a table whose words were copied, not read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from extractors.model.document import Cell
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.tables.rows.grid_rows import GridRow

_TOLD = frozenset({"sasaran", "indikator"})  # fields that a row cannot be without: blank there, something else is wrong
_MOST = 0.5  # of the fields that others fill may lack, else the row may be the rest of another


def left_blank(
    draft: IndicatorDraft, lacking: Collection[str], filled: Collection[str], rows: Mapping[tuple[int, int], GridRow]
) -> bool:
    """Return whether the fields `lacking` in a row that others fill stand in drawn cells of its own that are blank.

    `filled`: the fields that it has. `rows`: by part and index. Of a scan nothing is sure, nor of a row made of several.
    """
    if (
        {*lacking} & _TOLD
        or len(draft.rows) != 1
        or len(lacking) > len(filled) * _MOST
        or "counts_differ" in draft.doubts
    ):
        return False
    row = rows.get(next(iter(draft.rows)))
    if row is None or not row.ruled or not _is_copied(row):
        return False
    return all(_is_blank(row, draft.lane, name) for name in lacking)


def _is_copied(row: GridRow) -> bool:
    return not any(word.from_picture for cell in row.starting for word in cell.quote.words)


def _is_blank(row: GridRow, lane: int, name: str) -> bool:
    columns = [i for i, c in enumerate(row.columns) if c.field == name and c.lane == lane and c.period is None]
    cells = [cell for i in columns for cell in row.cells.get(i, [])]
    return bool(cells) and all(_is_own(cell, row) for cell in cells)


def _is_own(cell: Cell, row: GridRow) -> bool:
    return not cell.text and cell.row == row.index and cell.row_span == 1 and cell.col_span == 1
