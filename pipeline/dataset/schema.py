"""The one place of the schemas: every table, field, type, description; and rows -> Arrow."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.abc import MetaPathFinder
from types import ModuleType
from typing import Any

import pyarrow as pa

from pipeline.dataset.evidence import Row
from pipeline.fields import TABLES
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.corrections import BadCorrections, Correction
from pipeline.settings import SCHEMA_VERSION

L = pa.list_(pa.string())
N, F, B, D = pa.int32(), pa.float64(), pa.bool_(), pa.date32()
_COUNTED = pa.list_(pa.struct([("name_raw", pa.string()), ("n", N)]))
# the types of declared columns, by the name that a declaration gives them
ARROW: Mapping[str, pa.DataType] = {
    "string": pa.string(), "int32": N, "int64": pa.int64(), "float64": F, "bool": B, "date32": D, "list<string>": L,
    "list<float64>": pa.list_(F),
    "list<struct<name_raw: string, n: int32>>": _COUNTED,
    "list<struct<title_raw: string, n: int32>>": pa.list_(pa.struct([("title_raw", pa.string()), ("n", N)])),
    "list<struct<value: string, score: float64>>": pa.list_(pa.struct([("value", pa.string()), ("score", F)])),
    "list<struct<kind: string, year: int32, number: string>>": pa.list_(
        pa.struct([("kind", pa.string()), ("year", N), ("number", pa.string())])
    ),
    "list<struct<reg_type: string, number: string, year: int32, title: string>>": pa.list_(
        pa.struct([("reg_type", pa.string()), ("number", pa.string()), ("year", N), ("title", pa.string())])
    ),
}  # fmt: skip
# table -> the columns it is sorted by and known by
KEYS: Mapping[str, tuple[str, ...]] = {name: table.key for name, table in TABLES.items()}
# table -> (its column, other table, the other's column): what the writer checks and the descriptions name
FOREIGN: Mapping[str, tuple[tuple[str, str, str], ...]] = {name: t.foreign for name, t in TABLES.items() if t.foreign}
UNIQUE = frozenset(name for name, table in TABLES.items() if table.unique)  # the others may hold what is printed twice


@cache
def types_of(table: str) -> Mapping[str, pa.DataType]:
    """Return the Arrow type of each column of a table, by name in order."""
    return {column.name: ARROW[column.type] for column in TABLES[table].columns}


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
        kind = types_of(c.table).get(c.field) if c.table in CORRECTABLE else None
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
    declared = TABLES[table]
    fields = []
    for column in declared.columns:
        metadata = {"description": column.about_en, "description_id": column.about_id, "title_id": column.title}
        metadata |= {"unit": column.unit} if column.unit else {}
        fields.append(pa.field(column.name, ARROW[column.type], metadata=metadata))
    about = {"description": declared.about_en, "description_id": declared.about_id}
    return pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION, "key": ",".join(declared.key)} | about)


def correct(rows: Iterable[Row], table: str, corpus: Corpus) -> None:
    """Put the values that people gave in the place of those that were read; what is printed stays as printed."""
    if not corpus.corrected or table not in CORRECTABLE:
        return
    key, kinds = CORRECTABLE[table], types_of(table)
    for row in rows:
        for column, text in corpus.corrected.get(row[key], {}).items():
            if column in kinds:
                row[column] = typed(text, kinds[column])


class UndeclaredColumn(Exception):
    """A row does not have the columns of its table: what a record has and no table takes, or what nothing fills."""


def check_row(name: str, row: Row) -> None:
    """Raise UndeclaredColumn where a row has a column that its table lacks, or lacks one that it has."""
    declared = types_of(name)
    if row.keys() == declared.keys():
        return
    missing, more = sorted(declared.keys() - row.keys()), sorted(row.keys() - declared.keys())
    raise UndeclaredColumn(f"{name}: nothing fills {', '.join(missing) or '-'}; no column for {', '.join(more) or '-'}")


def to_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Return the rows as a table, sorted by its key; equal keys keep their order."""
    return to_arrow(name, in_key_order(name, rows))


def in_key_order(name: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows sorted by the key of their table, absent values first; equal keys keep their order."""
    if len(rows) < 2:  # most tables of most documents
        return list(rows)
    kinds = types_of(name)
    keys = [_key(rows, key, kinds[key]) for key in KEYS[name]]
    ranks = [tuple((value is not None, value) for value in values) for values in zip(*keys, strict=True)]
    return [rows[at] for at in sorted(range(len(rows)), key=ranks.__getitem__)]


def to_arrow(name: str, rows: Sequence[Row]) -> pa.Table:
    """Return the rows as a table, in their order. UndeclaredColumn where a row has other columns than the table."""
    kinds = types_of(name)
    values: list[list[Any]] = []
    with suppress(KeyError):
        values = [[row[c] for row in rows] for c in kinds]
    if len(values) < len(kinds) or any(len(row) != len(kinds) for row in rows):
        for row in rows:
            check_row(name, row)
    columns = [_array(column, kind) for column, kind in zip(values, kinds.values(), strict=True)]
    return pa.Table.from_arrays(columns, schema=schema(name))


class _WithoutPandas(MetaPathFinder):
    """Has imports of pandas fail as if it were not installed."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


@cache
def _leave_pandas_out() -> None:
    """Have Arrow not import pandas at its first array, a third of a second, to ask whether a list is one of its own.

    Whoever asks Arrow for a data frame later has pandas imported then.
    """
    if "pandas" in sys.modules:
        return
    hidden = _WithoutPandas()
    sys.meta_path.insert(0, hidden)
    try:
        pa.array([])
    finally:
        sys.meta_path.remove(hidden)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Return the values as the column can hold them; most are what they are, so that is tried first."""
    _leave_pandas_out()
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
    return str(_storable(path, pa.string()))


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
