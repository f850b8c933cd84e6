"""Reads the reference files, once, when first asked."""

from __future__ import annotations

import csv
import gzip
import io
from functools import cache
from importlib.resources import files


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file of this folder ("pangkat.csv", "wilayah/districts.csv.gz"); "#" lines are notes."""
    data = files("normalizers.reference").joinpath(name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    lines = (line for line in io.StringIO(data.decode("utf-8"), newline="") if not line.startswith("#"))
    return tuple(csv.DictReader(lines))


@cache
def read_words(name: str) -> frozenset[str]:
    """Return the words of a list of this folder ("kata_umum.txt"), one a line; "#" lines are notes."""
    content = files("normalizers.reference").joinpath(name).read_text(encoding="utf-8")
    return frozenset(line for line in content.splitlines() if line and not line.startswith("#"))
