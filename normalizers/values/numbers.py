"""Printed numbers: what a number looks like, and what it is in Indonesian notation."""

from __future__ import annotations

import re

from normalizers.text import plain_digits
from normalizers.values.satuan import unit_kind

_LOOK = r"[OolI]+(?![A-Za-z])"  # letters read for digits; those that open a word ("80orang") are its own
_BEHIND_MARK = rf"[.,](?:[\dOolI]*\d(?:{_LOOK})?|{_LOOK})"
NUMBER = (
    rf"[-−]?(?:[\dOolI]*\d(?:{_LOOK})?(?:{_BEHIND_MARK})*|(?<!\d)[.,]\d+|(?<![A-Za-z\d])[Oo][.,]\d+|[tlI|]00(?=\s*%))"
)
_WIDE = str.maketrans('，．％٪﹪≧≦"“”', ",.%%%≥≤   ")
# "85²⁾", "85%²⁾", "85*": the mark of a note; without a bracket a number may be a power
_RAISED_MARK = re.compile(r"(?<=[\d%])\s*(?:[⁰¹²³⁴-⁹]{1,2}(?P<bracket>⁾?)|(?P<star>\(?\*{1,3}\)?))\s*$")
PART = re.compile(r"[½⅓⅔¼¾⅛]")  # a fraction of one letter
_QUOTED = re.compile(r"(?<!\S)['‘’´`]([^'‘’´`]+)['‘’´`](?!\S)")  # "'85%'"
_ENDLESS = re.compile(r"\d(?:[.\s]?\d){24}")  # digits of no number: several that touch, or none that can be held


_MOST_DIGITS = 15  # of a number that is kept digit by digit; a longer one is a number of something else, or two in one
_FULL_SCALE = 100_000  # "75.000" without a unit may be 75 of 100


def plain_signs(text: str) -> str:
    """Return a text of the same length with plain digits and signs, and blanks for quotation marks and a raised note mark."""
    text = _QUOTED.sub(lambda quoted: f" {quoted[1]} ", text)
    return _RAISED_MARK.sub(lambda mark: " " * len(mark[0]), plain_digits(text).translate(_WIDE))


def notes_of_raised(text: str) -> list[str]:
    """Return the note on a raised mark behind a number: "raised_mark", or "number_unclear" where it may be a power."""
    mark = _RAISED_MARK.search(text)
    return ["raised_mark" if mark["bracket"] or mark["star"] else "number_unclear"] if mark is not None else []


def holds_no_number(text: str) -> bool:
    """Return whether the digits of a text are those of no number that can be read."""
    return bool(_ENDLESS.search(text))


def read_number(text: str, notes: list[str], unit: str | None = None) -> float:
    """Return a number in Indonesian notation: dots for thousands, a comma for decimals; other readings are noted.

    One dot or comma before three digits is read as its unit wants it: "1.500 orang" is 1500, "1.500 %" is 1,5, noted where
    both can be meant. Another lone dot is a decimal sign ("85.5"), noted "decimal_point". More than 15
    digits, of which the last would be lost, are noted "number_unclear". ValueError where no digit stands.
    """
    plain = text.replace("−", "-")
    digits = re.sub(r"^[tlI|](?=00$)", "1", plain).translate(str.maketrans("OolIiL", "001111"))
    if digits != plain:
        notes.append("digit_lookalike")
    if len(re.sub(r"\D", "", digits).strip("0")) > _MOST_DIGITS:
        notes.append("number_unclear")
    kind = unit_kind(unit)
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", digits):
        return _one_mark(digits, kind, notes)
    if re.fullmatch(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", digits):
        if re.search(r",\d{3}$", digits):
            notes.append("comma_three_digits")
        return float(digits.replace(".", "").replace(",", "."))
    if re.match(r"-?[.,]", digits):
        notes.append("leading_digit_missing")
    if re.fullmatch(r"-?\d*,\d+|-?\d+", digits):
        return float(digits.replace(",", "."))
    if re.fullmatch(r"-?\d*\.\d+", digits):
        notes.append("decimal_point")
        return float(digits)
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        notes.append("comma_thousands")
        return float(digits.replace(",", ""))
    notes.append("number_unclear")
    whole, _, decimals = re.sub(r"[.,](?=.*[.,])", "", digits).replace(",", ".").partition(".")
    return float(f"{whole}.{decimals or 0}")


def _one_mark(digits: str, kind: str, notes: list[str]) -> float:
    """Return "1.500" or "1,500" as the kind of its unit wants it."""
    thousands, decimal = float(re.sub(r"[.,]", "", digits)), float(digits.replace(",", "."))
    if "," in digits:
        if kind == "scale":
            if digits.endswith("00"):  # "75,000 %", "3,500": decimals that nobody needs, or thousands
                notes.append("comma_three_digits")
            return decimal
        notes.append("comma_three_digits")
        return thousands if kind == "counted" else decimal
    if kind == "counted" or (digits.endswith("000") and (kind == "physical" or thousands > _FULL_SCALE)):
        return thousands
    notes.append("thousands_or_decimal")
    return decimal if kind == "scale" else thousands
