"""Which way an indicator gets better: what its row prints, a ticked choice too."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from pipeline.audit.results import direction_is_printed, gets_better_by_falling
from tests.build import quote
from tests.pipeline.audit.test_targets import dossier


@pytest.mark.parametrize(
    ("printed", "falls", "is_printed"),
    [
        pytest.param("Minimize", True, True, id="falling"),
        pytest.param("Maximize", False, True, id="rising"),
        pytest.param("☒ Maximize ☐ Minimize", False, True, id="rising_is_ticked"),
        pytest.param("( ) Maximize (v) Minimize", True, True, id="falling_is_ticked"),
        pytest.param("☐ Maximize ☐ Minimize", False, False, id="nothing_is_ticked"),
    ],
)
def test_polarity_is_the_choice_that_is_ticked(printed: str, falls: bool, is_printed: bool) -> None:
    fields = {"sasaran": "Meningkatnya mutu", "indikator": "Indeks mutu layanan", "target": "85", "polaritas": printed}
    made = dossier(IndikatorRow({name: quote(text) for name, text in fields.items()}))
    (record,) = made.indicators
    assert (gets_better_by_falling(record), direction_is_printed(record)) == (falls, is_printed)
