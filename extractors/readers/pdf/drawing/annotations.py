"""What lies over a page and is read like it: filled form fields, text typed over the page, stamps.

A viewer draws an annotation's appearance; where there is none (or the file asks for new ones), the text itself is set here.
Source: PDF 32000-1, 12.5.5 (Appearance streams), 12.7.3 (Field dictionaries).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any, Final

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_rect, mult_matrix

from extractors.readers.pdf.drawing.form_values import data_of, told_by_data
from extractors.readers.pdf.fonts.letters import read_bytes

_DRAWN_ALONE: Final = frozenset({"Line", "PolyLine", "Polygon", "Circle", "Redact"})  # they hold no text of their own
_KINDS: Final = frozenset({"Widget", "FreeText", "Stamp", "StrikeOut", "Square", *_DRAWN_ALONE})
_UNSEEN: Final = 2 | 32  # flags Hidden and NoView
_MULTILINE: Final = 1 << 12
_COMBO: Final = 1 << 17  # one choice alone is shown
_COMB: Final = 1 << 24  # each letter in a box of its own
_PASSWORD: Final = 1 << 13
_MOST: Final = 2000  # annotations of one page
_SOLID: Final = 0.95  # alpha from which nothing is seen through
_HIGHEST: Final = 20  # fields above a field that are looked at
_LONGEST: Final = 20_000  # bytes of a rich text
_TAG: Final = re.compile(r"<[^<>]*>")
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_FONT = {
    "Type": LIT("Font"),
    "Subtype": LIT("Type1"),
    "BaseFont": LIT("Helvetica"),
    "Encoding": LIT("WinAnsiEncoding"),
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """How an annotation looks: a stream with its resources, and where it is drawn on the page.

    `told`: what the file says beside it that it should show.
    """

    stream: PDFStream
    resources: Any
    box: tuple[float, float, float, float]
    matrix: Any
    layer: Any = None
    told: tuple[str, ...] = ()


def has_dynamic_form(catalog: Any) -> bool:
    """Return whether a file is an XFA form without fields of its own: its pages hold nothing but a request to wait."""
    try:
        form = resolve1(catalog.get("AcroForm"))
        return isinstance(form, dict) and "XFA" in form and not resolve1(form.get("Fields"))
    except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
        return False


def annotations_beyond(page: Any) -> int:
    """Return how many annotations of a page are not looked at, as there are more than any page has."""
    listed = resolve1(page.annots)
    return max(0, len(listed) - _MOST) if isinstance(listed, list) else 0


def annotations_of(page: Any) -> Iterator[Appearance]:
    """Yield the appearances of a page's fields, typed texts and stamps in the order of drawing; damaged ones are left out."""
    listed = resolve1(page.annots)
    form = resolve1(page.doc.catalog.get("AcroForm"))
    renew = isinstance(form, dict) and resolve1(form.get("NeedAppearances")) is True
    for told in listed[:_MOST] if isinstance(listed, list) else ():
        try:
            one = resolve1(told)
            if isinstance(one, dict) and getattr(resolve1(one.get("Subtype")), "name", "") in _KINDS:
                found = _appearance(one, page, renew=renew)
                if found is not None:
                    yield found
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            continue


def _appearance(one: dict[str, Any], page: Any, *, renew: bool) -> Appearance | None:
    kind = resolve1(one["Subtype"]).name
    flags = resolve1(one.get("F")) or 0
    if isinstance(flags, int) and flags & _UNSEEN:
        return None
    numbers = [float(resolve1(v)) for v in resolve1(one["Rect"])]
    rect = min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])
    if kind == "StrikeOut":
        return _struck(one, rect)
    if kind == "Square":
        return _filled(one, rect)
    if kind in _DRAWN_ALONE:
        stream = _drawn(one)
        return _placed(stream, rect, page, one.get("OC")) if stream is not None else _lines(one, rect)
    field = getattr(_inherited(one, "FT"), "name", "") if kind == "Widget" else ""
    if field == "Btn":
        return None  # ticks and buttons: signs, no text
    text = _value(one) if kind == "Widget" else read_bytes(resolve1(one.get("Contents")))
    drawn = _drawn(one)
    told = _told(one, text, kind, page.doc)
    ff = _inherited(one, "Ff")
    combed = field == "Tx" and isinstance(ff, int) and bool(ff & _COMB)
    renew = (renew and field in ("Tx", "Ch")) or combed
    if drawn is not None and not (renew and text) and not (text and _is_blank(drawn)):
        listed = field == "Ch" and not (isinstance(ff, int) and ff & _COMBO)  # it shows every choice that there is
        return replace(
            _placed(drawn, rect, page, one.get("OC")), told=() if kind == "Stamp" or listed else (text, *told)
        )
    if text.strip() and kind != "Stamp":
        return replace(_set(one, text, rect, kind), told=told)
    return replace(_made(b" ", rect, MATRIX_IDENTITY, one.get("OC")), told=told) if told else None


