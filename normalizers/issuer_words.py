"""Whether words of a citation's head, and the name of who issued the regulation, may be misread."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalizers.lexicon import known, listed
from normalizers.region_tables import tables
from normalizers.regulation_kinds import Kind, plain
from normalizers.similarity import is_one_off
from reference.load import read_patterns, read_rows, read_settings, read_words

_WORD = re.compile(r"[A-Za-z0-9]{3,}")
_WORDS = read_patterns("meaning_words.toml", "issuer_words")
_NATIONAL = _WORDS["national"]
_ABBREVIATION = 6  # letters of the longest word in capitals that is taken for an abbreviation


def may_be_misread(kind: Kind, name: str) -> bool:
    """Return whether a word of the name is none of the language and a letter off one that is ("Menteri Kesehatam").

    Of a national office every word must be known: there is a list of their abbreviations.
    """
    national = kind.reg_type in ("PERMEN", "KEPMEN", "PERKA", "PERBERSAMA") or _NATIONAL.match(name) is not None
    words = _WORD.findall(name)
    if kind.reg_type == "PERATURAN":  # of a rector, a council, an agency: the first word tells which
        return _is_off(words[0], True) if words else True
    return any(_is_off(word, national) for word in words)


def has_unknown_word(head: str, kind: Kind) -> bool:
    """Return whether a word between the kind and its year is none that is known: it may make it another kind ("UU Dnt")."""
    if kind.local or kind.reg_type.startswith(("PERMEN", "KEPMEN")):
        return False
    behind = plain(head)[kind.end :]
    return any(_is_off(word, True) for word in re.findall(r"[A-Za-z]{3,}", behind) if word.casefold() not in _frame())


@cache
def _frame() -> frozenset[str]:
    return frozenset(word for name in ("nomor", "tahun") for word in read_settings("kata_rujukan.toml")[name])


@lru_cache(maxsize=4096)
def _is_off(word: str, national: bool) -> bool:
    small = word.casefold()
    if small.isdigit() or listed(small) or known(small) or small in _own_words():
        return False
    if not national and small in _places():
        return False
    if re.search(r"\d", word):
        return True
    if national:
        return True
    if word.isupper() and len(word) <= _ABBREVIATION:
        return False  # of a local office, which makes its own
    return len(small) >= 5 and any(is_one_off(small, other) for other in read_words("kata_kepala_peraturan.txt"))


@cache
def _own_words() -> frozenset[str]:
    """Return the words of heads of citations and of the short names of offices."""
    shorts = {
        word
        for row in read_rows("lembaga.csv")
        for word in re.findall(r"\w+", f"{row['short']} {row['full']}".casefold())
    }
    offices = {word for row in read_rows("nama_instansi.csv") for word in row["printed"].casefold().split()}
    return frozenset(shorts | offices) | read_words("kata_kepala_peraturan.txt")


@cache
def _places() -> frozenset[str]:
    t = tables()
    names = (*t.provinces.values(), *t.regencies.values(), *t.districts.values())
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name))
