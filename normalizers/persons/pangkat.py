"""Rank (pangkat) and grade (golongan ruang) of a civil servant; canonical after PP 99/2000."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.parsed import Parsed
from normalizers.similarity import is_one_off
from normalizers.text import squeeze
from reference.load import read_patterns, read_rows

_WORDS = read_patterns("meaning_words.toml", "pangkat")
_GRADE = _WORDS["grade"]
_LABEL = _WORDS["label"]
_LEVEL = _WORDS["level"]
_NO_LEVEL = _WORDS["no_level"]
_ORDER = ("I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d",
          "IV/a", "IV/b", "IV/c", "IV/d", "IV/e")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pangkat:
    """A rank and its grade; `printed_golongan` is the grade as printed beside the rank, None where none was."""

    pangkat: str | None
    golongan: str | None
    printed_golongan: str | None = None


@cache
def _ranks() -> dict[str, tuple[str, str]]:
    return {row["pangkat"].casefold(): (row["pangkat"], row["golongan"]) for row in read_rows("pangkat.csv")}


def _shape(name: str) -> str:
    """Return the letters of a rank with those that readers take for one another made one."""
    plain = re.sub(r"[^a-z]", "", name.casefold())
    for seen, meant in (("rn", "m"), ("l", "i"), ("c", "e")):
        plain = plain.replace(seen, meant)
    return plain


@cache
def _misread() -> dict[str, tuple[str, str]]:
    return {_shape(name): rank for name, rank in _ranks().items()}


def _one_off(shape: str) -> tuple[str, str] | None:
    """Return the only rank that is one letter away from a misread one ("Pembina Utara Muda")."""
    near = {rank for known, rank in _misread().items() if is_one_off(shape, known)}
    return near.pop() if len(near) == 1 else None


def parse_pangkat(text: str) -> Parsed[Pangkat]:
    """Return the canonical rank and its grade. Notes: pangkat_golongan_mismatch, pangkat_unknown, pangkat_spelling."""
    plain = squeeze(text)
    if plain.casefold().startswith("pangkat"):
        plain = _LABEL.sub("", plain)
    level = _LEVEL.search(plain)
    head = plain[: level.start()] if level is not None else plain
    grade = _GRADE.search(plain[level.end() :] if level is not None else plain)
    printed = _grade(grade) if grade is not None else None
    if level is None and grade is not None:
        head = plain[: grade.start()]
    name = squeeze(re.sub(r"[^A-Za-z ]", " ", head)) + (" Tingkat I" if level is not None else "")
    found, notes = _ranks().get(name.casefold()), []
    if found is None and _NO_LEVEL.search(plain):
        return Parsed(
            Pangkat(None, printed, printed) if printed else None, ("pangkat_unknown",)
        )  # there is a Tingkat I only
    if found is None:
        found = _misread().get(_shape(name)) or _one_off(_shape(name))
        notes = ["pangkat_spelling"] if found is not None else []
    if found is None:
        if printed is None:
            return Parsed(None, ("pangkat_unknown",) if plain else ())
        return Parsed(Pangkat(None, printed, printed), ("pangkat_unknown",))
    if printed is not None and printed != found[1]:
        notes.append("pangkat_golongan_mismatch")
    return Parsed(Pangkat(found[0], found[1], printed), tuple(notes))


def _grade(found: re.Match[str]) -> str:
    roman = found.group(1).upper().replace("1", "I").replace("L", "I")
    return f"{roman}/{found.group(2).lower()}"


def grade_order(golongan: str) -> int:
    """Return the place of a grade from I/a (0) to IV/e (16); ValueError for anything else."""
    return _ORDER.index(golongan)


def usual_span(jabatan: str) -> tuple[str, str] | None:
    """Return the lowest and highest grade that are usual for a position (PP 13/2002); None where its echelon is not known.

    A position that has two echelons (the head of a dinas is II.a in a province, II.b in a kabupaten) has the span of both.
    """
    plain = jabatan.casefold()
    longest = 0
    spans: list[tuple[str, str]] = []
    for row in read_rows("eselon.csv"):
        for name in row["jabatan"].split("|"):
            if plain.startswith(name) and len(name) >= longest:
                spans = [*(spans if len(name) == longest else []), (row["terendah"], row["tertinggi"])]
                longest = len(name)
    if not spans:
        return None
    return min((low for low, _ in spans), key=grade_order), max((high for _, high in spans), key=grade_order)
