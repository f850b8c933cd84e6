"""Gazettes: the official journals in which a regulation was published, in every order and abbreviation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.text import read_int, repair_digits
from reference.load import read_patterns, read_settings


def _spaced(word: str) -> str:
    """Return the pattern of a word whose letters may be parted by blanks or broken over a line with a hyphen."""
    return r"(?:\s|-\s)?".join(word)


_NAMES = {key: _spaced(word) for key, word in read_settings("meaning_words.toml")["gazette_names"].items()}
_COUNT = r"[\dOolI]++(?:(?:\s*/\s*[A-Z]{1,2}|[A-Z])(?![A-Z]))?"
_WORDS = read_patterns("meaning_words.toml", "lembaran", count=_COUNT, **_NAMES)
_HEAD = _WORDS["head"]
_NUMBER = _WORDS["number"]
_YEAR = _WORDS["year"]
_BARE_YEAR = _WORDS["bare_year"]  # "LN 1956 No. 55"
_BARE_NUMBER = re.compile(
    rf"\A\s*(?:(?:19|20)\d\d\s*[/-]\s*)?(?P<number>{_COUNT})(?!\d)", re.IGNORECASE
)  # "LN 2004/104"
_KINDS = {"state": ("LN", "TLN"), "bulletin": ("BN", "TBN"), "local": ("LD", "TLD"), "localbulletin": ("BD", "TBD")}


@dataclass(frozen=True, slots=True)
class Gazette:
    """A gazette as printed: kind LN, TLN, BN, TBN, LD, TLD or BD; year and number None where not printed."""

    kind: str
    year: int | None
    number: str | None


def find_gazettes(text: str) -> tuple[tuple[Gazette, tuple[int, int]], ...]:
    """Return the gazettes in `text` with their offsets, in printed order. A supplement takes its gazette's year."""
    heads = list(_HEAD.finditer(text))
    found: list[tuple[Gazette, tuple[int, int]]] = []
    for head, after in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=False):
        body = text[head.end() : min(after, head.end() + 120)]
        stop = _WORDS["end"].search(body)
        body = body[: stop.start()] if stop is not None else body
        year = _YEAR.search(body) or _BARE_YEAR.search(body)
        number = _NUMBER.search(body) or _BARE_NUMBER.search(body)
        if number is None and year is None:
            continue
        name = next(n for n in _KINDS if head.group(n))
        kind = _KINDS[name][1 if head.group("extra") else 0]
        digits = repair_digits(number.group("number")).value if number is not None else None
        value = read_int(year.group("year")) if year is not None else None
        if value is None and kind.startswith("T") and found:
            value = found[-1][0].year
        end = head.end() + max(m.end() for m in (number, year) if m is not None)
        found.append((Gazette(kind, value, _plain(digits)), (head.start(), end)))
    return tuple(found)


def _plain(number: str | None) -> str | None:
    return (number.replace(" ", "").lstrip("0") or "0") if number else None
