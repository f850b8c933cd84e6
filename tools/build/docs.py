"""Writes docs/dataset.md and docs/rules.md from the code: `python -m tools.build.docs`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.audit.apply import RULES
from pipeline.dataset.readme import data_dictionary
from tools.bench.audit import agreement

JUDGED = Path(__file__).parents[1] / "bench" / "audit" / "judged.csv"
JUDGED_AGAIN = JUDGED.with_name("judged_again.csv")
JUDGED_THIRD = JUDGED.with_name("judged_third.csv")
JUDGED_FOURTH = JUDGED.with_name("judged_fourth.csv")
JUDGED_BY_TWO = JUDGED.with_name("judged_by_two.csv")
DOCS = Path(__file__).parents[2] / "docs"


_END = (
    "Seeded errors, recall by kind and false alarms: `python -m tools.bench.audit.run`; in the layouts of `tools/unseen`,",
    "typed and scanned: `python -m tools.bench.audit.layouts`. Sources held against a public copy of the text: the criteria of",
    "the LKE (PermenPANRB 88/2021), the agreement's form with programmes and budget, key indicators in agreements and the last",
    "day of performance reports (PermenPANRB 53/2014). Other sources stand as their makers knew them.",
)


def rules_text() -> str:
    """Return the page of all rules: name, severity, sentence in both languages, source."""
    lines = ["# Aturan audit / audit rules", "", f"{len(RULES)} aturan. A rule is named as the truth it wants.", ""]
    lines += [
        "`document`: the document is wrong or could be better. `reader`: the program may have misread it, nobody is accused. "
        "(off): not applied; people found it true and not worth a look.",
        "",
    ]
    lines += [
        "| aturan / rule | tingkat / severity | tentang / about | kalimat | sentence | sumber / source |",
        "|---|---|---|---|---|---|",
    ]
    for rule in RULES:
        sentence = (rule.__doc__ or "").strip().splitlines()[0]
        severity = rule.severity if rule.active else f"{rule.severity} (off)"
        lines.append(
            f"| `{rule.__name__}` | {severity} | {rule.about} | {rule.title_id} | {sentence} | {rule.source} |"
        )
    return "\n".join([*lines, *_judged()]) + "\n"


def _judged() -> list[str]:
    """Return what was said in five looks at the findings, rule by rule."""
    rows, notes = _table(JUDGED)
    again, notes_again = _table(JUDGED_AGAIN)
    third, notes_third = _table(JUDGED_THIRD)
    fourth, notes_fourth = _table(JUDGED_FOURTH)
    totals_fourth = [
        _total(fourth, about, pages) for about in ("document", "reader") for pages in ("made-up", "scan", "unseen")
    ]
    totals_third = [_total(third, "document", pages) for pages in ("typed", "scan", "made-up")]
    totals = [_total(again, about, pages) for about in ("document", "reader") for pages in ("typed", "scan")]
    return [
        "", "## Judged by eye", "", *notes, "",
        *_lines([*rows, _total(rows, "document"), _total(rows, "reader")], ("about",)),
        "", "## Judged by eye, second look", "", *notes_again, "", *_lines([*again, *totals], ("about", "pages")),
        "", "## Judged by eye, third look", "", *notes_third, "", *_lines([*third, *totals_third], ("about", "pages")),
        "", "## Judged by eye, fourth look", "", *notes_fourth, "", *_lines([*fourth, *totals_fourth], ("about", "pages")),
        "", "## Judged by two people, each alone", "", *_by_two(),
        "", *_END,
    ]  # fmt: skip


def _by_two() -> list[str]:
    """Return what two people said of the same findings, and how far they agree."""
    judged, notes = agreement.read_table(JUDGED_BY_TWO)
    shares = ("not false: first", "second", "worth it: first", "second")
    kappas = ("four words: share", "kappa", "false or not: share", "kappa", "worth it or not: share", "kappa")
    return [
        *notes, "",
        *_plain_table(("pages", "about", "judged", *shares, *kappas), agreement.agreement_rows(judged)), "",
        *_plain_table(("rule", "about", "pages", "judged", *shares), agreement.rule_rows(judged)),
    ]  # fmt: skip


def _plain_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return [f"| {' | '.join(cells)} |" if cells[0] != "---" else "|---" * len(head) + "|" for cells in lines]


def _table(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Return the rows of a table of judgements and the remarks above it."""
    text = path.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in text if not line.startswith("#")))
    return rows, [line.removeprefix("#").strip() for line in text if line.startswith("#")]


def _lines(rows: list[dict[str, str]], named: tuple[str, ...]) -> list[str]:
    lines = [
        f"| rule | {' | '.join(named)} | judged | true | true, worthless | false | not false | worth it |",
        "|---" * (len(named) + 7) + "|",
    ]
    for row in rows:
        n = max(int(row["judged"]), 1)
        shares = (f"{1 - int(row['false']) / n:.2f}", f"{int(row['true']) / n:.2f}")
        cells = (*(row[name] for name in named), row["judged"], row["true"], row["worthless"], row["false"], *shares)
        lines.append(f"| {row['rule']} | {' | '.join(cells)} |")
    return lines


def _total(rows: list[dict[str, str]], about: str, pages: str = "") -> dict[str, str]:
    own = [row for row in rows if row["about"] == about and row.get("pages", "") == pages]
    sums = {name: str(sum(int(row[name]) for row in own)) for name in ("judged", "true", "worthless", "false")}
    return {"rule": "all", "about": about, "pages": pages, **sums}


def main() -> None:
    """Write both pages."""
    (DOCS / "rules.md").write_text(rules_text(), encoding="utf-8")
    (DOCS / "dataset.md").write_text(data_dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
