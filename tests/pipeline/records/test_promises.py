"""Targets and results as documents of an office are compared by them."""

from __future__ import annotations

import pytest

from pipeline.records.promises import value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (85.0, "85"),
        (92.5, "92.5"),
        (100 / 3, "33.3333"),
        (1_234_567.0, "1234567"),
        (1_234_567.25, "1234567.25"),
        (12_345.678, "12345.68"),
    ],
)
def test_a_large_number_keeps_its_digits(value: float, text: str) -> None:
    assert value_text(value) == text
