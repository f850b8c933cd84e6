"""Which findings count against a document, and which are doubts of the program about its own reading."""

from __future__ import annotations

from typing import Any


def accuses(finding: Any) -> Any:
    """Return whether a finding is about the document itself and nobody dismissed it; of a frame, so for each of its rows."""
    return (finding["source"] == "document") & (finding["verdict"] != "dismissed")


def doubts(finding: Any) -> Any:
    """Return whether a finding is what the program doubts and nobody dismissed it; of a frame, so for each of its rows."""
    return (finding["source"] == "reader") & (finding["verdict"] != "dismissed")
