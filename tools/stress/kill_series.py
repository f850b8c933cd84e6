"""Kills runs with SIGKILL at many moments and checks that each leaves a whole dataset and that the next one finishes.

usage: python -m tools.stress.kill_series [SEED] [--moments N] [--writing N] [--raw FOLDER]
A dataset of some of the files stands in the output folder; a run over all of them is killed after a fraction of the time
that an undisturbed run takes, or of the time that it spends writing. Then the old dataset (or, where the run had come
that far, the new one) must stand there whole, nothing half-written may be visible, what was read must be usable, and the
next run must give the bytes of the undisturbed one. Every second run loses its first process only: its workers must end
by themselves. Exit code 0 when all of this holds, 1 when not. The same seed gives the same moments.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from extractors.model import store
from pipeline.dataset.read import read_tables
from pipeline.document.result import FileResult
from pipeline.fields import TABLES
from pipeline.records.dossier import Dossier
from pipeline.storage.codec import unpack

RAW = Path("data/raw")
PROJECT = Path(__file__).resolve().parents[2]
_PATIENCE = 300.0  # seconds that an undisturbed run may take
_GRACE = 20.0  # seconds in which workers notice that their run is gone


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: after `fraction` of the whole run, or of its writing; all its processes, or only the first."""

    stage: str
    fraction: float
    group: bool


@dataclass(slots=True)
class Place:
    """A folder of one round: the output, its cache, and the files that are read."""

    root: Path
    raw: Path

    @property
    def out(self) -> Path:
        """Return the folder of the dataset."""
        return self.root / "dataset" / "out"

    @property
    def building(self) -> Path:
        """Return where a run writes before the new dataset takes its place."""
        return self.out.parent / f".{self.out.name}.new"

    def start(self) -> subprocess.Popen[bytes]:
        """Start a run with processes of its own group."""
        command = [sys.executable, "-m", "pipeline", "extract", str(self.raw), "--ocr", "off", "--out", str(self.out)]
        environment = {**os.environ, "IKU_CACHE": str(self.root / "cache"), "PYTHONPATH": str(PROJECT)}
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )


@dataclass(slots=True)
class Calm:
    """An undisturbed run: the hashes of its files, of the old dataset's, and how long it took and wrote."""

    new: dict[str, str]
    old: dict[str, str]
    seconds: float
    writing: float


@dataclass(slots=True)
class Round:
    """What one kill left: which dataset stood there, how many documents were kept, and every complaint."""

    moment: Moment
    after: float = 0.0
    dataset: str = ""
    kept: int = 0
    complaints: list[str] = field(default_factory=list)


