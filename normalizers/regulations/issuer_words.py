"""Whether words of a citation's head, and the name of who issued the regulation, may be misread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from normalizers.lexicon import known, listed
from normalizers.regions.tables import tables
from normalizers.regulations.kinds import Kind, plain
from normalizers.similarity import edits, is_one_off
from normalizers.text import fold
from reference.load import read_lists, read_patterns, read_rows, read_settings, read_words
from reference.shared import heads_of_regions

_WORD = re.compile(r"[A-Za-z0-9]{3,}")
_WORDS = read_patterns("meaning_words.toml", "issuer_words")
_NATIONAL = _WORDS["national"]
_LONG_HEAD = 8  # letters of a title; two of such a one may be misread
_OPENING = 3  # pieces into which a title of two words may be broken
_ABBREVIATION = 6  # letters of the longest word in capitals that is taken for an abbreviation


def may_be_misread(kind: Kind, name: str) -> bool:
    """Return whether a word of the name is none of the language and a letter off one that is ("Menteri Kesehatam").

    Of a national office every word must be known: there is a list of their abbreviations.
    """
    national = kind.reg_type in ("PERMEN", "KEPMEN", "PERKA", "PERBERSAMA") or _NATIONAL.match(name) is not None
    words = _WORD.findall(name)
    if not national and _is_near_officer(re.findall("[A-Za-z]+", name)[:_OPENING]):
        return True
    if kind.reg_type in ("PERMEN", "KEPMEN"):
        if fold(name) in _ministers():
            return False
        if _is_near_ministry(fold(name)):
            return True
    if kind.reg_type == "PERATURAN":  # of a rector, a council, an agency: the first word tells which
        return _is_off(words[0], True) if words else True
    return any(_is_off(word, national) for word in words)


def _is_near_officer(words: Sequence[str]) -> bool:
    """Return whether the first word or two are a letter or two off the head of a region or state ("Tali Kota", "Buati")."""
    heads = _officers()
    for size in range(1, _OPENING + 1):
        opening = "".join(words[:size]).casefold()
        if opening in heads or len(words) < size:
            return False
        if any(edits(opening, head, 2) <= (2 if len(head) >= _LONG_HEAD else 1) for head in heads):
            return not (size == 1 and listed(opening))
    return False


@cache
def _officers() -> frozenset[str]:
    """Return the folded titles of the heads of regions and of the state."""
    return frozenset(fold(head) for head in heads_of_regions()) | {
        *read_lists("meaning_words.toml", "issuer_words")["heads"]
    }


def _is_near_ministry(name: str) -> bool:
    """Return whether the folded name, none of a minister's, is a letter or two off one ("Menteri alam Negeri")."""
    return any(edits(name, known, 2) <= 2 for known in _ministers())


@cache
def _ministers() -> frozenset[str]:
    full = (row["full"] for row in read_rows("lembaga.csv") if row["full"].startswith("Menteri "))
    own = (row["issuer"] for row in read_rows("jenis_peraturan.csv") if row["issuer"].startswith("Kementerian "))
    return frozenset(fold(name.replace("Kementerian ", "Menteri ", 1)) for name in (*full, *own))


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
