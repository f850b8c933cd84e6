"""Dates as offices print them, with the precision that they have."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from normalizers.parsed import Parsed
from normalizers.similarity import edits, parted, reader_shape
from normalizers.text import plain_digits, read_int, repair_digits, roman
from normalizers.values.number_words import number_of, spelt_words
from reference.load import read_patterns
from reference.shared import month_full_names, month_names, month_words

Precision = Literal["day", "month", "year", "none"]


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date: `date` only where day, month and year are printed and exist."""

    date: date | None
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None


_DAY = (  # with letters that look like digits; glued to the month behind it ("4Januari2021")
    r"(?<![A-Za-z\d])[\dOolIZzSsB|]{1,2}(?![A-Za-z\d]*\d{3})|(?<=[A-Za-z]{3})\d{1,2}"
    r"|(?<![A-Za-z\d])\d{1,2}(?=[A-Za-z]{3,9}\d{4}(?!\d))"
)
_LOST_DAY = re.compile(r"(?:^|\s)\S?\d\S{0,2}\W{0,3}$|(?:^|\s)[A-Za-z]\s*$")  # "18 *Maret", "g April"
_SIGN_BEFORE_DAY = re.compile(r"\d[.,:;*'\"-]$")  # "1.3 Maret": a day of two digits, or a number of its own
_BETWEEN = r"[\s.,\-–/]*"  # signs between day, month and year
_MISREAD = re.compile(
    rf"(?:(?P<day>{_DAY}){_BETWEEN})?(?P<month>(?<![A-Za-z\d])(?:[A-Za-z]|[01358](?=[A-Za-z]))"
    rf"(?:[A-Za-z0-9'’`]|[-.,:;*\"](?=[a-z])){{2,12}}){_BETWEEN}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_SIGN_INSIDE = re.compile(r"['’`.,:;*\"-]")  # "Septe-mber"
_YEARS = range(1900, 2100)
_DIGIT = re.compile(r"\d")
_CUT, _CENTURIES = "'’‘`´", (2000, 1900)  # before a year of two digits; what may be added to it, the likelier first
_SHORTEST = 4  # letters of a month that may be misread
_LONG_MONTH = 7  # letters; two of such a name may be misread


@cache
def _written() -> re.Pattern[str]:
    full = month_full_names()
    names = (r"\s?".join(n) if n in full else re.escape(n) for n in sorted(month_names(), key=len, reverse=True))
    parts = {"day": _DAY, "between": _BETWEEN, "names": "|".join(names)}
    return read_patterns("meaning_words.toml", "date", **parts)["written"]


_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>(?:19|20)\d\d)(?!\d)")
_BY_BLANKS = re.compile(
    r"(?:^|[,:]|(?<=[a-z]))\s*(?P<day>\d{2})\s(?P<month>0[1-9]|1[0-2])\s(?P<year>20\d\d)[\s.]*$"
)  # "05 03 2021"
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?!\d)")
_WORDS = read_patterns("meaning_words.toml", "tanggal", months=month_words(), spelt=spelt_words(), between=_BETWEEN)
# "4 s.d. 6 Januari", "Januari - Desember": the date is one end of a span of time
_PART_OF_MORE = _WORDS["part_of_more"]
_MORE = _WORDS["more"]
_MONTH_FIRST = _WORDS["month_first"]  # "January 4, 2021", "Maret 5, 2020"
_IN_NUMBER = _WORDS["in_number"]
_OF_A_ROW = _WORDS["of_a_row"]  # "minggu ke-2 Maret": the number of a week, not a day
# "1 4 Januari", "15 25 Januari": a day of two digits, or a number of its own
_LOOSE_DIGIT = re.compile(r"(?:(?:^|[\s,])\d|(?:^|,)\s*\d{2})\s+$")
_MORE_DIGITS = re.compile(r"\d{3,}\)?[\s.-]+$")  # "(0351) 749 2022": no year
_MONTH_AND_YEAR = re.compile(r"(?<!\d)\d{1,2}[\s./-]+(?:19|20)\d\d(?!\d)")  # "01/2021": a month, or a number of its own
_MONTH_ELSEWHERE = re.compile(  # "November 12, 2021", "2021, 12 November"
    rf"\b(?:{month_words()})\b", re.IGNORECASE
)
_DOUBLED = re.compile(  # "4 Januari Januari 2021"
    rf"\b(?P<first>{month_words()})[\s.,]+(?P<second>{month_words()})(?![A-Za-z])", re.IGNORECASE
)
_DIGIT_BEHIND = re.compile(r"\s\d{1,2}\W*$")  # "4 Januari 2012 1"
_OTHER_YEAR = re.compile(r"\s+((?:19|20)\d\d)(?!\d)")
OFFICE_YEARS = range(1945, 2041)  # no office of the republic dates anything earlier, or so far ahead
_PLACE = _WORDS["place"]
_NO_PLACE = _WORDS["no_place"]
_LEAP_YEAR = 2024  # for a year that was left blank: 29 February may be meant
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def parse_tanggal(text: str) -> Parsed[Tanggal]:
    """Return the date in `text`; precision month or year where the day (and month) were left blank, none otherwise.

    A year left blank ("20 Februari 20....") leaves month and day, precision none. Spans: day, month, year, place. Notes:
    month_spelling (Pebruari, Nopember), month_misread (the nearest month by a letter or two), month_unreadable,
    day_unreadable, digit_lookalike, date_does_not_exist (month and year are kept), year_unreadable, year_unlikely (before
    1945, after 2040), several_years (two in a row; the first is taken), digit_behind_year, word_repeated (a month printed
    twice), part_of_a_period ("4 s.d. 6 Januari": one end of it is given), part_of_a_number ("12/1/2021/HK"), several_dates
    (the first is taken), spelt_otherwise ("6 (lima) Mei 2021").
    """
    text = plain_digits(text)
    spelt = list(_WORDS["day_in_words"].finditer(text))
    for found in spelt:
        day_end, end = found.end("day"), found.end()
        text = f"{text[:day_end]}{' ' * (end - day_end)}{text[end:]}"
    parsed = _placed(text)
    if not parsed.spans and (alone := _WORDS["place_alone"].match(text)) is not None:
        name = "of" if alone.group("of") else "before"
        parsed = Parsed(parsed.value, parsed.notes, {"place": alone.span(name)})
    if any(number_of(found["words"].casefold().split()) != read_int(found["day"]) for found in spelt):
        return Parsed(parsed.value, (*parsed.notes, "spelt_otherwise"), parsed.spans)
    return parsed


