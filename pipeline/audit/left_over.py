"""Which words of a table of indicators that no row has say something, and under which column they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.model.blocks import HeaderCell, IndikatorTable
from extractors.model.quote import Quote
from extractors.tables.cells.content import is_money
from extractors.text.labels import match_header
from normalizers.text import fold

_COLUMN = re.compile(r"/c\[(\d+)\]")
_ROW = re.compile(r".*?/r\[\d+\]")
_FEW_LETTERS = 1  # a letter alone ("v", "x") ticks a cell
_FEW_NUMBERS = 3  # from which numbers that count up in one row are those of the columns


def telling(table: IndikatorTable) -> tuple[Quote, ...]:
    """Return the words left over that may belong to a row.

    Not: ticks and dashes, sums under a column of money, the unit or owner of a row printed again beside another value,
    numbers of columns.
    """
    again = {fold(row.quote(field).text) for row in table.rows for field in ("satuan", "penanggung_jawab")} - {""}
    left = [quote for quote in table.leftovers if _says(quote.text) and fold(quote.text) not in again]
    sums = [quote for quote in left if is_money(quote.text)]
    of_money = [cell.label for cell in table.header if match_header(cell.label.text).money] if sums else []
    paid = {id(quote) for label in of_money for quote in under(label, table.header, sums)}
    left = [quote for quote in left if id(quote) not in paid]
    numbers = _column_numbers(left)
    return tuple(quote for quote in left if id(quote) not in numbers)


def unread(table: IndikatorTable) -> tuple[Quote, ...]:
    """Return the texts of cells that reached no row, whatever the reader took them for: names of activities, notes.

    Not those of a head, and not those that lie over half of the table: they are titles of its parts.
    """
    taken = {word for row in table.rows for quote in row.fields.values() for word in quote.words}
    taken |= {word for row in table.rows for year in row.yearly for word in (*year.value.words, *year.year.words)}
    heads = {word for cell in table.header for word in cell.label.words}
    unread_words: list[Quote] = []
    for source in table.sources:
        first = max((c.row + c.row_span for c in source.cells if heads.intersection(c.quote.words)), default=0)
        for cell in source.cells:
            own = Quote(tuple(word for word in cell.quote.words if word not in taken))
            wide = cell.col_span > 1 and cell.col_span * 2 >= source.n_cols
            if cell.row >= first and not wide and sum(c.isalpha() for c in own.text) > _FEW_LETTERS:
                unread_words.append(own)
    return tuple(unread_words)


def under(label: Quote, header: Sequence[HeaderCell], left: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the words left over that stand nearer below a label than below any other of the header."""
    heads = {id(cell.label): _across(cell.label, lowest=True) for cell in header if cell.label}
    return tuple(quote for quote in left if _nearest(heads, _across(quote)) == id(label))


def _nearest(heads: dict[int, float | None], at: float | None) -> int | None:
    known = {key: place for key, place in heads.items() if place is not None}
    if at is None or not known:
        return None
    return min(known, key=lambda key: abs(known[key] - at))


def _across(quote: Quote, *, lowest: bool = False) -> float | None:
    """Return where words stand across the page: the middle of their box in points, or the number of their column.

    `lowest`: of their last line alone: the lines above are those of a label over several columns.
    """
    boxes = [word.place.box for word in quote.words if word.place.box is not None]
    if boxes:
        last = max(box.bottom for box in boxes)
        own = [box for box in boxes if not lowest or box.bottom >= last - box.height / 2]
        return (min(box.x0 for box in own) + max(box.x1 for box in own)) / 2
    found = [m for word in quote.words[-1:] if (m := _COLUMN.search(word.place.path))]
    return float(found[0][1]) if found else None


def _says(text: str) -> bool:
    return any(c.isdigit() for c in text) or sum(c.isalpha() for c in text) > _FEW_LETTERS


def _column_numbers(left: Sequence[Quote]) -> frozenset[int]:
    """Return the quotes that are whole numbers counting up by one in one row of the grid."""
    found: set[int] = set()
    for row in _rows(left):
        run: list[Quote] = []
        for quote in row:
            if run and int(quote.text) != int(run[-1].text) + 1:
                run = []
            run.append(quote)
            if len(run) >= _FEW_NUMBERS:
                found |= {id(one) for one in run}
    return frozenset(found)


def _rows(left: Sequence[Quote]) -> Iterator[list[Quote]]:
    """Yield the whole numbers among the quotes, those of one row together."""
    rows: dict[tuple[int | None, str], list[Quote]] = {}
    for quote in left:
        if quote.text.isdecimal():
            place = quote.words[0].place
            m = _ROW.match(place.path)
            key = m[0] if m is not None else f"{place.box.cy:.0f}" if place.box is not None else ""
            rows.setdefault((place.page, key), []).append(quote)
    yield from rows.values()
