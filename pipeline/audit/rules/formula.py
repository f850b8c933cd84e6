"""Rules on what an indicator measures: its formula, its target, its unit. They report, they never repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model.quote import Quote
from normalizers.lexicon import content_stems as stems
from pipeline.audit.check import Check, on_row, rule
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord

_PERCENTAGE = re.compile(r"^\W*(?:p[eor]+s[ei]?ntas[ei]|prosestase|cakupan|tingkat capaian)\b", re.IGNORECASE)
_PERCENT_WORD = re.compile(r"^\W*p[eor]+s[ei]?ntas[ei]\b", re.IGNORECASE)
_COUNT = re.compile(r"^\W*(?:jumlah|banyaknya)\b", re.IGNORECASE)
_INDEX = re.compile(r"^\W*(?:indeks?|index|nilai|skor|opini|predikat|rasio|laju|angka)\b", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"^\W*(?:terlaksananya|terselenggaranya|pelaksanaan|penyelenggaraan|menyusun|penyusunan|melaksanakan|monitoring|"
    r"menyelenggarakan|mengikuti|pembuatan|tersusunnya)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:seluruh\w*|total|semua|keseluruhan|yang ada|se-\s?\w+|se(?:kecamatan|kabupaten|kota|provinsi))\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\bdan\b|\+|\bserta\b|\batau\b|/", re.IGNORECASE)
_VILLAGES = re.compile(r"\bdesa\s*(?:/|dan|&|atau)\s*kel", re.IGNORECASE)
_ONLY_VILLAGES = re.compile(r"\bdesa\b(?!\s*(?:/|dan|&|atau)\s*kel)", re.IGNORECASE)
_FEW = 2  # one indicator alone tells nothing of an office
_MANY = 30  # indicators of one office from which they are no longer the main ones
_FEW_WORDS = 2
_BEGINNING = 5  # letters from which two words may be of one family


def _with_formula(dossier: Dossier, *kinds: str) -> Iterator[IndicatorRecord]:
    for record in dossier.indicators:
        value = record.formula.value
        if value is not None and record.formula.quote and (not kinds or value.kind in kinds):
            yield record


def _subject(text: str) -> str:
    """Return what a half of a ratio counts: its words in small letters without "jumlah" and punctuation."""
    words = re.sub(r"[^\w/+]+", " ", text.casefold()).split()
    return " ".join(w for w in words if w not in ("jumlah", "total", "banyaknya"))


def _kin(first: str, second: str) -> bool:
    """Return whether words of substance of two texts begin alike ("pemilu" is short for "pemilihan umum")."""
    return not _beginnings(first).isdisjoint(_beginnings(second))


def _beginnings(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.casefold())
    return frozenset(word[:_BEGINNING] for word in words if len(word) >= _BEGINNING and stems(word))


def _both(record: IndicatorRecord) -> tuple[Quote, ...]:
    return tuple(q for q in (record.indikator.quote, record.formula.quote) if q)


@rule(
    severity="warning",
    title_id="Pembilang adalah bagian dari penyebut, bukan sebaliknya.",
    source="field guide section 3",
)
def numerator_is_part_of_denominator(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A ratio divides a part by its whole: what is counted above the bar is the narrower of the two."""
    for record in _with_formula(dossier, "ratio"):
        formula = record.formula.value
        if formula is None or not formula.numerator or not formula.denominator:
            continue
        above, below = _subject(formula.numerator), _subject(formula.denominator)
        added = bool(_ADDED.search(below[len(above) :])) or bool(_WHOLE.search(formula.denominator))
        narrower = len(above.split()) >= _FEW_WORDS and below.startswith(f"{above} ") and not added
        yield Check(
            not narrower, quotes=(record.formula.quote,), found=record.formula.raw, **on_row(dossier, record),
            message_id=f"Pembilang dan penyebut tampaknya terbalik: “{formula.denominator}” adalah bagian dari "
            f"“{formula.numerator}”, tetapi dicetak sebagai pembagi; hasilnya selalu 100% atau lebih.",
            message_en="Numerator and denominator seem reversed: the denominator is the narrower of the two, so that the "
            "result is never below 100%.",
        )  # fmt: skip


