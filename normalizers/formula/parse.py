"""What an indicator's formula computes: ratio, growth, sum, average, or a result that comes from elsewhere.

The input is `formula_raw` in reading order; a stacked fraction is written `(numerator) / (denominator) x 100%`. The
forms are those of real IKU tables: Sreseh, Pasar Manna, Busungbiu, Bangsalsari and others of their families.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from normalizers.formula import division
from normalizers.formula.checks import doubts_of_sides
from normalizers.formula.expression import Average, Difference, Expression, Ratio, Scaled, Sum, Term
from normalizers.formula.factor import Factor, find_factor, find_other_factor
from normalizers.formula.latex import without_latex
from normalizers.parsed import Parsed
from normalizers.text import squeeze
from reference.load import read_patterns

FormulaKind = Literal["ratio", "growth", "sum", "average", "index", "score", "count", "text", "none"]
Span = tuple[int, int]

_WORDS = read_patterns("meaning_words.toml", "formula", quantity=division.QUANTITY)
_EMPTY = read_patterns("meaning_words.toml", "words")["empty"]
_LABEL = _WORDS["label"]
_PURPOSE = _WORDS["purpose"]
_INDEX = _WORDS["index"]
_SCORE = _WORDS["score"]
_AVERAGE = _WORDS["average"]
_SUM = _WORDS["sum"]
_COUNT = _WORDS["count"]
_PLUS = _WORDS["plus"]
_MINUS = _WORDS["minus"]
_BEFORE = _WORDS["before"]
_CHANGE = _WORDS["change"]
_DIVIDES = re.compile(r"[\s)\]}]*[/:÷][\s(\[{]*")
_EQUALS = re.compile(r"(?<![<>])(?<![<>]\s)=(?!\s*[<>])")  # no part of ">="
_INNER = re.compile(r"\([^()]*\)")
_SIGN_TOLD = re.compile(
    r"=.*(?<![^\W_])(?P<sign>[A-Za-z])$", re.DOTALL
)  # "a = jumlah desa b" before "= jumlah kota a/b"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Formula:
    """What a formula says. `multiplier` is 100.0 for both "x 100" and "x 100%"; `percent` tells them apart.

    `numerator` and `denominator` are as printed, without their brackets and without closing punctuation. `tree` is None
    where nothing is computed (scores, purposes).
    """

    kind: FormulaKind
    numerator: str | None = None
    denominator: str | None = None
    multiplier: float | None = None
    percent: bool = False
    tree: Expression | None = None


_LONGEST = 3000  # letters of a formula; of a longer text the beginning is understood, and it says more than that


def parse_formula(text: str) -> Parsed[Formula]:
    """Return the formula; kind "none" for an empty cell or a dash. Spans: numerator, denominator, factor, subject.

    Notes: "purpose_text", "numerator_repeated", "denominator_after_factor", "denominator_missing", "bar_lost",
    "division_ambiguous", "digit_lookalike", "factor_without_sign", "several_factors", "text_before_fraction",
    "text_after_factor", "percent_sign_missing", "computed_otherwise" (it computes more than its kind and sides say),
    and those of `checks.doubts_of_sides`.
    """
    text = without_latex(text)
    parsed = _parse(text[:_LONGEST])
    if parsed.value is None:
        return parsed
    notes = [*parsed.notes, *(["computed_otherwise"] if len(text) > _LONGEST or _is_more(parsed.value, text) else [])]
    words = text if parsed.value.kind in ("score", "index") else None  # their words are no side
    notes.extend(doubts_of_sides(parsed.value.numerator or words, parsed.value.denominator))
    return Parsed(parsed.value, tuple(dict.fromkeys(notes)), parsed.spans)


def _is_more(formula: Formula, text: str) -> bool:
    """Return whether a text computes what no kind holds: a product, a power, what is left of one, a counted difference."""
    plain = squeeze(text)
    if formula.kind != "none" and _WORDS["power"].search(text):
        return True
    if (
        formula.kind == "ratio"
        and formula.denominator
        and formula.multiplier is None
        and _WORDS["steps_behind"].search(text)
    ):
        return True  # "(A / B) dibagi 2"
    if formula.kind in ("score", "index", "sum") and not formula.denominator and _WORDS["scaled"].search(text):
        return True  # "IKM x 25", "Σ nilai x 100%"
    halves = [side for side in (formula.numerator, formula.denominator) if side]
    sides = [side for side in halves if f"({side})" not in plain]  # what stands in brackets of its own is held whole
    if formula.denominator and any(_EQUALS.search(side) or side.count("(") != side.count(")") for side in halves):
        return True  # "√(A" of "√(A/B)", "B = 100%" of "A : B = 100%"
    if any(_WORDS["product"].search(side) or _WORDS["one_less"].search(side) for side in sides):
        return True
    if formula.kind == "count":
        return any(_WORDS["less"].search(side) for side in sides)
    if formula.kind == "sum":
        return any(_WORDS["inner_sum"].search(side) or _WORDS["weights"].search(side) for side in sides)
    if formula.kind == "average" and _WORDS["weights"].search(text):
        return True
    return formula.kind in ("ratio", "index", "average") and bool(_WORDS["one_less"].search(text))


def _parse(text: str) -> Parsed[Formula]:
    if _EMPTY.fullmatch(text):
        return Parsed(Formula("none"), ("empty",) if not text.strip() else ("placeholder",))
    notes: list[str] = []
    if (label := _LABEL.match(text)) is not None and text[label.end() :].strip():  # "Rumus :" divides nothing
        text = " " * label.end() + text[label.end() :]
    if (verb := _WORDS["counts"].match(text)) is not None:
        text = " " * verb.end() + text[verb.end() :]
    if (told := _WORDS["told_before"].match(text)) is not None:
        text = " " * told.end() + text[told.end() :]
    factor = find_factor(text, notes)
    split = division.find_division(text, factor, notes)
    if factor is None and (other := find_other_factor(text)) is not None:
        scaled = division.find_division(text, other, [])
        if scaled is not None and scaled.denominator is not None:
            split, factor = scaled, other
    if split is not None:
        return _fraction(text, split, factor, notes)
    return _without_division(text, factor, notes)


def _fraction(text: str, split: division.Division, factor: Factor | None, notes: list[str]) -> Parsed[Formula]:
    """Return the reading of a text that divides."""
    top, bottom = squeeze(text[slice(*split.numerator)]), None
    spans: dict[str, Span] = {"numerator": split.numerator}
    if split.denominator is not None:
        low, high = split.denominator
        step = _WORDS["step"].search(text[low:high])
        spans["denominator"] = (low, low + step.start() if step is not None else high)
        bottom = squeeze(text[slice(*spans["denominator"])])
    else:
        notes.append("denominator_missing")
    if split.subject is not None:
        spans["subject"] = split.subject
        told = _SIGN_TOLD.search(text, *split.subject)
        if told is not None and re.search(rf"(?<![^\W_]){told['sign']}(?![^\W_])", f"{top} {bottom}"):
            notes.append("computed_otherwise")  # what a sign stands for is no part of the fraction
    multiplier, percent = None, False
    if factor is not None:
        spans["factor"] = factor.span
        multiplier, percent = factor.value, factor.percent
        if not percent and factor.value == 100 and _WORDS["percentage"].search(text):
            notes.append("percent_sign_missing")
    if bottom is not None and _has_bare_sum(text, split.numerator, spans["denominator"]):
        notes.append("division_ambiguous")
    tree: Expression = Ratio(_expression(top), _expression(bottom) if bottom else None)
    kind = _fraction_kind(top, bottom, scaled=factor is not None)
    if (
        kind in ("ratio", "average")
        and not percent
        and split.subject is not None
        and _INDEX.match(text[slice(*split.subject)])
    ):
        kind = "index"
    if factor is not None:
        tree = Scaled(tree, factor.value, "%" if factor.percent else "")
    return Parsed(Formula(kind, top, bottom, multiplier, percent, tree), tuple(dict.fromkeys(notes)), spans)


def _has_bare_sum(text: str, top: Span, bottom: Span) -> bool:
    """Return whether a sign divides, and a sum beside it stands in no brackets: "A + B / C" is (A + B) / C, or A + (B / C)."""
    between = text[top[1] : bottom[0]]
    if not _DIVIDES.fullmatch(between):
        return False
    bare = [(top, any(c in ")]}" for c in between)), (bottom, any(c in "([{" for c in between))]
    return any(_PLUS.search(_INNER.sub("", text[slice(*span)])) for span, bracketed in bare if not bracketed)


def _fraction_kind(top: str, bottom: str | None, *, scaled: bool) -> FormulaKind:
    if bottom is not None and _NUMBER.fullmatch(bottom) and not scaled:
        return "average"
    if bottom is not None and _AVERAGE.match(top):
        return "average"
    if _CHANGE.match(top) and bottom and _BEFORE.search(f"{top} {bottom}"):
        return "growth"  # "selisih A tahun n dan tahun n-1 dibagi A tahun n-1"
    minus = _MINUS.search(top)
    if minus and bottom and (_BEFORE.search(bottom) or _BEFORE.search(top) or _same(top[minus.end() :], bottom)):
        return "growth"  # "(A - B) / A" with no word of time is the share that is left
    return "ratio"


def _without_division(text: str, factor: Factor | None, notes: list[str]) -> Parsed[Formula]:
    """Return the reading of a text that divides nothing: a sum, a result from elsewhere, or words."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    body = text[start:].strip(" \t:=-–•*")
    if not body:
        return Parsed(Formula("none"), ("label_only",))
    at = text.index(body, start)
    end = factor.span[0] if factor is not None and factor.span[0] > at else len(text)
    span = division.trim(text, at, end)
    inner = text[slice(*span)] or body
    spans: dict[str, Span] = {"numerator": span}
    multiplier = factor.value if factor else None
    percent = factor.percent if factor else False
    if factor is not None:
        spans["factor"] = factor.span
    made = tuple(notes)
    if factor is None and _WORDS["counted_sum"].fullmatch(inner):
        return Parsed(Formula("count", inner, None, None, False, Term(inner)), made, spans)
    if _SUM.match(inner):
        return Parsed(
            Formula("sum", _SUM.sub("", inner, count=1).strip() or None, None, multiplier, percent, _expression(inner)),
            made,
            spans,
        )
    if _AVERAGE.match(inner):
        return Parsed(Formula("average", inner, None, multiplier, percent, _expression(inner)), made, spans)
    if _PLUS.search(inner) and not _PURPOSE.match(inner):
        return Parsed(Formula("sum", inner, None, multiplier, percent, _expression(inner)), made, spans)
    if _INDEX.match(inner):
        return Parsed(Formula("index"), made)
    if _SCORE.match(inner):
        return Parsed(Formula("score"), made)
    if factor is not None and len(re.sub(r"[\W\d_]", "", inner)) <= 1:
        return Parsed(Formula("text", multiplier=multiplier, percent=percent), (*made, "denominator_missing"))
    if factor is not None:
        tree = Scaled(Ratio(_expression(inner), None), factor.value, "%" if percent else "")
        return Parsed(Formula("ratio", inner, None, multiplier, percent, tree), (*made, "denominator_missing"), spans)
    if _COUNT.match(inner):
        return Parsed(Formula("count", inner, None, None, False, Term(inner)), made, spans)
    if _PURPOSE.match(inner):
        return Parsed(Formula("text"), (*made, "purpose_text"))
    return Parsed(Formula("text"), made)


