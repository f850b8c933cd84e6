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
from pathlib import Path

from tools.bench.tables import drawn, drawn_kept, office, web
from tools.bench.tables.content import Content
from tools.bench.tables.truth import stored
from tools.unseen.libreoffice import convert

_SETS = (
    ("open", drawn.OPEN, office.OPEN, "docx"),
    ("kept", drawn_kept.KEPT, office.KEPT, "docx"),
    ("later", (), web.KEPT, "html"),
)


def make(folder: Path, each: int = 4) -> None:
    """Write the PDFs of all families and a JSON file of true tables for each."""
    for name_of_set, by_drawing, by_office, kind in _SETS:
        out = folder / name_of_set
        out.mkdir(parents=True, exist_ok=True)
        for family in by_drawing:
            for seed in range(each):
                name = f"{family.__name__}_{seed}"
                tables = family(_content(name, seed), out / f"{name}.pdf")
                (out / f"{name}.json").write_text(json.dumps(stored(tables), ensure_ascii=False), encoding="utf-8")
        with tempfile.TemporaryDirectory() as written:
            for family in by_office:
                for seed in range(each):
                    name = f"{family.__name__}_{seed}"
                    tables = family(_content(name, seed), Path(written) / f"{name}.{kind}")
                    (out / f"{name}.json").write_text(json.dumps(stored(tables), ensure_ascii=False), encoding="utf-8")
            convert(sorted(Path(written).glob(f"*.{kind}")), "pdf", out)


def _content(name: str, seed: int) -> Content:
    return Content(random.Random(name), "en" if seed % 2 else "id")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 4)
