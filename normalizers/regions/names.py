"""Names of regions: what a printed name can stand for; a nearer or shorter name than the printed one is never taken silently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from normalizers.regions.districts import length_of_district, level_words, read_district
from normalizers.regions.near import longer_misread, longer_names, near_names
from normalizers.regions.tables import tables
from normalizers.regions.writing import plain_writing
from normalizers.similarity import edits
from normalizers.text import fold, squeeze
from reference.load import read_rows, read_words

_LEVEL_AND_SLASH = re.compile(r"([A-Za-z]+)\.?\s*/\s*$")
_BESIDE = 80  # letters before or behind a region's name that may belong to it
_LAST_WORD = re.compile(r"([A-Za-z]+)\W*$")
_COMMA_AND_WORD = re.compile(r"\s*,\s*([A-Za-z]+)(?!\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A region named in a text: `key` the code of a regency or province, the folded name of a district.

    `key` is None where the reference knows no such name. `misread`: the key is of a name that is not the printed one;
    `others`: codes of other names that are as near; `former`: the printed name is one that the region had before;
    `respelt`: the printed name is a known misspelling of its name ("Kutai Kertanegara").
    """

    level: str
    key: str | None
    misread: bool = False
    others: tuple[str, ...] = ()
    former: bool = False
    respelt: bool = False


@cache
def _words() -> tuple[dict[str, str], dict[str, tuple[str, str]], re.Pattern[str]]:
    """Return the levels by word, the regions by the words that name them alone, and the pattern of both."""
    rows = read_rows("kata_wilayah.csv")
    levels = {fold(r["word"]): r["level"] for r in rows if not r["name"]}
    alone = {fold(r["word"]): (r["level"], r["name"]) for r in rows if r["name"]}
    ordered = sorted((r["word"] for r in rows if not r["name"]), key=len, reverse=True)
    named = sorted((r["word"] for r in rows if r["name"]), key=len, reverse=True)
    after = r"(?:[ ]+(?:&|[A-Za-z0-9][\w'.\-]*)){0,6}"
    name = r"(?:50\s+|2\s?x\s?11\s+|\d(?=[A-Za-z]))?[A-Za-z][\w'.\-]*(?:/[A-Za-z][\w'.\-]*)?" + after
    return levels, alone, re.compile(
        rf"\b(?:(?P<alone>{'|'.join(_loose(w) for w in named)})(?!\w)"
        rf"|(?P<kind>{'|'.join(_loose(w) for w in ordered)})(?![a-z])\.?\s*(?=(?P<rest>{name})))",
        re.IGNORECASE,
    )  # fmt: skip


def _loose(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s*").replace(r"\.", r"\.\s?")


@cache
def _between() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{r['pattern']}", re.IGNORECASE), r["as"]) for r in read_rows("kata_antara_wilayah.csv")
    )


def mentions(text: str) -> Iterator[Mention]:
    """Yield the regions that a text names, each behind the word of its level ("Kabupaten X", "Pemkot Y")."""
    levels, alone, pattern = _words()
    text = plain_writing(text)
    behind = 0  # the end of a district's name that begins like another level ("Kecamatan Kota Bangun")
    for found in pattern.finditer(text):
        if found.start() < behind:
            continue
        if found.group("alone") is not None:
            level, name = alone[fold(found.group("alone"))]
            if not (name == "Aceh" and _longer_regency(text[found.end() - len(name) : found.end() + _BESIDE])):
                yield Mention(level, tables().by_name[(level, fold(name))][0], former=(level, fold(name)) in _renamed())
            continue
        level = levels[fold(found.group("kind"))]
        before = text[max(0, found.start() - _BESIDE) : found.start()]
        if "/" in level:
            if not _behind_a_level(before):
                yield _of_either((level.split("/")[0], level.split("/")[1]), found.group("rest"))
            continue
        if level == "kecamatan":
            behind = found.start("rest") + length_of_district(found.group("rest"))
        either = _either_level(before, level)
        rest, after = found.group("rest"), text[found.end("rest") :]
        yield _behind_a_comma(level, rest, after) if either is None else _of_either((level, either), rest)


def _behind_a_comma(level: str, rest: str, after: str) -> Mention:
    """Return the region of a name; where a comma and a word behind it make a longer one ("Nias, Selatan"), that one, doubted."""
    mention = read_name(level, rest)
    more = _COMMA_AND_WORD.match(after)
    if more is None or mention.key is None:
        return mention
    longer = read_name(level, f"{rest} {more[1]}")
    if longer.key is None or longer.misread or longer.key == mention.key:
        return mention
    return replace(longer, misread=True)


def _behind_a_level(before: str) -> bool:
    """Return whether the word of a level stands right before ("Kabupaten Daerah Tingkat II X")."""
    word = _LAST_WORD.search(before)
    return word is not None and fold(word.group(1)) in _words()[0]


def province_alone(text: str) -> str | None:
    """Return the code of the province whose name is all that a text says; None where a regency or city has the name too."""
    name = fold(text)
    if any((level, name) in tables().by_name for level in ("kabupaten", "kota")):
        return None
    return _provinces().get(name)


