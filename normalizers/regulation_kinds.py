"""Kinds of regulation: what the head of a citation names, from reference/jenis_peraturan.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from normalizers.text import squeeze
from reference.load import read_rows

_GENERAL = ("PERATURAN", "KEPUTUSAN")  # the word alone, whoever issued it
_HEAD_WORDS = (
    "peraturan", "pemerintah", "undang-undang", "presiden", "menteri", "gubernur", "bupati", "walikota", "daerah", "keputusan",
    "instruksi", "negara", "pengganti", "darurat", "ketetapan",
)  # fmt: skip
_HEAD = 160  # letters in which the kind stands


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of regulation. `issuer`: a fixed one; "region", "village" or "printed" where it stands behind the kind's name.

    `level`: of the region that issues it, "" where the kind does not tell. `end`: how much of the plain text names the kind.
    """

    reg_type: str
    issuer: str
    level: str
    end: int = 0

    @property
    def local(self) -> bool:
        """Return whether other issuers have regulations of this kind with the same number and year."""
        return self.issuer in ("region", "village", "printed")


@cache
def _kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    found = []
    for row in read_rows("jenis_peraturan.csv"):
        short = rf"^(?:{row['short']})\b" if row["short"] else ""
        pattern = "|".join(p for p in (short, row["pattern"]) if p)
        found.append((Kind(row["reg_type"], row["issuer"], row["level"]), re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


@cache
def kind_named(reg_type: str) -> Kind:
    """Return the kind of this name; one without issuer where the reference has none such."""
    return next((kind for kind, _ in _kinds() if kind.reg_type == reg_type), Kind(reg_type, "", ""))


def plain(text: str) -> str:
    """Return the opening of a text with letters, digits and single blanks only, glued words parted ("PeraturanPresiden")."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", text[:_HEAD])
    return squeeze(re.sub(r"[^A-Za-z0-9&]+", " ", parted))


def find_kind(text: str) -> Kind | None:
    """Return the kind that opens a text; None where none does."""
    opening = plain(text)
    for kind, pattern in _kinds():
        found = pattern.search(opening)
        if found is not None:
            return Kind(kind.reg_type, kind.issuer, kind.level, found.end())
    return None


def head_of(text: str) -> tuple[Kind | None, tuple[str, ...]]:
    """Return the kind that a citation names, with misread words of its head respelt (note type_respelt)."""
    kind = find_kind(text)
    if kind is None or kind.reg_type in _GENERAL:
        respelt = _respelt(text)
        better = find_kind(respelt) if respelt != text else None
        if better is not None and better.reg_type not in _GENERAL:
            return better, ("type_respelt",)
    if kind is not None and kind.reg_type == "KEPUTUSAN" and re.search(r"\bmenteri\b", text[:60], re.IGNORECASE):
        kind = Kind("KEPMEN", kind.issuer, "", kind.end)
    return kind, ()


def published_type(reg_type: str) -> str:
    """Return the kind as the dataset's contract lists it: KEPMENDAGRI is KEPMEN, a PERKA or the constitution LAINNYA."""
    rows = read_rows("jenis_peraturan.csv")
    return next((r["published"] or reg_type for r in rows if r["reg_type"] == reg_type), reg_type)


def _respelt(text: str) -> str:
    """Return the text with the misread words of its head ("Gubemur", "Pemetintah") as the kinds of regulations spell them."""
    parts = text[:_HEAD].split(" ")
    for at, word in enumerate(parts[:10]):
        bare = word.casefold().strip(".,:")
        if len(bare) >= 5 and bare not in _HEAD_WORDS:
            parts[at] = next(iter(get_close_matches(bare, _HEAD_WORDS, n=1, cutoff=0.79)), word)
    return " ".join(parts) + text[_HEAD:]
