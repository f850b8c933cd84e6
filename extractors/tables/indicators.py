"""Finds the tables of indicators in a document, and reads their rows over as many pages as they take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.blocks import HeaderCell, IndikatorTable
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.columns import Column, Header, find_header, reach
from extractors.tables.headerless import guess_header
from extractors.tables.rows import RowReader
from extractors.text.furniture import find_furniture
from extractors.text.labels import compact, match_header, settings

_TITLE_LINES = 8  # lines above a table in which its title and unit are looked for
_LONGEST_TITLE = 110  # letters: a longer line is a sentence
_TEXT_BETWEEN = 3  # lines of text after which a table without header does not continue the one before


def find_indikator_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the tables of indicators in reading order, each with its rows, its header and what no row claimed."""
    furniture = find_furniture(document)
    found: list[tuple[RowReader, list[Line]]] = []
    above: list[Line] = []
    since: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Line):
            if block not in furniture:
                above.append(block)
                since.append(block)
            continue
        reader = found[-1][0] if found else None
        if _read_table(block, reader, since, found, above, document):
            above, since = [], []
        else:
            above.extend(line for cell in block.cells for line in cell.lines)
    return tuple(made for reader, lines in found if (made := _finished(reader, lines)) is not None)


def _read_table(
    table: Table,
    reader: RowReader | None,
    since: Sequence[Line],
    found: list[tuple[RowReader, list[Line]]],
    above: Sequence[Line],
    document: Document,
) -> bool:
    """Read `table` as the next part of the last one, or as a new one; return False where it is no indicator table."""
    header = find_header(table)
    if header is None:
        follows = reader is not None and len(since) <= _TEXT_BETWEEN and not _opens_with_labels(table)
        if reader is not None and follows and _fits(table, reader):
            reader.read(table, 0, _aligned(table, reader.header.columns))
            return True
        header = guess_header(table, document)
        if header is None:
            return False
    elif reader is not None and _is_repeat(table, header, reader, since):
        reader.read(table, header.body_row, header.columns)
        _claim_header(reader, table, header)
        return True
    header = _with_year_kind(header, above)
    fresh = RowReader(header)
    found.append((fresh, list(above)))
    fresh.read(table, header.body_row, header.columns)
    _claim_header(fresh, table, header)
    return True


def _with_year_kind(header: Header, above: Sequence[Line]) -> Header:
    """Return the header with bare years read as realisation where the text above speaks of what was achieved."""
    if any("target" in c.fields for c in header.columns):
        return header
    near = " ".join(line.text for line in above[-_TITLE_LINES:]).casefold()
    if not any(word in near for word in settings()["titles"]["achieved"]):
        return header
    columns = tuple(replace(c, kind="realisasi") if c.year and not c.fields else c for c in header.columns)
    return replace(header, columns=columns)


def _claim_header(reader: RowReader, table: Table, header: Header) -> None:
    for cell in table.cells:
        if header.first_row <= cell.row < header.body_row:
            reader.claimed.update(cell.quote.words)


def _is_repeat(table: Table, header: Header, reader: RowReader, since: Sequence[Line]) -> bool:
    """Return whether a header is the last table's again: same columns, next page, nothing but blank between."""
    last = reader.sources[-1]
    if header.signature != reader.header.signature or len(since) > 0:
        return False
    if table.page is not None and last.page is not None and table.page not in (last.page, last.page + 1):
        return False
    return not _restarts(table, header, reader)


def _restarts(table: Table, header: Header, reader: RowReader) -> bool:
    """Return whether the numbering starts again at 1: then the same header opens another table."""
    numbers = [c for c in header.columns if c.field == "no"]
    if not numbers:
        return False
    cells = [c for row in range(header.body_row, table.n_rows) for c in table.row(row)]
    first = next((c.text for c in cells if c.text and reach(c)[0] < numbers[0].end - 1), "")
    shared = reader.carried.get("no")
    return bool(re.match(r"^\W*1\W*$", first)) and shared is not None and not re.match(r"^\W*1\W*$", shared.quote.text)


