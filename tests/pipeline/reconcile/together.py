"""A few documents at once, as a run takes them one after the other: what the tests compare, audit and make tables of."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.audit.apply import ORDER, RuleResult, compare
from pipeline.audit.apply import audit as audit_one
from pipeline.audit.doubt import doubts_of
from pipeline.dataset.evidence import Row
from pipeline.dataset.schema import to_table
from pipeline.document.correct import correct_dossier
from pipeline.document.result import failed_result, make_result
from pipeline.fields import TABLES
from pipeline.reconcile.corpus import Corpus, Official
from pipeline.reconcile.corrections import Correction
from pipeline.reconcile.reconcile import reconcile as compare_all
from pipeline.records.decision import Decision
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import with_duplicates
from pipeline.records.summary import summary_of
from pipeline.run.assemble import Register, assemble
from pipeline.settings import Lang
from pipeline.storage.spool import Spool


@dataclass(frozen=True)
class Together:
    """Documents, what comparing them told, and all rows of the dataset."""

    dossiers: tuple[Dossier, ...]
    corpus: Corpus
    rows: Mapping[str, list[Row]]

    @property
    def officials(self) -> tuple[Official, ...]:
        return self.corpus.officials

    @property
    def official_of(self) -> dict[str, str]:
        return {key: person.official.official_id for key, person in self.corpus.person_of.items()}

    @property
    def group_of(self) -> dict[str, str]:
        return {r["indicator_id"]: r["indicator_group_id"] for r in self.rows["indicators"] if r["indicator_group_id"]}

    @property
    def duplicate_of(self) -> dict[str, str]:
        return {r["indicator_id"]: r["duplicate_of"] for r in self.rows["indicators"] if r["duplicate_of"]}

    @property
    def decisions(self) -> list[Decision]:
        named = [{**row, "candidates": tuple((c["value"], c["score"]) for c in row["candidates"])}
                 for row in self.rows["reconciliations"]]  # fmt: skip
        return [Decision(**row) for row in named]


def reconcile(
    dossiers: Sequence[Dossier],
    corrections: Sequence[Correction] = (),
    known: frozenset[str] = frozenset(),
    *,
    lang: Lang = "id",
) -> Together:
    """Return the documents as one run has them."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    dossiers = [correct_dossier(dossier, corrections) for dossier in dossiers]

    def sink(name: str, more: Iterable[Row]) -> None:
        rows[name] += more

    with Spool(Path(tempfile.gettempdir())) as spool:
        register = Register(spool)
        for dossier in dossiers:
            result = failed_result(dossier) if dossier.status == "failed" else make_result(dossier)
            register.add(result.header, result.parts())
        corpus = compare_all(register.summaries(), corrections, known, register.printed)
        assemble(register, corpus, sink, lang=lang)
        counted = {header.source.path for header in register.counted()}
    kept = tuple(sorted((d for d in dossiers if d.source.path in counted), key=lambda d: d.source.path))
    return Together(kept, corpus, rows)


def audit(made: Together) -> tuple[RuleResult, ...]:
    """Return the checks of all rules on the documents that count."""
    found = []
    for dossier in made.dossiers:
        own = audit_one(with_duplicates(dossier))
        found += sorted(
            (*own, *compare(summary_of(dossier), made.corpus, doubts_of(dossier))), key=lambda a: ORDER[a.rule.__name__]
        )
    return tuple(found)


def build_tables(made: Together) -> dict[str, pa.Table]:
    """Return every table of the dataset."""
    return {name: to_table(name, made.rows[name]) for name in TABLES}
