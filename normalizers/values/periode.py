"""Years and periods: "Tahun 2023 - 2026", "2016 s/d 2021", "20212026", "TAHUN ANGGARAN 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.parsed import Parsed
from normalizers.text import plain_digits, repair_digits
from reference.load import read_patterns
from reference.shared import month_words

_WORDS = read_patterns("meaning_words.toml", "periode")
_PERIOD = _WORDS["period"]
_JOINED = re.compile(r"(?<!\d)((?:19|20)\d\d)((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(  # "2021-26"; "2007-12" may be a month, and "2021-25 Mei" is a day
    rf"(?<![\d./-])(20\d\d)\s?[-–—]\s?((?:1[3-9]|[2-9]\d))(?![\d./-]|\s*(?:{month_words()})\b)", re.IGNORECASE
)
_SHORT_LONGEST = 6  # years of a period whose end is written in two digits
_EARLIEST, _LATEST = 1945, 2100
_LONGEST = 25  # years: RPJPD; a longer span is no planning period


@dataclass(frozen=True, slots=True)
class Periode:
    """First and last year, both included."""

    start: int
    end: int


_SLIP = re.compile(r"(?<![A-Za-z\d])[12][\dOolIsSzZ]{3}(?![A-Za-z\d])")
_NO_YEAR = re.compile(r"(?<!\d)(\d{4})\s*[-–—−]\s*(\d{4})(?!\d)")


def parse_periode(text: str) -> Parsed[Periode]:
    """Return the first period in `text`, else its first year. Spans: period.

    Notes: implausible_period, several_years, digit_lookalike, year_short ("2021-26").
    """
    text = plain_digits(text)
    repaired = _SLIP.sub(lambda m: repair_digits(m.group()).value or "", text)
    slip = ("digit_lookalike",) if repaired != text else ()
    parsed = _period(repaired)
    return Parsed(parsed.value, (*slip, *parsed.notes), parsed.spans)


def _period(text: str) -> Parsed[Periode]:
    match = _PERIOD.search(text) or _JOINED.search(text)
    if match is not None:
        start, end = int(match.group(1)), int(match.group(2))
        if not (_EARLIEST <= start <= end <= _LATEST) or end - start > _LONGEST:
            return Parsed(None, ("implausible_period",), {"period": match.span()})
        return Parsed(Periode(start, end), (), {"period": match.span()})
    short = _SHORT.search(text)
    if short is not None and 0 < (years := int(short.group(2)) - int(short.group(1)) % 100) <= _SHORT_LONGEST:
        start = int(short.group(1))
        return Parsed(Periode(start, start + years), ("year_short",), {"period": short.span()})
    odd = _NO_YEAR.search(text)
    if odd is not None:
        return Parsed(None, ("implausible_period",), {"period": odd.span()})
    printed = list(_YEAR.finditer(text))
    if not printed:
        return Parsed()
    year = int(printed[0].group(1))
    if year < _EARLIEST:
        return Parsed(None, ("implausible_period",), {"period": printed[0].span()})
    several = ("several_years",) if len({y.group() for y in printed}) > 1 else ()
    return Parsed(Periode(year, year), several, {"period": printed[0].span()})