def _told(one: dict[str, Any], text: str, kind: str, document: Any) -> tuple[str, ...]:
    """Return what the file says beside an annotation's text that is another text."""
    if kind == "Widget":
        return told_by_data(data_of(document), read_bytes(_inherited(one, "T")), text)
    rich = resolve1(one.get("RC")) if kind == "FreeText" else None
    rich = rich.get_data()[:_LONGEST] if isinstance(rich, PDFStream) else rich
    return (unescape(_TAG.sub(" ", read_bytes(rich)[:_LONGEST])),) if rich else ()


def _struck(one: dict[str, Any], rect: tuple[float, float, float, float]) -> Appearance | None:
    """Return the lines through the words that a mark of striking out names, four corners for each run of words."""
    told = resolve1(one.get("QuadPoints"))
    numbers = [float(resolve1(v)) for v in told[: 8 * _MOST]] if isinstance(told, list) else []
    lines = [(numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]) for at in range(0, len(numbers) - 7, 8)]
    data = " ".join(
        f"{min(xs):.2f} {(min(ys) + max(ys)) / 2:.2f} m {max(xs):.2f} {(min(ys) + max(ys)) / 2:.2f} l S"
        for xs, ys in lines
    )
    return _made(data.encode(), rect, MATRIX_IDENTITY, one.get("OC")) if data else None


def _filled(one: dict[str, Any], rect: tuple[float, float, float, float]) -> Appearance | None:
    """Return the ground of a box laid over the page; None where it has none and what lies under it is seen."""
    alpha = resolve1(one.get("ca", one.get("CA", 1)))
    ground = _ground(one.get("IC"), (0.0, 0.0, rect[2] - rect[0], rect[3] - rect[1]))
    seen_through = not ground or not isinstance(alpha, (int, float)) or alpha < _SOLID
    return None if seen_through else _made(ground, rect, (1.0, 0.0, 0.0, 1.0, rect[0], rect[1]), one.get("OC"))


