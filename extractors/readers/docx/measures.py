"""Measures of a DOCX in columns: half a 12-point letter each, for lines that have no geometry."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from extractors.readers.docx.styles import child, whole
from extractors.readers.package import W


def column(twips: int | None) -> float:
    """Return an indent in columns: a column is half a 12-point letter, 120 twips."""
    return max(0.0, (twips or 0) / 120)


def page_columns(sections: Iterable[etree._Element]) -> float:
    """Return the width of the text of the last section in columns (75 where the file does not say)."""
    width = 75.0
    for section in sections:
        size, margin = child(section, "pgSz"), child(section, "pgMar")
        whole_width = whole(size.get(f"{{{W}}}w")) if size is not None else None
        edges = [whole(margin.get(f"{{{W}}}{side}")) for side in ("left", "right")] if margin is not None else []
        if whole_width:
            width = max(20.0, (whole_width - sum(edge or 0 for edge in edges)) / 120)
    return width
