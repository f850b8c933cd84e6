"""What a layout family is: each draws one kind of document and its truth; and what many of them begin and end with.

The families before 28 November 2026 came open and kept by turns and are all open now; those made since stand in
`new_tables.py`, `new_people.py`, `new_sheets.py` and `new_plans.py`, those of 29 November in `quarters_and_numbers.py`,
`levels_and_years.py`, `bands_and_dicta.py` and `sheets_over_pages.py`. `make.py` knows them all.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from .blocks import Block, Cell, Doc
from .build import Build
from .signing import signature
from .titles import head_keys, letterhead, title_lines

Make = Callable[[random.Random], tuple[Doc, Build]]
ACTIVITIES = ("Penyusunan dokumen perencanaan dan evaluasi", "Penyediaan sarana dan prasarana pelayanan",
              "Pembinaan dan pendampingan kelompok masyarakat", "Pelatihan bagi aparatur", "Pendataan dan pemutakhiran data",
              "Sosialisasi ketentuan baru", "Monitoring ke lapangan", "Rapat koordinasi lintas sektor")  # fmt: skip
PRINTERS = ("canvas", "chromium", "docx", "office")


@dataclass(frozen=True)
class Family:
    """A layout family."""

    name: str
    kind: str
    half: str  # open | kept
    make: Make
    printers: tuple[str, ...] = PRINTERS
    since: int = (
        1  # 1 the families before 28 November 2026, 2 those of that day (both looked at), 3 those of 29 November
    )


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
    return signature(b) if b.chance(0.9) else []


def head_row(texts: list[str], fill: str | None = "d9d9d9") -> list[Cell]:
    """A row of head cells."""
    return [Cell(x, bold=True, align="center", valign="middle", fill=fill) for x in texts]


def opening(b: Build) -> list[Block]:
    """Title and, by chance, letterhead and head block."""
    out = (letterhead(b) if b.chance(0.12) else []) + title_lines(b)
    if b.chance(0.35):
        out += head_keys(b, b.rng.choice((("Instansi",), ("Instansi", "Tugas", "Fungsi"), ("Nama Organisasi", "Tugas"),
                                         ("Unit Kerja",), ("Nama Organisasi", "Tugas Pokok", "Fungsi"))))  # fmt: skip
    return out
