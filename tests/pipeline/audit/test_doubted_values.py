"""No rule accuses an office of a value that the reader doubts: every rule, on a made-up document on which it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import pytest

from extractors.find import find_blocks
from extractors.model.quote import Quote
from extractors.readers import read_document
from pipeline.audit.apply import RULES, audit, compare
from pipeline.audit.check import Check, Named
from pipeline.audit.doubt import doubts_of
from pipeline.reconcile.reconcile import reconcile
from pipeline.records.document import DocumentRecord
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.duplicates import with_duplicates
from pipeline.records.source import Source
from pipeline.records.summary import summary_of
from tools.bench.audit.documents import make_case, parts_of
from tools.bench.audit.draw import as_text
from tools.bench.audit.kind import Kind
from tools.bench.audit.run import KINDS

ACCUSING = tuple(rule for rule in RULES if rule.about == "document" and rule.active)
FACTS = ("office_unsure", "region_unsure", "year_from_text", "kind_from_contents")
# No kind of the bench makes them fail; each has its tests of its own. The last two speak of people's lines, not of a document.
WITHOUT_KIND = {
    "official_has_one_nip_everywhere", "row_has_goal_and_indicator", "row_hides_no_text", "series_has_no_missing_district",
    "nips_of_namesakes_are_not_near", "correction_names_a_record", "correction_tells_what_it_corrects",
}  # fmt: skip


@cache
def fails_on(rule: str) -> tuple[Dossier, ...]:
    """The documents of a kind of error on which a rule fails; none where the bench has no such kind."""
    for kind in (k for k in KINDS if rule in k.rules):
        made = dossiers(kind)
        if any(r.__name__ == rule for r, _ in accusations(made)):
            return made
    return ()


def dossiers(kind: Kind) -> tuple[Dossier, ...]:
    clean = make_case(kind.form, 0)
    files = [as_text(parts_of(kind.change(clean)))]
    if kind.beside is not None:
        form, change = kind.beside
        other = make_case(form, 0).but(place=clean.place, region=clean.region, signer=clean.signer)
        files.append(as_text(parts_of(change(other))))
    read = [read_document(data) for data in files]
    return tuple(
        interpret(Source(f"{at}", d.sha256, len(data)), d, find_blocks(d))
        for at, (d, data) in enumerate(zip(read, files, strict=True))
    )


def accusations(made: Sequence[Dossier]) -> list[tuple[Named, Check]]:
    corpus = reconcile([summary_of(d) for d in made])
    results = [r for d in made for r in audit(with_duplicates(d))]
    results += [r for d in made if len(made) > 1 for r in compare(summary_of(d), corpus, doubts_of(d))]
    return [(r.rule, c) for r in results for c in r.checks if not c.passed and c.about == "document"]


def doubted(dossier: Dossier) -> Dossier:
    assert dossier.facts is not None
    return replace(
        dossier,
        indicators=tuple(replace(r, doubts=("ocr_unsure",)) for r in dossier.indicators),
        signatories=tuple(replace(r, doubts=("ocr_unsure",)) for r in dossier.signatories),
        citations=tuple(replace(r, doubts=("ocr_unsure",)) for r in dossier.citations),
        facts=replace(dossier.facts, doubts=FACTS),
    )


def printed(dossier: Dossier) -> list[Mapping[str, Quote]]:
    records = [r.quotes for r in dossier.indicators] + [r.quotes for r in dossier.signatories]
    return [*records, *(r.quotes for r in dossier.citations)]


def is_a_mark(check: Check) -> bool:
    """A lone "-" is no value: there is nothing in it to misread."""
    return bool(check.quotes) and not any(c.isalnum() for quote in check.quotes for c in quote.text)


def test_every_rule_is_tried() -> None:
    assert {rule.__name__ for rule in ACCUSING if not fails_on(rule.__name__)} == WITHOUT_KIND


@pytest.mark.parametrize("rule", [pytest.param(r.__name__, id=r.__name__) for r in ACCUSING])
def test_no_rule_accuses_of_a_doubted_value(rule: str) -> None:
    made = [doubted(d) for d in fails_on(rule)]
    quotes = [q for d in made for quoted in printed(d) for q in quoted.values()]
    places = {word.place for quote in quotes for word in quote.words}
    records = {key for d in made for key in doubts_of(d).records}
    for told, check in accusations(made):
        if told.__name__ == rule and not is_a_mark(check):
            assert check.record_id not in records
            assert not told.facts
            assert not places & {word.place for quote in check.quotes for word in quote.words}


@pytest.mark.parametrize("fact", ["institution", "region", "years"])
@pytest.mark.parametrize("rule", [pytest.param(r, id=r.__name__) for r in ACCUSING])
def test_a_rule_names_each_fact_of_the_document_that_it_takes_for_granted(rule: Named, fact: str) -> None:
    made = fails_on(rule.__name__)
    blank = [replace(d, facts=without(d, fact)) for d in made]
    if made and not any(r.__name__ == rule.__name__ for r, _ in accusations(blank)):
        assert fact in rule.facts


def without(dossier: Dossier, fact: str) -> DocumentRecord:
    assert dossier.facts is not None
    known = getattr(dossier.facts, fact)
    blank = (
        replace(known, parsed=replace(known.parsed, value=None))
        if hasattr(known, "parsed")
        else replace(known, value=None)
    )
    return replace(dossier.facts, **{fact: blank})


def test_what_may_have_been_missed_is_not_told_as_absent() -> None:
    absent = [rule.__name__ for rule in ACCUSING if rule.absence and rule.__name__ not in WITHOUT_KIND]
    for name in absent:
        made = [replace(d, notes=(*d.notes, ("page_failed", 1, ""))) for d in fails_on(name)]
        assert name not in {r.__name__ for r, _ in accusations(made)}, name
