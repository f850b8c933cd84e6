"""The list of all findings, as the page's script filters it: what repeats (files, offices, rules, messages) stands once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from pipeline.dataset.read import Row
from pipeline.outputs.accusing import DOUBT, SEVERITIES, kind_of
from pipeline.outputs.report.texts import Both
from pipeline.outputs.report.view import rule_of

_KINDS = (*SEVERITIES, DOUBT)
_LONGEST = 300  # letters of what is printed; the document's page has it all


class _Numbers:
    """Gives each different value a number, in the order in which they come."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._at: dict[Hashable, int] = {}

    def of(self, value: Any, key: Hashable | None = None) -> int:
        """Return the number of a value, known by `key`."""
        known = value if key is None else key
        if known not in self._at:
            self._at[known] = len(self.values)
            self.values.append(value)
        return self._at[known]


def list_findings(tables: Mapping[str, list[Row]]) -> dict[str, list[Any]]:
    """Return what the page of all findings holds: `offices`, `documents` (id, path, office), `rules` (id, title, title in
    English), `messages` (both languages), and `rows` (document, finding id, kind, rule, page, message, printed, source,
    verdict), the worst first, the doubts of the reader last.
    """
    offices, documents, rules, messages = _Numbers(), _Numbers(), _Numbers(), _Numbers()
    named = {d["document_id"]: d for d in reversed(tables["documents"])}
    rows = []
    for f in sorted(tables["findings"], key=lambda f: _order(f, named)):
        document = named.get(f["document_id"])
        if document is None:
            continue
        office = offices.of(document["institution"] or document["institution_raw"] or "–")
        title: Both = rule_of(f["rule_id"])[0]
        rows.append([
            documents.of([f["document_id"], document["path"], office], f["document_id"]), f["finding_id"],
            _KINDS.index(kind_of(f)), rules.of([f["rule_id"], *title], f["rule_id"]), f["page"],
            messages.of([f["message_id"], f["message_en"]], f["message_id"]), (f["found"] or "")[:_LONGEST],
            f.get("source") or "document", f.get("verdict") or "open",
        ])  # fmt: skip
    return {
        "offices": offices.values, "documents": documents.values, "rules": rules.values, "messages": messages.values,
        "rows": rows,
    }  # fmt: skip


def _order(finding: Row, documents: Mapping[str, Row]) -> tuple[int, str, int, str]:
    path = documents[finding["document_id"]]["path"] if finding["document_id"] in documents else ""
    return _KINDS.index(kind_of(finding)), path, finding["page"] or 0, finding["finding_id"]
