"""What in a printed target makes its reading doubtful, though it can be read."""

from __future__ import annotations

import re
from functools import cache

from normalizers.values.grades import find_grade
from normalizers.values.numbers import NUMBER
from normalizers.values.satuan import find_unit, unit_kind, value_words, wanted
from normalizers.values.target_value import Target
from reference.load import read_patterns, read_settings

_TENS, _WIDE, _FULL = 10, 3, 100  # of ranges: an end of two digits, how many times the other, the end of most scales
_LETTERS_APART = re.compile(r"\W*[A-D]\s+[A-D]\W*")  # "B B": BB, or B printed twice
_YEAR = re.compile(r"20[0-3]\d")
_YEARS = range(1990, 2050)
_NOUGHT_FIRST = re.compile(r"(?<![\w.,])(?<!\d\s)0(?:0\d*|\d+)(?![\d.,])")  # "05": five, or 0,5
_ODD_BRACKET = re.compile(r"[^(]*\d\s?%?\)")  # "41,21)"
_LIST_MARK = re.compile(r"\d{1,2}[.)]\s+[^\W\d_]")  # "1. WTP"
_BARE_WORD = re.compile(r"\d\s+[^\W\d_]{3,}[\s\w]*")  # "50 kurang"
_LESS = "kurang"
_SHORT_QUARTER = re.compile(r"\bTW\b")  # "tidak wajar", or a quarter of a year
_IN_BRACKETS = re.compile(r"\(\s*[\d.,]+\s*\)\s*%?")  # "(2,5)" of accountants; "(85%)" is a remark
_FIRST_NUMBER = re.compile(r"\d[\d.,]*")
_LEAST_NEGATIVE = -20.0  # of a number without a unit


def doubts_of_target(body: str, target: Target, column: str | None) -> tuple[str, ...]:
    """Return the notes on a target that was read from `body`, `column` being the unit of its column.

    Notes: "letters_apart" ("B B"), "grade_outside" (a number that its grade has on no scale), "unit_differs" (a grade where a
    number is counted or measured, a number where grades stand), "nought_first" ("05"), "year_for_number" ("2021" papers),
    "minus_unlikely", "sign_apart" (a range from below nothing, a mark of a list), "number_unclear" (a bracket never opened, a
    bare "kurang"), "word_of_a_grade" ("Opini 1", "Skala 4": no value?), "may_be_a_quarter" ("TW (4)"), "brackets_or_minus"
    ("(2,5)"), "words" ("ada": no grade), "range_unlikely"
    ("s/d 5": up to, or the rest of a range).
    """
    unit = target.unit or column
    found = {
        "letters_apart": target.kind == "grade" and _LETTERS_APART.fullmatch(body) is not None,
        "grade_outside": _is_outside(target),
        "unit_differs": (target.kind == "grade" and _is_number_unit(column)) or _is_number_of_words(target, column),
        "nought_first": _begins_with_nought(body, target, unit),
        "year_for_number": _is_year(body, target, unit),
        "minus_unlikely": _is_below_all(target, unit),
        "word_of_a_grade": target.kind in ("number", "range") and _grade_word().match(body) is not None,
        "brackets_or_minus": _IN_BRACKETS.fullmatch(body) is not None,
        "words": target.kind == "grade" and (find_grade(body) or "") in _states(),
        "may_be_a_quarter": target.grade == "TW" and column != "opini" and _SHORT_QUARTER.search(body) is not None,
        "sign_apart": (target.kind == "range" and (target.low or 0) < 0) or _LIST_MARK.match(body) is not None,
        "range_unlikely": _up_to().match(body) is not None,
        "number_unclear": target.kind in ("number", "percent")
        and (_ODD_BRACKET.fullmatch(body) is not None or _is_less_or_poor(body, target)),
    }
    return tuple(note for note, holds in found.items() if holds)


def is_too_wide(low: float, high: float) -> bool:
    """Return whether the ends of a range lie so far apart that a decimal sign may be read as a dash ("18-75", "1-250")."""
    return (low >= _TENS and high >= low * _WIDE) or (high > _FULL and low * _TENS <= high)


def _is_number_unit(column: str | None) -> bool:
    """Return whether a column holds numbers and no grades: percent, or things of the reference that are counted or measured."""
    if column in ("%", "‰"):
        return True
    return find_unit(column or "") is not None and unit_kind(column) in ("counted", "physical") and column != "angka"


def _is_number_of_words(target: Target, column: str | None) -> bool:
    """Return whether a bare number stands in a column of grades in words ("Predikat", "Opini")."""
    return target.kind == "number" and target.grade is None and target.unit is None and column in wanted("kata")


def _begins_with_nought(body: str, target: Target, unit: str | None) -> bool:
    """Return whether a number begins with a nought; "01 dokumen" is a way to write one paper."""
    found = _NOUGHT_FIRST.search(body) if target.kind in ("number", "percent") else None
    return found is not None and (len(found[0]) > len("01") or unit_kind(unit) != "counted")


def _is_less_or_poor(body: str, target: Target) -> bool:
    """Return whether "kurang" stands behind a number without brackets: poor, or less than the number."""
    return (target.grade or "").startswith(_LESS) and _BARE_WORD.search(body) is not None


def _is_year(body: str, target: Target, unit: str | None) -> bool:
    """Return whether a number of papers or beside a grade is one of a year, or a range one of years ("2019-2023")."""
    if target.kind == "grade" and target.value is not None:
        return target.value in _YEARS
    if target.kind == "range" and target.low is not None and target.high is not None:
        return all(number in _YEARS and number == int(number) for number in (target.low, target.high))
    number = _FIRST_NUMBER.search(body)
    return (
        target.kind == "number"
        and unit in wanted("sedikit")
        and number is not None
        and _YEAR.fullmatch(number[0].rstrip(".,")) is not None
    )


def _is_below_all(target: Target, unit: str | None) -> bool:
    """Return whether a number lies below nothing though it counts or measures, is a rate or has a grade; or far below."""
    if target.value is None or target.value >= 0:
        return False
    if unit is not None and unit_kind(unit) in ("counted", "physical") and unit not in wanted("bawah_nol"):
        return True
    return target.kind == "rate" or target.grade is not None or (unit is None and target.value <= _LEAST_NEGATIVE)


def _is_outside(target: Target) -> bool:
    """Return whether a number stands with a letter that it has on no scale ("B (12)")."""
    if target.value is None or target.grade is None or target.kind not in ("grade", "number"):
        return False
    bounds = _bounds().get(target.grade)
    return bounds is not None and not any(low <= target.value <= high for low, high in bounds)


@cache
def _up_to() -> re.Pattern[str]:
    return read_patterns("meaning_words.toml", "target", number=NUMBER)["up_to"]


@cache
def _states() -> frozenset[str]:
    """Return the words that say whether a thing is there, and are no grade."""
    return frozenset(read_settings("satuan_angka.toml")["keadaan"]["kata"])


@cache
def _grade_word() -> re.Pattern[str]:
    """Return the pattern of a word for a grade or a scale before a number ("Opini 1", "Skala 4")."""
    return re.compile(rf"\W*(?:{'|'.join(value_words('predikat'))})\b\W*\d", re.IGNORECASE)


@cache
def _bounds() -> dict[str, list[tuple[float, float]]]:
    """Return the bounds of the numbers of each letter, on every scale that has it."""
    return {
        grade: [(float(low), float(high)) for low, high in pairs]
        for grade, pairs in read_settings("skala.toml")["letter_bounds"].items()
    }
