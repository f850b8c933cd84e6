"""Measures what each bomb costs beside an honest file of its kind, each in a worker of its own with the limits of a run.

usage: python -m tools.stress.bombs [--only WORD ...] [--write docs/bombs.md] [--together]

A bomb passes that ends within two seconds of CPU and 300 MB beyond its honest cost, in a row or an error that is told. The honest
cost is that of a small report of the kind, of a scanned page for each page that was read from its picture, and of a row of an
honest table (200 rows in a text) for each indicator that came out.
`--write`: the table takes the place of the old one (with `--only` its rows that of theirs); what stands below `## Notes` stays.
`--together`: all bombs and three honest reports in one run with two workers: a row for each, and the honest ones as without them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from pipeline.run.workers import limits
from tools.stress import (
    bombs_drawn,
    bombs_metafiles,
    bombs_pdf,
    bombs_pictures,
    bombs_repeated,
    bombs_text,
    bombs_word,
)
from tools.stress.raw_pdf import page_with
from tools.stress.raw_word import word_file

SECONDS: Final = 2.0
MEGABYTES: Final = 300
_FAILS: Final = " **fails**"
_NOTES: Final = "\n## Notes\n"
_CLOCK: Final = 400.0  # seconds by the clock after which a worker is ended here
_KINDS: Final[Mapping[str, str]] = {
    "MHTML": "html",
    "text": "txt",
    "DOC": "rtf",
}  # by the first word, where it is no kind
_HONEST: Final[Mapping[str, Callable[[], bytes]]] = {
    "pdf": lambda: page_with(b""),
    "scan": bombs_pictures.honest_scan,
    "docx": lambda: word_file(""),
    "rtf": lambda: bombs_text.rtf("a"),
    "odt": lambda: bombs_text.odt("<text:p>a</text:p>"),
    "html": lambda: bombs_text.page("a"),
    "txt": lambda: b"KEPUTUSAN CAMAT\n\na",
    "table": bombs_text.honest_table,
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading one file took: seconds of CPU, megabytes beyond what the worker had, what came of it.

    `scanned`: the pages that were read from their pictures. `rows`: the indicators that came out.
    """

    cpu: float
    memory: float
    end: str
    scanned: int = 0
    rows: int = 0

    def beyond(self, honest: Mapping[str, Cost], kind: str) -> tuple[float, float]:
        """Return the seconds and megabytes beyond the honest cost."""
        scan = honest["scan"] if self.scanned else Cost(0.0, 0.0, "")
        table = honest["table"]
        rows = self.rows * table.cpu / table.rows if table.rows else 0.0
        return self.cpu - honest[kind].cpu - self.scanned * scan.cpu - rows, self.memory - max(
            honest[kind].memory, scan.memory
        )


def all_bombs() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Yield (kind, name, what makes it) of each bomb."""
    drawn = {**bombs_pdf.BOMBS, **bombs_drawn.BOMBS, **bombs_pictures.BOMBS, **bombs_repeated.PDF}
    word = {**bombs_word.BOMBS, **bombs_metafiles.BOMBS, **bombs_repeated.DOCX}
    for kind, bombs in (("pdf", drawn), ("docx", word)):
        for name, make in bombs.items():
            yield kind, name, make
    for name, make in {**bombs_text.BOMBS, **bombs_repeated.TEXT}.items():
        first = name.split()[0]
        yield _KINDS.get(first, first.lower()), name, make


def cost_of(data: bytes) -> Cost:
    """Return what a worker of its own took to read `data`, with the limits of a run of two workers."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    before = _used(resource.RUSAGE_CHILDREN)
    process = context.Process(target=_work, args=(data, theirs))
    process.start()
    theirs.close()
    start, base, peak = time.monotonic(), 0.0, 0.0
    while process.is_alive():
        status = _status(process.pid)
        peak, base = max(peak, status.get("VmHWM", 0.0)), base or status.get("VmRSS", 0.0)
        if time.monotonic() - start > _CLOCK:
            process.kill()
        process.join(0.02)
    try:
        told: Any = ours.recv()
    except EOFError:
        told = None
    if told is not None:
        return Cost(*told)
    ended = limits.over(process.exitcode or 0)
    end = f"limit: {ended.detail}" if ended else f"ended by {process.exitcode}"
    return Cost(_used(resource.RUSAGE_CHILDREN) - before, max(0.0, peak - base), end)


