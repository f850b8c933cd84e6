"""Equations of a DOCX (OMML and the older EQ fields) written on one line as a person would read them aloud.

Source: ECMA-376 part 1, 22.1 (Math). A fraction becomes "(numerator) / (denominator)": its brackets and its slash
stand for the bar and are marked as drawn.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from lxml import etree

from extractors.readers.lines import PAD, Piece, bracketed
from extractors.readers.package import name_of

M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_W_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_LONGEST_FIELD: Final = 4_000  # letters of an EQ field that is read
_DEEPEST_FIELD: Final = 40  # brackets inside one another
_OFF = frozenset({"0", "false", "off"})


def write_equation(element: etree._Element) -> Iterator[Piece]:
    """Yield the pieces of an m:oMath, m:oMathPara or any of their parts, in reading order."""
    name = name_of(element).localname
    match name:
        case "f":
            yield from _fraction(element)
        case "d":
            yield from _delimited(element)
        case "rad":
            yield from _part(element, "deg")
            yield Piece("√")
            yield from bracketed(_part(element, "e"))
        case "nary":
            yield Piece(_property(element, "naryPr", "chr", "∫"))
            yield from _script(element, "sub", "_")
            yield from _script(element, "sup", "^")
            yield Piece(PAD)
            yield from _part(element, "e")
        case "sSub" | "sSup" | "sSubSup" | "sPre":
            yield from _part(element, "e")
            yield from _script(element, "sub", "_")
            yield from _script(element, "sup", "^")
        case "limLow" | "limUpp":
            yield from _part(element, "e")
            yield from _script(element, "lim", "_" if name == "limLow" else "^")
        case "func":
            yield from _part(element, "fName")
            yield Piece(PAD)
            yield from _part(element, "e")
        case "m":
            yield from _rows(element, "mr", "; ")
        case "eqArr":
            yield from _rows(element, "e", "\n")
        case "t":
            yield Piece(_upright(element.text or ""))
        case "phant" if _property(element, "phantPr", "show", "1") in _OFF:
            return
        case "oMathPara":
            yield from _rows(element, "oMath", "\n")
        case _ if name.endswith("Pr"):
            return
        case _ if element.tag == _W_TEXT:
            yield Piece(element.text or "")
        case _:
            for inner in element.iterchildren("*"):
                yield from write_equation(inner)


def write_field(code: str) -> list[Piece] | None:
    """Return the pieces of an EQ field such as "EQ \\f(a;b)"; None where the code is no EQ field or cannot be read."""
    match = re.match(r"\s*EQ\b(.*)", code, re.IGNORECASE | re.DOTALL)
    if match is None or len(code) > _LONGEST_FIELD or _depth(code) > _DEEPEST_FIELD:
        return None
    pieces = list(_eq(match.group(1).strip()))
    return None if any("\\" in piece.text for piece in pieces) else pieces


def _fraction(element: etree._Element) -> Iterator[Piece]:
    stacked = _property(element, "fPr", "type", "bar") == "noBar"
    yield from _over(_part(element, "num"), _part(element, "den"), stacked=stacked)


def _over(above: Iterator[Piece], below: Iterator[Piece], *, stacked: bool = False) -> Iterator[Piece]:
    yield Piece(PAD)
    yield from bracketed(above)
    yield Piece(PAD)
    if not stacked:
        yield Piece("/", drawn=True)
        yield Piece(PAD)
    yield from bracketed(below)
    yield Piece(PAD)


def _delimited(element: etree._Element) -> Iterator[Piece]:
    yield Piece(_property(element, "dPr", "begChr", "("))
    for index, inner in enumerate(element.iterchildren(f"{{{M}}}e")):
        if index:
            yield Piece(_property(element, "dPr", "sepChr", "|"))
        yield from write_equation(inner)
    yield Piece(_property(element, "dPr", "endChr", ")"))


def _script(element: etree._Element, name: str, sign: str) -> Iterator[Piece]:
    pieces = [piece for piece in _part(element, name) if piece.text]
    text = "".join(piece.text for piece in pieces).strip()
    if not text:
        return
    yield Piece(sign, drawn=True)
    if len(text) > 1 and not text.isdigit():
        yield from bracketed(iter(pieces))
    else:
        yield from pieces


def _rows(element: etree._Element, name: str, between: str) -> Iterator[Piece]:
    for index, row in enumerate(element.iterchildren(f"{{{M}}}{name}")):
        if index:
            yield Piece(between, drawn=between != "\n")
        for at, inner in enumerate(row.iterchildren("*")):
            if at and name == "mr":
                yield Piece(PAD)
            yield from write_equation(inner)


def _part(element: etree._Element, name: str) -> Iterator[Piece]:
    for part in element.iterchildren(f"{{{M}}}{name}"):
        for inner in part.iterchildren("*"):
            yield from write_equation(inner)


def _property(element: etree._Element, group: str, name: str, default: str) -> str:
    found = element.find(f"{{{M}}}{group}/{{{M}}}{name}")
    if found is None:
        return default
    value = found.get(f"{{{M}}}val")
    return default if value is None else value


def _upright(text: str) -> str:
    """Return mathematical italic and bold letters as plain ones: they are a typeface, not other letters."""
    if text.isascii():
        return text
    return "".join(
        unicodedata.normalize("NFKC", char) if 0x1D400 <= ord(char) <= 0x1D7FF or char == "ℎ" else char for char in text
    )


def _eq(code: str) -> Iterator[Piece]:
    at = 0
    for found in re.finditer(r"\\([fr])\s*\(", code, re.IGNORECASE):
        if found.start() < at:
            continue
        yield Piece(code[at : found.start()])
        parts, at = _arguments(code, found.end())
        if found.group(1).lower() == "f" and len(parts) == 2:
            yield from _over(_eq(parts[0]), _eq(parts[1]))
        elif found.group(1).lower() == "r":
            yield Piece("√")
            yield from bracketed(_eq(parts[-1]))
        else:
            yield Piece("\\")  # not understood: write_field gives up
    yield Piece(code[at:])


def _depth(code: str) -> int:
    """Return how many brackets stand inside one another."""
    return max(itertools.accumulate({"(": 1, ")": -1}.get(char, 0) for char in code), default=0)


def _arguments(code: str, start: int) -> tuple[list[str], int]:
    """Return the arguments of an EQ switch, parted by ";" (or "," where there is no ";"), and where it closes."""
    depth, at = 1, start
    while at < len(code) and depth:
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        at += 1
    inside = code[start : at - 1] if depth == 0 else code[start:]
    return _split(inside, ";") if ";" in inside else _split(inside, ","), at


def _split(text: str, sign: str) -> list[str]:
    parts, depth = [""], 0
    for char in text:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts
