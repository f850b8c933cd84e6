"""Has records of a long document let the words of their quotes go, whatever records these are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from extractors.model.document import MANY_PAGES, Document, Page, Table
from extractors.model.line import Line
from extractors.model.quote import Quote, Word, pack_quote

T = TypeVar("T")


def packed_records(records: T, document: Document) -> T:
    """Return records found in a document; of a long one each of their quotes, lines and tables is packed in its place."""
    if len(document.pages) > MANY_PAGES:
        _pack(records)
    return records


def _pack(record: Any) -> None:
    if isinstance(record, Quote):
        pack_quote(record)
    elif isinstance(record, Line | Table | Page):
        record.pack()
    elif isinstance(record, Mapping):
        for value in record.values():
            _pack(value)
    elif isinstance(record, Word):
        return
    elif isinstance(record, tuple | list):
        for value in record:
            _pack(value)
    elif is_dataclass(record):
        for name in _names(record.__class__):
            _pack(getattr(record, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Return the fields of a record that it is built of."""
    return tuple(field.name for field in fields(kind) if field.init)
