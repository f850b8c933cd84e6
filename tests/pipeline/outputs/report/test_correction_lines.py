"""Lines for data/corrections.csv: every one is accepted by the reader, and changes what it says it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.dataset.read import Row, read_tables
from pipeline.dataset.schema import CORRECTABLE, check_corrections, typed
from pipeline.outputs.report.correction_lines import as_typed, fields_of, find_fix, line_of, values_of
from pipeline.outputs.report.view import view_documents
from pipeline.reconcile.correction_files import read_corrections
from pipeline.reconcile.corrections import COLUMNS
from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.outputs.report.conftest import Built
from tests.pipeline.samples import folder, report


def place(field: str, text: str, top: float, *, table: str = "signatories") -> Row:
    box = [10.0, top, 90.0, top + 9]
    return {"table": table, "field": field, "text": text, "page": 1, "bbox": box, "path": None}


def finding(table: str = "signatories", record: str = "d-s00001", message: str = "Periksa.") -> Row:
    return {"table": table, "record_id": record, "message_id": message}


PERSON: Row = {"name": "Budi Santosa", "nip": None, "titles_back": ["S.Sos.", "M.Si."], "date": None}


def test_a_line_has_the_columns_of_the_file_in_their_order() -> None:
    line = line_of(table="a", record_id="b", field="c", value="d", verdict="value", reason='x, "y"')
    assert line == 'a,b,c,d,value,,"x, ""y""",,,,'
    assert len(COLUMNS) == line_of().count(",") + 1


@pytest.mark.parametrize("table", sorted(CORRECTABLE))
def test_every_offered_field_may_be_corrected(table: str, tmp_path: Path) -> None:
    lines = [line_of(table=table, record_id="x", field=f, verdict="value") for f in fields_of(table)]
    path = tmp_path / "c.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    found = read_corrections(path)
    assert len(found) == len(lines) >= 2
    check_corrections(found)


def test_no_line_is_offered_for_what_is_printed() -> None:
    assert not [f for f in fields_of("signatories") if f.endswith(("_raw", "_id")) or f in ("page", "bbox", "seq")]


@pytest.mark.parametrize("value", [None, "teks, dengan koma", ["a", "b c"], 3, 2.5, True])
def test_a_value_is_typed_as_the_reader_understands_it(value: object) -> None:
    import pyarrow as pa

    kinds = {list: pa.list_(pa.string()), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
    assert typed(as_typed(value), kinds.get(type(value), pa.string())) == value


def test_the_field_is_the_one_whose_words_the_finding_points_at() -> None:
    printed = [place("name", "BUDI", 10), place("nip", "19700101", 30)]
    fix = find_fix(finding(), PERSON, [printed[1]], printed)
    assert fix is not None
    assert fix.field == "nip"
    assert fix.line == "signatories,d-s00001,nip,,value,,Periksa.,,,19700101,"


def test_without_words_the_field_is_the_one_that_is_corrected_most() -> None:
    fix = find_fix(finding(), PERSON, [], [place("nip", "19700101", 30)])
    assert fix is not None
    assert (fix.field, fix.values["name"], fix.values["titles_back"]) == ("name", "Budi Santosa", "S.Sos.; M.Si.")


def test_a_better_known_value_stands_in_the_line() -> None:
    name = place("name", "BUDI", 10)
    fix = find_fix(finding(), PERSON, [name], [name], better={"name": "Budi Santoso"})
    assert fix is not None
    assert ",name,Budi Santoso,value," in fix.line


@pytest.mark.parametrize(("table", "record"), [("profile", PERSON), ("", PERSON), ("signatories", None)])
def test_nothing_is_offered_where_nothing_can_be_corrected(table: str, record: Row | None) -> None:
    assert find_fix(finding(table), record, [], []) is None


def test_every_line_of_the_shipped_documents_is_accepted(built: Built, tmp_path: Path) -> None:
    lines = [f.fix.line for v in view_documents(built.tables) for f in v.findings if f.fix]
    lines += [d.fix.line for v in view_documents(built.tables) for d in v.decisions if d.fix]
    assert len(lines) > 20
    path = tmp_path / "c.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]), encoding="utf-8")
    for line in lines:  # alone: a finding may offer another value than the one that stands
        path.write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
        assert len(read_corrections(path, check_corrections)) == 1


def test_a_pasted_line_changes_the_value_and_is_a_decision(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report(name="Dis. BUDI SANTOSA, M.Si")})
    run(Settings(raw, tmp_path / "one", corrections=tmp_path / "none.csv"))
    tables = read_tables(tmp_path / "one")
    view = next(view_documents(tables))
    record = tables["signatories"][0]["signatory_id"]
    values = view.records.get(record, ("signatories", {}))[1]
    assert not values or set(values) == set(fields_of("signatories"))
    line = line_of(
        table="signatories", record_id=record, field="place", value="Sukajaya", verdict="value", reason="uji"
    )
    (tmp_path / "c.csv").write_text(",".join(COLUMNS) + "\n" + line + "\n", encoding="utf-8")
    run(Settings(raw, tmp_path / "two", corrections=tmp_path / "c.csv"))
    after = read_tables(tmp_path / "two")
    assert after["signatories"][0]["place"] == "Sukajaya"
    decided = [r for r in after["reconciliations"] if r["method"] == "correction"]
    assert [(r["record_id"], r["field"], r["value"]) for r in decided] == [(record, "place", "Sukajaya")]


def test_a_nip_is_written_so_that_excel_keeps_it(tmp_path: Path) -> None:
    values = values_of("signatories", {"nip": "197001011990031001", "name": "Siti Hawa"})
    assert values["nip"] == "19700101 199003 1 001"
    line = line_of(table="signatories", record_id="x-s00001", field="nip", value=values["nip"], verdict="value")
    (tmp_path / "c.csv").write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    (found,) = read_corrections(tmp_path / "c.csv", check_corrections)
    assert found.value == "197001011990031001"
