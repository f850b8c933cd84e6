"""The only door to the OCR engines: Tesseract (through tesserocr) for running text, RapidOCR for what it is unsure of.

Tesseract uses the Indonesian model of ocr_models/. Both run on one thread, so that a page gives the same words whatever
the machine does beside it.
"""

from __future__ import annotations

import gzip
import logging
import os
import re
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_LEAST = 12.0  # confidence (0..100) below which a mark is dirt
_LONE = 60.0  # confidence from which a single sign that is no letter counts
_CROOKED = 0.12  # slope from which a short line is a piece of the text round a stamp
_DETECTOR_SIDE = 740  # pixels: the detector enlarges a picture whose shorter side is less
_MARGIN = 30
_ABOVE, _BELOW = 0.2, 0.25  # of a line's box, which the engine cuts wider than the letters
_ARC = 12  # letters that such a piece has at most
_DIRT = "|“”‘’—–_~«»•°^`\\{}¦"


@dataclass(frozen=True, slots=True)
class Read:
    """A word or a line as an engine read it: box (x0, top, x1, bottom) in pixels, confidence 0..1."""

    text: str
    box: tuple[int, int, int, int]
    confidence: float


@cache
def _model() -> str:
    """Return the folder with the unpacked Indonesian model; it is unpacked once a machine and version."""
    packed = files("extractors.readers").joinpath("ocr_models").joinpath("ind.traineddata.gz").read_bytes()
    folder = Path(tempfile.gettempdir()) / f"iku-ocr-{len(packed)}"
    target = folder / "ind.traineddata"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{os.getpid()}.part"
        part.write_bytes(gzip.decompress(packed))
        part.replace(target)
    return str(folder)


@cache
def _api() -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=_model(), lang="ind", psm=tesserocr.PSM.SPARSE_TEXT)
    api.SetVariable("preserve_interword_spaces", "1")
    return api


def read_words(grey: Any, *, dpi: int, block: bool = False) -> list[Read]:
    """Return Tesseract's words on a grey page (or one block of text) in its reading order, without dirt."""
    import tesserocr
    from PIL import Image

    api = _api()
    api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK if block else tesserocr.PSM.SINGLE_COLUMN)
    api.SetImage(Image.fromarray(grey))
    api.SetSourceResolution(dpi)
    api.Recognize()
    found: list[Read] = []
    iterator = api.GetIterator()
    if iterator is None:
        return found
    for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
        try:
            text = item.GetUTF8Text(tesserocr.RIL.WORD)
        except RuntimeError:
            continue
        box, sure = item.BoundingBox(tesserocr.RIL.WORD), item.Confidence(tesserocr.RIL.WORD)
        plain = (text or "").strip().strip(_DIRT)
        if box is None or sure < _LEAST or not any(c.isalnum() or c in "%:-()/" for c in plain):
            continue
        if len(plain) == 1 and not plain.isalnum() and sure < _LONE:
            continue
        found.append(Read(plain, box, sure / 100))
    return found


@cache
def _rapid() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
        }
    )


def read_lines(grey: Any) -> list[Read]:
    """Return RapidOCR's lines on a grey picture, from top to bottom.

    The picture is read twice, as it is and at half its size: a stamp across a line hides it from the detector at one size
    and not at the other. Of two readings of one line the one with a whole NIP stands, else the surer one.
    """
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    missing = [
        max(_MARGIN, (_DETECTOR_SIDE - side) // 2) for side in small.shape[:2]
    ]  # a smaller picture is blown up again
    padded = np.pad(small, ((missing[0],) * 2, (missing[1],) * 2), constant_values=255)
    halves = [replace(r, box=_moved(r.box, missing[1], missing[0], 2)) for r in read_lines_once(padded)]
    found: list[Read] = []
    for one in sorted([*read_lines_once(grey), *halves], key=lambda r: (not _whole_nip(r.text), -r.confidence)):
        if not any(_same_line(one.box, other.box) for other in found):
            found.append(one)
    return sorted(found, key=lambda r: (r.box[1], r.box[0]))


def _whole_nip(text: str) -> bool:
    return len(re.sub(r"\D", "", text)) == 18


def _moved(box: tuple[int, int, int, int], left: int, above: int, scale: int) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = box
    return (x0 - left) * scale, (y0 - above) * scale, (x1 - left) * scale, (y1 - above) * scale


def _same_line(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide > 0.5 * min(a[2] - a[0], b[2] - b[0]) and high > 0.5 * min(a[3] - a[1], b[3] - b[1])


def read_lines_once(grey: Any) -> list[Read]:
    """Return the lines that RapidOCR finds on a picture as it is, in its own order."""
    result = _rapid()(_rgb(grey), use_det=True, use_cls=False, use_rec=True)  # it remembers what the last call left out
    if getattr(result, "boxes", None) is None:  # nothing found: the engine answers with another type
        return []
    found = []
    for corners, text, score in zip(result.boxes, result.txts or (), result.scores or (), strict=False):
        xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
        slack = max(ys) - min(ys)
        box = (round(min(xs)), round(min(ys) + _ABOVE * slack), round(max(xs)), round(max(ys) - _BELOW * slack))
        (ax, ay), (bx, by) = corners[0], corners[1]
        crooked = abs(by - ay) > _CROOKED * max(1.0, abs(bx - ax)) and len(text) <= _ARC
        if text.strip() and not crooked:
            found.append(Read(text.strip(), box, float(score)))
    return found


def read_line(grey: Any) -> tuple[str, float]:
    """Return what RapidOCR reads on the picture of a single line, and its score 0..1."""
    result = _rapid()(_rgb(grey), use_det=False, use_cls=False, use_rec=True)
    if not getattr(result, "txts", None):
        return "", 0.0
    return str(result.txts[0]).strip(), float(result.scores[0])


def _rgb(grey: Any) -> Any:
    import numpy as np

    return np.stack([grey] * 3, axis=-1) if grey.ndim == 2 else grey
