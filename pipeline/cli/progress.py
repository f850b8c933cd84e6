"""How far a run is: a bar where somebody looks at a terminal, else a line a minute on the error stream."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import TextIO

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
from rich.text import Text

from pipeline.cli.messages import say
from pipeline.cli.terminal import one_line
from pipeline.run.progress import ProgressFolder
from pipeline.run.scratch import new_folder
from pipeline.settings import Lang

_EVERY = 60.0  # seconds between two lines where there is no terminal


class _Pages(ProgressColumn):
    """The files that take long, with the page that is being read."""

    max_refresh = 0.5

    def __init__(self, progress_folder: Path | None, lang: Lang) -> None:
        super().__init__()
        self._progress_folder, self._lang = progress_folder, lang

    def render(self, task: Task) -> Text:
        """Return "report.pdf: page 12 of 142" for each such file."""
        return Text(_pages(self._progress_folder, self._lang))


def _pages(folder: Path | None, lang: Lang) -> str:
    posted = ProgressFolder(folder).posted() if folder is not None else ()
    return " ".join(say("page_of", lang, path=one_line(p.path), page=p.done + 1, pages=p.total) for p in posted)


class _File(ProgressColumn):
    """The file that was done last; its name is never markup."""

    def render(self, task: Task) -> Text:
        """Return the name."""
        return Text(one_line(task.fields["file"]))


class Counter:
    """Progress on the error stream: file, count, time to go, pages of long scans; nothing where `quiet`.

    `progress_folder`: the folder in which workers post the page they are at; None where `quiet`. `log`: gets a line for each
    file that is done, with the time.
    """

    def __init__(
        self,
        lang: Lang,
        doing: str = "reading",
        *,
        quiet: bool = False,
        log: TextIO | None = None,
        every: float = _EVERY,
    ) -> None:
        self._lang, self._doing, self._log, self._every = lang, doing, log, every
        looked_at = sys.stderr.isatty() and not quiet
        self.progress_folder = None if quiet else new_folder()
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), _File(),
            _Pages(self.progress_folder, lang), console=Console(stderr=True), disable=not looked_at,
        )  # fmt: skip
        self._task = self._bar.add_task(say(doing, lang), total=None, file="")
        self._lines = None if quiet or looked_at else threading.Thread(target=self._tell, daemon=True)
        self._over = threading.Event()
        self._began, self._done, self._total = time.monotonic(), 0, 0

    def __enter__(self) -> Counter:
        self._bar.start()
        if self._lines is not None:
            self._lines.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._bar.stop()
        if self.progress_folder is not None:
            shutil.rmtree(self.progress_folder, ignore_errors=True)

    def step(self, path: str, done: int, total: int) -> None:
        """Show that `path` is done."""
        self._done, self._total = done, total
        if self.progress_folder is not None:
            ProgressFolder(self.progress_folder).forget(path)
        if self._log is not None and path:
            self._log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {done}/{total} {one_line(path)}\n")
            self._log.flush()
        self._bar.update(self._task, completed=done, total=total, file=path)

    def _tell(self) -> None:
        while not self._over.wait(self._every):
            print(self.line(), file=sys.stderr, flush=True)  # noqa: T201

    def line(self) -> str:
        """Return how far the run is, in one line, with the minutes that are left and the pages of long scans."""
        left = ""
        if self._done:
            minutes = (time.monotonic() - self._began) / self._done * (self._total - self._done) / 60
            left = say("minutes_left", self._lang, n=max(1, round(minutes)))
        told = say("so_far", self._lang, detail=say(self._doing, self._lang), n=self._done, pages=self._total or "?")
        pages = _pages(self.progress_folder, self._lang)
        return "; ".join(part for part in (told, left, pages) if part)
