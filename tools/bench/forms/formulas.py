"""Formulas of a ratio as printed, with their halves: a grammar, and one error of a reader or an office put into each."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from normalizers.formula.parse import parse_formula
from tools.bench.forms.scores import Score, Tally, score, words

_WORDS = words("formulas")
_FRAMES = (("(", ")", False), ("", "", True), ("", "", False), ("[", "]", False))  # around all, or around each half


def make(made: Random) -> tuple[str, str, str, float | None]:
    """Return a formula, its numerator, denominator and factor."""
    top = f"{made.choice(_WORDS['quantities'])} {made.choice(_WORDS['tops'])}"
    bottom = f"{made.choice(_WORDS['quantities'])} {made.choice(_WORDS['bottoms'])}"
    sign, factor, label = (made.choice(_WORDS[name]) for name in ("divides", "factors", "labels"))
    left, right, each = made.choice(_FRAMES)
    body = f"({top}){sign}({bottom})" if each else f"{left}{top}{sign}{bottom}{right}"
    return f"{label}{body}{factor}", top, bottom, 100.0 if factor else None


def _without(signs: str) -> Callable[[str, Random], str]:
    def drop(text: str, made: Random) -> str:
        places = [at for at, letter in enumerate(text) if letter in signs]
        at = made.choice(places) if places else len(text)
        return f"{text[:at]}{text[at + 1 :]}"

    return drop


def _factor_misread(text: str, made: Random) -> str:
    return re.sub(r"100(?=\D*$)", made.choice(["1Q0", "10Q", "l0O", "t00", "1 00"]), text)


def _percent_misread(text: str, made: Random) -> str:
    return text.replace("%", made.choice(["", "o/o", "°/o", "96", "9o"]))


def _word_broken(text: str, made: Random) -> str:
    found = list(re.finditer(r"dibanding\w*|dibagi|dikali\w*", text))
    at = made.choice(found).start() + 3 if found else len(text)
    return f"{text[:at]}{made.choice(['- ', ' ', '-' + chr(10)])}{text[at:]}" if found else text


def _tail(text: str, made: Random) -> str:
    return f"{text}{made.choice(_WORDS['tails'])}"


def _lead(text: str, made: Random) -> str:
    return f"{made.choice(_WORDS['leads'])}{text}"


ERRORS: dict[str, Callable[[str, Random], str]] = {
    "bracket lost": _without("()[]"), "blank lost": _without(" "), "factor misread": _factor_misread,
    "percent sign misread": _percent_misread, "word broken": _word_broken, "more behind": _tail, "more before": _lead,
}  # fmt: skip


def _plain(text: str | None) -> str:
    return re.sub(r"[\W_]", "", text or "").casefold()


def judge(text: str, top: str, bottom: str, factor: float | None) -> Score:
    """Return how the text is read beside its halves and factor."""
    parsed = parse_formula(text)
    value = parsed.value
    assert value is not None
    right = (_plain(value.numerator), _plain(value.denominator), value.multiplier) == (
        _plain(top),
        _plain(bottom),
        factor,
    )
    return score(right=right, told=bool(parsed.notes) or value.kind in ("text", "none"))


def run(tries: int, seed: int, shown: int) -> list[Tally]:
    """Return the scores of clean forms and of each kind of error."""
    made = Random(seed)
    clean = Tally("formulas, clean")
    spoilt = {name: Tally(f"formulas, {name}") for name in ERRORS}
    for _ in range(tries):
        text, *want = make(made)
        top, bottom, factor = str(want[0]), str(want[1]), want[2]
        assert factor is None or isinstance(factor, float)
        clean.add(text, judge(text, top, bottom, factor), shown)
        name = made.choice(sorted(ERRORS))
        misread = ERRORS[name](text, made)
        if misread != text:
            spoilt[name].add(misread, judge(misread, top, bottom, factor), shown)
    return [clean, *spoilt.values()]
