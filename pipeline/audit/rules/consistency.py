"""Rules on what must fit together in a row: the halves of its formula, its unit, its target, its name."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.text import fold
from pipeline.audit.check import Check, on_row, rule
from pipeline.records.dossier import Dossier
from reference.load import read_patterns

_SIGN = 2  # letters up to which a half is a sign of the formula, of which capitals are other signs
_PERCENT_WORD = read_patterns("rule_words.toml", "words")["percentage"]


@rule(
    severity="warning",
    title_id="Pembilang dan penyebut menghitung hal berbeda.",
    source="PermenPANRB 88/2021, LKE 2.a (cara mengukur indikator)",
)
def numerator_differs_from_denominator(dossier: Dossier) -> Iterator[Check]:
    """A ratio divides two different things: the same words above and below the bar always give one."""
    for record in dossier.indicators:
        formula = record.formula.value
        if formula is None or formula.kind != "ratio" or not formula.numerator or not formula.denominator:
            continue
        signs = max(len(formula.numerator), len(formula.denominator)) <= _SIGN  # "n / N": the part and the whole
        same = (
            formula.numerator == formula.denominator if signs else fold(formula.numerator) == fold(formula.denominator)
        )
        yield Check(
            not same, quotes=(record.formula.quote,),
            found=record.formula.raw, **on_row(dossier, record),
            message_id=f"Pembilang dan penyebut sama, yaitu “{formula.numerator}”; hasilnya selalu 100%.",
            message_en="Numerator and denominator are the same; the result is always 100%.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Satuan indikator persentase adalah persen.",
    source="PermenPANRB 53/2014, lampiran I (target dan satuan)",
    folds=True,
)
def unit_of_a_percentage_is_percent(dossier: Dossier) -> Iterator[Check]:
    """An indicator named a percentage has percent as its unit."""
    for record in dossier.indicators:
        unit = record.satuan.value
        if unit is None or not _PERCENT_WORD.match(record.indikator.raw or ""):
            continue
        yield Check(
            unit == "%" or "%" in (record.satuan.raw or ""), found=record.satuan.raw, expected="%",
            quotes=(record.indikator.quote, record.satuan.quote),
            message_id=f"Indikator ini persentase, tetapi satuannya tercetak “{record.satuan.raw}”.",
            message_en=f"The indicator is a percentage, but its unit is printed as “{record.satuan.raw}”.",
            **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Satuan pada target sama dengan kolom satuan.",
    source="PermenPANRB 53/2014, lampiran I (target dan satuan)",
    letters=True,
)
def target_unit_agrees_with_its_column(dossier: Dossier) -> Iterator[Check]:
    """A unit printed with the target is that of the unit column."""
    for record in dossier.indicators:
        unit, target = record.satuan.value, record.target.value
        if unit is None or target is None or target.value is None or target.unit is None:
            continue
        agrees = fold(unit) == fold(target.unit) or target.unit.casefold() in (record.satuan.raw or "").casefold()
        yield Check(
            agrees, quotes=(record.satuan.quote, record.target.quote), found=record.target.raw,
            expected=record.satuan.raw, **on_row(dossier, record),
            about="reader" if "unknown_unit" in record.target.notes else None,  # words behind a number may be a remark
            message_id=f"Target tercetak “{record.target.raw}”, tetapi kolom satuan berisi “{record.satuan.raw}”.",
            message_en=f"The target is printed as “{record.target.raw}”, but the unit column says “{record.satuan.raw}”.",
        )  # fmt: skip


RULES = (
    numerator_differs_from_denominator,
    unit_of_a_percentage_is_percent,
    target_unit_agrees_with_its_column,
)
