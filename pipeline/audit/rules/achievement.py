"""Rules on what was reached: a report's percentages of achievement recomputed, and whether it came in time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pipeline.audit.check import Check, on_document, on_row, rule
from pipeline.audit.results import direction_is_printed, gets_better_by_falling
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
_NEAR = 1.0  # percentage points by which a printed achievement may differ: targets and results are rounded too
_LAST_DAY = (3, 31)  # of the year after: PermenPANRB 53/2014


def _percent(text: str) -> float | None:
    match = _NUMBER.search(text)
    if match is None:
        return None
    digits = match.group()
    whole = digits.replace(".", "").replace(",", ".") if "," in digits else digits
    return float(whole) if whole.count(".") <= 1 else None


def _pair(record: IndicatorRecord) -> tuple[float, float] | None:
    """Return the target and the realisation of a row's only year with a realisation; None where there are several."""
    reached = [
        y
        for y in record.yearly
        if y.kind == "realisasi" and y.period is None and y.value.value and y.value.value.value is not None
    ]
    if len(reached) != 1:
        return None
    year, value = reached[0].year, reached[0].value.value
    wanted = [
        y.value.value
        for y in record.yearly
        if y.kind == "target" and y.year == year and y.period is None and y.value.value
    ]
    target = wanted[0] if len(wanted) == 1 else record.target.value if not wanted else None
    if target is None or target.value is None or value is None or value.value is None or not target.value:
        return None
    return target.value, value.value


@rule(
    severity="error",
    title_id="Persentase capaian sama dengan realisasi dibagi target.",
    source="PermenPANRB 53/2014, lampiran II (pengukuran kinerja)",
    folds=True,
)
def achievement_is_computed_right(dossier: Dossier) -> Iterator[Check]:
    """A printed achievement is the realisation over the target, or one of the two forms for "lower is better"."""
    for record in dossier.indicators:
        pair = _pair(record)
        achieved = record.readings["persen_capaian"]
        printed = _percent(achieved.raw or "")
        if pair is None or printed is None:
            continue
        target, reached = pair
        falls = gets_better_by_falling(record)
        ways = [100 * (2 * target - reached) / target, *([100 * target / reached] if reached else [])]
        ways = ways if falls else [100 * reached / target, *ways]
        right = any(abs(way - printed) <= max(_NEAR, 0.01 * abs(way)) for way in ways)
        capped = printed in (100.0, 120.0, 150.0) and max(ways) > printed  # offices may cut it at a highest value
        best = ways[0]
        # by the plain way it is right: wrong only if the words were understood rightly
        plain = falls and not direction_is_printed(record) and abs(100 * reached / target - printed) <= _NEAR
        told = f"{best:.2f}%".replace(".", ",")
        quotes = [y.value.quote for y in record.yearly if y.kind in ("target", "realisasi")][:2]
        yield Check(
            right or capped, quotes=(achieved.quote, *quotes), found=achieved.raw, about="reader" if plain else None,
            expected=told, **on_row(dossier, record),
            message_id=f"Capaian tercetak {achieved.raw}, tetapi target dan realisasinya memberi {told}.",
            message_en=f"The achievement is printed as {achieved.raw}, but target and realisation give {best:.2f}%.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Laporan kinerja selesai dalam tiga bulan setelah tahunnya.",
    source="PermenPANRB 53/2014 (penyampaian laporan kinerja); Perpres 29/2014 art. 20",
    facts=("years", "kind"),
)
def performance_report_is_in_time(dossier: Dossier) -> Iterator[Check]:
    """A performance report (LKjIP) is signed within three months after the end of its year."""
    facts = dossier.facts
    if facts is None or facts.kind != "lkjip" or facts.years.value is None or facts.years.notes:
        return
    year = facts.years.value.start
    if facts.years.value.end != year:
        return
    due = datetime.date(year + 1, *_LAST_DAY)
    for record in dossier.signatories:
        signed = record.date.value.date if record.date.value is not None else None
        if signed is not None and signed.year >= year:
            yield Check(
                signed <= due, quotes=(record.date.quote,), found=record.date.raw, expected=due.isoformat(),
                message_id=f"Laporan kinerja tahun {year} ditandatangani sesudah 31 Maret {year + 1}.",
                message_en=f"The performance report of {year} was signed after March 31, {year + 1}.",
                **on_document(dossier),
            )  # fmt: skip


RULES = (achievement_is_computed_right, performance_report_is_in_time)
