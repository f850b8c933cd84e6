"""The families of 29 November 2026: what they print stands in their truth, and they come only when they are asked for."""

from __future__ import annotations

import random
from pathlib import Path

import pdfplumber
import pytest

from tools.unseen.bands_and_dicta import banded
from tools.unseen.blocks import Cell, Doc, Space, Stamp, Table, walk
from tools.unseen.build import Build, start
from tools.unseen.content import Indicator
from tools.unseen.make import FAMILIES, by_turns, draw, make_set, pick
from tools.unseen.print_canvas import print_pdf
from tools.unseen.print_html import to_html
from tools.unseen.sheets_over_pages import cut

NEW = [f for f in FAMILIES if f.since == 3]
SEEDS = 12


def tables(doc: Doc) -> list[Table]:
    return [b for b in walk(doc.blocks) if isinstance(b, Table)]


def drawn(name: str, seed: int) -> tuple[Doc, Build]:
    family = next(f for f in FAMILIES if f.name == name)
    doc, build, _ = draw(family, f"t{seed}")
    return doc, build


def row(indikator: str, goal: str) -> Indicator:
    return Indicator(
        "1.1", 1, goal, indikator, "T", ("count of things",), "Unit", ["1", "2", "3", "4", "5", "6"], ["Report"], "U"
    )


def test_eight_kinds_have_one_family_in_each_half() -> None:
    assert sorted(f.half for f in NEW) == ["kept"] * 8 + ["open"] * 8
    by_kind = {kind: sorted(f.half for f in NEW if f.kind == kind) for kind in {f.kind for f in NEW}}
    assert by_kind == {kind: ["kept", "open"] for kind in by_kind}


def test_new_families_come_by_name_or_when_only_they_are_wanted() -> None:
    assert [f.since for f in pick("all", ["manual_bare"])] == [3]
    assert {f.since for f in pick("kept", only_new=True)} == {3}
    assert {f.since for f in pick("kept")} == {2}
    assert {f.since for f in pick("open")} == {1, 2}
    assert {f.since for f in by_turns("all")} == {1, 2}


def test_a_family_of_the_other_half_is_told(tmp_path: Path) -> None:
    """It ended as a division by zero."""
    with pytest.raises(ValueError, match="no family named quarters_three_deep in open"):
        make_set(tmp_path, "open", 1, 1, ["quarters_three_deep"])


@pytest.mark.parametrize("family", NEW, ids=lambda f: f.name)
def test_every_value_of_the_truth_stands_in_the_document(family: object) -> None:
    """Values of all rows are found in the cells, blanks and ends of lines apart."""
    f = next(x for x in NEW if x is family)
    for seed in range(SEEDS):
        doc, build, _ = draw(f, f"t{seed}")
        cells = [cell for t in tables(doc) for line in t.rows for cell in line]
        parts = [part for cell in cells for part in (cell.text, *(cell.fraction or ()))]
        printed = "".join(" ".join(parts).split())
        for r in build.rows:
            told = [r[k] for k in ("indikator", "target", "satuan", "sumber_data", "penanggung_jawab", "sasaran")]
            told += [t["value_raw"] for t in r.get("targets", [])]
            if f.name == "row_goes_on":  # a cut cell's halves stand in two cells
                told = [x for x in told if x and len(x.split()) < 6]
            missing = [x for x in told if x and "".join(x.split()) not in printed]
            assert missing == []


def test_quarters_are_dated_and_money_is_not_in_the_truth() -> None:
    _, build = drawn("quarters_three_deep", 1)
    for r in build.rows:
        assert [t["period"] for t in r["targets"]] == [None, "TW1", "TW2", "TW3", "TW4"]
        assert {t["kind"] for t in r["targets"]} == {"target"}
    _, build = drawn("quarters_pairs", 1)
    kinds = [(t["period"], t["kind"]) for t in build.rows[0]["targets"] if t["period"] == "TW3"]
    assert kinds == [("TW3", "target"), ("TW3", "realisasi")]


def test_two_years_have_target_and_realisation_each() -> None:
    for name in ("two_years_beside", "two_years_below"):
        _, build = drawn(name, 2)
        y = build.c.year
        told = {(t["year"], t["kind"]) for t in build.rows[0]["targets"]}
        assert told == {(y - 1, "target"), (y - 1, "realisasi"), (y, "target"), (y, "realisasi")}
        assert build.rows[0]["target"] is None


