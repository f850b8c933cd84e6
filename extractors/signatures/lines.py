"""Tells what one line of a signature block is: a rank, a name, an office, a place with its date, a mark."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extractors.text.inline_labels import patterns, word_list
from extractors.text.spans import find_names

Kind = Literal[
    "blank", "ttd", "form", "placeholder", "rank", "certified", "second_party", "first_party", "approval", "place_date",
    "place", "date", "office", "acting", "unit", "plain", "prose",
]  # fmt: skip

OPENINGS: frozenset[Kind] = frozenset(
    ("place_date", "place", "date", "certified", "second_party", "first_party", "approval")
)  # kinds of lines with which a block opens
_SHORT_OFFICE = 50  # letters of an office printed without capitals ("Kepala dinas kesehatan")
_VERB = patterns("signature")["sentence"]
LONGEST = 95  # letters: a longer line is running text
_WORD = re.compile(r"[^\s,()]+")
_DEGREE = patterns("signature")["degree_letters"]
_LIST_MARK = re.compile(r"^(?:\d{1,3}[.)]?\s|[a-z][.)]\s|[-•–]\s)")
_SMALL = frozenset(word_list("small_in_names"))
_SPECK = re.compile(r"(?<=\w)[:;](?=\s*,)|(?<=\.\w)[:;]$")  # a dot of a degree with dirt above it: "S.T:, M.M."


@lru_cache(maxsize=16384)
def tell_kind(text: str) -> Kind:
    """Return what a line is for a signature block; "plain" may be a name or more of an office, "prose" is neither."""
    labels = patterns("signature")
    plain = text.strip()
    if not any(c.isalpha() for c in plain):
        return "blank" if not any(c.isdigit() for c in plain) else "prose"
    if labels["ttd"].match(plain) or labels["esign"].search(plain):
        return "ttd"
    if "${" in plain or labels["placeholder"].match(plain):
        return "placeholder"
    if labels["form_label"].match(plain):
        rest = labels["rank_label"].sub("", plain)
        return "rank" if rest != plain and labels["rank"].match(rest) else "form"
    if labels["certified"].search(plain) and len(plain) <= LONGEST:
        return "certified"
    marks: tuple[Kind, ...] = ("second_party", "first_party", "approval")
    for kind in marks:
        if labels[kind].match(plain) and len(plain) <= LONGEST:
            return kind
    for name in ("place_date", "place_date_loose"):
        if labels[name].match(plain):
            return "place_date"
    openings: tuple[Kind, ...] = ("date", "place")
    for kind in openings:
        if labels[kind].match(plain):
            return kind
    if labels["rank"].match(plain):
        return "rank"
    return _office_or_words(plain)


def _office_or_words(plain: str) -> Kind:
    labels = patterns("signature")
    if len(plain) > LONGEST or plain.endswith((";", ":")) or _LIST_MARK.match(plain):
        return "prose"
    if labels["acting"].match(plain):
        return "acting"
    if not _mostly_capital(plain):
        short = len(plain) <= _SHORT_OFFICE and plain[:1].isupper() and not plain.endswith(".")
        return "office" if short and labels["title"].match(plain) and not _VERB.search(plain) else "prose"
    if labels["title"].match(plain):
        return "office"
    if labels["unit"].search(plain):
        return "unit"
    return "plain"


def _mostly_capital(text: str) -> bool:
    """Return whether nearly every word that counts opens with a capital, as in names and offices."""
    words = [w for w in _WORD.findall(text) if any(c.isalpha() for c in w) and w.casefold() not in _SMALL]
    if not words:
        return False
    opened = sum(1 for w in words if next(c for c in w if c.isalpha()).isupper() or "." in w)
    return opened >= len(words) * 0.75


def is_degrees(text: str) -> bool:
    """Return whether a line holds nothing but degrees ("S.Sos., M.Si"): the end of the name above it."""
    parts = [part for part in re.split(r"[\s,.]+", text.strip()) if part]
    return "." in text and len(text) <= 30 and bool(parts) and all(_DEGREE.match(p) for p in parts) and _short(parts)


def _short(parts: list[str]) -> bool:
    return sum(len(p) for p in parts) <= 4 * len(parts) and len(parts) >= 2 and min(len(p) for p in parts) <= 2


def is_name(text: str) -> bool:
    """Return whether a line may be a person's name: capitals first, no digit, no office, no unit, no label."""
    plain = _SPECK.sub(".", text.strip(" ()_.…-'’•*"))
    if not 2 < len(plain) <= 70 or any(c.isdigit() for c in plain) or ":" in plain or "/" in plain:
        return False
    kind = tell_kind(plain)
    if kind == "unit":
        return has_degree(plain)
    if kind not in ("plain", "office", "acting"):
        return False
    if kind in ("office", "acting") and not has_degree(plain):
        return False
    if patterns("signature")["no_name"].match(plain):
        return False
    words = [w for w in re.split(r"[\s,]+", plain) if w]
    return 1 <= len(words) <= 10 and sum(c.isalpha() for c in plain) >= 3


def has_degree(text: str) -> bool:
    """Return whether a degree or a title stands before or after the name."""
    return any(True for _ in find_names(text))
