"""Who is who and what is what over the whole corpus; every decision is written down with its reason."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.quote import Quote
from normalizers.indikator import group_key
from normalizers.similarity import ratio
from normalizers.text import fold
from pipeline.corpus import Corpus, Decision, Regulation, citation_id, indicator_id, signatory_id
from pipeline.corrections import Correction
from pipeline.people import find_officials, find_signatures
from pipeline.records.dossier import Dossier
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.signatory import SignatoryRecord

_SAME_ROW = 0.9  # likeness from which a row of a later table is the earlier row printed again


def reconcile(
    dossiers: Sequence[Dossier], corrections: Sequence[Correction] = (), known: frozenset[str] = frozenset()
) -> Corpus:
    """Return the corpus with people, regulations, indicator groups and all decisions. Independent of the order read.

    `known`: identifiers of the regulations in the reference list.
    """
    corpus = Corpus(tuple(sorted(dossiers, key=lambda d: d.source.path)))
    corrected = {(c.record_id, c.field): c.value for c in corrections if c.verdict == "value"}
    officials, people = find_officials([s for d in corpus.read for s in find_signatures(d, corrected)], corrections)
    regulations = _regulations(corpus, known)
    others = {o.official_id for o in officials} | {r.regulation_id for r in regulations}
    values, unmatched = _apply(corpus, corrections, others)
    decided = {(d.record_id, d.field) for d in values}
    decisions = [*people, *(x for d in corpus.read for x in _normalised(d))]
    return replace(
        corpus,
        officials=officials,
        regulations=regulations,
        official_of={member: o.official_id for o in officials for member in o.members},
        group_of={
            indicator_id(d, r.row_no): _group_id(r.indikator.quote.text)
            for d in corpus.read
            for r in d.indicators
            if r.indikator.quote
        },
        duplicate_of={k: v for d in corpus.read for k, v in _duplicates(d)},
        corrected={(d.record_id, d.field): d.value or "" for d in values},
        decisions=_sorted([*values, *(d for d in decisions if (d.record_id, d.field) not in decided)]),
        unmatched_corrections=unmatched,
    )


def _sorted(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda d: (d.record_id, d.entity, d.field, d.value or "")))


def _group_id(text: str) -> str:
    return f"g-{hashlib.sha256(group_key(text).encode()).hexdigest()[:12]}"


def _duplicates(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield (row, first printing) for rows of a later table that say what a row of an earlier one says.

    Each first printing stands for one row of a later table: the likest, the nearest in order where two are as like.
    """
    firsts: list[IndicatorRecord] = []
    for table in sorted({r.table_no for r in dossier.indicators}):
        rows = [r for r in dossier.indicators if r.table_no == table]
        pairs = [
            (-likeness, abs(a - b), a, b)
            for a, row in enumerate(rows)
            for b, first in enumerate(firsts)
            if (likeness := _likeness(row, first)) >= _SAME_ROW
        ]
        twin: dict[int, int] = {}
        for _, _, a, b in sorted(pairs):
            if a not in twin and b not in twin.values():
                twin[a] = b
        for a, b in sorted(twin.items()):
            yield indicator_id(dossier, rows[a].row_no), indicator_id(dossier, firsts[b].row_no)
        firsts += [row for a, row in enumerate(rows) if a not in twin]


def _likeness(row: IndicatorRecord, first: IndicatorRecord) -> float:
    """Return how alike two rows are, 0..1: the lower of their goals' and their indicators' likeness."""
    units = sorted((fold(row.unit_name.text), fold(first.unit_name.text)), key=len)
    if units[0] and not units[1].startswith(units[0]):
        return 0.0
    found = 1.0
    for a, b in (
        (row.indikator.quote.text, first.indikator.quote.text),
        (row.sasaran.quote.text, first.sasaran.quote.text),
    ):
        if 2 * min(len(a), len(b)) < _SAME_ROW * (len(a) + len(b)):
            return 0.0
        found = min(found, ratio(a, b) if a != b else 1.0)
        if found < _SAME_ROW:
            return 0.0
    return found


def _regulations(corpus: Corpus, known: frozenset[str]) -> tuple[Regulation, ...]:
    groups: dict[str, list[tuple[str, str, str | None, str, int, str | None]]] = defaultdict(list)
    for dossier in corpus.read:
        for record in dossier.citations:
            value = record.citation.value
            if value is not None and value.regulation_id and value.number and value.year:
                groups[value.regulation_id].append(
                    (dossier.document_id, value.reg_type, value.issuer, value.number, value.year, value.title)
                )
    made = []
    for key, cited in sorted(groups.items()):
        titles = Counter(t for *_, t in cited if t)
        first = min(cited, key=lambda c: (c[1], c[3], c[0]))
        made.append(
            Regulation(
                key, first[1], first[2], first[3], first[4],
                max(titles, key=lambda t: (titles[t], t)) if titles else None,
                key in known,
                len({c[0] for c in cited}),
                tuple(sorted(titles.items(), key=lambda item: (-item[1], item[0]))),
            )
        )  # fmt: skip
    return tuple(made)


