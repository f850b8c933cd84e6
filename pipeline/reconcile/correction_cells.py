"""Reads the lines of a file of corrections, however it was saved: separators, encodings, workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.reconcile.corrections import COLUMNS, NEEDED, BadCorrections
from pipeline.reconcile.workbook_cells import NotAWorkbook, read_rows
from reference.load import read_settings

_SEPARATORS = (",", ";", "\t")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
Line = tuple[int, dict[str, str]]  # number in the file, from 1; cells by column


def read_lines(path: Path) -> list[Line]:
    """Return the filled lines of a CSV (any separator and encoding that Excel writes) or XLSX file, by column.

    BadCorrections where it is neither, or where a needed column is not named in its first line.
    """
    data = path.read_bytes()
    if data.startswith(b"PK"):
        try:
            rows = [(number, row) for number, row in read_rows(data) if any(row)]
        except NotAWorkbook as error:
            raise BadCorrections(key="unreadable", path=path) from error
    else:
        rows = list(_csv_rows(decode(data)))
    if not rows:
        return []
    names = [_column(cell) for cell in rows[0][1]]
    missing = [c for c in NEEDED if c not in names]
    if missing:
        raise BadCorrections(
            ", ".join(missing), "no_columns", path=path, columns=", ".join(missing), all=", ".join(COLUMNS)
        )
    return [(number, _named(names, row)) for number, row in rows[1:] if any(cell.strip() for cell in row)]


def decode(data: bytes) -> str:
    """Return the text of a file as Excel or an editor may have saved it: UTF-8, UTF-16 or Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line, cells). A line that was saved as one cell, or pasted with another separator, is parted."""
    lines = io.StringIO(text, newline="")
    first = text.lstrip().partition("\n")[0]
    if first[:4].lower() == "sep=":
        lines.readline()
        first = text.lstrip().partition("\n")[2].partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(lines, delimiter=separator)
    before = 1 if first not in text.partition("\n")[0] else 0
    while True:
        number = reader.line_num + 1 + before
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue
        if any(cell.strip() for cell in row):
            yield number, _parted(row)


def _parted(row: Sequence[str]) -> list[str]:
    """Return the cells of a line; one that holds a whole line in its first cell is parted at its own separator."""
    filled = [cell for cell in row if cell.strip()]
    if len(filled) == 1 and row[0].strip():
        separator = max(_SEPARATORS, key=row[0].count)
        if row[0].count(separator) >= len(NEEDED) - 2:
            return next(csv.reader([row[0]], delimiter=separator))
    return list(row)


def _column(cell: str) -> str:
    name = " ".join(cell.replace("_", " ").casefold().split())
    plain = name.replace(" ", "_")
    return plain if plain in COLUMNS else str(read_settings("correction_texts.toml")["columns"].get(name, plain))


def _named(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    found = {name: " ".join(cell.split()) for name, cell in zip(names, row, strict=False) if name in COLUMNS}
    return {name: found.get(name, "") for name in COLUMNS}
