"""Names of regions as they are set: letters apart, the blank behind the word of the level lost, short names behind an office."""

from __future__ import annotations

import re
from functools import cache

from normalizers.lexicon import listed
from normalizers.regions.tables import tables
from normalizers.text import fold, join_letters
from reference.load import read_patterns, read_rows

_QUOTE = re.compile(r'(?<=[A-Za-z])["”](?=[A-Za-z])')  # 'RA"AS'
_OFFICE_GLUED = read_patterns("meaning_words.toml", "region_writing")["office_glued"]  # "PEMERINTAHKABUPATEN"
_SHORTEST_LEVEL = 4  # letters of the word of a level that may touch the name behind it
_SHORTEST_NAME = 5  # letters of such a name: "Kotabatu" is a village
_SHORTEST_BEHIND_KABUPATEN = 4  # which begins no village's name
_MOST_WORDS = 4  # words of such a name that are tried


def plain_writing(text: str) -> str:
    """Return a text with letters that stand apart joined, and the blank put back between a level and the name that it touches.

    The blank is put back only where a region of that level has the name: "KABUPATENSAMPANG", not "Kotawaringin".
    """
    text = _OFFICE_GLUED.sub(" ", join_letters(_QUOTE.sub("'", text)))
    return _glued().sub(_parted, text)


@cache
def _levels() -> dict[str, str]:
    rows = read_rows("kata_wilayah.csv")
    return {r["word"]: r["level"] for r in rows if r["word"] == r["level"] and len(r["word"]) >= _SHORTEST_LEVEL}


@cache
def _glued() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_levels(), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?P<level>{words})(?=(?P<rest>[a-z]+(?: [a-z]+){{0,{_MOST_WORDS - 1}}}))", re.IGNORECASE)


def _parted(found: re.Match[str]) -> str:
    level, words = _levels()[found["level"].casefold()], found["rest"].split()
    names = [fold("".join(words[:size])) for size in range(1, len(words) + 1)]
    shortest = _SHORTEST_BEHIND_KABUPATEN if level == "kabupaten" else _SHORTEST_NAME
    known = any(len(name) >= shortest and _is_name(level, name) for name in names)
    return f"{found['level']} " if known else found["level"]


def _is_name(level: str, name: str) -> bool:
    name = name.removeprefix("administrasi") if level != "kecamatan" else name
    return name in tables().districts_by_name if level == "kecamatan" else (level, name) in tables().by_name


def short_name_behind_office(text: str) -> tuple[str, str] | None:
    """Return level and code of the region whose short name closes the name of an office ("Bappeda Muba"); None where none does.

    A short name that is also a word of the language, a district, or a name of several regions tells nothing.
    """
    words = text.split()
    if len(words) < 2 or not any(pattern.match(text.strip()) for pattern in _offices()):
        return None
    return _short_names().get(fold(words[-1]))


def is_name_without_level(text: str) -> bool:
    """Return whether a text is the name of a kabupaten or kota, or an office and such a name, without the word of its level."""
    words = text.strip().split()
    is_office = len(words) > 1 and any(pattern.match(text.strip()) for pattern in _offices())
    tried = [words, *([words[-size:] for size in range(1, _MOST_WORDS)] if is_office else [])]
    return any((level, fold("".join(some))) in tables().by_name for some in tried for level in ("kabupaten", "kota"))


@cache
def _offices() -> tuple[re.Pattern[str], ...]:
    rows = (row for row in read_rows("institution.csv") if row["level"] == "perangkat_daerah")
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows)


@cache
def _short_names() -> dict[str, tuple[str, str]]:
    known = tables()
    found: dict[str, tuple[str, str]] = {}
    for row in read_rows("wilayah_lama.csv"):
        name = fold(row["name"])
        codes = {code for (_, other), every in known.by_name.items() if other == name for code in every}
        if len(codes) == 1 and name not in known.districts_by_name and not listed(name):
            found[name] = (row["level"], row["code"])
    return found