@rule(severity="info", title_id="Pembilang dan penyebut mempunyai cakupan yang sama.", source="field guide section 3")
def formula_compares_the_same_scope(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
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
    source="PermenPANRB 88/2021 (LKE 1.3)",
)
def formula_measures_its_indicator(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The formula shares at least one word of substance with the indicator that it measures."""
    for record in _with_formula(dossier, "ratio"):
        formula = record.formula.value
        said = stems(record.indikator.raw or "") | stems(record.readings["definisi"].raw or "")
        halves = f"{formula.numerator or ''} {formula.denominator or ''}" if formula is not None else ""
        counted = stems(halves)
        if len(said) < _FEW_WORDS or len(counted) < _FEW_WORDS:
            continue
        yield Check(
            bool(said & counted) or _kin(record.indikator.raw or "", halves), quotes=_both(record), found=record.formula.raw,
            expected=record.indikator.raw,
            message_id="Formula ini menghitung hal lain daripada yang disebut indikatornya: tidak ada kata pokok yang sama.",
            message_en="The formula counts something else than the indicator names: they share no word of substance.",
            **on_row(dossier, record),
        )  # fmt: skip


@rule(
    severity="warning", title_id="Indikator persentase mempunyai pembagi.", source="field guide section 3", folds=True
)
def percentage_indicator_has_a_ratio(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """An indicator that is a percentage is computed by a division, not by a count."""
    for record in _with_formula(dossier):
        formula = record.formula.value
        if (
            formula is None
            or not _PERCENT_WORD.match(record.indikator.raw or "")
            or formula.kind in ("text", "none", "score")
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
    source="field guide section 3",
    folds=True,
)
def count_indicator_has_no_percentage(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
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
    source="field guide section 3",
    folds=True,
)
def factor_of_a_percentage_has_its_sign(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
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
    source="field guide section 3",
    letters=True,
    folds=True,
)
def formula_brackets_are_balanced(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """Each bracket of a formula that is opened is closed."""
    for record in _with_formula(dossier):
        text = "".join(w.text for w in record.formula.quote.words if not w.drawn)
        plain = re.sub(r"(?<![^\s;.])\(?[a-z0-9]{1,2}\)", "", text)
        if "(" in plain or ")" in plain:
            yield Check(
                plain.count("(") == plain.count(")"), quotes=(record.formula.quote,), found=record.formula.raw,
                message_id="Jumlah kurung buka dan kurung tutup pada formula ini berbeda.",
                message_en="The formula opens and closes a different number of brackets.", **on_row(dossier, record),
            )  # fmt: skip


@rule(severity="info", title_id="Formula berisi perhitungan, bukan tujuan.", source="field guide section 3", folds=True)
def formula_is_a_computation(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The formula says how the value is computed, not what it is for."""
    for record in _with_formula(dossier):
        yield Check(
            "purpose_text" not in record.formula.notes, quotes=(record.formula.quote,), found=record.formula.raw,
            message_id="Kolom formula berisi tujuan pengukuran, bukan cara menghitung.",
            message_en="The formula column holds the purpose of measuring, not the computation.", **on_row(dossier, record),
        )  # fmt: skip


def _targets(record: IndicatorRecord) -> Iterator[tuple[float, str | None, Quote]]:
    values = [record.target, *(y.value for y in record.yearly if y.kind == "target")]
    for reading in values:
        if reading.value is not None and reading.value.value is not None and reading.quote:
            yield reading.value.value, reading.value.unit, reading.quote


@rule(severity="warning", title_id="Target persentase antara 0 dan 100.", source="field guide section 2", folds=True)
def percentage_target_lies_within_bounds(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The target of a share in percent lies between 0 and 100; growth may exceed it."""
    for record in dossier.indicators:
        text = record.indikator.raw or ""
        grows = re.search(r"peningkatan|kenaikan|pertumbuhan|realisasi|capaian|penurunan", text, re.IGNORECASE)
        if not _PERCENT_WORD.match(text) or grows:
            continue
        for value, unit, quote in _targets(record):
            if unit in (None, "%", "persen"):
                yield Check(
                    0 <= value <= 100, quotes=(quote,), found=quote.text, expected="0–100",
                    message_id="Target persentase di luar 0 sampai 100.",
                    message_en="The target of a percentage lies outside 0 to 100.", **on_row(dossier, record),
                )  # fmt: skip


@rule(severity="info", title_id="Target angka mempunyai satuan.", source="PermenPANRB 53/2014", folds=True)
def target_has_a_unit(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A target that is a number has a unit: with it, in its column, or in the indicator's own name."""
    for record in dossier.indicators:
        named = (
            record.satuan.value
            or _PERCENTAGE.match(record.indikator.raw or "")
            or _INDEX.match(record.indikator.raw or "")
        )
        for _, unit, quote in _targets(record):
            yield Check(
                bool(unit or named), quotes=(quote,), found=quote.text,
                message_id="Target ini angka tanpa satuan.", message_en="The target is a number without a unit.",
                **on_row(dossier, record),
            )  # fmt: skip


@rule(
    severity="info",
    title_id="Target persentase dalam satu tabel ditulis seragam.",
    source="field guide section 3",
    folds=True,
)
def percentage_targets_are_written_alike(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """In one table the targets of percentages are all printed with the percent sign, or none is."""
    by_table: dict[int, list[tuple[bool, Quote, IndicatorRecord]]] = {}
    for record in dossier.indicators:
        if _PERCENT_WORD.match(record.indikator.raw or "") and not record.satuan.quote:
            for _, unit, quote in _targets(record):
                by_table.setdefault(record.table_no, []).append((unit is not None, quote, record))
    for _, found in sorted(by_table.items()):
        signs = [signed for signed, _, _ in found]
        odd = next((f for f in found if f[0] != (signs.count(True) * 2 >= len(signs))), found[0])
        yield Check(
            len(set(signs)) == 1, quotes=(odd[1],), found=odd[1].text, **on_row(dossier, odd[2]),
            message_id="Sebagian target persentase memakai tanda % dan sebagian tidak.",
            message_en="Some targets of percentages carry a % and some do not.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Satu indikator hanya sekali dalam satu sasaran.",
    source="field guide section 2",
    folds=True,
)
def indicator_is_listed_once(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """An indicator stands once under its goal in a table."""
    seen: dict[tuple[int, str, str, str], IndicatorRecord] = {}
    for record in dossier.indicators:
        text = (record.indikator.raw or "").casefold()
        if not text:
            continue
        key = (record.table_no, record.unit_name.text, (record.sasaran.raw or "").casefold(), text)
        before = seen.setdefault(key, record)
        yield Check(
            before is record, quotes=(before.indikator.quote, record.indikator.quote), found=record.indikator.raw,
            message_id="Indikator ini tercetak dua kali pada sasaran yang sama.",
            message_en="The indicator is printed twice under the same goal.", **on_row(dossier, record),
        )  # fmt: skip


@rule(severity="info", title_id="Nomor pada tabel indikator berurutan.", source="field guide section 2", folds=True)
def row_numbers_have_no_gap(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The numbers of a table go up by one."""
    last: dict[int, tuple[int, Quote]] = {}
    for record in dossier.indicators:
        if not record.no.text.isdigit():
            continue
        number = int(record.no.text)
        before = last.get(record.table_no)
        if before is not None and number != before[0]:
            yield Check(
                number in (before[0] + 1, 1), quotes=(before[1], record.no), found=record.no.text,
                expected=str(before[0] + 1), **on_row(dossier, record),
                message_id=f"Sesudah nomor {before[0]} langsung nomor {number}; periksa apakah ada baris yang hilang.",
                message_en=f"Number {before[0]} is followed by {number}; see whether a row is missing.",
            )  # fmt: skip
        last[record.table_no] = number, record.no


@rule(
    severity="info",
    title_id="Indikator utama mengukur hasil, bukan kegiatan.",
    source="PER/09/M.PAN/5/2007",
    folds=True,
)
def indicator_is_a_result(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """A key indicator measures a result and not that an activity took place."""
    if dossier.facts is None or dossier.facts.kind != "iku":
        return
    for record in dossier.indicators:
        if record.indikator.raw:
            yield Check(
                not _ACTIVITY.match(record.indikator.raw), quotes=(record.indikator.quote,), found=record.indikator.raw,
                message_id="Indikator ini menyebut kegiatan, bukan hasil yang diukur.",
                message_en="The indicator names an activity and not a result that is measured.", **on_row(dossier, record),
            )  # fmt: skip


@rule(severity="info", title_id="Jumlah indikator utama wajar.", source="PER/09/M.PAN/5/2007", folds=True)
def number_of_indicators_is_workable(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """One office names as many key indicators in one table as it can follow, and more than one."""
    if dossier.facts is None or dossier.facts.kind != "iku":
        return
    counted: dict[int, list[IndicatorRecord]] = {}
    for record in dossier.indicators:
        counted.setdefault(record.table_no, []).append(record)
    for _, records in sorted(counted.items()):
        yield Check(
            _FEW <= len(records) <= _MANY, quotes=(records[0].indikator.quote,), found=str(len(records)),
            expected=f"{_FEW}–{_MANY}",
            message_id=f"Tabel ini memuat {len(records)} indikator utama; lazimnya {_FEW} sampai {_MANY}.",
            message_en=f"The table holds {len(records)} key indicators; {_FEW} to {_MANY} are usual.",
            **on_row(dossier, records[0]),
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
    percentage_target_lies_within_bounds,
    target_has_a_unit,
    percentage_targets_are_written_alike,
    indicator_is_listed_once,
    row_numbers_have_no_gap,
    indicator_is_a_result,
    number_of_indicators_is_workable,
)
