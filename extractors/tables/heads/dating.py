"""Dates columns whose labels name no year: by the title above, by another column, by what the text says of "Tahun ke-1"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model.document import Line, Table
from extractors.model.quote import Quote
from extractors.tables.columns import Column, Header, homes_of
from extractors.tables.heads.beside import set_aside
from extractors.tables.heads.titles import TITLE_LINES
from extractors.text.chapters import chapter_number
from extractors.text.labels import YEAR, cell_pattern, compact, settings

_NTH = cell_pattern("header_patterns", "nth_year")
_FIRST = cell_pattern("header_patterns", "first_year")
_SPAN = cell_pattern("header_patterns", "span_of_years")
_CAPTION = cell_pattern("group_labels", "caption")
_ACTIVE_YEAR = cell_pattern("header_patterns", "active_year")
_LABELLED_YEAR = cell_pattern("header_patterns", "labelled_year")
_OF_OTHERS = cell_pattern("header_patterns", "years_of_others")
_BEFORE = cell_pattern("header_patterns", "year_before")
_AFTER = cell_pattern("header_patterns", "year_after")
_UNTIL = cell_pattern("header_patterns", "until")
_YEAR_ALONE = cell_pattern("header_patterns", "year_alone")
_FEWEST = 2


def _year_printed_for(lines: Iterable[Line]) -> Quote | None:
    """Return the year that a form or a program says it was printed for ("Tahun aktif: 2023"); None where none or several."""
    found = [(line, mark) for line in lines if (mark := _ACTIVE_YEAR.search(line.text)) is not None]
    return _only_year([line.quote.part(*mark.span("year")) for line, mark in found])


def year_of_rows(header: Header, table: Table) -> tuple[Quote | None, bool]:
    """Return (the word of the one year that a column "Tahun" names in all rows, whether such a column names several years)."""
    names = {compact(label) for label in settings()["header_sub"]["years"]}
    at = {i for i, c in enumerate(header.columns) if not c.fields and compact(c.label.text) in names}
    if len(at) != 1:
        return None, False
    homes = homes_of(table, header.columns)
    cells = [c for c in table.cells if c.row >= header.body_row and c.text and homes[id(c)] in at]
    if not cells or not all(_YEAR_ALONE.match(c.text) for c in cells):
        return None, False
    word = _only_year([c.quote for c in sorted(cells, key=lambda c: (c.row, c.col))])
    return word, word is None


def _told_from(header: Header, word: Quote | None) -> Header:
    """Return the header with what is of the year before or after dated from the year of `word`; without one it is another's.

    So is what has come together until then ("Realisasi s/d tahun lalu").
    """
    made = list(header.columns)
    for at, column in enumerate(header.columns):
        text = column.label.text
        step = -1 if _BEFORE.search(text) else 1 if _AFTER.search(text) else 0
        if not step or not column.holds_values or column.year is not None or column.period is not None:
            continue
        if word is None or _UNTIL.search(text):
            made[at] = set_aside(column)
        else:
            made[at] = replace(column, year=int(YEAR.findall(word.text)[0]) + step, dated_by=word)
    return replace(header, columns=tuple(made))


def dated(
    header: Header, above: Sequence[Line], lines: Iterable[Line] = (), rows: tuple[Quote | None, bool] = (None, False)
) -> Header:
    """Return the header, targets and results without a year dated by the one year that the title above names.

    Where the lines above name no year at all, parts of a year are dated by the one that `lines`, those of the whole document,
    say it was printed for.

    Parts of a year are dated by the one year that another column of the head names, else by the title; columns of "Tahun
    ke-1", "ke-2" by the sentence that dates the first, or by the title's span of as many years. `rows`: as of `year_of_rows`;
    the year of the rows counts before the title's, and rows of several years are dated by no title.
    """
    of_rows, several = rows
    header = _told_from(header, of_rows or (None if several else _year_above(above)))
    if several:
        return header
    counted = _counted(header.columns)
    if counted:
        return _by_order(header, counted, above)
    told = [c for c in header.columns if c.holds_values]
    parts = [c for c in told if c.period is not None and c.year is None]
    undated = parts or [c for c in told if c.field in ("target", "realisasi") and c.year is None]
    printed = any(c.year is not None and not c.dated_by for c in told)
    results = any(c.field == "realisasi" and c.year is None for c in told) and not printed
    if not parts and not results:
        return header
    word = _only_year([c.label for c in told if c.year is not None and c.period is None])
    word = of_rows or word or _year_above(above)
    if word is None and parts and not any(YEAR.search(line.text) for line in above[-TITLE_LINES:]):
        word = _year_printed_for(lines)
    if word is None:
        return header
    year = int(YEAR.findall(word.text)[0])
    columns = tuple(replace(c, dated_by=word, year=year) if c in undated else c for c in header.columns)
    return replace(header, columns=columns)


def _year_above(above: Sequence[Line]) -> Quote | None:
    """Return the word that names the one year of the lines above a table; None where none or several are named.

    A line that only says the year ("Tahun aktif: 2023") counts before all others; then years that no span, no number of a
    regulation and no date names.
    """
    lines = _titles(above[-TITLE_LINES:])
    alone = [line.quote for line in lines if _LABELLED_YEAR.match(line.text)]
    others = [line.quote for line in lines if not _OF_OTHERS.search(line.text)]
    return _only_year(alone) or _only_year([line.quote for line in lines]) or _only_year(others)


def _titles(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above a table without those of running text: from its caption on, where it has one."""
    caption = next((at for at in range(len(lines) - 1, -1, -1) if _CAPTION.match(lines[at].text)), None)
    if caption is not None:
        return lines[caption:]
    return [line for line, after in itertools.zip_longest(lines, lines[1:]) if not _is_running(line, after)]


