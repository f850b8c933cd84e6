"""Forms of a target's number that is no plain one: in parts, as a fraction, with a misread letter or a blank inside."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from normalizers.text import roman
from normalizers.values.grades import find_grade
from normalizers.values.numbers import NUMBER, PART, read_number
from normalizers.values.satuan import find_unit, fitting_notes, parse_satuan, unit_kind, wanted
from normalizers.values.target_value import Comparator, Target
from reference.load import read_patterns, read_settings
from reference.shared import digit_lookalikes

_WORDS = read_patterns("meaning_words.toml", "target", number=NUMBER)
_BEHIND: tuple[tuple[Comparator, re.Pattern[str]], ...] = ((">=", _WORDS["or_more"]), ("<=", _WORDS["or_less"]))
_PARTS = _WORDS["in_parts"]  # "1 jam 30 menit"
_FRACTION = re.compile(r"(?P<a>[1-9]\d?)\s*/\s*(?P<b>[1-9]\d?)\s*(?P<unit>[A-Za-z]*)[\s.]*")
_WITH_PART = re.compile(rf"(?P<whole>\d{{0,3}})\s*(?P<part>{PART.pattern})\s*(?P<unit>\D*)")
_BLANK_INSIDE = re.compile(r"(?P<value>-?\d{1,3}(?:\s+[.,]\s*|[.,]\s+)\d{1,2}|1\s+0\s*0|1\s?0\s+0)\s*(?P<pct>%?)[\s.]*")
_MISREAD_PERCENT = _WORDS["misread_percent"]
_LETTERS_ALONE = _WORDS["letters_alone"]
_SHARE = "bagian"

Found = tuple[Target, dict[str, tuple[int, int]]]


def comparator_behind(text: str, start: int, end: int) -> tuple[Comparator | None, int]:
    """Return the sign that words behind a number stand for ("80 % ke atas"), and where the number's text ends."""
    for sign, pattern in _BEHIND:
        found = pattern.search(text, start, end)
        if found is not None and (
            re.search(r"\d", text[start : found.start()]) or find_grade(text[start : found.start()])
        ):
            return sign, found.start()
    return None, end


def before_remark(text: str, start: int, end: int, notes: list[str]) -> int:
    """Return where a target ends before its year or scale ("85% pada tahun 2020", "3,75 (skala 4)"), noted "remark"."""
    found = _WORDS["beside"].search(text, start, end)
    if found is None or re.search(r"\d", text[start : found.start()]) is None:
        return end
    notes.append("remark")
    return found.start()


def behind_direction(text: str, start: int, end: int, notes: list[str]) -> int:
    """Return where a number begins behind the word for a rise or a fall ("turun 2 persen"), noted "change_printed".

    A number that is reached ("turun menjadi 5%") is none.
    """
    found = _WORDS["direction"].match(text, start, end)
    if found is None:
        return start
    if not found["reached"]:  # "turun menjadi 5%"
        notes.append("change_printed")
    return found.end()


