"""Counts what stands in columns by field (reference/column_contents.toml), in documents whose rows are all read right.

usage: python -m tools.build.column_contents FILES:TRUTH ... --out FILE

The texts of a column count together as six at most, so that a long table does not outweigh the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from extractors.find import find_blocks
from extractors.model.errors import UnreadableDocument
from extractors.readers import read_document
from extractors.tables.doubts.contents import OTHER, name_of, sort_of, texts_of
from extractors.tables.rows.grid_rows import GridRow, Part
from extractors.tables.rows.kinds import tell_rows
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from tools.build.confidence import samples_of

FIELDS = (
    "tujuan",
    "sasaran",
    "indikator",
    "formula",
    "definisi",
    "satuan",
    "value",
    "sumber_data",
    "penanggung_jawab",
    OTHER,
)
_WEIGHT = 6.0  # texts as which a column counts at most


def columns_of(sets: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield (name, sorts of the texts) of each column of the tables of documents whose rows are all right."""
    for text in sets:
        files, truths = (Path(part) for part in text.split(":"))
        for path in sorted(truths.glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            file = files / (truth.get("file") or path.stem)
            if not file.is_file():  # one that is attached to another
                continue
            data = file.read_bytes()
            tables: list[list[GridRow]] = []

            def told(parts: Sequence[Part], tables: list[list[GridRow]] = tables) -> list[GridRow]:
                rows = tell_rows(parts)
                tables.append(rows)
                return rows

            try:
                document = read_document(data, ocr="off")
            except UnreadableDocument:
                continue
            with patch("extractors.tables.gathered.tell_rows", told):
                blocks = find_blocks(document)
            dossier = interpret(Source(path.stem, hashlib.sha256(data).hexdigest(), len(data)), document, blocks)
            if all(s.right for s in samples_of(dossier, truth, 0.97) if s.table == "indicators"):
                for rows in tables:
                    for at, column in enumerate(rows[0].columns if rows else ()):
                        name = name_of(column, FIELDS)
                        if name is not None:
                            yield name, [sort_of(one) for one in texts_of(rows, at)]


def main() -> None:
    """Read, count, write; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    counts: dict[str, dict[str, float]] = {name: {} for name in FIELDS}
    for name, sorts in columns_of(options.sets):
        for sort in sorts:
            counts[name][sort] = counts[name].get(sort, 0.0) + min(1.0, _WEIGHT / len(sorts))
    lines = [
        "# What stands in columns: how many texts of each kind and length, by field; by tools/build/column_contents.py."
    ]
    for name in FIELDS:
        lines += ["", f"[columns.{name}]"]
        lines += [f'"{sort}" = {round(n, 2)}' for sort, n in sorted(counts[name].items())]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
