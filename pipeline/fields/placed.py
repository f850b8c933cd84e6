"""Under which field the printed words of a column stand in `evidence`."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.fields.printed import PRINTED

# Columns whose printed words stand in `evidence` under the name of another field.
_PLACED_AS: Mapping[tuple[str, str], str] = {
    ("documents", "year_start"): "years", ("documents", "year_end"): "years", ("documents", "kind"): "title",
    ("signatories", "titles_front"): "name", ("signatories", "titles_back"): "name",
    ("signatories", "golongan"): "pangkat", ("signatories", "jabatan_status"): "jabatan",
    ("legal_basis", "reg_type"): "raw", ("legal_basis", "issuer"): "raw",
} | {("indicators", column): declared.name for declared in PRINTED for column in declared.values}  # fmt: skip


def field_of(table: str, column: str) -> str:
    """Return the field under which the printed words of a column stand in `evidence`: mostly the column's own name."""
    return _PLACED_AS.get((table, column), column)
