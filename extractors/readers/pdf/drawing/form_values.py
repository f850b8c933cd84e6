"""What a form says of a field beside what it shows there: the field's own value, the data of an XFA form, a rich text.

A viewer shows the appearance; another one, or the next person who opens the form, may show the other text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree
from pdfminer.pdftypes import PDFStream, resolve1

from extractors.readers.pdf.fonts.letters import digits_of, read_bytes

_LONGEST: Final = 2_000_000  # bytes of the data of a form
_MOST: Final = 5000  # values of one form
_MOST_OF_NAME: Final = 100  # texts of one name; of more nobody can say which is a field's
_LONGEST_TEXT: Final = 2000  # letters of a text that are compared
_PLACE: Final = re.compile(r"\[\d+\]$")  # which of the fields of one name: "t1[0]"
_DATE: Final = re.compile(r"\s*\d{4}-\d{2}-\d{2}(?:T.*)?\s*", re.DOTALL)  # as data hold it, whatever the page shows
_CODE: Final = re.compile(r"\(\w{3}:\d+\)")  # how pdfminer writes a letter that its font does not name
_NUMBER: Final = re.compile(r"[^\d]*?(-?\d[\d.,  ]*)[^\d]*")
_EXACT: Final = 1e-9  # share of a number that its way of being held may change
_DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")


def data_of(document: Any) -> Mapping[str, tuple[str, ...]]:
    """Return the texts that the data of an XFA form hold, by the names of their fields; none where they cannot be read."""
    known: Mapping[str, tuple[str, ...]] | None = getattr(document, "iku_form_data", None)
    if known is None:
        try:
            known = _read(_datasets(document.catalog))
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            known = {}
        document.iku_form_data = known
    return known


def _datasets(catalog: Any) -> bytes:
    form = resolve1(catalog.get("AcroForm"))
    held = resolve1(form.get("XFA")) if isinstance(form, dict) else None
    if isinstance(held, list):
        parts = [resolve1(part) for part in held[: 2 * 50]]
        named = zip(parts[::2], parts[1::2], strict=False)
        held = next((part for name, part in named if read_bytes(name) == "datasets"), None)
    return held.get_data() if isinstance(held, PDFStream) else b""


def _read(data: bytes) -> dict[str, tuple[str, ...]]:
    if not data.strip() or len(data) > _LONGEST or any(sign in data for sign in _DECLARED):
        return {}
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)  # texts of a name, each once
    for number, (name, text) in enumerate(_leaves(etree.fromstring(data, parser))):
        if number >= _MOST:
            break
        found[name][text[:_LONGEST_TEXT]] = None
    return {name: tuple(texts) for name, texts in found.items() if len(texts) <= _MOST_OF_NAME}


def _leaves(root: etree._Element) -> Iterator[tuple[str, str]]:
    for held in root.iter("{*}data"):
        for node in held.iter():
            text = " ".join((node.text or "").split()) if not len(node) else ""
            if text:
                yield etree.QName(node).localname, text


def told_by_data(data: Mapping[str, tuple[str, ...]], name: str, shown: str) -> tuple[str, ...]:
    """Return what the data of a form say of a field of this name: one text where none of them is what it holds, else none."""
    texts = data.get(_PLACE.sub("", name), ())
    return texts[:1] if all(clash(shown, text) for text in texts) else ()


def clash(shown: str, told: str) -> bool:
    """Return whether two texts of a field say another number, or other words where neither has a digit.

    A number may be shown rounded, a share as a percentage, a long text in part; dates are stored in a way of their own.
    """
    if not told.strip() or _DATE.fullmatch(told):
        return False
    shown = _CODE.sub("", shown)
    ours, theirs = digits_of(shown), digits_of(told)
    if not ours and not theirs:
        one, other = ("".join(filter(str.isalnum, text.casefold())) for text in (shown, told))
        return not (one and other) or (one not in other and other not in one)
    numbers = [_numbers(text) for text in (shown, told)]
    if all(numbers):
        near = (
            abs(a - b * share) <= step / 2 + _EXACT * abs(a)
            for a, step in numbers[0]
            for b, _ in numbers[1]
            for share in (1, 100)
        )
        return not any(near)
    return not (ours and theirs) or (ours not in theirs and theirs not in ours and sorted(ours) != sorted(theirs))


def _numbers(text: str) -> set[tuple[float, float]]:
    """Return what the one number of a text may be, its signs taken for those of thousands or of a fraction; none for others.

    Each with the step of its last digit.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return set()
    told = re.sub(r"\s", "", found[1]).strip(".,")
    whole, _, part = max(told.rpartition("."), told.rpartition(","), key=lambda parts: len(parts[0]))
    made = {(float(digits_of(told)), 1.0)}
    if whole:
        made.add((float(f"{digits_of(whole) or 0}.{digits_of(part) or 0}"), 10.0 ** -len(digits_of(part))))
    return {(-one, step) for one, step in made} if told.startswith("-") else made
