"""The generator of unseen documents gives the same documents for the same seed, and whole truths."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pdfplumber
import pytest

from tools.unseen.build import start
from tools.unseen.content import Indicator
from tools.unseen.make import FAMILIES, by_turns, draw, make_set
from tools.unseen.new_tables import goal_grid

KEYS = {"file", "region", "indicators", "signatories", "legal_basis", "decree_number", "decree_date"}
ROW = {"sasaran", "indikator", "formula", "target", "satuan", "sumber_data", "penanggung_jawab"}


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    """Three documents, made twice."""
    names = ["group_rows", "stacked_fractions", "tab_stops"]
    for d in ("a", "b"):
        assert len(make_set(tmp_path / d, "open", 3, 7, names, "canvas")) == 3
    for p in sorted((tmp_path / "a").rglob("*.*")):
        assert p.read_bytes() == (tmp_path / "b" / p.relative_to(tmp_path / "a")).read_bytes(), p.name


def test_docx_same_seed_same_bytes(tmp_path: Path) -> None:
    """DOCX files carry no time."""
    for d in ("a", "b"):
        make_set(tmp_path / d, "open", 1, 3, ["agreement"], "docx")
    a, b = (next((tmp_path / d / "files").iterdir()) for d in ("a", "b"))
    assert a.read_bytes() == b.read_bytes()


def test_truth_keys(tmp_path: Path) -> None:
    """A truth has the scorer's keys."""
    make_set(tmp_path, "kept", 3, 1, printer="canvas")
    for p in (tmp_path / "truth").glob("*.json"):
        truth = json.loads(p.read_text(encoding="utf-8"))
        assert truth.keys() >= KEYS
        assert truth["indicators"]
        assert all(row.keys() >= ROW for row in truth["indicators"])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_family_draws(family: object) -> None:
    """Every family draws documents whose tables have no holes, and somebody may be told of each."""
    f = next(x for x in FAMILIES if x is family)
    assert f.make.__doc__
    for seed in range(4):
        _, build, _ = draw(f, f"t{seed}")
        assert build.rows
        for s in build.signers:
            digits = "".join(c for c in s["nip"] or "" if c.isdigit())
            assert len(digits) in (0, 18)


def test_halves_are_alike() -> None:
    """The first families are open; of the later ones both halves have every kind."""
    assert {f.half for f in FAMILIES if f.since == 1} == {"open"}
    by_half = {h: [f for f in FAMILIES if f.half == h and f.since > 1] for h in ("open", "kept")}
    assert len(by_half["open"]) == len(by_half["kept"]) >= 12
    assert {f.kind for f in by_half["open"]} == {f.kind for f in by_half["kept"]}
    assert len({f.name for f in FAMILIES}) == len(FAMILIES) >= 88


def test_mixed_set_alternates() -> None:
    """Every second document is of a first family, and every new family of the half comes."""
    order = by_turns("kept")
    assert {f.since for f in order[1::2]} == {1}
    assert {f.half for f in order[::2]} == {"kept"}
    assert {f.name for f in order[::2]} == {f.name for f in FAMILIES if f.half == "kept" and f.since == 2}


def test_joined_rows_have_no_rule_between() -> None:
    """Rows of one goal leave out the rule between them; goals are parted."""
    row = Indicator("1.1", 1, "Goal", "A", "T", ("count",), "Unit", ["1"] * 6, ["Report"], "Unit A")
    b = start(random.Random(3))
    t = goal_grid(b, ["indikator", "target"], [("Goal", [row, row]), ("Other", [row])], joined=True)
    assert [line[0].edges for line in t.rows[1:]] == ["lrt", "lrb", "lrtb"]


@pytest.mark.parametrize(("name", "rotate", "wide"), [("lying_page", None, False), ("lying_page_flag", 90, False)])
def test_lying_pages(name: str, rotate: int | None, wide: bool, tmp_path: Path) -> None:
    """Upright sheets with lying text, with or without the turn told."""
    make_set(tmp_path, "all", 1, 1, [name], "canvas")
    with pdfplumber.open(next((tmp_path / "files").iterdir())) as doc:
        page = doc.pages[0].page_obj.attrs
    x0, y0, x1, y1 = page["MediaBox"]
    assert (x1 - x0 > y1 - y0) is wide
    assert (page.get("Rotate") or None) == rotate


def test_tables_side_by_side(tmp_path: Path) -> None:
    """Both heads stand at one height."""
    make_set(tmp_path, "all", 1, 2, ["beside_halves"], "canvas")
    with pdfplumber.open(next((tmp_path / "files").iterdir())) as doc:
        heads = [w for w in doc.pages[0].extract_words() if w["text"].upper() in ("NO", "NO.")]
    assert len(heads) == 2
    assert abs(heads[0]["top"] - heads[1]["top"]) < 1
