"""A table of names with titles and degrees: degrees out, the name whole."""

from __future__ import annotations

import re

from normalizers.names import parse_name
from tests.normalizers.tables import faults, kept_faults


def letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def is_right(text: str, front: str, core: str, back: str) -> bool:
    name = parse_name(text).value
    if name is None:
        return False
    titles = ("|".join(letters(t) for t in name.titles_front), "|".join(letters(t) for t in name.titles_back))
    wanted = tuple("|".join(letters(t) for t in side.split("|")) for side in (front, back))
    return titles == wanted and letters(name.core_title) == letters(core)


def test_the_table() -> None:
    assert faults("names.tsv", 4, is_right) == []
    assert kept_faults("names.tsv", 4, is_right) <= 2
