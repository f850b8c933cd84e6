"""What the labels over one column say, from the top label down to the lowest: field, year, part of the year, money, level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.model.blocks import Level, YearKind
from extractors.tables.columns import VALUE_FIELDS
from extractors.text.labels import YEAR, HeaderMatch, compact, is_spelt, match_header, settings
from reference.shared import month_names

_SHORT_YEAR = re.compile(r"['’‘`](\d\d)\b")  # "target '24"
_LONGEST_UNKNOWN = 8  # words of a label that is told by one of its words
_BRACKETS = re.compile(r"\([^()]*\)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MAIN = ("indikator", "sasaran", "tujuan", "target")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is: as in `HeaderMatch`, and what its year holds.

    `kind_told`: whether the labels themselves say that the values are targets, baselines or realisations.
    `period`: TW1..TW4, S1, S2, B01..B12. `weak`: told by one word of a label that is spelt nowhere.
    """

    fields: tuple[str, ...] = ()
    year: int | None = None
    known: bool = False
    kind: YearKind = "target"
    kind_told: bool = False
    period: str | None = None
    money: bool = False
    other: bool = False
    refuse: bool = False
    weak: bool = False
    level: Level | None = None


@lru_cache(maxsize=4096)
def read_labels(texts: tuple[str, ...]) -> Meaning:
    """Return what labels that stand above each other mean together, the top one first; blank ones are left out."""
    stack = [_SHORT_YEAR.sub(r"20\1", text) for text in texts if text.strip()]
    if not stack:
        return Meaning(known=True)
    if len(stack) > 1:  # "T" and "R" under a quarter
        stack[-1] = settings()["header_sub"]["letters"].get(compact(stack[-1]), stack[-1])
    match, weak, period = _match(stack)
    if match.fields[:1] == ("indikator",) and _looks_ahead(stack[:-1]):
        match = HeaderMatch((), None, True, other=True)
    kind, told = kind_of(stack)
    level = level_of(stack) if match.fields[:1] == ("indikator",) else None
    if match.fields[:1] == ("target",) and len(stack) > 1:
        level = level_of(stack[-1:])
    foreign = match.money or ((match.other or match.refuse) and not match.fields)
    year = match.year if not foreign and (not match.fields or match.fields[0] in VALUE_FIELDS) else None
    fields = match.fields[:1] if match.fields[:1] and match.fields[0] in VALUE_FIELDS else match.fields
    return Meaning(fields, year, match.known, kind, told, period, match.money, match.other, match.refuse, weak, level)


