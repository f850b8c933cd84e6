"""Scores readers of tables on documents with their true tables beside, and measures their CPU.

usage: python -m tools.bench.tables.run FOLDER [--readers ours,pdfplumber,words] [--camelot PYTHON] [--each]
FOLDER holds NAME.pdf and NAME.json (tools.bench.tables.make writes them). `words`: pdfplumber's strategy "text".
--camelot: the interpreter of an environment that holds camelot (flavours lattice, stream and hybrid). --each: a line a document.
Printed a reader: F of the mean precision and recall of documents, the share of right relations over all documents together, the
relations read in documents without any table, milliseconds of CPU a page (start left out, but for camelot).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber

from tools.bench.tables.truth import Cell, Score, f_of, loaded, score

Tables = list[tuple[Cell, ...]]
_CAMELOT = ("lattice", "stream", "hybrid")
_CAMELOT_SCRIPT = Path(__file__).parents[1] / "peers" / "camelot_tables.py"


def by_us(path: Path) -> Tables:
    """Return the tables that `iku.read_tables` finds."""
    from iku import read_tables

    return [
        tuple(Cell(c.row, c.col, c.text, c.row_span, c.col_span) for c in table.cells) for table in read_tables(path)
    ]


def by_pdfplumber(path: Path, strategy: str | None = None) -> Tables:
    """Return the tables that pdfplumber finds by rulings, or by a strategy of its."""
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy} if strategy else {}
    made: Tables = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            for table in page.extract_tables(settings):
                made.append(_of_grid(table))
    return made


def _of_grid(rows: Sequence[Sequence[str | None]]) -> tuple[Cell, ...]:
    return tuple(Cell(r, c, text or "") for r, row in enumerate(rows) for c, text in enumerate(row))


def by_words(path: Path) -> Tables:
    """Return the tables that pdfplumber finds by the places of words."""
    return by_pdfplumber(path, "text")


READERS: dict[str, Callable[[Path], Tables]] = {"ours": by_us, "pdfplumber": by_pdfplumber, "words": by_words}


def _true_tables(path: Path) -> Tables:
    """Return what `make` wrote beside a PDF."""
    return loaded(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def measure(folder: Path, reader: Callable[[Path], Tables]) -> tuple[dict[str, Score], float]:
    """Return the score of each document by its name, and the seconds of CPU that reading them took."""
    files = sorted(folder.glob("*.pdf"))
    if files:
        reader(files[0])  # what is loaded once
    scores: dict[str, Score] = {}
    spent = 0.0
    for path in files:
        started = time.process_time()
        tables = reader(path)
        spent += time.process_time() - started
        scores[path.stem] = score(_true_tables(path), tables)
    return scores, spent


def by_camelot(folder: Path, python: str, flavour: str) -> tuple[dict[str, Score], float]:
    """Return the same of camelot, run once over all documents in its own environment."""
    files = sorted(folder.glob("*.pdf"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [python, str(_CAMELOT_SCRIPT), flavour, *map(str, files)], check=True, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout)
    scores = {path.stem: score(_true_tables(path), map(_of_grid, told[path.name])) for path in files}
    return scores, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def row_of(name: str, scores: Sequence[Score], seconds: float, pages: int) -> str:
    """Return a reader's line of the table of figures."""
    precision, recall, f = f_of(scores)
    right, read, true = (sum(getattr(s, field) for s in scores) for field in ("right", "read", "true"))
    together = 2 * right / (read + true) if read + true else 1.0
    untrue = sum(s.read for s in scores if not s.true)
    return f"| {name} | {f:.3f} | {precision:.3f} | {recall:.3f} | {together:.3f} | {untrue} | {1000 * seconds / pages:.1f} |"


def main() -> None:
    """Print the table of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readers", default=",".join(READERS))
    parser.add_argument("--camelot")
    parser.add_argument("--each", action="store_true")
    told = parser.parse_args()
    pages = 0
    for path in sorted(told.folder.glob("*.pdf")):
        with pdfplumber.open(path) as opened:
            pages += len(opened.pages)
    print("| reader | F | precision | recall | F, all relations together | read where no table is | CPU ms a page |")
    print("|---|---|---|---|---|---|---|")
    for name in told.readers.split(","):
        scores, seconds = measure(told.folder, READERS[name])
        print(row_of(name, list(scores.values()), seconds, pages), flush=True)
        if told.each:
            for document, own in scores.items():
                print(f"    {document}: {own.right} of {own.true} true, {own.read} read")
    for flavour in _CAMELOT if told.camelot else ():
        scores, seconds = by_camelot(told.folder, told.camelot, flavour)
        print(row_of(f"camelot {flavour}", list(scores.values()), seconds, pages), flush=True)


if __name__ == "__main__":
    main()
