"""The head of an indicator table: which grid rows it takes, read as a tree of labels and sub-labels.

Stages, each a function: `columns_at` joins the labels over each grid column, `find_header` picks the rows that read best,
`_deepened` takes in the rows of labels below, `columns_told` settles columns that share a meaning or have none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.model.quote import Quote, join
from extractors.tables.cells.content import is_unit_below
from extractors.tables.columns import Column, Header, is_index_row, reach
from extractors.tables.heads.labels_below import body_row, has_digit, is_label, labels_below, names_year
from extractors.tables.heads.left_open import columns_told, with_unnamed_indicator
from extractors.tables.heads.meaning import Meaning, read_labels
from extractors.text.labels import GOALS, cell_pattern, group_kind, match_header

_SEARCHED = 10  # rows from the top in which a header may start
_DEEPEST = 4
_DEEPER = 0.005  # a label: of two readings the deeper stands where its lower row names more columns ("TW I", "TW II")
_OF_PLACE = cell_pattern("header_patterns", "of_places")
_PLACES = 2
_GOAL_WORD = cell_pattern("values", "goal_word")
_LONGEST_REST = 60  # letters of a label's second half
_MANY = 4  # labels in a row that one unknown text among them does not spoil
_LONGEST_SUB = 25  # letters of a label under a wider one
_PAIR = 2
_OF_ROWS = frozenset({"sasaran", "indikator"})  # fields that make a row
_SHARE = 0.6  # of the texts of a row that must be labels where cells of the head reach down into it


def find_header(table: Table) -> Header | None:
    """Return the header of an indicator table; None where no rows of the table read as one."""
    best: tuple[float, int, int] | None = None
    for first in range(min(table.n_rows, _SEARCHED)):
        reached = any(c.text and c.row < first < c.row + c.row_span for c in table.cells)
        if reached or not any(cell.text for cell in table.row(first)) or names_goal(table, first):
            continue
        for depth in range(1, _DEEPEST + 1):
            if first + depth > table.n_rows:
                break
            if depth > 1 and (_is_said_of_all(table, first) or not _goes_on_labelling(table, first, depth)):
                break
            last = first + depth - 1
            if depth > 1 and (_numbers_columns(table, last) or _is_over_all(table, last)):
                break
            score = _score(columns_at(table, first, depth))
            if score > 0 and (best is None or score > best[0] + 0.01):
                best = score, first, depth
        if best is not None and first > best[1] + best[2]:
            break
    if best is None:
        return None
    _, first, depth = best
    header = _header(table, first, _deepened(table, first, depth))
    shallow = _header(table, first, depth)
    return header if _named(header) or not _named(shallow) else shallow  # no label below takes all meaning away


def _header(table: Table, first: int, depth: int) -> Header:
    below, labels = labels_below(table, first, depth)
    columns = columns_told(columns_at(table, first, depth, below), table, body_row(table, first + depth))
    return Header(columns, first, body_row(table, first + depth), labels)


def _named(header: Header) -> frozenset[str]:
    """Return which of the fields that make a row the columns of a head name."""
    return _OF_ROWS & {name for column in header.columns for name in column.fields}


def _numbers_columns(table: Table, row: int) -> bool:
    """Return whether a row numbers all columns ("(1) (2) (3)"), no cell from above reaching into it: the head has ended."""
    return is_index_row(c.text for c in table.row(row)) and all(c.row == row for c in table.covering(row) if c.text)


def _is_over_all(table: Table, row: int) -> bool:
    """Return whether a row is one text over all columns ("PERSPEKTIF PELANGGAN"): below labels it heads rows, no column."""
    texts = [cell for cell in table.row(row) if cell.text]
    return len(texts) == 1 and texts[0].col_span >= max(table.n_cols, 2)


def names_goal(table: Table, row: int) -> bool:
    """Return whether a row is a goal over the whole width ("SASARAN STRATEGIS 1 : Meningkatnya ..."): it labels no column."""
    texts = [cell for cell in table.row(row) if cell.text]
    if len(texts) != 1 or texts[0].col_span < table.n_cols or group_kind(texts[0].text) not in GOALS:
        return False
    return _GOAL_WORD.search(texts[0].text) is not None


def _is_said_of_all(table: Table, row: int) -> bool:
    """Return whether a row holds a label and a sentence over all other columns ("Fungsi | a. penyelenggaraan ..."): no head."""
    texts = [cell for cell in table.row(row) if cell.text]
    if len(texts) != _PAIR or len(texts[1].text) <= _LONGEST_SUB or is_label(texts[1].text):
        return False
    return texts[1].col_span > 1 and texts[1].col + texts[1].col_span == table.n_cols


def _goes_on_labelling(table: Table, first: int, depth: int) -> bool:
    """Return whether the last of `depth` rows holds labels, or the rest of labels above; of many texts one may be neither."""
    row = first + depth - 1
    others = 0
    if _holds_unit(table, first, row):
        return False
    for cell in table.row(row):
        if not cell.text or is_label(cell.text) or _opens_group(cell, first):
            continue
        above = [c.text for r in range(first, row) if (c := table.cell_at(r, cell.col)) is not None and c.row == r]
        whole = match_header(" ".join([*above, cell.text]))
        others += not (whole.known and len(cell.text) <= _LONGEST_REST)
    return others == 0 or (others == 1 and len([c for c in table.row(row) if c.text]) >= _MANY)


def _holds_unit(table: Table, first: int, row: int) -> bool:
    """Return whether a row holds a unit right below the label of its column: it is one of data."""
    above = ((cell, table.cell_at(row - 1, cell.col)) for cell in table.row(row) if cell.text)
    return any(a is not None and a.row >= first and is_unit_below(a.text, cell.text) for cell, a in above)


def columns_at(table: Table, first: int, depth: int, below: Collection[Cell] = ()) -> tuple[Column, ...]:
    """Return the columns that `depth` rows from `first` on label; neighbours under the same labels are one column.

    `below`: cells further down that are labels too.
    """
    stacks: list[tuple[Cell, ...]] = []
    spans: list[list[int]] = []
    for col in range(table.n_cols):
        cells: list[Cell] = []
        for row in range(first, first + depth):
            cell = table.cell_at(row, col)
            if cell is not None and cell.row >= first and cell not in cells and not _opens_group(cell, first):
                cells.append(cell)
        cells += [c for c in below if c.col <= col < c.col + c.col_span and c not in cells]
        if stacks and stacks[-1] == tuple(cells) and cells:
            spans[-1].append(col)
        else:
            stacks.append(tuple(cells))
            spans.append([col])
    return with_unnamed_indicator(tuple(_column(s, cols) for s, cols in zip(stacks, spans, strict=True) if s))


def _opens_group(cell: Cell, first: int) -> bool:
    """Return whether a cell among the header's lower labels is a group row ("Misi 2: ...") that shares their height."""
    return cell.row > first and cell.col_span >= 2 and group_kind(cell.text) in ("misi", "tujuan", "unit")


