"""What `iku extract` tells at its end: a line a file, the totals, what was not applied; for people or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from pipeline.cli.messages import say
from pipeline.cli.terminal import one_line, out_console, put
from pipeline.run.up_to_date import UpToDate
from pipeline.settings import Lang

if TYPE_CHECKING:
    from pipeline.run.make import Run

_MOST_NAMED = 3  # paths of what was passed over that are named
_MOST_LINES = 200  # files of which each has its line


def summary(done: Run, out: Path | str, lang: Lang) -> None:
    """Print a line a file (status, counts, findings) and the totals; of many files only those not read to the end."""
    from pipeline.outputs.words import in_words

    table = Table(box=None, pad_edge=False)
    for key in ("file", "status", "indicators", "signatures", "citations", "findings"):
        table.add_column(say(key, lang), justify="left" if key in ("file", "status") else "right", overflow="fold")
    shown = [f for f in done.files if len(done.files) <= _MOST_LINES or f.status != "ok"]
    for f in shown:
        status = in_words(f.status, "status", lang)
        if f.status == "failed":
            status = f"{status}: {f.error_id if lang == 'id' else f.error_en}"
        table.add_row(
            Text(one_line(f.source.path)), Text(one_line(status)), str(f.n_indicators), str(f.n_signatories),
            str(f.n_legal_basis), str(done.n_findings.get(f.source.document_id, 0)),
        )  # fmt: skip
    console = out_console()
    if shown:
        console.print(table)
    n = len(done.files)
    if len(shown) < n:
        put(console, say("not_shown", lang, n=n - len(shown)))
    findings = sum(done.n_findings.values())
    put(console, say("written", lang, path=out, n=n, failed=len(done.failed), findings=findings))
    if done.unmatched:
        put(console, say("unmatched", lang, lines=", ".join(done.unmatched)))
    tell_passed_over(done.passed_over, lang)


def unchanged(there: UpToDate, out: object, lang: Lang) -> None:
    """Print that the dataset is what a run would write, and which files failed when it was made."""
    console = out_console()
    for path, message in there.failed:
        put(console, f"{one_line(path)}: {say('failed', lang)}: {message}")
    put(
        console,
        say("unchanged", lang, path=out, n=there.n_documents, failed=len(there.failed), findings=there.n_findings),
    )
    if there.unmatched:
        put(console, say("unmatched", lang, lines=", ".join(there.unmatched)))
    tell_passed_over(there.passed_over, lang)


def tell_passed_over(paths: Sequence[str], lang: Lang) -> None:
    """Print how many hidden files and folders were not read, and the first of them."""
    if paths:
        named = ", ".join(one_line(path) for path in paths[:_MOST_NAMED])
        put(
            out_console(),
            say("passed_over", lang, n=len(paths), detail=named + (", ..." if paths[_MOST_NAMED:] else "")),
        )


def tell_failures(done: Run | UpToDate, lang: Lang) -> None:
    """Print on the error stream which files could not be read, and which corrections were not applied."""
    for path, message in _failed(done, lang):
        sys.stderr.write(f"{one_line(path)}: {say('failed', lang)}: {one_line(message)}\n")
    if unmatched := done.unmatched:
        sys.stderr.write(say("unmatched", lang, lines=", ".join(unmatched)) + "\n")


def _failed(done: Run | UpToDate, lang: Lang) -> list[tuple[str, str]]:
    if isinstance(done, UpToDate):
        return list(done.failed)
    return [(f.source.path, f.error_message(lang)) for f in done.failed]


def as_json(done: Run | UpToDate, out: object, problems: Sequence[str], lang: Lang) -> str:
    """Return what a run gave as JSON: `changed` is false where the dataset was up to date already."""
    changed, unmatched = not isinstance(done, UpToDate), done.unmatched
    if isinstance(done, UpToDate):
        n, findings = done.n_documents, done.n_findings
    else:
        n, findings = len(done.files), sum(done.n_findings.values())
    told = {
        "changed": changed, "dataset": str(out), "documents": n, "findings": findings,
        "failed": [{"path": path, "message": message} for path, message in _failed(done, lang)],
        "passed_over": list(done.passed_over),
        "corrections_not_applied": [*problems, *(say("unmatched", lang, lines=line) for line in unmatched)],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=True, indent=1)
