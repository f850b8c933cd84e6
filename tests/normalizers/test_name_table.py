"""A table of names with titles and degrees: degrees out, the name whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalizers.names import parse_name

DATA = Path(__file__).parent / "data"


def letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def is_right(row: list[str]) -> bool:
    text, front, core, back = row
    name = parse_name(text).value
    if name is None:
        return False
    titles = ("|".join(letters(t) for t in name.titles_front), "|".join(letters(t) for t in name.titles_back))
    wanted = tuple("|".join(letters(t) for t in side.split("|")) for side in (front, back))
    return titles == wanted and letters(name.core_title) == letters(core)


@pytest.mark.parametrize(("name", "share"), [("names.tsv", 1.0), ("kept/names.tsv", 0.98)])
def test_the_table(name: str, share: float) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    every = [[*line.split("\t"), "", "", ""][:4] for line in lines]
    wrong = [row for row in every if not is_right(row)]
    assert len(wrong) <= (1 - share) * len(every), wrong
