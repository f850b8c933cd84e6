"""The generator of unseen documents gives the same documents for the same seed, and whole truths."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.unseen.families import FAMILIES
from tools.unseen.make import draw, make_set

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
    """Both halves have families of every kind."""
    by_half = {h: [f for f in FAMILIES if f.half == h] for h in ("open", "kept")}
    assert abs(len(by_half["open"]) - len(by_half["kept"])) <= 1
    assert {f.kind for f in by_half["open"]} == {f.kind for f in by_half["kept"]}
    assert len({f.name for f in FAMILIES}) == len(FAMILIES) >= 40
