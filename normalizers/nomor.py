"""The number of a decree: complete, or with a slot that was left blank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.parsed import Parsed
from normalizers.text import plain_digits, squeeze
from reference.load import read_patterns

_PLACEHOLDER = re.compile(r"\$\{|20XX|\.{3,}|…|_{2,}|x{3,}", re.IGNORECASE)
_WORDS = read_patterns("meaning_words.toml", "nomor")
_PLAIN = _WORDS["plain"]
_ONLY_YEAR = _WORDS["only_year"]
_LABEL = _WORDS["label"]
_BLANK_SLOT = _WORDS["blank_slot"]
_UNIT = re.compile(r"(?<!\d)(\d\d\.\d\d(?:\.\d\d)?)(?![\d.])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Nomor:
    """A decree number: `number` None where it (or a part of it) was left blank; `unit_code` of the region, as printed."""

    number: str | None
    year: int | None = None
    unit_code: str | None = None


def parse_nomor(text: str) -> Parsed[Nomor]:
    """Return the number without its label and without blanks round slashes. Notes: number_blank, slot_blank, placeholder."""
    plain = squeeze(plain_digits(text)).strip(" :.;,")
    plain = _LABEL.sub("", plain).strip(" :.;,")
    years = _YEAR.findall(plain)
    year = int(years[-1]) if years else None
    unit = _UNIT.search(plain)
    code = unit.group(1) if unit is not None else None
    if _PLACEHOLDER.search(plain):
        return Parsed(Nomor(None, year, code), ("placeholder",))
    only = _ONLY_YEAR.match(plain)
    if not plain or only is not None or not any(c.isdigit() for c in plain):
        return Parsed(Nomor(None, year, code), ("number_blank",))
    named = _PLAIN.match(plain)
    if named is not None:
        return Parsed(Nomor(f"{named.group('number')} Tahun {named.group('year')}", int(named.group("year")), code))
    joined = re.sub(r"\s*/\s*", "/", plain)
    if _BLANK_SLOT.search(joined):
        return Parsed(Nomor(None, year, code), ("slot_blank",))
    return Parsed(Nomor(joined, year, code))
