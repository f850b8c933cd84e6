"""What files gave before: dossiers, by the file's content and by everything that decides what is made of it.

A stored dossier is a pickle of nothing but this program's own frozen records: any other name in it is refused, so nothing in
it can run, and a checksum before it refuses what is damaged.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pickle
import zlib
from contextlib import suppress
from dataclasses import is_dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final

from extractors.errors import ConverterMissing, LimitExceeded
from pipeline.cache import Cache
from pipeline.executor import ReaderCrashed, ReaderFault, UnreachableFile
from pipeline.records.dossier import Dossier, Source
from pipeline.version import interpretation_version

# Failures that may not come again, though neither the file nor the program changes; such a file is always tried again.
PASSING: Final = frozenset(
    e.code for e in (ConverterMissing, LimitExceeded, ReaderCrashed, ReaderFault, UnreachableFile)
)
_OWN = ("extractors.", "normalizers.", "pipeline.")
_PLAIN = frozenset({("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})
_DAMAGED = (
    pickle.UnpicklingError, zlib.error, ValueError, TypeError, AttributeError, LookupError, EOFError, ImportError,
)  # fmt: skip


def format_by_name(path: str) -> str | None:
    """Return the format that a file's name promises: all that is known of one that could not be read."""
    suffix = PurePosixPath(path).suffix.lower().lstrip(".")
    return suffix if suffix in ("pdf", "docx", "doc", "txt") else None


def load_dossier(cache: Cache | None, source: Source) -> Dossier | None:
    """Return what a file with this content gave before, under its present path; None where that is not known."""
    data = cache.get(_name(cache, source)) if cache is not None and source.sha256 is not None else None
    if data is None:
        return None
    try:
        dossier = unpack(data)
    except _DAMAGED:
        return None
    if dossier.source.sha256 != source.sha256:
        return None
    if dossier.status == "failed":
        return replace(dossier, source=source, format=format_by_name(source.path))
    return replace(dossier, source=source)


def keep_dossier(cache: Cache | None, dossier: Dossier) -> None:
    """Store what a file gave; a failure that may pass is not stored."""
    if cache is not None and dossier.source.sha256 is not None and dossier.error_code not in PASSING:
        cache.put(_name(cache, dossier.source), _packed(dossier))


def _name(cache: Cache, source: Source) -> str:
    assert source.sha256 is not None
    return f"{interpretation_version()}-{cache.ocr}/{source.sha256[:2]}/{source.sha256}.dossier"


def _packed(dossier: Dossier) -> bytes:
    body = zlib.compress(pickle.dumps(dossier, protocol=5), 1)
    return hashlib.sha256(body).digest() + body


def unpack(data: bytes) -> Dossier:
    """Return the dossier in stored bytes; ValueError, UnpicklingError or one of their like where they are damaged."""
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        raise ValueError("damaged")
    found = _Records(io.BytesIO(zlib.decompress(data[32:]))).load()
    if not isinstance(found, Dossier):
        raise TypeError(type(found).__name__)
    return found


def _is_record(found: type) -> bool:
    """Return whether a class is one of this program's records: a dataclass or a named tuple."""
    return is_dataclass(found) or (issubclass(found, tuple) and hasattr(found, "_fields"))


class _Records(pickle.Unpickler):
    """Rebuilds this program's records and dates, and refuses every other name."""

    def find_class(self, module: str, name: str) -> Any:
        """Return the class that a pickle names; UnpicklingError for one that is no record."""
        if (module, name) in _PLAIN:
            return getattr(importlib.import_module(module), name)
        if module.startswith(_OWN) and "." not in name:
            with suppress(ImportError, AttributeError):
                found = getattr(importlib.import_module(module), name)
                if isinstance(found, type) and found.__module__ == module and _is_record(found):
                    return found
        raise pickle.UnpicklingError(f"{module}.{name}")
