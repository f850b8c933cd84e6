"""Where rules on what fits together in a row begin and end to speak."""

from __future__ import annotations

import pytest

from extractors.model.blocks import IndikatorRow
from tests.pipeline.audit.test_targets import dossier, row
from tests.pipeline.reconcile.together import audit, reconcile

SHARE, COUNT = "Persentase desa tertib", "Jumlah desa tertib"
HALVES, UNIT, COLUMN = (
    "numerator_differs_from_denominator",
    "unit_of_a_percentage_is_percent",
    "target_unit_agrees_with_its_column",
)


def verdict(rule: str, given: IndikatorRow) -> bool | None:
    """Return whether the one check of a rule passed; None where it makes none."""
    checks = [c for a in audit(reconcile([dossier(given)])) if a.rule.__name__ == rule for c in a.checks]
    assert len(checks) <= 1
    return checks[0].passed if checks else None


@pytest.mark.parametrize(
    ("rule", "given", "passed"),
    [
        pytest.param(HALVES, row(SHARE, formula="(Desa tertib / Jumlah desa) x 100%"), True, id="two_things"),
        pytest.param(
            HALVES, row(SHARE, formula="(Jumlah desa / Jumlah  DESA) x 100%"), False, id="the_same_in_capitals"
        ),
        pytest.param(HALVES, row(SHARE, formula="(n / N) x 100%"), True, id="signs_of_part_and_whole"),
        pytest.param(HALVES, row(SHARE, formula="(N / N) x 100%"), False, id="the_same_sign"),
        pytest.param(HALVES, row(SHARE, formula="Jumlah desa yang tertib"), None, id="a_count"),
        pytest.param(HALVES, row(SHARE), None, id="no_formula"),
        pytest.param(UNIT, row(SHARE, satuan="%"), True, id="percent"),
        pytest.param(UNIT, row(SHARE, satuan="Persen"), True, id="percent_in_words"),
        pytest.param(UNIT, row(SHARE, satuan="Persen (%) desa"), True, id="percent_among_words"),
        pytest.param(UNIT, row(SHARE, satuan="Desa"), False, id="another_unit"),
        pytest.param(UNIT, row(SHARE), None, id="no_unit"),
        pytest.param(UNIT, row(COUNT, satuan="Desa"), None, id="no_share"),
        pytest.param(UNIT, row("", satuan="Desa"), None, id="no_indicator"),
        pytest.param(COLUMN, row(COUNT, satuan="Desa", target="12 desa"), True, id="the_same_unit"),
        pytest.param(COLUMN, row(COUNT, satuan="Desa/Kelurahan", target="12 desa"), True, id="one_of_its_units"),
        pytest.param(COLUMN, row(COUNT, satuan="Dokumen", target="12 desa"), False, id="units_differ"),
        pytest.param(COLUMN, row(COUNT, satuan="Dokumen", target="90%"), False, id="percent_of_documents"),
        pytest.param(COLUMN, row(COUNT, satuan="Dokumen", target="12"), None, id="number_alone"),
        pytest.param(COLUMN, row(COUNT, target="12 desa"), None, id="no_column"),
        pytest.param(COLUMN, row(COUNT, satuan="Dokumen"), None, id="no_target"),
        pytest.param(COLUMN, row(COUNT, satuan="Dokumen", target="BB"), None, id="a_grade"),
    ],
)
def test_row_that_fits_together(rule: str, given: IndikatorRow, *, passed: bool | None) -> None:
    assert verdict(rule, given) is passed


@pytest.mark.parametrize(
    ("rule", "given", "found", "expected", "n_quotes", "about"),
    [
        pytest.param(HALVES, row(SHARE, formula="(Desa / Desa)"), "(Desa / Desa)", None, 1, "document", id="halves"),
        pytest.param(UNIT, row(SHARE, satuan="Desa"), "Desa", "%", 2, "document", id="unit"),
        pytest.param(COLUMN, row(COUNT, satuan="Dokumen", target="12 desa"), "12 desa", "Dokumen", 2, "document", id="column"),
        pytest.param(
            COLUMN, row("Publikasi", satuan="Persen", target="100 (seluruh publikasi)"), "100 (seluruh publikasi)", "Persen", 2,
            "reader", id="a_remark",
        ),
    ],
)  # fmt: skip
def test_what_such_a_finding_says(
    rule: str, given: IndikatorRow, found: str, expected: str | None, n_quotes: int, about: str | None
) -> None:
    (check,) = (
        c for a in audit(reconcile([dossier(given)])) if a.rule.__name__ == rule for c in a.checks if not c.passed
    )
    assert (check.found, check.expected, len(check.quotes), check.about) == (found, expected, n_quotes, about)
