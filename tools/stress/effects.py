"""Reads hostile documents and looks at them in a terminal (tmux) and a browser (Chromium): nothing they say may act.

usage: python -m tools.stress.effects [FOLDER]

What a terminal obeys, markup, scripts and path tricks stand in file names, indicators, offices and names of signatories. Effects
are looked for in the bytes that reach the terminal, its title, clipboard and modes; in the browser in dialogs, scripts, requests.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import pandas as pd

from tools.stress.raw_pdf import page_with, stream
from tools.stress.raw_word import word_file

_SEQUENCES: Final = (
    "\x1b]0;DIAMBIL\x07", "\x1b]52;c;RElBTUJJTA==\x07", "\x1b[2J\x1b[H", "\x1b[?1049h", "\x1b[?1000h", "\x1b[?25l", "\x1b[6n",
    "\x1b[c", "\x1bP$qm\x1b\\", "\x9b31mDIAMBIL", "\x1b]8;;http://x.invalid\x07klik\x1b]8;;\x07", "DIAMBIL\rAMAN", "AB\x08\x08CD",
    "\u202eKILABRET\u202c", "\x1b[8mtersembunyi", "\x1b#8", "\x0e\x0f", "\x1bc", "\x1b]2;DIAMBIL\x1b\\", "\u2066\u2069\u200f",
)  # fmt: skip
_MARKUP: Final = (
    "<script>window.DIAMBIL=1</script>", "<img src=x onerror=window.DIAMBIL=1>", "\"><svg onload=window.DIAMBIL=1>",
    "' onmouseover='window.DIAMBIL=1", "</script><script>window.DIAMBIL=1</script>", "</style><style>body{display:none}",
    "[klik](javascript:window.DIAMBIL=1)", "<a href=javascript:window.DIAMBIL=1>klik</a>", "{{7*7}}${7*7}", "&#x3c;script&#x3e;",
    "<iframe srcdoc='<script>top.DIAMBIL=1</script>'></iframe>", "</textarea><script>window.DIAMBIL=1</script>",
    "</title><script>window.DIAMBIL=1</script>",
    "<meta http-equiv=refresh content='0;url=http://x.invalid'>", "<link rel=stylesheet href=http://x.invalid/a.css>",
    "<base href=http://x.invalid/>", "<!--<script>window.DIAMBIL=1", "]]><script>window.DIAMBIL=1</script>",
    "<svg><use href=http://x.invalid/a.svg#x>",
    "%3Cscript%3Ewindow.DIAMBIL=1%3C/script%3E",
)  # fmt: skip
_PATHS: Final = (
    "..%2f..%2fetc%2fpasswd", "-rf", "--help", "$(touch DIAMBIL)", "`touch DIAMBIL`", ";touch DIAMBIL;", "|touch DIAMBIL",
    "CON", "a\nb",
    "~root", "=cmd|' calc'!A0", "@SUM(1+1)",
    "'; DROP TABLE documents;--", "[bold red]DIAMBIL[/]", "%s%n%x", "{0.__class__}", "\\\\x.invalid\\a",
    "NUL", "a" * 200, "a.. "
)  # fmt: skip
# what a terminal is told by rich and typer: colours, and the bar that is drawn over itself
_ALLOWED: Final = re.compile(r"\x1b\[[0-9;]*[mKAGJ]|\x1b\[\?25[hl]|\x1b\[\d*[ABCD]")


_HEAD: Final = ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "TARGET")
_WIDTHS: Final = (30, 150, 200, 100)
# honest words around: a text of which one sign in two hundred is none is refused as no text
_PLAIN: Final = "Laporan ini disusun agar kinerja kecamatan dapat diukur setiap tahun. " * 60


def _texts(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the lines above the table, its row, and the lines below."""
    above = (
        "PEMERINTAH KABUPATEN SAMPANG",
        f"KECAMATAN {text}",
        f"INDIKATOR KINERJA UTAMA {text}",
        "TAHUN 2024",
    )
    below = (
        "Mengingat :",
        f"1. Undang-Undang Nomor 23 Tahun 2014 tentang {text};",
        "Sampang, 32 Januari 2024",
        "CAMAT SRESEH",
        f"BUDI {text} CONTOH, S.Sos",
        "Pembina",
        "NIP. 19750312 200012 1 00",
    )
    return above, ("1", f"{text} mutu", f"Indeks {text}", f"85 {text}"), below


def as_text(text: str) -> bytes:
    """Return a report as plain text."""
    above, row, below = _texts(text)
    parts = [*above, "", "\t".join(_HEAD), "\t".join(row), "", _PLAIN, "", *below]
    return ("\n".join(parts) + "\n").encode("utf-8")


def as_pdf(text: str) -> bytes:
    """Return a report as a PDF with one letter that stands for the whole of `text`."""
    above, row, below = _texts("\1")
    drawn: list[str] = []

    def write(x: float, y: float, line: str) -> None:
        told = "".join(f"\\{ord(c):03o}" if c in "()\\\1" else c for c in line)
        drawn.append(f"BT /F2 9 Tf 1 0 0 1 {x} {y} Tm ({told}) Tj ET")

    for number, line in enumerate(above):
        write(72, 780 - 14 * number, line)
    x = 72
    for width, head, cell in zip(_WIDTHS, _HEAD, row, strict=True):
        drawn.append(f"{x} 660 {width} 20 re S {x} 640 {width} 20 re S")
        write(x + 3, 666, head)
        write(x + 3, 646, cell)
        x += width
    for number, line in enumerate(below):
        write(72, 600 - 14 * number, line)
    codes = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(32, 127))
    said = text.encode("utf-16-be").hex()
    table = (
        "begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n96 beginbfchar\n"
        f"{codes}<01> <{said}>\nendbfchar\nendcmap"
    )
    widths = b" ".join([b"5"] + [b"0"] * 30 + [b"500"] * 95)
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 1/LastChar 126/Widths[%s]/ToUnicode 7 0 R>>" % widths
    )
    return page_with("\n".join(drawn).encode("latin-1"), font, stream(table.encode()), fonts=b"/F2 6 0 R")


