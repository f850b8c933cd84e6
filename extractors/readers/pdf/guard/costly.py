"""What makes pdfium take minutes or gigabytes for one page: states saved without end, marked contents inside one another,
colours that a long program computes for each point. Asked before anything draws the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

_DEEPEST: Final = 2_000  # states or marked contents inside one another; PDF itself asks for 28 of readers
_FEW: Final = 20_000  # bytes of content that cannot nest deeply enough to matter
_LONGEST: Final = 10_000  # bytes of a program that computes a colour
_MOST: Final = 2_000  # objects looked at for programs
_NEST: Final = re.compile(rb"(?<![^\s>\])])(?:(q|BMC|BDC)|(Q|EMC))(?![^\s\[(</%])")
_PAINTS: Final = ("Shading", "Pattern", "ColorSpace")


def reason_to_skip(page: Any) -> str:
    """Return why a page of pdfminer must not be drawn; "" where nothing speaks against it."""
    try:
        for item in page.contents:
            content = resolve1(item)
            if isinstance(content, PDFStream) and _nests(content.get_data()):
                return "states without end"
        if any(_is_long(one) for one in _of_paints(page.resources)):
            return "a long program"
    except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
        return ""
    return ""


def _nests(data: bytes) -> bool:
    """Return whether states or marked contents stand inside one another deeper than any program draws them."""
    if len(data) < _FEW or sum(map(data.count, (b"q", b"BMC", b"BDC"))) <= _DEEPEST:  # wherever these letters stand
        return False
    depth = 0
    for found in _NEST.finditer(data):
        depth = depth + 1 if found[1] else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    return False


def _of_paints(resources: Any) -> Iterator[Any]:
    """Yield what the shadings, patterns and colours of a page's resources are made of, those of its forms too."""
    found = resolve1(resources)
    waiting: list[Any] = [resolve1(found.get(key)) for key in _PAINTS] if isinstance(found, dict) else []
    named = resolve1(found.get("XObject")) if isinstance(found, dict) else None
    for form in list(named.values())[:_MOST] if isinstance(named, dict) else ():
        inner = resolve1(resolve1(form).get("Resources")) if isinstance(resolve1(form), PDFStream) else None
        waiting += [resolve1(inner.get(key)) for key in _PAINTS] if isinstance(inner, dict) else []
    seen: set[int] = set()
    while waiting and len(seen) < _MOST:
        one = resolve1(waiting.pop())
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        values = one.attrs.values() if isinstance(one, PDFStream) else one.values() if isinstance(one, dict) else one
        if isinstance(one, (PDFStream, dict, list)):
            waiting += [value for value in values if not isinstance(value, (int, float, bytes, str))]


def _is_long(one: Any) -> bool:
    """Return whether this is a long program, or is coloured by one that cannot be read here (pdfium may read it)."""
    if isinstance(one, dict):
        return isinstance(told := one.get("Function"), PDFObjRef) and resolve1(told) is None
    return isinstance(one, PDFStream) and one.get("FunctionType") == 4 and len(one.get_data()) > _LONGEST
