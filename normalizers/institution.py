"""Offices: the institution that a document speaks for, in its canonical name, kind and level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from normalizers.institution_id import institution_id as institution_id
from normalizers.parsed import Parsed
from normalizers.text import fold, squeeze
from reference.load import read_rows, read_words

InstitutionLevel = Literal["kecamatan", "kelurahan", "perangkat_daerah", "pemerintah_daerah", "lainnya"]
_WEIGHTS = {"instansi": 6.0, "letterhead": 5.0, "decree": 5.0, "cover": 4.0, "title": 3.0, "jabatan": 2.5}
_LEAD = re.compile(
    r"^\W*(?:\d+\W+)?(?:(?:surat\s+)?keputusan|peraturan|indikator\s+kinerja\s+utama(?:\s*\(iku\))?|penetapan|perjanjian\s+kinerja"
    r"|rencana\s+strategis|laporan\s+kinerja(?:\s+instansi\s+pemerintah)?|tahun(?:\s+anggaran)?\s+[\d\s–-]+|kepala)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*[,(]?\s*\b(?:tahun|nomor|periode|ta\.?\s*\d)\b.*$", re.IGNORECASE)
_REGION_TAIL = re.compile(r"\s+(?:kabupaten|kab\.?|kota|provinsi|propinsi)\b.*$", re.IGNORECASE)
_SMALL = frozenset({"dan", "di", "pada", "untuk"})


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


def parse_institution(text: str) -> Parsed[Institution]:
    """Return the office that a line names. Notes: word_repeated ("KECAMATAN KECAMATAN X")."""
    plain = squeeze(text).strip(" ,.:;\"'")
    while (lead := _LEAD.match(plain)) is not None:
        plain = plain[lead.end() :]
    plain = _TAIL.sub("", plain).strip(" ,.:;-")
    words = plain.split()
    kept = [w for i, w in enumerate(words) if i == 0 or w.casefold() != words[i - 1].casefold()]
    notes = ("word_repeated",) if len(kept) < len(words) else ()
    plain = " ".join(kept)
    for kind, level, pattern in _kinds():
        found = pattern.match(plain)
        if found is None:
            continue
        name = _name(kind, plain, found.end())
        return Parsed(Institution(name, kind, level, text), notes) if name else Parsed(None, notes)
    return Parsed(None, notes)


def _name(kind: str, plain: str, end: int) -> str | None:
    if kind in ("Kecamatan", "Kelurahan"):
        rest = _REGION_TAIL.sub("", plain[end:]).strip(" ,.")
        return f"{kind} {_titled(rest)}" if rest and len(rest.split()) <= 4 else None
    return _titled(plain) if len(plain) > len(kind) + 2 else None


def _titled(text: str) -> str:
    return " ".join(_cased(word, first=not at) for at, word in enumerate(text.split()))


def _cased(word: str, *, first: bool) -> str:
    if word.casefold() in _SMALL and not first:
        return word.casefold()
    if word.strip(",.()") in read_words("singkatan.txt"):
        return word
    return word[:1].upper() + word[1:].lower() if word.isupper() and len(word) > 3 else word


def choose_institution(hints: Sequence[InstitutionHint]) -> Parsed[Institution]:
    """Return the office that most weight speaks for; a local government only where no office of it is named."""
    votes: dict[str, float] = {}
    first: dict[str, Institution] = {}
    notes: dict[str, tuple[str, ...]] = {}
    for hint in hints:
        parsed = parse_institution(hint.text)
        if parsed.value is None:
            continue
        key = fold(_REGION_TAIL.sub("", parsed.value.name))
        weight = _WEIGHTS.get(hint.kind, 1.0) * (0.2 if parsed.value.level == "pemerintah_daerah" else 1.0)
        weight *= 0.5 if parsed.value.kind in ("Bidang", "Bagian") else 1.0
        votes[key] = votes.get(key, 0.0) + weight
        if key not in first or len(parsed.value.name) < len(first[key].name):
            first[key] = parsed.value
        notes[key] = (*notes.get(key, ()), *parsed.notes)
    if not votes:
        return Parsed()
    best = max(votes, key=lambda k: (votes[k], k))
    return Parsed(replace(first[best]), tuple(dict.fromkeys(notes[best])))
