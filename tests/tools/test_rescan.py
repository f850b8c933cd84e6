"""Typed reports become scans whose truth names the pages that are left."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from tools.unseen.noise import NOISES
from tools.unseen.rescan import needed, renumber, rescan, share
from tools.unseen.scan import rasterise


def report(path: Path, pages: list[str]) -> None:
    """A PDF with one line a page."""
    c = Canvas(str(path), pagesize=(200, 120), invariant=1)
    for text in pages:
        c.drawString(20, 60, text)
        c.showPage()
    c.save()


def truth(file: str, **more: Any) -> dict[str, Any]:
    """A truth with the scorer's keys."""
    return {"file": file, "indicators": [], "signatories": [], "legal_basis": [], **more}


def test_pages_needed() -> None:
    """Rows tell their page, names are looked up, the pages between two rows stay, one unknown place means all pages."""
    texts = ["sampul", "isi", "tabel", "sambungan", "tabel", "budisantoso", "penutup"]
    row = {"indikator": "a"}
    some = truth("a.pdf", indicators=[row | {"page": 3}, row | {"page": 5}], signatories=[{"name_raw": "Budi Santoso"}])
    assert needed(some, texts) == (3, 4, 5, 6)
    assert needed(some | {"indicators": [row]}, texts) == (1, 2, 3, 4, 5, 6, 7)


def test_page_numbers_follow_the_shortened_file() -> None:
    """Pages and page lists are counted anew; a page that is gone is gone."""
    old = {
        "indicators": [{"page": 5}, {"page": 9}],
        "indicator_pages": [5, 9],
        "signatories": [{"also_on_pages": [7, 5]}],
    }
    new = renumber(old, {5: 1, 9: 2})
    assert new == {"indicators": [{"page": 1}, {"page": 2}], "indicator_pages": [1, 2],
                   "signatories": [{"also_on_pages": [1]}]}  # fmt: skip


def test_report_comes_twice_as_pictures(tmp_path: Path) -> None:
    """One clean and one spoilt scan, no text left, same bytes for the same seed, and no more pages than allowed."""
    for d in ("files", "truth"):
        (tmp_path / d).mkdir()
    report(tmp_path / "files" / "a.pdf", ["satu", "dua"])
    (tmp_path / "truth" / "a.json").write_text(json.dumps(truth("a.pdf")), encoding="utf-8")
    truths = [tmp_path / "truth" / "a.json"]
    for out in ("one", "two"):
        assert rescan(tmp_path / "files", truths, tmp_path / out, "open", 7) == 4
    made = sorted((tmp_path / "one" / "files").iterdir())
    assert [p.name.split("__")[1] == "clean.pdf" for p in made].count(True) == 1
    for p in made:
        assert p.read_bytes() == (tmp_path / "two" / "files" / p.name).read_bytes()
        told = json.loads((tmp_path / "one" / "truth" / f"{p.name}.json").read_text(encoding="utf-8"))
        assert (told["file"], told["source"]) == (p.name, "a.pdf")
    assert rescan(tmp_path / "files", truths, tmp_path / "three", "open", 7, pages=3) == 2
    assert share([], 5) == []


@pytest.mark.parametrize("kind", [n for n in NOISES if n.since == 2], ids=lambda n: n.name)
def test_noise_keeps_the_page(kind: Any, tmp_path: Path) -> None:
    """A noise leaves a page of the same size on which dark and light are still apart."""
    report(tmp_path / "a.pdf", ["INDIKATOR KINERJA UTAMA"])
    page = rasterise(tmp_path / "a.pdf", 150, tmp_path / "p")[0]
    spoilt = kind.spoil(np.ascontiguousarray(page), random.Random(3))
    assert spoilt.shape == page.shape
    assert spoilt.dtype == np.uint8
    assert int(np.percentile(spoilt, 90)) - int(spoilt.min()) > 80


def test_noises_are_halved() -> None:
    """Both halves have noises, under names of their own."""
    assert {n.half for n in NOISES} == {"open", "kept"}
    assert len({n.name for n in NOISES}) == len(NOISES)
