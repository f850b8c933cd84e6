"""The same indicator across offices: a key to group by, and a comparison whose level says why two belong together.

Persentase/Prosentase/Presentase, Indeks/Indek, Survei/Survey, Nilai AKIP/SAKIP are one; two quantities are not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from normalizers.lexicon import known, listed
from normalizers.satuan import find_unit
from reference.load import read_settings

Level = Literal["same_text", "same_key", "same_words", "one_letter", "acronym", "other"]
LEVELS: tuple[Level, ...] = ("same_text", "same_key", "same_words", "one_letter", "acronym", "other")
_SCORES: dict[Level, float] = {
    "same_text": 1.0, "same_key": 0.99, "same_words": 0.96, "one_letter": 0.93, "acronym": 0.9, "other": 0.0,
}  # fmt: skip
_MARK = re.compile(
    r"^\s*(?:iku\s*)?(?:\d{1,2}(?:[.,]\d{1,2})*\s*[.)]|\d{1,2}(?=\s)|[a-z][.)]|[-–•*])\s*", re.IGNORECASE
)
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_OFFICE = re.compile(
    r"\s+(?:kecamatan|kabupaten|kota|kelurahan|provinsi|desa|kec|kab)\.?\s+(?P<name>\w+(?:\s+\w+)?)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class IndicatorComparison:
    """How two indicators are alike: the best level that holds, a score 0..1, and the words that differ."""

    level: Level
    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Return whether the level is strong enough to put both into one group."""
        return self.level != "other"


def group_key(text: str) -> str:
    """Return the words that tell an indicator apart, in their order; "" for an empty text.

    Spelling, list marks, units in brackets, acronyms of the words before them, function words and the name of the
    own office at the end do not count.
    """
    return " ".join(_words(text))


def block_keys(text: str) -> frozenset[str]:
    """Return the keys under which an indicator is compared: two with none in common are not the same.

    Each pair of neighbours in the sorted words, and the words without each one: a word misspelt in one of the two
    leaves at least one key in common for indicators of three or more words.
    """
    words = sorted(set(_words(text)))
    if len(words) < 3:
        return frozenset(word[:4] for word in words)
    return frozenset(f"{a[:6]} {b[:6]}" for a, b in pairwise(words)) | frozenset(words[:1])


def compare_indicators(a: str, b: str) -> IndicatorComparison:
    """Return the best level at which two indicators are the same, explained in Indonesian."""
    left, right = _words(a), _words(b)
    if not left or not right:
        return IndicatorComparison("other", 0.0, "tidak ada kata yang dapat dibandingkan")
    if _plain(a) == _plain(b):
        return _as("same_text", "tulisan sama")
    if left == right:
        return _as("same_key", "sama setelah ejaan, tanda urut, satuan, dan kata tugas disamakan")
    if sorted(set(left)) == sorted(set(right)):
        return _as("same_words", "kata sama, urutan berbeda")
    pairs = _aligned(left, right)
    if pairs is not None:
        return _as("one_letter", "satu huruf berbeda: " + ", ".join(f"{x}/{y}" for x, y in pairs))
    if _acronym_of(left, right) or _acronym_of(right, left):
        return _as("acronym", "yang satu singkatan yang lain")
    only_left, only_right = sorted(set(left) - set(right)), sorted(set(right) - set(left))
    shared = len(set(left) & set(right)) / max(len(set(left) | set(right)), 1)
    return IndicatorComparison(
        "other",
        round(min(shared, 0.85), 4),
        f"kata berbeda: {' '.join(only_left) or '-'} / {' '.join(only_right) or '-'}",
    )


def _as(level: Level, reason: str) -> IndicatorComparison:
    return IndicatorComparison(level, _SCORES[level], reason)


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
    for phrase, short in sorted(_spelling()["frasa"].items(), key=lambda item: (-len(item[0]), item[0])):
        joined = re.sub(rf"\b{re.escape(phrase)}\b", short, joined)
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


def _aligned(left: list[str], right: list[str]) -> list[tuple[str, str]] | None:
    """Return the differing words where both have the same number of words and each differs by one letter at most.

    Numbers must agree; a word of fewer than five letters may not differ (desa/desk, satu/sat).
    """
    if len(left) != len(right):
        return None
    pairs = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    good = all(min(len(x), len(y)) >= 5 and x.isalpha() and y.isalpha() and _one_edit(x, y) for x, y in pairs)
    # Two real words that differ by a letter are two words (kesehatan/kesejatan is an error, barat/berat is not).
    real = any(listed(x) and listed(y) for x, y in pairs)
    return pairs if good and not real and len(pairs) <= 2 else None


def _one_edit(a: str, b: str) -> bool:
    """Return whether one letter added, dropped, changed, or two neighbours swapped turn `a` into `b`."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    if len(a) == len(b):
        swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
        return a[at + 1 :] == b[at + 1 :] or swapped
    return len(b) == len(a) + 1 and a[at:] == b[at + 1 :]


def _acronym_of(short: list[str], long: list[str]) -> bool:
    """Return whether one word of `short` is the acronym of the words that `long` has in its place."""
    if len(short) >= len(long):
        return False
    head = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    tail = 0
    while tail < len(short) - head and short[-1 - tail] == long[-1 - tail]:
        tail += 1
    middle, spread = short[head : len(short) - tail], long[head : len(long) - tail]
    return len(middle) == 1 and len(spread) >= 2 and middle[0] == "".join(word[0] for word in spread)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def _spelling() -> dict[str, dict[str, str]]:
    tables = read_settings("ejaan.toml")
    return {"kata": tables["kata"], "frasa": tables["frasa"]}


@cache
def _ignored() -> frozenset[str]:
    return frozenset(read_settings("ejaan.toml")["abaikan"]["kata"])
