"""Reads the cells of the first sheet of an XLSX workbook as texts: dates as 2023-01-05, numbers without lost digits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree import ElementTree

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LARGEST = 50_000_000  # bytes of a part: no file of corrections is larger
_BUILT_IN_DATES = frozenset((14, 15, 16, 17, 22))
_DATE_LETTERS = re.compile(r"[dy]", re.IGNORECASE)
_FIRST_DAY = date(1899, 12, 30)


class NotAWorkbook(Exception):
    """The bytes are no workbook that can be read."""


def read_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield (number, cells) of each row of the first sheet. NotAWorkbook where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            texts = [_text(item) for item in _parse(book, "xl/sharedStrings.xml", "si")]
            dates = _date_styles(book)
            for row in _parse(book, _first_sheet(book), "row"):
                yield int(row.get("r") or 0), _cells(row, texts, dates)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError) as error:
        raise NotAWorkbook(str(error)) from error


def _first_sheet(book: zipfile.ZipFile) -> str:
    names = sorted(n for n in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
    return min(names, key=lambda n: int(re.sub(r"\D", "", n)))


def _parse(book: zipfile.ZipFile, name: str, tag: str) -> list[ElementTree.Element]:
    """Return the elements of a part; none where the part is missing. ValueError for what no spreadsheet program writes."""
    if name not in book.namelist():
        return []
    if book.getinfo(name).file_size > _LARGEST:
        raise ValueError(name)
    data = book.read(name)
    if b"<!DOCTYPE" in data:
        raise ValueError(name)
    return list(ElementTree.fromstring(data).iter(_SPACE + tag))


def _text(item: ElementTree.Element) -> str:
    return "".join(t.text or "" for t in item.iter(f"{_SPACE}t"))


def _date_styles(book: zipfile.ZipFile) -> frozenset[int]:
    """Return the numbers of the cell styles that show a number as a date."""
    own = {int(f.get("numFmtId") or 0): f.get("formatCode") or "" for f in _parse(book, "xl/styles.xml", "numFmt")}
    shown = [f for group in _parse(book, "xl/styles.xml", "cellXfs") for f in group]
    ids = [int(style.get("numFmtId") or 0) for style in shown]
    bare = {key: re.sub(r'\[[^\]]*\]|"[^"]*"', "", code) for key, code in own.items()}
    return frozenset(at for at, n in enumerate(ids) if n in _BUILT_IN_DATES or _DATE_LETTERS.search(bare.get(n, "")))


def _cells(row: ElementTree.Element, texts: list[str], dates: frozenset[int]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_SPACE}c"):
        letters = re.sub(r"\d", "", cell.get("r") or "")
        at = _index(letters) if letters else len(cells)
        if at > 1000:
            break
        cells += [""] * (at + 1 - len(cells))
        cells[at] = _value(cell, texts, dates)
    return cells


def _index(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _value(cell: ElementTree.Element, texts: list[str], dates: frozenset[int]) -> str:
    kind, held = cell.get("t"), cell.find(f"{_SPACE}v")
    if kind == "inlineStr":
        return _text(cell)
    if held is None or held.text is None:
        return ""
    if kind == "s":
        return texts[int(held.text)]
    if kind == "b":
        return "true" if held.text == "1" else "false"
    if kind in ("str", "e", "d"):
        return held.text
    return _number(held.text, int(cell.get("s") or 0) in dates)


def _number(text: str, is_date: bool) -> str:
    """Return a number as it would be typed; one with more than fifteen digits keeps its exponent: Excel has rounded it."""
    value = float(text)
    if is_date:
        return (_FIRST_DAY + timedelta(days=int(value))).isoformat()
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.5E}" if abs(value) >= 1e15 else repr(value)
