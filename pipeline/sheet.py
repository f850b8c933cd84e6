"""What is kept of a document once it is read: its rows and findings, all but what only the other documents can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalizers.nip import parse_nip
from pipeline.audit.apply import ORDER, audit, compare
from pipeline.corpus import Corpus, Decision
from pipeline.evidence import Row
from pipeline.findings import Verdict, check_row, numbered, verdict
from pipeline.outline import Outline, outline_of
from pipeline.records.dossier import Dossier, Source
from pipeline.repeats import repeats
from pipeline.rows import decision_row, document_rows, nip_cells, printed_texts


@dataclass(frozen=True, slots=True)
class Head:
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that a document gives by itself, what its own rules found, and what the other documents are told of it.

    `printed`: what stands in its records, by id and field, for the verdicts of humans.
    """

    outline: Outline
    rows: dict[str, list[Row]]
    verdicts: tuple[Verdict, ...]
    printed: dict[str, dict[str, str]]


def head_of(dossier: Dossier, row: Row) -> Head:
    """Return the head of a document with this row."""
    return Head(
        dossier.source, dossier.status, dossier.format, dossier.error_code, dossier.error_id, dossier.error_en,
        row["n_indicators"], row["n_signatories"], row["n_legal_basis"],
    )  # fmt: skip


def make_sheet(dossier: Dossier) -> Sheet:
    """Return the sheet of a document that was read."""
    own = Corpus(duplicate_of=dict(repeats(dossier)))
    verdicts = tuple(verdict(applied) for applied in audit(dossier, own))
    rows = document_rows(dossier, own)
    return _shared(Sheet(outline_of(dossier), rows, verdicts, printed_texts(dossier)))


def _shared(sheet: Sheet) -> Sheet:
    """Keep one of the equal texts of a sheet: a value stands in its row, in its evidence and often in a finding."""
    seen: dict[str, str] = {}
    every = [row for rows in sheet.rows.values() for row in rows]
    every += [row for v in sheet.verdicts for f in v.findings for row in (f.row, *f.places)]
    for row in (*every, *sheet.printed.values()):
        for column, value in row.items():
            if type(value) is str:
                row[column] = seen.setdefault(value, value)
    return sheet


def complete(sheet: Sheet, corpus: Corpus) -> dict[str, list[Row]]:
    """Return all rows of a document, by table: who signed, what comparing it found, the findings with their numbers.

    Changes the rows of the sheet, which has then served its purpose.
    """
    rows, key = sheet.rows, sheet.outline.document_id
    rows["reconciliations"] = [decision_row(d) for d in _people(sheet, corpus)] + rows["reconciliations"]
    for row in rows["signatories"]:
        person = corpus.person_of.get(row["signatory_id"])
        row["official_id"] = person.official.official_id if person is not None else None
        if (given := corpus.corrected.get(row["signatory_id"], {}).get("nip")) is not None:
            row |= nip_cells(parse_nip(given).value)
    told = [row for row in rows["reconciliations"] if row["field"] not in corpus.corrected.get(row["record_id"], {})]
    rows["reconciliations"] = in_order([*(decision_row(d) for d in corpus.verdicts.get(key, ())), *told])
    found = [*sheet.verdicts, *(verdict(applied) for applied in compare(sheet.outline, corpus))]
    found.sort(key=lambda v: ORDER[v.rule])
    rows["findings"] = []
    for finding, places in numbered(key, (f for v in found for f in v.findings)):
        rows["findings"].append(finding)
        rows["evidence"] += places
    rows["checks"] = [check_row(key, v) for v in found]
    return rows


def in_order(decisions: Iterable[Row]) -> list[Row]:
    """Return rows of decisions as the table has them; of equal ones the first stays first."""
    return sorted(decisions, key=lambda d: (d["record_id"], d["entity"], d["field"], d["value"] or ""))


def _people(sheet: Sheet, corpus: Corpus) -> Iterator[Decision]:
    for row in sheet.rows["signatories"]:
        person = corpus.person_of.get(row["signatory_id"])
        decision = person.decision(row["signatory_id"], row["name_raw"]) if person is not None else None
        if decision is not None:
            yield decision
