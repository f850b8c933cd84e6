"""Rules on what an indicator measures: its formula, its target, its unit. They report, they never repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model.quote import Quote
from normalizers.lexicon import content_stems as stems
from normalizers.lexicon import hit_rate
from normalizers.text import fold_words, spelled_out
from pipeline.audit.check import Check, on_row, rule
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord
from reference.load import read_patterns, read_settings

_REACHED = frozenset(read_settings("rule_words.toml")["lists"]["reached"])
_PERCENTAGE = read_patterns("rule_words.toml", "formula")["percentage"]
_PERCENT_WORD = read_patterns("rule_words.toml", "words")["percentage"]
_COUNT = read_patterns("rule_words.toml", "formula")["count"]
_WHOLE = read_patterns("rule_words.toml", "formula")["whole"]
_ADDED = read_patterns("rule_words.toml", "formula")["added"]
_VILLAGES = read_patterns("rule_words.toml", "formula")["villages"]
_ONLY_VILLAGES = read_patterns("rule_words.toml", "formula")["only_villages"]
_COUNTED = frozenset(read_settings("rule_words.toml")["lists"]["counting"])
_NO_PART = frozenset(read_settings("rule_words.toml")["lists"]["no_part"])
_PROCEDURE = read_patterns("rule_words.toml", "formula")["procedure"]
_OWN_WAY = read_patterns("rule_words.toml", "formula")["own_way"]
_SURVEY = read_patterns("rule_words.toml", "formula")["survey"]
_AIM = read_patterns("rule_words.toml", "formula")["aim"]
_LONG_ACRONYM = re.compile(r"\b[A-Z]{3,8}\b")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_INDONESIAN = 0.6  # share of an indicator's words that the lexicon knows
_CUT = read_patterns("rule_words.toml", "formula")["cut"]  # the reader lost the rest
_SENTENCE = 250  # letters up to which a formula is one, and no explanation
_FEW_WORDS = 2
_SHORTEST = 4  # letters of a word that may stand inside another of its family
_BEGINNING = 5  # letters from which two words may be of one family


def _with_formula(dossier: Dossier, *kinds: str) -> Iterator[IndicatorRecord]:
    for record in dossier.indicators:
        value = record.formula.value
        if value is not None and record.formula.quote and (not kinds or value.kind in kinds):
            yield record


def _subject(text: str) -> list[str]:
    """Return what a half of a ratio counts: its words in small letters without "jumlah", "seluruh" and punctuation."""
    words = re.sub(r"[^\w/+]+", " ", text.casefold()).split()
    return [w for w in words if w not in _COUNTED]


def _kin(first: str, second: str) -> bool:
    """Return whether words of substance of two texts are of one family.

    They begin alike ("pemilu" is short for "pemilihan umum"), one holds the other ("kepuasan", "puas"; "ditindaklanjuti",
    "tindak"), or the second spells out an acronym of the first.
    """
    if not _beginnings(first).isdisjoint(_beginnings(second)):
        return True
    if any(spelled_out(short, fold_words(second)) for short in _LONG_ACRONYM.findall(first)):
        return True
    return any(a in b or b in a for a in _of_substance(first, _SHORTEST) for b in _of_substance(second, _SHORTEST))


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _of_substance(text, _BEGINNING))


def _of_substance(text: str, shortest: int) -> frozenset[str]:
    """Return the words of so many letters that a text says something by, in small letters."""
    return frozenset(w for w in re.findall(r"[a-z]+", text.casefold()) if len(w) >= shortest and stems(w))


def _both(record: IndicatorRecord) -> tuple[Quote, ...]:
    return tuple(q for q in (record.indikator.quote, record.formula.quote) if q)


def _is_reversed(above: str, below: str, indicator: str) -> bool:
    """Return whether what is divided is the whole and what it is divided by the part ("desa / desa mandiri")."""
    first, second = _subject(above), _subject(below)
    if not first or not second or _WHOLE.search(below):
        return False
    if first[0] == "target" and second[0] in _REACHED and first[1:] == second[1:]:
        return True
    more = second[len(first) :]
    if second[: len(first)] == first and more:
        return more[0] not in _NO_PART and not _ADDED.search(" ".join(more))
    if not _WHOLE.search(above):
        return False
    asked, over, under = stems(indicator), stems(above), stems(below)
    return bool(asked & under - over) and not asked & over - under and len(asked & under) * 2 > len(asked)


@rule(
    severity="warning",
    title_id="Pembilang adalah bagian dari penyebut, bukan sebaliknya.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
)
def numerator_is_part_of_denominator(dossier: Dossier) -> Iterator[Check]:
    """A ratio divides a part by its whole: what is counted above the bar is the narrower of the two."""
    for record in _with_formula(dossier, "ratio"):
        formula = record.formula.value
        if formula is None or not formula.numerator or not formula.denominator:
            continue
        narrower = _is_reversed(formula.numerator, formula.denominator, record.indikator.raw or "")
        yield Check(
            not narrower, quotes=(record.formula.quote,), found=record.formula.raw, **on_row(dossier, record),
            message_id=f"Pembilang dan penyebut tampaknya terbalik: “{formula.denominator}” adalah bagian dari "
            f"“{formula.numerator}”, tetapi dicetak sebagai pembagi; hasilnya selalu 100% atau lebih.",
            message_en="Numerator and denominator seem reversed: the denominator is the narrower of the two, so that the "
            "result is never below 100%.",
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Pembilang dan penyebut mempunyai cakupan yang sama.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
)
def formula_compares_the_same_scope(dossier: Dossier) -> Iterator[Check]:
    """Both halves of a ratio count the same places: desa and kelurahan, or desa alone."""
    for record in _with_formula(dossier, "ratio"):
        formula = record.formula.value
        if formula is None or not formula.numerator or not formula.denominator:
            continue
        halves = formula.numerator, formula.denominator
        if not any(_VILLAGES.search(half) for half in halves):
            continue
        mixed = any(_ONLY_VILLAGES.search(half) and not _VILLAGES.search(half) for half in halves)
        yield Check(
            not mixed, quotes=(record.formula.quote,), found=record.formula.raw, **on_row(dossier, record),
            message_id="Cakupan berbeda: yang satu menghitung desa dan kelurahan, yang lain hanya desa.",
            message_en="The scopes differ: one half counts desa and kelurahan, the other desa alone.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Formula mengukur hal yang disebut indikatornya.",
    source="PermenPANRB 88/2021, LKE 1.b (ukuran relevan, SMART)",
)
def formula_measures_its_indicator(dossier: Dossier) -> Iterator[Check]:
    """The formula shares at least one word of substance with the indicator that it measures."""
    for record in _with_formula(dossier, "ratio"):
        formula = record.formula.value
        said = stems(record.indikator.raw or "") | stems(record.readings["definisi"].raw or "")
        halves = f"{formula.numerator or ''} {formula.denominator or ''}" if formula is not None else ""
        counted = stems(halves)
        if len(said) < _FEW_WORDS or len(counted) < _FEW_WORDS or _is_an_aim(record.formula.raw or ""):
            continue  # formula_is_a_computation speaks of an aim
        if formula is None or not _divides_like_things(formula.numerator or "", formula.denominator or ""):
            continue  # a rate of two different things has words of its own ("cost recovery", "lama tinggal")
        if _OWN_WAY.match(record.indikator.raw or "") or _SURVEY.search(halves):
            continue  # a rate ("efektivitas") and what a survey measures (values over weights) have words of their own
        if _ACRONYM.search(halves) or hit_rate(record.indikator.raw or "") < _INDONESIAN:
            continue  # an acronym may stand for the words, an English name for Indonesian ones
        yield Check(
            bool(said & counted) or _kin(record.indikator.raw or "", halves), quotes=_both(record), found=record.formula.raw,
            expected=record.indikator.raw,
            message_id="Formula ini menghitung hal lain daripada yang disebut indikatornya: tidak ada kata pokok yang sama.",
            message_en="The formula counts something else than the indicator names: they share no word of substance.",
            **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Indikator persentase mempunyai pembagi.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
    folds=True,
)
def percentage_indicator_has_a_ratio(dossier: Dossier) -> Iterator[Check]:
    """An indicator that is a percentage is computed by a division, not by a count."""
    for record in _with_formula(dossier):
        formula = record.formula.value
        if (
            formula is None
            or not _PERCENT_WORD.match(record.indikator.raw or "")
            or formula.kind in ("text", "none", "score")
            or _CUT.search(record.formula.raw or "")
        ):
            continue
        yield Check(
            formula.kind not in ("count", "sum"), quotes=_both(record), found=record.formula.raw,
            message_id="Indikator ini persentase, tetapi formulanya hanya menghitung jumlah.",
            message_en="The indicator is a percentage, but its formula only counts.", **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Indikator jumlah tidak dihitung sebagai persentase.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
    folds=True,
)
def count_indicator_has_no_percentage(dossier: Dossier) -> Iterator[Check]:
    """An indicator that is a count is not computed as a percentage."""
    for record in _with_formula(dossier):
        formula = record.formula.value
        if formula is None or not _COUNT.match(record.indikator.raw or ""):
            continue
        yield Check(
            not (formula.kind == "ratio" and formula.percent), quotes=_both(record), found=record.formula.raw,
            message_id="Indikator ini jumlah, tetapi formulanya menghasilkan persentase.",
            message_en="The indicator is a count, but its formula gives a percentage.", **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Pengali 100 pada persentase memakai tanda persen.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
    folds=True,
    active=False,  # true and worthless each time that a person looked: nobody reads "x 100" as anything else
)
def factor_of_a_percentage_has_its_sign(dossier: Dossier) -> Iterator[Check]:
    """A percentage is multiplied by 100%, not by a bare 100."""
    for record in _with_formula(dossier, "ratio"):
        formula = record.formula.value
        if formula is None or formula.multiplier != 100.0 or not _PERCENTAGE.match(record.indikator.raw or ""):
            continue
        yield Check(
            formula.percent, quotes=(record.formula.quote,), found=record.formula.raw, expected="x 100%",
            message_id="Pengali tercetak 100 tanpa tanda persen.",
            message_en="The factor is printed as 100 without a percent sign.", **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="info",
    title_id="Tanda kurung pada formula berpasangan.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
    letters=True,
    folds=True,
)
def formula_brackets_are_balanced(dossier: Dossier) -> Iterator[Check]:
    """Each bracket of a formula that is opened is closed."""
    for record in _with_formula(dossier, "ratio", "growth", "sum", "average"):
        text = "".join(w.text for w in record.formula.quote.words if not w.drawn)
        plain = re.sub(r"(?<![^\s;.:])\(?[a-z0-9]{1,2}\)", "", text)
        if ("(" in plain or ")" in plain) and len(plain) <= _SENTENCE:
            yield Check(
                plain.count("(") == plain.count(")"), quotes=(record.formula.quote,), found=record.formula.raw,
                message_id="Jumlah kurung buka dan kurung tutup pada formula ini berbeda.",
                message_en="The formula opens and closes a different number of brackets.", **on_row(dossier, record),
            )  # fmt: skip


def _divides_like_things(above: str, below: str) -> bool:
    """Return whether both halves of a ratio count the same: the part and the whole of it share a word of substance."""
    return bool(stems(above) & stems(below))


def _is_an_aim(text: str) -> bool:
    """Return whether a text says what is measured for and nothing of how."""
    return bool(_AIM.match(text)) and not _PROCEDURE.search(text)


@rule(
    severity="info",
    title_id="Formula berisi perhitungan, bukan tujuan.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
    folds=True,
)
def formula_is_a_computation(dossier: Dossier) -> Iterator[Check]:
    """The formula says how the value is computed, not what it is for."""
    for record in _with_formula(dossier):
        yield Check(
            not _is_an_aim(record.formula.raw or ""), quotes=(record.formula.quote,), found=record.formula.raw,
            message_id="Kolom formula berisi tujuan pengukuran, bukan cara menghitung.",
            message_en="The formula column holds the purpose of measuring, not the computation.", **on_row(dossier, record),
        )  # fmt: skip


RULES = (
    numerator_is_part_of_denominator,
    formula_compares_the_same_scope,
    formula_measures_its_indicator,
    percentage_indicator_has_a_ratio,
    count_indicator_has_no_percentage,
    factor_of_a_percentage_has_its_sign,
    formula_brackets_are_balanced,
    formula_is_a_computation,
)
