"""Human verdicts from data/corrections.csv: they outrank every score, and each is shown as a decision."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("table", "record_id", "field", "value", "verdict", "other_id", "reason", "who", "when")
VERDICTS = ("value", "same", "not_same")


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict: the right value of a field, or that two signatures are (or are not) one person."""

    table: str
    record_id: str
    field: str
    value: str
    verdict: str
    other_id: str
    reason: str
    line: int


class BadCorrections(Exception):
    """The file of corrections cannot be used; the message says which line and why."""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the verdicts in `path`; none where it does not exist. BadCorrections where a column or verdict is foreign."""
    if not path.exists():
        return ()
    found: list[Correction] = []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [c for c in COLUMNS[:7] if c not in (reader.fieldnames or ())]
        if missing:
            raise BadCorrections(f"{path}: {', '.join(missing)}")
        for number, row in enumerate(reader, start=2):
            plain = {key: (row.get(key) or "").strip() for key in COLUMNS}
            if not plain["record_id"]:
                continue
            verdict = plain["verdict"] or "value"
            if verdict not in VERDICTS:
                raise BadCorrections(f"{path}:{number}: {verdict}")
            found.append(
                Correction(
                    plain["table"], plain["record_id"], plain["field"], plain["value"], verdict, plain["other_id"],
                    plain["reason"], number,
                )
            )  # fmt: skip
    return tuple(found)
