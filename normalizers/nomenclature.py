"""Codes of the nomenclature of regional planning and finance (Permendagri 90/2019): of what level one is."""

from __future__ import annotations

import re
from typing import Literal

# Affair, field, programme; an activity has two more parts (1 province, 2 regency), a sub-activity another of two or four digits.
_CODE = re.compile(
    r"[\dX]\.(?:\d\d|XX)(?P<program>\.\d\d)(?P<kegiatan>\.[12]\.\d\d)?(?P<sub>(?<=\.[12]\.\d\d)\.(?:\d\d|\d{4}))?\.?"
)


def level_of_code(text: str) -> Literal["program", "kegiatan", "sub_kegiatan"] | None:
    """Return the level of a code such as "2.11.03.2.01.0001", its parts divided by stops or blanks; None for any other."""
    match = _CODE.fullmatch(re.sub(r"\s*[.\s]\s*", ".", text.strip()).upper())
    if match is None:
        return None
    return "sub_kegiatan" if match["sub"] else "kegiatan" if match["kegiatan"] else "program"
