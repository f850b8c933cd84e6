"""Reads plain text and Markdown exports: lines, tables, LaTeX fractions, list and emphasis marks.

Such exports come from converters of DOCX and of scans; their marks ("**", "<p>", "$\\frac{..}{..}$") are markup, not
print, and are read as what a person saw: a fraction becomes "(numerator) / (denominator)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model.document import Block, Cell, Document, Line, Page, ReaderNote, Table
from extractors.model.errors import DamagedFile, EmptyFile, LimitExceeded
from extractors.model.quote import Place
from extractors.readers.contents import without_escapes
from extractors.readers.lines import glue_hyphens
from extractors.readers.text.markup import SOFT, Fragment, Setter
from extractors.readers.text.math import LINE_END, find_math
from extractors.readers.text.tables import Grid, find_grid

MAX_LINE = 200_000  # letters: a long report is one paragraph of that size
_FENCE = re.compile(r"^\s*(?:```|~~~)\s*\w*\s*$")
_RULE = re.compile(r"^\s*([-*_])(?:\s*\1){2,}\s*$")
_DASH = re.compile(r"^(\s*)[-*+](\s+)(?=\S)")
# What follows a dash that the converter added: bold text, a list number, a label before its colon.
_LABELLED = re.compile(
    r"\*\*|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)](?:\s|$)|[^\s:]+(?:\s+[^\s:]+){0,4}\s*(?:\*\*)?\s*:"
)
_FRACTION = re.compile(r"\s*\$[=\s]*\\[dt]?frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_LIST_TAG = re.compile(r"<[uo]l\b[^<>]*>", re.IGNORECASE)
_NEW_LINE_TAG = re.compile(r"</?(?:p|li|br|div)\b[^<>]*>", re.IGNORECASE)


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a text file: one page without number. EmptyFile, DamagedFile where there is no text.

    LimitExceeded for a line that is longer than any report: looking through one takes longer than reading a book.
    """
    if not data.strip():
        raise EmptyFile
    text = _decode(data)
    if (longest := max(map(len, text.splitlines()), default=0)) > MAX_LINE:
        raise LimitExceeded(f"a line of {longest} letters")
    setter = Setter()
    blocks = tuple(_blocks(_logical_lines(text), setter))
    notes = tuple(ReaderNote(code, detail=str(n)) for code, n in sorted(setter.notes.items()) if n)
    return Document(sha256, "txt", len(data), (Page(None, blocks=blocks),), "born_digital", notes)


def _decode(data: bytes) -> str:
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    encodings: tuple[str, ...] = ("utf-16",) if marked else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            return without_escapes(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise DamagedFile("text in no known encoding")


def _logical_lines(text: str) -> list[Fragment]:
    """Return the lines with their physical numbers; comments are blanked, a formula over several lines is one line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace(SOFT, " ").replace(LINE_END, " ")
    text = _without_comments(text)
    if "$" in text:
        for start, end, latex in list(find_math(text)):
            if "\n" in latex and not re.search(r"\n\s*\n", latex):
                text = text[:start] + text[start:end].replace("\n", LINE_END) + text[end:]
    lines: list[Fragment] = []
    number = 1
    for line in text.split("\n"):
        lines.append(Fragment(number, line))
        number += 1 + line.count(LINE_END)
    return lines


def _without_comments(text: str) -> str:
    """Return the text without "<!-- -->", line ends kept; what is never closed stays."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*kept, text[at:]])


def _blocks(lines: list[Fragment], setter: Setter) -> Iterator[Block]:
    at = n_tables = columns = 0
    before: Line | None = None  # the line just above, without a blank line between
    while at < len(lines):
        if not lines[at].text.strip():
            before = None
            at += 1
            continue
        grid = find_grid(lines, at, columns)
        if grid is not None:
            yield _table(grid, n_tables, setter)
            n_tables += 1
            at, columns, before = grid.end, grid.n_cols, None
            continue
        columns = 0
        if not _is_markup(lines, at):
            for line in setter.lines(_without_dash(lines[at])):
                made = glue_hyphens([before, line])[1] if before is not None else line
                yield made
                before = made
        at += 1


def _is_markup(lines: list[Fragment], at: int) -> bool:
    """Return whether a line is a code fence, or a rule with blank lines around (a fraction bar stands close)."""
    text = lines[at].text
    if _FENCE.match(text):
        return True
    around = [lines[i].text for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return _RULE.match(text) is not None and not any(line.strip() for line in around)


def _without_dash(line: Fragment) -> Fragment:
    """Return the line without the list dash that a converter put before a number, a label or bold text."""
    found = _DASH.match(line.text)
    if found is None or not _LABELLED.match(line.text, found.end()):
        return line
    return Fragment(line.line, f"{found.group(1)} {found.group(2)}{line.text[found.end() :]}")


def _table(grid: Grid, number: int, setter: Setter) -> Table:
    cells: list[Cell] = []
    for one in grid.cells:
        lines = tuple(_cell_lines(one.text, setter))
        place = Place(path=f"t[{number}]/r[{one.row}]/c[{one.col}]")
        cells.append(Cell(one.row, one.col, lines, one.row_span, one.col_span, place))
    return Table(tuple(cells), grid.n_rows, grid.n_cols, Place(path=f"t[{number}]"))


def _cell_lines(cell: Fragment, setter: Setter) -> tuple[Line, ...]:
    """Return the printed lines of a cell: its paragraphs and list items, one line each."""
    text = cell.text
    collapsed = text.strip().startswith("- ") and "\n" not in text and not _NEW_LINE_TAG.search(text)
    if _LIST_TAG.search(text) or collapsed:
        text = re.sub(r"(?<=\s)-[ ](?=\S)", f"{SOFT}- ", text.replace("<li>", f"{SOFT}- "))
    parts = _without_repeated_numerator(text, setter) if "$" in text else text
    return glue_hyphens(list(setter.lines(Fragment(cell.line, parts))))


def _without_repeated_numerator(text: str, setter: Setter) -> str:
    """Return the cell without a paragraph that the converter exported once more as numerator of the fraction below."""
    for found in re.finditer(r"(?:^|<p>|\n)([^<>$\n]+?)(?:</p>|<br\s*/?>|\n)?\s*(?=\$)", text, re.IGNORECASE):
        fraction = _FRACTION.match(text, found.end())
        if fraction is not None and _letters(fraction.group(1)) == _letters(found.group(1)):
            setter.notes["repeated_numerator"] += 1
            dropped = "\n" * found.group().count("\n")  # keeps the physical line numbers
            return text[: found.start()] + dropped + text[found.end() :]
    return text


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\\[a-z]+", "", text.casefold()))
