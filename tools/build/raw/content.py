"""The content of a shipped report, read from its TOML file and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = (
    "cover",
    "title",
    "letterhead",
    "heading",
    "para",
    "list",
    "labelled",
    "toc",
    "signature",
    "annex",
    "table",
    "page",
    "textbox",
)
Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A report to draw: its name, its format, its running head and foot, its blocks in order.

    `scan`: the seed and the sideways page (0: none) of the scan that it becomes; None where it stays born digital.
    """

    name: str
    format: str
    head: str
    foot: str
    blocks: tuple[Block, ...]
    scan: tuple[int, int] | None = None


def read_report(path: Path) -> Report:
    """Return the report described in a TOML file; ValueError for an unknown kind of block or an uneven table."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    blocks = tuple(data["block"])
    for block in blocks:
        if block["kind"] not in KINDS:
            raise ValueError(f"{path.name}: unknown kind of block {block['kind']!r}")
        if block["kind"] == "table" and any(len(row) != len(block["header"]) for row in block["rows"]):
            raise ValueError(f"{path.name}: a row has more or fewer cells than the header")
    return Report(path.stem, data["format"], data.get("head", ""), data.get("foot", ""), blocks, _scan(data))


def _scan(data: Mapping[str, Any]) -> tuple[int, int] | None:
    return (data["scan"]["seed"], data["scan"].get("sideways", 0)) if "scan" in data else None


def mark_of(style: str, index: int) -> str:
    """Return the list mark number `index` (from 0) in a style such as "1.", "a.", "(1)" or "•"."""
    if "1" in style:
        return style.replace("1", str(index + 1))
    return style.replace("a", chr(ord("a") + index))
