"""The page of bombs: rows that were measured take the place of theirs, and what was written by hand stays."""

from __future__ import annotations

import pytest

from tools.stress import bombs

HEAD = "# Head\n\n"
TITLES = ["| kind | file | bytes | CPU beyond, s | MB beyond | ends in |", "|---|---|---:|---:|---:|---|"]
OLD = ["| pdf | first | 10 | 0.0 | 0 | no_content |", "| txt | second | 20 | 2.1 | 5 | ok **fails** |"]


@pytest.fixture(autouse=True)
def _three_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [("pdf", "first", bytes), ("txt", "second", bytes), ("odt", "third", bytes)]
    monkeypatch.setattr(bombs, "all_bombs", lambda: iter(made))


def page(*rows: str, honest: str, notes: str) -> str:
    passed = sum("fails" not in row for row in rows)
    return "\n".join(["# Head", "", *TITLES, *rows, "", honest, f"{passed} of {len(rows)} pass."]) + f"\n{notes}"


@pytest.mark.parametrize(
    ("measured", "old", "rows"),
    [
        pytest.param(
            OLD, "", OLD, id="a first page"
        ),
        pytest.param(
            ["| txt | second | 20 | 1.2 | 5 | ok |"], page(*OLD, honest="Honest cost: 1.", notes=""),
            [OLD[0], "| txt | second | 20 | 1.2 | 5 | ok |"], id="one of them measured again",
        ),
        pytest.param(
            ["| odt | third | 5 | 0.0 | 0 | ok |"], page(*OLD, honest="Honest cost: 1.", notes=""),
            [*OLD, "| odt | third | 5 | 0.0 | 0 | ok |"], id="a new one",
        ),
        pytest.param(
            OLD, page("| pdf | gone | 1 | 0.0 | 0 | ok |", honest="Honest cost: 1.", notes=""), OLD, id="one that is no more"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "notes", ["", "\n## Notes\nMeasured alone: 1.2 s.\n\n| kind | file |\n"], ids=["no_notes", "notes"]
)
def test_the_page_keeps_what_was_not_measured_now(measured: list[str], old: str, rows: list[str], notes: str) -> None:
    """What somebody had written below the table was lost with each run, and with `--only` so were the other rows."""
    made = bombs.page_of(HEAD, [*TITLES, *measured, "", "Honest cost: 2."], old + notes)
    assert made == page(*rows, honest="Honest cost: 2.", notes=notes)
