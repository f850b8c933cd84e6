"""Finds tables that look like indicator tables and were not read as one, so that none goes unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractors.model.blocks import IndikatorTable
from extractors.model.document import Cell, Document, Line, Table
from extractors.model.quote import Quote, Word, join
from extractors.tables.cells.content import NUMBER_ONLY, is_money
from extractors.tables.cells.read import split_mark
from extractors.tables.cells.several import opens_indicator
from extractors.tables.columns import is_index_row
from extractors.text.furniture import find_furniture
from extractors.text.labels import GOALS, HeaderMatch, cell_pattern, group_kind, is_spelt, match_header

_SURE = cell_pattern("values", "indicator_word")
_MOSTLY = 0.6  # of a column's texts are worded as indicators, of numbers are money; of words below a head were read
_NAMING = frozenset({"indikator", "sasaran", "tujuan", "formula"})
_MEASURED = frozenset({"target", "formula", "realisasi"})
_STRONG = _MEASURED | {"indikator", "sasaran"}
_SEARCHED = 3  # rows from the top in which a header is looked for
_FEWEST_ROWS = 2
_PAIR = 2  # a label and its value
_FEWEST_LABELS = 4  # different ones of a form
_MANY = 3  # labels, all of them of an indicator table; texts that are worded as indicators
_NEAR = 8  # lines within which labels are of one form
_LABEL_WORDS = 4  # of a label that opens a line
_LONGEST_NAME = 120  # letters of an indicator's line: prose runs on


def find_unread_tables(document: Document, read: Sequence[IndikatorTable]) -> tuple[Quote, ...]:
    """Return the header of each table that names at least two columns of an indicator table and gave no row.

    Of a table without such a header, the texts of a column that are worded as indicators; of a document that gave no row at all,
    such texts outside tables, and lines that begin with labels. Labels in lines over further columns of what was read, too.
    """
    alone = () if read else (*_lines_alone(document), *_labels_alone(document))
    grids = [header for _, header in unread_grids(document, read)]
    return (*_columns_alone(document, words_of(read)), *grids, *alone)


def unread_grids(document: Document, read: Sequence[IndikatorTable]) -> list[tuple[Table, Quote]]:
    """Return the grids that look like tables of indicators and gave no row, each with what names its columns."""
    sources = {id(source) for table in read for source in table.sources}
    taken = words_of(read)
    tables = [table for table in document.tables if id(table) not in sources and table.n_rows >= _FEWEST_ROWS]
    return [(table, header) for table in tables if (header := _suspicious(table, taken))]


def words_of(read: Sequence[IndikatorTable]) -> set[Word]:
    """Return the words of the rows and labels that were read."""
    rows = [row for table in read for row in table.rows]
    quotes = [quote for row in rows for quote in (*row.fields.values(), *(year.value for year in row.yearly))]
    labels = [head.label for table in read for head in table.header]
    return {word for quote in (*quotes, *labels) for word in quote.words}


def _lines_alone(document: Document) -> Iterator[Quote]:
    """Yield the texts of each page outside all tables that are worded as indicators, where a page holds several of them."""
    furniture = find_furniture(document)
    for page in document.pages:
        lines = [b for b in page.blocks if isinstance(b, Line) and b.has_words and b not in furniture]
        texts = [split_mark(part)[1] or part for line in lines for part in line.segments]
        worded = [text for text in texts if _SURE.match(text.text) and len(text.text) <= _LONGEST_NAME]
        if len(worded) >= _MANY:
            yield join(worded)


def _labels_alone(document: Document) -> Iterator[Quote]:
    """Yield lines of each page outside tables that open with labels of an indicator, where they name several fields.

    Only lines near each other: headings of a whole book, which without geometry is one page, open with such words, too.
    """
    furniture = find_furniture(document)
    for page in document.pages:
        lines = [b for b in page.blocks if isinstance(b, Line) and b.has_words and b not in furniture]
        opened: dict[str, int] = {}
        for at, line in enumerate(lines):
            if name := _opening_label(line):
                opened = {told: first for told, first in opened.items() if at - first <= _NEAR} | {name: at}
                if _are_of_indicator(opened.keys()):
                    yield join(lines[number].quote for number in opened.values())
                    break


def _opening_label(line: Line) -> str:
    """Return the field of the label with which a line opens before its value; blank where it opens with none.

    Small letters behind it go on with a sentence ("Indikator ini dipakai"), but for a unit.
    """
    words = [text for text in line.texts if not NUMBER_ONLY.match(text)]
    for n in range(min(_LABEL_WORDS, len(words) - 1), 0, -1):
        text = " ".join(words[:n]).rstrip(" :")
        if is_spelt(text) and len(fields := match_header(text).fields) == 1:
            return fields[0] if fields[0] == "satuan" or not words[n][0].islower() else ""
    return ""


def _columns_alone(document: Document, taken: Collection[Word]) -> Iterator[Quote]:
    """Yield lines of nothing but labels over lines of as many parts, beside rows that were read: columns or rows left over."""
    if not taken:
        return
    for page in document.pages:
        for at, line in enumerate(page.blocks):
            if not isinstance(line, Line) or len(line.breaks) + 1 < _FEWEST_ROWS:
                continue
            if len(line.segments) < _FEWEST_ROWS or ":" in line.text:
                continue
            matches = [match_header(part.text) for part in line.segments]
            told = {(match.fields, match.year) for match in matches if match.fields and match.known}
            if len(told) < len(matches) or any(match.refuse or match.money for match in matches):
                continue
            below = page.blocks[at + 1 : at + 1 + _SEARCHED]
            like = [b for b in below if isinstance(b, Line) and len(b.segments) == len(line.segments)]
            whole = len(told) >= _MANY and any(
                "indikator" in match.fields for match in matches
            )  # a head: one row is enough
            like = [b for b in like if not (whole and is_index_row(part.text for part in b.segments))]
            enough = len(like) >= (1 if whole else _FEWEST_ROWS)
            if enough and not any(word in taken for b in (line, *like) for word in b.words):
                yield line.quote


def _suspicious(table: Table, taken: Collection[Word]) -> Quote:
    """Return what names a table's columns; blank where nothing does. `taken`: the words of rows and labels that were read."""
    below = [word for cell in table.cells if cell.row for word in cell.quote.words]
    if sum(word in taken for word in below) > len(below) * _MOSTLY:
        return Quote()
    for row in range(min(_SEARCHED, table.n_rows)):
        cells = [cell for cell in table.row(row) if cell.text]
        if (
            len(cells) >= 2
            and _names_columns(cells)
            and not _is_empty_form(table, row + 1)
            and not _is_of_money(table, cells)
        ):
            return join(cell.quote for cell in cells)
    return _labels_below_one_another(table, taken) or _worded_column(table, taken)


