"""Finds the placeholders of a form that a program or a person has yet to fill in: such a document reports nothing."""

from __future__ import annotations

import re

from extractors.model.document import Document
from extractors.model.quote import Quote

_PLACEHOLDER = re.compile(r"\$\{[^{}]{1,60}\}|\{\{[^{}]{1,60}\}\}|«[^«»]{1,60}»|<<[^<>]{1,60}>>")
_ENOUGH = 3  # one or two are a slip in a document that says something


def find_placeholders(document: Document) -> tuple[Quote, ...]:
    """Return the placeholders ("${nama}", "{{tahun}}", merge fields) of a template; empty where a slip leaves one or two."""
    placeholders: list[Quote] = []
    for line in document.all_lines:
        quote = line.quote
        placeholders += [quote.part(*match.span()) for match in _PLACEHOLDER.finditer(quote.text)]
    return tuple(placeholders) if len(placeholders) >= _ENOUGH else ()
