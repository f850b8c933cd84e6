"""The notebook is the one of its source, holds no outputs, runs, and gives the answers that the made-up reports hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.docs.sample import OTHER_RATIO, dataset
from tools.build.notebook import SOURCE, notebook_text

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the notebook's names hold after a run over the made-up reports."""
    place = dataset(tmp_path_factory.mktemp("notebook"))
    notebook = nbformat.read(SOURCE.with_suffix(".ipynb"), as_version=4)
    notebook.cells.insert(
        0, nbformat.v4.new_code_cell(f"import os\nos.environ['IKU_DATA'] = {str(place / 'data/processed')!r}")
    )
    names = "formulas=formulas, missing=missing, measured=measured, compared=compared, old=old"
    asked = f"import json\nfound = {{k: json.loads(v.to_json(orient='records')) for k, v in dict({names}).items()}}\n"
    asked += "found['citations'] = json.loads(citations.to_json())\nprint(json.dumps(found))"
    notebook.cells.append(nbformat.v4.new_code_cell(asked))
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    said: dict[str, Any] = json.loads(notebook.cells[-1].outputs[0].text)
    return said


def test_the_notebook_is_that_of_its_source_and_holds_no_outputs() -> None:
    kept = SOURCE.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert kept == notebook_text(SOURCE.read_text(encoding="utf-8")), "run `python -m tools.build.notebook`"
    nbformat.validate(nbformat.reads(kept, as_version=4))
    assert not any(cell.get("outputs") for cell in json.loads(kept)["cells"])


def test_which_offices_have_no_formula(answers: dict[str, Any]) -> None:
    found = {
        row["office"]: (row["indicators"], row["without_formula"], row["formula_column"]) for row in answers["formulas"]
    }
    assert found == {
        "Kecamatan Mekar": (2, 1, True),
        "Kecamatan Sukamaju": (2, 1, True),
        "Kecamatan Jaya": (1, 0, True),
    }
    assert {(row["office"], row["indikator_raw"]) for row in answers["missing"]} == {
        ("Kecamatan Mekar", "Nilai SAKIP"),
        ("Kecamatan Sukamaju", "Nilai SAKIP"),
    }


def test_how_the_same_indicator_is_measured(answers: dict[str, Any]) -> None:
    first = answers["compared"][0]
    assert (first["indicator"], first["offices"], first["formulas"]) == (
        "Persentase pengaduan yang ditindaklanjuti",
        3,
        2,
    )
    assert [row["office"] for row in answers["measured"] if row["formula_raw"] == OTHER_RATIO] == ["Kecamatan Mekar"]


def test_how_many_citations_are_out_of_date(answers: dict[str, Any]) -> None:
    assert answers["citations"] == {"citations": 6, "judged": 6, "out of date": 1, "not judged": 0}
    assert [(row["office"], row["expected"]) for row in answers["old"]] == [("Kecamatan Jaya", "PP 12/2019")]
