"""Writes docs/dataset.md and docs/rules.md from the code: `python -m tools.build_docs`."""

from __future__ import annotations

from pathlib import Path

from pipeline.audit.apply import RULES
from pipeline.dataset.readme import data_dictionary

DOCS = Path(__file__).parent.parent / "docs"


def rules_text() -> str:
    """Return the page of all rules: name, severity, sentence in both languages, source."""
    lines = ["# Aturan audit / audit rules", "", f"{len(RULES)} aturan. A rule is named as the truth it wants.", ""]
    lines += [
        "`document`: the document is wrong or could be better. `reader`: the program may have misread it, nobody is accused.",
        "",
    ]
    lines += [
        "| aturan / rule | tingkat / severity | tentang / about | kalimat | sentence | sumber / source |",
        "|---|---|---|---|---|---|",
    ]
    for rule in RULES:
        sentence = (rule.__doc__ or "").strip().splitlines()[0]
        lines.append(
            f"| `{rule.__name__}` | {rule.severity} | {rule.about} | {rule.title_id} | {sentence} | {rule.source} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both pages."""
    (DOCS / "rules.md").write_text(rules_text(), encoding="utf-8")
    (DOCS / "dataset.md").write_text(data_dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