def _normalised(dossier: Dossier) -> Iterator[Decision]:
    """Yield a decision for each normalised value that differs from what is printed."""
    yield from _facts(dossier)
    for record in dossier.indicators:
        key = indicator_id(dossier, record.row_no)
        for name, value in (
            ("sasaran", record.sasaran.value), ("indikator", record.indikator.value), ("satuan", record.satuan.value),
            ("target_value", _number(record.target.value.value if record.target.value is not None else None)),
            ("sumber_data", _joined(record.sumber_data.value)),
            ("penanggung_jawab", _joined(record.penanggung_jawab.value)),
        ):  # fmt: skip
            reading = getattr(record, name.removesuffix("_value"))
            if value is not None and reading.raw is not None and value != reading.raw:
                review = "unknown_unit" in reading.notes
                yield Decision("indikator", key, name, reading.raw, value, "exact", None, (), review)
    for signature in dossier.signatories:
        yield from _of_signature(dossier, signature)
    for at, citation in enumerate(dossier.citations, start=1):
        regulation = citation.citation.value
        printed = citation.citation.part("number").text
        if regulation is not None and regulation.number and printed and printed != regulation.number:
            review = "digit_lookalike" in citation.citation.notes
            key = citation_id(dossier, at)
            yield Decision("regulation", key, "number", printed, regulation.number, "exact", None, (), review)


def _of_signature(dossier: Dossier, record: SignatoryRecord) -> Iterator[Decision]:
    key = signatory_id(dossier, record.seq)
    nip, pangkat, jabatan, date = record.nip.value, record.pangkat.value, record.jabatan.value, record.date.value
    values = (
        (
            "official",
            "nip",
            record.nip,
            nip.digits if nip is not None and nip.status in ("valid", "implausible") else None,
        ),
        ("pangkat", "pangkat", record.pangkat, pangkat.pangkat if pangkat is not None else None),
        ("jabatan", "jabatan", record.jabatan, jabatan.title if jabatan is not None else None),
        ("tanggal", "date", record.date, date.date.isoformat() if date is not None and date.date is not None else None),
    )
    for entity, name, reading, value in values:
        if value is not None and reading.raw is not None and value != reading.raw:
            review = "digit_lookalike" in reading.notes
            yield Decision(entity, key, name, reading.raw, value, "exact", None, (), review)


def _facts(dossier: Dossier) -> Iterator[Decision]:
    facts = dossier.facts
    if facts is None:
        return
    key = dossier.document_id
    office = facts.institution.value
    if office is not None and facts.institution.raw is not None and office.name != facts.institution.raw:
        yield Decision("institution", key, "institution", facts.institution.raw, office.name, "exact")
    region = facts.region.value
    if region is not None:
        names = [n for n in (region.kecamatan, region.kabupaten_kota, region.provinsi) if n]
        review = bool(facts.region.notes) or region.score < 0.5
        yield Decision(
            "region", key, "region_code", ", ".join(names), region.code, "reference", region.score, (), review
        )
    if (years := facts.years.value) is not None and "year_from_text" in facts.years.notes:
        yield Decision("periode", key, "year_start", facts.years.raw, str(years.start), "vote", None, (), True)
    number = facts.decree_number
    if number.value is not None and number.value.number and number.value.number != number.raw:
        yield Decision("decree", key, "decree_number", number.raw, number.value.number, "exact")


def _number(value: float | None) -> str | None:
    return f"{value:g}" if value is not None else None


def _joined(values: tuple[str, ...] | None) -> str | None:
    return "; ".join(values) if values else None


def _apply(
    corpus: Corpus, corrections: Sequence[Correction], others: set[str]
) -> tuple[list[Decision], tuple[str, ...]]:
    """Return the decisions of value corrections, and the lines that match nothing any more.

    `others`: the ids of people and regulations.
    """
    printed: dict[str, Mapping[str, Quote]] = {d.document_id: {} for d in corpus.read}
    printed |= {indicator_id(d, r.row_no): r.quotes for d in corpus.read for r in d.indicators}
    printed |= {signatory_id(d, r.seq): r.quotes for d in corpus.read for r in d.signatories}
    printed |= {citation_id(d, i): r.quotes for d in corpus.read for i, r in enumerate(d.citations, start=1)}
    made: dict[tuple[str, str], Decision] = {}
    unmatched = []
    for c in corrections:
        known = {c.record_id, c.other_id or c.record_id} <= printed.keys() | others
        if not known:
            unmatched.append(f"{c.line}")
        elif c.verdict == "value":
            raw = printed.get(c.record_id, {}).get(c.field, Quote()).text or None
            made[c.record_id, c.field] = Decision(
                "correction", c.record_id, c.field, raw, c.value or None, "correction", 1.0
            )
    return list(made.values()), tuple(unmatched)
