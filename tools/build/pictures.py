"""Draws the pictures of the docs from the shipped reports: `python -m tools.build.pictures` (Chromium, LibreOffice, pdftoppm).

Excel's pages as LibreOffice prints them, the report's pages wide, dark and on a phone, the terminal as SVG.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from pipeline.outputs.export import export
from pipeline.outputs.report.build import write_report
from pipeline.run.run import run
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
IMG = ROOT / "docs" / "img"
_COLOURS = 64  # of a picture: enough for text on paper, and small
_SHEETS = {"Ringkasan": "excel-ringkasan", "Indikator": "excel-indikator", "Temuan": "excel-temuan"}


def main() -> None:
    """Draw every picture again."""
    with tempfile.TemporaryDirectory(prefix="iku-pictures-") as folder:
        base = Path(folder)
        dataset = base / "data"
        run(Settings(ROOT / "data" / "raw", dataset, base / "none.csv"))
        report = write_report(dataset, ROOT / "data" / "raw", base / "out" / "report").parent
        draw_workbook(export(dataset, base / "out" / "iku.xlsx", "xlsx", report=report), base)
        draw_report(report)
        draw_terminal(dataset, base)


def save(picture: bytes, name: str) -> None:
    """Write a picture small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(_COLOURS)
    image.save(IMG / f"{name}.png", optimize=True)


def draw_workbook(book: Path, base: Path) -> None:
    """Draw the first printed page of the sheets that people look at first."""
    profile = f"-env:UserInstallation={(base / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(base), str(book)]
    subprocess.run(command, check=True, capture_output=True)
    pdf = base / "iku.pdf"
    wanted = dict(_SHEETS)
    page = 0
    while wanted:
        page += 1
        text = subprocess.run(
            ["pdftotext", "-f", str(page), "-l", str(page), "-layout", str(pdf), "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        foot = text.strip().splitlines()[-1].split("Halaman")[0].strip() if text.strip() else ""
        if foot in wanted:
            drawn = ["pdftoppm", "-r", "75", "-png", "-f", str(page), "-l", str(page), str(pdf)]
            save(subprocess.run(drawn, check=True, capture_output=True).stdout, wanted.pop(foot))


def draw_report(report: Path) -> None:
    """Draw the report's pages: wide, dark, on a phone, printed."""
    document = next(p for p in sorted((report / "dokumen").glob("*.html")) if "pasar-manna" in p.read_text("utf-8"))
    shots = (
        ("report-overview", report / "index.html", "light", 1280, 860), ("report-document", document, "light", 1280, 860),
        ("report-temuan", report / "temuan.html", "light", 1280, 720), ("report-dark", document, "dark", 1280, 860),
        ("report-phone", document, "light", 400, 800),
    )  # fmt: skip
    browser_path = next(
        found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, path, scheme, width, height in shots:
            dark = scheme == "dark"
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
            )
            page = context.new_page()
            page.goto(path.as_uri())
            page.wait_for_timeout(400)
            save(page.screenshot(), name)
            context.close()
        browser.close()


def draw_terminal(dataset: Path, base: Path) -> None:
    """Draw what `iku audit` says as a picture of a terminal."""
    import sys

    command = [sys.executable, "-m", "pipeline", "audit", str(dataset), "--severity", "error"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    console = Console(record=True, width=110, file=io.StringIO())
    console.print(Text("$ iku audit --severity error", style="bold"))
    console.print(Text(told.strip()))
    console.save_svg(str(IMG / "terminal-audit.svg"), title="iku audit")


if __name__ == "__main__":
    main()
