"""Measures whether a run costs the same for each document, however many there are: seconds of each stage, peak memory.

usage: python -m tools.bench.series [N ...] [--folder FOLDER] [--cache FOLDER]
For each N (100, 300 and 1,000 unless told) N made-up reports are drawn and read by one worker; then one more report is added
and the run repeated, which reads that one only. FOLDER keeps reports and datasets. With --cache what was read before is taken
from there (the first runs then measure all but the reading). Memory is that of the first process, which holds what is kept
of all documents; "reader" is the largest of the processes that read. Linux, since it asks /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tools.corpus.build import draw, make_report
from tools.stress.kill_series import PROJECT

_PAUSE = 0.05  # seconds between two looks at the processes
_STAGES = ("discover", "read", "reconcile", "complete")
_SEED = "1"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: seconds of the clock, of each stage, and the most memory (MB) of the first and of any other process."""

    clock: float
    stages: dict[str, float]
    peak: float
    reader: float


def draw_reports(raw: Path, count: int) -> None:
    """Fill a folder with the first `count` reports of the series; those that are there stay."""
    raw.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        path = raw / f"laporan-{index:06}.pdf"
        if not path.exists():
            report, columns = make_report(f"{_SEED}-{index}")
            with path.open("wb") as target:
                draw(report, columns, target)


def extract(raw: Path, out: Path, cache: Path) -> Cost:
    """Run over `raw` and return what it cost; SystemExit where it could not run."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(raw),
        "--out",
        str(out),
        "--ocr",
        "off",
        "--workers",
        "1",
    ]
    environment = {**os.environ, "IKU_CACHE": str(cache), "PYTHONPATH": str(PROJECT)}
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    peak = reader = 0.0
    while process.poll() is None:
        peak = max(peak, _peak(process.pid))
        reader = max([reader, *(_peak(child) for child in below(process.pid))])
        time.sleep(_PAUSE)
    clock = time.monotonic() - began
    if process.returncode not in (0, 1):
        raise SystemExit(f"the run ended with {process.returncode}")
    told = json.loads((out / "run.json").read_bytes())["seconds"]
    stages = {name: told[name] for name in _STAGES}
    return Cost(clock, stages | {"rest": clock - sum(stages.values())}, peak, reader)


def _peak(process: int) -> float:
    """Return the most memory that a process has held so far, in MB; 0 where it is gone."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM")), 0.0)


def below(process: int) -> list[int]:
    """Return the processes that a process has started, and those that these have."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text(encoding="utf-8").split()]
        except OSError:
            continue
        found += [process for child in children for process in (child, *below(child))]
    return found


def measure(folder: Path, count: int, cache: Path | None) -> tuple[Cost, Cost]:
    """Return what the reports cost when they are read, and what one more costs."""
    raw, out = folder / f"raw-{count}", folder / f"out-{count}"
    more = raw / "satu-lagi.txt"
    draw_reports(raw, count)
    more.unlink(missing_ok=True)
    (out / "run.json").unlink(missing_ok=True)
    kept = cache or folder / f"cache-{count}"
    first = extract(raw, out, kept)
    more.write_text("KECAMATAN CONTOH\nINDIKATOR KINERJA UTAMA KECAMATAN CONTOH TAHUN 2023\n", encoding="utf-8")
    return first, extract(raw, out, kept)


def _tell(name: str, count: int, cost: Cost) -> None:
    each = "".join(f"{1000 * cost.stages[stage] / count:>10.2f}" for stage in (*_STAGES, "rest"))
    print(f"{count:>7,}  {name:8}{cost.clock:>9.1f} s{1000 * cost.clock / count:>9.2f}{each}"
          f"{cost.peak:>8.0f} MB{cost.reader:>8.0f} MB", flush=True)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print two lines for each size: seconds of the run, milliseconds a document in all and by stage, memory."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.series")
    parser.add_argument("counts", type=int, nargs="*", metavar="N", default=[100, 300, 1000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--cache", type=Path)
    told = parser.parse_args(arguments)
    stages = "".join(f"{stage:>10}" for stage in (*_STAGES, "rest"))
    print(f"{'N':>7}  {'run':8}{'whole':>11}{'ms each':>9}{stages}{'first':>11}{'reader':>11}")
    with tempfile.TemporaryDirectory(prefix="iku-series-") as temporary:
        for count in told.counts:
            first, again = measure(told.folder or Path(temporary), count, told.cache)
            _tell("all", count, first)
            _tell("one more", count, again)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
