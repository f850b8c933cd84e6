"""The reference data are what their scripts make; what two readings do not agree on is left out."""

from __future__ import annotations

import csv
import gzip
import io

import pytest

from tools.build.lexicon import OUT, build
from tools.build.peraturan import build as build_acts
from tools.build.peraturan import put_over, read_acts

BLANK = dict.fromkeys(("title", "own_ln", "own_tln", "cited_ln", "cited_tln"), "")


def act(**values: str) -> dict[str, str]:
    return {"type": "UU", "number": "23", "year": "2014", **BLANK, **values}


def built(*rows: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(gzip.decompress(build_acts(rows)).decode())))


def test_the_lexicon_is_what_its_script_makes() -> None:
    assert build() == OUT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        pytest.param(act(title="DESA;", own_ln="7", cited_ln="7"), ("DESA", "7", ""), id="two readings agree"),
        pytest.param(act(title="DESA", own_ln="7", cited_ln="9"), ("", "", ""), id="they differ"),
        pytest.param(act(title="DESA", own_ln="7"), ("", "", ""), id="one reading alone"),
        pytest.param(
            act(title="DESA", own_tln="5495", cited_tln="5495"), ("DESA", "", "5495"), id="the supplement only"
        ),
    ],
)
def test_a_gazette_is_kept_where_two_readings_agree(row: dict[str, str], kept: tuple[str, str, str]) -> None:
    (made,) = built(row)
    assert (made["title"], made["ln"], made["tln"]) == kept


def test_acts_are_sorted_and_other_kinds_left_out() -> None:
    made = built(act(number="9"), act(number="10", year="2013"), act(type="KEPPRES"), act(type="PERPU", number="2"))
    assert [(r["reg_type"], r["number"], r["year"]) for r in made] == [
        ("PERPPU", "2", "2014"), ("UU", "10", "2013"), ("UU", "9", "2014"),
    ]  # fmt: skip


def test_a_misread_year_is_no_act() -> None:
    assert built(act(year="2076", title="KELURAHAN", own_ln="7", cited_ln="7")) == []


def test_acts_that_were_read_are_put_over_those_of_the_corpus() -> None:
    known = [{"reg_type": "UU", "number": "8", "year": "2017", "title": "BEI,ANJA", "ln": "186", "tln": ""}]
    read = {"reg_type": "UU", "number": "8", "year": "2017", "title": "Perubahan APBN", "ln": "", "tln": "6111"}
    assert put_over(known, [read]) == [{**known[0], "title": "Perubahan APBN", "tln": "6111"}]


def test_each_act_that_was_read_has_its_source_and_day() -> None:
    acts = read_acts()
    assert acts
    assert [a for a in acts if not a["source"] or not a["read"]] == []
    assert len({(a["reg_type"], a["number"], a["year"]) for a in acts}) == len(acts)
