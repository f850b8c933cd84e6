"""Who is who and what is what over the whole corpus; every decision is written down with its reason."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from normalizers.regulations.reference import title_of
from normalizers.text import fold
from normalizers.unit_list import canonical_unit
from pipeline.reconcile.corpus import Corpus, Formulas, Official, Regulation, Sections, Told
from pipeline.reconcile.corrections import JUDGED, Correction, printed_of, still_there
from pipeline.reconcile.people import find_people
from pipeline.records.decision import Decision
from pipeline.records.summary import OF_SECTIONS, Cited, DocumentSummary, Signature, plain

_NIP, _SLIPS = 18, 2  # digits of a NIP, and in how many a misprint differs
_Shared = TypeVar("_Shared")
Texts = Mapping[str, Mapping[str, str]]  # what is printed, by record and field


def reconcile(
    summaries: Iterable[DocumentSummary],
    corrections: Sequence[Correction] = (),
    known: frozenset[str] = frozenset(),
    printed: Callable[[str], Texts] = lambda document_id: {},
) -> Corpus:
    """Return what comparing the documents tells. Independent of their order; each summary is looked at once and let go.

    `summaries`: one a content. `known`: identifiers of the regulations in the reference list. `printed`: what stands in the
    records of a document, none where there is no such document; asked only for documents that the corrections name.
    """
    tally = _Tally()
    for summary in summaries:
        tally.add(summary)
    people = find_people(tally.signatures, corrections)
    officials = tuple(p.official for p in people)
    regulations = tuple(cited.regulation(known) for _, cited in sorted(tally.cited.items()))
    others = {o.official_id for o in officials} | {r.regulation_id for r in regulations}
    verdicts, unmatched, unchecked = _apply(corrections, others, printed)
    person_of = {member: person for person in people for member in person.official.members}
    twins = _twins(officials, operator.gt)
    return Corpus(
        officials=officials,
        regulations=regulations,
        person_of=person_of,
        corrected=_values(verdicts),
        corrections_by_document={key: tuple(decisions) for key, decisions in verdicts.items()},
        unmatched_corrections=unmatched,
        unchecked_corrections=unchecked,
        judged_findings=_judged(corrections),
        formulas=tally.formulas,
        offices=_offices(tally.signed, {i: p.official for i, p in person_of.items()}),
        series=tally.series,
        districts=tally.districts,
        measured=tally.measured,
        ways={key: tuple(sorted(told)) for key, told in tally.ways.items() if len(told) > 1},
        results={key: tuple(sorted(told)) for key, told in tally.results.items()},
        twins=twins,
        near_namesakes={i: nip for i, nip in _twins(officials, operator.eq).items() if i not in twins},
        promises=tally.promised(),
        sections={key: Sections(frozenset(units), frozenset(texts)) for key, (units, texts) in tally.sections.items()},
    )


@dataclass(slots=True)
class _Cited:
    """One regulation, as it is cited so far."""

    first: Cited
    at: tuple[str, str, str]  # type, number and document of `first`, the least
    n_documents: int = 0
    titles: Counter[str] = field(default_factory=Counter)

    def add(self, cited: Cited, document_id: str) -> None:
        """Note a citation."""
        at = (cited.reg_type, cited.number, document_id)
        if at < self.at:
            self.first, self.at = cited, at
        if cited.title:
            self.titles[cited.title] += 1

    def regulation(self, known: frozenset[str]) -> Regulation:
        """Return the regulation, titled as the reference titles it, else as most documents do."""
        first, titles = self.first, self.titles
        printed = max(titles, key=lambda t: (titles[t], t)) if titles else None
        return Regulation(
            first.regulation_id, first.reg_type, first.issuer, first.number, first.year,
            title_of(first.regulation_id) or printed,
            first.regulation_id in known,
            self.n_documents,
            tuple(sorted(titles.items(), key=lambda item: (-item[1], item[0]))),
        )  # fmt: skip


class _Tally:
    """What is kept of the summaries: it grows with people, offices and regulations, not with what documents say."""

    def __init__(self) -> None:
        self.signatures: list[Signature] = []
        self.signed: list[tuple[str, str, int]] = []  # signature, office and year
        self.cited: dict[str, _Cited] = {}
        self.formulas = Formulas()
        self.series: dict[tuple[str, str, str], tuple[int, ...]] = {}
        self.districts: dict[tuple[str, str, int], tuple[set[str], str]] = {}
        self.promises: dict[tuple[str, str, str, int], set[Told]] = defaultdict(set)
        self.asked: set[tuple[str, str, str, int]] = set()  # what a section's sheet is held against
        self.sections: dict[tuple[str, str, int], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        self.measured: dict[tuple[str, str, int], tuple[tuple[str, str], ...]] = {}
        self.results: dict[tuple[str, str, str, int], set[tuple[str, str]]] = defaultdict(set)
        self.ways: dict[tuple[str, str, str, int], set[tuple[str, str, str]]] = defaultdict(set)
        self._same: dict[object, object] = {}

    def add(self, summary: DocumentSummary) -> None:
        """Note what a document has to compare."""
        office = self._one(summary.office)
        for s in summary.signatures:
            mine = replace(
                s,
                printed=self._one(s.printed),
                name=self._one(s.name),
                nip=self._one(s.nip),
                office=self._one(s.office),
            )
            self.signatures.append(mine)
            if s.signs and s.numbered and office and summary.year is not None and summary.kind not in OF_SECTIONS:
                self.signed.append((mine.id, office, summary.year))
        for cited in summary.cited:
            at = (cited.reg_type, cited.number, summary.document_id)
            self.cited.setdefault(cited.regulation_id, _Cited(cited, at)).add(cited, summary.document_id)
        for regulation in {c.regulation_id for c in summary.cited}:
            self.cited[regulation].n_documents += 1
        for r in summary.ratios:
            self.formulas.add(self._one(r.group), self._one(r.words), office)
        region = self._one(summary.region or "")
        if (
            summary.kind == "iku"
            and summary.key_indicators
            and summary.years is not None
            and summary.region is not None
        ):
            for year in range(summary.years[0], summary.years[1] + 1):
                self.measured[office, region, year] = self._one(summary.key_indicators)
        for ratio in summary.ratios if summary.region is not None and office else ():
            way = self._one((summary.kind, self._one(ratio.words), ratio.formula))
            for year in summary.own_years:
                self.ways[self._one((office, region, self._one(ratio.group), year))].add(way)
        for promise in summary.promises if summary.region is not None else ():
            key = self._one((office, region, self._one(promise.group), promise.year))
            self.promises[key].add(self._one(Told(summary.kind, promise.value, promise.printed, promise.unit)))
        for result in summary.results if summary.region is not None else ():
            if summary.years == (result.year, result.year):  # what a report says of earlier years is held against this
                key = self._one((office, region, self._one(result.group), result.year))
                self.results[key].add(self._one((result.value, result.printed)))
        self._add_sections(summary, office, region)
        self._add_to_series(summary)

    def _add_sections(self, summary: DocumentSummary, office: str, region: str) -> None:
        for handed in summary.handed if summary.region is not None else ():
            if handed.section:
                units, texts = self.sections[self._one((office, region, handed.year))]
                units.add(self._one(canonical_unit(handed.section) or handed.section))
                texts |= {self._one(text) for text in (plain(handed.goal), plain(handed.indicator)) if text}
                self.asked.add(self._one((office, region, self._one(handed.group), handed.year)))

    def promised(self) -> dict[tuple[str, str, str, int], tuple[Told, ...]]:
        """Return the targets that several plans tell, or that a section's sheet is held against."""
        wanted = (key for key, told in self.promises.items() if len(told) > 1 or key in self.asked)
        return {key: tuple(sorted(self.promises[key], key=str)) for key in wanted}

    def _add_to_series(self, summary: DocumentSummary) -> None:
        key = self._one(summary.series)
        if key is None or summary.years is None:
            return
        years = {*self.series.get(key, ()), *range(summary.years[0], summary.years[1] + 1)}
        self.series[key] = self._one(tuple(sorted(years)))
        if (place := summary.district) is not None:
            codes, first = self.districts.get(place, (set(), summary.document_id))
            codes.add(key[1])
            self.districts[place] = codes, min(first, summary.document_id)

    def _one(self, value: _Shared) -> _Shared:
        """Return the first of the equal values that were given: what thousands of documents say is kept once."""
        return self._same.setdefault(value, value)  # type: ignore[return-value]


