"""Targets told by words: levels ("Level III"), numbers spelt out ("dua dokumen")."""

from __future__ import annotations

import re

from normalizers.parsed import Parsed
from normalizers.text import roman
from normalizers.values.number_words import number_of, spells_another, split_number
from normalizers.values.satuan import find_unit, fitting_notes, parse_satuan, unit_kind, value_words
from normalizers.values.target_value import Target

LEVEL = re.compile(
    rf"(?P<word>{'|'.join(value_words('level'))})\b\.?\s*[:=]?\s*(?P<value>[IV]{{1,3}}|[\d]+(?:[.,]\d+)?)(?P<more>\s*\([^()]*\))?\W*",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[(/]\s*(?P<inner>[^()/]+)")
_ROMAN = re.compile(r"\s*(?P<value>[IV]{1,3})[\s.]*")


def is_spelt_otherwise(text: str, target: Target) -> bool:
    """Return whether words in brackets or behind a stroke spell another number of the same unit: "8 (enam) dokumen"."""
    for found in _BEHIND.finditer(text):
        words, rest = split_number(found["inner"])
        if (not rest or find_unit(rest) == target.unit) and spells_another(words, target.value or 0):
            return True
    return False


def unit_named(lead: str) -> str | None:
    """Return the unit that a word before a number names ("Nilai 78,5"); None for a word that only leads to it."""
    word = lead.strip(" :=").casefold()
    return word if word in value_words("satuan") else None


def level_of(found: re.Match[str], column: str | None = None) -> Parsed[Target]:
    """Return "Level 3", "Level III" or "Peringkat 5" as the number of a level or rank; `column`: the unit of its column.

    "Tingkat 3" in no column of levels may be a class of things as well (note "unit_unclear").
    """
    value = roman(found["value"]) or float(found["value"].replace(",", "."))
    spans = {"value": found.span("value")}
    is_rank = find_unit(found["word"]) == "peringkat"
    notes = (
        *(["unit_unclear"] if column != "level" and found["word"].casefold() in value_words("tingkat") else []),
        *(["rank"] if is_rank else fitting_notes(float(value), "level", scaled=False)),
        *(["remark"] if found["more"] or ")" in found[0].removesuffix(found["more"] or "") else []),
    )
    return Parsed(Target("number", float(value), "peringkat" if is_rank else "level"), notes, spans)


def spelt_or_roman(
    text: str, start: int, end: int, column: str | None, notes: list[str]
) -> tuple[Target, dict[str, tuple[int, int]]] | None:
    """Return a number of words alone with a known unit ("dua dokumen"), or a level in Roman digits in a column of levels."""
    if column == "level" and (level := _ROMAN.fullmatch(text, start, end)) and (value := roman(level["value"])):
        return Target("number", float(value), "level"), {"value": level.span("value")}
    words, rest = split_number(text[start:end])
    number, unit = number_of(words) if words else None, parse_satuan(rest).value if rest else None
    if number is None or (rest and (unit is None or unit_kind(find_unit(rest)) == "unknown")):
        return None
    if not rest and unit_kind(column) == "unknown":
        return None
    notes.append("number_in_words")
    return Target("percent" if unit == "%" else "number", number, unit), {"value": (start, end)}
