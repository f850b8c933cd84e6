"""What a publisher says of a dataset stands in each of its descriptions, and the descriptions stay valid."""

from __future__ import annotations

import json
from pathlib import Path

import mlcroissant
import pytest
from frictionless import Package

from pipeline.dataset.publication import Publication, licences
from pipeline.outputs.public_edition import publish
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import folder, report

SAID = Publication("CC-BY-4.0", "Dinas Contoh", "2026-01-31", "https://contoh.example/iku")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("publication")
    run(Settings(folder(base / "raw", {"a.txt": report()}), base / "dataset"))
    publish(base / "dataset", base / "out", b"k" * 32, publication=SAID)
    return base / "out"


def test_croissant_names_licence_citation_and_day_without_a_warning(edition: Path) -> None:
    told = json.loads((edition / "croissant.json").read_text(encoding="utf-8"))
    assert told["license"] == licences()["CC-BY-4.0"]["url"]
    assert told["datePublished"] == "2026-01-31"
    assert "Dinas Contoh (2026)" in told["citeAs"]
    issues = mlcroissant.Dataset(jsonld=edition / "croissant.json").metadata.ctx.issues
    assert (list(issues.errors), list(issues.warnings)) == ([], [])


def test_the_data_package_names_licence_and_publisher(edition: Path) -> None:
    package = Package(str(edition / "datapackage.json"))
    assert [licence["name"] for licence in package.licenses] == ["CC-BY-4.0"]
    assert package.contributors == [{"title": "Dinas Contoh", "role": "publisher"}]
    assert package.homepage == "https://contoh.example/iku"


def test_a_deposit_at_zenodo_is_prepared(edition: Path) -> None:
    told = json.loads((edition / "zenodo.json").read_text(encoding="utf-8"))
    assert (told["upload_type"], told["license"], told["publication_date"]) == ("dataset", "cc-by-4.0", "2026-01-31")


@pytest.mark.parametrize(
    ("licence", "day"),
    [pytest.param("MIT-ish", "2026-01-31", id="licence"), pytest.param("CC0-1.0", "31 Januari", id="day")],
)
def test_what_is_no_licence_or_no_day_is_refused(licence: str, day: str) -> None:
    with pytest.raises(ValueError):
        Publication(licence, "Dinas Contoh", day)
