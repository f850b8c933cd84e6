"""A table of NIPs as printed: shapes, letters read for digits, faults, and numbers that are none. All made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from normalizers.nip import parse_nip

DATA = Path(__file__).parent / "data"


def is_right(text: str, expected: str) -> bool:
    """Return whether a NIP is right: "=digits" valid; "?digits" these or not valid; "-" not valid."""
    value = parse_nip(text, on=date(2024, 1, 1)).value
    valid = value is not None and value.status == "valid"
    digits = value.digits if value is not None else ""
    if expected[0] == "=":
        return valid and digits == expected[1:]
    return not valid or digits == expected[1:]


@pytest.mark.parametrize(("name", "share"), [("nips.tsv", 1.0), ("kept/nips.tsv", 0.98)])
def test_the_table(name: str, share: float) -> None:
    every = [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    wrong = [row for row in every if not is_right(row[0], row[1])]
    assert len(wrong) <= (1 - share) * len(every), wrong


@pytest.mark.parametrize("name", ["nips.tsv", "kept/nips.tsv"])
def test_no_number_is_another_valid_one(name: str) -> None:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        text, expected = line.split("\t")
        value = parse_nip(text, on=date(2024, 1, 1)).value
        assert value is None or value.status != "valid" or value.digits == expected[1:], text
