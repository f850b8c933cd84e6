"""Measures this pipeline beside what a user would use instead, in one run: seconds a page, peak memory, cells right.

usage: python -m tools.bench [COUNT] [--peers PYTHON] [--out TABLE.md]

COUNT made-up reports (60 unless told) are drawn with their truth. Each reader reads all of them in a process of its own, on
one core, one reader after the other. "cells": the share of the truth's indicators, sources and owners that stand whole in one
cell of what was read. `--peers`: a Python with the peers that are not ours installed (camelot-py); without it they are left
out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tools.corpus.build import draw, make_report
from tools.corpus.spec import Report

PROJECT = Path(__file__).parents[1]
PEERS = Path(__file__).parent / "peers"
FIELDS = ("indikator", "sumber_data", "penanggung_jawab")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reader cost and found."""

    name: str
    seconds: float
    peak: float
    cells: frozenset[str]


def plain(text: str) -> str:
    """Return the letters and digits of a text: how lines are broken does not count."""
    return "".join(c for c in text.casefold() if c.isalnum())


def truth(reports: Sequence[tuple[Report, tuple[str, ...]]]) -> list[str]:
    """Return the printed cells of the fields that every reader could find."""
    return [
        plain(str(getattr(row, field)))
        for report, columns in reports
        for row in report.rows
        for field in FIELDS
        if field in columns and plain(str(getattr(row, field)))
    ]


def timed(name: str, command: Sequence[str], environment: dict[str, str]) -> tuple[float, float, str]:
    """Run a command to its end; return seconds, peak memory in MB (of it and its children), and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 1):
        raise SystemExit(f"{name} ended with {done.returncode}: {done.stderr[-400:]}")
    return seconds, max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024, done.stdout


def read_by_peer(name: str, python: str, files: Sequence[str]) -> tuple[Figures, int]:
    """Return a peer's figures and the number of pages."""
    seconds, peak, printed = timed(name, [python, str(PEERS / f"{name}.py"), *files], dict(os.environ))
    found = json.loads(printed)
    return Figures(name, seconds, peak, frozenset(plain(c) for c in found["cells"])), int(found["pages"])


def read_by_us(folder: Path) -> Figures:
    """Return this pipeline's figures: the whole run, from the files to the dataset."""
    import pandas as pd

    command = [sys.executable, "-m", "pipeline", "extract", str(folder / "raw"), "--out", str(folder / "out")]
    environment = {**os.environ, "IKU_CACHE": str(folder / "cache"), "PYTHONPATH": str(PROJECT)}
    seconds, peak, _ = timed("iku", [*command, "--workers", "1", "--ocr", "off"], environment)
    table = pd.read_parquet(folder / "out" / "indicators.parquet")
    columns = [c for c in table.columns if c.removesuffix("_raw") in FIELDS]
    values = (v for c in columns for v in table[c].dropna())
    cells = frozenset(plain(v if isinstance(v, str) else " ".join(v)) for v in values)
    return Figures("iku extract", seconds, peak, cells)


def one(job: tuple[str, str, Path, Sequence[str]]) -> tuple[Figures, int]:
    """Measure one reader; called in a process of its own, so that each has a peak of its own."""
    name, python, folder, files = job
    return (read_by_us(folder), 0) if name == "iku" else read_by_peer(name, python, files)


def main() -> None:
    """Measure all readers and print the table."""
    from multiprocessing import get_context

    parser = argparse.ArgumentParser(prog="python -m tools.bench")
    parser.add_argument("count", type=int, nargs="?", default=60)
    parser.add_argument("--peers")
    parser.add_argument("--out", type=Path)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="iku-bench-") as temporary:
        folder = Path(temporary)
        (folder / "raw").mkdir()
        reports = [make_report(f"bench-{index}") for index in range(told.count)]
        for index, (report, columns) in enumerate(reports):
            with (folder / "raw" / f"laporan-{index:05}.pdf").open("wb") as target:
                draw(report, columns, target)
        files = sorted(str(p) for p in (folder / "raw").iterdir())
        jobs = [(name, sys.executable, folder, files) for name in ("pypdfium2_text", "pdfplumber_plain")]
        jobs += [("camelot_lattice", told.peers, folder, files)] if told.peers else []
        jobs.append(("iku", sys.executable, folder, files))
        found = []
        for job in jobs:
            with get_context("spawn").Pool(1) as pool:
                found.append(pool.apply(one, (job,)))
    text = table([f for f, _ in found], max(pages for _, pages in found), told.count, truth(reports))
    if told.out is not None:
        told.out.write_text(text, encoding="utf-8")
    print(text)


def table(found: Sequence[Figures], pages: int, count: int, wanted: Sequence[str]) -> str:
    """Return the figures as a table in Markdown."""
    base = next(f for f in found if f.name == "pdfplumber_plain").seconds
    rows = [
        f"| {f.name} | {1000 * f.seconds / pages:.0f} | {f.seconds / base:.2f} | {f.peak:.0f} MB | "
        + (f"{100 * sum(w in f.cells for w in wanted) / len(wanted):.1f} %" if f.cells else "-") + " |"
        for f in found
    ]  # fmt: skip
    head = "| reader | ms a page | times pdfplumber | peak memory | cells whole |\n|---|---|---|---|---|\n"
    versions = ", ".join(f"{name} {version(name)}" for name in ("pdfplumber", "pypdfium2"))
    machine = f"{versions}; Python {platform.python_version()}, one core."
    return f"{head}{chr(10).join(rows)}\n\n{count} reports, {pages} pages; {machine}\n"


if __name__ == "__main__":
    main()
