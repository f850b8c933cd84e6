"""Rules that hold an office's agreement against its other plans: the same indicators, the same targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from normalizers.similarity import ratio
from pipeline.audit.check import Check, comparison
from pipeline.audit.units import units_differ
from pipeline.reconcile.corpus import Corpus, Told
from pipeline.records.promises import Promise, is_number
from pipeline.records.summary import DocumentSummary, plain
from reference.load import read_settings

_KINDS = {row["name"]: row["short"] for row in read_settings("document_kinds.toml")["kind"] if "short" in row}
_BEFORE_AGREEMENT = ("iku", "renstra")
_BEFORE_REPORT = (
    ("perjanjian_kinerja",),
    ("iku", "renstra"),
)  # whose targets a report repeats: the first that there are
_ALIKE = 0.9  # likeness from which two formulas are one with a slip
_RENAMED = 0.75  # likeness from which an indicator is another's under a changed name


@comparison(
    severity="warning",
    title_id="Target perjanjian kinerja sama dengan target IKU dan Renstra tahun itu.",
    source="PermenPANRB 53/2014, lampiran I (perjanjian kinerja memuat target rencana strategis tahun itu); Perpres 29/2014",
    facts=("years", "institution", "region", "kind"),
)
def agreement_keeps_the_plans_target(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """The target of a performance agreement is that of the office's IKU and Renstra for the same indicator and year."""
    if summary.kind != "perjanjian_kinerja":
        return
    for mine, told in _promised(summary, corpus):
        plans = [p for p in told if p.kind in _BEFORE_AGREEMENT]
        if not plans:
            continue
        said = _said((plan.kind, plan.printed) for plan in plans)
        yield _keeps(
            summary, mine, plans, said,
            message_id=f"Target perjanjian kinerja tahun {mine.year} “{mine.printed}” berbeda dengan rencananya ({said}).",
            message_en=f"The agreement's target of {mine.year} “{mine.printed}” differs from that of the plan ({said}).",
        )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Satuan satu indikator sama dalam semua dokumen instansi pada tahun itu.",
    source="PermenPANRB 53/2014, lampiran I (target dan satuan); PermenPANRB 88/2021, LKE 2.a.2 (definisi operasional)",
    facts=("years", "institution", "region", "kind"),
)
def office_keeps_the_unit_of_an_indicator(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """The target of an indicator is a share in all of an office's documents of a year, or in none: not "%" here, "desa" there."""
    if summary.region is None:
        return
    for mine in summary.promises:
        told = corpus.promises.get((summary.office, summary.region, mine.group, mine.year), ())
        if mine.unit is None or not told:
            continue
        others = tuple(
            dict.fromkeys(plan.unit for plan in told if plan.unit is not None and units_differ(mine.unit, plan.unit))
        )
        said = ", ".join(others)
        yield Check(
            not others, summary.document_id, quotes=(summary.quote(f"{mine.record_id}-{mine.year}"),), found=mine.unit,
            expected=said or None, table="indicators", record_id=mine.record_id,
            message_id=f"Satuan indikator ini “{mine.unit}”, dalam dokumen lain instansi yang sama “{said}”.",
            message_en=f"The unit of this indicator is “{mine.unit}”, in the office's other documents “{said}”.",
        )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Perjanjian kinerja memuat semua indikator kinerja utama instansinya.",
    source="PermenPANRB 53/2014, lampiran I (perjanjian kinerja memuat indikator kinerja utama)",
    folds=True,
    facts=("years", "institution", "region", "kind"),
    absence=True,
)
def agreement_has_the_key_indicators(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """An office's agreement has the indicators of its IKU of that year, named alike; told where it has some of them."""
    if summary.kind != "perjanjian_kinerja" or summary.region is None or summary.year is None:
        return
    wanted = corpus.measured.get((summary.office, summary.region, summary.year), ())
    own = dict(summary.key_indicators)
    lost = [text for group, text in wanted if group not in own]
    if not wanted or not own or len(lost) * 2 > len(wanted):
        return
    others = [text for group, text in own.items() if group not in dict(wanted)]
    for text in lost:
        near = max(others, key=lambda other: ratio(plain(other), plain(text)), default="")
        renamed = bool(near) and ratio(plain(near), plain(text)) >= _RENAMED
        yield Check(
            False, summary.document_id, found=near if renamed else text, expected=text, table="documents",
            record_id=summary.document_id, group="renamed" if renamed else "lost", quotes=(summary.quote("years"),),
            message_id=f"Indikator IKU “{text}” {'ditulis lain' if renamed else 'tidak ada'} dalam perjanjian kinerja.",
            message_en=f"The IKU's indicator “{text}” is {'worded otherwise' if renamed else 'missing'} in the agreement.",
        )  # fmt: skip
    if not lost:
        yield Check(True, summary.document_id)


@comparison(
    severity="warning",
    title_id="Target dalam laporan kinerja sama dengan target yang diperjanjikan.",
    source="PermenPANRB 53/2014, lampiran II (laporan kinerja membandingkan realisasi dengan target perjanjian kinerja); "
    "PermenPANRB 88/2021, LKE 3.b.3",
    facts=("years", "institution", "region", "kind"),
)
def report_keeps_the_agreed_target(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """The target that a performance report holds its results against is that of the agreement, else of the plan."""
    if summary.kind != "lkjip":
        return
    for mine, told in _promised(summary, corpus):
        agreed = next((found for kinds in _BEFORE_REPORT if (found := [p for p in told if p.kind in kinds])), [])
        if not agreed:
            continue
        said = _said((plan.kind, plan.printed) for plan in agreed)
        yield _keeps(
            summary, mine, agreed, said,
            message_id=f"Target tahun {mine.year} dalam laporan “{mine.printed}” berbeda dengan yang diperjanjikan ({said}).",
            message_en=f"The report's target of {mine.year} “{mine.printed}” differs from the agreed one ({said}).",
        )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Realisasi tahun lalu sama dengan yang dilaporkan pada tahun itu.",
    source="PermenPANRB 88/2021, LKE 3.b.5 (realisasi dibandingkan dengan tahun-tahun sebelumnya)",
    facts=("years", "institution", "region", "kind"),
)
def report_keeps_earlier_results(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """What a performance report says was reached in an earlier year is what the report of that year says."""
    if summary.kind != "lkjip" or summary.region is None or summary.year is None:
        return
    for mine in summary.results:
        told = corpus.results.get((summary.office, summary.region, mine.group, mine.year), ())
        told = tuple(one for one in told if is_number(one[0]) == is_number(mine.value))
        if mine.year >= summary.year or not told:
            continue
        said = "; ".join(printed for _, printed in told)
        yield Check(
            any(value == mine.value for value, _ in told), summary.document_id, found=mine.printed, expected=said,
            quotes=(summary.quote(f"{mine.record_id}-r{mine.year}"),), table="indicators", record_id=mine.record_id,
            message_id=f"Realisasi tahun {mine.year} “{mine.printed}” berbeda dengan laporan kinerja tahun itu ({said}).",
            message_en=f"The result of {mine.year} “{mine.printed}” differs from that of the report of that year ({said}).",
        )  # fmt: skip


@comparison(
    severity="warning",
    title_id="Indikator yang sama dihitung sama di semua dokumen instansi pada tahun itu.",
    source="PermenPANRB 88/2021, LKE 2.a.2 (definisi operasional dan cara mengukur)",
    facts=("years", "institution", "region"),
)
def office_computes_an_indicator_one_way(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """An office computes an indicator by one formula in all its documents of a year."""
    if summary.region is None:
        return
    for mine in summary.ratios:
        ways = {
            way for year in summary.own_years
            for way in corpus.ways.get((summary.office, summary.region, mine.group, year), ())
        }  # fmt: skip
        if len(ways) < 2:
            continue
        others = sorted(way for way in ways if ratio(way[1], mine.words) < _ALIKE)
        said = _said((way[0], way[2]) for way in others)
        yield Check(
            not others, summary.document_id, quotes=(summary.quote(mine.record_id),), found=mine.formula or None,
            expected=said or None, table="indicators", record_id=mine.record_id,
            message_id=f"Formula indikator ini berbeda dengan dokumen lain instansi yang sama ({said}).",
            message_en=f"The formula of this indicator differs from that of the office's other documents ({said}).",
        )  # fmt: skip


def _promised(summary: DocumentSummary, corpus: Corpus) -> Iterator[tuple[Promise, list[Told]]]:
    """Yield each target of a document with those that its office's plans say for it, of its form and in its unit."""
    if summary.region is None:
        return
    for mine in summary.promises:
        told = corpus.promises.get((summary.office, summary.region, mine.group, mine.year), ())
        alike = (plan for plan in told if is_number(plan.value) == is_number(mine.value))
        yield mine, [plan for plan in alike if not units_differ(mine.unit, plan.unit)]


def _keeps(
    summary: DocumentSummary,
    mine: Promise,
    plans: Sequence[Told],
    said: str,
    *,
    message_id: str,
    message_en: str,
) -> Check:
    """Return the check that a target is one of those that other plans told; `said`: these in words."""
    return Check(
        any(plan.value == mine.value for plan in plans), summary.document_id, found=mine.printed, expected=said,
        quotes=(summary.quote(f"{mine.record_id}-{mine.year}"),), table="indicators", record_id=mine.record_id,
        message_id=message_id, message_en=message_en,
    )  # fmt: skip


def _said(told: Iterable[tuple[str, str]]) -> str:
    """Return what documents of other kinds say, each with its kind."""
    return "; ".join(dict.fromkeys(f"{_KINDS.get(kind, kind)}: {printed}" for kind, printed in told))


RULES = (
    agreement_keeps_the_plans_target,
    office_keeps_the_unit_of_an_indicator,
    agreement_has_the_key_indicators,
    report_keeps_the_agreed_target,
    report_keeps_earlier_results,
    office_computes_an_indicator_one_way,
)
