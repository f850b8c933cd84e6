"""Every recipe of docs/researchers/recipes.md runs, and the engines agree on the answer."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.outputs.export import export
from tests.docs.sample import OTHER_RATIO, REPEALED, dataset
from tests.pipeline.samples import RATIO

PAGE = Path(__file__).parents[2] / "docs" / "researchers" / "recipes.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WITHOUT_FORMULA = [("Kecamatan Mekar", "Nilai SAKIP"), ("Kecamatan Sukamaju", "Nilai SAKIP")]


def recipes(heading: str) -> list[str]:
    """Return the code of each block under a heading of the page."""
    (section,) = re.findall(
        rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return [code for _, code in BLOCK.findall(section)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dataset(tmp_path_factory.mktemp("recipes"))


@pytest.fixture(autouse=True)
def _there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)


def ask_python(code: str) -> Any:
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    return names["answer"]


def ask_duckdb(code: str) -> list[tuple[Any, ...]]:
    return list(pytest.importorskip("duckdb").sql(code).fetchall())


def ask_sqlite(place: Path, code: str) -> list[tuple[Any, ...]]:
    path = export(place / "data" / "processed", place / "out" / "iku.sqlite", "sqlite")
    with sqlite3.connect(path) as connection:
        return connection.execute(code).fetchall()


def ask_r(code: str) -> list[tuple[str, ...]]:
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("Rscript is not installed: the R recipe was not run")
    asked = subprocess.run(
        [program, "-e", 'stopifnot(requireNamespace("arrow"), requireNamespace("dplyr"))'], check=False
    )
    if asked.returncode:
        pytest.skip("R has no packages arrow and dplyr: the R recipe was not run")
    done = subprocess.run([program, "-e", code], capture_output=True, text=True, check=True)
    return [tuple(row) for row in csv.reader(io.StringIO(done.stdout))][1:]


def test_the_page_has_these_recipes_and_no_others() -> None:
    headings = ("pandas", "polars", "DuckDB", "SQLite", "R", "From a value back to the page")
    assert [len(recipes(h)) for h in headings] == [2, 2, 3, 2, 1, 1]
    assert len(BLOCK.findall(PAGE.read_text(encoding="utf-8"))) == 11


def test_pandas() -> None:
    missing, targets = (ask_python(code) for code in recipes("pandas"))
    assert list(missing.itertuples(index=False, name=None)) == WITHOUT_FORMULA
    assert targets.columns.name == "year"
    assert targets.to_numpy().tolist() == [[90.0, 95.0]]
    assert list(targets.columns) == [2023, 2024]


def test_a_target_of_a_quarter_is_not_that_of_its_year(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data" / "processed"
    shutil.copytree(place / "data" / "processed", data)
    years = pd.read_parquet(data / "targets.parquet")
    quarters = years.assign(period="TW1", value=10.0)
    pd.concat([quarters, years]).to_parquet(data / "targets.parquet")
    monkeypatch.chdir(tmp_path)
    assert ask_python(recipes("pandas")[1]).to_numpy().tolist() == [[90.0, 95.0]]


def test_polars() -> None:
    pytest.importorskip("polars")
    missing, groups = (ask_python(code) for code in recipes("polars"))
    assert missing.rows() == WITHOUT_FORMULA
    ((_, indicator, documents, formulas),) = groups.rows()
    assert (indicator, documents) == ("Persentase pengaduan yang ditindaklanjuti", 3)
    assert formulas == sorted([RATIO, OTHER_RATIO])


def test_duckdb() -> None:
    missing, repealed, names = (ask_duckdb(code) for code in recipes("DuckDB"))
    assert missing == WITHOUT_FORMULA
    assert [row[1:] for row in names] == [("Kecamatan Jaya", 2023, 2023, 1), ("Kecamatan Sukamaju", 2023, 2023, 1)]
    ((office, year, raw, by),) = repealed
    assert (office, year, by) == ("Kecamatan Jaya", 2023, "PP 12/2019")
    assert raw.startswith(REPEALED)


def test_sqlite(place: Path) -> None:
    missing, people = (ask_sqlite(place, code) for code in recipes("SQLite"))
    assert missing == WITHOUT_FORMULA
    ((_, score, offices),) = people
    assert score > 0
    assert set(offices.split(",")) == {"Kecamatan Jaya", "Kecamatan Sukamaju"}


def test_r() -> None:
    (code,) = recipes("R")
    assert ask_r(code) == WITHOUT_FORMULA


def test_a_value_leads_back_to_its_page() -> None:
    (code,) = recipes("From a value back to the page")
    (place,) = ask_python(code).itertuples(index=False)
    assert place.text == "Persentase pengaduan yang ditindaklanjuti"
    assert place.path
