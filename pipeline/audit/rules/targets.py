"""Rules on targets: their unit, their scale, their path over the years."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from extractors.model.quote import Quote
from pipeline.audit.check import Check, on_row, rule
from pipeline.audit.results import (
    direction_is_known,
    gets_better_by_falling,
    is_budgeted,
    is_key,
    scale_of,
    targets,
    yearly,
)
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord
from reference.load import read_patterns, read_settings

_NUMBER_OF = read_patterns("rule_words.toml", "targets")["number_of"]
_PERCENT_WORD = read_patterns("rule_words.toml", "words")["percentage"]
_UNIT_IN_NAME = read_patterns("rule_words.toml", "targets")["unit_in_name"]
_COUNTED = read_patterns("rule_words.toml", "targets")["counted"]
_LEVELS = frozenset((None, *read_settings("rule_words.toml")["lists"]["levels"]))
_GROWS = read_patterns("rule_words.toml", "targets")["grows"]
_JUMP = 5.0  # times by which a year's target differs from both of its neighbours where a figure was slipped
_FAR = 10.0  # the same for the first and last year, which have one neighbour
_PATH = 3  # targets from which there is a path
_SMALL = 1.0  # numbers below which a factor tells nothing


@rule(
    severity="warning",
    title_id="Target persentase antara 0 dan 100.",
    source="PermenPANRB 88/2021, LKE 1.b (ukuran SMART)",
    folds=True,
)
def percentage_target_lies_within_bounds(dossier: Dossier) -> Iterator[Check]:
    """The target of a share in percent lies between 0 and 100; growth may exceed it."""
    for record in dossier.indicators:
        text = record.indikator.raw or ""
        if not _PERCENT_WORD.match(text) or _GROWS.search(text) or is_budgeted(dossier, record):
            continue
        for target, quote in targets(record):
            if target.value is not None and target.unit in (None, "%", "persen"):
                yield Check(
                    0 <= target.value <= 100, quotes=(quote,), found=quote.text, expected="0–100",
                    message_id="Target persentase di luar 0 sampai 100.",
                    message_en="The target of a percentage lies outside 0 to 100.", **on_row(dossier, record),
                )  # fmt: skip


@rule(
    severity="warning",
    title_id="Target berada pada skala indikatornya.",
    source="PermenPANRB 88/2021 (nilai SAKIP); PermenPANRB 14/2017 (IKM); opini BPK",
)
def target_lies_on_its_scale(dossier: Dossier) -> Iterator[Check]:
    """A target lies on the scale that its indicator names: a number within its bounds, a grade that it knows."""
    for record in dossier.indicators:
        text = record.indikator.raw or ""
        scale = scale_of(text)
        if scale is None or _PERCENT_WORD.match(text) or _NUMBER_OF.match(text):
            continue
        for target, quote in targets(record):
            good, wanted = True, ""
            if target.grade is not None and scale.grades:
                good, wanted = target.grade.casefold() in scale.grades, ", ".join(scale.grades).upper()
            elif target.value is not None and target.kind in ("number", "percent"):
                good, wanted = scale.low <= target.value <= scale.high, f"{scale.low:g}–{scale.high:g}"
            elif target.grade is None:
                continue
            yield Check(
                good, quotes=(record.indikator.quote, quote), found=quote.text, expected=wanted or None,
                message_id=f"Target “{quote.text}” tidak ada pada skala {scale.name} ({wanted}).",
                message_en=f"The target “{quote.text}” is not on the scale of {scale.name} ({wanted}).",
                **on_row(dossier, record),
            )  # fmt: skip


@rule(severity="info", title_id="Target angka mempunyai satuan.", source="PermenPANRB 53/2014, lampiran I", folds=True)
def target_has_a_unit(dossier: Dossier) -> Iterator[Check]:
    """A target that is a number has a unit: with it, in its column, in the indicator's own name or in that of its list."""
    for record in dossier.indicators:
        if not is_key(dossier, record) or not record.indikator.raw or _is_an_item(record):
            continue
        named = bool(record.satuan.value or record.satuan.quote or _UNIT_IN_NAME.search(record.indikator.raw))
        values = (record.target.value, *(y.value.value for y in record.yearly))
        named = named or any(value is not None and value.unit for value in values)
        for target, quote in targets(record):
            if target.value is not None and target.grade is None:
                yield Check(
                    bool(target.unit or named), quotes=(quote,), found=quote.text,
                    message_id="Target ini angka tanpa satuan.", message_en="The target is a number without a unit.",
                    **on_row(dossier, record),
                )  # fmt: skip


