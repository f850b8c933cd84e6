"""`python -m tools.unseen.scan OUT_DIR --half open|kept|all`: scanned PDF files (pictures only) of typed documents."""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from . import noise_more, noise_sheets
from .effects import Picture
from .make import make_set
from .noise import NOISES, Noise

assert noise_more.__doc__  # its families are in NOISES by importing it
assert noise_sheets.__doc__  # and so are these


def rasterise(pdf: Path, dpi: int, out: Path, pages: tuple[int, ...] = ()) -> list[Picture]:
    """Pictures of a PDF's pages, or of those named (from 1)."""
    out.mkdir(parents=True, exist_ok=True)
    command = [shutil.which("pdftoppm") or "pdftoppm", "-r", str(dpi), "-png"]
    for i, page in enumerate(pages or (0,)):
        only = ["-f", str(page), "-l", str(page)] if page else []
        subprocess.run([*command, *only, str(pdf), str(out / f"p{i:04d}")], check=True)
    return [np.asarray(Image.open(p).convert("RGB")) for p in sorted(out.glob("p*.png"))]


def write_pdf(pages: list[Picture], kind: Noise, dpi: int, path: Path) -> None:
    """A PDF of pictures only."""
    c = Canvas(str(path), invariant=1)
    for page in pages:
        h, w = page.shape[:2]
        c.setPageSize((w * 72 / dpi, h * 72 / dpi))
        image = Image.fromarray(page)
        buf = io.BytesIO()
        if kind.bilevel:
            image.convert("L").point(lambda v: 255 if v > 150 else 0).convert("1").save(buf, "PNG")
        else:
            (image.convert("L") if kind.gray else image).save(buf, "JPEG", quality=82)
        buf.seek(0)
        c.drawImage(ImageReader(buf), 0, 0, w * 72 / dpi, h * 72 / dpi)
        c.showPage()
    c.save()


def spreads(pages: list[Picture]) -> list[Picture]:
    """Pages two by two on one picture, the second at the right; a last one alone lies beside a blank one."""
    out: list[Picture] = []
    for i in range(0, len(pages), 2):
        left = pages[i]
        right = pages[i + 1] if i + 1 < len(pages) else np.full_like(left, 255)
        h = max(left.shape[0], right.shape[0])
        sides = [np.pad(p, ((0, h - p.shape[0]), (0, 0), (0, 0)), constant_values=255) for p in (left, right)]
        out.append(np.concatenate(sides, 1))
    return out


def make_scans(
    out: Path, half: str, documents: int, seed: int, max_pages: int = 3, mixed: bool = False, only_new: bool = False
) -> int:
    """Write scanned documents with their truth; returns how many. `mixed` and `only_new` as for typed sets."""
    kinds = [n for n in NOISES if half in ("all", n.half) and (n.since > 2) is only_new]
    if mixed:
        new, first = [n for n in kinds if n.since > 1], [n for n in kinds if n.since == 1]
        kinds = [n for i, old in enumerate(first) for n in (new[i % len(new)], old)] or new
    (out / "files").mkdir(parents=True, exist_ok=True)
    (out / "truth").mkdir(parents=True, exist_ok=True)
    done = 0
    with tempfile.TemporaryDirectory() as tmp:
        typed = Path(tmp) / "typed"
        make_set(typed, half, documents * 3, seed + 5000, printer="canvas", mixed=mixed, only_new=only_new)
        for i, truth_file in enumerate(sorted((typed / "truth").glob("*.json"))):
            if done == documents:
                break
            truth: dict[str, Any] = json.loads(truth_file.read_text(encoding="utf-8"))
            rng = random.Random(f"{seed}:{half}:{i}:scan")
            pdf = typed / "files" / str(truth["file"])
            if pdf.suffix != ".pdf":
                continue
            kind = kinds[done % len(kinds)]
            dpi = rng.choice(kind.dpi)
            pages = rasterise(pdf, dpi, Path(tmp) / f"pages{i}")
            shutil.rmtree(Path(tmp) / f"pages{i}")
            if len(pages) > max_pages:
                continue
            name = f"pindai_{half}_{done + 1:04d}.pdf"
            if kind.spread:
                pages = spreads(pages)
            write_pdf([kind.spoil(np.ascontiguousarray(p), rng) for p in pages], kind, dpi, out / "files" / name)
            truth |= {"file": name, "noise": kind.name, "dpi": dpi}
            (out / "truth" / f"{Path(name).stem}.json").write_text(
                json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
            done += 1
    return done


def main() -> None:
    """Make a scanned set."""
    p = argparse.ArgumentParser(prog="python -m tools.unseen.scan", description=__doc__)
    p.add_argument("out", type=Path)
    p.add_argument("--half", choices=("open", "kept", "all"), default="open")
    p.add_argument("--documents", type=int, default=30)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument(
        "--mixed", action="store_true", help="every second document of a family from before 28 November 2026"
    )
    p.add_argument("--only-new", action="store_true", help="only the families and noises of 29 November 2026")
    a = p.parse_args()
    print(f"{make_scans(a.out, a.half, a.documents, a.seed, mixed=a.mixed, only_new=a.only_new)} scans in {a.out}")


if __name__ == "__main__":
    main()
