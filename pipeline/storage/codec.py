"""Records as bytes and back: pickles of nothing but this program's own frozen records, with a checksum before them.

Any other name in them is refused, so nothing in stored bytes can run; the checksum refuses what is damaged.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pickle
import zlib
from contextlib import suppress
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Final, TypeVar

T = TypeVar("T")
_OWN = ("extractors.", "normalizers.", "pipeline.")
_PLAIN = frozenset({("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})
DAMAGED: Final = (
    pickle.UnpicklingError, zlib.error, ValueError, TypeError, AttributeError, LookupError, EOFError, ImportError,
)  # fmt: skip


def pack(record: object) -> bytes:
    """Return a record as bytes."""
    body = zlib.compress(pickle.dumps(record, protocol=5), 1)
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
