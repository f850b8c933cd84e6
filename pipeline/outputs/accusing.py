"""Which findings count against a document and how grave they are, and which are doubts of the program about its own reading.

Datasets of version 1 do not tell who may be wrong: there every finding is about the document.
"""

from __future__ import annotations

from typing import Any

from pipeline.dataset.read import Row

SEVERITIES = ("error", "warning", "info")  # the gravest first
DOUBT = "doubt"  # the kind of a finding that accuses nobody


def accuses(finding: Any) -> Any:
    """Return whether a finding is about the document itself and nobody dismissed it; of a frame, so for each of its rows."""
    return (finding.get("source", "document") == "document") & (finding.get("verdict") != "dismissed")


def doubts(finding: Any) -> Any:
    """Return whether a finding is what the program doubts and nobody dismissed it; of a frame, so for each of its rows."""
    return (finding.get("source") == "reader") & (finding.get("verdict") != "dismissed")


def kind_of(finding: Row) -> str:
    """Return the severity of a finding, or "doubt" where the reader doubts its own reading and accuses nobody."""
    return DOUBT if finding.get("source") == "reader" else str(finding["severity"])
