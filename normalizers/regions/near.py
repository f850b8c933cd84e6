"""Names of regions that a printed one may be, read wrongly: longer ones whose rest is misread, and those a letter away."""

from __future__ import annotations

from functools import cache

from normalizers.regions.tables import tables
from normalizers.similarity import edits, parted, ratio_of_folded, reader_shape
from normalizers.text import fold
from reference.load import read_words

_CUT_SHORT = 3  # letters of a word that may be the beginning of a longer one ("Minahasa Ten")
_RESEMBLES = 0.6  # how near the words behind a name come to the rest of a longer name
_LONG_NAME = 11  # letters; two of such a name may be misread
_SHORTEST_MISREAD = 7  # letters of a printed name that may be misread
_SHORTEST_NAME = 5  # letters of the name that it may be


def longer_names(level: str, name: str, behind: list[str], code: str) -> tuple[str, ...]:
    """Return the codes of the longer names of this level that the words behind a name resemble, without being them."""
    if not behind or behind[0].casefold().strip(".,") in read_words(
        "kata_sambung.txt"
    ):  # "Bupati Bangka tentang ..." is not Bangka Tengah
        return ()
    found: dict[str, float] = {}
    for (kind, other), codes in tables().by_name.items():
        if kind != level or len(other) <= len(name) + 1 or not other.startswith(name) or codes[0] == code:
            continue
        rest = other[len(name) :]
        if _is_cut_short(behind[0], rest):
            found[codes[0]] = 1.0
            continue
        score = max((ratio_of_folded(rest, fold("".join(behind[:n]))) for n in range(1, len(behind) + 1)), default=0.0)
        if score >= _RESEMBLES:
            found[codes[0]] = max(found.get(codes[0], 0.0), score)
    if found and len(fold(behind[0])) == 1:  # "Nias S.": of Selatan, or of a person's name
        found[code] = 1.0
    best = max(found.values(), default=0.0)
    return tuple(c for c, score in sorted(found.items()) if score >= best - 0.1)


def _is_cut_short(word: str, rest: str) -> bool:
    """Return whether a word is the beginning of the rest of a longer name: a letter with a dot, or three letters and more."""
    plain = fold(word)
    return rest.startswith(plain) and (len(plain) >= _CUT_SHORT or (len(plain) == 1 and word.endswith(".")))


def longer_misread(level: str, name: str, behind: list[str]) -> tuple[str, ...]:
    """Return the codes of the longer names that name and words behind it are a letter off ("Bima Puluh Kota", Lima)."""
    if not behind or behind[0].casefold().strip(".,") in read_words("kata_sambung.txt"):
        return ()
    for size in range(len(behind), 0, -1):
        whole = f"{name}{fold(''.join(behind[:size]))}"
        if len(whole) < _LONG_NAME:
            return ()
        found = {
            codes[0]
            for (kind, other), codes in tables().by_name.items()
            if kind == level
            and not other.startswith(name)
            and abs(len(other) - len(whole)) <= 1
            and edits(other, whole, 1) <= 1
        }
        if found:
            return tuple(sorted(found))
    return ()


def near_names(level: str, words: list[str]) -> tuple[str, ...]:
    """Return the codes of the names that one misread letter (two of a long name) parts from the first words.

    Before them those whose letters look like the printed ones to a reader, how many ever differ ("RNEMPAWAH", "J4Y4").
    """
    if alike := _alike(level, words):
        return alike
    choices = {name: codes[0] for (kind, name), codes in tables().by_name.items() if kind == level and len(codes) == 1}
    for size in range(min(len(words), 5), 0, -1):
        name = fold("".join(words[:size]))
        if len(name) < _SHORTEST_MISREAD:
            continue
        most = 2 if len(name) >= _LONG_NAME else 1
        apart = {other: edits(name, other, most) for other in choices if abs(len(other) - len(name)) <= most}
        within = {other: n for other, n in apart.items() if n <= most and len(other) >= _SHORTEST_NAME}
        if within:
            least = min(within.values())
            return tuple(sorted({choices[other] for other, n in within.items() if n <= max(least, 1)}))
    return _near_shapes(level, words)


def _near_shapes(level: str, words: list[str]) -> tuple[str, ...]:
    """Return the codes of the names that look like the first words to a reader, but for one letter ("5UMBA TMIUR")."""
    for size in range(min(len(words), 5), 0, -1):
        shape = reader_shape("".join(words[:size]))
        if len(shape) < _SHORTEST_MISREAD:
            continue
        near = {
            codes
            for other, codes in _shapes(level).items()
            if abs(len(other) - len(shape)) <= 1 and edits(other, shape, 1) <= 1
        }
        if near:
            return tuple(sorted({code for codes in near for code in codes}))
    return ()


def _alike(level: str, words: list[str]) -> tuple[str, ...]:
    """Return the codes of the names that look like the first words to a reader: signs for letters, two letters for one."""
    for size in range(min(len(words), 5), 0, -1):
        name = fold("".join(words[:size]))
        if len(name) < _SHORTEST_NAME:
            continue
        shapes = _shapes(level)
        found = shapes.get(reader_shape(name)) or next(
            (codes for form in parted(name) if (codes := shapes.get(reader_shape(form)))), ()
        )
        if found:
            return found
    return ()


@cache
def _shapes(level: str) -> dict[str, tuple[str, ...]]:
    """Return the codes of the regions of a level by what their names look like to a reader."""
    made: dict[str, list[str]] = {}
    for (kind, name), codes in tables().by_name.items():
        if kind == level and len(codes) == 1 and len(name) >= _SHORTEST_NAME:
            made.setdefault(reader_shape(name), []).append(codes[0])
    return {shape: tuple(sorted(set(codes))) for shape, codes in made.items()}
