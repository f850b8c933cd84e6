"""Draws the workbook: pandas writes the cells through xlsxwriter, the formats, widths and the printed page are set here."""

from __future__ import annotations

import io
import os
import secrets
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import repeat
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from pipeline.dataset.read import read_frames, read_tables, titles_of
from pipeline.outputs.accusing import SEVERITIES
from pipeline.outputs.export.by_office import by_office, totals
from pipeline.outputs.export.cells import is_absent, printable
from pipeline.outputs.export.office_sheets import office_sheets
from pipeline.outputs.export.row_heights import LINE, heights, lines_of
from pipeline.outputs.export.sheets import Column, Sheet, make_sheets, meaning_of
from pipeline.outputs.words import in_words
from pipeline.settings import Lang

_MOST_ROWS = 1_048_574  # below the header of a sheet
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date: the same dataset gives the same workbook
_COLOURS = {"error": "#F8D0CE", "warning": "#FCE8B2", "info": "#E3EDF7"}
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
_A4 = 9
_GREY = "#5F6B73"  # of what stands in the row above, too: there in full, here in one line
_MOST_LINKS = 65_000  # that Excel takes on one sheet
_NUMBERS = {"int": "#,##0", "year": "0", "page": "0", "percent": "0%", "code": "@"}
_TOP = 5  # rows above the table of the first sheet
_DATE: Mapping[Lang, str] = {"id": "[$-421]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}


class FileInUse(Exception):
    """The workbook that should be replaced is held open by another program; `.args[0]` is its path."""


def write_xlsx(dataset: Path, out: Path, *, lang: Lang = "id", report: Path | None = None) -> Path:
    """Write one workbook: an office a row, then the tables for people, the legend, and last the technical ones.

    Where `report` holds a report, findings lead to its pages, by paths that hold as long as both are moved together.
    FileInUse where another program holds `out` open; OSError where the disk refuses.
    """
    of_offices = office_sheets(read_tables(dataset), lang)
    tables = read_frames(dataset)
    sheets = [part for sheet in make_sheets(tables, lang) for part in _parts(sheet)]
    first = by_office(tables, lang)
    legend = _legend(dataset, tables, [*sheets, *of_offices], lang)
    paper = [first, *(s for s in (*sheets, *of_offices) if s.paper)]
    printing = _PRINTING[lang].format(first=paper[0].title, last=paper[-1].title)
    head = (first.title + " IKU", totals(tables, first, lang), _SECRET[lang], printing)
    del tables  # each sheet holds what it shows
    screen = [s for s in (*sheets, *of_offices) if not s.paper and not s.technical]
    queue = deque((*paper[1:], *screen, legend, *(s for s in sheets if s.technical)))
    del sheets, of_offices, legend, paper, screen
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": _OPTIONS}) as writer:
        book: Any = writer.book
        book.set_properties({"title": first.title, "created": _EPOCH})
        drawing = _Drawing(writer, lang, _way(out, report))
        drawing.draw(first, top=_TOP, head=head)
        while queue:
            drawing.draw(queue.popleft())
    _replace(out, buffer.getvalue())
    return out


def _replace(out: Path, data: bytes) -> None:
    """Put the bytes in the place of `out` at once, so that a workbook is never half written."""
    new = out.with_name(f".{out.name}.{secrets.token_hex(4)}")
    new.write_bytes(data)
    try:
        os.replace(new, out)
    except PermissionError as error:
        new.unlink(missing_ok=True)
        raise FileInUse(out) from error


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    """Yield the sheet in parts that Excel can hold."""
    for part, start in enumerate(range(0, max(1, len(sheet.frame)), _MOST_ROWS)):
        rows = slice(start, start + _MOST_ROWS)
        title = f"{sheet.title} {part + 1}" if part else sheet.title
        yield replace(sheet, title=title, frame=sheet.frame.iloc[rows], links=sheet.links[rows])


def _way(out: Path, report: Path | None) -> PurePosixPath | None:
    """Return the way from the workbook to the report's folder; None where there is no report."""
    if report is None or not (report / "index.html").is_file():
        return None
    return PurePosixPath(Path(os.path.relpath(report.resolve(), out.resolve().parent)).as_posix())


def _legend(dataset: Path, tables: Mapping[str, pd.DataFrame], sheets: Sequence[Sheet], lang: Lang) -> Sheet:
    """Return the sheet that says what each sheet and column holds, and how it is called in the dataset."""
    at = 0 if lang == "id" else 1
    rows = []
    for sheet in sheets:
        rows.append((sheet.title, "", sheet.about + (_HIDDEN[lang] if sheet.technical else ""), ""))
        dictionary = titles_of(dataset, sheet.table) if sheet.table in tables else {}
        for c in sheet.columns[: sheet.folded]:
            if meaning := meaning_of(sheet.table, c.name, dictionary, lang):
                rows.append(("", c.title, meaning, c.name if c.name in dictionary else ""))
    titles = (
        ("Lembar", "Kolom", "Isi", "Nama dalam dataset"),
        ("Sheet", "Column", "What it holds", "Name in the dataset"),
    )
    widths, names = (20, 26, 90, 24), ("sheet", "column", "about", "name")
    columns = tuple(Column(t, w, "text", n) for t, w, n in zip(titles[at], widths, names, strict=True))
    frame = pd.DataFrame(rows, columns=list(names), dtype=object).replace("", None)
    title = ("Keterangan", "Legend")[at]
    return Sheet(title, "", frame, columns, len(columns), len(columns))


class _Drawing:
    """Draws sheet after sheet into one workbook."""

    def __init__(self, writer: Any, lang: Lang, way: PurePosixPath | None) -> None:
        self._writer, self._lang, self._way = writer, lang, way
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _format(self, **settings: Any) -> Any:
        """Return the format of these settings, made once; every cell wraps and stands at the top."""
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self._writer.book.add_format(
                {"font_name": "Calibri", "font_size": 10, "valign": "top"} | settings
            )
        return self._formats[key]

    def draw(self, sheet: Sheet, *, top: int = 0, head: Sequence[str] = ()) -> None:
        """Write a sheet whose table starts `top` rows down, below the lines of `head`; row after row, as they go to disk."""
        name = sheet.title[:31]
        page = self._writer.book.add_worksheet(name)
        for at, column in enumerate(sheet.columns):
            self._column(page, at, column, sheet)
        for at, line in enumerate(head):
            style = self._format(bold=True, font_size=15) if not at else self._format(text_wrap=True)
            page.set_row(at, 24 if not at else 16)
            page.merge_range(at, 0, at, sheet.printed - 1, line, style)
        page.set_row(top, LINE * max(lines_of(c.title, c.width * 0.85) for c in sheet.columns[: sheet.folded]) + 5)
        for at, column in enumerate(sheet.columns):
            page.write_string(top, at, column.title, self._format(
                bold=True, bg_color="#1F4E5F", font_color="#FFFFFF", text_wrap=True, border=1, border_color="#9FB6C1",
                valign="vcenter",
            ))  # fmt: skip
        self._rows(page, sheet, top)
        self._frame(page, sheet, top)
        self._paper(page, sheet, top, name)
        page.set_tab_color("#1F4E5F" if sheet.paper else "#A6A6A6")
        if sheet.technical:
            page.hide()  # shown by a right click on a sheet's name; hidden sheets are not printed

    def _rows(self, page: Any, sheet: Sheet, top: int) -> None:
        """Write the rows of a sheet: texts, numbers and dates in formats of their own, links."""
        rows = zip(*(sheet.frame[c.name] for c in sheet.columns), strict=True)
        given = repeat(0.0, len(sheet.frame)) if sheet.technical else heights(sheet)
        above: list[Any] = []
        for n, (values, height) in enumerate(zip(rows, given, strict=True)):
            row = top + 1 + n
            if height:
                page.set_row(row, height)
            repeated = [
                value for column, value in zip(sheet.columns, values, strict=True) if column.name in sheet.repeated
            ]
            again, above = bool(repeated) and repeated == above, repeated
            for at, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
                linked = column.kind == "link" and self._way is not None and sheet.links and n < _MOST_LINKS
                if column.name in sheet.repeated and again and isinstance(value, str):
                    page.write_string(row, at, printable(value), self._format(font_color=_GREY))
                elif linked:
                    self._link(page, row, at, value, sheet.links[n])
                elif not is_absent(value):
                    self._cell(page, row, at, column, value)
                if column.name == "file_label" and not again:
                    self._whole_name(page, row, at, sheet.frame["path"].iloc[n], value)

    def _whole_name(self, page: Any, row: int, at: int, path: str, label: str) -> None:
        """Put the whole name of a file beside its label, as a note that opens under the pointer."""
        if path != label:
            page.write_comment(row, at, printable(path), {"x_scale": 2, "font_size": 9, "author": ""})

    def _cell(self, page: Any, row: int, at: int, column: Column, value: Any) -> None:
        if isinstance(value, date):
            page.write_datetime(row, at, value, self._format(num_format=_DATE[self._lang], align="left"))
        elif isinstance(value, str):
            page.write_string(row, at, printable(value))
        elif column.kind == "number":
            shown = "#,##0" if float(value).is_integer() else "#,##0.00"
            page.write_number(row, at, value, self._format(num_format=shown, align="right"))
        elif isinstance(value, bool):
            page.write_boolean(row, at, value)
        else:
            page.write_number(row, at, value)

    def _column(self, page: Any, at: int, column: Column, sheet: Sheet) -> None:
        side = "center" if column.kind in ("page", "year", "int", "percent") else "left"
        settings = {"text_wrap": True, "align": "right" if column.kind == "number" else side}
        if column.kind in _NUMBERS:
            settings["num_format"] = _NUMBERS[column.kind]
        folded = {"level": 1, "hidden": True} if at >= sheet.folded else {}
        if at >= sheet.folded:
            settings["text_wrap"] = False
        page.set_column(at, at, column.width, self._format(**settings), folded)

    def _link(self, page: Any, row: int, at: int, value: Any, link: str) -> None:
        shown = "→" if is_absent(value) else value
        style = self._format(
            font_color="#0B5394", underline=1, text_wrap=True, align="left" if isinstance(shown, str) else "center"
        )
        page.write_url(row, at, f"external:{self._way}/{link}", style, printable(str(shown))[:255])
        if isinstance(shown, int):
            page.write_number(row, at, shown, style)

    def _frame(self, page: Any, sheet: Sheet, top: int) -> None:
        """Set lines around the cells, the colours of findings, the filter, and what stays in sight."""
        n, last = max(1, len(sheet.frame)), len(sheet.columns) - 1
        table = (top + 1, 0, top + n, last)
        names = [c.name for c in sheet.columns]
        if "level" in names and sheet.table == "findings":
            at = names.index("level")
            letter = chr(ord("A") + at)
            for severity in SEVERITIES:
                rule = f'=${letter}{top + 2}="{in_words(severity, "severity", self._lang)}"'
                fill = self._writer.book.add_format({"bg_color": _COLOURS[severity]})
                page.conditional_format(top + 1, at, top + n, at, {"type": "formula", "criteria": rule, "format": fill})
        if "error" in names:
            at, fill = names.index("error"), self._writer.book.add_format({"bg_color": _COLOURS["error"], "bold": True})
            above = {"type": "cell", "criteria": ">", "value": 0, "format": fill}
            page.conditional_format(top + 1, at, top + n, at, above)
        lines = self._writer.book.add_format({"border": 1, "border_color": "#C9D3D8"})
        page.conditional_format(*table, {"type": "formula", "criteria": "=TRUE", "format": lines})
        page.autofilter(top, 0, top + n, last)
        page.freeze_panes(top + 1, names.index("page") + 1 if "page" in names[:4] else 1)
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{top + n + 1}"})
        if sheet.folded <= last:
            page.outline_settings(True, True, False, False)

    def _paper(self, page: Any, sheet: Sheet, top: int, name: str) -> None:
        """Set the printed page: A4 landscape, one page wide, the header on each, page numbers below."""
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.repeat_rows(top)
        if sheet.paper:
            page.print_area(0, 0, top + max(1, len(sheet.frame)), sheet.printed - 1)
        else:  # an empty cell: who prints the whole workbook gets no rows of these, and the foot says how they are printed
            page.print_area(top, len(sheet.columns), top, len(sheet.columns))
        foot = name if sheet.paper or sheet.technical else f"{name}: {_ON_SCREEN[self._lang]}"
        page.set_footer(f"&L&8{foot.replace('&', '&&')}&R&8{_PAGE[self._lang]}")


_PAGE: Mapping[Lang, str] = {"id": "Halaman &P dari &N", "en": "Page &P of &N"}
_ON_SCREEN: Mapping[Lang, str] = {
    "id": "rincian untuk layar; untuk mencetaknya, hapus area cetak lembar ini",
    "en": "details for the screen; to print them, clear the print area of this sheet",
}
_HIDDEN: Mapping[Lang, str] = {
    "id": ". Lembar ini disembunyikan: klik kanan pada nama lembar, lalu Tampilkan.",
    "en": ". This sheet is hidden: right click on the name of a sheet, then Unhide.",
}
_PRINTING: Mapping[Lang, str] = {
    "id": "Untuk dicetak: lembar {first} sampai {last} (klik yang pertama, lalu yang terakhir sambil menekan Shift, cetak). "
    "Lembar sesudahnya memuat rinciannya dan tidak dicetak.",
    "en": "For paper: the sheets {first} to {last} (click the first, then the last while holding Shift, print). "
    "The sheets behind them hold the details and are not printed.",
}
_SECRET: Mapping[Lang, str] = {
    "id": "Untuk kalangan sendiri: NIP memuat tanggal lahir (UU 27/2022). Arti setiap kolom: lembar Keterangan.",
    "en": "For internal use: a NIP holds a birth date (law 27/2022). What each column means: sheet Legend.",
}
