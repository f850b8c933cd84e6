"""Tables of printed forms and what they mean: the open ones are read without a fault, of the kept ones only a number is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(name: str, columns: int) -> list[list[str]]:
    """Return the lines of a table of tests/normalizers/data, each with so many columns; those left out are ""."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[*line.split("\t"), *[""] * columns][:columns] for line in lines]


def faults(name: str, columns: int, is_right: Callable[..., bool]) -> list[list[str]]:
    """Return the rows of an open table that are misread."""
    return [row for row in rows(name, columns) if not is_right(*row)]


def kept_faults(name: str, columns: int, is_right: Callable[..., bool]) -> int:
    """Return how many rows of a kept table are misread; which they are is not told, so that no failing test shows one."""
    return len(faults(f"kept/{name}", columns, is_right))
