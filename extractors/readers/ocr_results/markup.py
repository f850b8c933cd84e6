"""hOCR (HTML with `ocr_page` and `ocrx_word`) and ALTO (XML of the Library of Congress).

Sources: hOCR 1.2 (kba.github.io/hocr-spec), sections 4 and 5; ALTO 4.4 schema (www.loc.gov/standards/alto).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree, html

from extractors.model.document import Line
from extractors.model.errors import DamagedFile
from extractors.model.quote import Place, Word
from extractors.readers.ocr_results.given import PAPER, GivenPage, box_of, number_of, sureness_of, words_of
from extractors.readers.package import parse_part

_BOX = re.compile(r"\bbbox" + r"\s+(-?\d+(?:\.\d+)?)" * 4)
_SURE = re.compile(r"\bx_wconf\s+(\d+(?:\.\d+)?)")
_RESOLUTION = re.compile(r"\bscan_res\s+(\d+)\s+(\d+)")
_LINES: Final = frozenset({"ocr_line", "ocrx_line"})
_POINTS: Final = {
    "mm10": 72 / 254,
    "inch1200": 72 / 1200,
    "mm": 72 / 25.4,
}  # points a unit of ALTO; pixels are of no size


def read_hocr(data: bytes) -> list[GivenPage]:
    """Return the pages of an hOCR file; DamagedFile where it is none."""
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile("no hOCR in it") from error
    return [_hocr_page(node, number) for number, node in enumerate(_with_class(root, "ocr_page"), start=1)]


def _with_class(root: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from _outermost(root, lambda node: name in _classes(node))


def _classes(node: etree._Element) -> list[str]:
    return (node.get("class") or "").split()


def _holds_text(node: etree._Element) -> bool:
    """Return whether an element is a word, or a line whose words are not told one by one."""
    classes = _classes(node)
    return "ocrx_word" in classes or (
        not _LINES.isdisjoint(classes) and next(_with_class(node, "ocrx_word"), None) is None
    )


def _outermost(root: etree._Element, is_wanted: Callable[[etree._Element], bool]) -> Iterator[etree._Element]:
    """Yield the wanted elements below one, in their order; none that stands inside another: it would be read twice."""
    waiting = list(reversed(root))
    while waiting:
        node = waiting.pop()
        if not isinstance(node.tag, str):  # a remark
            continue
        if is_wanted(node):
            yield node
        else:
            waiting += reversed(node)


def _hocr_page(node: etree._Element, number: int) -> GivenPage:
    told = node.get("title") or ""
    found, resolution = _BOX.search(told), _RESOLUTION.search(told)
    if found is None:
        raise DamagedFile("a page without its size", number)
    x, y, right, below = map(number_of, found.groups())
    width, height = right - x, below - y
    if min(width, height) <= 0:
        raise DamagedFile("a page without size", number)
    known = number_of(resolution[1]) if resolution is not None else 0
    scale = 72 / known if known > 0 else PAPER / max(width, height)
    words: list[Word] = []
    lines: list[Line] = []
    for item in _outermost(node, _holds_text):
        text, sure = "".join(str(part) for part in item.itertext()).strip(), _SURE.search(item.get("title") or "")
        own = _BOX.search(item.get("title") or "")
        x0, top, x1, bottom = map(number_of, (own or _box_around(item, found)).groups())  # in the picture, not the page
        box = box_of((x0 - x) * scale, (top - y) * scale, (x1 - x) * scale, (bottom - y) * scale)
        made = words_of(text, number, box, sureness_of(sure[1] if sure is not None else None, 100))
        if own is not None and "ocrx_word" in _classes(item):
            words += made
        elif made:  # where its words stand is not told: no place among others is theirs
            lines.append(Line(made))
    return GivenPage(number, width * scale, height * scale, tuple(words), tuple(lines))


def _box_around(node: etree._Element, page: re.Match[str]) -> re.Match[str]:
    """Return the place of the nearest element around one that tells its own; that of the page where none does."""
    told = (_BOX.search(around.get("title") or "") for around in node.iterancestors())
    return next((place for place in told if place is not None), page)


def read_alto(data: bytes) -> list[GivenPage]:
    """Return the pages of an ALTO file; DamagedFile where it is none, UnsafeContent for entities."""
    root = parse_part(data)
    if root is None:
        raise DamagedFile("no ALTO in it")
    unit = next((node.text or "" for node in _named(root, "MeasurementUnit")), "pixel").strip()
    return [_alto_page(node, number, unit) for number, node in enumerate(_named(root, "Page"), start=1)]


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name in any of ALTO's namespaces."""
    yield from _outermost(root, lambda node: etree.QName(node).localname == name)


def _alto_page(node: etree._Element, number: int, unit: str) -> GivenPage:
    width, height = number_of(node.get("WIDTH")), number_of(node.get("HEIGHT"))
    if min(width, height) <= 0:
        raise DamagedFile("a page without size", number)
    scale = _POINTS.get(unit, PAPER / max(width, height))
    words = []
    for string in _named(node, "String"):
        x, y, w, h = (number_of(string.get(name)) * scale for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
        confidence = sureness_of(string.get("WC"))
        place = Place(number, box_of(x, y, x + w, y + h))
        text = (string.get("CONTENT") or "") + _hyphen_behind(string)
        words += [Word(part, place, confidence, engine="ocr") for part in text.split()]
    return GivenPage(number, width * scale, height * scale, tuple(words))


def _hyphen_behind(string: etree._Element) -> str:
    """Return the hyphen that ends a line behind a part of a word, which ALTO tells apart; "" where there is none."""
    behind = string.getnext()
    told = behind is not None and isinstance(behind.tag, str) and etree.QName(behind).localname == "HYP"
    return "-" if told and not (string.get("CONTENT") or "").endswith("-") else ""
