from __future__ import annotations

import subprocess
import sys

import pyarrow as pa
import pytest

from pipeline.dataset.schema import UndeclaredColumn, _storable, schema, to_arrow
from pipeline.fields import TABLES
from pipeline.records.dossier import Dossier
from pipeline.records.source import Source
from tests.pipeline.reconcile.together import build_tables, reconcile

# The public contract. A column may be added; one that is renamed or dropped is a new schema version.
CONTRACT = {
    "documents": (
        "document_id sha256 path format bytes pages pages_ocr text_source status error_code error_message kind "
        "title institution_raw institution institution_level kecamatan kabupaten_kota provinsi region_code "
        "region_score year_start year_end decree_number_raw decree_number decree_title decree_date "
        "decree_date_precision n_indicators n_signatories n_legal_basis n_findings confidence institution_id doubts"
    ),
    "indicators": (
        "indicator_id document_id table_no row_no no sub_no unit_name tujuan_raw sasaran_raw sasaran indikator_raw "
        "indikator definisi_raw formula_raw formula_kind formula_numerator formula_denominator formula_multiplier "
        "satuan_raw satuan target_raw target_value baseline_raw tipe_perhitungan sumber_data_raw sumber_data "
        "penanggung_jawab_raw penanggung_jawab keterangan_raw indicator_group_id duplicate_of page page_end bbox "
        "confidence kode level polaritas frekuensi program_raw doubts"
    ),
    "targets": "indicator_id document_id year period kind value_raw value satuan",
    "signatories": (
        "signatory_id document_id seq role name_raw name titles_front titles_back nip_raw nip nip_status "
        "pangkat_raw pangkat golongan jabatan_raw jabatan jabatan_status official_id place date_raw date "
        "date_precision page page_end bbox confidence doubts"
    ),
    "officials": (
        "official_id nip name titles_front titles_back name_variants n_documents birth_date appointed sex method "
        "score needs_review"
    ),
    "legal_basis": (
        "citation_id document_id role heading_raw item_no raw reg_type issuer number year title_raw title gazettes "
        "amendments regulation_id page page_end bbox confidence doubts"
    ),
    "regulations": "regulation_id reg_type issuer number year title known n_documents title_variants",
    "profile": "document_id field seq label text_raw page page_end bbox confidence",
    "reconciliations": "entity record_id field raw value method score candidates needs_review reason who when",
    "findings": (
        "finding_id rule_id severity document_id table record_id page bbox message_id message_en expected found "
        "source verdict n_places"
    ),
    "checks": "rule_id document_id applied failed",
    "evidence": "evidence_id document_id table record_id field seq text page bbox path confidence engine",
}
TYPES = {
    ("documents", "bytes"): pa.int64(),
    ("documents", "decree_date"): pa.date32(),
    ("documents", "year_start"): pa.int32(),
    ("documents", "region_score"): pa.float64(),
    ("indicators", "row_no"): pa.int32(),
    ("indicators", "target_value"): pa.float64(),
    ("indicators", "sumber_data"): pa.list_(pa.string()),
    ("indicators", "penanggung_jawab"): pa.list_(pa.string()),
    ("indicators", "bbox"): pa.list_(pa.float64()),
    ("signatories", "titles_front"): pa.list_(pa.string()),
    ("signatories", "nip"): pa.string(),
    ("signatories", "date"): pa.date32(),
    ("officials", "name_variants"): pa.list_(pa.struct([("name_raw", pa.string()), ("n", pa.int32())])),
    ("officials", "needs_review"): pa.bool_(),
    ("legal_basis", "gazettes"): pa.list_(
        pa.struct([("kind", pa.string()), ("year", pa.int32()), ("number", pa.string())])
    ),
    ("reconciliations", "candidates"): pa.list_(pa.struct([("value", pa.string()), ("score", pa.float64())])),
    ("checks", "applied"): pa.int32(),
}


@pytest.mark.parametrize("table", CONTRACT)
def test_the_contract_s_columns_are_there(table: str) -> None:
    assert [name for name in CONTRACT[table].split() if name not in schema(table).names] == []


def test_no_table_is_missing_or_unknown() -> None:
    assert set(TABLES) == set(CONTRACT)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param(
            {"rule_id": "r", "document_id": "d", "applied": 1}, "nothing fills failed", id="column nothing fills"
        ),
        pytest.param(
            {"rule_id": "r", "document_id": "d", "applied": 1, "failed": 0, "kode": "x"},
            "no column for kode",
            id="value no table takes",
        ),
    ],
)
def test_a_row_has_the_columns_of_its_table_and_no_other(row: dict[str, object], message: str) -> None:
    with pytest.raises(UndeclaredColumn, match=message):
        to_arrow("checks", [row])


@pytest.mark.parametrize(("table", "field"), TYPES)
def test_the_contract_s_types(table: str, field: str) -> None:
    assert schema(table).field(field).type == TYPES[table, field]


@pytest.mark.parametrize("table", TABLES)
def test_every_field_is_described_in_both_languages(table: str) -> None:
    for field in schema(table):
        assert field.metadata[b"description"], field.name
        assert field.metadata[b"description_id"], field.name


def test_absent_is_null() -> None:
    failed = Dossier(Source("a.pdf", None, None), "failed", error_code="x", error_id="Rusak.", error_en="Broken.")
    (row,) = build_tables(reconcile([failed], lang="en"))["documents"].to_pylist()
    given = {name for name, value in row.items() if value is not None}
    assert given == {
        "document_id", "path", "text_source", "status", "error_code", "error_message", "n_indicators", "n_signatories",
        "n_legal_basis", "n_findings", "doubts",
    }  # fmt: skip
    assert row["error_message"] == "Broken."


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        pytest.param("a\ud800b", pa.string(), "a?b", id="half a letter from a broken font"),
        pytest.param(123456789012, pa.int32(), None, id="item number of twelve digits"),
        pytest.param(123456789012, pa.int64(), 123456789012, id="bytes"),
        pytest.param(
            ({"kind": "LN", "year": 10**12},), pa.list_(pa.string()), [{"kind": "LN", "year": None}], id="in a list"
        ),
        pytest.param("Tanjungpinang é", pa.string(), "Tanjungpinang é", id="kept"),
    ],
)
def test_a_misread_value_does_not_stop_the_run(value: object, kind: pa.DataType, expected: object) -> None:
    assert _storable(value, kind) == expected


_ASK = """
import sys
import pyarrow as pa
from pipeline.dataset.schema import to_arrow
to_arrow("targets", [])
assert "pandas" not in sys.modules, "it takes a third of a second, and nothing here is its"
assert pa.table({"a": [1, 2]}).to_pandas().a.sum() == 3
import pandas
assert pa.array(pandas.Series([1, 2])).to_pylist() == [1, 2]
"""


def test_rows_become_tables_without_pandas_which_is_there_when_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
