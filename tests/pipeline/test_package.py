"""The dataset is a Frictionless Data Package by the word of that tool itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import folder, report

frictionless = pytest.importorskip("frictionless")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    base = tmp_path_factory.mktemp("package")
    run(Settings(folder(base / "raw", {"a.txt": report()}), base / "out"))
    made: dict[str, object] = json.loads(Path(base / "out" / "datapackage.json").read_text(encoding="utf-8"))
    return made


def test_the_package_is_valid(package: dict[str, object]) -> None:
    assert [error.message for error in frictionless.Package.metadata_validate(package)] == []


def test_a_foreign_key_that_is_no_list_is_found(package: dict[str, object]) -> None:
    text = json.dumps(package).replace('"fields": ["document_id"]', '"fields": "document_id"')
    assert [error.message for error in frictionless.Package.metadata_validate(json.loads(text))]
