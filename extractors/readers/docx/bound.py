"""Fields of a Word file that are bound to data of its own: Word shows the data, whatever text was stored beside them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from lxml import etree

from extractors.readers.docx.styles import child, on
from extractors.readers.package import Package, W, name_of

_STEP: Final = re.compile(r"/(?:[\w.-]+:)?([\w.-]+)(?:\[(\d{1,4})\])?")
_MOST: Final = 50  # files of data that are looked at


def show_bound(root: etree._Element, package: Package, main: str, notes: Counter[str]) -> None:
    """Put the data into the plain fields that are bound to them, as Word does on opening the file; each that changes is told."""
    bound = [
        (control, binding)
        for binding in root.iter(f"{{{W}}}dataBinding")
        if (properties := binding.getparent()) is not None
        and child(properties, "text") is not None
        and not on(child(properties, "showingPlcHdr"))
        and (control := properties.getparent()) is not None
    ]
    stores = _stores(package, main) if bound else {}
    for control, binding in bound:
        store = stores.get((binding.get(f"{{{W}}}storeItemID") or "").casefold())
        told = _value(store, binding.get(f"{{{W}}}xpath") or "") if store is not None else ""
        texts = list(control.iter(f"{{{W}}}t"))
        if told and texts and told.split() != "".join(one.text or "" for one in texts).split():
            texts[0].text = told
            for other in texts[1:]:
                other.text = ""
            notes["fields_differ"] += 1


def _stores(package: Package, main: str) -> dict[str, etree._Element]:
    """Return the data of a file by their number."""
    found: dict[str, etree._Element] = {}
    items = [name for kind, name in package.related(main).values() if kind == "customXml"]
    for item in items[:_MOST]:
        about = next((name for kind, name in package.related(item).values() if kind == "customXmlProps"), None)
        properties, data = (package.part(name) if name else None for name in (about, item))
        if properties is None or data is None:
            continue
        number = next((value for key, value in properties.attrib.items() if etree.QName(key).localname == "itemID"), "")
        found[str(number).casefold()] = data
    return found


def _value(root: etree._Element, path: str) -> str:
    """Return the text of the element that a path of names and numbers leads to; "" for any other path, and for none."""
    steps = _STEP.findall(path)
    if not steps or _STEP.sub("", path):
        return ""
    nodes: list[etree._Element] = [root]
    for at, (name, number) in enumerate(steps):
        inner = nodes if at == 0 else [one for node in nodes[:1] for one in node.iterchildren("*")]
        named = [one for one in inner if name_of(one).localname == name]
        place = int(number or 1) - 1
        nodes = named[place : place + 1]
    return "" if not nodes or len(nodes[0]) else (nodes[0].text or "").strip()