def _placed(text: str) -> Parsed[Tanggal]:
    """Return the date in a text, and the place before it."""
    doubled = _DOUBLED.search(text)
    if doubled is not None and _month_of(doubled, "first") == _month_of(doubled, "second"):
        low, high = doubled.start("first"), doubled.start("second")
        parsed = _date(f"{text[:low]}{' ' * (high - low)}{text[high:]}")
        parsed = Parsed(parsed.value, (*parsed.notes, "word_repeated"), parsed.spans)
    elif doubled is not None:  # "4 Januari Februari 2021"
        years = {m.group() for m in _YEAR.finditer(text)}
        value = Tanggal(None, "year", int(min(years))) if len(years) == 1 else Tanggal(None, "none")
        parsed = Parsed(value, ("month_unreadable",), {"year": _YEAR.search(text).span()} if years else {})  # type: ignore[union-attr]
    else:
        parsed = _date(text)
    if not parsed.spans:
        return parsed
    place = _PLACE.match(text[: min(start for start, _ in parsed.spans.values())])
    if place is None or _NO_PLACE.match(place.group("place")):
        return parsed
    return Parsed(parsed.value, parsed.notes, {"place": place.span("place"), **parsed.spans})


def _month_of(doubled: re.Match[str], name: str) -> int:
    return month_names()[doubled.group(name).casefold()]