def as_word(text: str) -> bytes | None:
    """Return a report as DOCX; None where XML cannot hold `text`."""
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text):
        return None
    above, row, below = _texts(text)

    def line(words: str) -> str:
        return f'<w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'

    cells = ("".join(f"<w:tc>{line(cell)}</w:tc>" for cell in one) for one in (_HEAD, row))
    table = "".join(f"<w:tr>{one}</w:tr>" for one in cells)
    return word_file("".join(map(line, above)) + f"<w:tbl>{table}</w:tbl>" + "".join(map(line, below)))


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield (file name, bytes) of reports with something hostile in name or text: sixty texts, each as PDF and DOCX too."""
    for number, text in enumerate((*_SEQUENCES, *_MARKUP, *_PATHS)):
        named = text.replace("/", "\u2215").replace("\0", "")[:60] if number % 2 or number >= 40 else ""
        name = f"{number:02}{named}" if number < 40 else f"{named}{number:02}"
        yield f"{name}.txt", as_text(text)
        yield f"{name}.pdf", as_pdf(text)
        word = as_word(text)
        if word is not None:
            yield f"{name}.docx", word


def in_terminal(place: Path, commands: list[str]) -> list[str]:
    """Run commands in tmux and return the effects that were seen."""
    session, raw = f"iku-{time.time_ns()}", place / "terminal.raw"
    tmux = ["tmux", "-L", session, "-f", "/dev/null"]
    subprocess.run([*tmux, "new-session", "-d", "-s", "s", "-x", "180", "-y", "50", "sh"], check=True)
    try:
        subprocess.run([*tmux, "set", "-g", "set-clipboard", "on"], check=True)
        subprocess.run([*tmux, "select-pane", "-T", "AMAN"], check=True)
        subprocess.run([*tmux, "pipe-pane", "-o", f"cat > {raw}"], check=True)
        for number, command in enumerate(commands):
            done = place / f"done{number}"
            subprocess.run([*tmux, "send-keys", f"{command}; touch {done}", "Enter"], check=True)
            while not done.exists():
                time.sleep(0.5)
        shown = subprocess.run(
            [*tmux, "display", "-p", "#{pane_title} #{alternate_on} #{mouse_any_flag} #{cursor_flag}"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        copied = subprocess.run([*tmux, "show-buffer"], capture_output=True, text=True, check=False).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    effects = [] if shown == "AMAN 0 0 1" else [f"terminal: {shown}"]
    effects += [f"clipboard: {copied!r}"] if copied else []
    text = _ALLOWED.sub("", raw.read_bytes().decode("utf-8", "replace"))
    bad = re.findall(r"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069][^\r\n]{0,20}", text)
    effects += ["a line is written over another"] if "DIAMBIL\rAMAN" in text else []
    return effects + [f"bytes: {found!r}" for found in bad[:10]]


def in_browser(pages: list[Path]) -> list[str]:
    """Open pages in Chromium and return the effects that were seen."""
    from playwright.sync_api import sync_playwright

    effects: list[str] = []

    def show(dialog: Any) -> None:
        effects.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    asked: list[str] = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page: Any = browser.new_page()
        page.on("dialog", show)
        page.on("request", lambda request: asked.append(request.url))
        for path in pages:
            page.goto(path.resolve().as_uri())
            if page.evaluate("window.DIAMBIL") is not None:
                effects.append(f"script: {path.name}")
            if (
                page.evaluate("getComputedStyle(document.body).display") == "none"
                or page.url != path.resolve().as_uri()
            ):
                effects.append(f"page: {path.name}")
            for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
                if re.match(r"\s*(?:javascript|data|vbscript):", link, re.IGNORECASE):
                    effects.append(f"link: {path.name}: {link}")
        browser.close()
    return effects + [f"request: {url}" for url in asked if not url.startswith(("file:", "data:"))]


def main() -> int:
    """Read, show and look; 1 where something acts."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        (place / "raw").mkdir(parents=True, exist_ok=True)
        count = 0
        for name, text in documents():
            (place / "raw" / name).write_bytes(text)
            count += 1
        iku = f"{sys.executable} -m pipeline"
        for kind in ("txt", "pdf"):
            sample = next(p for p in sorted((place / "raw").iterdir()) if p.name == f"00.{kind}")
            shutil.copy(sample, place / f"in.{kind}")
        effects = in_terminal(
            place,
            [f"cd {Path.cwd()}", f"{iku} extract {place}/raw --out {place}/out --ocr off", f"{iku} audit {place}/out",
             f"{iku} inspect {place}/in.txt", f"{iku} inspect {place}/in.pdf",
             f"{iku} report {place}/out --out {place}/report", f"{iku} export {place}/out --format csv --out {place}/csv"],
        )  # fmt: skip
        pages = sorted((place / "report").rglob("*.html"))
        effects += in_browser(pages)
        if (Path.cwd() / "DIAMBIL").exists():
            effects.append("a command was carried out")
        table = pd.read_parquet(place / "out" / "documents.parquet", columns=["path", "status"])
        states = ", ".join(f"{n} {state}" for state, n in sorted(table["status"].value_counts().items()))
        print(
            f"{count} documents ({states}, {count - len(table)} without a row), {len(pages)} pages, {len(effects)} effects"
        )
        print("\n".join(effects))
    return int(bool(effects))


if __name__ == "__main__":
    sys.exit(main())
