"""Measures our reading of scans against its engines alone: letters wrong, NIPs exact, seconds and memory, in one run.

usage: python -m tools.bench.ocr [OUT.md] [--peers DIR]
The pages are those of the two reports of data/raw that ship as scans: drawn born digital (their text is the truth), then
scanned by tools/build/scans.py in colour and in grey. Each reader runs in its own process, one after the other, on one core.
ocrmypdf is measured where DIR (`make peers`) holds its environment.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.bench.peers.environments import PEERS
from tools.build.raw.build import SOURCES
from tools.build.raw.content import read_report
from tools.build.raw.pdf import draw_pdf
from tools.build.scans import Look, scan_pdf

_NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")
_DPI = 300


@dataclass(frozen=True, slots=True)
class Sample:
    """A scan and what it shows: the text of each page, taken from the page before it was scanned."""

    name: str
    scan: bytes
    pages: tuple[str, ...]


def samples() -> Iterator[Sample]:
    """Yield the scans that are read: each report once in colour, once in grey."""
    for source in sorted(SOURCES.glob("*.toml")):
        report = read_report(source)
        if report.scan is None:
            continue
        drawn = draw_pdf(report)
        for colour in (True, False):
            look = Look(colour=colour)
            yield Sample(f"{report.name} {'colour' if colour else 'grey'}", scan_pdf(drawn, 5, look), _texts(drawn))


def _texts(data: bytes) -> tuple[str, ...]:
    import pypdfium2 as pdfium

    document: Any = pdfium.PdfDocument(data)
    return tuple(document[i].get_textpage().get_text_range() for i in range(len(document)))


def _pictures(data: bytes) -> list[Any]:
    import numpy as np
    import pypdfium2 as pdfium

    document: Any = pdfium.PdfDocument(data)
    return [np.asarray(document[i].render(scale=_DPI / 72).to_pil().convert("RGB")) for i in range(len(document))]


def read_by_tesseract(data: bytes) -> list[str]:
    """Return the text of each page by Tesseract alone on the page as it is."""
    import cv2

    from extractors.readers.scan.engines import read_words

    greys = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) for p in _pictures(data)]
    return [" ".join(r.text for r in read_words(grey, dpi=_DPI)) for grey in greys]


def read_by_rapidocr(data: bytes) -> list[str]:
    """Return the text of each page by RapidOCR alone on the page as it is."""
    from rapidocr import RapidOCR

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    engine: Any = RapidOCR(params={**threads, "Global.log_level": "error", "Global.use_cls": False})
    return [" ".join(engine(picture).txts or ()) for picture in _pictures(data)]


def read_by_ours(data: bytes) -> list[str]:
    """Return the text of each page as the pipeline reads it."""
    from extractors.readers import read_document

    document = read_document(data, ocr="auto")
    return [" ".join(w.text for block in page.blocks for w in block.words) for page in document.pages]


class OcrMyPdf:
    """ocrmypdf's text layer, read by pdfplumber, in the environment of that peer: one text for all pages."""

    def __init__(self, python: Path) -> None:
        self._python = python

    def __call__(self, data: bytes) -> list[str]:
        """Return the text of all pages together."""
        with tempfile.NamedTemporaryFile(suffix=".pdf") as scan:
            scan.write(data)
            scan.flush()
            script = PEERS / "ocrmypdf_pdfplumber.py"
            done = subprocess.run(
                [str(self._python), str(script), scan.name], capture_output=True, text=True, check=True
            )
        return [document["text"] for document in json.loads(done.stdout.splitlines()[-1])["documents"]]


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "Tesseract `ind` alone": read_by_tesseract,
    "RapidOCR alone": read_by_rapidocr,
    "this pipeline": read_by_ours,
}


def letters_lost(truth: str, read: str) -> tuple[int, int]:
    """Return (letters of the truth that the reading misses or adds, letters of the truth), whatever the order of blocks.

    Words are compared as bags of three-letter pieces, because engines give the cells of a table in different orders.
    """
    a, b = _pieces(truth), _pieces(read)
    shared = sum(min(n, b.get(piece, 0)) for piece, n in a.items())
    return max(sum(a.values()), sum(b.values())) - shared, sum(a.values())


def _pieces(text: str) -> dict[str, int]:
    plain = re.sub(r"[\W_]+", "", text).casefold()
    found: dict[str, int] = {}
    for i in range(len(plain) - 2):
        found[plain[i : i + 3]] = found.get(plain[i : i + 3], 0) + 1
    return found


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reader did with all pages; `peak` is the process's memory in MB."""

    lost: int
    letters: int
    nips: int
    all_nips: int
    seconds: float
    pages: int
    peak: float


def measure(name: str, read: Callable[[bytes], list[str]]) -> Figures:
    """Return the figures of a reader over all samples; call it in a process of its own."""
    lost = letters = nips = all_nips = pages = 0
    seconds = 0.0
    for sample in samples():
        started = time.perf_counter()
        texts = read(sample.scan)
        seconds += time.perf_counter() - started
        pages += len(sample.pages)
        printed = sample.pages if len(texts) == len(sample.pages) else ("\n".join(sample.pages),)
        for truth, text in zip(printed, texts, strict=True):
            wrong, whole = letters_lost(truth, text)
            lost, letters = lost + wrong, letters + whole
            wanted = _NIP.findall(re.sub(r"(?<=\d) (?=\d)", "", truth))
            found = re.sub(r"(?<=\d) (?=\d)", "", text)
            all_nips += len(wanted)
            nips += sum(1 for number in wanted if number in found)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    return Figures(lost, letters, nips, all_nips, seconds, pages, peak)


def main() -> None:
    """Measure all readers and write the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.ocr")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--peers", type=Path)
    told = parser.parse_args()
    readers = dict(READERS)
    python = told.peers / "ocrmypdf_pdfplumber" / "bin" / "python" if told.peers is not None else None
    if python is not None and python.exists():
        readers["ocrmypdf, then pdfplumber"] = OcrMyPdf(python)
    context = multiprocessing.get_context("spawn")
    made: dict[str, Figures] = {}
    for name, read in readers.items():
        with context.Pool(1) as pool:
            made[name] = pool.apply(measure, (name, read))
    table = _table(made)
    if told.out is not None:
        told.out.write_text(table, encoding="utf-8")
    print(table)


def _table(made: dict[str, Figures]) -> str:
    base = made["Tesseract `ind` alone"]
    rows = [
        f"| {name} | {100 * f.lost / f.letters:.1f} % | {f.nips} of {f.all_nips} | {f.seconds / f.pages:.1f} "
        f"| {(f.seconds / f.pages) / (base.seconds / base.pages):.1f} | {f.peak:.0f} MB |"
        for name, f in made.items()
    ]
    engines = ", ".join(f"{n} {version(n)}" for n in ("tesserocr", "rapidocr", "onnxruntime", "opencv-python-headless"))
    head = "| reader | letters wrong | NIP exact | seconds a page | times Tesseract | peak memory |\n|---|---|---|---|---|---|"
    return (
        f"{head}\n"
        + "\n".join(rows)
        + f"\n\n{base.pages} pages; {engines}; Python {platform.python_version()}, one core.\n"
    )


if __name__ == "__main__":
    main()
