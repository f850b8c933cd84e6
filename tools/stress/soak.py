"""Reads thousands of small reports in one run and tells what grows: memory, descriptors, processes, files left behind.

usage: python -m tools.stress.soak [COUNT] [--hostile] [--every 1000]      (2,000 reports unless told)

`--hostile`: one file in a hundred is hostile. The reports are made by code: DOCX, PDF and text by turns, no two the same.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Final

from pipeline.dataset.read import read_columns
from pipeline.run.run import run
from pipeline.settings import Settings
from tools.stress import bombs_drawn, bombs_pdf, bombs_word
from tools.stress.raw_pdf import page_with
from tools.stress.raw_word import word_file

_ROWS: Final = (
    ("Meningkatnya kualitas pelayanan", "Indeks Kepuasan Masyarakat", "85"),
    ("Meningkatnya akuntabilitas kinerja", "Nilai evaluasi AKIP", "72,5"),
    ("Meningkatnya ketertiban umum", "Persentase aduan yang diselesaikan", "90%"),
)
_HOSTILE: Final = (
    bombs_pdf.laughs, bombs_pdf.flate_bomb, bombs_pdf.shared_resources, bombs_drawn.BOMBS["two billion letters of a font"],
    bombs_word.BOMBS["entities that multiply"], bombs_word.BOMBS["tables 4,000 deep"], lambda: b"", lambda: b"%PDF-1.7\nxref",
)  # fmt: skip


def report_of(number: int) -> tuple[str, bytes]:
    """Return (name, bytes) of a made-up report."""
    office = f"KECAMATAN CONTOH {number}"
    if number % 3 == 0:
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in (str(n), *row)) + "</w:tr>"
            for n, row in enumerate((("SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET"), *_ROWS))
        )  # fmt: skip
        return f"{number:06}.docx", word_file(f"<w:p><w:r><w:t>{office}</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>")
    if number % 3 == 1:
        lines = (office, "INDIKATOR KINERJA UTAMA", "CAMAT CONTOH", "BUDI CONTOH, S.Sos", "NIP. 19700101 199503 1 001")
        shown = b"".join(
            b"BT /F1 10 Tf 1 0 0 1 72 %d Tm (%s) Tj ET\n" % (650 - 20 * n, t.encode()) for n, t in enumerate(lines)
        )
        rulings = (
            b"".join(b"72 %d m 500 %d l S " % (y, y) for y in (400, 380, 360))
            + b"72 360 m 72 400 l S 500 360 m 500 400 l S"
        )
        return f"{number:06}.pdf", page_with(shown + rulings)
    table = "\n".join("\t".join((str(n), *row)) for n, row in enumerate(_ROWS, start=1))
    return f"{number:06}.txt", f"{office}\n\nNO\tSASARAN\tINDIKATOR KINERJA UTAMA\tTARGET\n{table}\n".encode()


@dataclass(slots=True)
class Watch:
    """Notes what the run holds, each `every` files."""

    every: int
    rows: list[tuple[int, float, float, int, int]] = field(default_factory=list)
    start: float = field(default_factory=time.monotonic)

    def __call__(self, path: str, done: int, total: int) -> None:
        """Note what stands after `done` files."""
        if done and done % self.every == 0 and (not self.rows or self.rows[-1][0] != done):
            children = list(_children(os.getpid()))
            own, theirs = _megabytes(os.getpid()), sum(map(_megabytes, children))
            self.rows.append((done, own, theirs, len(os.listdir("/proc/self/fd")), len(children)))
            print(
                f"| {done:,} | {own:.1f} | {theirs:.0f} | {self.rows[-1][3]} | {len(children)} "
                f"| {time.monotonic() - self.start:.0f} |",
                flush=True,
            )


def _children(process: int) -> Iterator[int]:
    """Yield the processes below one, whatever started them."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == process:
            yield int(entry.parent.name)
            yield from _children(int(entry.parent.name))


def _megabytes(process: int) -> float:
    """Return the memory of a process that it shares with no other."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private")) / 1024


def main() -> int:
    """Read the reports and print what was held and what is left; 1 where a row is missing or a file is left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--every", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        place, passing = Path(kept), Path(kept) / "tmp"
        (place / "raw").mkdir()
        passing.mkdir()
        get_temp_dir()  # of the starter of workers: it goes with this process
        os.environ["TMPDIR"] = tempfile.tempdir = str(passing)
        for number in range(asked.count):
            name, data = report_of(number)
            if asked.hostile and number % 100 == 50:
                data = _HOSTILE[number // 100 % len(_HOSTILE)]()
            (place / "raw" / name).write_bytes(data)
        print("| files | driver MB | workers MB | descriptors | processes | s |\n|---:|---:|---:|---:|---:|---:|")
        before, watch = set(os.listdir("/proc/self/fd")), Watch(asked.every)
        run(Settings(place / "raw", place / "out", workers=2, ocr="off"), watch)
        rows = read_columns(place / "out", "documents", ["path", "status", "error_code"])
        left = sorted(p.name for p in passing.iterdir() if not p.name.startswith("pymp-"))
        more = set(os.listdir("/proc/self/fd")) - before
        workers = list(_children(os.getpid()))
        counted = Counter(row["error_code"] or row["status"] for row in rows)
    first, last = watch.rows[min(1, len(watch.rows) - 1)], watch.rows[-1]
    growth = (last[1] - first[1]) / max(1, last[0] - first[0]) * 1000
    ends = ", ".join(f"{n} {end}" for end, n in counted.most_common())
    print(f"{len(rows)} rows ({ends}); driver grows {growth:.2f} MB a thousand")
    print(f"left: files {left or 'none'}, descriptors {len(more)} more, processes {len(workers)} (two start workers)")
    return int(len(rows) != asked.count or bool(left))


if __name__ == "__main__":
    sys.exit(main())
