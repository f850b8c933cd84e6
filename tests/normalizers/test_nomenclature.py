"""Codes of the nomenclature of planning tell the level of what they stand for."""

from __future__ import annotations

import pytest

from normalizers.nomenclature import level_of_code


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2.11.03", "program"),
        ("X.XX.01", "program"),
        ("2.11.03.2.01", "kegiatan"),
        ("1 04 02 2.03", "kegiatan"),
        ("3.25.06.2.03.", "kegiatan"),
        ("2.11.03.2.01.0001", "sub_kegiatan"),
        ("7.01.01.1.02.05", "sub_kegiatan"),
        ("X.XX.01.2.01.06", "sub_kegiatan"),
        ("1.2.3", None),
        ("IKU 1.1", None),
        ("1.20.15.02", None),
        ("2.11", None),
        ("", None),
    ],
)
def test_level_of_a_code(text: str, level: str | None) -> None:
    assert level_of_code(text) == level
