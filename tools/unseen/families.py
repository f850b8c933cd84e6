"""What a layout family is: each draws one kind of document and its truth; and what many of them begin and end with.

The families before 28 November 2026 came open and kept by turns and are all open now; those made since stand in
`new_tables.py`, `new_plans.py` and `new_people.py`. `make.py` knows them all.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from .blocks import Block, Doc
from .build import Build

Make = Callable[[random.Random], tuple[Doc, Build]]
PRINTERS = ("canvas", "chromium", "docx", "office")


@dataclass(frozen=True)
class Family:
    """A layout family."""

    name: str
    kind: str
    half: str  # open | kept
    make: Make
    printers: tuple[str, ...] = PRINTERS
    since: int = 1  # 1 the families before 28 November 2026 (all open), 2 those made then


registered: list[Family] = []  # as their modules are imported


def family(kind: str, half: str, printers: tuple[str, ...] = PRINTERS, since: int = 1) -> Callable[[Make], Make]:
    """Register a family."""

    def note(f: Make) -> Make:
        registered.append(Family(f.__name__, kind, half, f, printers, since))
        return f

    return note


def tail_keys(b: Build, *must: str, p_source: float = 0.75, p_holder: float = 0.5) -> list[str]:
    """Indicator with its columns, some of them by chance."""
    keys = list(must)
    if b.chance(p_source):
        keys.append("sumber")
    if b.chance(p_holder):
        keys.append("pj")
    return keys


def foot(b: Build) -> list[Block]:
    """A signature in most documents."""
    return b.signature() if b.chance(0.9) else []


def opening(b: Build) -> list[Block]:
    """Title and, by chance, letterhead and head block."""
    out = (b.letterhead() if b.chance(0.12) else []) + b.title()
    if b.chance(0.35):
        out += b.head_keys(b.rng.choice((("Instansi",), ("Instansi", "Tugas", "Fungsi"), ("Nama Organisasi", "Tugas"),
                                         ("Unit Kerja",), ("Nama Organisasi", "Tugas Pokok", "Fungsi"))))  # fmt: skip
    return out