def _lines(one: dict[str, Any], rect: tuple[float, float, float, float]) -> Appearance | None:
    """Return the stroke of a line or a chain of lines that has no appearance; None for any other drawing."""
    told = (
        resolve1(one.get("L", one.get("Vertices"))) if resolve1(one["Subtype"]).name in ("Line", "PolyLine") else None
    )
    numbers = [float(resolve1(v)) for v in told[: 2 * _MOST]] if isinstance(told, list) else []
    points = [f"{x:.2f} {y:.2f}" for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
    data = " ".join(f"{point} {'l' if at else 'm'}" for at, point in enumerate(points))
    return _made(f"{data} S".encode(), rect, MATRIX_IDENTITY, one.get("OC")) if len(points) > 1 else None


def _ground(colour: Any, box: tuple[float, float, float, float]) -> bytes:
    """Return the operators that fill a box in a colour of an annotation; none where it names no colour."""
    told = resolve1(colour)
    parts = [float(resolve1(v)) for v in told] if isinstance(told, list) else []
    paint = {1: "g", 3: "rg", 4: "k"}.get(len(parts))
    x0, y0, x1, y1 = box
    shade = " ".join(f"{part:.3f}" for part in parts)
    return f"q {shade} {paint} {x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f Q ".encode() if paint else b""


def _made(data: bytes, box: tuple[float, float, float, float], matrix: Any, layer: Any) -> Appearance:
    """Return an appearance made here."""
    stream = PDFStream({"IkuMade": True, "Length": len(data)}, data)
    return Appearance(stream, {"Font": {"F": _FONT}}, box, matrix, layer)


def _inherited(one: Any, key: str) -> Any:
    for _ in range(_HIGHEST):
        if not isinstance(one, dict):
            return None
        if key in one:
            return resolve1(one[key])
        one = resolve1(one.get("Parent"))
    return None


def _value(one: dict[str, Any]) -> str:
    value = _inherited(one, "V")
    flags = _inherited(one, "Ff")
    if isinstance(flags, int) and flags & _PASSWORD:
        return ""
    if isinstance(value, PDFStream):
        return read_bytes(value.get_data()[:20_000])
    shown = _choices(one)
    values = [read_bytes(resolve1(v)) for v in value] if isinstance(value, list) else [read_bytes(value)]
    return ", ".join(shown.get(text, text) for text in values)


def _choices(one: dict[str, Any]) -> dict[str, str]:
    """Return what a list of choices shows for each of the values that it stores under another name."""
    told = _inherited(one, "Opt")
    pairs = [resolve1(v) for v in told[:_MOST]] if isinstance(told, list) else []
    return {
        read_bytes(resolve1(v[0])): read_bytes(resolve1(v[1])) for v in pairs if isinstance(v, list) and len(v) == 2
    }


def _drawn(one: dict[str, Any]) -> PDFStream | None:
    looks = resolve1(one.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        state = getattr(resolve1(one.get("AS")), "name", None)
        normal = resolve1(normal.get(state)) if state is not None else None
    return normal if isinstance(normal, PDFStream) else None


def _is_blank(stream: PDFStream) -> bool:
    """Return whether an appearance shows no text of its own and draws nothing that could."""
    data = stream.get_data()
    return re.search(rb"\bT[jJ]\b|['\"]\s|\bDo\b|\bBI\b", data) is None


def _placed(stream: PDFStream, rect: tuple[float, float, float, float], page: Any, layer: Any) -> Appearance:
    """Return a stream's appearance: its box, as turned by its matrix, is laid into the annotation's rectangle."""
    box = tuple(float(resolve1(v)) for v in resolve1(stream.get("BBox", [0, 0, rect[2] - rect[0], rect[3] - rect[1]])))
    own = tuple(float(resolve1(v)) for v in resolve1(stream.get("Matrix", MATRIX_IDENTITY)))
    x0, y0, x1, y1 = apply_matrix_rect(own, box)  # type: ignore[arg-type]
    wide = (rect[2] - rect[0]) / (x1 - x0) if x1 > x0 else 1.0
    high = (rect[3] - rect[1]) / (y1 - y0) if y1 > y0 else 1.0
    laid = (wide, 0.0, 0.0, high, rect[0] - x0 * wide, rect[1] - y0 * high)
    resources = resolve1(stream.get("Resources")) or page.resources
    return Appearance(stream, resources, box, mult_matrix(own, laid), layer)  # type: ignore[arg-type]


def _set(one: dict[str, Any], text: str, rect: tuple[float, float, float, float], kind: str) -> Appearance:
    """Return the appearance of a text without one: its lines in the rectangle, in the size that the file names."""
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    flags = _inherited(one, "Ff")
    several = kind == "FreeText" or (isinstance(flags, int) and bool(flags & _MULTILINE))
    match = _SIZE.search(read_bytes(_inherited(one, "DA")))
    size = float(match.group(1)) if match is not None else 0.0
    if not 2 <= size <= 100:
        size = 10.0 if several else min(12.0, max(4.0, 0.7 * height))
    lines = _wrapped(text, width / (0.5 * size)) if several else [" ".join(text.split())]
    start = height - 0.9 * size - 2 if several else (height - size) / 2 + 0.22 * size
    looks = resolve1(one.get("MK"))
    colour = one.get("C") if kind == "FreeText" else looks.get("BG") if isinstance(looks, dict) else None
    data = _ground(colour, (0.0, 0.0, width, height))
    data += f"BT /F {size:.2f} Tf {1.15 * size:.2f} TL 2 {start:.2f} Td ".encode()
    for line in lines:
        data += b"(" + re.sub(rb"([\\()])", rb"\\\1", line.encode("cp1252", "replace")) + b") Tj T* "
    return _made(data + b"ET", (0.0, 0.0, width, height), (1.0, 0.0, 0.0, 1.0, rect[0], rect[1]), one.get("OC"))


def _wrapped(text: str, letters: float) -> list[str]:
    """Return a text's lines, those wrapped that are longer than so many letters."""
    lines: list[str] = []
    for part in re.split(r"\r\n?|\n", text):
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > letters:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return lines
