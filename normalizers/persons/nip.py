"""The employee number (NIP) of a civil servant: 8-6-1-3 digits.

Birth date (8), month of first appointment (6), sex (1 man, 2 woman), serial (3). Source: Perka BKN 22/2007. A month 21
to 29 marks a contract employee (PPPK, PP 49/2018). Until 2009 numbers had nine digits and no birth date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from normalizers.parsed import Parsed
from normalizers.text import plain_digits, repair_digits
from reference.load import read_patterns
from reference.shared import nip_label

Status = Literal["valid", "implausible", "wrong_length", "missing"]

LENGTH = 18
_OLD_LENGTH = 9
_WORDS = read_patterns("meaning_words.toml", "nip", nip=nip_label())
_LABEL = _WORDS["label"]
_SLOT = re.compile(r"(?<![A-Za-z])[\dOoQlI|!SBZzgqi](?:[\s.\-–\u00a0]*[\dOoQlI|!SBZzgqi])*(?![A-Za-z])")
_NUMBER = re.compile(r"(?<![\d])\d(?:[\s.\-–\u00a0]*\d)*(?!\d)")
_PARTED = re.compile(r"(?<![\d/])\d{8}\s?[/_,:;]\s?\d{6}\s?[/_,:;]\s?\d\s?[/_,:;]\s?\d{3}(?![\d/])")
_NRP = _WORDS["nrp"]
_EMPTY = re.compile(r"^[\s._…\-:]*$|\$\{|x{4,}|^0+$", re.IGNORECASE)
_YOUNGEST, _OLDEST = 17.5, 58.0  # years at appointment: below or above, the number is implausible
_LATE, _VERY_LATE = 35.0, 46.0  # PP 11/2017 art. 23; PP 56/2012
_RETIRED = 66.0  # years on the signing date: above, nobody serves (65 for researchers, PP 11/2017)


@dataclass(frozen=True, slots=True)
class Nip:
    """A number as printed and its parts. `digits`: what was printed, digits only. `problems`: why it is implausible."""

    digits: str
    status: Status
    birth_date: date | None = None
    appointed: str | None = None
    sex: str | None = None
    serial: str | None = None
    pppk: bool = False
    problems: tuple[str, ...] = ()


def parse_nip(text: str, on: date | None = None) -> Parsed[Nip]:
    """Return the number in `text` with its parts; plausibility is judged for the signing date `on` where known.

    Look-alike letters count as digits (note "digit_lookalike"); digits are never added, dropped or changed otherwise.
    Spans: number, birth_date, appointed, sex, serial. Notes: several_nips,
    placeholder, old_nip, nrp, late_appointment, digit_lookalike.
    """
    text = plain_digits(text)
    label = _LABEL.match(text)
    start = label.end() if label is not None else 0
    body = text[start:]
    several = _several(body)
    if several:
        return Parsed(Nip(several, "wrong_length"), ("several_nips",))
    found = _number(body)
    if _EMPTY.search(body.strip()) or found is None:
        return Parsed(Nip("", "missing"), ("placeholder",) if body.strip() else ())
    repaired = repair_digits(found.group())
    digits = re.sub(r"\D", "", repaired.value or "")
    if not digits.strip("0"):
        return Parsed(Nip("", "missing"), ("placeholder",))
    at = [i for i, c in enumerate(repaired.value or "") if c.isdigit()]
    offset = start + found.start()
    spans = {"number": (offset, offset + len(found.group()))}
    if len(digits) != LENGTH:
        old = len(digits) == _OLD_LENGTH
        kind = ("old_nip",) if old else ("nrp",) if _NRP.match(text) else ()
        return Parsed(Nip(digits, "wrong_length"), (*repaired.notes, *kind), spans)
    for name, (a, b) in {"birth_date": (0, 8), "appointed": (8, 14), "sex": (14, 15), "serial": (15, 18)}.items():
        spans[name] = (offset + at[a], offset + at[b - 1] + 1)
    nip, notes = _parts(digits, on)
    return Parsed(nip, (*repaired.notes, *notes), spans)


def _several(body: str) -> str:
    """Return the digits of all numbers where two different ones stand in one place: whose each is, is not known; else ""."""
    every = dict.fromkeys(re.sub(r"\D", "", m.group()) for m in _NUMBER.finditer(body))
    whole = [digits for digits in every if len(digits) == LENGTH]
    return "".join(whole) if len(whole) > 1 else ""


def _number(body: str) -> re.Match[str] | None:
    """Return the slot: plain digits where they are 18; else the longest run that may hold letters read for digits.

    A word behind the number gives it no digit ("1 004 Bagus", "1 004 I Gede").
    """
    plain = [m for m in _NUMBER.finditer(body) if sum(c.isdigit() for c in m.group()) == LENGTH]
    if plain:
        return plain[0]
    if (parted := _PARTED.search(body)) is not None:
        return parted
    return max(_SLOT.finditer(body), key=lambda m: len(m.group()), default=None)


def _parts(digits: str, on: date | None) -> tuple[Nip, tuple[str, ...]]:
    problems: list[str] = []
    notes: list[str] = []
    birth = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    year, month = int(digits[8:12]), int(digits[12:14])
    pppk = 21 <= month <= 29
    if birth is None:
        problems.append("birth_date_does_not_exist")
    if not (1 <= month <= 12 or pppk) or not 1950 <= year <= 2100:
        problems.append("appointment_month_does_not_exist")
    sex = {"1": "L", "2": "P"}.get(digits[14])
    if sex is None:
        problems.append("sex_digit_unknown")
    if digits[15:] == "000":
        problems.append("serial_is_nought")
    if birth is not None and not problems:
        problems += _ages(birth, year, 1 if pppk else month, pppk, on, notes)
    status: Status = "implausible" if problems else "valid"
    appointed = f"{year:04}-{1 if pppk else month:02}" if "appointment_month_does_not_exist" not in problems else None
    return Nip(digits, status, birth, appointed, sex, digits[15:], pppk, tuple(problems)), tuple(notes)


def _ages(birth: date, year: int, month: int, pppk: bool, on: date | None, notes: list[str]) -> list[str]:
    problems = []
    age = year - birth.year + (month - birth.month) / 12
    if age < _YOUNGEST or age > (66.0 if pppk else _OLDEST):
        problems.append("age_at_appointment_implausible")
    elif age > _VERY_LATE and not pppk:
        notes.append("very_late_appointment")
    elif age > _LATE and not pppk:
        notes.append("late_appointment")
    if on is not None:
        if (year, month) > (on.year, on.month):
            problems.append("appointed_after_signing")
        if on.year - birth.year + (on.month - birth.month) / 12 > _RETIRED:
            problems.append("age_at_signing_implausible")
    return problems


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None
