from __future__ import annotations

import pytest

from extractors.text.likeness import likeness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("memutuskan", "memutuskan", 1.0, id="the same"),
        pytest.param("memutuskan", "mernutuskan", 18 / 21, id="m read as rn"),
        pytest.param("abc", "xyz", 0.0, id="nothing in common"),
        pytest.param("", "", 1.0, id="blank"),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == pytest.approx(expected)


def test_what_is_less_like_than_asked_is_nothing() -> None:
    assert likeness("memutuskan", "menetapkan", 0.95) == 0.0
