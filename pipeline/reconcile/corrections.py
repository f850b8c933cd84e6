"""Human verdicts from data/corrections.csv: they outrank every score, and each is shown as a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.fields.placed import field_of

COLUMNS = ("table", "record_id", "field", "value", "verdict", "other_id", "reason", "who", "when", "old", "file")
NEEDED = COLUMNS[:7]
JUDGED = ("checked", "dismissed")  # said of a finding: `field` is its rule, `old` what it had found
VERDICTS = ("value", "same", "not_same", *JUDGED)


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict: the right value of a field; that two signatures are (or are not) one person; or what was found of a
    finding (table "findings": `field` is the rule, `record_id` what it is about, `old` what it had found).

    `line`: where it stands in the file. `old`: the printed text whose value is corrected, "" where the line does not say.
    `file`: path of the document, by which the line is found again after the document was saved anew.
    """

    table: str
    record_id: str
    field: str
    value: str
    verdict: str
    other_id: str
    reason: str
    line: int
    who: str = ""
    when: str = ""
    old: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that is not applied: its number in the file, what is wrong (a key of correction_texts.toml), and the details."""

    line: int
    key: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CorrectionFile:
    """What a file of corrections holds: the lines that can be applied, and those that cannot."""

    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()


class BadCorrections(Exception):
    """The file of corrections cannot be used at all (`key`, `values` of correction_texts.toml), or a line of it is wrong."""

    def __init__(self, message: str = "", key: str = "", **values: Any) -> None:
        super().__init__(message or key)
        self.key, self.values = key, values


Check = Callable[[Sequence[Correction]], None]


def still_there(correction: Correction, printed: Mapping[str, str]) -> bool:
    """Return whether the old text that a correction carries still stands in its record. True where it carries none.

    `printed`: the record's printed texts by field. The text must be that of the corrected field; where nothing is printed
    for it, any text of the record tells that it is the same one. Blanks, capitals, hyphens at the end of a line and the way
    a number is written do not count. A record of which no text is known (a person, a regulation) has its own lasting id.
    """
    if not correction.old or not printed:
        return True
    own = printed_of(correction, printed)
    return _bare(correction.old) in {_bare(text) for text in (printed.values() if own is None else (own,))}


def printed_of(correction: Correction, printed: Mapping[str, str]) -> str | None:
    """Return the printed text of the field that a correction is about; None where nothing is printed for it."""
    return printed.get(field_of(correction.table, correction.field)) or None


def _bare(text: str) -> str:
    return re.sub(r"\.(\d*?)0+$", r".\1", re.sub(r"[\s\-]", "", text.casefold()).replace(",", ".")).removesuffix(".")


def follow_files(corrections: Sequence[Correction], paths: Mapping[str, str]) -> tuple[Correction, ...]:
    """Return the corrections with the ids of documents that were saved anew: same path, other bytes, so another id.

    `paths`: path -> document id, of all documents read. A line whose document is there, or that names no file, stays as it is.
    """
    known = set(paths.values())

    def moved(c: Correction) -> Correction:
        document = c.record_id.partition("-")[0]
        new = paths.get(c.file)
        if not c.file or document in known or new is None:
            return c
        other = c.other_id.replace(document, new, 1) if c.other_id.startswith(document) else c.other_id
        return replace(c, record_id=c.record_id.replace(document, new, 1), other_id=other)

    return tuple(moved(c) for c in corrections)
