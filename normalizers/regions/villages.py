"""Villages: which desa or kelurahan of a kecamatan the documents of a village name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from normalizers.parsed import Parsed
from normalizers.regions.districts import level_words
from normalizers.regions.tables import tables
from normalizers.similarity import edits
from normalizers.text import fold
from reference.load import read_patterns, read_rows
from reference.shared import alternatives, village_heads, villages

# A village named at the opening of a text, or behind its kecamatan.
_OPENING = read_patterns("meaning_words.toml", "region_villages", heads=village_heads(), villages=villages())["opening"]
_MOST_WORDS = 5  # words of a village's name
_SHORTEST_MISREAD = 5  # letters of a name in which one may be misread


@cache
def villages_of(district: str) -> dict[str, str]:
    """Return the names of the villages of a kecamatan ("35.27.01") by their codes ("35.27.01.2001")."""
    row = _rows().get(district)
    found: dict[str, str] = {}
    number = 0
    for part in row.split("|") if row else ():
        printed, sign, name = part.rpartition("=")
        number = int(printed) if sign else number + 1
        found[f"{district}.{number}"] = name
    return found


@cache
def _rows() -> dict[str, str]:
    return {row["code"]: row["villages"] for row in read_rows("wilayah/villages.csv.gz")}


def village_in(texts: Iterable[str], district: str) -> Parsed[str]:
    """Return the code of the one village of the kecamatan that texts name; None where they name none, or several.

    Notes: village_misread (the one name a letter away), village_unknown (the kecamatan has none of the name).
    """
    own_name = _of_district(district)  # "Kecamatan Kampung Melayu" names no kampung
    printed = [words for text in texts if (words := _named(own_name.sub(r"\g<level> X", text)))]
    if not printed:
        return Parsed()
    own: dict[str, list[str]] = {}
    for code, name in villages_of(district).items():
        own.setdefault(fold(name), []).append(code)
    exact = {code for words in printed for code in _longest(words, own)}
    if exact:
        return Parsed(exact.pop()) if len(exact) == 1 else Parsed()
    near = {
        code
        for words in printed
        for name, codes in own.items()
        if len(name) >= _SHORTEST_MISREAD
        and any(edits(fold("".join(words[:size])), name, 1) <= 1 for size in range(1, len(words) + 1))
        for code in codes
    }
    return Parsed(near.pop(), ("village_misread",)) if len(near) == 1 else Parsed(None, ("village_unknown",))


@cache
def _of_district(district: str) -> re.Pattern[str]:
    """Return the pattern of a district's own name behind the word of its level, blanks and signs as they come."""
    levels = [row["word"] for row in read_rows("kata_wilayah.csv") if row["level"] == "kecamatan"]
    words = (re.escape(word) for word in re.findall(r"\w+", tables().districts.get(district, "-")))
    name = r"[^A-Za-z0-9]*".join(words)
    return re.compile(rf"(?P<level>{alternatives(levels)})\.?\s+{name}(?![A-Za-z])", re.IGNORECASE)


def _named(text: str) -> list[str]:
    """Return the words that stand behind the word for a village, up to another region's; none where no village is named."""
    match = _OPENING.search(text)
    if match is None:
        return []
    words = match["name"].split()[:_MOST_WORDS]
    end = next((at for at, word in enumerate(words) if fold(word) in level_words()), len(words))
    return words[:end]


def _longest(words: list[str], own: dict[str, list[str]]) -> list[str]:
    """Return the codes of the longest name that opens the words."""
    return next((own[name] for size in range(len(words), 0, -1) if (name := fold("".join(words[:size]))) in own), [])