def _status(process: int | str | None) -> dict[str, float]:
    """Return the megabytes that the system tells of a process."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return {}
    return {name: int(kb) / 1024 for name, kb in re.findall(r"^(Vm\w+):\s+(\d+) kB", text, re.MULTILINE)}


class _Counted:
    """Counts the pages that are read from their pictures."""

    def __init__(self) -> None:
        self.pages = 0

    def teller(self, path: str) -> Callable[[int, int], None]:
        def tell(done: int, total: int) -> None:
            self.pages += 1

        return tell


def _work(data: bytes, told: Any) -> None:
    from pipeline.document.result import open_row
    from pipeline.run.inputs import FolderInputs, Input
    from pipeline.run.reader import Reader

    limits.bound_process(limits.share_of_memory(2))
    base, start, counted, rows = _status("self").get("VmRSS", 0.0), _both(), _Counted(), 0
    with tempfile.TemporaryDirectory(prefix="iku-bomb-") as folder:
        (Path(folder) / "file").write_bytes(data)
        try:
            result = Reader(FolderInputs(Path(folder)), progress=cast(Any, counted)).process(Input("file", len(data)))
            row = open_row(result.row)
            end, rows = str(row["error_code"] or row["status"]), int(row["n_indicators"] or 0)
        except MemoryError:
            end = "limit: memory"
        except Exception as error:  # noqa: BLE001 - what a worker would send home as its fault
            end = f"FAULT {type(error).__name__}"
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    told.send((_both() - start, max(_status("self").get("VmHWM", 0.0) - base, children), end, counted.pages, rows))
    told.close()
    os._exit(0)


def _used(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _both() -> float:
    return _used(resource.RUSAGE_SELF) + _used(resource.RUSAGE_CHILDREN)


def _wanted(only: list[str]) -> list[tuple[str, str, Callable[[], bytes]]]:
    return [bomb for bomb in all_bombs() if not only or any(word in f"{bomb[0]}: {bomb[1]}" for word in only)]


def table(only: list[str]) -> tuple[list[str], int]:
    """Return the lines of the table, and how many bombs fail."""
    from pipeline.run import process  # noqa: F401 - what a worker has loaded
    from pipeline.run.workers import worker  # noqa: F401

    honest = {kind: cost_of(make()) for kind, make in _HONEST.items()}
    lines = ["| kind | file | bytes | CPU beyond, s | MB beyond | ends in |", "|---|---|---:|---:|---:|---|"]
    for line in lines:
        print(line)
    failed = 0
    for kind, name, make in _wanted(only):
        if kind == "rtf" and shutil.which("soffice") is None:
            continue
        data = make()
        cost = cost_of(data)
        seconds, memory = cost.beyond(honest, kind)
        passed = seconds <= SECONDS and memory <= MEGABYTES and not cost.end.startswith(("FAULT", "ended"))
        failed += not passed
        lines.append(
            f"| {kind} | {name} | {len(data):,} | {max(0.0, seconds):.1f} | {max(0.0, memory):.0f} "
            f"| {cost.end}{'' if passed else _FAILS} |"
        )
        print(lines[-1], flush=True)
    told = ", ".join(f"{kind} {cost.cpu:.1f} s and {cost.memory:.0f} MB" for kind, cost in honest.items())
    return [*lines, "", f"Honest cost: {told}."], failed


def page_of(head: str, lines: Sequence[str], old: str) -> str:
    """Return the page: `head`, the table with the rows of `old` that were not measured now, and the notes of `old`.

    `lines`: what `table` returns. What was written by hand stands below the heading of the notes.
    """
    rows = {_file_of(line): line for line in lines if _file_of(line)}
    kept = {_file_of(line): line for line in old.splitlines() if _file_of(line)}
    known = [f"{kind}: {name}" for kind, name, _ in all_bombs()]
    both = [line for file in known if (line := rows.get(file, kept.get(file))) is not None]
    passed = sum(not line.endswith(f"{_FAILS} |") for line in both)
    body = [*lines[:2], *both, *lines[-2:], f"{passed} of {len(both)} pass."]
    _, heading, notes = old.partition(_NOTES)
    return f"{head}{chr(10).join(body)}\n{heading}{notes}"


def _file_of(line: str) -> str:
    """Return the kind and the name of the bomb that a row of the table is about; "" for another line."""
    cells = line.split(" | ")
    return "" if len(cells) < 6 or cells[1] == "file" else f"{cells[0].removeprefix('| ')}: {cells[1]}"


def together(only: list[str], folder: Path) -> int:
    """Run over all bombs and three honest reports; return how many rows are missing or differ from a run without bombs."""
    from pipeline.dataset.read import read_table
    from pipeline.run.run import run
    from pipeline.settings import Settings

    honest = {f"honest.{kind}": _HONEST[kind]() for kind in ("pdf", "docx", "txt")}
    names = {f"{n:03}.{kind}": make for n, (kind, _, make) in enumerate(_wanted(only))}
    for place, files in (("alone", {}), ("raw", names)):
        (folder / place).mkdir(parents=True, exist_ok=True)
        for name, data in honest.items():
            (folder / place / name).write_bytes(data)
        for name, make in files.items():
            (folder / place / name).write_bytes(make())
        run(Settings(folder / place, folder / f"out-{place}", workers=2))
    rows = {row["path"]: row for row in read_table(folder / "out-raw", "documents")}
    alone = {row["path"]: row for row in read_table(folder / "out-alone", "documents")}
    missing = [name for name in names if name not in rows] + [name for name in honest if rows.get(name) != alone[name]]
    inner = [path for path in rows if "!" in path]
    faults = [
        f"{path}: {row['error_code']}"
        for path, row in rows.items()
        if row["error_code"] in ("reader_fault", "internal_error", "reader_crashed")
    ]
    print(
        f"{len(names)} bombs, {len(rows)} rows ({len(inner)} of carried files), missing or changed: {missing or 'none'}, "
        f"faults: {faults or 'none'}"
    )
    return len(missing) + len(faults)


def main() -> int:
    """Print the table, or run all together; 1 where something fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--together", action="store_true")
    asked = parser.parse_args()
    if asked.together:
        with tempfile.TemporaryDirectory() as folder:
            return int(together(asked.only, Path(folder)) > 0)
    lines, failed = table(asked.only)
    if asked.write is not None:
        head = (Path(__file__).parent / "bombs_head.md").read_text(encoding="utf-8")
        old = asked.write.read_text(encoding="utf-8") if asked.write.exists() else ""
        asked.write.write_text(page_of(head, lines, old), encoding="utf-8")
    print(lines[-1], f"{failed} of {len(_wanted(asked.only))} fail.", sep="\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
