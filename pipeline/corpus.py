"""All dossiers of one run, and what was told by comparing them: people, regulations, groups of indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.records.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a value is what it is: one row of `reconciliations`."""

    entity: str
    record_id: str
    field: str
    raw: str | None
    value: str | None
    method: str
    score: float | None = None
    candidates: tuple[tuple[str, float], ...] = ()
    needs_review: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """A person after reconciliation; `members` are signatory ids."""

    official_id: str
    nip: str | None
    name: str
    titles_front: tuple[str, ...]
    titles_back: tuple[str, ...]
    variants: tuple[tuple[str, int], ...]
    n_documents: int
    birth_date: object | None
    appointed: str | None
    sex: str | None
    method: str
    score: float
    needs_review: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation after reconciliation."""

    regulation_id: str
    reg_type: str
    issuer: str | None
    number: str
    year: int
    title: str | None
    known: bool
    n_documents: int
    title_variants: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The dossiers in their order, the people and regulations, and every decision that was taken."""

    dossiers: tuple[Dossier, ...]
    officials: tuple[Official, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    official_of: Mapping[str, str] = field(default_factory=dict)
    group_of: Mapping[str, str] = field(default_factory=dict)
    duplicate_of: Mapping[str, str] = field(default_factory=dict)
    corrected: Mapping[tuple[str, str], str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    unmatched_corrections: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[Dossier, ...]:
        """Return the dossiers whose records count: one a content, however many paths hold it."""
        seen: set[str] = set()
        kept = []
        for dossier in self.dossiers:
            if dossier.status != "failed" and dossier.document_id not in seen:
                seen.add(dossier.document_id)
                kept.append(dossier)
        return tuple(kept)


def indicator_id(dossier: Dossier, row_no: int) -> str:
    """Return the id of an indicator row."""
    return f"{dossier.document_id}-i{row_no:05}"


def signatory_id(dossier: Dossier, seq: int) -> str:
    """Return the id of a signature."""
    return f"{dossier.document_id}-s{seq:05}"


def citation_id(dossier: Dossier, seq: int) -> str:
    """Return the id of a citation."""
    return f"{dossier.document_id}-c{seq:05}"
