"""What documents are compared by: the little of each that others may agree with or contradict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.model.quote import Quote
from normalizers.persons.names import PersonName
from normalizers.persons.nip import Nip
from normalizers.regions.heads import region_head
from normalizers.text import fold
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.handed import Handed, handed_of
from pipeline.records.holders import holder_of, office_of
from pipeline.records.ids import indicator_id, signatory_id
from pipeline.records.promises import Promise, is_sure, promises_of, results_of
from pipeline.records.signatory import SignatoryRecord

READABLE = ("valid", "implausible")  # a NIP of eighteen digits; one of another length names nobody
OF_SECTIONS = ("perjanjian_kinerja", "iki")  # kinds that a superior signs for each of his sections
_YEARLY = ("iku", "perjanjian_kinerja", "lkjip")  # kinds that an office writes each year or period


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: its name as printed and as read, `nip` where eighteen digits are printed (or were corrected).

    `office`: the office and the position for which it was given, where a person without NIP is looked for. `signs`: it
    puts the document in force (no copy's, no party's). `numbered`: a number of whatever length is printed.
    """

    id: str
    printed: str
    name: PersonName | None
    nip: Nip | None
    office: tuple[str, str]
    signs: bool
    numbered: bool

    @property
    def document_id(self) -> str:
        """Return the document that was signed."""
        return self.id.partition("-")[0]

    @property
    def digits(self) -> str | None:
        """Return the eighteen digits; None where there are none such."""
        return self.nip.digits if self.nip is not None else None


@dataclass(frozen=True, slots=True)
class Cited:
    """A regulation that a document cites by number and year; `number` is "" where it has none (the constitution)."""

    regulation_id: str
    reg_type: str
    issuer: str | None
    number: str
    year: int
    title: str | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """A formula of the form a / b, of an indicator that other offices may have (`group`)."""

    record_id: str
    group: str
    formula: str
    halves: str = ""

    @property
    def words(self) -> str:
        """Return the words of what is divided and of what it is divided by, in small letters, however they are set."""
        return plain(self.halves or self.formula)


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What a document is compared by. `office` in small letters; `region`: a code, "" where it has none, None: no region.

    `quotes`: what comparisons point at, by record or field; left out of the summaries that are only counted. `promises`: the
    targets that a plan names; `key_indicators`: what it measures, each (group, as printed). `results`: what a performance
    report says was reached, by indicator and year. `handed`: the indicators of the sheets of the head and of its sections.
    """

    document_id: str
    office: str = ""
    region: str | None = None
    kind: str = ""
    years: tuple[int, int] | None = None
    signatures: tuple[Signature, ...] = ()
    cited: tuple[Cited, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    quotes: Iterable[tuple[str, Quote]] = ()
    promises: tuple[Promise, ...] = ()
    key_indicators: tuple[tuple[str, str], ...] = ()
    results: tuple[Promise, ...] = ()
    handed: tuple[Handed, ...] = ()

    @property
    def own_years(self) -> range:
        """Return the years of the document's period; none where it names none."""
        return range(self.years[0], self.years[1] + 1) if self.years is not None else range(0)

    @property
    def year(self) -> int | None:
        """Return the first year of the document's period."""
        return self.years[0] if self.years is not None else None

    @property
    def series(self) -> tuple[str, str, str] | None:
        """Return the office, region and kind of whose yearly documents this is one; None where it is of no series."""
        if self.region is None or not self.office or self.kind not in _YEARLY:
            return None
        return self.office, self.region, self.kind

    @property
    def district(self) -> tuple[str, str, int] | None:
        """Return the kabupaten, kind and year of a series that each kecamatan has; None for what is of another office."""
        series = self.series
        if series is None or self.year is None or series[1].count(".") != 2:
            return None
        return series[1].rsplit(".", 1)[0], series[2], self.year

    def quote(self, key: str) -> Quote:
        """Return what a comparison points at: of a record, or "years" or "institution"."""
        return dict(self.quotes).get(key, Quote())