def test_levels_other_than_goals_have_no_goal() -> None:
    for name in ("levels_with_tag", "levels_stepped"):
        _, build = drawn(name, 3)
        assert {r["level"] for r in build.rows} >= {"tujuan", "sasaran"}
        assert all((r["sasaran"] is None) == (r["level"] != "sasaran") for r in build.rows)


def test_bands_span_the_table_and_number_what_is_below() -> None:
    b = start(random.Random(1))
    b.c.indicators = [row("A", "First"), row("B", "First"), row("C", "Second")]
    t = banded(b, ["no", "indikator", "target"], False, "{g}.{i}")
    assert [[c.text for c in line[:2]] for line in t.rows[1:]] == [
        ["1", "First"], ["1.1", "A"], ["1.2", "B"], ["2", "Second"], ["2.1", "C"]]  # fmt: skip
    assert t.rows[1][1].span == 2
    assert [(r["no"], r["sasaran"]) for r in b.rows] == [("1.1", "First"), ("1.2", "First"), ("2.1", "Second")]


def test_purposes_stand_over_every_second_goal() -> None:
    b = start(random.Random(1))
    b.c.indicators = [row("A", "First"), row("B", "Second"), row("C", "Third")]
    t = banded(b, ["indikator", "target"], True, "")
    assert [i for i, line in enumerate(t.rows) if line[0].text.startswith("TUJUAN")] == [1, 6]
    assert b.rows[0]["tujuan"] == b.rows[1]["tujuan"] != b.rows[2]["tujuan"]


def test_a_cut_cell_keeps_its_words_in_order() -> None:
    cell = Cell("one two three four five six seven")
    rest = cut(cell, random.Random(4))
    assert f"{cell.text} {rest}" == "one two three four five six seven"
    assert len(cell.text.split()) >= 3
    assert len(rest.split()) >= 2
    short = Cell("one two three")
    assert cut(short, random.Random(4)) == ""
    assert short.text == "one two three"


def test_a_row_goes_on_below_the_head_with_its_goal_left_empty() -> None:
    """Words of the formula of the last row of the first table, halved, are the truth's formula."""
    found = 0
    for seed in range(SEEDS):
        doc, build = drawn("row_goes_on", seed)
        first, second = [t for t in tables(doc) if len(t.rows) > 2 and t.rows[0][0].bold][-2:]
        upper, lower = first.rows[-1], second.rows[second.head]
        joined = {f"{a.text} {c.text}" for a, c in zip(reversed(upper), reversed(lower), strict=False) if c.text}
        truths = {str(v) for r in build.rows for v in r.values()}
        assert joined <= truths
        found += bool(joined)
    assert found > SEEDS // 2


def test_a_table_stands_between_two_dicta() -> None:
    doc, _ = drawn("table_in_dictum", 5)
    words = [t.rows[0][0].text for t in tables(doc)]
    at = next(i for i, t in enumerate(tables(doc)) if t.head)
    assert (words[at - 1], words[at + 1]) == ("Menetapkan", "KETIGA")


def test_secretary_signs_a_rule_beside_the_regent() -> None:
    _, build = drawn("table_in_article", 5)
    assert [bool(s["nip"]) for s in build.signers] == [False, True]
    assert build.signers[1]["position"].startswith("SEKRETARIS DAERAH")


def test_a_stamp_takes_no_room_and_has_no_words(tmp_path: Path) -> None:
    def doc(stamp: bool) -> Doc:
        rings = [Stamp(0.5, 72, 40)] if stamp else []
        return Doc([Table([1], [[Cell("above")]], 0), *rings, Table([1], [[Cell("below")]], 0)])

    places = []
    for stamp in (False, True):
        path = tmp_path / f"{stamp}.pdf"
        print_pdf(doc(stamp), path, random.Random(1))
        with pdfplumber.open(path) as pdf:
            page = pdf.pages[0]
            places.append([(w["text"], round(w["top"], 1)) for w in page.extract_words()])
            assert len(page.curves) == (3 if stamp else 0)
    assert places[0] == places[1]
    html = to_html(doc(True), random.Random(1))
    assert html.count("<circle") == 3
    assert to_html(Doc([Space(1)]), random.Random(1)).count("<circle") == 0


def test_new_families_print_the_same_bytes_for_one_seed(tmp_path: Path) -> None:
    for d in ("a", "b"):
        make_set(tmp_path / d, "all", 16, 9, printer="canvas", only_new=True)
    made = sorted((tmp_path / "a").rglob("*.*"))
    assert len(made) == 32
    for p in made:
        assert p.read_bytes() == (tmp_path / "b" / p.relative_to(tmp_path / "a")).read_bytes(), p.name
