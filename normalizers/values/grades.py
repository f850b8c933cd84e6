"""Grades: letters and words of quality scales, opinions of auditors, from reference/satuan.toml."""

from __future__ import annotations

import re
from functools import cache

from normalizers.values.satuan import by_variant, plain_unit, value_words


def find_grade(text: str) -> str | None:
    """Return the canonical grade ("BB", "WTP", "sangat baik") for exactly this text, or None.

    Letters count only as capitals: "a" is a list mark, not a grade.
    """
    bare = _graded().sub("", text.strip(" .,;:()\"“”'"))
    if 0 < len(bare) <= 2 and bare.upper() != bare:
        return None
    return _grades().get(plain_unit(bare))


@cache
def _graded() -> re.Pattern[str]:
    """Return the pattern of a word that only leads to a grade ("kategori A")."""
    return re.compile(rf"^(?:{'|'.join(value_words('predikat'))})\s+", re.IGNORECASE)


@cache
def _grades() -> dict[str, str]:
    return by_variant("predikat")
