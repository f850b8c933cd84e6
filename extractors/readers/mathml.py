"""Equations of web pages and ODT files (MathML) written on one line, as those of Word are.

Source: MathML 3 (W3C), chapter 3. A fraction becomes "(numerator) / (denominator)": its brackets and its slash stand for the bar
and are marked as drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from extractors.readers.lines import PAD, Piece, bracketed

_DEEPEST: Final = 60  # elements inside one another; deeper ones are written as their bare text
_UNSEEN: Final = frozenset(
    {"annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup", "malignmark"}
)
_BLANKS: Final = frozenset({"mspace", "br"})
_PARTS_OF: Final = {"msub": 2, "munder": 2, "msup": 2, "mover": 2, "msubsup": 3, "munderover": 3}
_APART: Final = frozenset("×÷·⋅=≈≠≤≥<>±+−-*/:→")  # signs between two terms stand apart from both
_NO_INK: Final = dict.fromkeys(range(0x2061, 0x2065))  # function application, invisible times, comma, plus


def name_of(element: etree._Element) -> str:
    """Return the name of an element without its space or prefix, "" for a comment."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def write_math(element: etree._Element, depth: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a `math` element or of any of its parts, in reading order."""
    name, parts = name_of(element), _parts(element)
    if depth > _DEEPEST:
        yield Piece(_text_of(element))
        return
    match name:
        case _ if name in _UNSEEN:
            return
        case _ if name in _BLANKS:
            yield Piece(PAD)
        case _ if _has_words(element):
            yield from _mixed(element, depth) if parts else (Piece(_text_of(element)),)
        case "mfrac" if len(parts) == 2:
            yield Piece(PAD)
            yield from bracketed(write_math(parts[0], depth + 1))
            yield Piece(PAD)
            if (element.get("linethickness") or "1").strip() not in ("0", "0pt", "0px"):
                yield Piece("/", drawn=True)
                yield Piece(PAD)
            yield from bracketed(write_math(parts[1], depth + 1))
            yield Piece(PAD)
        case "msqrt":
            yield Piece("√")
            yield from bracketed(_row(parts, depth))
        case "mroot" if len(parts) == 2:
            yield from write_math(parts[1], depth + 1)
            yield Piece("√")
            yield from bracketed(write_math(parts[0], depth + 1))
        case _ if len(parts) == _PARTS_OF.get(name):
            yield from write_math(parts[0], depth + 1)
            signs = "^" if name in ("msup", "mover") else "_^"
            for sign, part in zip(signs, parts[1:], strict=False):
                yield from _script(part, sign, depth)
            if name.startswith("munder"):
                yield Piece(PAD)
        case "mfenced":
            yield Piece(element.get("open", "("))
            between = "".join((element.get("separators", ",")).split())
            for index, part in enumerate(parts):
                if index and between:
                    yield Piece(between[min(index, len(between)) - 1] + PAD)
                yield from write_math(part, depth + 1)
            yield Piece(element.get("close", ")"))
        case "mtable":
            for index, part in enumerate(parts):
                yield from (Piece("; ", drawn=True),) if index else ()
                yield from write_math(part, depth + 1)
        case "mtr" | "mlabeledtr":
            for index, part in enumerate(parts):
                yield from (Piece(PAD),) if index else ()
                yield from write_math(part, depth + 1)
        case "semantics" | "maction":
            yield from write_math(parts[0], depth + 1) if parts else ()
        case _:
            yield from _row(parts, depth)


def _has_words(element: etree._Element) -> bool:
    """Return whether words stand in the element itself, beside its parts: those of a web page may stand in `mtext`."""
    return any((text or "").strip() for text in (element.text, *(one.tail for one in element)))


def _mixed(element: etree._Element, depth: int) -> Iterator[Piece]:
    """Yield the words of an element and its parts, apart from each other."""
    yield Piece(_plain(element.text or ""))
    for one in element:
        yield Piece(PAD)
        yield from write_math(one, depth + 1) if name_of(one) else ()
        yield Piece(PAD)
        yield Piece(_plain(one.tail or ""))


def _row(parts: list[etree._Element], depth: int) -> Iterator[Piece]:
    """Yield the pieces of parts beside each other: signs between terms, and words beside words, stand apart."""
    before = ""
    for index, part in enumerate(parts):
        name, text = name_of(part), _text_of(part)
        apart = name == "mo" and text in _APART and 0 < index < len(parts) - 1
        words = (name in ("mi", "mtext") or before in ("mi", "mtext")) and {name, before} <= {"mi", "mn", "mtext"}
        if apart or (words and max(len(text), len(_text_of(parts[index - 1]))) > 1):
            yield Piece(PAD)
        yield from write_math(part, depth + 1)
        if apart:
            yield Piece(PAD)
        before = name


def _script(part: etree._Element, sign: str, depth: int) -> Iterator[Piece]:
    pieces = [piece for piece in write_math(part, depth + 1) if piece.text]
    text = "".join(piece.text for piece in pieces).strip()
    if not text:
        return
    yield Piece(sign, drawn=True)
    yield from pieces if len(text) == 1 or text.isdigit() else bracketed(pieces)


def _parts(element: etree._Element) -> list[etree._Element]:
    return [one for one in element if name_of(one)]


def _text_of(element: etree._Element) -> str:
    return _plain("".join(str(part) for part in element.itertext()))


def _plain(text: str) -> str:
    return " ".join(text.translate(_NO_INK).split())
