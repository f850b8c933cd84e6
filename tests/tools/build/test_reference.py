"""The reference data are what their scripts make; what two readings do not agree on is left out."""

from __future__ import annotations

import csv
import gzip
import io
import re
from itertools import pairwise
from pathlib import Path

import pytest

from normalizers.regulations.reference import entry_of
from normalizers.similarity import ratio_of_folded
from normalizers.text import fold
from reference.load import read_rows
from tools.build.lexicon import OUT, build
from tools.build.peraturan import MINED, amends, is_of_its_year, key_in_list, packed, put_over, read_acts
from tools.build.peraturan import OUT as ACTS
from tools.build.peraturan import build as build_acts

BLANK = dict.fromkeys(("title", "own_ln", "own_tln", "cited_ln", "cited_tln", "cited_title"), "")


def act(**values: str) -> dict[str, str]:
    return {"type": "UU", "number": "23", "year": "2014", **BLANK, **values}


def built(*rows: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(gzip.decompress(build_acts(rows)).decode())))


def test_the_gazetteer_is_what_its_script_makes() -> None:
    with gzip.open(MINED, "rt", encoding="utf-8", newline="") as source:
        assert build_acts(csv.DictReader(source), read_acts()) == ACTS.read_bytes()


def test_a_repeal_whose_source_is_general_knowledge_is_marked_unchecked() -> None:
    by_knowledge = re.compile(r"general knowledge|.*repealed_year: general knowledge")
    for row in read_acts():
        if row["repealed_year"] and by_knowledge.fullmatch(row["source"]):
            assert row["repeal_checked"] == "no", row


def test_no_act_of_the_lists_contradicts_a_public_list() -> None:
    told = []
    for row in read_acts(Path(__file__).with_name("data") / "acts_public_list.csv"):
        entry = entry_of(f"{row['reg_type'].casefold().replace('_', '-')}-{row['number']}-{row['year']}")
        if entry is None:
            continue
        short, long = sorted((fold(abbreviated(entry["title"])), fold(abbreviated(row["title"]))), key=len)
        told += [
            (row["reg_type"], row["number"], row["year"], column, entry[column], row[column])
            for column in ("ln", "tln")
            if entry[column] and row[column] and entry[column] != row[column]
        ]
        if short and ratio_of_folded(short, long[: len(short)]) < 0.9:
            told.append((row["reg_type"], row["number"], row["year"], "title", entry["title"], row["title"]))
    assert told == [
        ("PP", "42", "1973", "title", "PENYELENGGARAAN TRANSMIGRASI", "PENYERTAAN MODAL NEGARA REPUBLIK INDONESIA UNTUK "
            "PENDIRIAN PERUSAHAAN PERSEROAN DALAM BIDANG PENGEMBANGAN PULAU BATAM"),
    ]  # fmt: skip  # the list errs: by its own status PP 2/1999 on transmigration repeals it


def abbreviated(title: str) -> str:
    """Return a title with the words that the public list shortens."""
    return re.sub(
        r"(?i)(?:atas )?peraturan pemerintah nomor (\d+) tahun (\d+)",
        r"pp \1-\2",
        title.replace("REPUBLIK INDONESIA", "RI"),
    )


def test_the_lexicon_is_what_its_script_makes() -> None:
    assert build() == OUT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        pytest.param(act(title="DESA;", own_ln="7", cited_ln="7"), ("DESA", "7", ""), id="two readings agree"),
        pytest.param(act(title="DESA", own_ln="7", cited_ln="9"), ("DESA", "", ""), id="they differ"),
        pytest.param(act(title="DESA", own_ln="7"), ("DESA", "", ""), id="one reading alone"),
        pytest.param(act(year="2018", title="DESA", own_ln="7"), ("", "", ""), id="one reading alone, of a picture"),
        pytest.param(
            act(title="DESA", own_tln="5495", cited_tln="5495"), ("DESA", "", "5495"), id="the supplement only"
        ),
    ],
)
def test_a_gazette_is_kept_where_two_readings_agree(row: dict[str, str], kept: tuple[str, str, str]) -> None:
    (made,) = built(row)
    assert (made["title"], made["ln"], made["tln"]) == kept


@pytest.mark.parametrize(
    ("year", "own", "cited", "votes", "kept"),
    [
        pytest.param("2019", "PEMBENTUKAN KABUPATEN SUKAMAJU", "pembentukan kabupaten sukamaju di provinsi x", "1",
            "PEMBENTUKAN KABUPATEN SUKAMAJU", id="cited so"),
        pytest.param("2019", "PEMBENTUKAN KABUPATEN SUKAMAJU", "", "0", "", id="of a picture, not cited"),
        pytest.param("2014", "PEMBENTUKAN KABUPATEN SUKAMAJU", "", "0", "PEMBENTUKAN KABUPATEN SUKAMAJU", id="of a plain text"),
        pytest.param("2014", "PEMBENTUKAN KABUPATEN SUKAMAJU", "keuangan negara", "1", "PEMBENTUKAN KABUPATEN SUKAMAJU",
            id="cited otherwise once"),
        pytest.param("2014", "PEMBENTUKAN KABUPATEN SUKAMAJU", "keuangan negara", "2", "", id="cited otherwise twice"),
        pytest.param("2014", "MAHKAMAH SUKAMAJU", "perubahan kedua atas undang-undang nomor 1 tahun 2000 tentang mahkamah",
            "2", "", id="the tail of its title"),
        pytest.param("2014", "PERUBAHAN ATAS PERATURAN PEMERINTAH NOMOR 19 TAHUN NEGARA NOMOR 28 TENTANG X", "", "0", "",
            id="a line of it is lost"),
        pytest.param("2014", "PENETAPAN PERATURAN DAERAH TAHUN 1956 NO. 5) TENTANG X", "", "0", "", id="a bracket is lost"),
        pytest.param("2014", "Menimbang : a. bahwa kedudukan keuangan", "", "0", "", id="no title"),
        pytest.param("2014", "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014 TENTANG KEUANGAN DESA", "keuangan desa",
            "1", "KEUANGAN DESA", id="with the head of the act"),
    ],
)  # fmt: skip
def test_a_title_is_kept_where_something_confirms_it(year: str, own: str, cited: str, votes: str, kept: str) -> None:
    (made,) = built(act(year=year, title=own, cited_title=cited, votes=votes))
    assert made["title"] == kept


