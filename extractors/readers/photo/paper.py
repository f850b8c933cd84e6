"""A picture file becomes a PDF of its pages, so that it is read, counted and shown like any scanned document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from extractors.model.errors import DamagedFile, LimitExceeded, PictureFile

MAX_PIXELS = 60_000_000  # of one page: A3 at 400 dpi has 31 million
MAX_FRAMES = 500  # pages of one TIFF
_TRUE_DPI = range(100, 1201)  # resolutions that scanners write; cameras write 72 or 96, which tells nothing
_PAPER = 842.0  # points: the height of A4
_LONGEST = 1300.0  # points: A3 is 1191 high
_LEAST_SIDE = 600  # pixels: A5 at 100 dpi has 580, an emblem fewer
_SHORTEST = 280.0  # points: half a sheet of A5


def as_pdf(data: bytes) -> bytes:
    """Return a PDF with a page for each frame of a picture, upright as its camera held it, in the size of the paper.

    Raises PictureFile for a kind of picture that cannot be opened here, DamagedFile for one that breaks off, LimitExceeded for
    one that is larger than any page.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            frames = _frames(opened)
            first = next(frames)
            out = io.BytesIO()
            _write(out, first)
            for frame in frames:
                _write(out, frame)
            return out.getvalue()
    except (LimitExceeded, MemoryError):
        raise
    except UnidentifiedImageError as error:
        raise PictureFile("a picture of an unknown kind") from error
    except Image.DecompressionBombError as error:
        raise LimitExceeded("a picture larger than any page") from error
    except Exception as error:  # Pillow raises anything at all on damaged files
        raise DamagedFile("the picture breaks off") from error


def count_frames(data: bytes) -> int:
    """Return how many pages a picture file holds; 1 where it cannot be opened, for its reader then says why."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as opened:
            return min(_n_frames(opened), MAX_FRAMES)
    except Exception:  # noqa: BLE001 - as above
        return 1


def count_left_out(data: bytes) -> int:
    """Return how many pictures of a file are not read: the further ones of an animation; 0 where it cannot be opened."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as opened:
            return int(getattr(opened, "n_frames", 1)) - _n_frames(opened)
    except Exception:  # noqa: BLE001 - as above
        return 0


def may_be_page(data: bytes) -> bool:
    """Return whether a picture is large enough to be read as a page: an emblem or an icon is not."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as opened:
            return bool(min(opened.size) >= _LEAST_SIDE)
    except Exception:  # noqa: BLE001 - as above
        return False


def _n_frames(opened: Any) -> int:
    """Return the number of pages: only a TIFF has several, frames of a GIF or WebP are an animation."""
    return int(getattr(opened, "n_frames", 1)) if opened.format == "TIFF" else 1


def _frames(opened: Any) -> Iterator[Any]:
    count = _n_frames(opened)
    if count > MAX_FRAMES:
        raise LimitExceeded(f"{count} pictures")
    for number in range(count):
        opened.seek(number)
        if opened.width * opened.height > MAX_PIXELS:
            raise LimitExceeded(f"a picture of {opened.width} x {opened.height} pixels")
        yield _upright(opened)


def _upright(frame: Any) -> Any:
    """Return a frame as it is to be seen: turned as the camera says, without transparency, in grey or colours."""
    from PIL import Image, ImageOps

    dpi = frame.info.get("dpi")
    made = ImageOps.exif_transpose(frame)
    if made.mode in ("RGBA", "LA", "PA") or "transparency" in made.info:
        made = made.convert("RGBA")
        made = Image.alpha_composite(Image.new("RGBA", made.size, "white"), made)
    if made.mode.startswith("I;16") or made.mode in ("I", "F"):
        made = made.point(lambda level: level / 256).convert("L")
    if made.mode not in ("1", "L", "RGB"):
        made = made.convert("RGB")
    made.info = {"dpi": dpi} if dpi else {}
    return made


def _write(out: io.BytesIO, frame: Any) -> None:
    """Append a page with the picture to the PDF in `out`."""
    more = out.tell() > 0
    out.seek(0)
    quality = {} if frame.mode == "1" else {"quality": 95}  # of two levels nothing is lost
    frame.save(out, "PDF", resolution=_resolution(frame), append=more, **quality)


def _resolution(frame: Any) -> float:
    """Return the pixels an inch: those of the file where they give a page, else those that make it as high as A4."""
    longer, shorter = max(frame.size), min(frame.size)
    told = frame.info.get("dpi", (0, 0))[0]
    if round(told) in _TRUE_DPI and longer * 72 / told <= _LONGEST and shorter * 72 / told >= _SHORTEST:
        return float(told)
    return float(longer * 72 / _PAPER)