def _date(text: str) -> Parsed[Tanggal]:
    match = (
        _MONTH_FIRST.search(text)
        or _written().search(text)
        or _NUMERIC.search(text)
        or _ISO.search(text)
        or _BY_BLANKS.search(text)
    )
    misread = _MISREAD.search(text) if match is None else None
    if misread is not None and (month := _nearest_month(misread.group("month"))) is not None:
        return _made(misread, month, ["month_misread"])
    if match is None and (whole := _spelt(text) or _of_roman_month(text)) is not None:
        return whole
    if match is None:
        notes = ("month_unreadable",) if misread is not None and misread.group("day") else ()
        spelt = _WORDS["month_in_words"].search(text)
        if (
            _MONTH_AND_YEAR.search(text)
            or _WORDS["short_word"].search(text)
            or _MONTH_ELSEWHERE.search(text)
            or spelt
            or _WORDS["roman_by_strokes"].search(text)
        ):
            notes = ("month_unreadable",)
        years = list(_YEAR.finditer(text))
        if len({m.group() for m in years}) == 1:
            if _MORE_DIGITS.search(text[: years[0].start()]):
                notes = (*notes, "part_of_a_number")
            return Parsed(Tanggal(None, "year", int(years[0].group())), notes, {"year": years[0].span()})
        if (blank := _WORDS["blank_year"].search(text)) is not None:
            name = next(n for n in ("month", "alone", "last") if blank.group(n))
            spans = {part: blank.span(part) for part in ("day",) if blank.group("day")} | {"month": blank.span(name)}
            month = month_names()[re.sub(r"\s", "", blank.group(name).casefold())]
            day = int(blank.group("day")) if blank.group("day") else None
            if day is not None and day not in range(1, monthrange(_LEAP_YEAR, month)[1] + 1):
                return Parsed(Tanggal(None, "none", None, month), ("year_unreadable", "date_does_not_exist"), spans)
            return Parsed(Tanggal(None, "none", None, month, day), ("year_unreadable",), spans)
        unread = (
            ("year_unreadable",)
            if not years and (spelt or _DIGIT.search(text) or _WORDS["short_year"].search(text))
            else ()
        )
        return Parsed(Tanggal(None, "none") if text.strip() else None, unread)
    word = re.sub(r"\s", "", match.group("month").casefold())
    month = int(word) if word.isdigit() else month_names()[word]
    return _made(match, month, [] if word.isdigit() or word in month_full_names() else ["month_spelling"])


def _spelt(text: str) -> Parsed[Tanggal] | None:
    """Return the date that a text spells ("tanggal lima bulan Mei tahun dua ribu dua puluh dua"); None where it spells none."""
    match = _WORDS["spelt"].search(text)
    if match is None:
        return None
    day, year = (number_of(match.group(name).casefold().split()) for name in ("day", "year"))
    if day is None or year is None or int(year) not in _YEARS:
        return None
    spans = {
        name: (match.start(name), match.start(name) + len(match.group(name).rstrip()))
        for name in ("day", "month", "year")
    }
    month = month_names()[re.sub(r"\s", "", match.group("month").casefold())]
    return _of_calendar(int(year), month, int(day), [], spans)


def _of_roman_month(text: str) -> Parsed[Tanggal] | None:
    """Return the date whose month is a Roman numeral ("5-V-2022"), noted; None where none is."""
    match = _WORDS["roman_month"].search(text)
    month = roman(match.group("month")) if match is not None else None
    if match is None or month is None or month not in range(1, 13):
        return None
    spans = {name: match.span(name) for name in ("day", "month", "year")}
    return _of_calendar(int(match.group("year")), month, int(match.group("day")), ["month_spelling"], spans)


def _of_calendar(
    year: int, month: int, day: int, notes: list[str], spans: dict[str, tuple[int, int]]
) -> Parsed[Tanggal]:
    """Return the day; its month, noted, where the calendar has no such day."""
    try:
        return Parsed(Tanggal(date(year, month, day), "day", year, month, day), tuple(notes), spans)
    except ValueError:
        return Parsed(Tanggal(None, "month", year, month), (*notes, "date_does_not_exist"), spans)


