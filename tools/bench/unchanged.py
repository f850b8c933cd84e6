"""Measures what a run costs over documents that were read before: nothing new, one new, all read again.

usage: python -m tools.bench.unchanged [COUNT] [--folder FOLDER]
COUNT made-up reports (2,000 unless told) are read once; then the same command runs again, and again with one more report.
FOLDER keeps reports, cache and dataset, so that the first reading is done once. Seconds are of the clock and of the
processor in the first process (those that read are not counted). Exit code 1 where a run changes a table that it should not.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tools.corpus.build import draw, make_report
from tools.stress.kill_series import PROJECT, hashes

_NEW = "zz-baru.txt"
_TEXT = "KECAMATAN CONTOH\nINDIKATOR KINERJA UTAMA KECAMATAN CONTOH TAHUN 2023\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: seconds of the clock, and of the processor in its first process (not in those that read)."""

    clock: float
    processor: float


def extract(folder: Path, *more: str) -> Cost:
    """Run over folder/raw and return what it cost; SystemExit where it could not run."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "extract",
        str(folder / "raw"),
        "--out",
        str(folder / "out"),
        "--ocr",
        "off",
    ]
    environment = {**os.environ, "IKU_CACHE": str(folder / "cache"), "PYTHONPATH": str(PROJECT)}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([*command, *more], env=environment, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"the run ended with {done.returncode}")
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(time.monotonic() - began, processor)


def measure(folder: Path, count: int) -> int:
    """Print a line a run; return the exit code."""
    raw = folder / "raw"
    if not raw.exists():
        raw.mkdir(parents=True)
        for index in range(count):
            report, columns = make_report(f"1-{index}")
            with (raw / f"laporan-{index:05}.pdf").open("wb") as target:
                draw(report, columns, target)
    (raw / _NEW).unlink(missing_ok=True)
    n = sum(1 for path in raw.iterdir() if path.is_file())
    _tell("first", n, extract(folder))
    old = hashes(folder / "out")
    _tell("nothing new", n, extract(folder))
    same = hashes(folder / "out") == old
    (raw / _NEW).write_text(_TEXT, encoding="utf-8")
    _tell("one new", n + 1, extract(folder))
    (raw / _NEW).unlink()
    _tell("one fewer", n, extract(folder))
    same &= hashes(folder / "out") == old
    print("same bytes" if same else "THE DATASET DIFFERS")
    return 0 if same else 1


def _tell(name: str, n: int, cost: Cost) -> None:
    print(f"{name:12} {n:6} documents  {cost.clock:8.2f} s  {cost.processor:8.2f} s of processor  "
          f"{n / cost.clock:8.1f} documents/s", flush=True)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Measure in FOLDER, or in one that is gone afterwards."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.unchanged")
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--folder", type=Path)
    told = parser.parse_args(arguments)
    if told.folder is not None:
        return measure(told.folder, told.count)
    with tempfile.TemporaryDirectory(prefix="iku-unchanged-") as temporary:
        return measure(Path(temporary), told.count)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
