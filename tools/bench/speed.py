"""Measures this pipeline beside what a user would use instead, in one run: CPU a page, peak memory, cells and NIP right.

usage: python -m tools.bench.speed [--tables N] [--prose N] [--docx N] [--scans N] [--peers DIR] [--out PAGE.md] [--plot PLOT.svg]

N made-up reports of each kind (tools/corpus) are drawn with their truth. Every reader reads all of them in a process of its
own, one reader after the other, on one core; this pipeline once more on all cores. Seconds are of the processor, user and
system, of a reader's process and of all that came of it: what else the machine does counts little. Our program is copied
beforehand, so that nobody's commit changes it under the run. "Cells": the share of the
truth's indicators, sources and owners that stand whole in one cell of what was read; "NIP": the share of the officials'
numbers that stand in it. DIR holds the peers' environments (`make peers`); a peer that has none is left out with a line that
says so, or runs in ours where that holds the same package.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tools.bench.pairs import adopt_orphans, await_orphans, children
from tools.bench.peers.environments import Peer, python_of, read_peers
from tools.bench.series import below
from tools.bench.speed_page import Figures, Machine, Part, page, plot
from tools.corpus.build import Made, build

PROJECT = Path(__file__).parents[2]
FIELDS = ("indikator", "sumber_data", "penanggung_jawab")
PARTS = {"tables": ("pdf", 60), "prose": ("prose", 12), "docx": ("docx", 30), "scans": ("scan", 8)}
_OURS = "iku extract"
_PACKAGES = ("extractors", "normalizers", "pipeline", "reference")
_PAUSE = 0.02  # seconds between two looks at a reader's memory


@dataclass(frozen=True, slots=True)
class Job:
    """One reader and the files that it is to read. `tree`: where our program lies."""

    label: str
    python: str
    folder: Path
    tree: Path = PROJECT
    peer: Peer | None = None
    cores: int = 1
    ocr: str = "off"


@dataclass(slots=True)
class Read:
    """What a reader gave: CPU seconds and peak memory (MB) of all its processes, pages, cells and text of each document."""

    seconds: float
    peak: float
    pages: int = 0
    cells: list[set[str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)


class ReaderFailed(Exception):
    """A reader did not come to its end; what it printed last."""


def plain(text: str) -> str:
    """Return the letters and digits of a text: how lines are broken does not count."""
    return "".join(c for c in text.casefold() if c.isalnum())


def timed(command: Sequence[str], environment: dict[str, str], folder: Path | None = None) -> tuple[float, float, str]:
    """Run a command to its end, in `folder`; return its CPU seconds, the most memory (MB) it held, and what it printed.

    Both with all processes that came of it, those that outlive it too: called where orphans come to this process.
    """
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as told:
        known, before = children(), os.times()
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=printed, stderr=told)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(_held, (process.pid, *below(process.pid)))))
            time.sleep(_PAUSE)
        await_orphans(known)
        after = os.times()
        seconds = after.children_user - before.children_user + after.children_system - before.children_system
        printed.seek(0)
        told.seek(0)
        if process.returncode:
            end = told.read().decode("utf-8", "replace")[-400:]
            raise ReaderFailed(f"{Path(command[1]).name} ended with {process.returncode}: {end}")
        return seconds, peak, printed.read().decode("utf-8")


def _held(process: int) -> float:
    """Return the memory that a process holds now, in MB, what it shares with others counted once more; 0 where it is gone."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0.0)


def read(job: Job) -> Read:
    """Run one reader on as many cores as it is given; called in a process of its own, so that each has a peak of its own."""
    adopt_orphans()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: job.cores])
    return read_by_us(job) if job.peer is None else read_by_peer(job)


def read_by_peer(job: Job) -> Read:
    """Return what a peer read."""
    assert job.peer is not None
    files = sorted(str(path) for path in (job.folder / "raw").iterdir())
    environment = {**os.environ, "OMP_THREAD_LIMIT": str(job.cores), "IKU_TESSDATA": tessdata()}
    seconds, peak, printed = timed([job.python, str(job.peer.script), *files], environment)
    documents = json.loads(printed.strip().splitlines()[-1])["documents"]
    return Read(
        seconds, peak, sum(d["pages"] for d in documents),
        [{plain(c) for c in d["cells"]} for d in documents], [d["text"] for d in documents],
    )  # fmt: skip


def tessdata() -> str:
    """Return the folder of our Indonesian model, so that bare Tesseract reads with the same one."""
    from extractors.readers.scan.engines import model_folder

    return model_folder()


def read_by_us(job: Job) -> Read:
    """Return what this pipeline read: the whole run, from the files to the dataset."""
    import pandas as pd

    out = job.folder / f"out-{job.cores}"
    command = [job.python, "-m", "pipeline", "extract", str(job.folder / "raw"), "--out", str(out)]
    environment = {**os.environ, "IKU_CACHE": str(job.folder / f"cache-{job.cores}"), "PYTHONPATH": str(job.tree)}
    seconds, peak, _ = timed([*command, "--workers", str(job.cores), "--ocr", job.ocr], environment, job.tree)
    documents = pd.read_parquet(out / "documents.parquet").sort_values("path")
    rows = pd.read_parquet(out / "indicators.parquet")
    signed = pd.read_parquet(out / "signatories.parquet")
    made = Read(seconds, peak, int(documents["pages"].fillna(0).sum()))
    columns = [c for c in rows.columns if c.removesuffix("_raw") in FIELDS]
    for key in documents["document_id"]:
        values = (v for c in columns for v in rows.loc[rows["document_id"] == key, c].dropna())
        made.cells.append({plain(v if isinstance(v, str) else " ".join(v)) for v in values})
        made.text.append(" ".join(signed.loc[signed["document_id"] == key, "nip"].dropna()))
    made.stages = json.loads((out / "run.json").read_text(encoding="utf-8"))["seconds"]
    return made


