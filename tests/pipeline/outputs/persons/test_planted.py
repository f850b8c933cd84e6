"""Numbers planted in every text column of every table, in each spelling: none is left in what goes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.dataset.read import Row, read_tables
from pipeline.dataset.schema import KEYS, to_table, types_of
from pipeline.dataset.write import write_dataset
from pipeline.outputs.persons.search import PersonFound
from pipeline.outputs.public_edition import publish
from pipeline.outputs.report.redact import Mask
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.outputs.persons.test_numbers import NIP, SCATTERED, SPELLINGS
from tests.pipeline.samples import folder, report

pytestmark = pytest.mark.slow

KEY = b"k" * 32
PLANTED = (*SPELLINGS.values(), *SCATTERED.values())
CODES = {"record_id", "other_id", "rule_id", "citation_id", "field", "table", "doubts", "sha256", "message"}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset in which each text column holds the number in each spelling."""
    base = tmp_path_factory.mktemp("planted")
    run(
        Settings(
            folder(base / "raw", {"a.txt": report(nip=NIP), "b.txt": report(office="MEKAR", nip=NIP)}), base / "out"
        )
    )
    tables = {name: planted_rows(name, rows) for name, rows in read_tables(base / "out").items()}
    made = {name: to_table(name, rows) for name, rows in tables.items()}
    write_dataset(made, base / "planted", {"settings": {"ocr": "off"}}, "x")
    return base / "planted"


def planted_rows(table: str, rows: list[Row]) -> list[Row]:
    made, key = list(rows), KEYS[table][-1]
    for number, text in enumerate(PLANTED if rows else ()):
        row = {column: plant(column, value, text, types_of(table)[column]) for column, value in rows[0].items()}
        row[key] = f"{number:016x}" if table == "documents" and key == "document_id" else row[key]
        if table != "documents" and isinstance(rows[0][key], str) and key.endswith("_id") and table != "checks":
            row[key] = f"{rows[0][key][:16]}-x{number:05}" if table != "officials" else f"o-{number:012x}"
        if table == "documents":
            row |= {"document_id": f"{number:016x}", "path": f"{number} laporan {text}.pdf"}
        made.append(row)
    return made


def plant(column: str, value: Any, text: str, kind: pa.DataType) -> Any:
    if column in CODES or (column.endswith("_id") and column != "message_id"):
        return value
    if kind == pa.string():
        return f"Laporan {text} camat"
    if column in ("value", "target_value") and kind == pa.float64():
        return float(NIP)
    return [f"Laporan {text} camat"] if kind == pa.list_(pa.string()) else value


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "sha256":
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, float) and value > 1e9:
        yield f"{value:.0f}"


def digits(text: str) -> str:
    plain = "".join(str(unicodedata.decimal(c, c)) for c in unicodedata.normalize("NFKC", text))
    plain = plain.replace("О", "0").translate(str.maketrans("OolI|S", "001115"))
    return re.sub(r"[^0-9A-Za-z]", "", "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Mn")))


def leaks(tables: dict[str, list[Row]]) -> list[str]:
    found = []
    for name, rows in tables.items():
        for row in rows:
            for column, value in row.items():
                found += [
                    f"{name}.{column}: {t}"
                    for t in texts(value)
                    if re.search("19700202|1995031001|19701302", digits(t)) or any(one in t for one in PLANTED)
                ]
    return found


def test_the_planted_numbers_are_there(planted: Path) -> None:
    tables = read_tables(planted)
    places = {leak.split(":")[0] for leak in leaks(tables)}
    assert len(places) >= 15, places
    assert len(leaks(tables)) > 40 * 15


@pytest.mark.parametrize("names", [True, False], ids=["names kept", "names hidden"])
def test_no_planted_number_is_in_the_public_edition(planted: Path, tmp_path: Path, names: bool) -> None:
    publish(planted, tmp_path / "out", KEY, names=names)
    assert leaks(read_tables(tmp_path / "out")) == []
    for path in sorted((tmp_path / "out").iterdir()):
        assert NIP not in path.read_bytes().decode("latin-1"), path.name


def test_no_planted_number_is_in_the_tables_of_a_redacted_report(planted: Path) -> None:
    tables = read_tables(planted)
    assert leaks(Mask(tables).tables(tables)) == []


def test_ids_of_persons_are_not_a_plain_hash_of_their_number(planted: Path, tmp_path: Path) -> None:
    publish(planted, tmp_path / "out", KEY)
    before, after = (
        {r["official_id"] for name in ("officials", "signatories") for r in read_tables(path)[name] if r["official_id"]}
        for path in (planted, tmp_path / "out")
    )
    assert before
    assert before.isdisjoint(after)
    assert len(before) == len(after)


def test_a_file_that_lies_in_the_folder_stops_the_edition_where_it_holds_a_number(
    planted: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(planted, out, KEY)
    (out / "catatan.txt").write_text("NIP. 1970 0202 1995 0310 01", encoding="utf-8")
    with pytest.raises(PersonFound) as error:
        publish(planted, out, KEY)
    assert str(error.value) == "catatan.txt"
    assert not (tmp_path / ".out.new").exists()


def test_what_the_masker_misses_is_not_written(planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.outputs.persons.known.KnownPersons.hide", lambda self, text, document, stand: text)
    with pytest.raises(PersonFound) as error:
        publish(planted, tmp_path / "out", KEY)
    assert NIP not in str(error.value)
    assert not (tmp_path / "out").exists()
