"""A table of units as printed: the canonical one, or openly none."""

from __future__ import annotations

import pytest

from normalizers.values.grades import find_grade
from normalizers.values.satuan import parse_satuan
from reference.load import read_settings
from tests.normalizers.tables import faults, kept_faults


def is_right(text: str, expected: str) -> bool:
    """Return whether a unit is the same as the expected one and one of the reference; "-": none.

    A short form of two units must be noted, and one that is expected as "!unit"; "~": no unit of the reference, noted.
    """
    parsed = parse_satuan(text)
    if expected == "~":
        return parsed.value is None or bool(parsed.notes)
    if expected[0] == "!":
        return bool(parsed.notes) and is_right(text, expected[1:])
    if expected == "-":
        return parsed.value is None
    if "unknown_unit" in parsed.notes:
        return False
    return parsed.value == parse_satuan(expected).value or "unit_unclear" in parsed.notes


def test_the_table() -> None:
    assert faults("units.tsv", 2, is_right) == []
    assert kept_faults("units.tsv", 2, is_right) <= 11


def test_a_misread_unit_is_noted() -> None:
    parsed = parse_satuan("D0kumen")
    assert (parsed.value, parsed.notes) == ("dokumen", ("unit_misread",))


@pytest.mark.parametrize(
    ("text", "expected"), [("Rp (juta)", "juta rupiah"), ("Rp. 000", "ribu rupiah"), ("Milyar Rp", "miliar rupiah")]
)
def test_money_keeps_its_scale(text: str, expected: str) -> None:
    assert parse_satuan(text).value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kwintal per Hektar", "kuintal/ha"),
        ("ORANG/TAHUN", "orang/tahun"),
        ("x/thn", "kali/tahun"),
        ("gram/kap/hari", "gram/kapita/hari"),
    ],
)
def test_units_of_units_have_one_name(text: str, expected: str) -> None:
    parsed = parse_satuan(text)
    assert (parsed.value, parsed.notes) == (expected, ())


def test_the_grades_of_every_scale_are_those_that_targets_have() -> None:
    for scale in read_settings("skala.toml")["scale"]:
        assert [find_grade(grade) for grade in scale["grades"]] == scale["grades"], scale["name"]


def test_a_word_of_the_language_is_no_misread_unit() -> None:
    assert parse_satuan("ladang").notes == ("unknown_unit",)
