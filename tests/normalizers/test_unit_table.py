"""A table of units as printed: the canonical one, or openly none."""

from __future__ import annotations

import pytest

from normalizers.satuan import parse_satuan
from tests.normalizers.tables import faults, kept_faults


def is_right(text: str, expected: str) -> bool:
    """Return whether a unit is the same as the expected one; "-": none. A short form of two units must be noted."""
    parsed = parse_satuan(text)
    if expected == "-":
        return parsed.value is None
    return parsed.value == parse_satuan(expected).value or "unit_unclear" in parsed.notes


def test_the_table() -> None:
    assert faults("units.tsv", 2, is_right) == []
    assert kept_faults("units.tsv", 2, is_right) <= 6


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
