"""The one place of the schemas: every table, field, type, description; and rows -> Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.dataset.descriptions import ABOUT, DESCRIPTIONS
from pipeline.dataset.evidence import Row
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.corrections import BadCorrections, Correction
from pipeline.settings import SCHEMA_VERSION

S, N, F, B, D = pa.string(), pa.int32(), pa.float64(), pa.bool_(), pa.date32()
L = pa.list_(pa.string())
BOX = pa.list_(pa.float64())
PLACE = (("page", N), ("page_end", N), ("bbox", BOX), ("confidence", F))

# table -> (key, columns); the public contract: a renamed or dropped column is a new SCHEMA_VERSION
TABLES: Mapping[str, tuple[str, tuple[tuple[str, pa.DataType], ...]]] = {
    "documents": ("path", (
        ("document_id", S), ("sha256", S), ("path", S), ("format", S), ("bytes", pa.int64()), ("pages", N), ("pages_ocr", N),
        ("text_source", S), ("status", S), ("error_code", S), ("error_message", S), ("kind", S), ("title", S),
        ("institution_raw", S), ("institution", S), ("institution_level", S), ("kecamatan", S), ("kabupaten_kota", S),
        ("provinsi", S), ("region_code", S), ("region_score", F), ("year_start", N), ("year_end", N),
        ("decree_number_raw", S), ("decree_number", S), ("decree_title", S), ("decree_date", D),
        ("decree_date_precision", S), ("n_indicators", N), ("n_signatories", N), ("n_legal_basis", N), ("n_findings", N),
        ("confidence", F), ("words_record", N), ("words_leftover", N), ("words_label", N), ("words_heading", N),
        ("words_furniture", N), ("words_other_table", N), ("words_text", N),
    )),
    "indicators": ("indicator_id", (
        ("indicator_id", S), ("document_id", S), ("table_no", N), ("row_no", N), ("no", S), ("sub_no", S), ("unit_name", S),
        ("tujuan_raw", S), ("sasaran_raw", S), ("sasaran", S), ("indikator_raw", S), ("indikator", S), ("definisi_raw", S),
        ("alasan_raw", S), ("formula_raw", S), ("formula_kind", S), ("formula_numerator", S), ("formula_denominator", S),
        ("formula_multiplier", F), ("satuan_raw", S), ("satuan", S), ("target_raw", S), ("target_value", F),
        ("baseline_raw", S), ("tipe_perhitungan", S), ("sumber_data_raw", S), ("sumber_data", L),
        ("penanggung_jawab_raw", S), ("penanggung_jawab", L), ("keterangan_raw", S), ("persen_capaian_raw", S),
        ("indicator_group_id", S),
        ("duplicate_of", S), *PLACE,
    )),
    "targets": ("indicator_id", (
        ("indicator_id", S), ("document_id", S), ("year", N), ("kind", S), ("value_raw", S), ("value", F), ("satuan", S),
    )),
    "signatories": ("signatory_id", (
        ("signatory_id", S), ("document_id", S), ("seq", N), ("role", S), ("name_raw", S), ("name", S), ("titles_front", L),
        ("titles_back", L), ("nip_raw", S), ("nip", S), ("nip_status", S), ("pangkat_raw", S), ("pangkat", S),
        ("golongan", S), ("jabatan_raw", S), ("jabatan", S), ("jabatan_status", S), ("official_id", S), ("place", S),
        ("date_raw", S), ("date", D), ("date_precision", S), *PLACE,
    )),
    "officials": ("official_id", (
        ("official_id", S), ("nip", S), ("name", S), ("titles_front", L), ("titles_back", L),
        ("name_variants", pa.list_(pa.struct([("name_raw", S), ("n", N)]))), ("n_documents", N), ("birth_date", D),
        ("appointed", S), ("sex", S), ("method", S), ("score", F), ("needs_review", B),
    )),
    "legal_basis": ("citation_id", (
        ("citation_id", S), ("document_id", S), ("role", S), ("heading_raw", S), ("item_no", N), ("raw", S), ("reg_type", S),
        ("issuer", S), ("number", S), ("year", N), ("title_raw", S), ("title", S),
        ("gazettes", pa.list_(pa.struct([("kind", S), ("year", N), ("number", S)]))),
        ("amendments", pa.list_(pa.struct([("reg_type", S), ("number", S), ("year", N), ("title", S)]))),
        ("regulation_id", S), *PLACE,
    )),
    "regulations": ("regulation_id", (
        ("regulation_id", S), ("reg_type", S), ("issuer", S), ("number", S), ("year", N), ("title", S), ("known", B),
        ("n_documents", N), ("title_variants", pa.list_(pa.struct([("title_raw", S), ("n", N)]))),
    )),
    "profile": ("document_id", (
        ("document_id", S), ("field", S), ("seq", N), ("label", S), ("text_raw", S), *PLACE,
    )),
    "reconciliations": ("record_id", (
        ("entity", S), ("record_id", S), ("field", S), ("raw", S), ("value", S), ("method", S), ("score", F),
        ("candidates", pa.list_(pa.struct([("value", S), ("score", F)]))), ("needs_review", B),
    )),
    "findings": ("finding_id", (
        ("finding_id", S), ("rule_id", S), ("severity", S), ("document_id", S), ("table", S), ("record_id", S), ("page", N),
        ("bbox", BOX), ("message_id", S), ("message_en", S), ("expected", S), ("found", S),
    )),
    "checks": ("rule_id", (("rule_id", S), ("document_id", S), ("applied", N), ("failed", N))),
    "evidence": ("evidence_id", (
        ("evidence_id", S), ("document_id", S), ("table", S), ("record_id", S), ("field", S), ("seq", N), ("text", S),
        ("page", N), ("bbox", BOX), ("path", S), ("confidence", F), ("engine", S),
    )),
}  # fmt: skip

# table -> the columns it is sorted by and known by
KEYS: Mapping[str, tuple[str, ...]] = {
    **{name: (key,) for name, (key, _) in TABLES.items()},
    "targets": ("indicator_id", "year", "kind"),
    "profile": ("document_id", "field", "seq"),
    "reconciliations": ("record_id", "entity", "field"),
    "checks": ("rule_id", "document_id"),
}

# table -> (its column, other table, the other's column): what the writer checks and the descriptions name
FOREIGN: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "indicators": (("document_id", "documents", "document_id"),),
    "targets": (("indicator_id", "indicators", "indicator_id"),),
    "signatories": (("document_id", "documents", "document_id"), ("official_id", "officials", "official_id")),
    "legal_basis": (("document_id", "documents", "document_id"), ("regulation_id", "regulations", "regulation_id")),
    "profile": (("document_id", "documents", "document_id"),),
    "findings": (("document_id", "documents", "document_id"),),
    "checks": (("document_id", "documents", "document_id"),),
    "evidence": (("document_id", "documents", "document_id"),),
}
# the others may hold equal keys: what is printed twice
UNIQUE = frozenset(TABLES) - {"targets", "reconciliations"}


# table -> its id column: the rows whose values data/corrections.csv may correct
CORRECTABLE: Mapping[str, str] = {
    "documents": "document_id", "indicators": "indicator_id", "signatories": "signatory_id", "officials": "official_id",
    "legal_basis": "citation_id", "regulations": "regulation_id",
}  # fmt: skip
_FACTS = (
    "page",
    "page_end",
    "bbox",
    "confidence",
    "sha256",
    "path",
    "seq",
    "row_no",
    "table_no",
    "format",
    "bytes",
    "status",
)


def check_corrections(corrections: Sequence[Correction]) -> None:
    """Raise BadCorrections where a line names a table or field that holds no corrected value, or a value of another kind.

    What is printed (`*_raw`), ids and places are facts of the document: nobody corrects them here.
    """
    for c in corrections:
        if c.verdict != "value":
            continue
        fields = dict(TABLES[c.table][1]) if c.table in CORRECTABLE else {}
        kind = fields.get(c.field)
        nested = kind is not None and pa.types.is_nested(kind) and kind != L
        if kind is None or nested or c.field in _FACTS or c.field.endswith(("_raw", "_id")):
            raise BadCorrections(f"{c.line}: {c.table}.{c.field}")
        try:
            typed(c.value, kind)
        except ValueError as error:
            raise BadCorrections(f"{c.line}: {c.table}.{c.field} = {c.value}") from error


def typed(text: str, kind: pa.DataType) -> Any:
    """Return a text of the corrections as the column holds it ("" is null, ";" parts a list). ValueError where it cannot."""
    if not text:
        return None
    if kind == L:
        return [part.strip() for part in text.split(";") if part.strip()]
    if kind == D:
        return date.fromisoformat(text)
    if kind == B:
        return ("false", "true").index(text.lower()) == 1
    if kind in (N, pa.int64()):
        return int(text)
    return float(text.replace(",", ".")) if kind == F else text


@cache
def schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table, with a description in both languages and the unit on every field."""
    fields = []
    for name, kind in TABLES[table][1]:
        en, id_, unit = DESCRIPTIONS.get(f"{table}.{name}") or DESCRIPTIONS[name]
        metadata = {"description": en, "description_id": id_} | ({"unit": unit} if unit else {})
        fields.append(pa.field(name, kind, metadata=metadata))
    about = {"description": ABOUT[table][0], "description_id": ABOUT[table][1]}
    return pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION, "key": ",".join(KEYS[table])} | about)