def summary_of(dossier: Dossier) -> DocumentSummary:
    """Return what a document is compared by."""
    facts = dossier.facts
    region = facts.region.value if facts is not None else None
    years = facts.years.value if facts is not None else None
    return DocumentSummary(
        dossier.document_id,
        office_of(dossier),
        (region.code or "") if region is not None else None,
        facts.kind if facts is not None else "",
        (years.start, years.end) if years is not None else None,
        tuple(_signature(dossier, record) for record in dossier.signatories),
        tuple(_cited(dossier)),
        tuple(ratio for ratio, _ in _ratios(dossier)),
        tuple((key, quote) for key, quote in _quotes(dossier) if quote),
        tuple(promise for promise, _ in promises_of(dossier)),
        tuple(_key_indicators(dossier)),
        tuple(result for result, _ in results_of(dossier)),
        tuple(handed for handed, _ in handed_of(dossier)),
    )


def plain(text: str) -> str:
    """Return the words of a text in small letters."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def _signature(dossier: Dossier, record: SignatoryRecord) -> Signature:
    nip = record.nip.value
    return Signature(
        signatory_id(dossier, record.seq), record.name.quote.text, record.name.value,
        nip if nip is not None and nip.status in READABLE else None,
        _position(dossier, record), record.role == "penanda_tangan", nip is not None,
    )  # fmt: skip


def _position(dossier: Dossier, record: SignatoryRecord) -> tuple[str, str]:
    facts = dossier.facts
    office = facts.institution.value.name if facts is not None and facts.institution.value is not None else ""
    region = facts.region.value.code if facts is not None and facts.region.value is not None else ""
    jabatan = record.jabatan.value
    head = region_head(jabatan.title, region) if jabatan is not None else None
    if head is not None:  # one governor signs for every office of the province
        return f"region {head[0]}", head[1]
    return fold(f"{office}{region}") or dossier.document_id, jabatan.head if jabatan is not None else ""


def _cited(dossier: Dossier) -> Iterator[Cited]:
    for record in dossier.citations:
        v = record.citation.value
        if v is not None and v.regulation_id:
            year = v.year or int(v.regulation_id.rpartition("-")[2])
            yield Cited(v.regulation_id, v.reg_type, v.issuer, v.number or "", year, v.title)


def _ratios(dossier: Dossier) -> Iterator[tuple[Ratio, Quote]]:
    for record in dossier.indicators:
        formula = record.formula
        if record.doubts or not is_sure(formula.quote):
            continue  # a formula that may be misread is no other formula
        if record.indikator.quote and formula.value is not None and formula.value.kind == "ratio":
            key = indicator_id(dossier, record.row_no)
            halves = f"{formula.value.numerator or ''} {formula.value.denominator or ''}"
            yield Ratio(key, group_id(record.indikator.quote.text), formula.raw or "", halves.strip()), formula.quote


def _key_indicators(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the indicators of an office's IKU or agreement; none where the reader doubts any of its rows."""
    facts = dossier.facts
    if facts is None or facts.kind not in ("iku", "perjanjian_kinerja") or any(r.doubts for r in dossier.indicators):
        return
    if not all(is_sure(record.indikator.quote) for record in dossier.indicators):
        return
    told: dict[str, str] = {}
    for record in dossier.indicators:
        if record.indikator.quote and not holder_of(dossier, record):
            told.setdefault(group_id(record.indikator.quote.text), record.indikator.raw or "")
    yield from told.items()


def _quotes(dossier: Dossier) -> Iterator[tuple[str, Quote]]:
    if dossier.facts is not None:
        yield "years", dossier.facts.years.quote
        yield "institution", dossier.facts.institution.quote
    yield from ((ratio.record_id, quote) for ratio, quote in _ratios(dossier))
    yield from ((f"{promise.record_id}-{promise.year}", quote) for promise, quote in promises_of(dossier))
    yield from ((f"{result.record_id}-r{result.year}", quote) for result, quote in results_of(dossier))
    yield from ((f"{handed.record_id}-handed", quote) for handed, quote in handed_of(dossier))
    for record in dossier.signatories:
        if record.role == "penanda_tangan":
            yield signatory_id(dossier, record.seq), record.name.quote
