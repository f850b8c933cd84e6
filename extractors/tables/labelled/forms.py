"""Forms: tables that hold a label and its value in each row, one form an indicator."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extractors.model.document import Cell, Line, Table
from extractors.model.quote import Quote, Word, join
from extractors.tables.cells.content import kind_of_text
from extractors.tables.cells.read import read_cell
from extractors.tables.columns import VALUE_FIELDS
from extractors.tables.heads.meaning import period_of
from extractors.text.labels import YEAR, compact, match_header, settings

_FEWEST_LABELS = 4  # of a form
_MOST_ROWS, _FEWEST_YEARS = 2, 2  # of a table of dated labels with their values; its columns
_FEWEST_BESIDE = 2  # forms side by side
_MOSTLY = 0.6  # of a form's rows hold a label and a value, of its labels are known
_OPENING = frozenset({"no", "kode", "tujuan", "sasaran", "indikator"})  # fields with which a form begins
_WORDED = frozenset({"formula", "definisi"})  # fields in which a fraction may be drawn


def _pairs(cells: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Return the labels of a form's row with their values, a number before them left out; nothing where it is no such row."""
    filled = [c for c in cells if c.text.strip(" :")]
    if len(filled) % 2 and len(filled) > 2 and kind_of_text(filled[0].text) == "index":
        filled = filled[1:]
    if len(filled) % 2 or not filled:
        return []
    pairs = list(zip(filled[::2], filled[1::2], strict=True))
    return pairs if len(pairs) == 1 or all(_names_field(label.text) for label, _ in pairs) else []


def is_head(label: str, values: Sequence[str]) -> bool:
    """Return whether the first row of a form only says what stands below ("Uraian", "Penjelasan"): a head, and no value."""
    words = settings()["form_head"]
    heads = {compact(word) for word in (*words["labels"], *words["values"])}
    return compact(label) in heads and all(compact(value) in heads for value in values)


def _rows_of_pairs(table: Table) -> list[list[tuple[Cell, Cell]]]:
    """Return the labels with their values of each row; none for a head."""
    rows = [_pairs(table.row(row)) for row in range(table.n_rows)]
    first = rows[0] if rows else []
    return [[], *rows[1:]] if len(first) == 1 and is_head(first[0][0].text, [first[0][1].text]) else rows


def _names_field(text: str) -> bool:
    match = match_header(text.rstrip(" :"))
    return len(match.fields) == 1 or (match.known and match.other)


def is_form(table: Table) -> bool:
    """Return whether a table holds a label and its value in each row, and the labels are the fields of an indicator."""
    rows = [pairs for row in range(table.n_rows) if (pairs := _pairs(table.row(row)))]
    labels = [label.text for pairs in rows for label, _ in pairs]
    fields = {name for text in labels for name in match_header(text.rstrip(" :")).fields[:1]}
    known = sum(map(_names_field, labels))
    values = [value.text for pairs in rows for _, value in pairs]
    return (
        len(rows) >= max(_FEWEST_LABELS, table.n_rows * _MOSTLY)
        and known >= len(labels) * _MOSTLY
        and "indikator" in fields
        and len(fields) >= _FEWEST_LABELS
        and sum(map(_names_field, values)) * 2 < len(values)  # else two columns of labels: the head of another table
    )


