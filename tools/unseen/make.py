"""Makes a set of documents with their truth."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from . import (
    bands_and_dicta,
    decrees,
    explanations,
    heads_and_goals,
    levels_and_years,
    new_people,
    new_plans,
    new_sheets,
    new_tables,
    packed_cells,
    plain_tables,
    quarters_and_numbers,
    rules_and_pages,
    sheets_and_agreements,
    sheets_over_pages,
)
from .blocks import Doc, Table, walk
from .build import Build
from .families import Family, registered
from .libreoffice import convert
from .print_canvas import print_pdf
from .print_docx import print_docx
from .print_html import print_html

MODULES = (plain_tables, heads_and_goals, packed_cells, explanations, rules_and_pages, sheets_and_agreements, decrees,
           new_tables, new_people, new_sheets, new_plans, quarters_and_numbers, levels_and_years, bands_and_dicta,
           sheets_over_pages)  # fmt: skip
FAMILIES = tuple(f for module in MODULES for f in registered if f.make.__module__ == module.__name__)
OFFICE_KINDS = ("pdf",) * 12 + ("odt", "odt", "rtf", "doc")


def pick(half: str, names: Iterable[str] = (), only_new: bool = False) -> list[Family]:
    """The families of a half, or those named; those of 29 November 2026 only by name or with `only_new`.

    So a seed without `only_new` gives the documents that it gave before they were made.
    """
    wanted = set(names)
    return [
        f for f in FAMILIES if half in ("all", f.half) and (f.name in wanted if wanted else (f.since > 2) is only_new)
    ]


def by_turns(half: str) -> list[Family]:
    """Families of the second day of a half and the first families by turns, as long as either lasts, the later ones again."""
    new = [f for f in FAMILIES if f.since == 2 and (half == "all" or f.half == half)]
    first = [f for f in FAMILIES if f.since == 1]
    return [f for i, old in enumerate(first) for f in (new[i % len(new)], old)]


def draw(f: Family, seed: str) -> tuple[Doc, Build, random.Random]:
    """Draw one document of a family; the same seed gives the same document."""
    rng = random.Random(seed)
    doc, build = f.make(rng)
    for block in walk(doc.blocks):
        if isinstance(block, Table) and block.faults():
            raise ValueError(f"{f.name}: table with holes at {block.faults()[:4]}")
    return doc, build, rng


def make_set(
    out: Path,
    half: str,
    documents: int,
    seed: int,
    names: Iterable[str] = (),
    printer: str = "",
    mixed: bool = False,
    only_new: bool = False,
) -> list[str]:
    """Write documents to OUT/files and truths to OUT/truth; returns the file names.

    `mixed` gives every second document a family that both halves know, `only_new` takes those of 29 November 2026 alone.
    Raises ValueError where the half has no family of these names.
    """
    families = by_turns(half) if mixed else pick(half, names, only_new)
    if not families:
        raise ValueError(f"no family named {', '.join(names)} in {half}")
    files, truths = out / "files", out / "truth"
    for d in (files, truths):
        d.mkdir(parents=True, exist_ok=True)
    done: list[str] = []
    with tempfile.TemporaryDirectory() as tmp:
        later: dict[str, list[Path]] = {}
        for i in range(documents):
            f = families[i % len(families)]
            doc, build, rng = draw(f, f"{seed}:{half}:{i}")
            how = printer if printer in f.printers else rng.choice(f.printers)
            stem = f"dok_{half}_{i + 1:04d}"
            kind = "docx" if how == "docx" else "pdf"
            if how == "office":
                kind = "pdf" if printer else rng.choice(OFFICE_KINDS)
            name = f"{stem}.{kind}"
            if how == "canvas":
                print_pdf(doc, files / name, rng)
            elif how == "chromium":
                print_html(doc, files / name, rng)
            elif how == "docx":
                print_docx(doc, files / name, math=rng.random() < 0.7)
            else:
                source = Path(tmp) / f"{stem}.docx"
                print_docx(doc, source, math=False)
                later.setdefault(kind, []).append(source)
            truth = build.truth(name) | {
                "family": f.name,
                "family_half": f.half,
                "printer": how,
                "seed": f"{seed}:{half}:{i}",
            }
            (truths / f"{stem}.json").write_text(
                json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
            done.append(name)
        for kind, sources in later.items():
            made = Path(tmp) / f"out_{kind}"
            made.mkdir()
            convert(sources, kind, made)
            for p in made.iterdir():
                shutil.move(str(p), files / p.name)
    missing = [n for n in done if not (files / n).exists()]
    if missing:
        raise RuntimeError(f"not printed: {missing}")
    return done
