"""Reads the reference files, once, when first asked."""

from __future__ import annotations

import csv
import gzip
import io
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_SLOT = re.compile(r"\{([a-z][a-z_]*)\}")


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file of this folder ("pangkat.csv", "wilayah/districts.csv.gz"); "#" lines are notes."""
    data = files("reference").joinpath(name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    lines = (line for line in io.StringIO(data.decode("utf-8"), newline="") if not line.startswith("#"))
    return tuple(csv.DictReader(lines))


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words of a list of this folder ("kata_umum.txt"), one a line; "#" lines are notes."""
    return frozenset(line for line in read_text(name).splitlines() if line and not line.startswith("#"))


@cache
def read_settings(name: str) -> dict[str, Any]:
    """Return what a TOML file of this folder ("labels.toml") holds. The same dictionary each time: nobody changes it."""
    return tomllib.loads(read_text(name))


@cache
def read_patterns(name: str, section: str, **parts: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a section of a TOML file of this folder by their names, case ignored but within "(?-i:...)".

    "{word}" in a pattern stands for a pattern that several share: that of `parts`, or of the section [parts] of the file.
    """
    data = read_settings(name)
    known = {**data.get("parts", {}), **parts}
    return {key: re.compile(fill_in(text, known), re.IGNORECASE) for key, text in data[section].items()}


@cache
def read_lists(name: str, section: str) -> dict[str, tuple[str, ...]]:
    """Return the word lists of a section of [lists] of a TOML file of this folder by their names."""
    return {key: tuple(words) for key, words in read_settings(name)["lists"][section].items()}


def fill_in(text: str, parts: Mapping[str, str]) -> str:
    """Return a pattern with each "{word}" replaced by the part of that name; a name that is no part is an error."""
    return _SLOT.sub(lambda slot: parts[slot[1]], text)


def read_text(name: str) -> str:
    """Return the text of a file of this folder."""
    return files("reference").joinpath(name).read_text(encoding="utf-8")
