"""Drawings of Windows (EMF, WMF) record by record: a table as Excel pastes it as a picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

_LEFT, _TOP, _LINE = 5, 5, 26  # units of the drawing, of which one is a pixel of a screen (96 to the inch)
_LETTER: Final = 13  # height of a letter
_DPI: Final = 96
TABLE: Final = (
    ("No", "Sasaran", "Indikator Kinerja Utama", "Target"),
    ("1", "Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "85"),
    ("2", "Meningkatnya akuntabilitas kinerja", "Nilai evaluasi AKIP", "72,5"),
    ("3", "Meningkatnya ketertiban umum", "Persentase aduan yang diselesaikan", "90%"),
)
WIDTHS: Final = (40, 230, 250, 70)


def size_of(rows: Sequence[Sequence[str]] = TABLE, widths: Sequence[int] = WIDTHS) -> tuple[int, int]:
    """Return the width and height of a drawn table in pixels."""
    return sum(widths) + 2 * _LEFT, len(rows) * _LINE + 2 * _TOP


def emf(rows: Sequence[Sequence[str]] = TABLE, widths: Sequence[int] = WIDTHS, *, more: bytes = b"") -> bytes:
    """Return an EMF that draws a table with rulings; `more`: further records before its end."""
    records = [_font_of_emf(), struct.pack("<III", 37, 12, 1)]
    for x0, y0, x1, y1 in _rulings(len(rows), widths):
        records += [struct.pack("<IIii", 27, 16, x0, y0), struct.pack("<IIii", 54, 16, x1, y1)]
    for text, x, y in _texts(rows, widths):
        data = text.encode("utf-16-le")
        data += b"\0" * (-len(data) % 4)
        steps = struct.pack(f"<{len(text)}I", *map(_step, text))
        size = 76 + len(data) + len(steps)
        records.append(
            struct.pack("<II4iIffiiIII4iI", 84, size, 0, 0, -1, -1, 1, 1.0, 1.0, x, y, len(text), 76, 0, 0, 0, -1, -1,
                        76 + len(data)) + data + steps
        )  # fmt: skip
    records += [more, struct.pack("<IIIII", 14, 20, 0, 16, 20)]
    body = b"".join(records)
    width, height = size_of(rows, widths)
    hundredths = 2540 / _DPI
    return (
        struct.pack("<II4i4iIIIIHHIIIiiii", 1, 88, 0, 0, width, height, 0, 0, round(width * hundredths),
                    round(height * hundredths), 0x464D4520, 0x10000, 88 + len(body), len(records) + 1, 2, 0, 0, 0, 0,
                    1920, 1080, 508, 286) + body
    )  # fmt: skip


def wmf(rows: Sequence[Sequence[str]] = TABLE, widths: Sequence[int] = WIDTHS) -> bytes:
    """Return a placeable WMF that draws a table with rulings."""
    width, height = size_of(rows, widths)
    font = struct.pack("<hhhhhBBBBBBBB", -_LETTER, 0, 0, 0, 400, 0, 0, 0, 0, 0, 0, 0, 0) + b"Arial\0"
    records = [_of_wmf(0x020B, struct.pack("<hh", 0, 0)), _of_wmf(0x020C, struct.pack("<hh", height, width)),
               _of_wmf(0x02FB, font), _of_wmf(0x012D, struct.pack("<H", 0))]  # fmt: skip
    for x0, y0, x1, y1 in _rulings(len(rows), widths):
        records += [_of_wmf(0x0214, struct.pack("<hh", y0, x0)), _of_wmf(0x0213, struct.pack("<hh", y1, x1))]
    for text, x, y in _texts(rows, widths):
        data = text.encode("cp1252")
        records.append(
            _of_wmf(0x0521, struct.pack("<H", len(data)) + data + b"\0" * (len(data) % 2) + struct.pack("<hh", y, x))
        )
    records.append(_of_wmf(0, b""))
    body = b"".join(records)
    head = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, width, height, _DPI, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", head):
        check ^= word
    largest = max(len(record) for record in records) // 2
    return (
        head + struct.pack("<H", check) + struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 1, largest, 0) + body
    )


def _step(letter: str) -> int:
    """Return how far a letter leads on, about as Arial's does."""
    narrow = {**dict.fromkeys("ijl", 3), **dict.fromkeys(" ftI.,-", 4), "r": 4, "m": 11, "M": 11, "%": 12}
    return narrow.get(letter, 9 if letter.isupper() else 7)


def _of_wmf(function: int, data: bytes) -> bytes:
    return struct.pack("<IH", 3 + len(data) // 2, function) + data


def _font_of_emf() -> bytes:
    name = "Arial".encode("utf-16-le").ljust(64, b"\0")
    font = struct.pack("<iiiiiBBBBBBBB", -_LETTER, 0, 0, 0, 400, 0, 0, 0, 0, 0, 0, 0, 0) + name
    return struct.pack("<III", 82, 332, 1) + font.ljust(320, b"\0")


def _rulings(n_rows: int, widths: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    right, bottom = _LEFT + sum(widths), _TOP + _LINE * n_rows
    for n in range(n_rows + 1):
        yield _LEFT, _TOP + _LINE * n, right, _TOP + _LINE * n
    for n in range(len(widths) + 1):
        x = _LEFT + sum(widths[:n])
        yield x, _TOP, x, bottom


def _texts(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    for n, row in enumerate(rows):
        for at, text in enumerate(row):
            yield text, _LEFT + sum(widths[:at]) + 4, _TOP + _LINE * n + 6