def _is_running(line: Line, after: Line | None) -> bool:
    """Return whether a line is one of sentences: it begins in small letters, ends in a full stop, or goes on in the next line."""
    goes_on = after is not None and after.text[:1].islower() and not line.text.isupper()
    return line.text[:1].islower() or line.text.rstrip().endswith(".") or goes_on


def _only_year(texts: Sequence[Quote]) -> Quote | None:
    """Return the first word that names the one year of some texts; None where they name none or several."""
    years = {year for text in texts for year in YEAR.findall(text.text)}
    if len(years) != 1:
        return None
    (year,) = years
    return next((Quote((word,)) for text in texts for word in text.words if year in word.text), None)


def _counted(columns: Sequence[Column]) -> dict[int, int]:
    """Return the number of the year of each column whose label only counts it ("Tahun ke-2"); empty below two of targets."""
    found: dict[int, int] = {}
    for at, column in enumerate(columns):
        mark = _NTH.search(column.label.text) if column.year is None and column.period is None else None
        if mark is not None and (column.field in ("target", "baseline", "realisasi") or column.holds_values):
            found[at] = chapter_number(mark["n"])
    later = [n for n in found.values() if n]
    return found if len(later) >= _FEWEST and len(set(later)) == len(later) else {}


def _by_order(header: Header, counted: dict[int, int], above: Sequence[Line]) -> Header:
    """Return the header with the counted columns under years; where no text dates the first, they are told apart alone."""
    found = _first_year(max(counted.values()), above)
    first, words = found if found is not None else (None, Quote())
    columns = tuple(
        replace(c, nth=counted[at], year=first + counted[at] - 1 if first is not None else None, dated_by=words)
        if at in counted
        else c
        for at, c in enumerate(header.columns)
    )
    return replace(header, columns=columns)


def _first_year(count: int, above: Sequence[Line]) -> tuple[int, Quote] | None:
    """Return the year of "Tahun ke-1" and the words that tell it; None where nothing does, or several years are told."""
    said = [(m, line) for line in above if (m := _FIRST.search(line.text))]
    if len({m["year"] for m, _ in said}) == 1:
        mark, line = said[0]
        return int(mark["year"]), line.quote.part(*mark.span("year"))
    spans = [(m, line) for line in above for m in _SPAN.finditer(line.text) if int(m[2]) - int(m[1]) == count - 1]
    if len({m[0] for m, _ in spans}) == 1:
        mark, line = spans[0]
        return int(mark[1]), line.quote.part(*mark.span(1))
    return None
