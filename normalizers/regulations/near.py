"""Regulations of the reference that a citation may have meant, where it names none that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizers.regulations.peraturan import Peraturan
from normalizers.regulations.reference import entry_of, label_of, reference_rows
from normalizers.similarity import ratio_of_folded
from normalizers.text import fold, fold_words
from reference.load import read_patterns

_BY_TITLE = ("same_title", "transposed_number")  # reasons that rest on the title alone
_A_WORD, _SPELT_ALIKE = 4, 0.7  # letters of a word of substance; likeness of two spellings of one
_OF_ANOTHER = read_patterns("meaning_words.toml", "regulation_reference")["of_another"]


@dataclass(frozen=True, slots=True)
class Nearby:
    """A regulation that may have been meant, and why."""

    regulation_id: str
    label: str
    reason: str


def candidates(regulation: Peraturan) -> tuple[Nearby, ...]:
    """Return regulations of the reference that the citation may have meant, each with the reason, best first.

    Reasons: same_number_other_year, same_title, transposed_number, other_type. Only where the title supports it.
    """
    title, own = regulation.title or "", regulation.regulation_id
    figures, of_another = _figures(title), bool(_OF_ANOTHER.search(title))
    found: list[tuple[float, Nearby]] = []
    cut: dict[int, str] = {}  # the title cut to a length, folded: the reference's titles are as long as each other
    for key, row in _suspects(regulation.reg_type, regulation.number, str(regulation.year)):
        if key == own:
            continue
        likeness = 0.0
        # acts that amend or confirm two laws differ in nothing but their numbers
        if title and (not of_another or figures == _figures_of_row(row["title"])):
            length = len(row["title"]) + 10
            if length not in cut:
                cut[length] = fold(title[:length])
            likeness = ratio_of_folded(cut[length], _folded_title(row["title"]))
        reason = _reason(regulation, row, likeness)
        if reason in _BY_TITLE and _names_another(title, row["title"]):
            continue
        if reason == "same_title" and _was_repealed_by(key, regulation.year):
            continue
        if reason is not None:
            found.append((likeness, Nearby(key, label_of(row["reg_type"], row["number"], int(row["year"])), reason)))
    found.sort(key=lambda item: (-item[0], item[1].regulation_id))
    return tuple(nearby for _, nearby in found[:3])


def _was_repealed_by(key: str, year: int | None) -> bool:
    """Return whether an act had been repealed by a year: a citation of that year with its title means another one."""
    entry = entry_of(key)
    repealed = entry["repealed_year"] if entry is not None else ""
    return year is not None and bool(repealed) and int(repealed) <= year


def _suspects(reg_type: str, number: str | None, year: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the reference's rows that `_reason` may name: of the same kind, or of the same number and year."""
    for key, row in reference_rows().items():
        if row["reg_type"] != reg_type and (row["number"] != number or row["year"] != year):
            continue
        if row["confidence"] != "K":  # what nobody checked names no suspect
            yield key, row


@cache
def _folded_title(title: str) -> str:
    return fold(title)


def _figures(title: str) -> list[str]:
    return re.findall(r"\d+", title)


@cache
def _figures_of_row(title: str) -> list[str]:
    return _figures(title)


def _names_another(title: str, other: str) -> bool:
    """Return whether each of two titles has a word that the other has in no spelling: "Kota Kecil", "Kabupaten"."""
    return _has_more(title, other) and _has_more(other, title)


def _has_more(title: str, other: str) -> bool:
    words = tuple(word for word in fold_words(other) if len(word) >= _A_WORD)
    return any(
        len(word) >= _A_WORD and all(ratio_of_folded(word, one) < _SPELT_ALIKE for one in words)
        for word in fold_words(title)
    )


def _reason(regulation: Peraturan, row: dict[str, str], likeness: float) -> str | None:
    same_type = row["reg_type"] == regulation.reg_type
    same_number = row["number"] == regulation.number
    same_year = row["year"] == str(regulation.year)
    if same_type and same_number and not same_year and likeness >= 0.75:
        return "same_number_other_year"
    if same_number and same_year and not same_type and likeness >= 0.6:
        return "other_type"
    if same_type and same_year and not same_number and likeness >= 0.8:
        return "transposed_number"
    return "same_title" if same_type and likeness >= 0.9 else None
