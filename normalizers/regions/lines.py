"""Names of regions that go on in the next line ("KABUPATEN NIAS" above "SELATAN"): never the shorter one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from normalizers.regions.tables import tables
from normalizers.text import fold
from reference.load import read_rows

_MOST_WORDS = 4  # of a name that stand in lines below its first
_LONGEST = 100  # letters at the end of a line in which a level and a name stand
_ADMINISTERED = ("administrasi", "adm")  # "Kota Administrasi" of Jakarta: the name stands behind this word
_NAME = re.compile(r"(?:[A-Za-z0-9][\w'.\- ]*)?")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")


def whole_texts(texts: Sequence[str]) -> list[str]:
    """Return the texts, each line with the words of the next ones that its last name of a region needs; those lose them.

    The last line of a text goes on in the first one of the next text. A hyphen at the end of a line is gone.
    """
    owners = [(n, line) for n, text in enumerate(texts) for line in _HYPHEN.sub("", text).split("\n")]
    lines = [line for _, line in owners]
    for at in range(len(lines) - 1):
        below = [
            (n, word)
            for n in range(at + 1, min(at + 1 + _MOST_WORDS, len(lines)))
            for word in lines[n].split()[:_MOST_WORDS]
        ]
        words = [word for _, word in below[:_MOST_WORDS]]
        alone = len(lines[at + 1].split()) == 1
        size = max((_words_of_name(*found, words, alone=alone) for found in _levels_at_end(lines[at])), default=0)
        for n, word in below[:size]:
            lines[at] = f"{lines[at].rstrip()} {word}"
            lines[n] = lines[n].replace(word, "", 1).lstrip()
    return [
        "\n".join(line for line, (owner, _) in zip(lines, owners, strict=True) if owner == n) for n in range(len(texts))
    ]


def _levels_at_end(line: str) -> Iterator[tuple[frozenset[str], str]]:
    """Yield the levels in a line whose name reaches to its end, and that name ("Kecamatan Kota Agung": of both words)."""
    for found in _level().finditer(line[-_LONGEST:]):
        name = found.string[found.end() :].strip()
        if _NAME.fullmatch(name):
            yield _levels()[fold(found["level"])], name


def _words_of_name(levels: frozenset[str], name: str, below: Sequence[str], *, alone: bool) -> int:
    """Return how many of the words below a line make a name of its last words, or a longer one; 0 where none do.

    A word of a level begins the next name, but "Kota" alone in its line may end one ("Bangkinang", "Kota").
    """
    if below and fold(below[0]) in _levels() and not (alone and fold(below[0]) == "kota"):
        return 0
    for size in range(1 if below and fold(below[0]) == "kota" else len(below), 0, -1):
        if any(_is_name(level, fold(f"{name}{''.join(below[:size])}")) for level in levels):
            return size
    return 0


def _is_name(level: str, name: str) -> bool:
    known = tables()
    if level == "kecamatan":
        return name in known.districts_by_name
    return len(known.by_name.get((level, name), ())) == 1


@cache
def _levels() -> dict[str, frozenset[str]]:
    rows = [r for r in read_rows("kata_wilayah.csv") if not r["name"]]
    levels = {fold(r["word"]): frozenset(r["level"].split("/")) for r in rows}
    return levels | dict.fromkeys(_ADMINISTERED, frozenset({"kabupaten", "kota"}))


@cache
def _level() -> re.Pattern[str]:
    """Return the pattern of a word of a level."""
    words = sorted((r["word"] for r in read_rows("kata_wilayah.csv") if not r["name"]), key=lambda w: (-len(w), w))
    known = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in (*words, *_ADMINISTERED))
    return re.compile(rf"(?<![A-Za-z])(?P<level>{known})(?![A-Za-z])\.?", re.IGNORECASE)