def correct(rows: Iterable[Row], table: str, corpus: Corpus) -> None:
    """Put the values that people gave in the place of those that were read; what is printed stays as printed."""
    if not corpus.corrected or table not in CORRECTABLE:
        return
    key, kinds = CORRECTABLE[table], dict(TABLES[table][1])
    for row in rows:
        for column, text in corpus.corrected.get(row[key], {}).items():
            if column in kinds:
                row[column] = typed(text, kinds[column])


def to_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Return the rows as a table, sorted by its key; equal keys keep their order."""
    return to_arrow(name, in_key_order(name, rows))


def in_key_order(name: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows sorted by the key of their table, absent values first; equal keys keep their order."""
    kinds = dict(TABLES[name][1])
    keys = [_key(rows, key, kinds[key]) for key in KEYS[name]]
    ranks = [tuple((value is not None, value) for value in values) for values in zip(*keys, strict=True)]
    return [rows[at] for at in sorted(range(len(rows)), key=ranks.__getitem__)]


def to_arrow(name: str, rows: Sequence[Row]) -> pa.Table:
    """Return the rows as a table, in their order."""
    columns = [_array([row.get(c) for row in rows], kind) for c, kind in TABLES[name][1]]
    return pa.Table.from_arrays(columns, schema=schema(name))


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Return the values as the column can hold them; most are what they are, so that is tried first."""
    try:
        return pa.array(values, kind)
    except (UnicodeEncodeError, OverflowError, pa.ArrowInvalid):
        return pa.array([_storable(v, kind) for v in values], kind)


def _key(rows: Sequence[Row], name: str, kind: pa.DataType) -> list[Any]:
    """Return the values of a column of keys as it can hold them."""
    values = [row.get(name) for row in rows]
    return [v if v is None or (type(v) is str and v.isascii()) else _storable(v, kind) for v in values]


def storable_path(path: str) -> str:
    """Return a path as the table has it, which is what documents are sorted by."""
    return str(_storable(path, S))


def _storable(value: Any, kind: pa.DataType) -> Any:
    """Return a value as the column can hold it: a misread number of twelve digits must not stop the whole run."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, (list, tuple)):
        return [_storable(v, kind) for v in value]
    if isinstance(value, dict):
        return {k: _storable(v, N if k in ("n", "year") else kind) for k, v in value.items()}
    if isinstance(value, int) and kind == N and not -(2**31) <= value < 2**31:
        return None
    return value
