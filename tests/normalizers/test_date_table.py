"""A table of dates as printed: what they mean, with the precision that they have."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalizers.tanggal import parse_tanggal

DATA = Path(__file__).parent / "data"


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


@pytest.mark.parametrize(("name", "share"), [("dates.tsv", 1.0), ("kept/dates.tsv", 0.97)])
def test_the_table(name: str, share: float) -> None:
    every = [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    wrong = [row for row in every if not is_right(row[0], row[1])]
    assert len(wrong) <= (1 - share) * len(every), wrong