def _labels_below_one_another(table: Table, taken: Collection[Word]) -> Quote:
    """Return the labels of rows that hold a label and its value, where they name what a form of an indicator holds.

    Blank where a value was read.
    """
    rows = [[cell for cell in table.row(row) if cell.text] for row in range(table.n_rows)]
    if any(word in taken for row in rows for cell in row[1:] for word in cell.quote.words):
        return Quote()
    labels = [row[0] for row in rows if len(row) == _PAIR and match_header(row[0].text.rstrip(" :")).known]
    fields = {name for label in labels for name in match_header(label.text.rstrip(" :")).fields}
    told = _are_of_indicator(fields)
    return join(label.quote for label in labels) if told and len(labels) >= table.n_rows * _MOSTLY else Quote()


def _are_of_indicator(fields: Collection[str]) -> bool:
    """Return whether fields that labels name are an indicator's: several, fewer where they name and measure it."""
    fewest = _MANY if "indikator" in fields else _FEWEST_LABELS
    return len(fields) >= fewest and len(_STRONG.intersection(fields)) >= _PAIR


def _worded_column(table: Table, taken: Collection[Word]) -> Quote:
    """Return the texts of a column that are worded as indicators, where no head names it; blank where none are."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text and not NUMBER_ONLY.match(cell.text):
            columns.setdefault(cell.col, []).append(cell)
    for _, cells in sorted(columns.items()):
        worded = [c for c in cells if opens_indicator(c.text) and group_kind(c.text) not in GOALS]
        sure = any(_SURE.match(c.text) for c in worded)
        read = any(word in taken for c in worded for word in c.quote.words)
        if sure and not read and len(worded) >= _FEWEST_ROWS and len(worded) >= len(cells) * _MOSTLY:
            return join(c.quote for c in worded)
    return Quote()


def _is_empty_form(table: Table, first: int) -> bool:
    """Return whether nothing but column numbers and dots stands below the header."""
    rows = [[cell.text for cell in table.row(row)] for row in range(first, table.n_rows)]
    rows = rows[1:] if rows and is_index_row(rows[0]) else rows
    return not any(c.isalnum() for texts in rows for text in texts for c in text)


def _is_of_money(table: Table, head: Sequence[Cell]) -> bool:
    """Return whether the head names no indicator and most numbers under its targets and realisations are sums of money."""
    fields = {cell.col: set(match_header(cell.text).fields) for cell in head}
    if any(named & _NAMING for named in fields.values()):
        return False
    columns = {col for col, named in fields.items() if named & _STRONG}
    values = [
        c.text for c in table.cells if c.col in columns and c.row > head[0].row and any(d.isdigit() for d in c.text)
    ]
    return bool(values) and sum(map(is_money, values)) > len(values) * _MOSTLY


def _names_columns(cells: Sequence[Cell]) -> bool:
    matches: list[HeaderMatch] = [match_header(cell.text) for cell in cells]
    if any(match.refuse for match in matches):
        return False  # a list of budgets or programmes
    fields = {field for match in matches for field in match.fields}
    several = len(matches) >= _MANY or len(fields) > 1
    if several and fields & _STRONG and all(len(match.fields) == 1 for match in matches):
        return True  # the rest of a table's columns
    if matches[0].fields == ("no",) and all(len(m.fields) == 1 and {*m.fields} <= _MEASURED for m in matches[1:]):
        return True  # one such column behind the numbers of the rows
    return len(fields & _STRONG) >= 2 and sum(match.known for match in matches) >= len(matches) / 2
