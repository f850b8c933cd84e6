"""Targets and results as documents of an office are compared by them."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from extractors.model.quote import Quote
from pipeline.records.promises import sure_targets, value_text
from tests.build import quote
from tests.pipeline.audit.test_targets import dossier


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (85.0, "85"),
        (92.5, "92.5"),
        (100 / 3, "33.3333"),
        (1_234_567.0, "1234567"),
        (1_234_567.25, "1234567.25"),
        (12_345.678, "12345.68"),
    ],
)
def test_a_large_number_keeps_its_digits(value: float, text: str) -> None:
    assert value_text(value) == text


@pytest.mark.parametrize(("confidence", "unit"), [(0.97, "desa"), (0.7, None)], ids=["surely read", "read badly"])
def test_a_unit_that_was_read_badly_is_held_against_no_other(confidence: float, unit: str | None) -> None:
    """A unit misread in its column accused the office of another unit than in its plan."""
    column = Quote(tuple(word._replace(engine="ocr", confidence=confidence) for word in quote("Desa").words))
    fields = {"indikator": quote("Jumlah desa mandiri"), "satuan": column, "target": quote("12")}
    (record,) = dossier(IndikatorRow(fields, ())).indicators
    assert [(year, value) for year, value, _ in sure_targets(record, 2023)] == [(2023, ("12", "12", unit))]
