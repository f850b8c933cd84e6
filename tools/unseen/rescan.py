"""`python -m tools.unseen.rescan FILES TRUTH OUT --half open|kept|all`: typed reports printed and scanned by program.

Reports with a truth are turned into pictures, spoilt, and written as PDF files of pictures only, with the truth beside
them. Each report comes once as a clean scan and once with a noise of the half, as far as the number of pages allows.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from . import noise_more
from .effects import Picture, blur, jpeg, light_tilt, paper
from .libreoffice import convert
from .noise import NOISES, Noise
from .scan import rasterise, write_pdf

assert noise_more.__doc__  # its families are in NOISES by importing it
WORD_FILES = (".docx", ".doc", ".odt", ".rtf")
RUN_ON = 4  # pages between two rows that may belong to one table


def clean(img: Picture, rng: random.Random) -> Picture:
    """A good office scanner."""
    return jpeg(blur(light_tilt(paper(img, rng, 0.7), rng), 0.45), 85)


CLEAN = Noise("clean", "all", clean, (300,))


@dataclass(frozen=True)
class Job:
    """One document to scan: its PDF, the pages to show (from 1), and the noise."""

    source: str
    pdf: Path
    pages: tuple[int, ...]
    kind: Noise
    truth: dict[str, Any]


def page_texts(pdf: Path) -> list[str]:
    """The text of each page without blanks, small letters."""
    run = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return ["".join(p.split()).casefold() for p in run.stdout.split("\f")[:-1]]


def needed(truth: dict[str, Any], texts: list[str]) -> tuple[int, ...]:
    """The pages that hold a row, a signatory or a regulation of the truth; all pages where that is not known."""
    pages: set[int] = set(truth.get("indicator_pages") or ())
    every = tuple(range(1, len(texts) + 1))
    for entry in [*truth["indicators"], *truth["signatories"], *truth["legal_basis"]]:
        known = [entry["page"]] if entry.get("page") else []
        known += entry.get("also_on_pages") or []
        name = "".join(str(entry.get("name_raw") or entry.get("name") or "").split()).casefold()
        if not known and name:
            known = [i for i, text in enumerate(texts, 1) if name in text]
        if not known and "number" in entry:
            title = "".join(str(entry.get("title") or "").split()).casefold()[:40]
            known = [i for i, text in enumerate(texts, 1) if title and title in text][:1]
        if not known:
            return every
        pages.update(known)
    told = sorted({*(truth.get("indicator_pages") or ()), *(r["page"] for r in truth["indicators"] if r.get("page"))})
    for a, b in pairwise(told):  # a table runs on
        if b - a <= RUN_ON:
            pages.update(range(a, b))
    return tuple(sorted(p for p in pages if 1 <= p <= len(texts))) or every


def renumber(value: Any, place: dict[int, int]) -> Any:
    """The truth with page numbers of the shortened file."""
    if isinstance(value, list):
        return [renumber(v, place) for v in value]
    if not isinstance(value, dict):
        return value
    out = {k: renumber(v, place) for k, v in value.items()}
    if isinstance(out.get("page"), int):
        out["page"] = place.get(out["page"])
    for k in ("also_on_pages", "indicator_pages"):
        if out.get(k):
            out[k] = [place[p] for p in out[k] if p in place]
    return out


def share(jobs: list[tuple[int, Job]], pages: int) -> list[Job]:
    """The jobs of the first round and then the second, short documents first, that fit into the number of pages."""
    out, left = [], pages
    for _, job in sorted(jobs, key=lambda j: (j[0], len(j[1].pages), j[1].source)):
        if len(job.pages) <= left:
            out.append(job)
            left -= len(job.pages)
    return out


def plan(files: Path, truths: list[Path], made: Path, kinds: list[Noise], whole: int) -> list[tuple[int, Job]]:
    """Two jobs for each report, by turns the clean or the spoilt one in the first round."""
    out: list[tuple[int, Job]] = []
    for i, f in enumerate(truths):
        truth: dict[str, Any] = json.loads(f.read_text(encoding="utf-8"))
        source = files / str(truth.get("file") or f.stem)
        if not source.exists():
            continue
        pdf = source
        if source.suffix.lower() in WORD_FILES:
            place = made / str(i)
            place.mkdir(parents=True)
            copy = place / f"in{source.suffix.lower()}"
            shutil.copyfile(source, copy)
            convert([copy], "pdf", place)
            pdf = place / "in.pdf"
        texts = page_texts(pdf)
        if not any(texts):
            continue  # pictures already
        pages = tuple(range(1, len(texts) + 1))
        if len(pages) > whole or truth.get("indicator_pages"):
            pages = needed(truth, texts)
        if len(pages) > whole:
            continue
        order = (kinds[i % len(kinds)], CLEAN) if i % 2 else (CLEAN, kinds[i % len(kinds)])
        out += [(turn, Job(source.name, pdf, pages, kind, truth)) for turn, kind in enumerate(order)]
    return out


def rescan(files: Path, truths: list[Path], out: Path, half: str, seed: int, pages: int = 90, whole: int = 13) -> int:
    """Write the scans and truths to OUT/files and OUT/truth; returns how many pages."""
    kinds = [n for n in NOISES if half in ("all", n.half) and n.name != "plain_scan" and n.since < 3]
    random.Random(f"{seed}:{half}:kinds").shuffle(kinds)
    for d in ("files", "truth"):
        (out / d).mkdir(parents=True, exist_ok=True)
    done = 0
    with tempfile.TemporaryDirectory() as tmp:
        for job in share(plan(files, truths, Path(tmp), kinds, whole), pages):
            rng = random.Random(f"{seed}:{half}:{job.source}:{job.kind.name}")
            dpi = rng.choice(job.kind.dpi)
            pictures = rasterise(job.pdf, dpi, Path(tmp) / "pages", job.pages)
            shutil.rmtree(Path(tmp) / "pages")
            name = f"{Path(job.source).stem}__{job.kind.name}.pdf"
            spoilt = [job.kind.spoil(np.ascontiguousarray(p), rng) for p in pictures]
            write_pdf(spoilt, job.kind, dpi, out / "files" / name)
            truth = renumber(job.truth, {p: i for i, p in enumerate(job.pages, 1)})
            truth |= {"file": name, "source": job.source, "noise": job.kind.name, "dpi": dpi}
            truth["text_source"] = "scan by program of a typed document"
            text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
            (out / "truth" / f"{name}.json").write_text(text, encoding="utf-8")
            done += len(job.pages)
    return done


def main() -> None:
    """Make a set of scans."""
    p = argparse.ArgumentParser(prog="python -m tools.unseen.rescan", description=__doc__)
    p.add_argument("files", type=Path, help="folder of the reports")
    p.add_argument("truth", type=Path, help="folder of their truths")
    p.add_argument("out", type=Path)
    p.add_argument("--half", choices=("open", "kept", "all"), default="open")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--pages", type=int, default=90, help="at most so many pages in all")
    p.add_argument("--whole", type=int, default=13, help="longer reports: only the pages that the truth tells of")
    a = p.parse_args()
    truths = sorted(a.truth.glob("*.json"))
    print(f"{rescan(a.files, truths, a.out, a.half, a.seed, a.pages, a.whole)} pages in {a.out}")


if __name__ == "__main__":
    main()