def _match(stack: Sequence[str]) -> tuple[HeaderMatch, bool, str | None]:
    """Return (match, whether it is weak, part of the year): the lowest label decides, what it leaves open the upper ones."""
    low = match_header(stack[-1])
    if len(stack) == 1:
        period = period_of(stack[-1], "")
        if period is not None and (not low.fields or low.fields[0] in VALUE_FIELDS):
            return HeaderMatch(low.fields or ("target",), low.year, True), False, period
        if low.known:
            return low, False, None
        found, weak = _by_word(stack[-1])
        strange = None if found.fields or found.year else _foreign_word(stack[-1])
        return (strange, False, None) if strange is not None and strange.other else (found, weak, None)
    upper, upper_weak, upper_period = _match(stack[:-1])
    if low.money and not low.fields:
        return low, False, None
    if _is_money(upper, stack[:-1]) and (low.year or not low.fields or low.fields[0] in VALUE_FIELDS or not low.known):
        return HeaderMatch((), None, True, refuse=True, money=True), False, None
    period = period_of(stack[-1], " ".join(stack[:-1]))
    year = low.year or upper.year
    if period is not None:
        fields = low.fields if low.fields and low.fields[0] in VALUE_FIELDS else upper.fields
        return HeaderMatch(fields if fields and fields[0] in VALUE_FIELDS else ("target",), year, True), False, period
    if inherits(stack[-1]) and upper.other and not upper.fields:
        return upper, upper_weak, upper_period  # "Uraian" under "Program" is its name
    joined = _BRACKETS.sub(" ", " ".join(stack))
    whole = match_header(joined) if "(" not in joined else HeaderMatch()
    foreign = (low.other or low.refuse) and not is_spelt(joined)
    if whole.known and len(whole.fields) == 1 and not whole.money and not foreign and low.year is None:
        return whole, False, upper_period
    of_level = level_of(stack[-1:]) is not None and not {*low.fields[:1]} & {*VALUE_FIELDS, "satuan"}
    named = upper.fields[:1] == ("indikator",) or (
        upper.fields[:1] == ("target",) and "target" in " ".join(stack[:-1]).casefold()
    )
    if of_level and low.year is None and named:
        return HeaderMatch(upper.fields[:1], upper.year, True), upper_weak, upper_period
    if inherits(stack[-1]) and len(set(upper.fields) & {*_MAIN, *VALUE_FIELDS}) == 1:
        return HeaderMatch(upper.fields[:1], upper.year, True), upper_weak, upper_period
    if inherits(stack[-1]) and upper.year is not None and not upper.fields and upper.known:
        return upper, upper_weak, upper_period
    if low.year is not None and not low.fields:
        return HeaderMatch(upper.fields, low.year, True), upper_weak, upper_period
    if low.fields or low.other or low.refuse:
        return HeaderMatch(low.fields, year, True, low.other, low.refuse, low.money), False, upper_period
    strange = _foreign_word(stack[-1])
    if strange is not None:
        return strange, False, None
    if upper.fields and (
        "target" not in upper.fields or "target" in " ".join(stack[:-1]).casefold()
    ):  # a part of a known column, named by words of its own
        own, own_weak = _by_word(stack[-1])
        if (
            upper.fields[0] in VALUE_FIELDS
            and own.fields
            and own.fields[0] in VALUE_FIELDS
            and own.fields != upper.fields[:1]
        ):
            return HeaderMatch(own.fields, own.year or year, True), own_weak, upper_period
        return HeaderMatch(upper.fields[:1], year, upper.known), True, upper_period
    found, weak = _by_word(stack[-1])
    return (found, weak, None) if found.fields else (HeaderMatch(), False, None)


def _is_money(upper: HeaderMatch, stack: Sequence[str]) -> bool:
    """Return whether labels stand over sums of money; a "target" among them tells otherwise, but in the name of money itself."""
    named = any("target" in text.casefold() and not match_header(text).money for text in stack)
    return upper.money and not upper.fields and not named


def _looks_ahead(stack: Sequence[str]) -> bool:
    """Return whether labels stand over a plan for the year after, beside the one that a list is about."""
    plain = " ".join(" ".join(stack).casefold().split())
    return any(word in plain for word in settings()["header_words_foreign"]["ahead"])


@cache
def _inheriting() -> frozenset[str]:
    return frozenset(compact(label) for label in settings()["header_sub"]["inherit"])


@lru_cache(maxsize=4096)
def _foreign_word(text: str) -> HeaderMatch | None:
    """Return what a label spelt nowhere is by a word for money or for another column in it; None where it has none."""
    plain = " ".join(re.findall(r"[a-z]+", text.casefold()))
    words = settings()["header_words_foreign"]
    if any(re.search(rf"\b{word}\b", plain) for word in words["money"]):
        return HeaderMatch((), None, True, refuse=True, money=True)
    if any(re.search(rf"\b{word}\b", plain) for word in words["other"]):
        return HeaderMatch((), None, True, other=True)
    return None


@cache
def _of_levels() -> frozenset[str]:
    return frozenset(compact(label) for label in settings()["header_sub"]["levels"])


def names_levels(text: str) -> bool:
    """Return whether a label stands over a column that says of each row whether it is of an aim, a goal, a programme."""
    return compact(text) in _of_levels()