@cache
def _provinces() -> dict[str, str]:
    """Return the codes of the provinces by their folded names; the first where several have one name."""
    found: dict[str, str] = {}
    for code, known in tables().provinces.items():
        found.setdefault(fold(known), code)
    return found


def _either_level(before: str, level: str) -> str | None:
    """Return the level printed before another one and a slash ("Kab/Kota X": kabupaten); None where there is none."""
    word = _LEVEL_AND_SLASH.search(before)
    other = _words()[0].get(fold(word.group(1))) if word is not None else None
    return other if other != level else None


def _of_either(levels: tuple[str, str], rest: str) -> Mention:
    """Return the one region of the two levels that has the name; no key where both have ("Kab/Kota Malang")."""
    found = [read_name(level, rest) for level in levels]
    known = [mention for mention in found if mention.key is not None and not mention.misread]
    return known[0] if len(known) == 1 else Mention(levels[0], None)


def _longer_regency(text: str) -> bool:
    words = re.findall(r"[A-Za-z]+", text)[:4]
    return any(("kabupaten", fold("".join(words[:n]))) in tables().by_name for n in range(2, len(words) + 1))


@lru_cache(maxsize=4096)
def read_name(level: str, rest: str) -> Mention:
    """Return the region of this level whose name opens `rest`: the longest run of words that is a name.

    Where the words behind it resemble the rest of a longer name ("Bandung 8arat"), it is that one misread, never the shorter.
    """
    for pattern, stands_for in _between():
        rest = squeeze(pattern.sub(stands_for, rest))
    first = fold(rest.split()[0]) if "/" in rest else ""  # "Sawahlunto/Sijunjung", "Tiro/Truseb" are one name
    if (
        first
        and (level, first) not in tables().by_name
        and (level != "kecamatan" or first not in tables().districts_by_name)
    ):
        rest = rest.partition("/")[0]
    words = rest.split()
    if level == "kecamatan":
        district = read_district(tuple(words))
        return Mention("kecamatan", district.value, bool(district.notes))
    words = _up_to_another(words)
    known = tables().by_name
    for size in range(min(len(words), 6), 0, -1):
        name = fold("".join(words[:size]))
        codes = known.get((level, name), ())
        if len(codes) > 1:  # a former region that is several today ("Bungo Tebo"), a short name of two ("Mura")
            return Mention(level, None, others=codes)
        if len(codes) == 1:
            behind = words[size : size + 4]
            longer = longer_names(level, name, behind, codes[0]) or longer_misread(level, name, behind)
            if not longer:
                beyond = size < len(words) and _goes_beyond(level, name, words[size])
                return Mention(  # "Kabupaten X Timur", which the list does not have
                    level, None if beyond else codes[0], beyond or (level, name) in _like_another(),
                    former=(level, name) in _renamed(), respelt=(level, name) in _misspelt(),
                )  # fmt: skip
            return Mention(level, longer[0] if len(longer) == 1 else None, True, longer[1:] and longer)
    near = near_names(level, words)
    return Mention(level, near[0] if len(near) == 1 else None, bool(near), near if len(near) > 1 else ())


def _goes_beyond(level: str, name: str, word: str) -> bool:
    """Return whether the word behind a name makes another name of it: "X Timur", or a district's ("Batanghari Leko")."""
    if word.casefold().strip(".,") in read_words("kata_arah.txt"):
        return True
    if level == "provinsi":
        return False
    return fold(word) not in _words()[0] and fold(f"{name}{word}") in tables().districts_by_name


def _up_to_another(words: list[str]) -> list[str]:
    """Return the words before the next one that opens another region's name ("Sorong Kecamatan ...")."""
    return words[: next((at for at, word in enumerate(words) if at and fold(word) in level_words()), len(words))]


@cache
def _renamed() -> frozenset[tuple[str, str]]:
    """Return the names that regions had before a law renamed them."""
    return frozenset((row["level"], fold(row["name"])) for row in read_rows("wilayah_lama.csv") if row["until"])


@cache
def _misspelt() -> frozenset[tuple[str, str]]:
    """Return the known misspellings of names of regions."""
    return frozenset(
        (row["level"], fold(row["name"])) for row in read_rows("wilayah_lama.csv") if row["law"] == "ejaan"
    )


@cache
def formerly_named_as_another() -> frozenset[str]:
    """Return the codes of regions whose former name is today's of another one ("Kabupaten Kendari", Konawe; Kota Kendari)."""
    bases = (name.split(" ", 1)[1] for name in tables().regencies.values())
    today = {fold(name) for name in (*tables().provinces.values(), *bases)}
    return frozenset(r["code"] for r in read_rows("wilayah_lama.csv") if r["until"] and fold(r["name"]) in today)


@cache
def _like_another() -> frozenset[tuple[str, str]]:
    """Return the short names one letter from another region's whole name ("Gorut", Garut): either may be meant."""
    whole = {key: codes for key, codes in tables().by_name.items() if codes}
    short = {(row["level"], fold(row["name"])): row["code"] for row in read_rows("wilayah_lama.csv")}
    return frozenset(
        key
        for key, code in short.items()
        for (level, name), codes in whole.items()
        if level == key[0]
        and (level, name) not in short
        and code not in codes
        and abs(len(name) - len(key[1])) <= 1
        and edits(name, key[1], 1) <= 1
    )
