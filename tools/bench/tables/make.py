"""Makes documents with tables that no rulings or few show, and their truth beside them.

usage: python -m tools.bench.tables.make FOLDER [EACH]      (EACH: documents of a family, 4 unless told)
FOLDER/open and FOLDER/kept hold half of the families each: the finder was written looking at the open half alone.
FOLDER/later holds families that were written after it.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.bench.tables import drawn, drawn_kept, office, web
from tools.bench.tables.content import Content
from tools.bench.tables.sheet import Sheet
from tools.bench.tables.truth import Cell, stored
from tools.unseen.libreoffice import convert

_SETS = (
    ("open", drawn.OPEN, office.OPEN, "docx"),
    ("kept", drawn_kept.KEPT, office.KEPT, "docx"),
    ("later", (), web.LATER, "html"),
)


def make(folder: Path, each: int = 4) -> None:
    """Write the PDFs of all families and a JSON file of true tables for each."""
    for name_of_set, by_drawing, by_office, kind in _SETS:
        out = folder / name_of_set
        out.mkdir(parents=True, exist_ok=True)
        for draw in by_drawing:
            for name, content in _contents(draw.__name__, each):
                sheet = Sheet(out / f"{name}.pdf")
                draw(content, sheet)
                _write_truth(out / f"{name}.json", sheet.save())
        with tempfile.TemporaryDirectory() as written:
            for write in by_office:
                for name, content in _contents(write.__name__, each):
                    _write_truth(out / f"{name}.json", write(content, Path(written) / f"{name}.{kind}"))
            convert(sorted(Path(written).glob(f"*.{kind}")), "pdf", out)


def _contents(family: str, each: int) -> Iterator[tuple[str, Content]]:
    """Yield the name of each document of a family and where its words come from."""
    for seed in range(each):
        name = f"{family}_{seed}"
        yield name, Content(random.Random(name), "en" if seed % 2 else "id")


def _write_truth(path: Path, tables: Iterable[Sequence[Cell]]) -> None:
    path.write_text(json.dumps(stored(tables), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 4)
