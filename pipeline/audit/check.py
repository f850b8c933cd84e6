"""A check: what a rule found true or false of a document, and the quotes that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, cast

from extractors.model.quote import Quote
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.summary import DocumentSummary

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Check:
    """One application of a rule. Failed: a finding. Several quotes: a disagreement; none: something is missing."""

    passed: bool
    document: str
    quotes: tuple[Quote, ...] = ()
    message_id: str = ""
    message_en: str = ""
    expected: str | None = None
    found: str | None = None
    table: str | None = None
    record_id: str | None = None


class Named(Protocol):
    """What every rule is known by: the truth it wants, how grave it is to fail it, and where it comes from."""

    __name__: str
    __doc__: str | None
    severity: Severity
    title_id: str
    source: str
    compares: bool


class Rule(Named, Protocol):
    """A rule on one document. Of the corpus it is told only which of the document's own rows are printed again."""

    def __call__(self, dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
        """Yield a check for each application; silence where the rule does not apply."""


class Comparison(Named, Protocol):
    """A rule that holds a document against all others."""

    def __call__(self, summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
        """Yield a check for each application; silence where the rule does not apply."""


def rule(
    *, severity: Severity, title_id: str, source: str
) -> Callable[[Callable[[Dossier, Corpus], Iterator[Check]]], Rule]:
    """Return the decorator that makes a function a rule. `title_id`: its sentence in Indonesian; `source`: its reason."""

    def mark(function: Callable[[Dossier, Corpus], Iterator[Check]]) -> Rule:
        made = cast(Rule, function)
        made.severity, made.title_id, made.source, made.compares = severity, title_id, source, False
        return made

    return mark


def comparison(
    *, severity: Severity, title_id: str, source: str
) -> Callable[[Callable[[DocumentSummary, Corpus], Iterator[Check]]], Comparison]:
    """Return the decorator that makes a function a rule over documents; its arguments are those of `rule`."""

    def mark(function: Callable[[DocumentSummary, Corpus], Iterator[Check]]) -> Comparison:
        made = cast(Comparison, function)
        made.severity, made.title_id, made.source, made.compares = severity, title_id, source, True
        return made

    return mark
