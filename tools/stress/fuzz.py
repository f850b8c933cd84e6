"""Feeds bytes that grow by what they reach to a reader or a parser (atheris): what is no typed error is a crash.

usage: python -m tools.stress.fuzz TARGET [CORPUS] [-max_total_time=300] [further options of libFuzzer]

TARGET: a kind of READERS ("pdf", "docx", ...), "content" or "letters" (parts of the PDF reader), "parsers" (all of normalizers).
atheris is not among the packages of the project: `pip install atheris`.
"""

from __future__ import annotations

import importlib
import inspect
import logging
import pkgutil
import sys
from collections.abc import Callable
from typing import Any

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

with atheris.instrument_imports(include=["extractors", "normalizers"]):
    import normalizers
    from extractors.find import find_blocks
    from extractors.model.errors import UnreadableDocument
    from extractors.readers.kinds import READERS
    from extractors.readers.pdf.content import read_content
    from extractors.readers.pdf.letter_tables import read_table

    _READ = {kind: known.load() for kind, known in READERS.items()}
    _PARSERS: list[Callable[[str], Any]] = [
        function
        for module in pkgutil.walk_packages(normalizers.__path__, "normalizers.")
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction)
        if name.startswith("parse_")
        and function.__module__ == module.name
        and len(inspect.signature(function).parameters) == 1
    ]


def _reader(kind: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        try:
            document = _READ[kind](data, "0" * 64)
        except UnreadableDocument:
            return
        find_blocks(document)

    return read


def _parsers(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for parse in _PARSERS:
        parse(text)


def main() -> None:
    """Run until the time is over or something that is no typed error is raised."""
    target = sys.argv.pop(1)
    logging.disable(logging.CRITICAL)
    wanted: dict[str, Callable[[bytes], Any]] = {"content": read_content, "letters": read_table, "parsers": _parsers}
    atheris.Setup(sys.argv, wanted.get(target) or _reader(target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
