"""One small report, built once from shipped files, and a real Chromium that opens it from disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from pipeline.dataset.read import Row, read_tables
from pipeline.outputs.report.build import write_report
from pipeline.run.run import run
from pipeline.settings import Settings

RAW = Path(__file__).parents[4] / "data" / "raw"
FILES = ("sreseh.pdf", "banjar-margo.docx")
_SHORT = 760  # pixels high


@dataclass(frozen=True, slots=True)
class Built:
    """A dataset, its files, and its report with and without names."""

    raw: Path
    dataset: Path
    plain: Path
    redacted: Path
    tables: dict[str, list[Row]]

    def document(self, name: str) -> Row:
        return next(d for d in self.tables["documents"] if d["path"] == name)

    def page(self, name: str) -> Path:
        return self.plain / "dokumen" / f"{self.document(name)['document_id']}.html"


@dataclass(slots=True)
class Opened:
    """A page of the browser with everything it complained about or asked the network for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        self.page.wait_for_load_state("load")
        return self.page


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp("report")
    raw = base / "raw"
    raw.mkdir()
    for name in FILES:
        shutil.copy(RAW / name, raw / name)
    run(Settings(raw, base / "dataset", corrections=base / "none.csv", ocr="off"))
    for redact in (False, True):
        write_report(base / "dataset", raw, base / ("redacted" if redact else "plain"), redact=redact)
    return Built(raw, base / "dataset", base / "plain", base / "redacted", read_tables(base / "dataset"))


def open_at(chromium: Browser, width: int) -> Opened:
    """Return an empty page that reports console errors and every request that leaves the disk."""
    context = chromium.new_context(viewport={"width": width, "height": _SHORT})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = Opened(context.new_page())

    def stop(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            route.abort()

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            opened.complaints.append(message.text)

    def ask(request: Request) -> None:
        opened.requests.append(request.url)

    context.route("**/*", stop)
    opened.page.on("console", hear)
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("request", ask)
    return opened


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Opened]:
    opened = open_at(chromium, 1280)
    yield opened
    opened.page.context.close()


@pytest.fixture(params=[1280, 400], ids=["1280 px", "400 px"])
def either(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Opened]:
    opened = open_at(chromium, request.param)
    yield opened
    opened.page.context.close()


def pages(built: Built) -> Iterator[Path]:
    yield built.plain / "index.html"
    for folder in ("dokumen", "pejabat"):
        yield from sorted((built.plain / folder).glob("*.html"))
