"""What humans said of findings: "bukan temuan" (with a reason) and "sudah diperiksa", kept over re-runs.

A verdict names the rule, the record and what was found. It holds for the same document while the rule finds the same text,
whatever number the record or the finding has in a later run: numbers change when the reader gets better, what is printed
does not. Where the rule later finds something else, the verdict does not hold, and is told to be without a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from normalizers.text import fold
from reference.load import read_settings

Row = dict[str, Any]
State = Literal["dismissed", "checked"]
_STATES: Final[tuple[State, ...]] = ("dismissed", "checked")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a human said of a finding of a rule on a record (or on a document, by its id).

    `found`: what the finding had found; "" holds for whatever the rule finds on this very record. `line`: where it stands.
    `who`, `when`: as the line says.
    """

    rule_id: str
    record_id: str
    state: State
    reason: str
    found: str = ""
    line: int = 0
    who: str = ""
    when: str = ""

    @property
    def document_id(self) -> str:
        """Return the document of the record."""
        return self.record_id.partition("-")[0]


def state_of(word: str) -> State | None:
    """Return what a verdict's word says, in Indonesian or English; None for another word."""
    plain = " ".join(word.casefold().split())
    told = read_settings("correction_texts.toml")["verdicts"].get(plain, plain)
    return next((state for state in _STATES if state == told), None)


def apply_verdicts(findings: Iterable[Row], verdicts: Sequence[Verdict]) -> tuple[list[Row], tuple[Verdict, ...]]:
    """Return the rows of findings with what humans said of them in `verdict`, and the verdicts that met no finding.

    A dismissal without a reason is none. Of several verdicts on one finding the last counts. The rows given stay as they are.
    """
    met: set[int] = set()
    rows: list[Row] = []
    for row in findings:
        said = [at for at, verdict in enumerate(verdicts) if _is_of(verdict, row)]
        met.update(said)
        rows.append({**row, "verdict": verdicts[said[-1]].state if said else "open"})
    return rows, tuple(v for at, v in enumerate(verdicts) if at not in met)


def verdict_on(row: Row, verdicts: Sequence[Verdict]) -> Verdict | None:
    """Return what was said last of a finding; None where nothing was."""
    return next((v for v in reversed(verdicts) if _is_of(v, row)), None)


def _is_of(verdict: Verdict, row: Row) -> bool:
    if verdict.rule_id != row["rule_id"] or verdict.document_id != row["document_id"]:
        return False
    if verdict.state == "dismissed" and not verdict.reason.strip():
        return False
    if not verdict.found:
        return verdict.record_id in (row["record_id"], row["document_id"])
    return fold(verdict.found) == fold(row["found"] or "")
