"""Offices: the institution that a document speaks for, in its canonical name, kind and level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from normalizers.institution_id import institution_id as institution_id
from normalizers.parsed import Parsed
from normalizers.regions.tables import tables
from normalizers.text import fold, squeeze
from reference.load import read_lists, read_patterns, read_rows, read_settings, read_words
from reference.shared import region_levels

InstitutionLevel = Literal["kecamatan", "kelurahan", "perangkat_daerah", "pemerintah_daerah", "lainnya"]
_WEIGHTS = {"instansi": 6.0, "letterhead": 5.0, "decree": 5.0, "cover": 4.0, "title": 3.0, "jabatan": 3.5}
_CLOSE = 0.8  # share of the votes of the best that makes another office a rival
_MISREAD = re.compile(r"[^\w\s.,()/&'’-]")
_WHOLE = ("kecamatan", "kelurahan", "pemerintah_daerah")  # their names hold no region behind them
_ABOVE = 0.3  # how much less an office speaks where one below it is named
_OFTEN = 3  # mentions of one kind that count: more say nothing new
_WORDS = read_patterns("meaning_words.toml", "institution")
_LEAD = _WORDS["lead"]
_TAIL = _WORDS["tail"]
_REGION_TAIL = _WORDS["region_tail"]
_REGION = _WORDS["region"]
_LONGEST_REGION = 5  # words
_STOP = _WORDS["stop"]
_SENTENCE = _WORDS["sentence"]
# The office of who signs or decides: "Inspektur X" is head of Inspektorat X, "Bupati X" of the government of Kabupaten X.
_HEADS = tuple(
    (re.compile(row["title"], re.IGNORECASE), row["office"]) for row in read_settings("meaning_words.toml")["head"]
)
_SHORT = _WORDS["short"]  # "BAPPEDA", "DISHUB" are whole names
_LOOSE_LEVEL = _WORDS["loose_level"]  # its name is lost
_NATION = _WORDS["nation"]
_SMALL = frozenset(read_lists("meaning_words.toml", "institution")["small"])


@dataclass(frozen=True, slots=True)
class Institution:
    """An office: `name` canonical, `source` the text it was read from."""

    name: str
    kind: str
    level: InstitutionLevel
    source: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionHint:
    """A text that may name the office, and where it stands."""

    kind: str
    text: str


@cache
def _kinds() -> tuple[tuple[str, InstitutionLevel, re.Pattern[str]], ...]:
    rows = read_rows("institution.csv")
    return tuple((r["kind"], cast(InstitutionLevel, r["level"]), re.compile(r["pattern"], re.IGNORECASE)) for r in rows)


@cache
def _parts() -> dict[str, float]:
    """Return the kinds of offices that are parts of others, no rivals of the whole, and how much each speaks beside it."""
    return {row["kind"]: float(row["part"]) for row in read_rows("institution.csv") if row["part"]}


@cache
def _above(kind: str) -> tuple[str, ...]:
    """Return the kinds of offices whose letterheads stand above an office of this kind too."""
    return tuple(
        above for row in read_rows("institution.csv") if row["kind"] == kind for above in row["below"].split("|")
    )


def parse_institution(text: str) -> Parsed[Institution]:
    """Return the office that a line names. Notes: word_repeated ("KECAMATAN KECAMATAN X")."""
    pieces = [piece for piece in re.split(r"\s*[|•·]\s*", squeeze(text)) if piece]
    for piece in pieces:
        parsed = _office(piece, text)
        if parsed.value is not None:
            return parsed
    return _office(pieces[0], text) if pieces else Parsed()


def _office(piece: str, source: str) -> Parsed[Institution]:
    plain = piece.strip(" ,.:;\"'[]()")
    while (lead := _LEAD.match(plain)) is not None:
        plain = plain[lead.end() :]
    plain = _TAIL.sub("", plain).strip(" ,.:;-")
    words = plain.split()
    kept = [w for i, w in enumerate(words) if i == 0 or w.casefold() != words[i - 1].casefold()]
    notes = ("word_repeated",) if len(kept) < len(words) else ()
    plain = " ".join(kept)
    for kind, level, pattern in _kinds():
        match = pattern.match(plain)
        if match is None:
            continue
        name = _name(kind, plain, match.end())
        return Parsed(Institution(name, kind, level, source), notes) if name else Parsed(None, notes)
    return Parsed(None, notes)


def _name(kind: str, plain: str, end: int) -> str | None:
    if kind in ("Kecamatan", "Kelurahan"):
        first, blank, more = plain[end:].strip(" ,.").partition(" ")  # "Kecamatan Kota Waingapu" is a district's name
        rest = (first + _REGION_TAIL.sub("", blank + more)).strip(" ,.")
        return f"{kind} {_titled(rest)}" if rest and len(rest.split()) <= 4 else None
    if _SENTENCE.search(plain):
        return None
    if len(plain) <= end + 2 and kind != "Inspektorat" and not _SHORT.match(plain):
        return None
    plain = _LOOSE_LEVEL.sub("", plain)
    for head, office in _HEADS:
        if head.match(plain):
            plain = head.sub(office, plain)
            break
    if kind == "Kementerian":
        plain = _NATION.sub("", plain)
    return _with_region(_titled(plain)) if kind != "Pemerintah Daerah" else _titled(plain)


def _with_region(name: str) -> str:
    """Return the name with the region behind it in full words, and nothing behind that."""
    found = _REGION.search(name)
    if found is None:
        return name
    level = region_levels()[found["level"].casefold().strip(".")].title()
    words = _STOP.split(found["name"], maxsplit=1)[0].strip(" ,.").split()
    known = (n for n in range(min(len(words), _LONGEST_REGION), 0, -1) if _is_region(level, words[:n]))
    kept = words[: next(known, len(words))]
    return f"{name[: found.start()]} {level} {' '.join(kept)}" if len(kept) <= _LONGEST_REGION else name


def _is_region(level: str, words: Sequence[str]) -> bool:
    return (level.casefold(), fold(" ".join(words))) in tables().by_name


def _titled(text: str) -> str:
    return " ".join(_cased(word, first=not at) for at, word in enumerate(text.split()))


def _cased(word: str, *, first: bool) -> str:
    if word.casefold() in _SMALL and not first:
        return word.casefold()
    if word.strip(",.()") in read_words("singkatan.txt"):
        return word
    return word[:1].upper() + word[1:].lower() if word.isupper() and len(word) > 3 else word


def has_region(name: str) -> bool:
    """Return whether a region stands behind the name of an office."""
    return _REGION.search(name) is not None


def choose_institution(hints: Sequence[InstitutionHint]) -> Parsed[Institution]:
    """Return the office that most weight speaks for; a local government only where no office of it is named.

    Of the printings of one office the shortest with its region, else the shortest. Notes: office_unsure (another one is
    nearly as strong), region_unsure (its printings name two regions).
    """
    votes: dict[str, float] = {}
    times: dict[tuple[str, str], int] = {}
    printings: dict[str, list[Institution]] = {}
    notes: dict[str, tuple[str, ...]] = {}
    kinds: set[str] = set()
    for hint in hints:
        parsed = parse_institution(hint.text)
        if parsed.value is None:
            continue
        whole = parsed.value.level in _WHOLE
        key = fold(parsed.value.name if whole else _REGION_TAIL.sub("", parsed.value.name))
        times[key, hint.kind] = times.get((key, hint.kind), 0) + 1
        printings.setdefault(key, []).append(parsed.value)
        notes[key] = (*notes.get(key, ()), *parsed.notes)
        if times[key, hint.kind] > _OFTEN:
            continue
        weight = _WEIGHTS.get(hint.kind, 1.0) * (0.2 if parsed.value.level == "pemerintah_daerah" else 1.0)
        weight *= _parts().get(parsed.value.kind, 1.0)
        kinds.add(parsed.value.kind)
        votes[key] = votes.get(key, 0.0) + weight / times[key, hint.kind]
    if not votes:
        return Parsed()
    for key, told in printings.items():  # a letterhead names those above an office too
        if any(told[0].kind in _above(kind) for kind in kinds):
            votes[key] *= _ABOVE
    ranked = sorted(votes, key=lambda k: (votes[k], k), reverse=True)
    best = ranked[0]
    own = dict.fromkeys(notes[best])
    rivals = [k for k in ranked[1:] if printings[k][0].kind not in _parts() or printings[best][0].kind in _parts()]
    if (rivals and votes[rivals[0]] >= _CLOSE * votes[best]) or _MISREAD.search(printings[best][0].name):
        own["office_unsure"] = None
    regional = [one for one in printings[best] if one.level not in _WHOLE and has_region(one.name)]
    if len({fold(match.group()) for one in regional if (match := _REGION.search(one.name))}) > 1:
        own["region_unsure"] = None
    chosen = min(regional or printings[best], key=lambda one: len(one.name))
    return Parsed(replace(chosen), tuple(own))
