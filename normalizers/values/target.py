"""Targets as printed: numbers in Indonesian notation with or without a unit, ranges, thresholds, grades."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from normalizers.parsed import Parsed
from normalizers.values.grades import find_grade
from normalizers.values.number_words import split_number
from normalizers.values.numbers import NUMBER, PART, holds_no_number, notes_of_raised, plain_signs, read_number
from normalizers.values.satuan import (
    find_unit,
    fitting_notes,
    means_nothing,
    parse_satuan,
    unit_kind,
    units_differ,
    value_words,
)
from normalizers.values.target_checks import doubts_of_target, is_too_wide
from normalizers.values.target_forms import before_remark, behind_direction, comparator_behind, form_of, quotient_of
from normalizers.values.target_grade import grade_of
from normalizers.values.target_value import Comparator, Target
from normalizers.values.target_words import LEVEL, is_spelt_otherwise, level_of, spelt_or_roman, unit_named
from reference.load import read_patterns, read_settings
from reference.shared import alternatives, month_words

_WORDS = read_patterns("meaning_words.toml", "target", number=NUMBER)
_COMPARATORS: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (">=", _WORDS["at_least"]),
    ("<=", _WORDS["at_most"]),
    (">", _WORDS["more"]),
    ("<", _WORDS["less"]),
)
_GRADED = re.compile(r"\s*\(([^()]+)\)\W*")  # "70-80 (BB)"
_ABOUT = _WORDS["about"]
_MONEY = _WORDS["money"]
_LEAD = re.compile(
    rf"(?:(?:{'|'.join(value_words('kata'))})(?![a-z])|{_ABOUT.pattern}|{_WORDS['money'].pattern}|[•▪●◦·]|[*=:+](?!\s*[<>]))\s*[:=]?\s*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(\s*(?P<inner>[^()]+?)\s*\)")
_RANGE = _WORDS["range"]
_RATE = _WORDS["rate"]
_RATIO = re.compile(rf"(?P<a>{NUMBER})\s*:\s*(?P<b>{NUMBER})(?P<rest>.*)", re.S)
_RATIO_BY_STROKE = re.compile(rf"(?P<a>{NUMBER})\s*/\s*(?P<b>{NUMBER})(?P<rest>\s*)")  # "1/40" in a column of ratios
_PLAIN = re.compile(rf"(?P<value>{NUMBER})(?P<rest>.*)", re.S)
_SCALE: Mapping[str, float] = read_settings("meaning_words.toml")["scale"]  # by the words that stand behind a number
# "7S%", "B5": which digit is not known, or that there is one
_LETTER_FOR_DIGIT = re.compile(
    r"\d\s[OoIlSBZ]\s*%|\d\s[OoSZ]$|\d[.,]?[SBZ](?![^\W\d_])|\d[.,]?[ACDQ](?![^\W_])|\d[.,]?[?&|!](?!\d)|(?<![^\W_])[SBZ]\d"
)
# "5,25-": a sign, or a dash that belongs to nothing
_SIGN_BEHIND = re.compile(r"\d\s?%?\s?(?:[-−–+]+|[<>≤≥⩽⩾]\s?=?)\s*$")
_NO_VALUE = re.compile(  # "2021: 80": a year and its value, no ratio; "31 Maret": a day
    rf"\W*(?:19|20)\d\d\s*:|\W*\d{{1,2}}\s+(?:{month_words()})\b(?!\s*/)", re.IGNORECASE
)
_YEAR = re.compile(r"20[012]\d")
_SIGN_APART = re.compile(r"[-−–]\s+(?=[\d.,]+\s*%?\s*$)")
_ONLY_SIGNS = re.compile(r"(?=.*[^\s.,;:)\"”’-]|.*\.\.)[^\w%‰(]+")  # behind a number: no unit, and no end of a sentence
_DOTS = re.compile(r"[\s.,…]+")
_PERCENT_FIRST = re.compile(rf"%\s*(?P<value>{NUMBER})\W*", re.IGNORECASE)


def parse_target(text: str, unit: str | None = None) -> Parsed[Target]:
    """Return the target; spans: value, unit, grade. `unit`: of its column or indicator, which tells how a number is meant.

    A text without value has a note that says why. Notes: "empty", "placeholder", "not_available", "words", "not_understood",
    "number_unclear", "several_quantities"; "decimal_point" (a dot read as decimal sign), "thousands_or_decimal" (1.500 may
    be 1500 or 1,5), "comma_three_digits" (read as 1,5 though 1500 may be meant), "comma_thousands", "blank_thousands",
    "digit_lookalike", "leading_digit_missing" (",75"), "decimals_missing" ("75,"), "range_reversed", "ratio_as_quotient",
    "scaled", "remark", "in_brackets", "unknown_unit", "unit_in_words", "unit_unclear", "approximate" (±),
    "beyond_scale", "part_of_a_count", "rank" (a rank as its number), "sign_apart" ("- 3,2"),
    "spelt_otherwise" ("8 (enam)"), "unit_differs" (from that of the column), "number_in_words" ("dua dokumen"),
    "raised_mark" ("85²⁾", "85*": of a note), "year_alone" ("2025" without a unit), "minus_unlikely" (below nothing, where the
    unit has no such number), "range_unlikely" (its ends lie further apart than a range's: a decimal sign read as a dash),
    and those of `target_checks.doubts_of_target`.
    """
    unit = _column_unit(unit) if unit else None
    text, printed = plain_signs(text), text
    body = text.strip()
    if holds_no_number(body):
        return Parsed(Target("text"), ("number_unclear",))
    if not re.search(r"\w", body):
        return Parsed(Target("none"), ("placeholder",) if body else ("empty",))
    if means_nothing(body):
        return Parsed(Target("none"), ("not_available",))
    notes = notes_of_raised(printed)
    inner = _IN_BRACKETS.fullmatch(body)
    start = len(text) - len(text.lstrip()) + (inner.start("inner") if inner is not None else 0)
    end = start + len(inner["inner"] if inner is not None else body)
    if inner is not None:
        notes.append("in_brackets")
    if (level := LEVEL.fullmatch(text, start, end)) is not None:
        return level_of(level, unit)
    end = before_remark(text, start, end, notes)
    if (apart := _SIGN_APART.match(text, start, end)) is not None:  # "- 3,2": a sign, or the mark of a list
        text = f"{text[: apart.start()]}{' ' * (apart.end() - apart.start() - 1)}-{text[apart.end() :]}"
        start = apart.end() - 1
        notes.append("sign_apart")
    if (first := _PERCENT_FIRST.fullmatch(text, start, end)) is not None:
        value = read_number(first["value"], notes, "%")
        if "number_unclear" not in notes:
            return Parsed(Target("percent", value, "%"), tuple(notes), {"value": first.span("value")})
    if _SIGN_BEHIND.search(body) and "Rp" not in body:
        notes.append("sign_apart")
    if _NO_VALUE.match(body):
        return Parsed(Target("text"), ("several_quantities",))
    if _ABOUT.search(body):
        notes.append("approximate")
    comparator, start = _comparator(text, start, end)
    if comparator is None:
        comparator, end = comparator_behind(text, start, end)
    money = False
    named: str | None = None
    while lead := _LEAD.match(text, start, end):
        if lead.end() == end:
            break
        money = money or _MONEY.match(lead[0]) is not None
        named, start = named or unit_named(lead[0]), lead.end()
    if comparator is None:
        comparator, start = _comparator(text, start, end)
    if _NO_VALUE.match(text, start, end):  # "paling lambat 31 Maret"
        return Parsed(Target("text"), ("several_quantities",))
    start = behind_direction(text, start, end, notes)
    found = grade_of(text, start, end, notes) or spelt_or_roman(text, start, end, unit, notes)
    found = found or form_of(text, start, end, unit, notes)
    if found is None and (_LETTER_FOR_DIGIT.search(body) or PART.search(body)):
        return Parsed(Target("text"), ("number_unclear",))
    found = found or _number(text, start, end, notes, "rupiah" if money else unit)
    if found is None:
        return Parsed(Target("text"), tuple(notes) or (("not_understood",) if re.search(r"\d", body) else ("words",)))
    target, spans = found
    if target.kind == "text" and not notes:
        notes.append("not_understood")
    target = replace(target, unit=target.unit or "rupiah") if money else target
    if named and not unit and target.kind == "number":  # "Nilai 78,5" where no column says so
        target = replace(target, unit=target.unit or named)
    if comparator is not None and target.kind == "range":  # "> 5 - 10": the sign of which end?
        notes.append("remark")
    if comparator is not None and target.kind in ("grade", "number", "percent", "rate"):
        low, high = (target.value, None) if comparator.startswith(">") else (None, target.value)
        target = replace(target, comparator=comparator, low=low, high=high)
    if target.unit and (unit or money) and units_differ(target.unit, "rupiah" if money else unit or ""):
        notes.append("unit_differs")
    if target.value is not None and is_spelt_otherwise(text[start:end], target):
        notes.append("spelt_otherwise")
    notes.extend(doubts_of_target(body, target, unit))
    return Parsed(target, tuple(dict.fromkeys(notes)), spans)


@lru_cache(maxsize=512)
def _column_unit(unit: str) -> str:
    """Return the canonical unit of a column as printed ("Persen": "%"); the words themselves where they are none."""
    return find_unit(unit) or parse_satuan(unit).value or unit


def _comparator(text: str, start: int, end: int) -> tuple[Comparator | None, int]:
    for sign, pattern in _COMPARATORS:
        match = pattern.match(text, start, end)
        if match and match.end() < end:
            return sign, match.end()
    return None, start


def _number(
    text: str, start: int, end: int, notes: list[str], column: str | None
) -> tuple[Target, dict[str, tuple[int, int]]] | None:
    """Return a range, a rate, a ratio or a number with its unit."""
    if match := _RANGE.fullmatch(text, start, end):
        if re.search(r"[\d-]\s*\d", match["rest"]):  # "25-50-75-100"
            notes.append("several_quantities")
            return Target("text"), {}
        scale = _scale_words(money=column == "rupiah").match(match["rest"])
        rest = match.start("rest") + (scale.end() if scale else 0), match.end("rest")
        grade = find_grade(graded[1]) if (graded := _GRADED.fullmatch(text, *rest)) is not None else None
        unit = (None if grade else _unit(text, rest, notes)) or ("%" if match["pct"] else None)
        low, high = (read_number(match[name], notes, unit or column) for name in ("low", "high"))
        if scale:  # "Rp 1-9 M": of which end?
            notes.append("unit_unclear")
        if low > high:
            notes.append("range_reversed")
        elif is_too_wide(low, high):
            notes.append("range_unlikely")
        return Target("range", None, unit, None, low, high, grade), {"value": (match.start("low"), match.end("high"))}
    by_stroke = _RATIO_BY_STROKE.fullmatch(text, start, end) if column == "rasio" else None
    if by_stroke is None and (match := _RATE.fullmatch(text, start, end)):
        base = f"per {float(match['base'].replace('.', '')):,.0f}".replace(",", ".")
        printed = f"{base} {match['of'].strip()}".strip()
        unit = find_unit(printed) or parse_satuan(printed).value or printed
        if not match["of"].strip() and "/" in match[0]:
            notes.append("unit_unclear")  # "40/1000": so many for each thousand, or a part of it
        return Target("rate", read_number(match["value"], notes), unit), {
            "value": match.span("value"),
            "unit": (match.start("base"), end),
        }
    if match := by_stroke or _RATIO.fullmatch(text, start, end):
        if re.search(r"\d", match["rest"]):  # "1 : 1 : 1"
            notes.append("several_quantities")
            return Target("text"), {}
        return quotient_of(match, notes)
    match = _PLAIN.fullmatch(text, start, end)
    if match is None:
        return None
    return _plain_number(text, match, notes, column)


@cache
def _scale_words(*, money: bool) -> re.Pattern[str]:
    """Return the pattern of a word that scales the number before it; one letter does so for money alone."""
    return re.compile(rf"\s*({alternatives(w for w in _SCALE if money or len(w) > 1)})\b", re.IGNORECASE)


def _plain_number(
    text: str, match: re.Match[str], notes: list[str], column: str | None
) -> tuple[Target, dict[str, tuple[int, int]]] | None:
    rest = match["rest"]
    unit_notes: list[str] = []
    printed_unit = _unit(text, match.span("rest"), unit_notes) if not re.search(r"[\d(/]", rest) else None
    value = read_number(match["value"], notes, printed_unit or column)
    blank = re.fullmatch(r"(?P<more>(?:\s\d{3})+)(?!\d)(?P<unit>\D*)", rest)
    if blank is not None and re.fullmatch(r"[1-9]\d{0,2}", match["value"]):
        counted = find_unit(blank["unit"].strip()) or column
        if unit_kind(counted) == "counted":  # "1 000 orang"
            notes.append("blank_thousands")
            whole = float(re.sub(r"\s", "", match["value"] + blank["more"]))
            low = match.end() - len(blank["unit"])
            return Target("number", whole, find_unit(blank["unit"].strip())), {"value": (match.start("value"), low)}
    money = column == "rupiah"
    if re.fullmatch(r"\s*[MT]\W*" if money else r"\s*M\W*", rest):
        notes.append("unit_unclear")  # metres, or thousand millions; of money the latter
    if re.fullmatch(r",\s*", rest) or (
        rest.strip() == "." and unit_kind(column) != "counted" and len(match["value"]) < 3
    ):
        notes.append("decimals_missing")
    if "number_unclear" in notes:
        return Target("text"), {}
    scale = _scale_words(money=money).match(rest)
    low, high = match.span("rest")
    if scale:
        value, low = value * _SCALE[scale[1].lower()], low + scale.end()
        notes.append("scaled")
    if not notes and _ONLY_SIGNS.fullmatch(rest):
        notes.append("decimals_missing" if _DOTS.fullmatch(rest) else "remark")  # "85 €", "85..."
    spans = {"value": match.span("value")}
    between = _IN_BRACKETS.match(text, low + len(text[low:high]) - len(text[low:high].lstrip()), high)
    if between is not None and not split_number(between["inner"])[1] and between.end() < high:
        low = between.end()  # "3 (tiga) dokumen"
    remark = re.search(r"[(/]\s*([^()]*?)\s*\)?\s*$", text[low:high])
    grade = find_grade(remark[1]) if remark else None
    spelt = remark is not None and not split_number(remark[1])[1]  # "6 (enam)"
    if remark and (grade or spelt or (re.search(r"\S", text[low : low + remark.start()]) and "(" in remark[0])):
        if grade is None and find_unit(remark[1]) is None:
            notes.append("remark")
        high = low + remark.start()
    elif (lone := text[low:high].strip()) and find_grade(lone) and find_unit(lone) is None:
        grade, low = find_grade(lone), high
    if re.search(r"\d", re.sub(r"\bm[23]\b|\bkm2\b", "", text[low:high])):
        notes.append("several_quantities")
        return Target("text"), {}
    unit = _unit(text, (low, high), notes)
    notes.extend(fitting_notes(value, unit or column, scaled=scale is not None))
    if unit is None and column is None and scale is None and _YEAR.fullmatch(match["value"]) and not rest.strip(" .,"):
        notes.append("year_alone")
    if unit is not None:
        printed = text[low:high].strip(" ,.;")
        at = text.index(printed, low)
        spans["unit"] = (at, at + len(printed))
    return Target("percent" if unit == "%" else "number", value, unit, grade=grade), spans


def _unit(text: str, span: tuple[int, int], notes: list[str]) -> str | None:
    printed = text[slice(*span)].strip(" ,.;-")
    if not printed:
        return None
    parsed = parse_satuan(printed)
    notes.extend(note for note in parsed.notes if note not in ("empty", "placeholder"))
    if "placeholder" in parsed.notes and re.search(r"[^\W_]", printed):
        notes.append("remark")  # "2 (nihil)"
    return parsed.value
