"""Ready lines for data/corrections.csv: which value of a record a complaint is about, and what it is now."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from functools import cache
from typing import Any

from pipeline.dataset.read import Row
from pipeline.dataset.schema import CORRECTABLE, check_corrections
from pipeline.fields import TABLES
from pipeline.fields.placed import field_of
from pipeline.fields.printed_field import exact
from pipeline.outputs.report.texts import data_of
from pipeline.reconcile.corrections import COLUMNS, JUDGED, BadCorrections, Correction

_NIP_DIGITS = 18
_NAMING = ("indikator", "name", "raw", "institution")  # fields of `evidence` that best tell which record it is


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction that somebody may want to make: `line` is ready for the file, `values` are what the fields hold now.

    `printed`: the text that stands there, by field, and `file` its document: by them the line is found again, or not applied.
    """

    table: str
    record_id: str
    field: str
    reason: str
    values: Mapping[str, str]
    printed: Mapping[str, str] = attribute(default_factory=dict)
    file: str = ""

    @property
    def line(self) -> str:
        """Return the line as it is written in data/corrections.csv."""
        return line_of(
            table=self.table, record_id=self.record_id, field=self.field, value=self.values[self.field],
            verdict="value", reason=self.reason, old=self.printed.get(self.field, ""), file=self.file,
        )  # fmt: skip


def line_of(**values: str) -> str:
    """Return a line of data/corrections.csv, its columns in their order; what is not given stays empty."""
    buffer = io.StringIO()
    csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="").writerow(values)
    return buffer.getvalue()


def judgements(finding: Row, file: str) -> dict[str, str]:
    """Return the lines that say that a finding was checked, or is no problem (for which a reason must be written)."""
    said = {
        "table": "findings", "record_id": finding["record_id"] or finding["document_id"], "field": finding["rule_id"],
        "old": " ".join((finding["found"] or "").split()), "file": file,
    }  # fmt: skip
    return {verdict: line_of(**said, verdict=verdict) for verdict in JUDGED}


@cache
def fields_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table whose values may be corrected, those that people correct most first."""
    if table not in CORRECTABLE:
        return ()
    first = data_of("correction_lines")["fields"].get(table, ())
    names = [*first, *(name for name in TABLES[table].names if name not in first)]
    return tuple(name for name in names if _may(table, name))


def _may(table: str, field: str) -> bool:
    try:
        check_corrections([Correction(table, "-", field, "", "value", "", "", 0)])
    except BadCorrections:
        return False
    return True


def as_typed(value: Any) -> str:
    """Return a value as a person types it into the file of corrections ("" is null, ";" parts a list)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(str(v) for v in value)
    if isinstance(value, date):
        return value.isoformat()
    return (exact(value) or "") if isinstance(value, float) else str(value)


def values_of(table: str, record: Row) -> dict[str, str]:
    """Return what the correctable fields of a record hold now, as typed; a NIP in groups, which Excel keeps as it is."""
    values = {name: as_typed(record.get(name)) for name in fields_of(table)}
    if len(nip := values.get("nip", "")) == _NIP_DIGITS:
        values["nip"] = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    return values


def printed_in(places: Iterable[Row], table: str, columns: Iterable[str]) -> dict[str, str]:
    """Return by column the text by which a line is found again: what is printed for it, else what names the record.

    From the record's evidence; nothing for a record that has none.
    """
    texts: dict[str, str] = {}
    for place in places:
        before = texts.get(place["field"])
        texts[place["field"]] = f"{before or ''} {place['text'] or ''}".strip()
    name = next((texts[field] for field in (*_NAMING, *texts) if texts.get(field)), "")
    return {c: text for c in columns if (text := texts.get(field_of(table, c)) or name)}


def find_fix(
    finding: Row,
    record: Row | None,
    places: Sequence[Row],
    printed: Sequence[Row],
    *,
    better: Mapping[str, str] = {},
    file: str = "",
) -> Fix | None:
    """Return the correction that a finding asks for; None where it names no record whose values may be corrected.

    The field is the one whose printed words (`printed`: the record's evidence) the finding points at; `better` holds values
    that are better known elsewhere (an official's spelling).
    """
    table = finding["table"] or ""
    fields = fields_of(table)
    if record is None or not fields:
        return None
    values = values_of(table, record)
    wanted = next((f for f in _pointed(places, printed, table) if f in values), fields[0])
    values |= {name: value for name, value in better.items() if name == wanted and value}
    return Fix(
        table, finding["record_id"], wanted, finding["message_id"], values, printed_in(printed, table, values), file
    )


def _pointed(places: Sequence[Row], printed: Iterable[Row], table: str) -> list[str]:
    """Return the fields whose printed words the places are, the field of the first place first."""
    other = data_of("correction_lines")["columns"].get(table, {})
    spots = {(p["page"], tuple(p["bbox"] or ()), p["path"]) for p in places}
    found = [e["field"] for e in printed if (e["page"], tuple(e["bbox"] or ()), e["path"]) in spots]
    return [other.get(field, field) for field in sorted(set(found), key=lambda f: (-found.count(f), f))]
