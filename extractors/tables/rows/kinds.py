"""Tells what each row of a grid is, before anything is folded: a head printed again, an index, a group, a signature, data."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.cells.bullets import is_bullet
from extractors.tables.cells.content import NUMBER_ONLY
from extractors.tables.cells.read import split_mark
from extractors.tables.cells.several import opens_goal
from extractors.tables.columns import cells_by_column, homes_of, is_index_row, lanes_of, reach
from extractors.tables.heads.find import names_goal
from extractors.tables.rows.activities import with_activities_apart
from extractors.tables.rows.goal_columns import with_wider_goals
from extractors.tables.rows.grid_rows import GridRow, Part, RowKind
from extractors.tables.rows.sections import is_name_alone, is_section
from extractors.tables.rows.signed import with_signed_rows
from extractors.text.labels import begin_alike, cell_pattern, compact, group_kind, match_header

PLACEHOLDER = cell_pattern("rows", "placeholder")
_WIDE = 0.6  # share of the columns that a row of one text must cover to be a group row
_LONGEST_LABEL = 5  # words
_SIDE = 6.0  # points by which the side of a cell may stand off those of others
_PAIR = 2  # texts of a row: a name and its value, a number and its text
_LONG = 8  # letters from which a text of a cell may be an indicator
_FEWEST_FILLED = 3  # columns: two may be the two sides of an agreement
_USUAL = 0.6  # share of the rows that fill a column for it to be one that rows usually fill


def tell_rows(parts: Sequence[Part]) -> list[GridRow]:
    """Return the rows of all parts in order, each with its kind."""
    grid_rows: list[GridRow] = []
    first = True  # no row of values yet
    for number, part in enumerate(parts):
        homes = homes_of(part.table, part.columns)
        covering = cells_by_column(part.table, part.columns, homes, part.labels)
        usual = _usual(part, covering)
        elsewhere, fresh = False, True
        over = [row for row in range(part.head_row) if names_goal(part.table, row)]  # it stands above the head
        for row in (*over, *range(part.first_row, part.table.n_rows)):
            starting = tuple(c for c in part.table.row(row) if c.text and id(c) not in part.labels)
            kind, opens = _tell(part, row, starting, covering[row], usual, first=first)
            elsewhere = (elsewhere or _opens_other_list(starting)) and kind != "head"
            if elsewhere and kind not in ("blank", "signature"):
                kind, opens = "other", None
            if kind == "section" and fresh and number > 0 and len(starting) == 1 and " " not in starting[0].text:
                kind, opens = "body", None  # a page begins with the last word of the row before it ("PTSP")
            body = kind == "body"
            held = any(PLACEHOLDER.search(c.text) for c in starting) and kind in ("body", "group", "section")
            grid_rows.append(
                GridRow(
                    number,
                    row,
                    kind,
                    part.columns,
                    starting,
                    covering[row],
                    opens,
                    usual,
                    ruled=part.table.ruled,
                    fresh=body and fresh and number > 0,
                    placeholder=held,
                )
            )
            fresh, first = fresh and not body, first and not body
    grid_rows = with_wider_goals([with_activities_apart(row) for row in with_signed_rows(grid_rows)])
    return [
        replace(row, kind="heading") if after is not None and _heads(row, after) else row
        for row, after in itertools.zip_longest(grid_rows, grid_rows[1:])
    ]


def _heads(row: GridRow, after: GridRow) -> bool:
    """Return whether a row is the sentence ("Jumlah laporan:") that bulleted or lettered rows below complete."""
    if row.kind != "body" or after.kind != "body":
        return False
    for at in lanes_of(row.columns):
        texts = [c for c in row.new.get(at, []) if not NUMBER_ONLY.match(c.text)]
        below = [c for c in after.new.get(at, []) if not NUMBER_ONLY.match(c.text)]
        valued = any(c.text for i in row.usual for c in row.cells.get(i, []))
        if len(texts) == 1 and below and texts[0].text.rstrip().endswith(":") and row.usual and not valued:
            mark = split_mark(below[0].quote)[0].text
            return is_bullet(below[0].quote.words[0].text) or mark.casefold() == "a"
    return False


def _tell(
    part: Part,
    row: int,
    starting: tuple[Cell, ...],
    cells: dict[int, list[Cell]],
    usual: frozenset[int],
    *,
    first: bool,
) -> tuple[RowKind, str | None]:
    if not starting:
        return "blank", None
    if row == part.first_row and len(starting) == 1 and _is_framed_stamp(part.table, starting[0]):
        return "other", None
    numbered = is_index_row(c.text for c in starting) or (first and _is_misread_index(starting))
    if numbered and len(starting) >= max(3, len(part.columns) / 2):
        return "index", None
    if _is_head_again(starting):
        return "head", None
    if any(cell_pattern("rows", "signed").search(cell.text) for cell in starting) and not _is_filled(
        part, cells, usual
    ):
        return "signature", None
    if _only_labels(starting):
        return "labels", None
    if not first and _sums_up(part, starting):
        return "other", None
    worded = text_of_group(starting)
    if worded is not None:
        opens = _opens_group(part, row, worded)
        if opens is not None:
            return "group", opens or _numbered_goal(part, starting, worded)
    if len(starting) == 1 and cell_pattern("rows", "budget").search(starting[0].text):
        return "other", None
    if (opens := _opens_goal_between(part, starting, cells, usual)) is not None:
        return "group", opens
    if _opens_goal_alone(part, starting, cells, usual):
        return "group", "sasaran"
    if is_section(part, starting, cells, usual):
        return "section", group_kind(_longest(starting).text)
    return "body", None


def _is_framed_stamp(table: Table, cell: Cell) -> bool:
    """Return whether the lone cell of a scan's first row has a side where no other cell has one: a stamp's frame."""
    box = cell.place.box
    if box is None or not all(word.from_picture for word in cell.quote.words):
        return False
    edges = [edge for other in table.cells if other is not cell for edge in reach(other)]
    return any(all(abs(side - edge) > _SIDE for edge in edges) for side in (box.x0, box.x1))


def _sums_up(part: Part, starting: Sequence[Cell]) -> bool:
    """Return whether a row without number and goal only sums up the rows above ("Rata-rata capaian kinerja").

    The bare word ("JUMLAH", "JUMLAH INDIKATOR") tells where its cell spans columns: in one it may be a unit.
    """
    counted = cell_pattern("rows", "counted")
    worded = [c for c in starting if any(x.isalpha() for x in c.text) and not counted.match(c.text)]
    if len(worded) != 1 or len(starting) < _PAIR:
        return False
    bare = worded[0].col_span > 1 and cell_pattern("rows", "sum_alone").match(worded[0].text)
    if not bare and not cell_pattern("rows", "summary").match(worded[0].text):
        return False
    return not any(NUMBER_ONLY.match(c.text) for c in starting if reach(c)[0] < reach(worded[0])[0])


def _is_filled(part: Part, cells: Mapping[int, Sequence[Cell]], usual: frozenset[int]) -> bool:
    """Return whether a row has an indicator and all that rows usually have, each in its own cell: it is no signature."""
    filled = [tuple(id(c) for c in cells.get(i, []) if c.text) for i in {*lanes_of(part.columns), *usual}]
    return len(filled) >= _FEWEST_FILLED and all(filled) and len(set(filled)) == len(filled)


def _is_head_again(starting: Sequence[Cell]) -> bool:
    known = [m for c in starting if (m := match_header(c.text)).known and m.fields]
    named = any("indikator" in m.fields for m in known)
    return len(known) >= 2 and len(known) >= len(starting) * 0.6 and named


def _only_labels(starting: Sequence[Cell]) -> bool:
    """Return whether a row holds nothing but labels of columns, two or more: never data."""
    said = [match_header(c.text) for c in starting]
    return len(said) >= 2 and all(
        m.known and m.fields and _spelt_as_label(c.text) for m, c in zip(said, starting, strict=True)
    )


def _spelt_as_label(text: str) -> bool:
    return not any(c.isdigit() for c in text) and len(compact(text)) >= 5


def _opens_other_list(starting: Sequence[Cell]) -> bool:
    """Return whether a row is the head of another list inside the same grid: of programmes and money, of tasks."""
    said = [match_header(c.text) for c in starting]
    if not said or any("indikator" in m.fields for m in said) or not begin_alike(c.text for c in starting):
        return False
    known = sum(m.known for m in said)
    if len(said) >= 2 and any(m.money for m in said) and known >= len(said) * 0.6:
        return True
    numbered = said[0].fields == ("no",) and not any(c.isdigit() for cell in starting for c in cell.text)
    short = all(len(cell.text.split()) <= _LONGEST_LABEL for cell in starting)
    return len(said) >= 3 and numbered and short and known >= len(said) * 0.6


def _opens_goal_alone(
    part: Part, starting: Sequence[Cell], cells: Mapping[int, Sequence[Cell]], usual: frozenset[int]
) -> bool:
    """Return whether a row is a goal among indicators: it opens as goals do, lacks what rows have, and no column holds goals."""
    texts = [c for c in starting if not cell_pattern("rows", "mark_alone").match(c.text)]
    if not usual or len(texts) != 1 or any(c.field in ("sasaran", "tujuan") or c.goals for c in part.columns):
        return False
    if any(c.text for i in usual for c in cells.get(i, [])) or not opens_goal(split_mark(texts[0].quote)[1].text):
        return False
    lanes = lanes_of(part.columns)
    home = {id(c) for i in lanes for c in cells.get(i, [])}
    others = [
        c.quote
        for c in part.table.cells
        if c.row >= part.first_row and c is not texts[0] and len(c.text) > _LONG and _shares_column(c, texts[0])
    ]
    plain = sum(not opens_goal(split_mark(quote)[1].text) for quote in others)
    return id(texts[0]) in home and plain > 0 and plain * 2 >= len(others)


def _shares_column(cell: Cell, other: Cell) -> bool:
    (a, b), (c, d) = reach(cell), reach(other)
    return min(b, d) - max(a, c) > (b - a) * 0.5


def text_of_group(starting: Sequence[Cell]) -> Cell | None:
    """Return the one text of a row, beside a wide one a number or a code in a cell before it at most; None for other rows."""
    if len(starting) == 1:
        return starting[0]
    texts = [c for c in starting if not cell_pattern("rows", "mark_alone").match(c.text)]
    wide = len(texts) == 1 and texts[0].col_span > 1 and len(starting) == _PAIR
    return texts[0] if wide and reach(starting[0])[0] < reach(texts[0])[0] else None


def _opens_group(part: Part, row: int, cell: Cell) -> str | None:
    """Return what a row of one text across the table opens ("" where its words tell nothing); None for an ordinary row."""
    low, high = reach(cell)
    columns = part.columns
    covered = sum(1 for c in columns if min(high, c.end) - max(low, c.start) > (c.end - c.start) * 0.5)
    spans = covered >= max(2, len(columns) * _WIDE)
    kind = group_kind(cell.text)
    alone = not any(c.row < row < c.row + c.row_span and c.text for c in part.table.cells)
    if spans or (kind in {"unit", "misi", "total"} and alone):
        return kind or ""
    return None


def _numbered_goal(part: Part, starting: Sequence[Cell], text: Cell) -> str | None:
    """Return "sasaran" where a numbered row across a table of goals and indicators in one column tells by no word what it is."""
    shared = any(c.goals for c in part.columns)
    numbered = bool(split_mark(text.quote)[0]) or any(NUMBER_ONLY.match(c.text) for c in starting if c is not text)
    return "sasaran" if shared and numbered else None


def _opens_goal_between(
    part: Part, starting: Sequence[Cell], cells: Mapping[int, Sequence[Cell]], usual: frozenset[int]
) -> str | None:
    """Return the goal that a row without values opens in a column of goals and indicators both; None for other rows."""
    shared = [i for i, c in enumerate(part.columns) if c.goals]
    texts = [c for c in starting if not cell_pattern("rows", "mark_alone").match(c.text)]
    if not shared or len(texts) != 1 or any(c.text for i in usual for c in cells.get(i, [])):
        return None
    told = group_kind(texts[0].text)
    if told in ("tujuan", "sasaran"):
        return told if told in part.columns[shared[0]].goals else "sasaran"
    return None


def _usual(part: Part, covering: Sequence[dict[int, list[Cell]]]) -> frozenset[int]:
    """Return the columns beside goal and indicator that most rows with an indicator fill."""
    told = {
        i
        for i, c in enumerate(part.columns)
        if c.field not in ("no", "sub_no", "kode", "tujuan", "sasaran", "indikator", None)
    }
    told |= {i for i, c in enumerate(part.columns) if c.holds_values or c.money}
    rows = [r for r in covering[part.first_row :] if any(c.text for i in lanes_of(part.columns) for c in r.get(i, []))]
    rows = [r for r in rows if not is_name_alone(r)] or rows
    return frozenset(
        i for i in told if rows and sum(any(c.text for c in r.get(i, [])) for r in rows) >= len(rows) * _USUAL
    )


def _longest(starting: Sequence[Cell]) -> Cell:
    return max(starting, key=lambda c: len(c.text))


def _is_misread_index(cells: Sequence[Cell]) -> bool:
    """Return whether the first row under a header is "1 2 3 4 5" as a bad scan shows it ("2 BS 4"): a mark a cell."""
    texts = [re.sub(r"\W", "", c.text) for c in cells]
    numbers = [int(t) for t in texts if t.isdecimal() and len(t) <= 4]  # more figures are no number of a column
    if not all(len(t) <= 4 for t in texts) or len(numbers) * 2 < len(texts) or numbers != sorted(numbers):
        return False
    return any(w.engine == "ocr" for c in cells for w in c.quote.words)