def _twins(officials: Sequence[Official], compared: Callable[[int, int], bool]) -> dict[str, str]:
    """Return for officials the NIP of a namesake that differs in one or two digits, if its documents are as many as wanted.

    `compared`: the number of the namesake's documents with that of the official's own (more, or as many).
    """
    named: dict[str, list[Official]] = defaultdict(list)
    for official in officials:
        if official.nip is not None and len(official.nip) == _NIP:
            named[fold(official.name)].append(official)
    found: dict[str, str] = {}
    for same in named.values():
        for one in same:
            near = [
                o
                for o in same
                if compared(o.n_documents, one.n_documents) and 0 < _apart(o.nip or "", one.nip or "") <= _SLIPS
            ]
            if near:
                found[one.official_id] = max(near, key=lambda o: (o.n_documents, o.nip or "")).nip or ""
    return found


def _apart(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))


def _offices(
    signed: Sequence[tuple[str, str, int]], official_of: Mapping[str, Official]
) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the offices for which each official signed in a year, by name."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for signature, office, year in signed:
        if (official := official_of.get(signature)) is not None:
            key = official.official_id, year
            found[key] = tuple(sorted({*found.get(key, ()), office}))
    return found


def _judged(corrections: Sequence[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Return the lines that judge findings, by document."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for c in corrections:
        if c.verdict in JUDGED:
            found[c.record_id.partition("-")[0]].append(c)
    return {document: tuple(lines) for document, lines in found.items()}


def _values(verdicts: Mapping[str, Sequence[Decision]]) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for decision in (d for decisions in verdicts.values() for d in decisions):
        values[decision.record_id][decision.field] = decision.value or ""
    return dict(values)


def _apply(
    corrections: Sequence[Correction], others: set[str], printed: Callable[[str], Texts]
) -> tuple[dict[str, list[Decision]], tuple[Correction, ...], tuple[Correction, ...]]:
    """Return the decisions of value corrections by document, the lines that match nothing any more, and those that do not say
    which printed text they correct: a record is known by its place in the reading order, which may be another's by now.

    `others`: the ids of people and regulations.
    """
    names = {i.partition("-")[0] for c in corrections for i in (c.record_id, c.other_id) if i}
    texts = {name: printed(name) for name in sorted(names)}
    made: dict[str, dict[tuple[str, str], Decision]] = defaultdict(dict)
    unmatched: list[Correction] = []
    unchecked: list[Correction] = []
    for c in corrections:
        document = c.record_id.partition("-")[0]
        if c.verdict in JUDGED:  # whether such a finding is there shows when the document's findings are known
            if not texts.get(document) and c.record_id not in others:
                unmatched.append(c)
            continue
        records = {i: texts.get(i.partition("-")[0], {}).get(i) for i in (c.record_id, c.other_id or c.record_id)}
        if not all(text is not None or i in others for i, text in records.items()):
            unmatched.append(c)
        elif c.verdict == "value":
            own = records[c.record_id]
            if not still_there(c, own or {}):
                unmatched.append(c)
                continue
            raw = printed_of(c, own or {})
            blind = own is not None and not c.old and c.record_id != document
            if blind:
                unchecked.append(c)
            made[document if own is not None else ""][c.record_id, c.field] = Decision(
                "correction",
                c.record_id,
                c.field,
                raw,
                c.value or None,
                "correction",
                1.0,
                reason=c.reason or None,
                who=c.who or None,
                when=c.when or None,
                needs_review=blind,
            )
    return {key: list(decisions.values()) for key, decisions in made.items()}, tuple(unmatched), tuple(unchecked)
