"""Records as bytes and back: pickles of nothing but this program's own frozen records, with a checksum before them.

Any other name in them is refused, so nothing in stored bytes can run; the checksum refuses what is damaged.
"""

from __future__ import annotations

import copyreg
import hashlib
import importlib
import io
import pickle
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar

T = TypeVar("T")
_OWN = ("extractors.", "normalizers.", "pipeline.")
_PLAIN = frozenset({("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})
DAMAGED: Final = (
    pickle.UnpicklingError, zlib.error, ValueError, TypeError, AttributeError, LookupError, EOFError, ImportError,
)  # fmt: skip


def pack(record: object) -> bytes:
    """Return a record as bytes."""
    plain = io.BytesIO()
    pickler = pickle.Pickler(plain, protocol=5)
    pickler.dispatch_table = _WAYS
    pickler.dump(record)
    body = zlib.compress(plain.getbuffer(), 1)
    return hashlib.sha256(body).digest() + body


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the record of this kind in packed bytes; one of DAMAGED where they hold anything else."""
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        raise ValueError("damaged")
    found = _Records(io.BytesIO(zlib.decompress(data[32:]))).load()
    if not isinstance(found, kind):
        raise TypeError(type(found).__name__)
    return found


def _is_record(found: type) -> bool:
    """Return whether a class is one of this program's records: a dataclass or a named tuple."""
    return is_dataclass(found) or (issubclass(found, tuple) and hasattr(found, "_fields"))


class _Ways(dict[type, Callable[[Any], Any]]):
    """By class how one of its records is taken apart: what is said of it elsewhere, or the class and the fields it is built of.

    A dataclass's own way asks what its fields are for each record anew, which takes as long as all else of it.
    """

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        way: Callable[[Any], Any] | None = copyreg.dispatch_table.get(kind)
        if way is None:
            if not is_dataclass(kind):
                raise KeyError(kind)  # as pickle takes it apart by itself
            way = _by_fields(kind) if kind.__reduce__ is object.__reduce__ else kind.__reduce__
        self[kind] = way
        return way


def _by_fields(kind: type) -> Callable[[Any], Any]:
    """Return what takes a record of a dataclass apart; fields that it is not built of are made anew by whoever asks for them."""
    names = [field.name for field in fields(kind) if field.init]
    if len(names) < 2:
        return lambda record: (kind, tuple([getattr(record, name) for name in names]))
    values = attrgetter(*names)
    return lambda record: (kind, values(record))


_WAYS: Final = _Ways()


@cache
def _class_of(module: str, name: str) -> Any:
    """Return the class of this name; UnpicklingError for one that is no record. Each is looked up once, not for every file."""
    if (module, name) in _PLAIN:
        return getattr(importlib.import_module(module), name)
    if module.startswith(_OWN) and "." not in name:
        with suppress(ImportError, AttributeError):
            found = getattr(importlib.import_module(module), name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
    raise pickle.UnpicklingError(f"{module}.{name}")


class _Records(pickle.Unpickler):
    """Rebuilds this program's records and dates, and refuses every other name."""

    find_class = staticmethod(_class_of)  # as it is: a method of ours would be called some twenty times a file
