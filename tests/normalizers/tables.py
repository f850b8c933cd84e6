"""Tables of printed forms and what they mean: open ones without a fault; of those once kept apart a number is told."""

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
    """Return how many rows of a table that was kept apart until 29 November 2026 are misread."""
    return len(faults(f"kept/{name}", columns, is_right))