def moments(seed: int, running: int, writing: int) -> Iterator[Moment]:
    """Yield `running` moments of the whole run and `writing` of its last stage, the same ones for a seed."""
    rng = random.Random(seed)
    for number in range(running + writing):
        yield Moment("run" if number < running else "write", round(rng.random(), 3), number % 2 == 0)


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a dataset; of run.json without its seconds, which no two runs share."""
    found = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        data = path.read_bytes() if path.is_file() else b""
        if path.name == "run.json":
            told = json.loads(data)
            told.pop("seconds")
            data = json.dumps(told, sort_keys=True).encode()
        found[path.relative_to(folder).as_posix()] = hashlib.sha256(data).hexdigest()
    return found


def prepare(folder: Path, raw: Path) -> Calm:
    """Make the old dataset (of half of the files) and the undisturbed new one; return what they are."""
    files = [p for p in sorted(raw.rglob("*")) if p.is_file() and not p.name.startswith(".")]
    half = folder / "half"
    half.mkdir(parents=True)
    for path in files[: max(1, len(files) // 2)]:
        shutil.copy2(path, half / path.name)
    before = Place(folder / "before", half)
    _finish(before)
    calm = Place(folder / "calm", raw)
    shutil.copytree(before.out, calm.out)
    seconds, writing = _finish(calm)
    return Calm(hashes(calm.out), hashes(before.out), seconds, writing)


def _finish(place: Place) -> tuple[float, float]:
    """Run to the end; return the seconds it took and those it spent writing."""
    began, wrote = time.monotonic(), 0.0
    process = place.start()
    while process.poll() is None:
        if not wrote and place.building.exists():
            wrote = time.monotonic()
        if time.monotonic() - began > _PATIENCE:
            os.killpg(process.pid, signal.SIGKILL)
            raise SystemExit(f"a run took longer than {_PATIENCE:g} s")
        time.sleep(0.002)
    if process.returncode not in (0, 1):
        raise SystemExit(f"a run ended with {process.returncode}")
    ended = time.monotonic()
    return ended - began, ended - (wrote or ended)


def kill(place: Place, moment: Moment, calm: Calm) -> float:
    """Start a run and kill it at its moment; return the seconds that it lived."""
    began = time.monotonic()
    process = place.start()
    while moment.stage == "write" and process.poll() is None and not place.building.exists():
        time.sleep(0.001)
    _wait(process, moment.fraction * (calm.writing if moment.stage == "write" else calm.seconds))
    lived = time.monotonic() - began
    if process.poll() is None:
        (os.killpg if moment.group else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    return lived


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    end = time.monotonic() + seconds
    while process.poll() is None and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 0.002))


def play(folder: Path, raw: Path, moment: Moment, calm: Calm) -> Round:
    """Kill one run, look at what it left, run again, and return what was found."""
    place, done = Place(folder, raw), Round(moment)
    shutil.copytree(folder.parent / "before" / "dataset" / "out", place.out)
    done.after = kill(place, moment, calm)
    found = hashes(place.out)
    done.dataset = "old" if found == calm.old else "new" if found == calm.new else "NEITHER"
    if done.dataset == "NEITHER":
        done.complaints.append("the dataset that stands there is neither the old nor the new one")
    done.complaints += [*_unreadable(place), *_visible(place), *_unusable(place)]
    done.kept = sum(1 for _ in (place.root / "cache").rglob("*.dossier"))
    _finish(place)
    done.complaints += _differences(hashes(place.out), calm.new)
    done.complaints += [f"left behind: {p.name}" for p in _leftovers(place)]
    return done


def _unreadable(place: Place) -> Iterator[str]:
    try:
        tables = read_tables(place.out)
    except (OSError, ValueError) as error:
        yield f"the dataset cannot be read: {type(error).__name__}"
        return
    if not tables["documents"] or any(not (place.out / f"{name}.parquet").exists() for name in TABLES):
        yield "the dataset is not whole"


def _visible(place: Place) -> Iterator[str]:
    """Yield what a person would see beside the dataset."""
    for path in sorted(place.out.parent.iterdir()):
        if path != place.out and not path.name.startswith("."):
            yield f"visible: {path.name}"


def _unusable(place: Place) -> Iterator[str]:
    """Yield what was kept and cannot be loaded: each must be whole from the moment it has its name."""
    for suffix, load in (
        (".iku", store.load),
        (".dossier", partial(unpack, kind=Dossier)),
        (".result", partial(unpack, kind=FileResult)),
    ):
        for path in sorted((place.root / "cache").rglob(f"*{suffix}")):
            try:
                load(path.read_bytes())
            except Exception as error:  # noqa: BLE001 - whatever is wrong with it is what is looked for
                yield f"kept but damaged: {path.name[:8]}{suffix} ({type(error).__name__})"


def _leftovers(place: Place) -> Iterator[Path]:
    allowed = {place.out.name, f".{place.out.name}.lock"}
    yield from (p for p in sorted(place.out.parent.iterdir()) if p.name not in allowed)
    yield from sorted((place.root / "cache").rglob("*.part"))


def _differences(found: dict[str, str], wanted: dict[str, str]) -> list[str]:
    names = sorted(found.keys() | wanted.keys())
    return [f"{name} differs from the undisturbed run" for name in names if found.get(name) != wanted.get(name)]


def orphans(root: Path) -> list[int]:
    """Return the processes of runs below `root` that still live after the time they are given to notice."""
    end = time.monotonic() + _GRACE
    while (alive := [pid for pid, command in _processes() if str(root) in command]) and time.monotonic() < end:
        time.sleep(0.2)
    return alive


def _processes() -> Iterator[tuple[int, str]]:
    """Yield (id, environment) of the processes that can be looked at (Linux; elsewhere none)."""
    for entry in sorted(Path("/proc").glob("[0-9]*")) if Path("/proc").is_dir() else []:
        try:
            yield int(entry.name), (entry / "environ").read_bytes().decode("utf-8", "replace")
        except OSError:
            continue


def series(folder: Path, raw: Path, chosen: list[Moment]) -> tuple[Calm, list[Round]]:
    """Return the undisturbed run and what each kill left."""
    calm = prepare(folder, raw)
    rounds = []
    for number, moment in enumerate(chosen):
        done = play(folder / f"round{number}", raw, moment, calm)
        done.complaints += [f"a process lives on: {pid}" for pid in orphans(folder / f"round{number}")]
        rounds.append(done)
    return calm, rounds


def main(arguments: list[str]) -> int:
    """Print a line a kill; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.stress.kill_series")
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--moments", type=int, default=10, help="kills over the whole run")
    parser.add_argument("--writing", type=int, default=5, help="kills while the dataset is written")
    parser.add_argument("--raw", type=Path, default=RAW)
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="iku-kill-") as temporary:
        chosen = list(moments(told.seed, told.moments, told.writing))
        calm, rounds = series(Path(temporary), told.raw.resolve(), chosen)
    print(f"undisturbed: {calm.seconds:.2f} s, {calm.writing:.3f} s of it writing; {len(calm.new)} files")
    print(f"{'#':>2}  {'stage':5}  {'fraction':>8}  {'after s':>8}  {'killed':7}  {'stands':7}  {'kept':>4}  verdict")
    for number, done in enumerate(rounds, start=1):
        who = "group" if done.moment.group else "leader"
        verdict = "; ".join(done.complaints) or "same bytes"
        print(f"{number:>2}  {done.moment.stage:5}  {done.moment.fraction:>8.3f}  {done.after:>8.3f}  {who:7}  "
              f"{done.dataset:7}  {done.kept:>4}  {verdict}")  # fmt: skip
    bad = sum(1 for done in rounds if done.complaints)
    print(f"{len(rounds)} kills, {bad} with complaints")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
