"""A value that `iku diff` tells is written as a person reads it."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.cli.shown.difference import said
from pipeline.settings import Lang


@pytest.mark.parametrize(
    ("value", "column", "table", "lang", "shown"),
    [
        pytest.param(np.float64(85.5), "target_value", "indicators", "id", "85,5", id="decimal comma"),
        pytest.param(np.float64(85.5), "target_value", "indicators", "en", "85.5", id="decimal point"),
        pytest.param(80.0, "target_value", "indicators", "id", "80", id="whole number"),
        pytest.param(None, "target_value", "indicators", "id", "–", id="nothing"),
        pytest.param("Camat", "jabatan", "signatories", "id", "“Camat”", id="text"),
        pytest.param("open", "verdict", "findings", "id", "“open” (belum diperiksa)", id="code"),
        pytest.param([{"name_raw": "BUDI", "n": 2}], "name_variants", "officials", "id", "BUDI (2×)", id="list"),
    ],
)
def test_a_value_in_words(value: object, column: str, table: str, lang: Lang, shown: str) -> None:
    assert said(value, column, table, lang) == shown