def inherits(text: str) -> bool:
    """Return whether a label only says which part of the label above it a column holds ("Uraian", "Volume")."""
    return compact(text) in _inheriting()


@lru_cache(maxsize=4096)
def _by_word(text: str) -> tuple[HeaderMatch, bool]:
    """Return what a label spelt nowhere stands for by the first main word in it; unknown where it has none."""
    words = text.split()
    found = match_header(text)
    if len(words) <= _LONGEST_UNKNOWN:
        plain = " ".join(re.findall(r"[a-z]+", text.casefold()))
        for field, names in settings()["header_words"].items():
            if any(re.search(rf"\b{name}\b", plain) for name in names):
                return HeaderMatch((field,), found.year, True), True
    return found, False


def kind_of(stack: Sequence[str]) -> tuple[YearKind, bool]:
    """Return (target, baseline or realisasi; whether a label says so): the lowest label that says so decides."""
    kinds = settings()["year_kind"]
    for text in reversed(stack):
        letters = compact(text)
        fields = match_header(text).fields
        whole = compact(YEAR.sub(" ", text)) in map(compact, kinds["baseline_whole"])
        if "baseline" in fields or whole or any(compact(word) in letters for word in kinds["baseline"]):
            return "baseline", True
        if fields in (("target",), ("realisasi",)):
            return ("target" if fields == ("target",) else "realisasi"), True
        plan, done = (
            min((at for word in kinds[kind] if (at := letters.find(compact(word))) >= 0), default=None)
            for kind in ("target", "realisasi_first")
        )
        if done is not None and (plan is None or done < plan):
            return "realisasi", True
        if plan is not None:
            return "target", True
        if any(compact(word) in letters for word in kinds["realisasi"]):
            return "realisasi", True
    return "target", False


@cache
def _period_patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(text, re.IGNORECASE) for name, text in settings()["periods"].items()}


def period_of(text: str, above: str) -> str | None:
    """Return the part of a year that a label names: TW1..TW4, S1, S2, B01..B12; a bare "II" counts under "Triwulan", a bare 3
    under "Bulan".
    """
    patterns = _period_patterns()
    for name, letter, parts in (("quarter", "TW", 4), ("half", "S", 2)):
        match = patterns[name].search(text)
        if match is None and patterns[f"{name}_parent"].search(above):
            match = patterns["bare"].match(text)
        if match is not None:
            number = re.sub(r"[^a-z\d]|^ke", "", match[1].casefold())
            order = _ROMAN.get(number) or int(number)
            return f"{letter}{order}" if order <= parts else None
    month = patterns["month"].match(text)
    if month is not None:
        return f"B{month_names()[month[1].casefold()]:02d}"
    counted = patterns["month_code"].search(text)
    if counted is None and patterns["month_parent"].search(above):
        counted = patterns["bare_month"].match(text)
    return f"B{int(counted[counted.lastindex or 0]):02d}" if counted is not None else None


def level_of(stack: Sequence[str]) -> Level | None:
    """Return of what an indicator is one, by the words of its head; None where they name several levels, or none."""
    distinct = set(levels_in(stack))
    if "sasaran" in distinct and distinct & {"program", "kegiatan", "sub_kegiatan"} and len(distinct) == 2:
        distinct.discard("sasaran")  # "Indikator Sasaran Program": the programme's
    return distinct.pop() if len(distinct) == 1 else None


def levels_in(stack: Sequence[str]) -> frozenset[Level]:
    """Return the levels that the words of a head name."""
    plain = " ".join(" ".join(stack).casefold().replace("-", " ").split())
    for name in settings()["no_levels"]["names"]:
        plain = plain.replace(name, " ")
    levels: list[Level] = []
    for level, words in settings()["levels"].items():
        for word in words:
            if re.search(rf"\b{word}\b", plain):
                plain = re.sub(rf"\b{word}\b", " ", plain)
                levels.append(level)
    return frozenset(levels)