def _is_an_item(record: IndicatorRecord) -> bool:
    """Return whether a row is marked as an item of a list ("- Sapi perah"), whose unit its heading names."""
    return bool(record.sub_no) and not any(c.isalnum() for c in record.sub_no.text)


@rule(
    severity="info",
    title_id="Target persentase dalam satu tabel ditulis seragam.",
    source="PermenPANRB 53/2014, lampiran I (target dan satuan)",
    folds=True,
)
def percentage_targets_are_written_alike(dossier: Dossier) -> Iterator[Check]:
    """In one table the targets of percentages are all printed with the percent sign, or none is."""
    by_table: dict[int, list[tuple[bool, Quote, IndicatorRecord]]] = {}
    for record in dossier.indicators:
        if _PERCENT_WORD.match(record.indikator.raw or "") and not record.satuan.quote and is_key(dossier, record):
            for target, quote in targets(record):
                if target.value is not None and target.unit in (None, "%"):
                    by_table.setdefault(record.table_no, []).append((target.unit is not None, quote, record))
    for _, found in sorted(by_table.items()):
        signs = [signed for signed, _, _ in found]
        odd = next((f for f in found if f[0] != (signs.count(True) * 2 >= len(signs))), found[0])
        yield Check(
            len(set(signs)) == 1, quotes=(odd[1],), found=odd[1].text, **on_row(dossier, odd[2]),
            message_id="Sebagian target persentase memakai tanda % dan sebagian tidak.",
            message_en="Some targets of percentages carry a % and some do not.",
        )  # fmt: skip


def _is_a_level(record: IndicatorRecord) -> bool:
    """Return whether an indicator tells a level (a share, an index): what is counted anew each year may go up and down."""
    text = record.indikator.raw or ""
    return bool(text) and not _COUNTED.match(text) and record.satuan.value in _LEVELS


@rule(
    severity="warning",
    title_id="Target tahunan bergerak ke satu arah.",
    source="PermenPANRB 88/2021, LKE 1.b (target menantang dan realistis); Permendagri 86/2017",
)
def yearly_targets_move_one_way(dossier: Dossier) -> Iterator[Check]:
    """The targets of an indicator over the years do not get worse from one year to the next."""
    for record in dossier.indicators:
        path = yearly(record)
        if (
            len(path) < _PATH
            or not _is_a_level(record)
            or len({v.unit for v in path}) > 1
            or is_budgeted(dossier, record)
        ):
            continue
        falls = gets_better_by_falling(record) or path[-1].value < path[0].value
        back = [
            (a, b) for a, b in itertools.pairwise(path) if (b.value > a.value if falls else b.value < a.value)
        ]  # fmt: skip
        if len(back) > 1 and len(back) * 2 >= len(path) - 1:  # so it goes up and down: no path, but counts of each year
            continue
        said = ", ".join(f"{b.year}" for _, b in back)
        yield Check(
            not back, quotes=tuple(v.quote for pair in back[:1] for v in pair) or (record.indikator.quote,),
            found=" → ".join(v.quote.text for v in path), **on_row(dossier, record),
            message_id=f"Target tahun {said} lebih buruk daripada tahun sebelumnya, berlawanan dengan tahun-tahun lain.",
            message_en=f"The target of {said} is worse than that of the year before, against the other years.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Target satu tahun tidak melompat dari tahun di kiri dan kanannya.",
    source="PermenPANRB 88/2021, LKE 1.b (target realistis)",
)
def yearly_target_does_not_jump(dossier: Dossier) -> Iterator[Check]:
    """No target of a year is many times that of the years beside it: a decimal sign or a digit slipped."""
    for record in dossier.indicators:
        path = yearly(record)
        if len(path) < _PATH or min(abs(v.value) for v in path) < _SMALL or is_budgeted(dossier, record):
            continue
        far = [
            at for at, v in enumerate(path)
            if all(_times(v.value, path[n].value) >= _JUMP for n in (at - 1, at + 1) if 0 <= n < len(path))
            and (0 < at < len(path) - 1 or max(_times(v.value, w.value) for w in path) >= _FAR)
        ]  # fmt: skip
        inner = [at for at in far if 0 < at < len(path) - 1]  # its neighbours at the ends are far from it, too
        odd = path[(inner or far or [0])[0]]
        yield Check(
            not far, quotes=(odd.quote,), found=" → ".join(v.quote.text for v in path), **on_row(dossier, record),
            message_id=f"Target tahun {odd.year} ({odd.quote.text}) jauh berbeda dari tahun di kiri dan kanannya.",
            message_en=f"The target of {odd.year} ({odd.quote.text}) is far from those of the years beside it.",
        )  # fmt: skip


