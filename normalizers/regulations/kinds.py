"""Kinds of regulation: what the head of a citation names, from reference/jenis_peraturan.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.lexicon import listed
from normalizers.similarity import edits, parted, reader_shape
from normalizers.text import squeeze
from reference.load import read_patterns, read_rows, read_words
from reference.shared import frame_words, unparted, village_heads, villages

_GENERAL = ("PERATURAN", "KEPUTUSAN")  # the word alone, whoever issued it
_WORDS = read_patterns("meaning_words.toml", "regulation_kinds")
_MINISTER = _WORDS["minister"]
_VAGUE = (*_GENERAL, "PERMEN", "KEPMEN", "INSTRUKSI", "LAINNYA")  # kinds that a word broken in two is read as
_TWO_WORDS = re.compile(r"(?=(?<![A-Za-z])(?P<first>[A-Za-z]+) (?P<second>[A-Za-z]+))")
_ANY_MINISTRY = ("PERMEN", "KEPMEN")  # whose abbreviation stands for every ministry's
_DECREE = "kepmen"  # a minister's decree: no regulation whose first letter is misread
_LABEL = re.compile(rf"\b(?:{frame_words('nomor')})\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9]{4,}")
_LONG_WORD = 8  # letters; two of such a word may be misread
_PARTS = 14  # words of a head that are looked at
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
        named = row["pattern"].replace("{villages}", villages()).replace("{village_heads}", village_heads())
        pattern = "|".join(p for p in (short, named) if p)
        found.append((Kind(row["reg_type"], row["issuer"], row["level"]), re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


@cache
def kind_named(reg_type: str) -> Kind:
    """Return the kind of this name; one without issuer where the reference has none such."""
    return next((kind for kind, _ in _kinds() if kind.reg_type == reg_type), Kind(reg_type, "", ""))


def plain(text: str) -> str:
    """Return the opening of a text with letters, digits and single blanks only, glued words parted ("PeraturanPresiden")."""
    return squeeze(re.sub(r"[^A-Za-z0-9&]+", " ", _parted(text[:_HEAD])))


def _parted(text: str) -> str:
    return _WORDS["glued"].sub(" ", text)


def find_kind(text: str) -> Kind | None:
    """Return the kind that opens a text; None where none does."""
    opening = plain(text)
    for kind, pattern in _kinds():
        match = pattern.search(opening)
        if match is not None:
            return Kind(kind.reg_type, kind.issuer, kind.level, match.end())
    return None


def head_of(text: str) -> tuple[Kind | None, tuple[str, ...]]:
    """Return the kind that a citation names, with misread words of its head respelt (note type_respelt)."""
    if (home := _WORDS["home_affairs"].search(plain(text))) is not None:
        named = kind_named("PERMENDAGRI")
        return Kind(named.reg_type, named.issuer, named.level, home.end()), ("type_respelt",)
    kind = find_kind(text)
    respelt = _respelt(text)
    better = find_kind(respelt) if respelt != text else None
    if better is not None and (kind is None or better.reg_type != kind.reg_type) and better.reg_type not in _GENERAL:
        return better, ("type_respelt",)
    if (kind is None or kind.reg_type in _VAGUE) and (whole := _of_broken_word(text)) is not None:
        return whole, ("type_respelt",)
    if kind is not None and kind.reg_type == "KEPUTUSAN" and _MINISTER.search(text[:60]):
        kind = Kind("KEPMEN", kind.issuer, "", kind.end)
    return kind, ()


def _of_broken_word(text: str) -> Kind | None:
    """Return the kind that a head names when two pieces of one of its words are joined ("Instruksi Presi den")."""
    label = _LABEL.search(text)
    end = min(_HEAD, label.start() if label is not None else _HEAD)
    for found in _TWO_WORDS.finditer(text, 0, end):
        first, second = found["first"].casefold(), found["second"].casefold()
        if {first, second} <= _head_words() or f"{first}{second}" not in _head_words():
            continue
        at = found.end("first")
        kind = find_kind(f"{text[:at]}{text[at + 1 :]}")
        if kind is not None and kind.reg_type not in _VAGUE:
            return kind
    return None


def published_type(reg_type: str) -> str:
    """Return the kind as the dataset's contract lists it: KEPMENDAGRI is KEPMEN, a PERKA or the constitution LAINNYA."""
    rows = read_rows("jenis_peraturan.csv")
    return next((r["published"] or reg_type for r in rows if r["reg_type"] == reg_type), reg_type)


def _respelt(text: str) -> str:
    """Return the text with the misread words of its head ("Gubemur", "Pendaya9unaan") as the kinds of regulations spell them.

    Only words that are none of the language, and resemble one word of a head alone, are respelt.
    """
    label = _LABEL.search(text)
    end = min(_HEAD, label.start() if label is not None else _HEAD)
    return _WORD.sub(lambda found: _head_word(found.group()), _parted(text[:end]), count=_PARTS) + text[end:]


@cache
def _head_words() -> frozenset[str]:
    return read_words("kata_kepala_peraturan.txt")


def _is_short_kind(word: str) -> bool:
    """Return whether a word is the abbreviation of one kind ("permenpar"), not only of any ministry's ("permen...")."""
    rows = read_rows("jenis_peraturan.csv")
    own = (row["short"] for row in rows if row["short"] and row["reg_type"] not in _ANY_MINISTRY)
    return re.fullmatch("|".join(own), word) is not None


@lru_cache(maxsize=4096)
def _head_word(word: str) -> str:
    small = word.casefold()
    if small in _head_words() or listed(small) or _is_short_kind(small) or small.startswith(_DECREE):
        return word
    whole = {known for known in parted(small) if known in _head_words()}
    if len(whole) == 1:
        return whole.pop()
    shape = reader_shape(small)
    apart = {
        known: edits(shape, reader_shape(known), 2) for known in _head_words() if abs(len(known) - len(small)) <= 2
    }
    loose = unparted(small)
    for known in _head_words():  # "peroturari": letters parted, and one misread
        if len(known) >= _LONG_WORD and abs(len(known) - len(loose)) <= 1:
            apart[known] = min(apart.get(known, 3), edits(reader_shape(loose), reader_shape(unparted(known)), 2))
    near = [known for known, n in apart.items() if n == min(apart.values()) <= (2 if len(known) >= _LONG_WORD else 1)]
    return near[0] if len(near) == 1 else word
