from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.values.periode import parse_periode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tahun 2023 - 2026", (2023, 2026), id="dash"),
        pytest.param("2016 – 2021", (2016, 2021), id="long dash"),
        pytest.param("20212026", (2021, 2026), id="glued"),
        pytest.param("2021 s/d 2026", (2021, 2026), id="s/d"),
        pytest.param("2021 hingga 2026", (2021, 2026), id="until"),
        pytest.param("2021 s.d. 2026", (2021, 2026), id="s.d."),
        pytest.param("2021 sampai dengan 2026", (2021, 2026), id="in words"),
        pytest.param("TAHUN ANGGARAN 2024", (2024, 2024), id="budget year"),
        pytest.param("2017", (2017, 2017), id="one year"),
        pytest.param("Tahun 2O21 - 2O26", (2021, 2026), id="misread"),
        pytest.param("2026-2021", None, id="end before start"),
        pytest.param("1016-2021", None, id="no year"),
        pytest.param("Tahun", None, id="nothing"),
    ],
)
def test_periods(text: str, expected: tuple[int, int] | None) -> None:
    parsed = parse_periode(text)
    value = parsed.value
    assert ((value.start, value.end) if value else None) == expected
    if "2O" in text:
        assert parsed.notes == ("digit_lookalike",)
    if value is None and text != "Tahun":
        assert parsed.notes == ("implausible_period",)


@settings(deadline=None, max_examples=60)
@given(st.integers(1950, 2089), st.integers(0, 10), st.sampled_from(["-", " - ", "–", " s/d ", " sampai dengan "]))
def test_every_period_is_read(start: int, years: int, between: str) -> None:
    value = parse_periode(f"RPJMD {start}{between}{start + years}").value
    assert value is not None
    assert (value.start, value.end) == (start, start + years)


@pytest.mark.parametrize(
    ("text", "period", "notes"),
    [
        pytest.param("RENSTRA 2021-26", (2021, 2026), ("year_short",), id="end in two digits"),
        pytest.param("Nomor 5/2007-12", (2007, 2007), (), id="a month"),
        pytest.param("2021-20", (2021, 2021), (), id="an end before its start"),
        pytest.param("2021-26-05", (2021, 2021), (), id="a date"),
        pytest.param("19 Mei 2021-25 Mei 2021", (2021, 2021), (), id="the day of another date"),
    ],
)
def test_an_end_in_two_digits(text: str, period: tuple[int, int], notes: tuple[str, ...]) -> None:
    parsed = parse_periode(text)
    assert parsed.value is not None
    assert ((parsed.value.start, parsed.value.end), parsed.notes) == (period, notes)


@pytest.mark.parametrize(
    ("text", "expected", "notes", "span"),
    [
        pytest.param("RPJPD 2000-2025", (2000, 2025), (), (6, 15), id="the_longest"),
        pytest.param("RPJPD 2000-2026", None, ("implausible_period",), (6, 15), id="longer_than_any_plan"),
        pytest.param("2021-2021", (2021, 2021), (), (0, 9), id="one_year_as_a_period"),
        pytest.param("1945-1950", (1945, 1950), (), (0, 9), id="the_earliest"),
        pytest.param("1944-1950", None, ("implausible_period",), (0, 9), id="before_the_earliest"),
        pytest.param("tahun 1945", (1945, 1945), (), (6, 10), id="the_earliest_year"),
        pytest.param("tahun 1944", None, ("implausible_period",), (6, 10), id="a_year_before_it"),
        pytest.param("2021, 2022", (2021, 2021), ("several_years",), (0, 4), id="two_years"),
        pytest.param("2021 dan 2021", (2021, 2021), (), (0, 4), id="one_year_twice"),
    ],
)
def test_edges_of_periods(
    text: str, expected: tuple[int, int] | None, notes: tuple[str, ...], span: tuple[int, int]
) -> None:
    parsed = parse_periode(text)
    value = parsed.value
    assert ((value.start, value.end) if value else None, parsed.notes) == (expected, notes)
    assert parsed.spans["period"] == span
