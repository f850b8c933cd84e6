"""The public edition holds no NIP in any form, and the test that says so can fail."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.dataset.read import read_tables
from pipeline.dataset.write import write_dataset
from pipeline.outputs.public_edition import BadKey, make_key, publish, read_key
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import NIP, folder, report

KEY = b"k" * 32
NAME = "BUDI SANTOSA"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("publish")
    texts = {"a.txt": report(), "b.txt": report(office="MEKAR", nip="19700101.199503.1.001", name="BUDI SANTOSO, M.Si")}
    run(Settings(folder(base / "raw", texts), base / "out"))
    return base / "out"


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif value is not None:
        yield str(value)


def leaks(out: Path, digits: str) -> list[str]:
    """Return every text of an edition, in its tables and beside them, that holds the digits in a row."""
    texts = [t for rows in read_tables(out).values() for row in rows for t in strings(row)]
    texts += [path.read_text(encoding="utf-8") for path in sorted(out.glob("*.*")) if path.suffix in (".json", ".md")]
    texts += [path.read_bytes().decode("latin-1") for path in sorted(out.iterdir()) if path.is_file()]
    return [t[:80] for t in texts if digits in re.sub(r"[\s.\-]", "", t)]


def test_no_nip_of_the_source_is_in_the_public_edition(dataset: Path, tmp_path: Path) -> None:
    digits = NIP.replace(" ", "")
    assert leaks(dataset, digits)
    publish(dataset, tmp_path / "out", KEY)
    assert leaks(tmp_path / "out", digits) == []
    assert leaks(tmp_path / "out", digits[:8]) == []


def test_a_planted_nip_is_found(dataset: Path, tmp_path: Path) -> None:
    publish(dataset, tmp_path / "out", KEY)
    package = tmp_path / "out" / "datapackage.json"
    package.write_text(json.dumps({"title": f"NIP. {NIP}"}), encoding="utf-8")
    assert len(leaks(tmp_path / "out", NIP.replace(" ", ""))) >= 1


def test_the_same_nip_has_one_pseudonym_and_another_key_another(dataset: Path, tmp_path: Path) -> None:
    publish(dataset, tmp_path / "a", KEY)
    publish(dataset, tmp_path / "b", b"x" * 32)
    first, second = ({r["nip"] for r in read_tables(tmp_path / n)["signatories"]} for n in ("a", "b"))
    assert len(first) == len(second) == 1
    assert first != second


def test_birth_date_and_evidence_of_the_nip_are_left_out(dataset: Path, tmp_path: Path) -> None:
    publish(dataset, tmp_path / "out", KEY)
    tables = read_tables(tmp_path / "out")
    assert {(r["birth_date"], r["appointed"], r["sex"]) for r in tables["officials"]} == {(None, None, None)}
    assert all(r["field"] not in ("nip", "nip_raw") for r in tables["evidence"])
    assert any(NAME in (r["name_raw"] or "") for r in tables["signatories"])


def test_names_can_be_hidden(dataset: Path, tmp_path: Path) -> None:
    publish(dataset, tmp_path / "out", KEY, names=False)
    texts = [t for rows in read_tables(tmp_path / "out").values() for row in rows for t in strings(row)]
    assert not [t for t in texts if "BUDI" in t.upper()]


def test_the_key_stays_outside(dataset: Path, tmp_path: Path) -> None:
    make_key(tmp_path / "iku.key")
    assert len(read_key(tmp_path / "iku.key", dataset)) == 64
    assert (tmp_path / "iku.key").stat().st_mode & 0o077 == 0
    with pytest.raises(BadKey):
        read_key(tmp_path / "iku.key", tmp_path)
    with pytest.raises(BadKey):
        read_key(tmp_path / "none.key", dataset)
    (tmp_path / "short.key").write_bytes(b"abc")
    with pytest.raises(BadKey):
        read_key(tmp_path / "short.key", dataset)
    with pytest.raises(FileExistsError):
        make_key(tmp_path / "iku.key")


def test_the_writer_is_the_dataset_writer() -> None:
    assert publish.__globals__["write_dataset"] is write_dataset