def form_of(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    """Return the target of a form that is no plain number, and where its parts stand; None for every other text.

    "2 hari 4 jam" (in the column's unit, else the smaller one), "2 x 24 jam", "1 banding 20", "2/3 bagian", "1½ jam", "10 besar",
    "85 , 5 %" and "1 00 %"
    (note "blank_in_number"), "100 7o" (a misread percent sign), "l dok" (letters for digits).
    """
    for read in (
        _of_parts,
        _of_product,
        _of_ratio,
        _of_words,
        _of_share,
        _of_sign,
        _of_first,
        _of_order,
        _with_blank,
        _of_percent,
        _of_letters,
    ):
        found = read(text, start, end, column, notes)
        if found is not None:
            return found
    return None


@cache
def _seconds() -> dict[str, float]:
    return {unit: float(n) for unit, n in read_settings("satuan_angka.toml")["waktu"].items()}


@cache
def _months() -> dict[str, float]:
    return {unit: float(n) for unit, n in read_settings("satuan_angka.toml")["waktu_bulan"].items()}


def _of_parts(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _PARTS.fullmatch(text, start, end)
    if match is None:
        return None
    table = _months() if find_unit(match["unit"]) in _months() else _seconds()
    large, small = (table.get(find_unit(match[name]) or "") for name in ("unit", "of"))
    if large is None or small is None or large <= small:
        return None
    inner: list[str] = []
    whole, more = (read_number(match[name], inner) for name in ("value", "more"))
    if inner or whole < 0 or whole % 1 or not 0 <= more < large / small:  # "1,5 jam 30 menit": two times?
        return None
    unit = column if column in table else find_unit(match["of"])
    notes.append("parts_counted")
    value = (whole * large + more * small) / table[unit or ""]
    return Target("number", value, unit), {"value": (match.start("value"), match.end("of"))}


def _of_product(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _WORDS["in_times"].fullmatch(text, start, end)
    unit = find_unit(match["unit"]) if match is not None else None
    if match is None or unit is None or unit not in _seconds():
        return None
    wanted_in = column if column in _seconds() else unit
    notes.append("parts_counted")
    value = int(match["a"]) * int(match["b"]) * _seconds()[unit] / _seconds()[wanted_in or unit]
    return Target("number", value, wanted_in), {"value": (match.start("a"), match.end("unit"))}


def _of_ratio(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _WORDS["in_words"].fullmatch(text, start, end)
    if match is None:
        return None
    return quotient_of(match, notes)


def quotient_of(match: re.Match[str], notes: list[str]) -> Found:
    """Return the ratio of the groups a and b, noted "ratio_as_quotient"; without a value where b is 0 ("number_unclear")."""
    a, b = (read_number(match[name], notes) for name in ("a", "b"))
    notes.extend(("ratio_as_quotient", *(() if b else ("number_unclear",))))
    return Target("ratio", a / b if b else None, "rasio"), {"value": (match.start("a"), match.end("b"))}


def _of_words(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _WORDS["part_in_words"].fullmatch(text, start, end)
    if match is None:
        return None
    part = read_settings("satuan_angka.toml")["pecahan"][" ".join(match["part"].casefold().split())]
    notes.extend(("number_in_words", *_of_another_whole(column)))
    return Target("number", float(part), _SHARE if match["unit"] else None), {"value": match.span("part")}


def _of_another_whole(column: str | None) -> tuple[str, ...]:
    """Return the note that a part of a whole stands in a column of something else: "setengah" of 100 % is no 0,5 %."""
    return () if column in (None, _SHARE) else ("unit_differs",)


def _of_share(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _FRACTION.fullmatch(text, start, end)
    if match is None or (find_unit(match["unit"]) or match["unit"].casefold() or column) != _SHARE:
        return None
    notes.extend(("ratio_as_quotient", *_of_another_whole(column)))
    return Target("number", int(match["a"]) / int(match["b"]), _SHARE), {"value": (match.start("a"), match.end("b"))}


def _of_sign(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _WITH_PART.fullmatch(text, start, end)
    if match is None:
        return None
    printed = match["unit"].strip(" .,")
    unit = find_unit(printed) or (parse_satuan(printed).value if printed else None)
    if printed and find_unit(printed) is None:
        return None
    notes.append("fraction_sign")
    value = int(match["whole"] or 0) + round(unicodedata.numeric(match["part"]), 4)
    notes.extend(fitting_notes(value, unit or column, scaled=False))
    return Target("percent" if unit == "%" else "number", value, unit), {"value": (match.start(), match.end("part"))}


def _of_first(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _WORDS["among_first"].fullmatch(text, start, end)
    if match is None or column not in (None, *wanted("urutan")):
        return None
    notes.append("among_first")
    rank = float(match["value"])
    return Target("number", rank, "peringkat", "<=", None, rank), {"value": match.span("value")}


def _of_order(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _WORDS["in_order"].fullmatch(text, start, end)
    if match is None or not (match["word"] or column == "peringkat") or match["value"] == match[0].strip():
        return None
    place = roman(match["value"]) if match["value"].isalpha() else int(match["value"])
    if place is None or (match["value"].isalpha() and not match["word"]):
        return None
    notes.extend(("rank", *(["remark"] if match["more"] else [])))
    return Target("number", float(place), "peringkat"), {"value": match.span("value")}


def _with_blank(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _BLANK_INSIDE.fullmatch(text, start, end)
    if match is None or not (match["pct"] or unit_kind(column) == "scale"):
        return None
    unit = "%" if match["pct"] else None
    value = read_number(re.sub(r"\s+", "", match["value"]), notes, unit or column)
    notes.append("blank_in_number")
    notes.extend(fitting_notes(value, unit or column, scaled=False))
    return Target("percent" if unit else "number", value, unit), {"value": match.span("value")}


def _of_percent(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _MISREAD_PERCENT.fullmatch(text, start, end)
    if match is None or column not in (None, "%"):
        return None
    value = read_number(match["value"], notes, "%")
    notes.extend(("unit_misread", *fitting_notes(value, "%", scaled=False)))
    return Target("percent", value, "%"), {"value": match.span("value")}


def _of_letters(text: str, start: int, end: int, column: str | None, notes: list[str]) -> Found | None:
    match = _LETTERS_ALONE.fullmatch(text, start, end)
    if match is None or not (match["pct"] or match["unit"] or (column == "%" and len(match["value"]) == len("100"))):
        return None
    unit = "%" if match["pct"] or not match["unit"] else find_unit(match["unit"].strip(" ."))
    if unit is None or (unit != "%" and unit_kind(unit) != "counted"):
        return None
    digits = match["value"].translate(digit_lookalikes())
    notes.append("digit_lookalike")
    target = Target(
        "percent" if unit == "%" else "number", float(digits), unit if match["pct"] or match["unit"] else None
    )
    return target, {"value": match.span("value")}
