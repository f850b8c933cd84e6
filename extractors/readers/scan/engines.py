"""The only door to the OCR engines: Tesseract (through tesserocr) for running text, RapidOCR for what it is unsure of.

Tesseract uses the Indonesian model of ocr_models/. Both run on one thread, so that a page gives the same words whatever
the machine does beside it.
"""

from __future__ import annotations

import gzip
import logging
import os
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_LEAST = 12.0  # confidence (0..100) below which a mark is dirt
_LONE = 60.0  # confidence from which a single sign that is no letter counts
_CROOKED = 0.12  # slope from which a short line is a piece of the text round a stamp
_LEAST_SIDE = 64  # pixels: the detector enlarges a picture whose shorter side is less
_RIM = 16  # pixels of white round what the detector is shown
_LOWEST = 8  # pixels: what is lower is no line
_ABOVE, _BELOW = 0.2, 0.25  # of a line's box, which the engine cuts wider than the letters
_ARC = 12  # letters that such a piece has at most
_DIRT = "|“”‘’—–_~«»•°^`\\{}¦"


Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Where a line of text may stand: its box in pixels, wider than the letters, and whether it rises or falls."""

    box: Box
    crooked: bool = False

    def moved(self, x: int, y: int) -> OcrLine:
        """Return the line further right and down: on a picture of which this one shows a part."""
        x0, y0, x1, y1 = self.box
        return OcrLine((x0 + x, y0 + y, x1 + x, y1 + y), self.crooked)


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word or a line as an engine read it: box (x0, top, x1, bottom) in pixels, confidence 0..1."""

    text: str
    box: Box
    confidence: float

    def moved(self, x: int, y: int) -> OcrWord:
        """Return the word further right and down."""
        x0, y0, x1, y1 = self.box
        return replace(self, box=(x0 + x, y0 + y, x1 + x, y1 + y))


@cache
def model_folder() -> str:
    """Return the folder with the unpacked Indonesian model; it is unpacked once a machine and version."""
    packed = files("extractors.readers.scan").joinpath("models").joinpath("ind.traineddata.gz").read_bytes()
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

    api = tesserocr.PyTessBaseAPI(path=model_folder(), lang="ind", psm=tesserocr.PSM.SPARSE_TEXT)
    api.SetVariable("preserve_interword_spaces", "1")
    return api


def read_words(grey: Any, *, dpi: int, block: bool = False) -> list[OcrWord]:
    """Return Tesseract's words on a grey page (or one block of text) in its reading order, without dirt."""
    import tesserocr
    from PIL import Image

    api = _api()
    api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK if block else tesserocr.PSM.SINGLE_COLUMN)
    api.SetImage(Image.fromarray(grey))
    api.SetSourceResolution(dpi)
    api.Recognize()
    found: list[OcrWord] = []
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
        found.append(OcrWord(plain, box, sure / 100))
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
            "Det.limit_side_len": _LEAST_SIDE,
        }
    )


def find_lines(grey: Any, size: float) -> list[OcrLine]:
    """Return where RapidOCR sees lines on a grey picture that is shown to it at `size`, a share of its own.

    The time it takes goes with the pixels it is shown: about a second a million.
    """
    import cv2
    import numpy as np

    small = np.pad(cv2.resize(grey, None, fx=size, fy=size, interpolation=cv2.INTER_AREA), _RIM, constant_values=255)
    result = _rapid()(_rgb(small), use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(result, "boxes", None)
    return (
        [] if boxes is None else [_line([((x - _RIM) / size, (y - _RIM) / size) for x, y in b]) for b in boxes.tolist()]
    )


def _line(corners: Sequence[tuple[float, float]]) -> OcrLine:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    (ax, ay), (bx, by) = corners[0], corners[1]
    crooked = abs(by - ay) > _CROOKED * max(1.0, abs(bx - ax))
    return OcrLine((round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))), crooked)


def read_found(grey: Any, line: OcrLine) -> OcrWord | None:
    """Return what RapidOCR reads in a line that it found on the picture; None where it is nothing or a stamp's rim."""
    x0, y0, x1, y1 = line.box
    piece = grey[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)]
    if not piece.size or min(piece.shape) < _LOWEST:
        return None
    text, score = read_line(piece)
    if not text or (line.crooked and len(text) <= _ARC):
        return None
    return OcrWord(text, trimmed(line.box), score)


def trimmed(box: Box) -> Box:
    """Return the box of a line as low as its letters: the engine cuts it wider."""
    x0, y0, x1, y1 = box
    return x0, round(y0 + _ABOVE * (y1 - y0)), x1, round(y1 - _BELOW * (y1 - y0))


def read_lines_once(grey: Any) -> list[OcrWord]:
    """Return the lines that RapidOCR finds on a picture as it is, in its own order."""
    result = _rapid()(_rgb(grey), use_det=True, use_cls=False, use_rec=True)  # it remembers what the last call left out
    if getattr(result, "boxes", None) is None:  # nothing found: the engine answers with another type
        return []
    found = []
    for corners, text, score in zip(result.boxes.tolist(), result.txts or (), result.scores or (), strict=False):
        line = _line(corners)
        if text.strip() and not (line.crooked and len(text) <= _ARC):
            found.append(OcrWord(text.strip(), trimmed(line.box), float(score)))
    return found


def read_line(grey: Any) -> tuple[str, float]:
    """Return what RapidOCR reads on the picture of a single line, and its score 0..1."""
    result = _rapid()(_rgb(grey), use_det=False, use_cls=False, use_rec=True)
    if not getattr(result, "txts", None):
        return "", 0.0
    return _plain(str(result.txts[0])), float(result.scores[0])


def _plain(text: str) -> str:
    """Return a reading without accents and wide marks: the engine knows a hundred alphabets, Indonesian print has one."""
    parts = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in parts).strip()


def _rgb(grey: Any) -> Any:
    import numpy as np

    return np.stack([grey] * 3, axis=-1) if grey.ndim == 2 else grey
