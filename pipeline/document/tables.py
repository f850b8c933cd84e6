"""What is kept of a document once it is read: its rows and findings, all but what only the other documents can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.apply import ORDER, audit, compare
from pipeline.audit.doubt import ReadingDoubts, doubts_of
from pipeline.audit.verdicts import Verdict, apply_verdicts, state_of, verdict_on
from pipeline.dataset.evidence import Row
from pipeline.document.findings import RuleFindings, check_row, findings_of, numbered, with_unmet
from pipeline.document.rows import decision_row, document_rows, printed_texts
from pipeline.document.set_apart import Later, LaterQuotes, LaterRecords, SetApart
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.corrections import Correction
from pipeline.records.decision import Decision
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import with_duplicates
from pipeline.records.source import Source
from pipeline.records.summary import DocumentSummary, summary_of
from pipeline.settings import Lang


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What memory holds of a file while the run lasts: which it is, and how reading it went."""

    source: Source
    status: str
    format: str | None
    error_code: str | None
    error_id: str | None
    error_en: str | None
    n_indicators: int
    n_signatories: int
    n_legal_basis: int

    def error_message(self, lang: Lang) -> str:
        """Return why the file could not be read; "" where it could."""
        return (self.error_id if lang == "id" else self.error_en) or ""


@dataclass(frozen=True, slots=True)
class DocumentTables:
    """The rows that a document gives by itself, what its own rules found, and what the other documents are told of it.

    `printed`: what stands in its records, by id and field, for the verdicts of humans. `doubts`: what speaks against its reading.
    `apart`: the quotes of the summary and the records of the doubts, which are opened only where a comparison asks for them.
    """

    summary: DocumentSummary
    rows: dict[str, list[Row]]
    verdicts: tuple[RuleFindings, ...]
    printed: dict[str, dict[str, str]]
    doubts: ReadingDoubts = ReadingDoubts()
    apart: bytes = b""


def header_of(dossier: Dossier, row: Row) -> FileHeader:
    """Return the header of a document with this row."""
    return FileHeader(
        dossier.source, dossier.status, dossier.format, dossier.error_code, dossier.error_id, dossier.error_en,
        row["n_indicators"], row["n_signatories"], row["n_legal_basis"],
    )  # fmt: skip


def make_tables(dossier: Dossier) -> DocumentTables:
    """Return the tables of a document that was read."""
    dossier = with_duplicates(dossier)
    doubts = doubts_of(dossier)
    verdicts = tuple(findings_of(applied) for applied in audit(dossier, doubts))
    rows = document_rows(dossier)
    summary = summary_of(dossier)
    apart = SetApart(tuple(summary.quotes), doubts.records).packed()
    bare, plain = replace(summary, quotes=()), replace(doubts, records={})
    return _shared(DocumentTables(bare, rows, verdicts, printed_texts(dossier), plain, apart))


def _shared(tables: DocumentTables) -> DocumentTables:
    """Keep one of the equal texts of a document's tables: a value stands in its row, in its evidence and often in a finding."""
    seen: dict[str, str] = {}
    every = [row for rows in tables.rows.values() for row in rows]
    every += [row for v in tables.verdicts for f in v.findings for row in (f.row, *f.places)]
    for row in (*every, *tables.printed.values()):
        for column, value in row.items():
            if type(value) is str:
                row[column] = seen.setdefault(value, value)
    return tables


def finish(tables: DocumentTables, corpus: Corpus) -> dict[str, list[Row]]:
    """Return all rows of a document, by table: who signed, what comparing it found, the findings with their numbers.

    Changes the rows of `tables`, which nobody needs afterwards.
    """
    rows, key = tables.rows, tables.summary.document_id
    rows["reconciliations"] = [decision_row(d) for d in _people(tables, corpus)] + rows["reconciliations"]
    for row in rows["signatories"]:
        person = corpus.person_of.get(row["signatory_id"])
        row["official_id"] = person.official.official_id if person is not None else None
    told = [row for row in rows["reconciliations"] if row["field"] not in corpus.corrected.get(row["record_id"], {})]
    rows["reconciliations"] = in_order([*(decision_row(d) for d in corpus.corrections_by_document.get(key, ())), *told])
    later = Later(tables.apart)
    summary = replace(tables.summary, quotes=LaterQuotes(later))
    doubts = replace(tables.doubts, records=LaterRecords(later))
    found = [*tables.verdicts, *(findings_of(applied) for applied in compare(summary, corpus, doubts))]
    found.sort(key=lambda v: ORDER[v.rule])
    said = _verdicts(corpus.judged_findings.get(key, ()))
    if unmet := apply_verdicts([f.row for v in found for f in v.findings], said)[1]:
        found = with_unmet(found, key, unmet)
        found.sort(key=lambda v: ORDER[v.rule])
    told_findings: list[Row] = []
    for finding, places in numbered(key, (f for v in found for f in v.findings)):
        told_findings.append(finding)
        rows["evidence"] += places
    rows["findings"], _ = apply_verdicts(told_findings, said)
    rows["reconciliations"] = in_order(rows["reconciliations"] + list(_judgements(rows["findings"], said)))
    rows["checks"] = [check_row(key, v) for v in found]
    return rows


def _judgements(findings: Iterable[Row], said: Sequence[Verdict]) -> Iterator[Row]:
    """Yield as decisions what people said of findings: which, why, and who said it when."""
    for row in findings:
        verdict = verdict_on(row, said) if row["verdict"] != "open" else None
        if verdict is not None:
            yield decision_row(
                Decision(
                    "finding", row["finding_id"], "verdict", None, verdict.state, "correction", 1.0,
                    reason=verdict.reason or None, who=verdict.who or None, when=verdict.when or None,
                )
            )  # fmt: skip


def _verdicts(lines: Iterable[Correction]) -> list[Verdict]:
    return [
        Verdict(c.field, c.record_id, state, c.reason, c.old, c.line, c.who, c.when)
        for c in lines
        if (state := state_of(c.verdict)) is not None
    ]


def in_order(decisions: Iterable[Row]) -> list[Row]:
    """Return rows of decisions as the table has them; of equal ones the first stays first."""
    return sorted(decisions, key=lambda d: (d["record_id"], d["entity"], d["field"], d["value"] or ""))


def _people(tables: DocumentTables, corpus: Corpus) -> Iterator[Decision]:
    for row in tables.rows["signatories"]:
        person = corpus.person_of.get(row["signatory_id"])
        decision = person.decision(row["signatory_id"], row["name_raw"]) if person is not None else None
        if decision is not None:
            yield decision
