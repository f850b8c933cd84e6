"""The same indicator across offices: a key to group by.

Persentase/Prosentase/Presentase, Indeks/Indek, Survei/Survey, Nilai AKIP/SAKIP are one; two quantities are not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from normalizers.lexicon import known
from normalizers.values.satuan import find_unit
from reference.load import read_patterns, read_settings

_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_WORDS = read_patterns("meaning_words.toml", "indikator")
_MARK, _OFFICE = _WORDS["mark"], _WORDS["office"]


@lru_cache(maxsize=4096)
def group_key(text: str) -> str:
    """Return the words that tell an indicator apart, in their order; "" for an empty text.

    Spelling, list marks, units in brackets, acronyms of the words before them, function words and the name of the
    own office at the end do not count.
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    body = _MARK.sub("", unicodedata.normalize("NFKC", text))
    body = _BRACKET.sub(lambda m: " " if _drops(body, m) else f" {m[1]} ", body)
    office = _OFFICE.search(body)
    if office and not any(known(word) for word in office["name"].split()):
        body = body[: office.start()]
    spelled: list[str] = []
    for word in re.findall(r"[^\W_]+|%", body.casefold()):
        spelled.extend(_spelling()["kata"].get(word, word).split())
    joined = " ".join(spelled)
    for phrase, pattern, short in _phrases():
        if phrase in joined:  # nearly never
            joined = pattern.sub(short, joined)
    words = [word for word in joined.split() if word not in _ignored()]
    return [word for index, word in enumerate(words) if index == 0 or word != words[index - 1]]


def _drops(body: str, match: re.Match[str]) -> bool:
    """Return whether a bracket adds nothing: a unit, or the acronym of the words before it."""
    inner = match[1]
    if find_unit(inner) is not None or not inner:
        return True
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", body[: match.start()])).casefold()
    short = re.sub(r"\W", "", inner).casefold()
    return 2 <= len(short) <= 8 and initials.endswith(short)


@cache
def _spelling() -> dict[str, dict[str, str]]:
    tables = read_settings("ejaan.toml")
    return {"kata": tables["kata"], "frasa": tables["frasa"]}


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return the phrases that have a short form, the longest first: (phrase, pattern of it as whole words, short form)."""
    phrases = sorted(_spelling()["frasa"].items(), key=lambda item: (-len(item[0]), item[0]))
    return tuple((phrase, re.compile(rf"\b{re.escape(phrase)}\b"), short) for phrase, short in phrases)


@cache
def _ignored() -> frozenset[str]:
    return frozenset(read_settings("ejaan.toml")["abaikan"]["kata"])