def _made(found: re.Match[str], month: int, spelling: list[str]) -> Parsed[Tanggal]:
    """Return the date of a match whose month is known."""
    spans = {name: found.span(name) for name in ("day", "month", "year") if found.group(name)}
    before, after = found.string[: found.start()], found.string[found.end() :]
    if _PART_OF_MORE.search(before) or _MORE.match(after):
        spelling = [*spelling, "part_of_a_period"]
    loose = _LOOSE_DIGIT.search(before) if found.group("day") else None
    if loose is not None and (len(found.group("day")) == 1 or len(loose[0].strip(" ,")) > 1):
        spelling = [*spelling, "day_unreadable"]
    if "day" in spans and found.re is not _NUMERIC and _SIGN_BEFORE_DAY.search(before):
        spelling = [*spelling, "part_of_a_number"]
    if "day" not in spans and _WORDS["day_spelt"].search(before):  # "lima Mei 2021"
        spelling = [*spelling, "day_unreadable"]
    if "day" in spans and _OF_A_ROW.search(before):
        del spans["day"]
    numbers = {n: repair_digits(found.group(n)) for n in ("day", "year") if n in spans}
    notes = [*(["digit_lookalike"] if any(p.notes for p in numbers.values()) else []), *spelling]
    printed = numbers["year"].value or ""
    year = read_int(re.sub(r"\D", "", printed))
    if re.search(r"\s", printed):  # "20 23"
        notes.append("blank_in_number")
    if year is not None and printed[:1] in _CUT:  # "'19", "'85"
        notes.append("year_short")
        year += next((century for century in _CENTURIES if century + year in OFFICE_YEARS), _CENTURIES[0])
    if year is None or year not in _YEARS:
        return Parsed(Tanggal(None, "none", None, month), (*notes, "year_unreadable"), spans)
    if found.re is _NUMERIC and (_IN_NUMBER.search(before) or after.startswith("/")):
        notes.append("part_of_a_number")
    if found.re is _BY_BLANKS:
        notes.append("part_of_a_number")
    if (second := _written().search(after)) is not None and second.group("day") and _day_of(second) != _day_of(found):
        notes.append("several_dates")
    if (other := _OTHER_YEAR.match(after)) is not None and int(other.group(1)) != year:
        notes.append("several_years")
    if _DIGIT_BEHIND.match(after):
        notes.append("digit_behind_year")
    if year not in OFFICE_YEARS:
        notes.append("year_unlikely")
    if "day" not in numbers:
        if _LOST_DAY.search(found.string[: found.start()]):
            notes.append("day_unreadable")
        return Parsed(Tanggal(None, "month", year, month), tuple(notes), spans)
    day = read_int(numbers["day"].value or "") or 0
    if month not in range(1, 13):
        return Parsed(Tanggal(None, "none", year, None, None), (*notes, "date_does_not_exist"), spans)
    return _of_calendar(year, month, day, notes, spans)


def _day_of(found: re.Match[str]) -> tuple[int | str, str, str]:
    """Return month, day and year of a match, the month as a number where it is a known word."""
    word = re.sub(r"\s", "", found.group("month").casefold())
    return month_names().get(word, word), (found.group("day") or "").lstrip("0"), found.group("year")


def _nearest_month(word: str) -> int | None:
    """Return the only month whose name is one misread letter away (two of a long one); None where several are, or none."""
    small = _SIGN_INSIDE.sub("", word.casefold())
    if small in month_full_names():
        return month_names()[small]
    alike = {month_names()[name] for name in month_full_names() if reader_shape(name) == reader_shape(small)}
    if len(alike) == 1:  # "Mci", "Scptcmbcr": letters that look like others
        return alike.pop()
    if len(small) < _SHORTEST:
        return None
    whole = {month_names()[form] for form in parted(small) if form in month_full_names()}
    if len(whole) == 1:
        return whole.pop()
    most = 2 if len(small) >= _LONG_MONTH else 1
    near = {month_names()[name] for name in month_full_names() if edits(small, name, most) <= most}
    return near.pop() if len(near) == 1 else None
