"""Builds a corpus of made-up reports: `python -m tools.corpus.build --count 50 --seed 1 --out DIR [--kinds pdf,book,...]`.

DIR/raw gets one file a report, DIR/truth/NAME.json its exact truth in the scorer's form. Kinds: `pdf` (an annex with its
table, often below a decree), `book` (10 to 30 pages of text, of which 2 to 4 hold the table), `prose` (a book without any
table), `docx`, and `scan` (a report as a copier sees it, no text in it). Without --kinds each report's kind is drawn by
lot. A report depends on seed and number alone: a larger corpus begins with the smaller one, byte for byte.
"""

from __future__ import annotations

import argparse
import io
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.build.scans import Look, scan_pdf
from tools.corpus.book import draw_book
from tools.corpus.docx import write_docx
from tools.corpus.report import draw, make_report
from tools.corpus.spec import LAWS, Report, truth

__all__ = ["KINDS", "Made", "build", "draw", "make", "make_report"]
KINDS = {"pdf": 40, "book": 20, "prose": 10, "docx": 20, "scan": 10}  # a kind and its share of a mixed corpus
_KEYS = ("no", "sasaran", "indikator")
_BOOK = (6, 11)  # statements of a table that fills 2 to 4 pages


@dataclass(frozen=True, slots=True)
class Made:
    """A made report: what it says, the columns that its table prints, and the file that shows it."""

    name: str
    kind: str
    report: Report
    columns: tuple[str, ...]
    data: bytes

    @property
    def truth(self) -> dict[str, object]:
        """Return the exact truth in the scorer's form."""
        return {
            "file": self.name,
            "kind": self.kind,
            **truth(self.report, tuple(c for c in self.columns if c not in _KEYS)),
        }


def make(index: int, seed: str = "1", kinds: Sequence[str] = tuple(KINDS)) -> Made:
    """Return report number `index` of a corpus; its kind is drawn by lot from `kinds`."""
    own = f"{seed}-{index}"
    kind = random.Random(own + "kind").choices(kinds, [KINDS[k] for k in kinds])[0]
    report, columns = make_report(own, _BOOK if kind == "book" else (2, 6))
    if kind in ("book", "prose"):
        report, columns = _as_book(report, columns if kind == "book" else ())
    name = f"laporan-{index:05}.{'docx' if kind == 'docx' else 'pdf'}"
    return Made(name, kind, report, columns, _bytes(kind, report, columns))


def _as_book(report: Report, columns: tuple[str, ...]) -> tuple[Report, tuple[str, ...]]:
    """Return the report as a book tells it: no decree, its legal basis in the first chapter; no rows without a table."""
    laws = tuple(random.Random(report.seed + "basis").sample(LAWS, 4))
    return replace(report, decree_number=None, laws=laws, rows=report.rows if columns else ()), columns


def _bytes(kind: str, report: Report, columns: tuple[str, ...]) -> bytes:
    if kind == "docx":
        return write_docx(report, columns)
    drawn = io.BytesIO()
    (draw_book if kind in ("book", "prose") else draw)(report, columns, drawn)
    return _scanned(drawn.getvalue(), report.seed) if kind == "scan" else drawn.getvalue()


def _scanned(data: bytes, seed: str) -> bytes:
    rng = random.Random(seed + "scan")
    look = Look(
        dpi=rng.choice((150, 200, 200, 300)),
        colour=rng.random() < 0.6,
        stamp=rng.random() < 0.8,
        sideways=rng.choice((0, 0, 0, 1)),
        quality=rng.choice((35, 45, 60)),
    )
    return scan_pdf(data, rng.randrange(2**31), look)


def build(folder: Path, count: int, seed: str = "1", kinds: Sequence[str] = tuple(KINDS)) -> Iterator[Made]:
    """Write `count` reports to folder/raw and their truth to folder/truth; yield each when its files stand there."""
    for name in ("raw", "truth"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for index in range(count):
        made = make(index, seed, kinds)
        (folder / "raw" / made.name).write_bytes(made.data)
        told = json.dumps(made.truth, ensure_ascii=False, indent=1)
        (folder / "truth" / made.name).with_suffix(".json").write_text(told, encoding="utf-8")
        yield made


def main() -> None:
    """Write the corpus that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kinds", type=lambda text: tuple(text.split(",")), default=tuple(KINDS))
    args = parser.parse_args()
    if unknown := [kind for kind in args.kinds if kind not in KINDS]:
        parser.error(f"no such kind: {', '.join(unknown)}")
    for _ in build(args.out, args.count, args.seed, args.kinds):
        pass


if __name__ == "__main__":
    main()