def _fits(table: Table, reader: RowReader) -> bool:
    """Return whether a table without header has the columns of the one before it, on its page or the next."""
    last = reader.sources[-1]
    if table.page is not None and last.page is not None and table.page not in (last.page, last.page + 1):
        return False
    columns = reader.header.columns
    edges = sorted({edge for cell in table.cells for edge in reach(cell)})
    if table.place.box is None or not (table.ruled or last.ruled):  # gutters have no exact place
        return table.n_cols == last.n_cols
    inner = [c.start for c in columns[1:]]
    hits = sum(1 for x in inner if any(abs(x - edge) <= 6 for edge in edges))
    return len(inner) > 0 and hits >= max(1, len(inner) * 0.7)


def _opens_with_labels(table: Table) -> bool:
    """Return whether the first row of a table is a header of its own, of budgets or programmes."""
    rows = (table.row(row) for row in range(table.n_rows))
    first = next((cells for cells in rows if any(c.text for c in cells)), ())
    matches = [match_header(c.text) for c in first if c.text]
    return any(m.refuse for m in matches) or sum(1 for m in matches if m.known) >= 2


def _aligned(table: Table, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with which a part without header is read: its own left and right edge may lie elsewhere."""
    if table.place.box is None or not columns:
        return columns
    first, last = columns[0], columns[-1]
    moved = (replace(first, start=min(first.start, table.place.box.x0)), *columns[1:])
    return (*moved[:-1], replace(moved[-1], end=max(last.end, table.place.box.x1)))


def _finished(reader: RowReader, above: Sequence[Line]) -> IndikatorTable | None:
    """Return the finished table; None for an empty form (no rows, or placeholders in most of them)."""
    rows = tuple(draft.done() for draft in reader.drafts)
    rows = tuple(row for row in rows if row.fields.get("indikator") or row.fields.get("sasaran"))
    if not rows or reader.placeholders > len(rows) / 2:
        return None
    units = [draft.unit for draft in reader.drafts if draft.unit]
    title, unit = _title(above)
    header = tuple(HeaderCell(c.label, c.fields, i) for i, c in enumerate(reader.header.columns))
    return IndikatorTable(
        rows, header, title, units[0] if units and not unit else unit, _leftovers(reader), tuple(reader.sources)
    )


def _leftovers(reader: RowReader) -> tuple[Quote, ...]:
    found: list[Quote] = []
    for table in reader.sources:
        for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
            words = tuple(w for w in cell.quote.words if w not in reader.claimed)
            if words:
                found.append(Quote(words))
    return tuple(found)


def _title(above: Sequence[Line]) -> tuple[Quote, Quote]:
    """Return (title, unit) from the short lines above a table, nearest block first."""
    names = settings()["titles"]
    lines: list[Line] = []
    for line in reversed(above[-_TITLE_LINES:]):
        if len(line.text) > _LONGEST_TITLE or line.text.rstrip().endswith((".", ";", ",")):
            break
        lines.insert(0, line)
    labelled = _labelled_unit(above)
    title = [i for i, line in enumerate(lines) if any(compact(t) in compact(line.text) for t in names["table"])]
    if not title:
        named = [x for x in above if any(compact(t) in compact(x.text) for t in names["table"]) and _is_heading(x.text)]
        return (named[-1].quote if named else Quote()), labelled
    block = lines[title[-1] if len(title) == 1 else title[0] :]
    unit = [line for line in block if _names_unit(line.text, names["units"])]
    return join(line.quote for line in block), labelled or join(line.quote for line in unit)


def _labelled_unit(above: Sequence[Line]) -> Quote:
    """Return the office of the last "Nama Bidang : ..." above a table."""
    pattern = re.compile(settings()["titles"]["unit_label"], re.IGNORECASE)
    for line in reversed(above):
        found = pattern.match(line.text)
        if found is not None:
            return line.quote.part(*found.span("value"))
    return Quote()


def _is_heading(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(text) <= _LONGEST_TITLE and sum(1 for c in letters if c.isupper()) >= len(letters) * 0.7


def _names_unit(text: str, units: Sequence[str]) -> bool:
    plain = text.casefold().strip(" :-")
    return any(re.match(rf"{re.escape(unit)}\b", plain) for unit in units)
