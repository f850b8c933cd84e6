"""A table of NIPs as printed: shapes, letters read for digits, faults, and numbers that are none. All made up."""

from __future__ import annotations

from datetime import date

from normalizers.persons.nip import parse_nip
from tests.normalizers.tables import faults, kept_faults


def is_no_other(text: str, expected: str) -> bool:
    value = parse_nip(text, on=date(2024, 1, 1)).value
    return value is None or value.status != "valid" or value.digits == expected[1:]


def is_right(text: str, expected: str) -> bool:
    """Return whether a NIP is right: "=digits" valid; "?digits" these or not valid; "-" not valid."""
    value = parse_nip(text, on=date(2024, 1, 1)).value
    valid = value is not None and value.status == "valid"
    digits = value.digits if value is not None else ""
    if expected[0] == "=":
        return valid and digits == expected[1:]
    return not valid or digits == expected[1:]


def test_the_table() -> None:
    assert faults("nips.tsv", 2, is_right) == []
    assert kept_faults("nips.tsv", 2, is_right) == 0


def test_no_number_is_another_valid_one() -> None:
    assert faults("nips.tsv", 2, is_no_other) == []
    assert kept_faults("nips.tsv", 2, is_no_other) == 0