def judged(label: str, got: Read, pages: int, made: Sequence[Made], *, limit: bool) -> Figures:
    """Return a reader's figures; `limit`: it gives text without tables. `pages`: of the corpus, whoever counted them."""
    wanted = [[plain(v) for row in rows(m) for f in FIELDS if (v := str(row.get(f) or "")) and plain(v)] for m in made]
    numbers = [[re.sub(r"\D", "", n) for s in signatures(m) if (n := s["nip"])] for m in made]
    n_cells, n_numbers = sum(map(len, wanted)), sum(map(len, numbers))
    cells = sum(v in have for want, have in zip(wanted, got.cells, strict=True) for v in want)
    found = sum(n in re.sub(r"\D", "", text) for want, text in zip(numbers, got.text, strict=True) for n in want)
    no_text = not any(got.text)
    return Figures(
        label, got.seconds, pages, got.peak,
        None if limit or not n_cells else cells / n_cells,
        None if no_text or not n_numbers else found / n_numbers,
        got.stages,
    )  # fmt: skip


def rows(made: Made) -> list[dict[str, Any]]:
    """Return the rows of a report's truth."""
    found: list[dict[str, Any]] = made.truth["indicators"]  # type: ignore[assignment]
    return found


def signatures(made: Made) -> list[dict[str, Any]]:
    """Return the signatures of a report's truth."""
    found: list[dict[str, Any]] = made.truth["signatories"]  # type: ignore[assignment]
    return found


def jobs(part: str, folder: Path, peers: Path | None, tree: Path = PROJECT) -> tuple[list[Job], dict[str, str]]:
    """Return who reads the files of a part, our own program (in `tree`) last, and why each other reader is left out."""
    found: list[Job] = []
    left_out: dict[str, str] = {}
    for peer in read_peers():
        if part not in peer.parts:
            continue
        python = python_of(peers, peer) if peers is not None else None
        if python is None and not peer.ours:
            left_out[peer.label] = "no environment (make peers)"
            continue
        found.append(Job(peer.label, str(python or sys.executable), folder, peer=peer))
    ocr, cores = ("auto" if part == "scans" else "off"), os.cpu_count() or 1
    found.append(Job(_OURS, sys.executable, folder, tree, ocr=ocr))
    if cores > 1:
        found.append(Job(f"{_OURS}, {cores} cores", sys.executable, folder, tree, cores=cores, ocr=ocr))
    return found, left_out


def measure(part: str, count: int, folder: Path, peers: Path | None, tree: Path = PROJECT) -> Part:
    """Return the figures of all readers on `count` reports of a part, and who was left out."""
    made = sorted(build(folder, count, f"bench-{part}", (PARTS[part][0],)), key=lambda m: m.name)
    results: list[tuple[Job, Read]] = []
    asked, left_out = jobs(part, folder, peers, tree)
    for job in asked:
        with get_context("spawn").Pool(1) as pool:
            try:
                results.append((job, pool.apply(read, (job,))))
            except ReaderFailed as error:
                print(f"{part}: {job.label} left out: {error}", file=sys.stderr)
                left_out[job.label] = "it failed"
                continue
        print(f"{part}: {job.label} {results[-1][1].seconds:.1f} s", file=sys.stderr)
    pages = max(got.pages for _, got in results) or count  # a DOCX knows no pages
    starts = _starts(results, made, folder)
    figures = [
        judged(job.label, got, pages, made, limit=job.peer is not None and job.peer.limit) for job, got in results
    ]
    return Part(part, count, pages, tuple(figures), starts, left_out)


def copy_of_ours(folder: Path) -> Path:
    """Copy our program into a folder, compiled as an installation is, and return it."""
    for package in _PACKAGES:
        shutil.copytree(PROJECT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(folder, quiet=2)
    return folder


def _starts(results: Sequence[tuple[Job, Read]], made: Sequence[Made], folder: Path) -> dict[str, float]:
    """Return the seconds of each of our runs over the first report alone: starting, and one report."""
    alone = folder / "alone"
    (alone / "raw").mkdir(parents=True)
    (alone / "raw" / made[0].name).write_bytes(made[0].data)
    seconds = {}
    for job in (job for job, _ in results if job.peer is None):
        with get_context("spawn").Pool(1) as pool:
            seconds[job.label] = float(pool.apply(read, (replace(job, folder=alone),)).seconds)
    return seconds


def main() -> None:
    """Measure all parts; print the page, or write it."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.speed")
    for part, (_, usual) in PARTS.items():
        parser.add_argument(f"--{part}", type=int, default=usual)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plot", type=Path)
    told = parser.parse_args()
    compileall.compile_dir(sysconfig.get_path("purelib"), quiet=2)  # as an installation does, and as the peers' did
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="iku-bench-") as temporary:
        counts = {part: getattr(told, part) for part in PARTS}
        ours = copy_of_ours(Path(temporary) / "ours")
        parts = [measure(p, n, Path(temporary) / p, told.peers, ours) for p, n in counts.items() if n]
    text = page(parts, Machine(os.cpu_count() or 1, before, os.getloadavg()[0]))
    if told.out is not None:
        told.out.write_text(text, encoding="utf-8")
    if told.plot is not None:
        told.plot.write_text(plot(parts), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
