"""The dataset is described in Croissant by the word of that library itself, which also reads its rows by it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.dataset.read import read_table
from pipeline.dataset.schema import schema
from pipeline.fields import TABLES
from pipeline.outputs.public_edition import make_key, publish, read_key
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import NIP, folder, report

pytestmark = pytest.mark.slow

mlcroissant = pytest.importorskip("mlcroissant")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("croissant")
    run(Settings(folder(base / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR")}), base / "out"))
    return base / "out"


def described(dataset: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((dataset / "croissant.json").read_text(encoding="utf-8"))
    return made


def records(dataset: Path, table: str) -> list[dict[str, Any]]:
    return list(mlcroissant.Dataset(jsonld=dataset / "croissant.json").records(table))


def test_the_description_is_valid(dataset: Path) -> None:
    issues = mlcroissant.Dataset(jsonld=dataset / "croissant.json").metadata.ctx.issues
    assert not issues.errors
    left_out = {warning.split('"')[1].rsplit("/", 1)[-1] for warning in issues.warnings}
    assert left_out == {"datePublished", "license", "citeAs"}  # whoever publishes says them


def test_every_table_and_column_is_described(dataset: Path) -> None:
    fields = {s["name"]: [f["name"] for f in s["field"]] for s in described(dataset)["recordSet"]}
    assert fields == {name: schema(name).names for name in TABLES}


@pytest.mark.parametrize("table", ["documents", "indicators", "signatories", "officials", "legal_basis", "evidence"])
def test_the_library_reads_every_row_by_it(dataset: Path, table: str) -> None:
    key = f"{table}/{schema(table).names[0]}"
    found = [row[key].decode() for row in records(dataset, table)]
    assert found == [row[schema(table).names[0]] for row in read_table(dataset, table)]
    assert found


def test_lists_and_structs_are_read_whole(dataset: Path) -> None:
    (person,) = {row["officials/nip"]: row for row in records(dataset, "officials")}.values()
    assert person["officials/nip"] == NIP.replace(" ", "").encode()
    assert person["officials/titles_back"] == [b"M.Si."]
    (kept,) = read_table(dataset, "officials")
    assert kept["name_variants"]
    assert [
        (v["officials/name_variants/name_raw"].decode(), v["officials/name_variants/n"])
        for v in person["officials/name_variants"]
    ] == [tuple(v.values()) for v in kept["name_variants"]]


def test_the_same_dataset_gives_the_same_description(dataset: Path, tmp_path: Path) -> None:
    run(Settings(dataset.parent / "raw", tmp_path / "again"))
    assert (tmp_path / "again" / "croissant.json").read_bytes() == (dataset / "croissant.json").read_bytes()


def test_a_file_that_was_changed_is_found(dataset: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(dataset, tmp_path / "changed")
    shutil.copy(changed / "checks.parquet", changed / "documents.parquet")
    with pytest.raises(Exception, match=r"documents\.parquet") as caught:
        records(changed, "documents")
    assert "Hash of downloaded file" in str(caught.value.__cause__)


def test_a_column_without_a_source_is_found(dataset: Path, tmp_path: Path) -> None:
    broken = described(dataset)
    broken["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "nowhere.parquet"
    (tmp_path / "croissant.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError, match="nowhere"):
        mlcroissant.Dataset(jsonld=tmp_path / "croissant.json")


def test_each_edition_says_what_personal_data_it_holds(dataset: Path, tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    publish(dataset, tmp_path / "public", read_key(tmp_path / "key"))
    said = [described(d)["rai:personalSensitiveInformation"] for d in (dataset, tmp_path / "public")]
    assert "birth date" in said[0]
    assert "pseudonyms" in said[1]
