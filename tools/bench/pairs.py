"""CPU of whole runs over the same files: other commits of this program, and the plain pdfplumber script, in pairs.

usage: python -m tools.bench.pairs FOLDER [--tree WORKTREE ...] [--rounds 5] [--no-script] [--one]

Each round runs every reader once, one after the other, in a process of its own with one worker and OCR off: this tree, each
other WORKTREE, the script. CPU is what the process and all its children took (user and system), so other work on the machine
counts little; what is printed is the median and, of each reader, the median of its ratios to this tree within a round.
`--one`: only the first file of the folder, which tells the start.
"""

from __future__ import annotations

import argparse
import compileall
import ctypes
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SCRIPT = PROJECT / "tools" / "bench" / "peers" / "pdfplumber_plain.py"
_PR_SET_CHILD_SUBREAPER = 36


def cpu_of(command: Sequence[str], folder: Path, environment: dict[str, str]) -> float:
    """Return the CPU seconds, user and system, of a command and of all processes that came of it; it may exit with 1."""
    known, before = children(), os.times()
    quiet = subprocess.DEVNULL
    code = subprocess.run(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet, check=False).returncode
    await_orphans(known)
    after = os.times()
    if code not in (0, 1):  # 1: some files could not be read
        raise SystemExit(f"{command[1:4]} ended with {code}")
    return after.children_user - before.children_user + after.children_system - before.children_system


def await_orphans(known: Collection[int] = ()) -> None:
    """Wait for the processes that outlived their parent: the starter of workers is nobody's child once a run has ended.

    `known`: children that this process had before; they are let be.
    """
    while waiting := children() - set(known):
        for process in waiting:
            with suppress(ChildProcessError):
                os.waitpid(process, 0)


def children() -> set[int]:
    """Return the numbers of the children of this process; none where the system does not tell (only Linux does)."""
    listed = Path("/proc/self/task").glob("*/children")
    return {int(number) for path in listed for number in path.read_text(encoding="ascii").split()}


def adopt_orphans() -> None:
    """Have processes that outlive their parent come to this one, so that their CPU is counted (Linux)."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def our_cpu(tree: Path, files: Path) -> float:
    """Return the CPU seconds of `extract` of a tree over a folder of files, nothing stored from before."""
    with tempfile.TemporaryDirectory(prefix="iku-pairs-") as made:
        command = [sys.executable, "-m", "pipeline", "extract", str(files), "--out", f"{made}/out"]
        environment = {**os.environ, "IKU_CACHE": f"{made}/cache"}
        return cpu_of([*command, "--workers", "1", "--ocr", "off"], tree, environment)


def main() -> None:
    """Print the medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.pairs")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tree", type=Path, action="append", default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-script", action="store_true")
    parser.add_argument("--one", action="store_true")
    told = parser.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="iku-files-") as made:
        files = sorted(path for path in told.folder.resolve().iterdir() if path.is_file())
        chosen = Path(made)
        for path in files[: 1 if told.one else None]:
            shutil.copy(path, chosen / path.name)
        for tree in (PROJECT, *told.tree):  # as an installation does
            compileall.compile_dir(tree, quiet=2, rx=re.compile(r"[/\\][.]"))
        took: dict[str, list[float]] = {}
        for _ in range(told.rounds):
            for tree in (PROJECT, *told.tree):
                took.setdefault(str(tree), []).append(our_cpu(tree, chosen))
            if not told.no_script:
                pdfs = sorted(str(path) for path in chosen.glob("*.pdf"))
                took.setdefault("script", []).append(
                    cpu_of([sys.executable, str(SCRIPT), *pdfs], PROJECT, {**os.environ})
                )
    ours = took[str(PROJECT)]
    print(f"{len(files)} files, {told.rounds} rounds; CPU s: median (least to most), and this tree's share of it")
    for name, seconds in took.items():
        share = statistics.median([mine / other for mine, other in zip(ours, seconds, strict=True)])
        print(f"{statistics.median(seconds):8.2f} ({min(seconds):.2f} to {max(seconds):.2f})  {share:6.3f}  {name}")


if __name__ == "__main__":
    main()
