"""The first printed page of an office: what fits stands there, what does not is counted."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.outputs.offices.first_page import FirstPage, first_page_of
from pipeline.outputs.offices.lke import sheet_of
from pipeline.outputs.offices.offices import offices_of
from pipeline.outputs.offices.smart import measures_of
from tests.pipeline.outputs.offices.rows import document, finding, indicator, row, tables


def page(**given: Any) -> FirstPage:
    (office,) = offices_of(tables(**{"documents": [document("a")], **given}))
    return first_page_of(office, measures_of(office), sheet_of(office))


def indicators(n: int, text: str = "Persentase layanan nomor", **more: Any) -> list[Any]:
    return [indicator("a", f"{text} {i}", indicator_id=f"a-i{i}", **more) for i in range(n)]


@pytest.mark.parametrize("n", [1, 5, 200])
def test_every_indicator_is_shown_or_counted(n: int) -> None:
    made = page(indicators=indicators(n))
    assert sum(len(shown) for _, _, shown in made.goals) + made.more_measures == n
    assert (made.more_measures > 0) is (n > 100)


def test_long_texts_are_cut_behind_a_word_and_take_the_place_of_others() -> None:
    short, long = (page(indicators=indicators(60, formula_raw=text)) for text in ("a / b", "jumlah layanan " * 40))
    assert long.more_measures > short.more_measures
    assert long.goals[0][2][0].formula.endswith("layanan …")


def test_indicators_without_goal_stand_last() -> None:
    made = page(indicators=[*indicators(1, "Tanpa sasaran", sasaran_raw=None), *indicators(2)[1:]])
    assert [goal for goal, _, _ in made.goals] == ["Meningkatnya pelayanan", ""]


def test_findings_stand_by_severity_a_text_once_and_the_others_are_counted() -> None:
    made = page(findings=[
        finding("a", "x", finding_id="f1"), finding("a", "x", finding_id="f2"), finding("a", "y", severity="error"),
        *(finding("a", f"z{i}", severity="info") for i in range(9)),
    ])  # fmt: skip
    assert [f["severity"] for f, _ in made.findings][:3] == ["error", "warning", "info"]
    assert made.severities == (("error", 1), ("warning", 2), ("info", 9))
    assert len(made.findings) + made.more_findings == 11


def test_of_the_legal_basis_the_items_with_findings_are_named() -> None:
    laws = [
        row("legal_basis", citation_id=f"a-c{i}", document_id="a", role="legal_basis", raw=f"UU {i}") for i in (1, 2)
    ]
    made = page(legal_basis=laws, findings=[finding("a", "cited_title_is_exact", "a-c2")])
    assert (made.n_laws, made.laws, made.more_laws) == (2, (("a-c2", "UU 2"),), 0)


def test_each_component_of_the_evaluation_sheet_counts_its_criteria() -> None:
    made = page(indicators=indicators(1))
    assert [c.text[0][:2] for c in made.components] == ["1.", "2.", "3.", "4."]
    assert all(sum(n for _, n in c.counts) > 0 for c in made.components)
