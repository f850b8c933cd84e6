"""Rules on tables of indicators: what the reader may have missed accuses nobody; aim and result of one goal are no difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks, HeaderCell, IndikatorRow, IndikatorTable
from extractors.model.quote import Quote
from pipeline.audit.apply import RULES
from pipeline.audit.check import Check
from pipeline.audit.doubt import doubts_of, judged
from pipeline.reconcile.corpus import Corpus
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote


def dossier(*tables: IndikatorTable, kind: str = "iku", ledger: dict[str, int] | None = None) -> Dossier:
    read = document("INDIKATOR KINERJA UTAMA", "KECAMATAN SUKAMAJU", "TAHUN 2024")
    made = interpret(Source("a.pdf", read.sha256, 1), read, Blocks(tables=tables))
    assert made.facts is not None
    return replace(made, status="ok", facts=replace(made.facts, kind=kind, doubts=()), ledger=ledger or {})


def checks(rule: str, made: Dossier, corpus: Corpus | None = None) -> list[Check]:
    (found,) = (r for r in RULES if r.__name__ == rule)
    return [judged(c, found, doubts_of(made)) for c in found(made, corpus or Corpus())]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("left", "about"),
    [
        pytest.param({"text": 40}, "document", id="no room for a table"),
        pytest.param({"text": 200}, "reader", id="a table without rules may stand in the text"),
        pytest.param({"other_table": 120}, "reader", id="a table that was not known"),
        pytest.param({"other_table": 9}, "reader", id="a small table without a head"),
    ],
)
def test_a_missing_table_accuses_only_where_no_words_are_left(left: dict[str, int], about: str) -> None:
    (check,) = checks("announced_table_is_present", dossier(ledger=left))
    assert (check.passed, check.about) == (False, about)


@pytest.mark.parametrize(
    ("label", "known"),
    [
        pytest.param("PROGRAM", True, id="a column that no indicator has"),
        pytest.param("ANGGARAN", True, id="money"),
        pytest.param("SASARAN", True, id="a field"),
        pytest.param("ZODIAK", False, id="unknown"),
    ],
)
def test_columns_of_programmes_are_no_unknown_headers(label: str, known: bool) -> None:
    fields = ("sasaran",) if label == "SASARAN" else ()
    table = IndikatorTable(
        (IndikatorRow({"indikator": quote("Indeks")}),), header=(HeaderCell(quote(label), fields, 0),)
    )
    (check,) = checks("column_header_is_known", dossier(table))
    assert check.passed is known


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        pytest.param("Meningkatkan mutu layanan", "Meningkatnya mutu layanan", True, id="aim and result"),
        pytest.param("3. Meningkatnya mutu layanan", "Meningkatnya mutu layanan", True, id="number in front"),
        pytest.param("Meningkatnya mutu layanan", "Meningkatnya mutu pelayanan", False, id="another word"),
    ],
)
def test_a_goal_printed_as_aim_and_as_result_agrees(first: str, second: str, agree: bool) -> None:
    tables = [
        IndikatorTable((IndikatorRow({"indikator": quote("Indeks"), "sasaran": said}),))
        for said in quotes(first, second)
    ]
    made = dossier(*tables)
    keys = [f"{made.document_id}-i{n:05}" for n in (1, 2)]
    (check,) = checks("body_and_annex_tables_agree", made, Corpus(duplicate_of={keys[1]: keys[0]}))
    assert check.passed is agree


def quotes(*texts: str) -> list[Quote]:
    return [quote(text) for text in texts]
