"""What the commands show in the terminal: progress, summaries, findings, the story of a record."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from extractors.model.geometry import Box
from extractors.model.quote import Quote
from pipeline.cli.messages import say
from pipeline.dataset.read import Row, read_table
from pipeline.fields import TABLES
from pipeline.reading import Reading
from pipeline.run.progress import ProgressFolder
from pipeline.run.run import Run, read_one
from pipeline.run.up_to_date import UpToDate
from pipeline.settings import Lang

_MOST_LINES = 200  # files of which each has its line
_WIDE = 160  # columns where no terminal tells its own width: a log, a pipe
_SEVERITIES = ("error", "warning", "info")
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


class _Pages(ProgressColumn):
    """The files that take long, with the page that is being read."""

    max_refresh = 0.5

    def __init__(self, progress_folder: Path | None, lang: Lang) -> None:
        super().__init__()
        self._progress_folder, self._lang = progress_folder, lang

    def render(self, task: Task) -> Text:
        """Return "report.pdf: page 12 of 142" for each such file."""
        posted = ProgressFolder(self._progress_folder).posted() if self._progress_folder is not None else ()
        return Text(" ".join(say("page_of", self._lang, path=p.path, page=p.done + 1, pages=p.total) for p in posted))


class Counter:
    """Progress on the error stream: file, count, time to go, pages of long scans; silent where nobody looks at a terminal.

    `progress_folder`: the folder in which workers post the page they are at; None where nobody looks.
    """

    def __init__(self, lang: Lang, doing: str = "reading") -> None:
        looked_at = sys.stderr.isatty()
        self._folder = tempfile.TemporaryDirectory(prefix="iku-progress-") if looked_at else None
        self.progress_folder = Path(self._folder.name) if self._folder is not None else None
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            TextColumn("{task.fields[file]}"), _Pages(self.progress_folder, lang), console=Console(stderr=True),
            disable=not looked_at,
        )  # fmt: skip
        self._task = self._bar.add_task(say(doing, lang), total=None, file="")

    def __enter__(self) -> Counter:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        if self._folder is not None:
            self._folder.cleanup()

    def step(self, path: str, done: int, total: int) -> None:
        """Show that `path` is done."""
        if self.progress_folder is not None:
            ProgressFolder(self.progress_folder).forget(path)
        self._bar.update(self._task, completed=done, total=total, file=path)


def summary(done: Run, out: Path | str, lang: Lang) -> None:
    """Print a line a file (status, counts, findings) and the totals; of many files only those not read to the end."""
    table = Table(box=None, pad_edge=False)
    for key in ("file", "status", "indicators", "signatures", "citations", "findings"):
        table.add_column(say(key, lang), justify="left" if key in ("file", "status") else "right", overflow="fold")
    shown = [f for f in done.files if len(done.files) <= _MOST_LINES or f.status != "ok"]
    for f in shown:
        status = say(f.status, lang)
        if f.status == "failed":
            status = f"{status}: {f.error_id if lang == 'id' else f.error_en}"
        table.add_row(
            f.source.path, status, str(f.n_indicators), str(f.n_signatories), str(f.n_legal_basis),
            str(done.n_findings.get(f.source.document_id, 0)),
        )  # fmt: skip
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    if shown:
        console.print(table)
    n = len(done.files)
    if len(shown) < n:
        console.print(say("not_shown", lang, n=n - len(shown)), soft_wrap=True)
    console.print(
        say("written", lang, path=out, n=n, failed=len(done.failed), findings=sum(done.n_findings.values())),
        soft_wrap=True,
    )
    if done.corpus.unmatched_corrections:
        console.print(say("unmatched", lang, lines=", ".join(done.corpus.unmatched_corrections)))


def unchanged(there: UpToDate, out: object, lang: Lang) -> None:
    """Print that the dataset is what a run would write, and which files failed when it was made."""
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    for path, message in there.failed:
        console.print(f"{path}: {say('failed', lang)}: {message}", markup=False, highlight=False, soft_wrap=True)
    told = say("unchanged", lang, path=out, n=there.n_documents, failed=len(there.failed), findings=there.n_findings)
    console.print(told, markup=False, highlight=False, soft_wrap=True)
    if there.unmatched:
        console.print(say("unmatched", lang, lines=", ".join(there.unmatched)))


def show_findings(dataset: Path, lang: Lang) -> None:
    """Print the findings by document, the worst first."""
    console = Console()
    paths = {d["document_id"]: d["path"] for d in read_table(dataset, "documents")}
    findings = read_table(dataset, "findings")
    if not findings:
        console.print(say("no_findings", lang))
        return
    counts = {
        key: [sum(1 for f in findings if f["document_id"] == key and f["severity"] == s) for s in _SEVERITIES]
        for key in paths
    }
    for key in sorted(paths, key=lambda k: ([-n for n in counts[k]], paths[k])):
        own = [f for f in findings if f["document_id"] == key]
        if not own:
            continue
        console.print(f"\n[bold]{paths[key]}[/bold]", highlight=False)
        for finding in sorted(own, key=lambda f: (_SEVERITIES.index(f["severity"]), f["finding_id"])):
            colour = _COLOURS[finding["severity"]]
            where = f" ({say('page', lang)} {finding['page']})" if finding["page"] else ""
            message = finding["message_id"] if lang == "id" else finding["message_en"]
            console.print(f"  [{colour}]{say(finding['severity'], lang):<10}[/{colour}] ", end="", highlight=False)
            console.print(f"{message}{where} [{finding['rule_id']}]", markup=False, highlight=False, soft_wrap=True)
            if finding["found"]:
                console.print(f"             {finding['found']}", markup=False, highlight=False, soft_wrap=True)


def show_document(file: Path, lang: Lang, *, ledger: bool = False) -> bool:
    """Print what one file gave and where each value stands; return whether it could be read."""
    console = Console(soft_wrap=True)
    dossier = read_one(file.name, raw=file.parent)
    if dossier.status == "failed":
        console.print(dossier.error_id if lang == "id" else dossier.error_en, markup=False)
        return False
    console.print(f"{file.name}: {dossier.format}, {dossier.n_pages or '–'} {say('pages', lang)}, {dossier.text_source}, "
                  f"{say(dossier.status, lang)}", markup=False)  # fmt: skip
    if dossier.facts is not None:
        console.print(f"\n# {dossier.facts.kind}", markup=False)
        _show_record(console, dossier.facts)
        region = dossier.facts.region
        console.print(f"  region: {region.value} {list(region.notes)}", markup=False)
    for name, records in (("indikator", dossier.indicators), ("tanda tangan", dossier.signatories),
                          ("peraturan", dossier.citations), ("profil", dossier.profile)):  # fmt: skip
        for at, record in enumerate(records, start=1):
            console.print(f"\n# {name} {at}", markup=False)
            _show_record(console, record)
    for table in dossier.blocks.tables:
        for quote in table.leftovers:
            console.print(f"! {say('leftover', lang)}: {quote.text} @ {_where(quote)}", markup=False)
    for note in dossier.notes:
        console.print(f"- {note}", markup=False)
    if ledger:
        console.print(f"\n# {say('ledger', lang)}: {dossier.ledger}", markup=False)
    return True


def _show_record(console: Console, record: Any) -> None:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Reading) and value.quote:
            notes = f"  {list(value.notes)}" if value.notes else ""
            console.print(
                f"  {field.name}: {value.raw!r} @ {_where(value.quote)}\n      → {value.value}{notes}", markup=False
            )
        elif isinstance(value, Quote) and value:
            console.print(f"  {field.name}: {value.text!r} @ {_where(value)}", markup=False)


def _where(quote: Quote) -> str:
    box = quote.box
    if box is None:
        return quote.path
    return f"p. {quote.page} [{box.x0:.0f} {box.top:.0f} {box.x1:.0f} {box.bottom:.0f}]"


def show_difference(old: Path, new: Path, lang: Lang) -> None:
    """Print the rows gained, lost and changed, table by table and key by key."""
    console = Console(soft_wrap=True)
    for table in TABLES:
        before, after = (_keyed(read_table(folder, table), table) for folder in (old, new))
        gained, lost = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
        changed = sorted(k for k in before.keys() & after.keys() if before[k] != after[k])
        console.print(f"{table}: +{len(gained)} {say('gained', lang)}, -{len(lost)} {say('lost', lang)}, "
                      f"~{len(changed)} {say('changed', lang)}", markup=False)  # fmt: skip
        if table in ("evidence", "checks"):
            continue
        for sign, keys in (("+", gained), ("-", lost)):
            for key in keys[:50]:
                console.print(f"  {sign} {key}", markup=False)
        for key in changed[:50]:
            names = [n for n in after[key] if before[key].get(n) != after[key][n]]
            for name in names:
                console.print(f"  ~ {key} {name}: {before[key].get(name)!r} → {after[key][name]!r}", markup=False)


def _keyed(rows: Iterable[Row], table: str) -> dict[str, Row]:
    keys = {"documents": ("path",), "targets": ("indicator_id", "year", "kind"), "profile": ("document_id", "field", "seq"),
            "reconciliations": ("record_id", "entity", "field", "value"), "checks": ("rule_id", "document_id")}  # fmt: skip
    names = keys.get(table)
    return {"|".join(str(row[n]) for n in (names or (next(iter(row)),))): row for row in rows}


def draw_tables(file: Path, folder: Path) -> list[Path]:
    """Write a picture of each page that holds indicators: cells blue, header green, rows red; return the files."""
    from extractors.find import find_blocks
    from extractors.readers import read_document
    from extractors.readers.pdf.pictures import draw_boxes

    data = file.read_bytes()
    document = read_document(data)
    boxes: dict[int, list[tuple[Box, str, str]]] = {}
    for table in find_blocks(document).tables:
        header = {word for cell in table.header for word in cell.label.words}
        for source in table.sources:
            for cell in source.cells:
                if cell.place.box is not None and cell.place.page is not None:
                    head = any(word in header for word in cell.quote.words)
                    boxes.setdefault(cell.place.page, []).append((cell.place.box, "green" if head else "blue", ""))
        for at, row in enumerate(table.rows, start=1):
            for name, quote in sorted(row.fields.items()):
                if quote.box is not None and quote.page is not None:
                    boxes.setdefault(quote.page, []).append((quote.box, "red", f"{at} {name}"))
    folder.mkdir(parents=True, exist_ok=True)
    turned = {page.number: page.turned for page in document.pages}
    made = []
    for number in sorted(boxes):
        png = draw_boxes(data, number, boxes[number], turned=turned.get(number, 0))
        if png is not None:
            made.append(folder / f"{file.stem}-{number}.png")
            made[-1].write_bytes(png)
    return made
