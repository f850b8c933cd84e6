"""Parsers of single strings as targets of fuzzing: what each gives is held to `properties`.

`Broken` where a property does not hold; another exception is a crash.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import normalizers
from normalizers.regions.wilayah import Hint, find_regions
from normalizers.values.number_words import number_of, split_number
from normalizers.values.satuan import parse_satuan
from normalizers.values.target import parse_target
from tools.stress.properties import of_parsed

_TWICE: Final = 8  # one input in so many is given a second time
_UNITS: Final = (
    None,
    "%",
    "Orang",
    "Rupiah",
    "Indeks",
    "Rasio",
    "Level",
    "Hari",
    "Dokumen",
    "km",
    "Nilai",
    "Peringkat",
    "Predikat",
)
_HINTS: Final = ("cover", "title", "letterhead", "instansi", "jabatan", "number", "place", "running", "legal", "decree")

Target = Callable[[bytes], object]


class Broken(Exception):
    """A property does not hold."""


def held(complaints: Iterable[str]) -> None:
    """Raise Broken with the first complaint where there is one."""
    for complaint in complaints:
        raise Broken(complaint)


def is_given_twice(data: bytes) -> bool:
    """Return whether bytes are given to their target once more: what comes must be the same."""
    return zlib.crc32(data) % _TWICE == 0


def _parser(parse: Callable[[str], Any]) -> Target:
    def attempt(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        parsed = parse(text)
        held(of_parsed(text, parsed))
        if is_given_twice(data) and parse(text) != parsed:
            raise Broken("another value the second time")

    return attempt


def _target(data: bytes) -> None:
    text = data[1:].decode("utf-8", "replace")
    unit = _UNITS[data[0] % len(_UNITS)] if data else None
    parsed = parse_target(text, unit)
    held(of_parsed(text, parsed))
    if parsed != parse_target(text, unit):
        raise Broken("another value the second time")


def _unit(data: bytes) -> None:
    text, _, context = data.decode("utf-8", "replace").partition("\n")
    held(of_parsed(text, parse_satuan(text, context)))


def _regions(data: bytes) -> None:
    lines = data.decode("utf-8", "replace").split("\n")[:12]
    hints = [Hint(_HINTS[ord(line[0]) % len(_HINTS)], line[1:]) for line in lines if line]
    found = find_regions(hints)
    if found.value is not None and found != find_regions(hints):
        raise Broken("another region the second time")


def _number_words(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    words, rest = split_number(text)
    number_of(words)
    if " ".join((*words, *rest.casefold().split())) != " ".join(text.casefold().split()):
        raise Broken("a word is lost")


def parsing_functions() -> Iterator[tuple[str, Callable[[str], Any]]]:
    """Yield the name of each function `parse_...` of the normalizers that takes a text alone, and the function.

    One that remembers what it said (`parse_name`) is callable and no plain function.
    """
    for module in pkgutil.walk_packages(normalizers.__path__, "normalizers."):
        for name, function in inspect.getmembers(importlib.import_module(module.name), callable):
            if not name.startswith("parse_") or getattr(function, "__module__", "") != module.name:
                continue
            needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
            if len(needed) == 1 and needed[0].annotation in (str, "str"):
                yield name, function


PARSERS: Final[dict[str, Target]] = {
    **{name: _parser(function) for name, function in parsing_functions()},
    "parse_target": _target,
    "parse_satuan": _unit,
    "regions": _regions,
    "number_words": _number_words,
}
