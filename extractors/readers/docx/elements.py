"""Elements of a Word file's tree that hold its lines and tables, whatever wraps them."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx.inline import DELETED, MC, chosen_branch
from extractors.readers.docx.math import M
from extractors.readers.package import W, name_of

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def block_elements(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the block elements of a container in order, those in wrappers (content controls, insertions) too."""
    for element in container.iterchildren("*"):
        name = name_of(element)
        if element.tag == f"{{{MC}}}AlternateContent":
            branch = chosen_branch(element)
            yield from block_elements(branch) if branch is not None else ()
        elif name.localname in _WRAPPERS:
            yield from block_elements(element)
        elif name.localname not in DELETED and name.namespace in (W, M):
            yield element


def copy_of(element: etree._Element) -> etree._Element:
    """Return the element by itself, whatever it is called: written down and read again, some names could not be read."""
    made = copy.deepcopy(element)
    made.tail = None
    return made
