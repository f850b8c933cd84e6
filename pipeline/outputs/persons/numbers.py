"""Employee numbers in any text: known ones, those that have the shape of one, those with a digit lost, and birth dates."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from normalizers.persons.nip import LENGTH
from normalizers.similarity import edits
from normalizers.text import roman
from pipeline.outputs.persons.plain import FEWEST, Plain, Run, find_runs
from reference.load import read_patterns
from reference.shared import month_names

_BORN = range(1925, 2013)  # years in which somebody with a number may be born
_TRUE = 7  # digits of a number that must be printed as digits where only its shape speaks
_FAR = 40  # letters and signs that may stand between two digits of a known number
_TELLING = 12  # digits of a known number, one behind the other, that stand in no other number by chance
_SHORTEST_MONTH = 3  # letters of a shortened month
_NEAR = 2  # digits by which a misprinted number may differ from a known one
_MISPRINTED = range(15, 22)  # digits of a number that lost or gained some
_WORDS = read_patterns("person_words.toml", "numbers")
_LABEL = _WORDS["label"]
_SPLIT = (
    (LENGTH,),
    (8, 10),
    (8, 6, 4),
    (8, 6, 1, 3),
    (8, 7, 3),
    (14, 4),
    (14, 1, 3),
)  # how numbers are grouped in print
_NAMED = (
    rf"[\W_]{{0,3}}(?<![A-Za-z])(?:{_WORDS['between'].pattern})(?![A-Za-z])[\W_]{{0,3}}"  # "24 bulan 11 tahun 1983"
)
_SEP = rf"(?:{_NAMED}|[\W_]{{1,3}})"
# before and behind the name of a month: "24 (dua puluh empat) November tahun 1983"
_ROOM = rf"(?:[\W_]{{0,3}}\([^()\d]{{1,40}}\)[\W_]{{0,3}}|{_NAMED}|[\W_]{{0,3}})"
_MONTH = r"[A-Za-z]{1,10}"  # of letters: its name, or a Roman numeral
# looked for at each place: a number before a date ("85 2/2/1970") may look like the first part of one
_YEAR_FIRST = re.compile(rf"(?=(?P<y>\d{{4}}){_SEP}(?P<m>\d\d?){_SEP}(?P<d>\d\d?)(?!\d))", re.ASCII | re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"(?:(?<!\d)|(?=\d\d\D))(?=(?P<d>\d\d?){_SEP}(?P<m>\d\d?){_SEP}(?P<y>\d{{4}}|\d\d)(?!\d))",
    re.ASCII | re.IGNORECASE,
)
_IN_WORDS = re.compile(rf"(?<!\d)(?=(?P<d>\d\d?){_ROOM}(?P<m>{_MONTH}){_ROOM}(?P<y>\d{{4}}|\d\d)(?!\d))", re.IGNORECASE)
_YEAR_AND_WORDS = re.compile(
    rf"(?<!\d)(?=(?P<y>\d{{4}}){_ROOM}(?P<m>{_MONTH}){_ROOM}(?P<d>\d\d?)(?!\d))", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    r"(?<![A-Za-z])(?=(?P<m>[A-Za-z]{3,10})[\W_]{0,3}(?P<d>\d\d?)(?:st|nd|rd|th)?[\W_]{1,3}(?P<y>\d{4})(?!\d))"
)
_DIGIT = re.compile(r"\d", re.ASCII)
_TOGETHER = re.compile(r"(?<!\d)\d{8}(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a person: its digits, and where it stands in a text."""

    digits: str
    start: int
    end: int


