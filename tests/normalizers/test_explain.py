"""Notes in words: every note that a normalizer can give has a sentence in both languages."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import normalizers
from normalizers.explain import doubts, explain, meaning_doubts
from normalizers.formula.parse import parse_formula
from normalizers.nomor import parse_nomor
from normalizers.persons.names import parse_name
from normalizers.persons.nip import parse_nip
from normalizers.persons.pangkat import parse_pangkat
from normalizers.regulations.peraturan import parse_peraturan
from normalizers.values.periode import parse_periode
from normalizers.values.tanggal import parse_tanggal
from normalizers.values.target import parse_target
from reference.load import read_rows

PARSERS: tuple[Callable[[str], Any], ...] = (
    parse_formula, parse_name, parse_nip, parse_nomor, parse_pangkat, parse_peraturan, parse_periode, parse_tanggal, parse_target,
)  # fmt: skip
KNOWN = {row["code"] for row in read_rows("catatan.csv")}
PIECES = ("12", ",", ".", "345", "%", " ", "x 100", "jumlah desa", "/", "dibagi", "S.H", "Drs.", "NIP", "Nomor", "Tahun", "2O14",
          "31 Februari 2020", "Budi", "SE", "-", "s.d.", "(", ")", "Peraturan", "1:20", "juta", "Pembina", "III/d")  # fmt: skip


def appended() -> set[str]:
    """Return every string that the source of a normalizer appends to its notes."""
    found = set()
    for path in Path(normalizers.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
                target = node.func.value
                if isinstance(target, ast.Name) and target.id == "notes":
                    found |= {
                        n.value
                        for a in node.args
                        for n in ast.walk(a)
                        if isinstance(n, ast.Constant) and isinstance(n.value, str)
                    }
    return found


def test_every_note_in_the_source_has_a_sentence() -> None:
    assert len(appended()) > 20
    assert appended() - KNOWN == set()


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_every_note_that_comes_out_has_a_sentence(text: str) -> None:
    for parse in PARSERS:
        assert set(parse(text).notes) <= KNOWN


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_target, "1,500", "comma_three_digits"),
        (parse_target, "80 60 50", "several_quantities"),
        (parse_tanggal, "31 Februari 2020", "date_does_not_exist"),
        (parse_name, "BUDI SE", "degree_unsure"),
        (parse_peraturan, "Peraturan Pemerintah Tahun 2014", "number_missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_can_mean_two_things_is_a_doubt(parse: Callable[[str], Any], text: str, code: str) -> None:
    assert code in doubts(parse(text).notes)


def test_sentences_come_in_the_order_of_the_notes_and_in_both_languages() -> None:
    assert explain(("placeholder", "bar_lost"), "en")[1].startswith("the fraction bar")
    assert explain(("bar_lost",))[0].startswith("garis pecahan")
    assert all(row["id"] and row["en"] and row["doubt"] in ("y", "n") for row in read_rows("catatan.csv"))


def test_an_unknown_code_is_a_doubt_and_stays_visible() -> None:
    assert doubts(("brand_new",)) == ("brand_new",)
    assert explain(("brand_new",)) == ("brand_new",)


def test_notes_of_an_unsure_meaning_are_doubts() -> None:
    assert meaning_doubts(("decimal_point",), ("thousands_or_decimal", "unit_unclear")) == ("meaning_unsure",)
    assert meaning_doubts(("not_understood",), ()) == ("value_unread",)
    assert meaning_doubts((), ("several_years",)) == meaning_doubts(("digit_behind_year",)) == ("meaning_unsure",)
    assert meaning_doubts() == ()
