"""Columns that compare places: what was achieved here, in the province, in the whole country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.model.document import Line
from extractors.tables.columns import Column, Header
from extractors.text.labels import cell_pattern

_OF_PLACE = cell_pattern("header_patterns", "of_places")
_FEWEST = 2


def names_place(column: Column) -> bool:
    """Return whether the label of a column is the name of a place."""
    return _OF_PLACE.match(column.label.text) is not None


def with_own_place(header: Header, titles: Iterable[Line]) -> Header:
    """Return the header, of columns that compare places the one of the document's own place read as what was achieved.

    Its own is the one that the document's title names; only where that is one, and no column holds other values.
    """
    places = [at for at, c in enumerate(header.columns) if names_place(c)]
    if len(places) < _FEWEST or any(c.holds_values for c in header.columns):
        return header
    said = " ".join(line.text for line in titles).casefold()
    named = [at for at in places if len(header.columns[at].label.words) > 1]  # "Nasional" names none
    own = [at for at in named if header.columns[at].label.text.casefold() in said]
    if len(own) != 1:
        return header
    columns = tuple(
        replace(c, fields=("realisasi",), kind="realisasi", kind_told=True, known=True, other=False)
        if at == own[0]
        else c
        for at, c in enumerate(header.columns)
    )
    return replace(header, columns=columns)
