"""Writes down what the tests give the readers and the parsers: what fuzzing begins with (`tools.stress.fuzz`).

usage: IKU_SEEDS=FOLDER python -m pytest -p tools.stress.seeds tests/extractors/readers tests/normalizers

A folder a target comes of it, with files of 20 kB at most, each named by the hash of what it holds.
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import extractors.readers.pdf.drawing.content
import extractors.readers.pdf.fonts.letter_tables
from extractors.readers import kinds
from tools.stress.fuzz_parsers import parsing_functions
from tools.stress.raw_metafile import emf, wmf

_MOST: Final = 20_000  # bytes: longer ones are tried too seldom
_BODIES: Final = {"docx": ("word/document.xml", "w:body"), "odt": ("content.xml", "office:text")}


def _write(target: str, data: bytes) -> None:
    if 0 < len(data) <= _MOST:
        folder = Path(os.environ["IKU_SEEDS"]) / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha256(data).hexdigest()[:20]).write_bytes(data)


def body_of(kind: str, data: bytes) -> bytes:
    """Return what stands inside the body of a package; b"" where it has none."""
    part, element = _BODIES[kind]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            text = package.read(part).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError, NotImplementedError):
        return b""
    inside = text.partition(f"<{element}>")[2].rpartition(f"</{element}>")[0]
    return inside.encode()


def _watched(kind: str, read: Callable[..., Any]) -> Callable[..., Any]:
    def watch(data: bytes, *more: Any, **named: Any) -> Any:
        _write(kind, data)
        if kind in _BODIES:
            _write("word_body" if kind == "docx" else "odt_body", body_of(kind, data))
        return read(data, *more, **named)

    return watch


def _everywhere(function: Callable[..., Any], name: str, target: str) -> None:
    """Have each module that holds the function hold one that writes down what it is given."""

    @functools.wraps(function)
    def watch(given: Any, *more: Any, **named: Any) -> Any:
        _write(target, given.encode("utf-8", "replace") if isinstance(given, str) else bytes(given))
        return function(given, *more, **named)

    for module in list(sys.modules.values()):
        if module.__name__.split(".")[0] in ("extractors", "normalizers", "pipeline") and (
            getattr(module, name, None) is function
        ):
            setattr(module, name, watch)


def pytest_configure() -> None:
    """Stand between the tests and what they call."""
    for drawing in (emf(), wmf(), wmf()[22:]):
        _write("metafile", drawing)
    for kind, known in kinds.READERS.items():
        read: Any = known.load()
        read = getattr(read, "func", read)  # what a partial one calls
        setattr(sys.modules[read.__module__], read.__name__, _watched(kind, read))
    for name, function in parsing_functions():
        _everywhere(function, name, "parsers")
    _everywhere(extractors.readers.pdf.drawing.content.read_content, "read_content", "content")
    _everywhere(extractors.readers.pdf.fonts.letter_tables.read_table, "read_table", "letters")