@pytest.mark.parametrize(
    ("title", "changed"),
    [
        pytest.param(
            "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 45 TAHUN 1999 TENTANG PEMBENTUKAN PROVINSI X", "UU 45/1999", id="law"
        ),
        pytest.param("Perubahan Kedua atas Peraturan Pemerintah No. 6 Tahun 2005", "PP 6/2005", id="second change"),
        pytest.param("Perubahan Kedua Belas atas Peraturan Pemerintah Nomor 14 Tahun 1985 tentang X", "PP 14/1985", id="twelfth"),
        pytest.param("Perubahan atas Peraturan Presiden Nomor 16 Tahun 2018 tentang X", "PERPRES 16/2018", id="of the president"),
        pytest.param("Perubahan atas Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang X", "PERMENDAGRI 80/2015",
            id="of a minister"),
        pytest.param("PERUBAHAN ATAS PERATURAN PEMERINTAH TENTANG X", "", id="no number"),
        pytest.param("PERUBAHAN BENTUK PERUSAHAAN UMUM X", "", id="a change of something else"),
        pytest.param("PERUBAHAN UNDANG-UNDANG DARURAT NOMOR 3 TAHUN 1953", "", id="of another kind"),
    ],
)  # fmt: skip
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
    (made,) = put_over(known, [read])
    assert {c: v for c, v in made.items() if v} == {**known[0], "title": "Perubahan APBN", "tln": "6111"}


def test_acts_of_one_number_are_told_apart_by_their_issuer_and_sorted_by_the_first_number() -> None:
    read = [
        {"reg_type": kind, "issuer": issuer, "number": number, "year": "2010", "title": ""}
        for kind, issuer, number in (
            ("PERKA", "Badan Y", "5"), ("PERKA", "Badan X", "5"), ("PERMENAKER", "", "PER.15/MEN/X/2010"),
            ("PERMENAKER", "", "8"), ("KEPMENDAGRI", "", "050-5889"),
        )
    ]  # fmt: skip
    listed = csv.DictReader(io.StringIO(gzip.decompress(packed(put_over((), read))).decode()))
    assert [(r["reg_type"], r["issuer"], r["number"]) for r in listed] == [
        ("KEPMENDAGRI", "", "050-5889"), ("PERKA", "Badan X", "5"), ("PERKA", "Badan Y", "5"), ("PERMENAKER", "", "8"),
        ("PERMENAKER", "", "PER.15/MEN/X/2010"),
    ]  # fmt: skip


def test_each_act_that_was_read_has_its_source_and_day() -> None:
    acts = read_acts()
    assert acts
    assert [a for a in acts if not a["source"] or not a["read"]] == []
    assert len({key_in_list(a) for a in acts}) == len(acts)


def test_what_was_read_of_an_act_is_of_known_form() -> None:
    kinds = {row["reg_type"] for row in read_rows("jenis_peraturan.csv")}
    named = re.compile(r"(?P<kind>[A-Z_]+) \d\S*/(?P<year>\d{4})")
    for act_read in read_acts():
        told = [a for column in ("amended_by", "repealed_by") for a in act_read[column].split("; ") if a]
        acts = [found for a in told if (found := named.fullmatch(a)) is not None]
        assert act_read["reg_type"] in kinds
        assert act_read["checked"] in ("", "no")
        assert {found["kind"] for found in acts} <= kinds
        assert len(acts) == len([a for a in told if not a.startswith("Putusan MK ")]), act_read
        assert bool(act_read["repealed_by"]) == bool(act_read["repealed_year"]), act_read


def test_an_act_is_repealed_in_the_year_of_the_act_that_repeals_it_and_not_before_its_own() -> None:
    told = [
        (row["reg_type"], row["number"], row["year"], row["repealed_by"], row["repealed_year"])
        for row in (*read_rows("peraturan.csv"), *read_rows("peraturan_uu_pp.csv.gz"))
        if row["repealed_by"] and not row["repealed_by"].startswith("Putusan MK ")
        if not row["repealed_by"].endswith("/" + row["repealed_year"]) or row["repealed_year"] < row["year"]
    ]
    assert told == []


def test_supplements_of_a_year_rise_with_the_gazettes() -> None:
    by_year: dict[str, set[tuple[int, int]]] = {}
    for row in (*read_rows("peraturan.csv"), *read_rows("peraturan_uu_pp.csv.gz")):
        if row["ln"] and row["tln"] and row.get("checked") != "no":
            by_year.setdefault(row.get("ln_year") or row["year"], set()).add((int(row["ln"]), int(row["tln"])))
    falling = [(year, a, b) for year, pairs in by_year.items() for a, b in pairwise(sorted(pairs)) if a[1] >= b[1]]
    assert falling == []


@pytest.mark.parametrize(
    ("tln", "kept"), [("3001", True), ("2940", True), ("2526", False), ("3526", False), ("", True)]
)
def test_a_supplement_far_from_those_of_the_year_is_another_act_s(tln: str, kept: bool) -> None:
    assert is_of_its_year(tln, "1973") is kept
