"""Targets as printed, with what they mean: a grammar, and one error of a reader or an office put into each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from normalizers.values.satuan import parse_satuan
from normalizers.values.target import parse_target
from tools.bench.forms.scores import Score, Tally, score, words

_WORDS = words("targets")
_DIGIT_PAIR = re.compile(r"(?<=\d)(?=\d)")
_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")


@dataclass(frozen=True, slots=True)
class Made:
    """A target: `value` or `low`..`high`, or a `grade`, in the column of `unit`."""

    text: str
    unit: str = ""
    value: float | None = None
    grade: str | None = None
    sign: str | None = None
    low: float | None = None
    high: float | None = None


def _number(made: Random) -> tuple[float, str]:
    """Return a number and how it is printed."""
    kind = made.random()
    if kind < 0.4:
        whole = made.randrange(101)
        return float(whole), str(whole)
    if kind < 0.7:
        value = round(made.uniform(0, 100), made.choice([1, 2]))
        return value, f"{value}".replace(".", ",")
    whole = made.randrange(1_000_000, 10**10)
    return float(whole), f"{whole:,}".replace(",", ".")


def make(made: Random) -> Made:
    """Return a target in one of the forms of offices."""
    value, printed = _number(made)
    form = made.randrange(9)
    if form == 0:
        return Made(printed, made.choice(["", *_WORDS["columns"]]) if value < 101 else "", value)
    if form == 1:
        return Made(f"{printed}{made.choice([' ', ''])}{made.choice(_WORDS['units'])}", "", value)
    if form == 2:
        sign = made.choice(sorted(_WORDS["signs"]))
        return Made(f"{made.choice(_WORDS['signs'][sign])}{printed}", "", value, sign=sign)
    if form == 3:
        low = made.randrange(90)
        high = low + made.randrange(1, 11)
        return Made(f"{low}{made.choice(_WORDS['between'])}{high}", "", low=low, high=high)
    if form == 4:
        word, number = made.choice(sorted(_WORDS["spelt"].items()))
        return Made(f"{number} ({word}){made.choice(['', ' dokumen', ' orang'])}", "", float(number))
    if form == 5:
        amount = made.randrange(1, 100_000) * 1000
        text = f"{made.choice(['Rp', 'Rp.', 'Rp ', 'Rp. '])}{amount:,}".replace(",", ".")
        return Made(f"{text}{made.choice(['', ',-', ',00'])}", "", float(amount))
    if form == 6:
        word, power = made.choice(sorted(_WORDS["scales"].items()))
        tenths = made.randrange(11, 999)
        return Made(f"Rp {tenths // 10},{tenths % 10} {word}", "", float(round(tenths * 10 ** (power - 1))))
    if form == 7:
        return _grade(made)
    base = made.choice([2, 5, 10, 20, 25, 100, 200])
    return Made(f"1{made.choice([':', ' : ', ': '])}{base}", made.choice(["", "rasio"]), 1 / base)


def _grade(made: Random) -> Made:
    grade = made.choice(_WORDS["grades"])
    return Made(f"{made.choice(['', 'Nilai ', 'Predikat '])}{grade}", "", grade=grade)


def _at(pattern: re.Pattern[str], text: str, made: Random) -> tuple[int, int] | None:
    places = [found.span() for found in pattern.finditer(text)]
    return made.choice(places) if places else None


def _look(text: str, made: Random) -> str:
    place = _at(re.compile(r"\d"), text, made)
    if place is None or text[place[0]] not in _WORDS["looks"]:
        return text
    return f"{text[: place[0]]}{made.choice(_WORDS['looks'][text[place[0]]])}{text[place[1] :]}"


def _parted(text: str, made: Random) -> str:
    place = _at(_DIGIT_PAIR, text, made)
    return text if place is None else f"{text[: place[0]]}{made.choice([' ', chr(10)])}{text[place[0] :]}"


def _other_separator(text: str, made: Random) -> str:
    place = _at(_SEPARATOR, text, made)
    return (
        text if place is None else f"{text[: place[0]]}{made.choice([' ', ';', ':', '..', chr(10)])}{text[place[1] :]}"
    )


def _twice(text: str, made: Random) -> str:
    return f"{text}{made.choice([' ', chr(10)])}{text}"


def _glued(text: str, made: Random) -> str:
    return text.replace(" ", "")


def _misread_percent(text: str, made: Random) -> str:
    return text.replace("%", made.choice(_WORDS["percent"]))


def _behind(text: str, made: Random) -> str:
    return f"{text}{made.choice(_WORDS['behind'])}"


def _before(text: str, made: Random) -> str:
    return f"{made.choice(_WORDS['before'])}{text}"


def _remark(text: str, made: Random) -> str:
    return f"{text}{made.choice(_WORDS['remarks'])}"


def _named(text: str, made: Random) -> str:
    return f"{made.choice(_WORDS['names'])}{text}"


ERRORS: dict[str, Callable[[str, Random], str]] = {
    "letter for a digit": _look, "number parted": _parted, "other separator": _other_separator, "printed twice": _twice,
    "blanks lost": _glued, "percent sign misread": _misread_percent, "sign behind": _behind, "sign before": _before,
    "words behind": _remark, "words before": _named,
}  # fmt: skip


def judge(text: str, want: Made) -> Score:
    """Return how the text is read beside what it should mean."""
    parsed = parse_target(text, parse_satuan(want.unit).value if want.unit else None)
    value = parsed.value
    assert value is not None
    told = bool(parsed.notes) or value.kind in ("text", "none")

    def same(a: float | None, b: float | None) -> bool:
        return a == b if a is None or b is None else abs(a - b) <= 1e-9 * max(1.0, abs(b))

    right = (
        (value.grade or "").casefold() == (want.grade or "").casefold()
        and same(value.value, want.value)
        and value.comparator == want.sign
        and (want.low is None or (same(value.low, want.low) and same(value.high, want.high)))
    )
    return score(right=right, told=told)


def run(tries: int, seed: int, shown: int) -> list[Tally]:
    """Return the scores of clean forms and of each kind of error."""
    made = Random(seed)
    clean = Tally("targets, clean")
    spoilt = {name: Tally(f"targets, {name}") for name in ERRORS}
    for _ in range(tries):
        want = make(made)
        clean.add(want.text, judge(want.text, want), shown)
        name = made.choice(sorted(ERRORS))
        text = ERRORS[name](want.text, made)
        if text != want.text:
            spoilt[name].add(text, judge(text, want), shown)
    return [clean, *spoilt.values()]
