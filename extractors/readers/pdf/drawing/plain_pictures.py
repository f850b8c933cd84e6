"""Whether a picture is of one colour: such a one is laid over words to hide them; any other may show them again."""

from __future__ import annotations

import io
from typing import Any, Final

from pdfminer.pdftypes import resolve1

_MOST_PIXELS: Final = 250_000
_MOST_BYTES: Final = 20_000  # packed: a picture of one colour takes next to nothing
_NEAR: Final = 8  # levels by which JPEG lets a colour vary


def is_plain(stream: Any) -> bool:
    """Return whether a picture of a PDF shows one colour alone; a large one, or a broken one, is taken for more."""
    width, height = (resolve1(stream.get(key)) for key in ("Width", "Height"))
    if not isinstance(width, int) or not isinstance(height, int) or not 0 < width * height <= _MOST_PIXELS:
        return False
    packed = stream.get_rawdata()
    if packed is not None and len(packed) > _MOST_BYTES:
        return False
    try:
        if packed is not None and packed.startswith(b"\xff\xd8"):
            return _is_plain_jpeg(packed)
        data = stream.get_data()
    except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged streams
        return False
    pixel = max(1, len(data) // (width * height))
    whole = data[: width * height * pixel]
    return bool(whole) and whole == whole[:pixel] * (len(whole) // pixel)


def _is_plain_jpeg(packed: bytes) -> bool:
    from PIL import Image

    with Image.open(io.BytesIO(packed)) as image:
        extremes = image.convert("RGB").getextrema()
    return all(high - low <= _NEAR for low, high in extremes)  # type: ignore[misc]
