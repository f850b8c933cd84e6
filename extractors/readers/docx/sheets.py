"""A sheet of Excel set into a Word file: the cells that it shows, read from the workbook inside, not from its picture.

Source: ISO 29500-1, 18.2 to 18.8 (SpreadsheetML): workbook, oleSize, sheet data, shared strings, fonts and fillings.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from extractors.model.document import Cell, Line, Table
from extractors.model.errors import UnreadableDocument
from extractors.model.quote import Place
from extractors.readers.docx.sheet_numbers import format_of, shown_number
from extractors.readers.lines import Piece, path_namer, set_line
from extractors.readers.package import Package, R, name_of

PutAside = Callable[[str, str, str], None]  # reason, text, path

# days from Excel's first day of 1900 to that of 1904, from which old workbooks of a Mac count
_FROM_1904: Final = 1_462
_MOST_ROWS: Final = 2_000
_MOST_COLUMNS: Final = 60
_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_OFF: Final = (None, "0", "false")


def read_sheet(data: bytes, path: str, put_aside: PutAside = lambda _reason, _text, _path: None) -> Table | None:
    """Return what an embedded workbook shows as a table at `path`; None where it cannot be read or shows nothing.

    Only the sheet that is on top, and of it the part that is shown. What stands there in hidden rows and columns, or struck
    out, goes to `put_aside` with its reason and place.
    """
    try:
        package = Package(data)
        workbook = package.part(package.main)
        if workbook is None or name_of(workbook).localname != "workbook":
            return None
        name = _top_sheet(package, workbook)
        sheet = package.part(name) if name else None
        if sheet is None:
            return None
        read = _Sheet(sheet, _Looks.of(package, workbook), _shown(workbook))
        table = read.table(path)
    except (UnreadableDocument, RecursionError):
        return None
    for reason, text in read.aside if table is not None else ():
        put_aside(reason, text, path)
    return table


def _top_sheet(package: Package, workbook: etree._Element) -> str:
    """Return the part of the sheet that is on top; "" where the workbook names none."""
    views = [one.get("activeTab") or "0" for one in workbook.iter("{*}workbookView")]
    at = int(views[0]) if views and views[0].isdecimal() else 0
    sheets = list(workbook.iter("{*}sheet"))
    related = package.related(package.main)
    relation = sheets[min(at, len(sheets) - 1)].get(f"{{{R}}}id") if sheets else None
    kind, name = related.get(relation or "", ("", ""))
    return name if kind == "worksheet" else ""


def _shown(workbook: etree._Element) -> tuple[int, int, int, int] | None:
    """Return the first and last row and column that the object shows; None where the workbook does not say."""
    told = next(workbook.iter("{*}oleSize"), None)
    return _range(told.get("ref") or "") if told is not None else None


def _range(text: str) -> tuple[int, int, int, int] | None:
    """Return (first row, first column, last row, last column) of "A1:D5", 0-based."""
    found = [(int(row) - 1, _column(letters)) for letters, row in _CELL.findall(text)]
    if not found:
        return None
    first, last = found[0], found[-1]
    return min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1])


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


@dataclass(frozen=True, slots=True)
class _Looks:
    """The strings that cells share, and of each style the code of its number format and why its cells are not taken."""

    strings: tuple[tuple[str, str], ...]  # what is shown, what is struck out
    formats: tuple[str, ...]
    reasons: tuple[str, ...]  # "" where they are
    days: int  # that the days of the workbook are counted later than from 1900

    @classmethod
    def of(cls, package: Package, workbook: etree._Element) -> _Looks:
        parts = dict(package.related(package.main).values())
        shared = package.part(parts.get("sharedStrings", "")) if "sharedStrings" in parts else None
        styles = package.part(parts.get("styles", "")) if "styles" in parts else None
        strings = tuple(_text(one) for one in shared.iterchildren("{*}si")) if shared is not None else ()
        late = any(one.get("date1904") not in _OFF for one in workbook.iter("{*}workbookPr"))
        formats, reasons = (tuple(_formats(styles)), tuple(_reasons(styles))) if styles is not None else ((), ())
        return cls(strings, formats, reasons, _FROM_1904 if late else 0)


def _formats(styles: etree._Element) -> Iterator[str]:
    own = {one.get("numFmtId"): one.get("formatCode") or "" for one in styles.iter("{*}numFmt")}
    for one in _cell_looks(styles):
        told = one.get("numFmtId") or "0"
        yield format_of(_whole(told, 0), own.get(told))


def _reasons(styles: etree._Element) -> Iterator[str]:
    """Yield of each style why a cell of it is not taken; "" where it is seen."""
    fonts = [font for parent in styles.iterchildren("{*}fonts") for font in parent.iterchildren("{*}font")]
    fills = [fill for parent in styles.iterchildren("{*}fills") for fill in parent.iterchildren("{*}fill")]
    for one in _cell_looks(styles):
        font, fill = _whole(one.get("fontId"), 0), _whole(one.get("fillId"), 0)
        if font < len(fonts) and _switched_on(fonts[font], "strike"):
            yield "struck_text"
        elif font < len(fonts) and _is_white(fonts[font]) and not (fill < len(fills) and _shades(fills[fill])):
            yield "white_text"
        else:
            yield ""


def _cell_looks(styles: etree._Element) -> Iterator[etree._Element]:
    for cell_formats in styles.iterchildren("{*}cellXfs"):
        yield from cell_formats.iterchildren("{*}xf")


def _is_white(font: etree._Element) -> bool:
    colour = next(font.iterchildren("{*}color"), None)
    if colour is None:
        return False
    return (colour.get("rgb") or "").upper().endswith("FFFFFF") or (
        colour.get("theme") == "0" and not colour.get("tint")
    )


def _shades(fill: etree._Element) -> bool:
    pattern = next(fill.iterchildren("{*}patternFill"), None)
    return pattern is None or pattern.get("patternType") not in (None, "none")


def _text(element: etree._Element) -> tuple[str, str]:
    """Return the letters of a string, those not struck out and those that are; its reading aids (phonetic) are left out."""
    kept: list[str] = []
    struck: list[str] = []
    for one in element.iter("{*}t"):
        around = list(one.iterancestors())
        if not any(name_of(up).localname == "rPh" for up in around):
            (struck if any(map(_strikes, around)) else kept).append(one.text or "")
    return "".join(kept), "".join(struck)


def _strikes(run: etree._Element) -> bool:
    """Return whether a run of a string is struck out."""
    properties = next(run.iterchildren("{*}rPr"), None)
    return properties is not None and _switched_on(properties, "strike")


def _switched_on(properties: etree._Element, name: str) -> bool:
    told = next(properties.iterchildren(f"{{*}}{name}"), None)
    return told is not None and told.get("val") not in ("0", "false")


class _Sheet:
    """A worksheet's cells that are shown, with what they show."""

    def __init__(self, sheet: etree._Element, looks: _Looks, shown: tuple[int, int, int, int] | None) -> None:
        self._sheet, self._looks, self._shown = sheet, looks, shown
        self.aside: list[tuple[str, str]] = []  # reason and text of what is not taken
        self._hidden = {
            at for column in sheet.iter("{*}col") if column.get("hidden") not in _OFF
            for at in range(_whole(column.get("min"), 1) - 1, min(_whole(column.get("max"), 1), 20_000))
        }  # fmt: skip

    def table(self, path: str) -> Table | None:
        """Return the shown cells as a grid; None where they hold nothing, or more than a table of a report does."""
        texts = dict(self._texts())
        if not texts:
            return None
        rows = sorted({row for row, _ in texts})
        columns = sorted({column for _, column in texts})
        if len(rows) > _MOST_ROWS or len(columns) > _MOST_COLUMNS:
            return None
        cells = tuple(self._cells(texts, rows, columns, path))
        return Table(cells, len(rows), len(columns), Place(path=path))

    def _texts(self) -> Iterator[tuple[tuple[int, int], str]]:
        at = -1
        for row in self._sheet.iter("{*}row"):
            at = _whole(row.get("r"), at + 2) - 1
            hidden = row.get("hidden") not in _OFF
            column = -1
            for cell in row.iterchildren("{*}c"):
                match = _CELL.fullmatch(cell.get("r") or "")
                column = _column(match.group(1)) if match else column + 1
                text, struck = self._shows(cell) if self._is_inside(at, column) else ("", "")
                if struck.strip():
                    self.aside.append(("struck_text", struck))
                reason = "vanished_text" if hidden or column in self._hidden else self._reason(cell)
                if text.strip() and reason:
                    self.aside.append((reason, text))
                elif text.strip():
                    yield (at, column), text

    def _is_inside(self, row: int, column: int) -> bool:
        return self._shown is None or (
            self._shown[0] <= row <= self._shown[2] and self._shown[1] <= column <= self._shown[3]
        )

    def _shows(self, cell: etree._Element) -> tuple[str, str]:
        """Return what a cell shows, and what of it is struck out."""
        value = next(cell.iterchildren("{*}v"), None)
        told = (value.text or "") if value is not None else ""
        match cell.get("t"):
            case "s":
                known = told.isdecimal() and int(told) < len(self._looks.strings)
                return self._looks.strings[int(told)] if known else ("", "")
            case "inlineStr":
                return _text(cell)
            case "str" | "e":
                return told, ""
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(told, ""), ""
        style = _whole(cell.get("s"), 0)
        code = self._looks.formats[style] if style < len(self._looks.formats) else "General"
        return shown_number(told, code, self._looks.days), ""

    def _reason(self, cell: etree._Element) -> str:
        style = _whole(cell.get("s"), 0)
        return self._looks.reasons[style] if style < len(self._looks.reasons) else ""

    def _cells(
        self, texts: Mapping[tuple[int, int], str], rows: list[int], columns: list[int], path: str
    ) -> Iterator[Cell]:
        merged = {(r[0], r[1]): r for one in self._sheet.iter("{*}mergeCell") if (r := _range(one.get("ref") or ""))}
        covered: set[tuple[int, int]] = set()
        for (down_at, row), (across_at, column) in itertools.product(enumerate(rows), enumerate(columns)):
            if (row, column) in covered:
                continue
            last_row, last_column = merged.get((row, column), (row, column, row, column))[2:]
            down = bisect.bisect_right(rows, last_row) - down_at
            across = bisect.bisect_right(columns, last_column) - across_at
            covered |= set(itertools.product(rows[down_at : down_at + down], columns[across_at : across_at + across]))
            where = f"{path}/r[{row}]/c[{column}]"
            lines = tuple(_lines(texts.get((row, column), ""), where))
            yield Cell(down_at, across_at, lines, down, across, Place(path=where))


def _lines(text: str, path: str) -> Iterator[Line]:
    namer = path_namer(f"{path}/p[0]")
    for part in text.splitlines():
        line = set_line([Piece(part)], name=namer, engine="docx")
        if line is not None:
            yield line


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise
