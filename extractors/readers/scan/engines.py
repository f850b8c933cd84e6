"""The only door to Tesseract (through tesserocr), the second reader of numbers; and a word as an engine read it.

It uses the Indonesian model of models/, on one thread.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_LEAST = 12.0  # confidence (0..100) below which a mark is dirt
_LONE = 60.0  # confidence from which a single sign that is no letter counts
_WORD_DPI = 300
_DIRT = "|“”‘’—–_~«»•°^`\\{}¦"


Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word or a line as an engine read it: box (x0, top, x1, bottom) in pixels, confidence 0..1; `other_ink` as in `Word`.

    `way`: degrees clockwise by which it runs off to the right.
    """

    text: str
    box: Box
    confidence: float
    other_ink: bool = False
    way: int = 0

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
    words: list[OcrWord] = []
    iterator = api.GetIterator()
    if iterator is None:
        return words
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
        words.append(OcrWord(plain, box, sure / 100))
    return words


def read_text(grey: Any) -> str:
    """Return what Tesseract reads on the grey picture of a word or a line, without confidence or places."""
    import tesserocr
    from PIL import Image

    api = _api()
    api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK)
    api.SetImage(Image.fromarray(grey))
    api.SetSourceResolution(_WORD_DPI)
    return str(api.GetUTF8Text()).strip()
