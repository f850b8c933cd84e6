"""Doubts of indicators printed as labels and values, told from the others beside them."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from extractors.tables.labelled.beside import reaches_none, with_doubts
from tests.build import line, quote


def _row(**fields: str) -> IndikatorRow:
    return IndikatorRow({name: quote(text) for name, text in fields.items()})


@pytest.mark.parametrize(
    ("text", "page", "left"),
    [
        ("Pendapatan retribusi pengujian", 1, True),
        ("Pemilik proses : Seksi Pelayanan", 1, True),
        ("2. Indikator 2", 1, False),
        ("Rencana Strategis 2021-2026", 2, False),
        ("12", 1, False),
    ],
    ids=["a name without its label", "an unknown label", "a heading", "a running head of the next page", "a number"],
)
def test_a_line_that_is_of_no_indicator(text: str, page: int, left: bool) -> None:
    assert reaches_none(line(text, page=page), quote("Register layanan")) == left


def test_words_between_two_indicators_are_a_doubt_on_both() -> None:
    rows = with_doubts([_row(indikator=name) for name in "ABCD"], [False, True, False, True])
    assert [row.doubts for row in rows] == [(), ("leftover_words",), ("leftover_words",), ()]


def test_the_one_indicator_that_lacks_what_all_others_have() -> None:
    rows = [_row(indikator=name, formula="Jumlah") for name in "ABC"] + [_row(indikator="D")]
    assert [row.doubts for row in with_doubts(rows, [False] * 4)] == [(), (), (), ("values_missing",)]
    assert with_doubts(rows[2:], [False] * 2) == tuple(rows[2:])
