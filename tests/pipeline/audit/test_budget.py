"""The sum below a list of programmes: of all lines, of one level, or of two at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extractors.find import find_blocks
from extractors.model.blocks import Blocks, BudgetLine, BudgetList
from extractors.model.quote import Quote
from extractors.readers import read_document
from pipeline.audit.rules.budget import agreement_lists_its_programmes, budget_list_adds_up
from pipeline.records.dossier import Dossier, interpret
from pipeline.records.source import Source
from tests.build import document, quote
from tests.pipeline.samples import report


def checked(total: str, *lines: tuple[str, str, str]) -> list[tuple[bool, str | None]]:
    made = tuple(BudgetLine(quote(n) if n else Quote(), quote(name), quote(amount)) for n, name, amount in lines)
    read = document("PERJANJIAN KINERJA")
    blocks = Blocks(budgets=(BudgetList(made, quote(total) if total else Quote()),))
    found = budget_list_adds_up(interpret(Source("a", read.sha256, 1), read, blocks))
    return [(check.passed, check.expected) for check in found]


FLAT = (("1", "Program A", "1.250.000"), ("2", "Program B", "750.000,00"))
TWO_LEVELS = (("", "Program A", "300.000"), ("", "Kegiatan a", "100.000"), ("", "Kegiatan b", "200.000"))
NUMBERED = (("1", "Administrasi", "300.000"), ("", "Rapat", "100.000"), ("", "Kertas", "150.000"))


@pytest.mark.parametrize(
    ("total", "lines", "passed"),
    [
        pytest.param("2.000.000", FLAT, True, id="all"),
        pytest.param("2.000.000,00", FLAT, True, id="with cents"),
        pytest.param("2.000.001", FLAT, True, id="rounded"),
        pytest.param("2.000.002", FLAT, True, id="rounded in each line"),
        pytest.param("2.000.003", FLAT, False, id="more than cents of each line"),
        pytest.param("2.200.000", FLAT, False, id="wrong"),
        pytest.param("300.000", TWO_LEVELS, True, id="programmes and their activities"),
        pytest.param("300.000", NUMBERED, True, id="numbered lines alone"),
        pytest.param("500.000", TWO_LEVELS, False, id="no level makes it"),
    ],
)
def test_the_sum_is_that_of_a_level(total: str, lines: tuple[tuple[str, str, str], ...], passed: bool) -> None:
    ((told, _),) = checked(total, *lines)
    assert told is passed


def test_a_wrong_sum_is_told_with_the_right_one_and_none_where_no_sum_is_printed() -> None:
    assert checked("2.200.000", *FLAT) == [(False, "2.000.000")]
    assert checked("", *FLAT) == []


def _agreement() -> Dossier:
    """Return a made-up document with a table and a signature, taken for an agreement."""
    read = read_document(report().encode())
    made = interpret(Source("a", read.sha256, 1), read, find_blocks(read))
    assert made.facts is not None
    assert made.indicators
    assert made.signatories
    return replace(made, facts=replace(made.facts, kind="perjanjian_kinerja"))


MONEY = BudgetList((BudgetLine(quote("1"), quote("Program A"), quote("1.000.000")),), Quote())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({}, [False], id="no money"),
        pytest.param({"blocks": Blocks(budgets=(MONEY,))}, [True], id="a list of programmes"),
        pytest.param({"indicators": ()}, [], id="no table"),
        pytest.param({"signatories": ()}, [], id="no signature"),
        pytest.param({"facts": None}, [], id="no facts"),
    ],
)
def test_an_agreement_names_its_money(change: dict[str, Any], told: list[bool]) -> None:
    found = agreement_lists_its_programmes(replace(_agreement(), **change))
    assert [check.passed for check in found] == told


def test_another_document_needs_to_name_no_money() -> None:
    made = _agreement()
    assert made.facts is not None
    other = replace(made, facts=replace(made.facts, kind="penetapan_iku"))
    assert list(agreement_lists_its_programmes(other)) == []