class KnownNumbers:
    """The numbers of persons that a dataset holds, however they are printed there."""

    def __init__(self, printed: Iterable[str] = ()) -> None:
        self.numbers: set[str] = set()
        self._lengths: list[int] = []
        self._joined = ""
        self._parts: set[str] = set()  # all stretches of `_TELLING` digits of whole numbers
        self.add(printed)

    def add(self, printed: Iterable[str]) -> None:
        """Add numbers, digits only; what is shorter than an old number is no number."""
        self.numbers |= {n for n in printed if len(n) >= FEWEST}
        self._lengths = sorted({len(n) for n in self.numbers}, reverse=True)
        self._joined = " ".join(sorted(self.numbers))
        self._parts = {
            n[i : i + _TELLING] for n in self.numbers if len(n) >= _MISPRINTED[0] for i in range(len(n) - _TELLING + 1)
        }

    @property
    def birth_dates(self) -> frozenset[date]:
        """Return the birth dates that the numbers hold."""
        return frozenset(d for n in self.numbers if len(n) >= _MISPRINTED[0] and (d := _birth(n)) is not None)

    def find(self, text: Plain) -> Iterator[Number]:
        """Yield the numbers of persons in a text, known or not; they may overlap."""
        for run in find_runs(text):
            for digits, first, end in self._in_run(run):
                yield Number(digits, *text.span(run.at[first], run.at[end - 1] + 1))
        yield from self._apart(text)

    def _apart(self, text: Plain) -> Iterator[Number]:
        """Yield the known numbers whose digits follow one another in a text, whatever words and signs stand between."""
        at = [match.start() for match in _DIGIT.finditer(text.text)]
        if len(at) < _MISPRINTED[0]:
            return
        digits = "".join(text.text[i] for i in at)
        for length in self._lengths:
            for first in range(len(digits) - length + 1) if length >= _MISPRINTED[0] else ():
                if digits[first : first + length] in self.numbers:
                    places = at[first : first + length]
                    if all(b - a <= _FAR for a, b in pairwise(places)):
                        yield Number(digits[first : first + length], *text.span(places[0], places[-1] + 1))

    def _in_run(self, run: Run) -> Iterator[tuple[str, int, int]]:
        found = [*self._known(run), *_shaped(run)] or [*self._misprinted(run), *self._part_of_one(run)]
        yield from found

    def _known(self, run: Run) -> Iterator[tuple[str, int, int]]:
        edges = {*run.groups, len(run.digits)}
        for length in self._lengths:
            for first in range(len(run.digits) - length + 1):
                digits = run.digits[first : first + length]
                # a short number may stand in any longer one by chance
                whole = length >= _MISPRINTED[0] or (first in edges and first + length in edges)
                if digits in self.numbers and whole:
                    yield digits, first, first + length

    def _part_of_one(self, run: Run) -> Iterator[tuple[str, int, int]]:
        """Yield the stretches of a run that are most of a known number: cut off, or with other digits inside it.

        Where the run ends, nine digits are enough: a name of a file may be cut behind the birth date.
        """
        total = len(run.digits)
        for first in run.groups:
            cut_off = f" {run.digits[first:]}" in f" {self._joined}"
            if total - first in range(FEWEST, _TELLING) and cut_off and sum(run.true[first:]) >= _TRUE:
                yield run.digits[first:], first, total
        starts = [n for n in range(len(run.digits) - _TELLING + 1) if run.digits[n : n + _TELLING] in self._parts]
        for start in starts:
            if start - 1 not in starts:
                last = next(n for n in itertools.count(start) if n + 1 not in starts)
                end = last + _TELLING
                if sum(run.true[start:end]) >= _TRUE:
                    yield run.digits[start:end], start, end

    def _misprinted(self, run: Run) -> Iterator[tuple[str, int, int]]:
        """Yield what was meant as a number: labelled, with a birth date before it, or nearly a known one."""
        total = len(run.digits)
        if sum(run.true) < FEWEST - 2:
            return
        if _LABEL.search(run.before):
            yield run.digits, 0, run.group_end(min(LENGTH, total) - 1)
            return
        sizes = tuple(b - a for a, b in zip(run.groups, (*run.groups[1:], total), strict=True))
        if sum(run.true) >= _TRUE and (sizes in _SPLIT or (total in _MISPRINTED and self._is_near(run.digits))):
            yield run.digits, 0, total
            return
        if sum(run.true) == total and run.digits in self._joined and total in range(FEWEST, LENGTH):
            yield run.digits, 0, total
            return
        for first in run.groups:
            rest = run.digits[first:]
            if len(rest) >= _MISPRINTED[0] and _birth(rest) is not None and re.search("19|20", rest[7:11]):
                end = run.group_end(min(first + LENGTH, total) - 1)
                if sum(run.true[first:end]) >= _TRUE:
                    yield run.digits[first:end], first, end
                    return

    def _is_near(self, digits: str) -> bool:
        return any(edits(digits, n, _NEAR) <= _NEAR for n in self.numbers if abs(len(n) - len(digits)) <= _NEAR)


def _shaped(run: Run) -> Iterator[tuple[str, int, int]]:
    """Yield the stretches of a run that have the shape of a number: birth date, month of appointment, sex, serial."""
    for first in range(len(run.digits) - LENGTH + 1):
        digits = run.digits[first : first + LENGTH]
        if digits[14] not in "12" or not 1950 <= int(digits[8:12]) <= 2045 or _birth(digits) is None:
            continue
        month = int(digits[12:14])
        if (1 <= month <= 12 or 21 <= month <= 29) and sum(run.true[first : first + LENGTH]) >= _TRUE:
            yield digits, first, first + LENGTH


def _birth(digits: str) -> date | None:
    return _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _BORN else None
    except ValueError:
        return None


def find_birth_dates(text: Plain, known: frozenset[date]) -> Iterator[tuple[int, int]]:
    """Yield where one of the known dates stands in a text, in figures or in words."""
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS, _YEAR_AND_WORDS, _MONTH_FIRST):
        for match in pattern.finditer(text.text):
            month = _month(match["m"])
            centuries = (1900, 2000) if len(match["y"]) == 2 else (0,)
            if month and any(_date(c + int(match["y"]), month, int(match["d"])) in known for c in centuries):
                parts = [match.span(part) for part in ("y", "m", "d")]
                yield text.span(min(start for start, _ in parts), max(end for _, end in parts))
    for match in _TOGETHER.finditer(text.text):
        digits = match.group()
        if _birth(digits) in known or _birth(digits[4:] + digits[2:4] + digits[:2]) in known:
            yield text.span(*match.span())


def _month(text: str) -> int:
    """Return the number of a month in figures, Roman ones too, or words, shortened ones too; 0 where it is none."""
    if text.isdigit():
        return int(text)
    if (numeral := roman(text)) in range(1, 13):
        return numeral or 0
    if len(text) < _SHORTEST_MONTH:
        return 0
    word = text.casefold()
    return next((number for name, number in _months().items() if name.startswith(word)), 0)


@cache
def _months() -> dict[str, int]:
    english = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
    return {name.casefold(): number for name, number in month_names().items()} | english