def _column(stack: Sequence[Cell], cols: Sequence[int]) -> Column:
    label = join(c.quote for c in stack)
    narrow = min((reach(c) for c in stack), key=lambda r: r[1] - r[0])
    start, end = narrow if stack[0].place.box is not None else (float(cols[0]), float(cols[-1] + 1))
    return column_of(label, read_labels(tuple(c.text for c in stack)), start, end)


def column_of(label: Quote, meaning: Meaning, start: float, end: float) -> Column:
    """Return the column with this label and meaning that reaches from `start` to `end`."""
    return Column(
        label,
        meaning.fields,
        start,
        end,
        meaning.year,
        meaning.kind,
        meaning.known or not label.text,
        meaning.kind_told,
        meaning.period,
        meaning.money,
        meaning.other,
        meaning.refuse,
        meaning.level,
    )


def _deepened(table: Table, first: int, depth: int) -> int:
    """Return of how many rows the head is: rows of labels below, above all those that its cells reach down into."""
    while first + depth < table.n_rows and depth < _DEEPEST + 1:
        row = first + depth
        starting = [c for c in table.row(row) if c.text]
        reaching = any(c.text and c.row + c.row_span > row for r in range(first, row) for c in table.row(r))
        if not starting and reaching:
            depth += 1
            continue
        if not starting or is_index_row(c.text for c in starting) or _holds_unit(table, first, row):
            break
        if _is_over_all(table, row):
            break
        said = [is_label(c.text) for c in starting]
        if (
            len(said) > 1
            and _goes_on_labelling(table, first, depth + 1)
            and not any(has_digit(c.text) for c in starting)
        ):
            depth += 1
            continue
        if _under_parents(table, row, starting):
            depth += 1
            continue
        whole = all(said) and (len(said) > 1 or names_year(starting[0].text) or starting[0].col_span > 1)
        if not (whole or (reaching and sum(said) >= max(2.0, len(said) * _SHARE))):
            break
        depth += 1
    return depth


def _under_parents(table: Table, row: int, starting: Sequence[Cell]) -> bool:
    """Return whether all short texts of a row stand under cells right above, a wider one among them, those beside reaching down.

    No row of data can stand so, whatever its words are ("J", "F", "M" under BULAN, "1 (2022)" under TARGET).
    """
    if len(starting) < 2 or any(len(c.text) > _LONGEST_SUB or c.row_span > 1 for c in starting):
        return False
    beside = [c for c in table.covering(row) if c.row < row]
    above = [table.cell_at(row - 1, c.col) for c in starting]
    under = all(a is not None and a.row + a.row_span == row and bool(a.text) for a in above)
    wide = any(a is not None and a.col_span >= 2 for a in above)
    return under and wide and any(c.text for c in beside)


def _score(columns: Sequence[Column]) -> float:
    """Return how well rows read as a header: 0 where they are none."""
    named = [c for c in columns if c.label.text]
    known = [c for c in named if c.known]
    fields = [f for c in known for f in c.fields]
    distinct = set(fields)
    if len(known) < 2 or len(known) < len(named) / 2:
        return 0.0
    refused = any(c.refuse for c in named)
    programme = any(c.other for c in named)
    if refused and "sasaran" not in distinct and "indikator" not in distinct:
        return 0.0
    if refused and programme and "sasaran" not in distinct and not any(c.holds_values for c in known):
        return 0.0
    if "indikator" not in distinct and not ({"sasaran", "target"} <= distinct or {"sasaran", "formula"} <= distinct):
        return 0.0
    places = sum(_OF_PLACE.match(c.label.text) is not None for c in named)  # what was achieved here and elsewhere
    if len(distinct - {"no", "kode"}) < 2 and not any(c.year for c in known) and places < _PLACES:
        return 0.0
    twice = len(fields) - len(distinct)
    years = len({(c.year, c.period, c.kind) for c in known if c.year is not None or c.period is not None})
    return (
        len(distinct)
        + len(known) * _DEEPER
        + years * 0.5
        - (len(named) - len(known)) * 0.7
        - max(0, twice - years) * 0.3
    )


def with_years_of(header: Header, *, kind_by_text: bool) -> Header:
    """Return the header with its bare years read as realisation: `kind_by_text`, the text above speaks of what was achieved."""
    if not kind_by_text or any(c.kind_told or c.field in ("target", "baseline", "realisasi") for c in header.columns):
        return header
    columns = tuple(replace(c, kind="realisasi") if c.year and not c.fields else c for c in header.columns)
    return replace(header, columns=columns)
