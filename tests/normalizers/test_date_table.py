"""A table of dates as printed: what they mean, with the precision that they have."""

from __future__ import annotations

import random
from datetime import date

import pytest

from normalizers.values.tanggal import Tanggal, parse_tanggal
from tests.normalizers.tables import faults, kept_faults

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")  # fmt: skip


def is_right(text: str, expected: str) -> bool:
    """Return whether a date is the expected one; "-": none; "?": that one, one with a note, or none."""
    parsed = parse_tanggal(text)
    value = parsed.value
    if value is None or value.precision == "none":
        found = "-"
    elif value.precision == "day":
        found = str(value.date)
    else:
        found = f"{value.year}-{value.month:02d}" if value.precision == "month" else str(value.year)
    if expected.startswith("?"):
        return found in ("-", expected[1:]) or bool(parsed.notes)
    return found == expected


def test_the_table() -> None:
    assert faults("dates.tsv", 2, is_right) == []
    assert kept_faults("dates.tsv", 2, is_right) <= 2


def test_one_misread_letter_or_digit_gives_no_other_date_without_a_note() -> None:
    made = random.Random(4)
    looks = {"1": "lI", "0": "Oo", "5": "Ss", "8": "B", "2": "Zz", "n": "mh", "a": "oe", "e": "co", "i": "lt", "r": "nt",
             "u": "vo", "S": "58"}  # fmt: skip
    for month, name in enumerate(MONTHS, start=1):
        for _ in range(60):
            day, year = made.randrange(1, 29), made.randrange(2010, 2025)
            text = f"Bandung, {day} {name} {year}"
            at = made.randrange(len("Bandung, "), len(text))
            misread = text[:at] + made.choice(looks.get(text[at], text[at])) + text[at + 1 :]
            parsed = parse_tanggal(misread)
            value = parsed.value
            right = value is not None and value.date == date(year, month, day)
            assert right or value is None or value.precision == "none" or parsed.notes, misread


@pytest.mark.parametrize(
    ("text", "expected", "notes"),
    [
        pytest.param(
            "4 Januari Januari 2021", Tanggal(date(2021, 1, 4), "day", 2021, 1, 4), ("word_repeated",), id="twice"
        ),
        pytest.param(
            "4 Jan. Januari 2021", Tanggal(date(2021, 1, 4), "day", 2021, 1, 4), ("word_repeated",), id="short and long"
        ),
        pytest.param("4 Januari Februari 2021", Tanggal(None, "year", 2021), ("month_unreadable",), id="two months"),
        pytest.param(
            "4 Januari 2021 2022", Tanggal(date(2021, 1, 4), "day", 2021, 1, 4), ("several_years",), id="two years"
        ),
    ],
)
def test_what_is_printed_twice(text: str, expected: Tanggal, notes: tuple[str, ...]) -> None:
    parsed = parse_tanggal(text)
    assert (parsed.value, parsed.notes) == (expected, notes)
