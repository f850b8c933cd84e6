from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.text import fold, fold_words, read_int, repair_digits, roman, squeeze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  Camat \u00a0 Sreseh\n", "Camat Sreseh", id="blanks"),
        pytest.param("", "", id="empty"),
    ],
)
def test_squeeze(text: str, expected: str) -> None:
    assert squeeze(text) == expected


def test_fold_drops_case_dots_and_accents() -> None:
    assert fold("S. Sos., André") == "ssosandre"
    assert fold_words("Ma'ruf, S.Ag") == ("ma", "ruf", "s", "ag")


@pytest.mark.parametrize(
    ("text", "expected", "noted"),
    [
        pytest.param("2O16", "2016", True, id="letter O"),
        pytest.param("l9B5", "1985", True, id="l and B"),
        pytest.param("2016", "2016", False, id="nothing to repair"),
    ],
)
def test_repair_digits(text: str, expected: str, noted: bool) -> None:
    parsed = repair_digits(text)
    assert parsed.value == expected
    assert bool(parsed.notes) is noted


def test_read_int() -> None:
    assert read_int("1O") == 10
    assert read_int("abc") is None


@pytest.mark.parametrize(("text", "value"), [("IV", 4), ("XIV", 14), ("i", 1), ("A", None), ("", None)])
def test_roman(text: str, value: int | None) -> None:
    assert roman(text) == value


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)
