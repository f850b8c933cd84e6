"""Held-out citations (data/HELDOUT.md): what a reader of the page writes down, against what the normalizers say."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from normalizers.regulations.near import candidates
from normalizers.regulations.peraturan import Peraturan, parse_peraturan, published_type
from normalizers.regulations.reference import check_against_reference, check_amendments, find_entry

ROWS = tuple(csv.DictReader((Path(__file__).parent / "data" / "citations.csv").open(encoding="utf-8", newline="")))
NAMED = ("PERMENDAGRI", "PERMENPAN", "PERMENPANRB")  # the other PERMEN are one family
SUPPLEMENTS = ("TLN", "TBN", "TLD", "TBD")


def same(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "").casefold()


def family(kind: str) -> str:
    return "PERMEN" if kind.startswith("PERMEN") and kind not in NAMED else kind


def read(row: dict[str, str]) -> Peraturan:
    value = parse_peraturan(row["text"]).value
    assert value is not None, row["text"]
    return value


def head_is_right(row: dict[str, str]) -> bool:
    value = read(row)
    years = {row["year"]} if row["year"] else {"", *re.findall(r"\d{4}", row["wrong"])}
    return (
        family(published_type(value.reg_type)) == family(row["instrument"])
        and same(value.number) == same(row["number"])
        and str(value.year or "") in years
    )


def gazettes_are_right(row: dict[str, str]) -> bool:
    found = {g.kind: g for g in read(row).gazettes}
    supplement = next((g.number for kind, g in found.items() if kind in SUPPLEMENTS), None)
    if (supplement or "") != row["tln_number"]:
        return False
    if not row["gazette_kind"]:
        return True
    gazette = found.get(row["gazette_kind"])
    return gazette is not None and (str(gazette.year or ""), gazette.number or "") == (
        row["gazette_year"],
        row["gazette_number"],
    )


def flags(row: dict[str, str]) -> list[str]:
    """Return all that the rules would tell of a citation: notes, differences, near namesakes of what is not known."""
    parsed = parse_peraturan(row["text"])
    assert parsed.value is not None, row["text"]
    entry = find_entry(parsed.value)
    near = candidates(parsed.value) if entry is None or not entry["title"] else ()
    told = [d.code for d in (*check_against_reference(parsed.value), *check_amendments(parsed.value))]
    notes = [
        n for n in parsed.notes if n != "issuer_from_title"
    ]  # says whence the issuer is, not that the print is wrong
    return [*notes, *told, *(n.label for n in near)]


def test_the_set_is_as_large_as_promised() -> None:
    assert len(ROWS) >= 300
    assert sum(1 for row in ROWS if row["wrong"]) >= 100


def test_kind_number_and_year_are_right_in_99_of_100() -> None:
    wrong = [row["id"] for row in ROWS if not head_is_right(row)]
    assert len(wrong) <= 0.01 * len(ROWS), wrong


def test_gazettes_are_right_in_97_of_100() -> None:
    wrong = [row["id"] for row in ROWS if not gazettes_are_right(row)]
    assert len(wrong) <= 0.03 * len(ROWS), wrong


def test_amendments_are_named_in_printed_order() -> None:
    def told(row: dict[str, str]) -> str:
        return "; ".join(f"{a.reg_type} {a.number}/{a.year}" for a in read(row).amendments)

    assert [row["id"] for row in ROWS if same(told(row)) != same(row["amended_by"])] == []


@pytest.mark.parametrize("row", [pytest.param(r, id=r["id"]) for r in ROWS if r["wrong"]])
def test_each_wrong_variant_is_flagged(row: dict[str, str]) -> None:
    assert flags(row)


def test_no_right_form_is_flagged() -> None:
    assert {row["id"]: told for row in ROWS if not row["wrong"] and (told := flags(row))} == {}
