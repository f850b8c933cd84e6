"""Writes a dataset as files that other programs open: Excel, CSV, SQLite, DuckDB. NIPs stay text, nothing becomes a formula."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pipeline.dataset.descriptions import SHEETS
from pipeline.dataset.read import TABLES, Row, columns_of, read_table, titles_of
from pipeline.settings import Lang

FORMATS = ("xlsx", "csv", "sqlite", "duckdb")
LONGEST_CELL = 32_767  # characters that Excel keeps in a cell
_MOST_ROWS = 1_048_575  # below the header of a sheet
_WIDEST = 60
_SAMPLED = 200  # rows that tell how wide a column must be
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_COLOURS = {"error": "#F8D0CE", "warning": "#FCE8B2", "info": "#DCE9F7"}


class EngineMissing(Exception):
    """The library for a format is not installed; `.args[0]` is its name."""


def export(dataset: Path, out: Path, form: str, *, lang: Lang = "id") -> Path:
    """Write all tables of `dataset` to `out` in one of FORMATS; return the file (CSV: the folder) that was written.

    An existing file is replaced. ValueError for another format, EngineMissing where the format's library is not there.
    """
    writers = {"xlsx": write_xlsx, "csv": write_csv, "sqlite": write_sqlite, "duckdb": write_duckdb}
    if form not in writers:
        raise ValueError(form)
    out.parent.mkdir(parents=True, exist_ok=True)
    if form == "xlsx":
        return write_xlsx(dataset, out, lang=lang)
    return writers[form](dataset, out)


def write_csv(dataset: Path, out: Path) -> Path:
    """Write one UTF-8 CSV a table (with a byte order mark, so that Excel reads it) into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        with (out / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\r\n")
            writer.writerow(columns_of(dataset, name))
            writer.writerows([_harmless(_plain(v)) for v in row.values()] for row in read_table(dataset, name))
    return out


def _harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula: a text that starts like one gets an apostrophe in front."""
    if isinstance(value, str) and _FORMULA.match(value) and not re.fullmatch(r"-?\d+(?:[.,]\d+)?|-", value):
        return f"'{value}"
    return value


def _plain(value: Any) -> Any:
    """Return a value as one cell: lists of words joined by "; ", other lists as JSON, dates in ISO form."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        if all(isinstance(v, str) for v in value):
            return "; ".join(value)
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def write_sqlite(dataset: Path, out: Path) -> Path:
    """Write one SQLite database: a table for each of the dataset's, dates as ISO text, lists as text."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out)
    try:
        for name in TABLES:
            columns = columns_of(dataset, name)
            fields = ", ".join(f'"{c}" {_sql_type(t)}' for c, t in columns.items())
            connection.execute(f'CREATE TABLE "{name}" ({fields})')
            marks = ", ".join("?" * len(columns))
            rows = ([_plain(v) for v in row.values()] for row in read_table(dataset, name))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        connection.commit()
    finally:
        connection.close()
    return out


def _sql_type(kind: str) -> str:
    return {"int32": "INTEGER", "int64": "INTEGER", "bool": "INTEGER", "double": "REAL"}.get(kind, "TEXT")


def write_duckdb(dataset: Path, out: Path) -> Path:
    """Write one DuckDB database with all types kept. EngineMissing without the duckdb package."""
    try:
        import duckdb
    except ImportError as error:
        raise EngineMissing("duckdb") from error
    out.unlink(missing_ok=True)
    connection = duckdb.connect(str(out))
    try:
        for name in TABLES:
            source = str(dataset / f"{name}.parquet").replace("'", "''")
            connection.execute(f"CREATE TABLE \"{name}\" AS SELECT * FROM read_parquet('{source}')")
    finally:
        connection.close()
    return out


def write_xlsx(dataset: Path, out: Path, *, lang: Lang = "id") -> Path:
    """Write one workbook: a first sheet that says what this is, then a sheet a table, headers frozen and filtered."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(out),
        {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True},
    )
    book.set_properties({"title": "IKU", "created": _EPOCH})
    styles = {name: book.add_format({"bg_color": colour, "text_wrap": False}) for name, colour in _COLOURS.items()}
    head = book.add_format(
        {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
    )
    _write_cover(book, dataset, head, lang)
    for name in TABLES:
        rows = read_table(dataset, name)
        for part, chunk in enumerate(_chunks(rows)):
            title = SHEETS[name][lang] + (f" {part + 1}" if part else "")
            said = {k: v[0 if lang == "id" else 1] for k, v in titles_of(dataset, name).items()}
            _write_sheet(book.add_worksheet(title[:31]), said, chunk, head, styles)
    book.close()
    return out


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows in parts that fit a sheet; an empty table gives one empty part."""
    for start in range(0, max(1, len(rows)), _MOST_ROWS):
        yield rows[start : start + _MOST_ROWS]


def _write_cover(book: Any, dataset: Path, head: Any, lang: Lang) -> None:
    sheet = book.add_worksheet("Baca dulu" if lang == "id" else "Read me")
    said = _COVER[lang]
    bold, wrap = book.add_format({"bold": True, "font_size": 14}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, said["title"], bold)
    for at, line in enumerate(said["lines"], start=2):
        sheet.merge_range(at, 0, at, 1, line, wrap)
        sheet.set_row(at, 32)
    top = len(said["lines"]) + 3
    for column, text in enumerate(said["columns"]):
        sheet.write_string(top, column, text, head)
    for at, name in enumerate(TABLES, start=top + 1):
        sheet.write_string(at, 0, SHEETS[name][lang])
        sheet.write_string(at, 1, SHEETS[name][f"{lang}_about"].format(n=len(read_table(dataset, name))))


def _write_sheet(
    sheet: Any, columns: Mapping[str, str], rows: Sequence[Row], head: Any, styles: Mapping[str, Any]
) -> None:
    sheet.set_row(0, 48)
    for at, (name, title) in enumerate(columns.items()):
        sheet.write_string(0, at, f"{title}\n{name}", head)
        sheet.set_column(at, at, _width(name, rows))
    for line, row in enumerate(rows, start=1):
        style = styles.get(str(row.get("severity")))
        for at, value in enumerate(row.values()):
            _write_cell(sheet, line, at, _plain(value), style)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _write_cell(sheet: Any, line: int, at: int, value: Any, style: Any) -> None:
    if value is None:
        sheet.write_blank(line, at, None, style) if style is not None else None
    elif isinstance(value, bool):
        sheet.write_boolean(line, at, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(line, at, value, style)
    else:
        text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value))
        if len(text) > LONGEST_CELL:
            text = f"{text[: LONGEST_CELL - 12]} [terpotong]"
        sheet.write_string(line, at, text, style)


def _width(name: str, rows: Sequence[Row]) -> float:
    longest = max((len(str(_plain(row[name]) or "")) for row in rows[:_SAMPLED]), default=0)
    return float(min(_WIDEST, max(len(name), longest) + 2))


_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date: the same dataset gives the same workbook
_COVER: Mapping[Lang, Mapping[str, Any]] = {
    "id": {
        "title": "Dataset Indikator Kinerja Utama (IKU)",
        "lines": (
            "Setiap lembar adalah satu tabel. Kolom berakhiran _raw berisi teks persis seperti tercetak pada dokumen; kolom "
            "tanpa _raw berisi nilai yang dibakukan.",
            "Lembar Temuan memuat hal yang perlu diperiksa: merah = kesalahan, kuning = peringatan, biru = catatan.",
            "Berkas ini edisi internal: NIP memuat tanggal lahir (UU 27/2022). Gunakan `iku publish` untuk edisi publik.",
        ),
        "columns": ("Lembar", "Isi"),
    },
    "en": {
        "title": "Dataset of key performance indicators (IKU)",
        "lines": (
            "Each sheet is one table. Columns that end in _raw hold the text exactly as printed; those without hold the "
            "normalised value.",
            "The sheet of findings holds what should be looked at: red = error, yellow = warning, blue = note.",
            "This is the internal edition: a NIP holds a birth date (law 27/2022). Use `iku publish` for the public one.",
        ),
        "columns": ("Sheet", "Content"),
    },
}
