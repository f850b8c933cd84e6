"""Feeds bytes that grow by what they reach to a reader or a parser (atheris): what is no typed error is a crash.

usage: python -m tools.stress.fuzz TARGET [CORPUS] [-max_total_time=300] [further options of libFuzzer]

TARGET: a kind of READERS ("pdf", "docx", ...), "word_body" or "odt_body" (the bytes stand inside the package, as the archive's
checks let few changes through), "content" or "letters" (parts of the PDF reader), "parsers" (all of normalizers).
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
from lxml import etree

with atheris.instrument_imports(include=["extractors", "normalizers"]):
    import normalizers
    from extractors.find import find_blocks
    from extractors.model.errors import UnreadableDocument
    from extractors.readers.kinds import READERS
    from extractors.readers.pdf.drawing.content import read_content
    from extractors.readers.pdf.fonts.letter_tables import read_table
    from tools.stress.bombs_text import odt
    from tools.stress.raw_word import word_file

    _OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
    _XML = "http://schemas.openxmlformats.org/"
    _SPACES = " ".join(
        f'xmlns:{name}="{address}"'
        for name, address in {
            **{name: f"{_OPEN}{name}:1.0" for name in ("office", "text", "table", "style")},
            "draw": f"{_OPEN}drawing:1.0",
            "svg": f"{_OPEN}svg-compatible:1.0",
            "w": f"{_XML}wordprocessingml/2006/main",
            "r": f"{_XML}officeDocument/2006/relationships",
            "m": f"{_XML}officeDocument/2006/math",
            "mc": f"{_XML}markup-compatibility/2006",
            "a": f"{_XML}drawingml/2006/main",
            "wp": f"{_XML}drawingml/2006/wordprocessingDrawing",
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
            "v": "urn:schemas-microsoft-com:vml",
            "o": "urn:schemas-microsoft-com:office:office",
        }.items()
    )
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


def _within(kind: str, package: Callable[[str], bytes], wrapper: str) -> Callable[[bytes], None]:
    """Return what reads the bytes as the body of a package; mended first, so that they are always XML."""
    read = _reader(kind)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    head, tail = f"<{wrapper} {_SPACES}>", f"</{wrapper.partition(' ')[0]}>"

    def read_within(data: bytes) -> None:
        root = etree.fromstring((head + data.decode("utf-8", "replace") + tail).encode(), parser)
        read(package(etree.tostring(root, encoding="unicode")))

    return read_within


def _parsers(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for parse in _PARSERS:
        parse(text)


def main() -> None:
    """Run until the time is over or something that is no typed error is raised."""
    target = sys.argv.pop(1)
    logging.disable(logging.CRITICAL)
    wanted: dict[str, Callable[[bytes], Any]] = {
        "content": read_content,
        "letters": read_table,
        "parsers": _parsers,
        "word_body": _within("docx", word_file, "w:customXml"),
        "odt_body": _within("odt", odt, "text:section"),
    }
    atheris.Setup(sys.argv, wanted.get(target) or _reader(target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
