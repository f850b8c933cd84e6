"""A table of units as printed: the canonical one, or openly none."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalizers.satuan import parse_satuan

DATA = Path(__file__).parent / "data"


def is_right(text: str, expected: str) -> bool:
    """Return whether a unit is the same as the expected one; "-": none. A short form of two units must be noted."""
    parsed = parse_satuan(text)
    if expected == "-":
        return parsed.value is None
    return parsed.value == parse_satuan(expected).value or "unit_unclear" in parsed.notes


@pytest.mark.parametrize(("name", "share"), [("units.tsv", 1.0), ("kept/units.tsv", 0.94)])
def test_the_table(name: str, share: float) -> None:
    every = [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    wrong = [row for row in every if not is_right(row[0], row[1])]
    assert len(wrong) <= (1 - share) * len(every), wrong


def test_a_misread_unit_is_noted() -> None:
    parsed = parse_satuan("D0kumen")
    assert (parsed.value, parsed.notes) == ("dokumen", ("unit_misread",))


@pytest.mark.parametrize(
    ("text", "expected"), [("Rp (juta)", "juta rupiah"), ("Rp. 000", "ribu rupiah"), ("Milyar Rp", "miliar rupiah")]
)
def test_money_keeps_its_scale(text: str, expected: str) -> None:
    assert parse_satuan(text).value == expected


def test_a_word_of_the_language_is_no_misread_unit() -> None:
    assert parse_satuan("ladang").notes == ("unknown_unit",)
