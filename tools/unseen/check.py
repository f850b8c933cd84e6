"""`python -m tools.unseen.check SET_DIR`: does every word of the truth stand in the printed text, and inside the page?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber

FIELDS = ("sasaran", "indikator", "formula", "target", "satuan", "sumber_data", "penanggung_jawab")


def values(truth: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """All printed values of a truth."""
    for r in truth["indicators"]:
        for k in FIELDS:
            if r.get(k):
                yield k, str(r[k])
        for t in r.get("targets", []):
            yield "targets", t["value_raw"]
    for s in truth["signatories"]:
        yield "name", s["name_raw"]
        yield "nip", s["nip"] or ""
    for item in truth["legal_basis"]:
        yield "legal", f"{item['number']} {item['year']}"
    yield "decree", truth["decree_number"] or ""


def faults(pdf: Path, truth: dict[str, Any]) -> list[str]:
    """Words of the truth that the PDF does not print, and words outside the page or over each other."""
    out: list[str] = []
    text = ""
    with pdfplumber.open(pdf) as doc:
        for page in doc.pages:
            words = page.extract_words()
            text += " ".join(w["text"] for w in words) + " " + (page.extract_text() or "").replace("\n", "") + " "
            for w in words:
                if w["x0"] < 0 or w["x1"] > page.width + 0.5 or w["top"] < 0 or w["bottom"] > page.height + 0.5:
                    out.append(f"outside the page: {w['text']}")
    if truth.get("family") == "lying_page":  # pdfplumber reads lying words upwards letter by letter
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    flat = re.sub(r"\s", "", text)
    for k, v in values(truth):
        for word in v.split():
            bare = word.strip("()")
            if len(bare) > 1 and bare not in flat:
                out.append(f"{k}: {word!r} of {v!r}")
    return out


def main() -> None:
    """Print what does not fit."""
    root = Path(sys.argv[1])
    bad = n = 0
    for f in sorted((root / "truth").glob("*.json")):
        truth = json.loads(f.read_text(encoding="utf-8"))
        pdf = root / "files" / truth["file"]
        if pdf.suffix != ".pdf":
            continue
        n += 1
        found = faults(pdf, truth)
        if found:
            bad += 1
            print(f"{pdf.name} {truth['family']} {truth['printer']}: {len(found)}; {'; '.join(found[:3])}")
    print(f"{bad} of {n} PDF files with faults")


if __name__ == "__main__":
    main()
