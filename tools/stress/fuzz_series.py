"""Runs `tools.stress.fuzz` over many targets, one after the other, and prints a line of each.

usage: python -m tools.stress.fuzz_series [--minutes 30] [--cpu-minutes 10] [--folder FOLDER] [--quiet 600] [TARGET ...]

All targets in the order of risk unless some are named. A target ends after so many minutes, with `--cpu-minutes` when it used so
many (of a busy machine it gets a part alone), or, with `--quiet`, when no new edge was reached for so many seconds.
Without seeds in the folder they are written first, by the tests of readers and parsers. Needs atheris, which is not among the
packages of the project: `pip install atheris`. Exit code 1 where a defect was found, or where a target did not run.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.stress.fuzz_order import FILES, PARSERS

_TOLD: Final = re.compile(r"^#(\d+)\s+(\w+)\s+cov: (\d+) ft: (\d+)")
_TESTS: Final = ("tests/extractors/readers", "tests/normalizers")


@dataclass(slots=True)
class Course:
    """What a target has come to: executions, edges, features, when (in seconds) the last edge was new."""

    executions: int = 0
    edges: int = 0
    features: int = 0
    last: float = 0.0
    seconds: float = 0.0
    cpu: float = 0.0

    def note(self, line: str, at: float) -> None:
        """Take what a line of libFuzzer tells `at` so many seconds."""
        if (told := _TOLD.match(line)) is not None:
            executions, kind, edges, features = told.groups()
            if int(edges) > self.edges and kind != "INITED":
                self.last = at
            self.executions, self.edges, self.features = int(executions), int(edges), int(features)


def write_seeds(folder: Path) -> None:
    """Write what fuzzing begins with: what the tests give to readers and parsers."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tools.stress.seeds", *_TESTS]
    subprocess.run(command, env={**os.environ, "IKU_SEEDS": str(folder)}, stdout=subprocess.DEVNULL, check=False)


def run(target: str, folder: Path, seconds: float, quiet: float = 0.0, cpu: float = 0.0) -> Course:
    """Fuzz one target for so many seconds, at most `cpu` of CPU, or until none is new for `quiet`; return its course."""
    course, began = Course(), time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = command_of(target, folder, seconds)
    with (folder / f"{target}.log").open("a") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.PIPE, text=True, errors="replace")
        ender = threading.Thread(target=_end_early, args=(process, course, began, quiet, cpu), daemon=True)
        ender.start()
        assert process.stderr is not None
        for line in process.stderr:
            log.write(line)
            course.note(line, time.monotonic() - began)
        process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    course.seconds = time.monotonic() - began
    course.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return course


def command_of(target: str, folder: Path, seconds: float) -> list[str]:
    """Return the command that fuzzes a target for so many seconds."""
    return [sys.executable, "-m", "tools.stress.fuzz", target, str(folder), f"-max_total_time={seconds:.0f}"]


def _end_early(process: subprocess.Popen[str], course: Course, began: float, quiet: float, cpu: float) -> None:
    while (quiet or cpu) and process.poll() is None:
        time.sleep(1)
        if (quiet and time.monotonic() - began - course.last > quiet) or (cpu and cpu_of(process.pid) > cpu):
            process.terminate()
            return


def cpu_of(process: int) -> float:
    """Return the seconds of CPU that a process and what it waited for have used; 0.0 of one that has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the targets and print their table; return 1 where a defect was found or a target did not run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--cpu-minutes", type=float, default=0)
    parser.add_argument("--quiet", type=float, default=0)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    if not (asked.folder / "parsers").exists():
        write_seeds(asked.folder)
    print(
        "| target | executions | edges (features) | CPU minutes | last new edge at, minutes | defects |\n"
        "|---|---:|---:|---:|---:|---:|",
        flush=True,
    )
    failed = False
    for target in asked.targets or (*FILES, *PARSERS):
        course = run(target, asked.folder, asked.minutes * 60, asked.quiet, asked.cpu_minutes * 60)
        defects = len(list((asked.folder / f"{target}.found").glob("*.txt"))) + len(
            list(asked.folder.glob(f"{target}.stopped-*"))
        )
        failed |= defects > 0 or not course.executions
        print(
            f"| {target} | {course.executions:,} | {course.edges:,} ({course.features:,}) | {course.cpu / 60:.1f} "
            f"of {course.seconds / 60:.1f} | {course.last / 60:.1f} | {defects if course.executions else 'not run'} |",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
