"""Verdicts hold for the same document while the rule finds the same, and are told where they hold for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.audit.verdicts import Verdict, apply_verdicts, state_of

DOC = "0123456789abcdef"


def finding(rule: str = "source_is_present", record: str = f"{DOC}-i0003", found: str | None = "-") -> dict[str, Any]:
    return {
        "rule_id": rule,
        "document_id": record.partition("-")[0],
        "record_id": record,
        "found": found,
        "verdict": "open",
    }


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        pytest.param(Verdict("source_is_present", f"{DOC}-i0003", "checked", ""), "checked", id="the record"),
        pytest.param(Verdict("source_is_present", f"{DOC}-i0003", "dismissed", "sesuai"), "dismissed", id="dismissed"),
        pytest.param(Verdict("source_is_present", f"{DOC}-i0003", "dismissed", " "), "open", id="without a reason"),
        pytest.param(Verdict("source_is_present", DOC, "checked", ""), "checked", id="the whole document"),
        pytest.param(Verdict("source_is_present", f"{DOC}-i0009", "checked", "", "-"), "checked", id="another number"),
        pytest.param(Verdict("source_is_present", f"{DOC}-i0003", "checked", "", "BPS"), "open", id="another text"),
        pytest.param(Verdict("source_is_present", f"{DOC}-i0009", "checked", ""), "open", id="another record"),
        pytest.param(Verdict("target_is_present", f"{DOC}-i0003", "checked", ""), "open", id="another rule"),
        pytest.param(Verdict("source_is_present", "f" * 16 + "-i0003", "checked", ""), "open", id="another document"),
    ],
)
def test_a_verdict_is_kept_with_its_finding(verdict: Verdict, state: str) -> None:
    row = finding(found="BPS Kota" if verdict.found == "BPS" else "-")
    rows, unmatched = apply_verdicts([row], [verdict])
    assert rows[0]["verdict"] == state
    assert unmatched == (() if state != "open" else (verdict,))
    assert row["verdict"] == "open"


def test_the_last_verdict_counts_and_both_have_met_a_finding() -> None:
    first = Verdict("source_is_present", f"{DOC}-i0003", "checked", "")
    last = Verdict("source_is_present", f"{DOC}-i0003", "dismissed", "dicetak pada lampiran")
    rows, unmatched = apply_verdicts([finding()], [first, last])
    assert (rows[0]["verdict"], unmatched) == ("dismissed", ())


@pytest.mark.parametrize(
    ("word", "state"),
    [("Bukan temuan", "dismissed"), ("sudah  diperiksa", "checked"), ("dismissed", "dismissed"), ("same", None)],
)
def test_words_of_a_verdict(word: str, state: str | None) -> None:
    assert state_of(word) == state
