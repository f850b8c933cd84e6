from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.dataset import write
from pipeline.dataset.readme import data_dictionary
from pipeline.dataset.schema import KEYS, schema
from pipeline.dataset.table_writer import BrokenKey
from pipeline.dataset.write import ForeignFolder, OutputLocked, lock, recover, write_dataset
from pipeline.fields import TABLES
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from reference.load import read_settings
from tests.pipeline.reconcile.together import build_tables, reconcile


def _tables(*paths: str) -> dict[str, pa.Table]:
    dossiers = [Dossier(Source(p, None, None), "failed", error_code="x", error_id="x", error_en="x") for p in paths]
    return build_tables(reconcile(dossiers))


def _write(out: Path, *paths: str) -> None:
    write_dataset(_tables(*paths), out, {"n": len(paths)}, data_dictionary())


def _paths(out: Path) -> list[str]:
    return list(pq.read_table(out / "documents.parquet").column("path").to_pylist())


def test_a_dataset_is_all_tables_and_their_descriptions(tmp_path: Path) -> None:
    _write(tmp_path / "out", "b.pdf", "a.pdf")
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert names == {f"{t}.parquet" for t in TABLES} | {"README.md", "datapackage.json", "croissant.json", "run.json"}
    assert _paths(tmp_path / "out") == ["a.pdf", "b.pdf"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_readme_explains_every_doubt_in_both_languages() -> None:
    """The page of the dataset named no code of its column `doubts`: who met one had to look into the program."""
    told = {
        line.split(" | ")[0].removeprefix("| "): line
        for line in data_dictionary().partition("# Kode keraguan")[2].splitlines()
    }
    doubts = read_settings("doubts.toml")
    assert "ocr_unsure" in doubts
    for code, text in doubts.items():
        assert told[code] == f"| {code} | {text['id']} | {text['en']} |"


def test_the_package_describes_every_field(tmp_path: Path) -> None:
    _write(tmp_path / "out", "a.pdf")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    described = {r["path"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"]}
    assert described == {f"{t}.parquet": schema(t).names for t in TABLES}
    assert all(f["description"] and f["description_id"] for r in package["resources"] for f in r["schema"]["fields"])


def test_a_new_dataset_replaces_the_old_one_and_leaves_other_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitkeep").touch()
    _write(out, "a.pdf")
    (out / "catatan").mkdir()
    (out / "catatan" / "a.txt").write_text("x", encoding="utf-8")
    _write(out, "b.pdf")
    assert _paths(out) == ["b.pdf"]
    assert (out / ".gitkeep").exists()
    assert (out / "catatan" / "a.txt").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("exchange", [pytest.param(True, id="in one step"), pytest.param(False, id="in two renames")])
def test_both_ways_of_replacing_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(write, "_exchange", lambda a, b: False)
    _write(tmp_path / "out", "a.pdf")
    _write(tmp_path / "out", "b.pdf")
    assert _paths(tmp_path / "out") == ["b.pdf"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_leaves_the_old_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "out", "a.pdf")

    def refuse(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "_sync", refuse)
    with pytest.raises(OSError, match="No space"):
        _write(tmp_path / "out", "b.pdf")
    assert _paths(tmp_path / "out") == ["a.pdf"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_run_killed_between_two_renames_loses_nothing(tmp_path: Path) -> None:
    _write(tmp_path / "out", "a.pdf")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    (tmp_path / ".out.new").mkdir()
    recover(tmp_path / "out")
    assert _paths(tmp_path / "out") == ["a.pdf"]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "dokumen"
    out.mkdir()
    (out / "skripsi.docx").write_bytes(b"x")
    with pytest.raises(ForeignFolder):
        _write(out, "a.pdf")
    assert [p.name for p in out.iterdir()] == ["skripsi.docx"]


def test_two_writers_never_meet(tmp_path: Path) -> None:
    with lock(tmp_path / "out"), pytest.raises(OutputLocked), lock(tmp_path / "out"):
        pass
    with lock(tmp_path / "out"):
        pass


def test_a_key_that_leads_nowhere_writes_nothing(tmp_path: Path) -> None:
    tables = _tables("a.pdf")
    row = dict.fromkeys(schema("checks").names) | {"rule_id": "x", "document_id": "nowhere"}
    tables["checks"] = pa.Table.from_pylist([row], schema=schema("checks"))
    with pytest.raises(BrokenKey, match=r"checks\.document_id"):
        write_dataset(tables, tmp_path / "out", {}, "")
    assert not (tmp_path / "out").exists()


def test_every_table_has_its_key() -> None:
    assert set(KEYS) == set(TABLES)
    assert all(set(KEYS[t]) <= set(schema(t).names) for t in TABLES)