def _times(first: float, second: float) -> float:
    low, high = sorted((abs(first), abs(second)))
    return high / low if low else 0.0


@rule(
    severity="warning",
    title_id="Target tersedia untuk setiap tahun periode.",
    source="Permendagri 86/2017, lampiran (tabel T-C.25: target setiap tahun)",
    folds=True,
    absence=True,
)
def target_years_have_no_gap(dossier: Dossier) -> Iterator[Check]:
    """Between the first and the last year of an indicator's targets each year has one."""
    for record in dossier.indicators:
        years = sorted(
            {
                y.year
                for y in record.yearly
                if y.kind == "target" and y.year is not None and y.period is None and y.value.quote
            }
        )
        if len(years) < _PATH or is_budgeted(dossier, record):
            continue
        lost = [str(year) for year in range(years[0], years[-1]) if year not in years]
        yield Check(
            not lost, quotes=(record.indikator.quote,), found=", ".join(str(y) for y in years), **on_row(dossier, record),
            expected=", ".join(lost) or None, group=", ".join(lost),
            message_id=f"Target tahun {', '.join(lost)} tidak ada di antara tahun-tahun lain.",
            message_en=f"There is no target of {', '.join(lost)} between the other years.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Target tidak lebih buruk daripada kondisi awal.",
    source="PermenPANRB 88/2021, LKE 1.b; Permendagri 86/2017 (kondisi awal)",
    folds=True,
)
def target_is_no_worse_than_the_baseline(dossier: Dossier) -> Iterator[Check]:
    """The last target of an indicator is not worse than the state from which it starts."""
    for record in dossier.indicators:
        start = record.baseline.value
        path = yearly(record)
        last = (path[-1].value, path[-1].unit, path[-1].quote) if path else None
        if last is None and record.target.value is not None and record.target.value.value is not None:
            last = record.target.value.value, record.target.value.unit, record.target.quote
        if start is None or start.value is None or last is None or not record.indikator.raw:
            continue
        if start.unit is not None and last[1] is not None and start.unit != last[1]:
            continue
        falls = gets_better_by_falling(record)
        worse = last[0] > start.value if falls else last[0] < start.value
        yield Check(
            not worse, quotes=(record.baseline.quote, last[2]), found=last[2].text, expected=record.baseline.raw,
            message_id=f"Target “{last[2].text}” lebih buruk daripada kondisi awal “{record.baseline.raw}”.",
            message_en=f"The target “{last[2].text}” is worse than the baseline “{record.baseline.raw}”.",
            about=None if direction_is_known(record) else "reader", **on_row(dossier, record),
        )  # fmt: skip


RULES = (
    percentage_target_lies_within_bounds,
    target_lies_on_its_scale,
    target_has_a_unit,
    percentage_targets_are_written_alike,
    yearly_targets_move_one_way,
    yearly_target_does_not_jump,
    target_years_have_no_gap,
    target_is_no_worse_than_the_baseline,
)
