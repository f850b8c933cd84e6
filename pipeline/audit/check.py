"""A check: what a rule found true or false of a document, and the quotes that it is about."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, Required, TypedDict, Unpack, cast

from extractors.model.quick import quickly_built
from extractors.model.quote import Quote
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.ids import citation_id, indicator_id, signatory_id
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.signatory import SignatoryRecord
from pipeline.records.summary import DocumentSummary

Severity = Literal["error", "warning", "info"]
About = Literal["document", "reader"]  # who may be wrong: the document, or the program that read it


@quickly_built
@dataclass(frozen=True, slots=True)
class Check:
    """One application of a rule. Failed: a finding. Several quotes: a disagreement; none: something is missing.

    `about`: who may be wrong, where this check knows better than its rule. `group`: failed checks of a rule that share it
    are one finding (a year, a unit, a person); "" for none told. `field`: the field of the record that is missing, where
    nothing of it can be quoted. `certain`: it is about no reading (a line of the corrections), so no doubt touches it.
    """

    passed: bool
    document: str
    quotes: tuple[Quote, ...] = ()
    message_id: str = ""
    message_en: str = ""
    expected: str | None = None
    found: str | None = None
    table: str | None = None
    record_id: str | None = None
    about: About | None = None
    group: str = ""
    field: str = ""
    certain: bool = False


class Where(TypedDict):
    """Of which record of which document a check speaks."""

    document: str
    table: str
    record_id: str


def on_document(dossier: Dossier) -> Where:
    """Return the document itself as what a check speaks of."""
    return Where(document=dossier.document_id, table="documents", record_id=dossier.document_id)


def on_row(dossier: Dossier, record: IndicatorRecord) -> Where:
    """Return a row of a table of indicators as what a check speaks of."""
    return Where(document=dossier.document_id, table="indicators", record_id=indicator_id(dossier, record.row_no))


def on_signature(dossier: Dossier, record: SignatoryRecord) -> Where:
    """Return a signature as what a check speaks of."""
    return Where(document=dossier.document_id, table="signatories", record_id=signatory_id(dossier, record.seq))


def on_citation(dossier: Dossier, number: int) -> Where:
    """Return the citation of a number (from 1) as what a check speaks of."""
    return Where(document=dossier.document_id, table="legal_basis", record_id=citation_id(dossier, number))


def whole_percent(share: float) -> str:
    """Return a share (0..1) in whole percent, rounded down: what lies below a bound is not shown as the bound."""
    return f"{math.floor(round(share * 100, 6))}%"


class Named(Protocol):
    """What every rule is known by: the truth it wants, how grave it is to fail it, and where it comes from.

    `about`: whether failing it says that the document is wrong or that the reader may be. `letters`: it judges single
    letters or marks, so on words of a scan it says no more than that the reader may be wrong. `absence`: failing it says that
    something is not there, which a reader that may have missed words cannot know. `facts`: the document's own facts that it
    takes for granted (institution, region, years, kind), whose doubts are its doubts. `folds`: its failed checks of one
    group are one finding, whatever they found; else those that found the same. `active`: applied unless asked otherwise.
    """

    __name__: str
    __doc__: str | None
    severity: Severity
    title_id: str
    source: str
    compares: bool
    about: About
    letters: bool
    absence: bool
    facts: tuple[str, ...]
    folds: bool
    active: bool


class Rule(Named, Protocol):
    """A rule on one document."""

    def __call__(self, dossier: Dossier) -> Iterator[Check]:
        """Yield a check for each application; silence where the rule does not apply."""


class Comparison(Named, Protocol):
    """A rule that holds a document against all others."""

    def __call__(self, summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
        """Yield a check for each application; silence where the rule does not apply."""


class _Nature(TypedDict, total=False):
    """The arguments of `rule` and `comparison`. `title_id`: its sentence in Indonesian; `source`: its reason."""

    severity: Required[Severity]
    title_id: Required[str]
    source: Required[str]
    about: About
    letters: bool
    absence: bool
    facts: tuple[str, ...]
    folds: bool
    active: bool


def rule(**nature: Unpack[_Nature]) -> Callable[[Callable[[Dossier], Iterator[Check]]], Rule]:
    """Return the decorator that makes a function a rule on one document."""
    return lambda function: cast(Rule, _named(function, nature, compares=False))


def comparison(
    **nature: Unpack[_Nature],
) -> Callable[[Callable[[DocumentSummary, Corpus], Iterator[Check]]], Comparison]:
    """Return the decorator that makes a function a rule over documents."""
    return lambda function: cast(Comparison, _named(function, nature, compares=True))


def _named(function: object, nature: _Nature, *, compares: bool) -> Named:
    named = cast(Named, function)
    named.compares = compares
    named.severity, named.title_id, named.source = nature["severity"], nature["title_id"], nature["source"]
    named.about, named.facts = nature.get("about", "document"), nature.get("facts", ())
    named.letters, named.absence = nature.get("letters", False), nature.get("absence", False)
    named.folds, named.active = nature.get("folds", False), nature.get("active", True)
    return named
