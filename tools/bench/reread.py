"""Reads the boxes of a dataset's values again: `python -m tools.bench.reread DATASET RAW`. It proves where evidence is.

A second library (pdfium) reads what stands inside each box of the table `evidence`; the letters must be those of the value.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from normalizers.text import fold
from pipeline.dataset.read import read_table

_SLACK = 1.5  # points round a box: pdfium counts a letter by its centre


def reread(dataset: Path, raw: Path) -> tuple[int, int, Counter[str]]:
    """Return (values read again, values that gave their text back, misses by field) over the born-digital PDF of a dataset."""
    paths = {d["document_id"]: d["path"] for d in read_table(dataset, "documents") if d["format"] == "pdf"}
    total = same = 0
    misses: Counter[str] = Counter()
    opened: dict[str, Any] = {}
    for row in read_table(dataset, "evidence"):
        if row["document_id"] not in paths or not row["bbox"] or row["engine"] != "text_layer":
            continue
        if row["document_id"] not in opened:
            opened[row["document_id"]] = pdfium.PdfDocument(raw / paths[row["document_id"]])
        page = opened[row["document_id"]][row["page"] - 1]
        total += 1
        if fold(row["text"]) in fold(_text(page, row["bbox"])):
            same += 1
        else:
            misses[f"{row['table']}.{row['field']}"] += 1
    return total, same, misses


def _text(page: Any, box: list[float]) -> str:
    width, height = page.get_size()
    left, bottom, right, top = page.get_mediabox()
    x0, y0, x1, y1 = box
    scale_x, scale_y = (right - left) / width, (top - bottom) / height
    textpage = page.get_textpage()
    text: str = textpage.get_text_bounded(
        left + (x0 - _SLACK) * scale_x,
        top - (y1 + _SLACK) * scale_y,
        left + (x1 + _SLACK) * scale_x,
        top - (y0 - _SLACK) * scale_y,
    )
    return text


def main() -> None:
    """Print the share of values that their boxes give back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("raw", type=Path)
    args = parser.parse_args()
    total, same, misses = reread(args.dataset, args.raw)
    print(f"{same} of {total} values ({same / max(1, total):.2%})")
    for field, n in misses.most_common(12):
        print(f"  {field}: {n}")
    sys.exit(same < total * 0.995)


if __name__ == "__main__":
    main()
