"""A font's table of letters (ToUnicode), read by regular expressions where it is plain; pdfminer's own reader takes the others.

pdfminer reads such a table token by token, which was a fifth of what a typed page costs. The letters are the same (a test
holds both against each other).
"""

from __future__ import annotations

import re
import struct
from typing import Final

from pdfminer import pdffont
from pdfminer.cmapdb import CMapParser

_HEX: Final = rb"<[ \t\r\n]*((?:[0-9A-Fa-f]{2})+)[ \t\r\n]*>\s*"
_PAIR: Final = re.compile(_HEX + _HEX)
_TRIPLE: Final = re.compile(
    _HEX + _HEX + rb"(?:" + _HEX + rb"|\[\s*((?:" + _HEX.replace(rb"((?:", rb"(?:(?:") + rb")*)\]\s*)"
)
_ONE: Final = re.compile(_HEX)
_SURROGATES: Final = 0xD800  # from here on, two bytes are not always a letter
_WHOLE: Final = re.compile(rb"beginbfrange\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*endbfrange")
_LONG: Final = 1000  # letters from which a range is not written out
_FOUR: Final = re.compile(rb"<([0-9A-Fa-f]{4})>")
_MARKS: Final = b"<>0123456789abcdefABCDEF \t\r\n"
_OTHER: Final = re.compile(rb"usecmap|cidrange|cidchar")


class _Parser(CMapParser):
    """pdfminer's reader of these tables, which is asked only where the table is not plain."""

    def run(self) -> None:
        """Fill the table."""
        data = self.fp.read()
        if (whole := read_whole_range(data)) is not None:
            self.cmap.cid2unichr = whole  # type: ignore[attr-defined]
            return
        table = read_table(data)
        if table is None:
            self.fp.seek(0)
            super().run()
            return
        letters = self.cmap.cid2unichr  # type: ignore[attr-defined]
        for code, letter in table:
            if letter != "\u00a0" or letters.get(code) != " ":
                letters[code] = letter


class WholeRange(dict[int, str]):
    """The letters of one range, each made when it is asked for: programs write a range of all codes that there are."""

    def __init__(self, first: int, last: int, low: int) -> None:
        super().__init__()
        self._range = first, last, low

    def __missing__(self, code: int) -> str:
        first, last, low = self._range
        if not first <= code <= last:
            raise KeyError(code)
        letter = self[code] = (low + code - first & 0xFFFF).to_bytes(2, "big").decode("utf-16-be", "ignore")
        return letter


def read_whole_range(data: bytes) -> WholeRange | None:
    """Return the letters of a table that is one long range; None for any other."""
    if data.count(b"beginbf") != 1 or _OTHER.search(data):
        return None
    match = _WHOLE.search(data)
    if match is None:
        return None
    first, last, low = (int(number, 16) for number in match.groups())
    return WholeRange(first, last, low) if last - first > _LONG else None


def use_plain_tables() -> None:
    """Have pdfminer's fonts read their tables of letters here."""
    pdffont.CMapParser = _Parser  # type: ignore[attr-defined]


def read_table(data: bytes) -> list[tuple[int, str]] | None:
    """Return (code, letter) in the order of the table; None where it holds more than plain pairs and ranges."""
    if _OTHER.search(data) or data.count(b"begincmap") > 1:
        return None
    parts = data.split(b"beginbf")
    if len(parts) > 1 and b"endcmap" in b"".join(parts[:-1]):
        return None
    found: list[tuple[int, str]] = []
    for part in parts[1:]:
        kind = part[:5].rstrip()
        end = part.find(b"endbf" + kind)
        if kind not in (b"char", b"range") or end < 0:
            return None
        body = part[len(kind) : end].lstrip()
        if (plain := _fours(body, 2 if kind == b"char" else 3)) is not None:
            found += plain
            continue
        pattern = _PAIR if kind == b"char" else _TRIPLE
        at = 0
        while (one := pattern.match(body, at)) is not None:
            at = one.end()
            if kind == b"char":
                found.append((int(one[1], 16), _letter(one[2])))
            elif len(one[1]) != len(one[2]):
                return None
            else:
                found += _range(int(one[1], 16), int(one[2], 16), one[3], one[4])
        if body[at:].strip():
            return None
    return found


def _fours(body: bytes, each: int) -> list[tuple[int, str]] | None:
    """Return what a block of nothing but codes of four digits names, `each` of them an entry; None for any other."""
    codes = _FOUR.findall(body)
    if len(codes) % each or len(codes) != body.count(b"<") or body.translate(None, _MARKS):
        return None
    numbers = struct.unpack(f">{len(codes)}H", bytes.fromhex(b"".join(codes).decode("ascii")))
    if max(numbers[each - 1 :: each], default=0) >= _SURROGATES:
        return None
    if each == 2:
        return list(zip(numbers[::2], map(chr, numbers[1::2]), strict=True))
    found: list[tuple[int, str]] = []
    for first, last, low in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        if low + last - first >= _SURROGATES:
            return None
        found += zip(range(first, last + 1), map(chr, range(low, low + last - first + 1)), strict=True)
    return found


def _range(first: int, last: int, start: bytes | None, listed: bytes | None) -> list[tuple[int, str]]:
    if start is None:
        return list(zip(range(first, last + 1), (_letter(h) for h in _ONE.findall(listed or b"")), strict=False))
    code = bytes.fromhex(start.decode("ascii"))
    if len(code) == 2 and (low := int.from_bytes(code, "big")) + last - first < _SURROGATES:
        return list(zip(range(first, last + 1), map(chr, range(low, low + last - first + 1)), strict=True))
    prefix, low, size = code[:-4], int.from_bytes(code[-4:], "big"), len(code[-4:])
    return [
        (first + i, (prefix + (low + i).to_bytes(8, "big")[-size:]).decode("utf-16-be", "ignore"))
        for i in range(last - first + 1)
    ]


def _letter(digits: bytes) -> str:
    if len(digits) == 4 and (code := int(digits, 16)) < _SURROGATES:
        return chr(code)
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "ignore")