def _expression(text: str) -> Expression:
    """Return the tree of one side of a fraction or of a whole formula without division."""
    body = text.strip()
    sigma = re.match(r"[Σ∑]\s*", body)
    if sigma:
        return Sum((Term(body[sigma.end() :].strip()),), sigma=True)
    mean = _AVERAGE.match(body)
    if mean and body[mean.end() :].strip():
        return Average(Term(body[mean.end() :].strip()))
    parts = [part for part in _PLUS.split(body) if part.strip()]
    if len(parts) > 1:
        return Sum(tuple(Term(_bare(part)) for part in parts))
    minus = _MINUS.search(body)
    if minus and _bare(body[: minus.start()]) and _bare(body[minus.end() :]) and _looks_computed(body):
        return Difference(Term(_bare(body[: minus.start()])), Term(_bare(body[minus.end() :])))
    return Term(_bare(body))


def _looks_computed(text: str) -> bool:
    return bool(_BEFORE.search(text) or _WORDS["compared"].search(text))


def _bare(text: str) -> str:
    return text[slice(*division.trim(text, 0, len(text)))]


def _same(a: str, b: str) -> bool:
    def plain(text: str) -> str:
        return re.sub(r"[\W_]+", "", text).casefold()

    return bool(plain(a)) and plain(a) == plain(b)
