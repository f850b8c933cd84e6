"""The reference data are what their scripts make; what two readings do not agree on is left out."""

from __future__ import annotations

import csv
import gzip
import io

import pytest

from tools.build.lexicon import OUT, build
from tools.build.peraturan import amends, put_over, read_acts
from tools.build.peraturan import build as build_acts

BLANK = dict.fromkeys(("title", "own_ln", "own_tln", "cited_ln", "cited_tln", "cited_title"), "")


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


@pytest.mark.parametrize(
    ("own", "cited", "kept"),
    [
        pytest.param("PEMBENTUKAN KABUPATEN SUKAMAJU", "pembentukan kabupaten sukamaju di provinsi x",
            "PEMBENTUKAN KABUPATEN SUKAMAJU", id="cited so"),
        pytest.param("PEMBENTUKAN KABUPATEN SUKAMAJU", "keuangan negara", "", id="cited otherwise"),
        pytest.param("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014 TENTANG KEUANGAN DESA", "keuangan desa",
            "KEUANGAN DESA", id="with the head of the act"),
    ],
)  # fmt: skip
def test_a_title_is_kept_where_the_act_is_cited_by_it(own: str, cited: str, kept: str) -> None:
    (made,) = built(act(title=own, cited_title=cited))
    assert made["title"] == kept


@pytest.mark.parametrize(
    ("title", "changed"),
    [
        pytest.param(
            "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 45 TAHUN 1999 TENTANG PEMBENTUKAN PROVINSI X", "UU 45/1999", id="law"
        ),
        pytest.param("Perubahan Kedua atas Peraturan Pemerintah No. 6 Tahun 2005", "PP 6/2005", id="second change"),
        pytest.param("PERUBAHAN BENTUK PERUSAHAAN UMUM X", "", id="a change of something else"),
        pytest.param("PERUBAHAN UNDANG-UNDANG DARURAT NOMOR 3 TAHUN 1953", "", id="of another kind"),
    ],
)
def test_a_title_tells_what_it_changes(title: str, changed: str) -> None:
    assert amends(title) == changed


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
    assert put_over(known, [read]) == [{**known[0], "title": "Perubahan APBN", "tln": "6111", "amends": ""}]


def test_each_act_that_was_read_has_its_source_and_day() -> None:
    acts = read_acts()
    assert acts
    assert [a for a in acts if not a["source"] or not a["read"]] == []
    assert len({(a["reg_type"], a["number"], a["year"]) for a in acts}) == len(acts)