def labels_and_values(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the text of the label and of the value of each row that has one of each."""
    for pairs in _rows_of_pairs(table):
        if len(pairs) == 1:
            yield pairs[0][0].text, pairs[0][1].text


def begins_indicator(table: Table) -> bool:
    """Return whether a form begins with what an indicator begins with: its number, its goal or its name."""
    labels = (label.text for pairs in _rows_of_pairs(table) for label, _ in pairs)
    first = match_header(next(labels, "").rstrip(" :")).fields[:1]
    return is_form(table) and bool({*first} & _OPENING)


def continues_form(table: Table) -> bool:
    """Return whether a table holds nothing but further labels and values, as the rest of a form on the next page does."""
    rows = [_pairs(table.row(row)) for row in range(table.n_rows)]
    labels = [label.text for pairs in rows for label, _ in pairs]
    return bool(labels) and all(rows[1:]) and all(map(_names_field, labels))


def rows_of_form(table: Table) -> Iterator[tuple[Quote, Quote]]:
    """Yield the labels and values of a form, no label where a row goes on with the value above it."""
    for row, pairs in enumerate(_rows_of_pairs(table)):
        cells = table.row(row)
        yield from (_read(label, value) for label, value in pairs)
        filled = [c for c in cells if c.text]
        rest = filled[0].col > 0 or (not row and filled[0].col_span < table.n_cols) if len(filled) == 1 else False
        if not pairs and rest:
            yield Quote(), filled[0].quote


def forms_beside(table: Table) -> list[list[tuple[Quote, Quote]]]:
    """Return the labels and values of each of several forms side by side under the same labels; empty for any other table."""
    rows = [_pairs(table.row(row)) for row in range(table.n_rows)]
    n = len(rows[0]) if rows else 0
    if n < _FEWEST_BESIDE or not is_form(table):
        return []
    if any(len(pairs) != n or len({compact(label.text) for label, _ in pairs}) > 1 for pairs in rows):
        return []
    return [[_read(*pairs[at]) for pairs in rows] for at in range(n)]


def _read(label: Cell, value: Cell) -> tuple[Quote, Quote]:
    """Return a label and its value as printed, without the colons between them."""
    printed = label.quote.part(0, len(label.text.rstrip(" :")))
    field = next(iter(match_header(printed.text).fields), "")
    whole = read_cell(value.lines, value.bars, field) if field in _WORDED else value.quote
    return printed, _after_colon(whole)


def has_rows_unread(table: Table) -> bool:
    """Return whether a form has a row below its first, which may be a head, of which nothing is a label, a value or a year."""
    years = ((year, value) for year, _, value in years_inside_form(table))
    told = {word for pair in itertools.chain(rows_of_form(table), years) for quote in pair for word in quote.words}
    new: dict[int, list[Word]] = {}
    for cell in table.cells:
        new.setdefault(cell.row, []).extend(word for word in cell.quote.words if any(map(str.isalnum, word.text)))
    return any(row and words and told.isdisjoint(words) for row, words in new.items())


def _after_colon(value: Quote) -> Quote:
    """Return a value without the colon that some forms print before it, in its cell."""
    said = value.text.lstrip(" :")
    return value.part(len(value.text) - len(said), len(value.text)) if said and value.text.startswith(":") else value


def years_of_form(table: Table, first: int = 0) -> Iterator[tuple[Quote, str, Quote]]:
    """Yield (year, field, value) of a table below a form that holds the targets, or what was achieved, by year.

    `first`: the row that names the years.
    """
    years = _years_in(table.row(first))
    if not years:
        yield from years_alone(table) or _years_below(table)
        return
    for row in range(first + 1, table.n_rows):
        cells = table.row(row)
        fields = match_header(cells[0].text).fields if cells else ()
        if fields[:1] and fields[0] in VALUE_FIELDS:
            yield from ((years[c.col].quote, fields[0], c.quote) for c in cells[1:] if c.col in years and c.text)


def years_alone(table: Table) -> list[tuple[Quote, str, Quote]]:
    """Return (label, field, value) of a table whose every column holds what a value is with its year ("Target 2024"), and below
    it the value; the two may share a cell. Empty for any other table.
    """
    columns: dict[int, list[Line]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        columns.setdefault(cell.col, []).extend(line for line in cell.lines if line.has_words)
    told = [(lines[0].quote, lines[1:]) for _, lines in sorted(columns.items()) if lines]
    if table.n_rows > _MOST_ROWS or len(told) < _FEWEST_YEARS:
        return []
    found: list[tuple[Quote, str, Quote]] = []
    for label, below in told:
        match = match_header(label.text)
        field = next((name for name in match.fields if name in VALUE_FIELDS), None)
        if match.year is None or field is None:
            return []
        if below:
            found.append((label, field, join(line.quote for line in below)))
    return found


def _years_beside(table: Table, row: int) -> Iterator[tuple[Quote, str, Quote]]:
    """Yield (year, field, value) of a row of years, or of parts of one, and one of values beside a label that covers both.

    The value is blank of a year without one, the year of a value that stands below none.
    """
    filled = [c for c in table.row(row) if c.text and c.row == row]
    if len(filled) < 2 or filled[0].row_span != 2:
        return
    fields = match_header(filled[0].text).fields
    years = {c.col: (c, match_header(c.text)) for c in filled[1:]}
    parts = all(period_of(c.text, filled[0].text) is not None for c, _ in years.values())
    if not fields or fields[0] not in VALUE_FIELDS or not (parts or all(m.year for _, m in years.values())):
        return
    values = {c.col: c for c in table.row(row + 1) if c.row == row + 1 and c.text}
    for col, (label, told) in years.items():
        value = values[col].quote if col in values else Quote()
        named = join([filled[0].quote, label.quote]) if parts else label.quote
        yield named, next((f for f in told.fields if f in VALUE_FIELDS), fields[0]), value
    yield from ((Quote(), fields[0], c.quote) for col, c in values.items() if col not in years)


def _years_below(table: Table) -> Iterator[tuple[Quote, str, Quote]]:
    """Yield (year, field, value) of a table with one label over its years, and the values below them; blank ones as above."""
    heads = [[c for c in table.row(row) if c.text] for row in range(min(table.n_rows, 3))]
    if len(heads) < 3 or len(heads[0]) != 1 or table.n_rows != 3:
        return
    fields = match_header(heads[0][0].text).fields
    years = {c.col: c for c in heads[1] if YEAR.fullmatch(c.text.strip())}
    if fields[:1] and fields[0] in VALUE_FIELDS and years and len(years) == len(heads[1]):
        values = {c.col: c.quote for c in heads[2]}
        yield from ((year.quote, fields[0], values.pop(col, Quote())) for col, year in years.items())
        yield from ((Quote(), fields[0], value) for value in values.values())


def years_inside_form(table: Table) -> Iterator[tuple[Quote, str, Quote]]:
    """Yield (year, field, value) of the rows by year with which a form ends; "Baseline 2022" among the years is its own kind."""
    for row in range(1, table.n_rows):
        if found := list(_years_beside(table, row)):
            yield from found
            return
        if len(_years_in(table.row(row))) >= 2:
            yield from years_of_form(table, row)
            return


def _years_in(cells: Sequence[Cell]) -> dict[int, Cell]:
    """Return the cells of a row that names years, by their column; none where others stand among them."""
    filled = [c for c in cells if c.text]
    years = {c.col: c for c in filled[1:] if YEAR.fullmatch(c.text.strip())}
    return years if len(years) == len(filled) - 1 else {}
