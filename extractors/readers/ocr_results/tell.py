"""Which files are results of OCR in a form that is read here."""

from __future__ import annotations

import re
from typing import Final

_ALTO: Final = re.compile(rb"<(?:\w+:)?alto[\s>]")
_HOCR: Final = re.compile(rb"class\s*=\s*[\"']ocr_page\b")
_KEYS: Final = re.compile(rb'"(?:Blocks|analyzeResult|DoclingDocument)"')


def is_json(data: bytes) -> bool:
    """Return whether the bytes open like a JSON object."""
    return data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def is_alto(data: bytes) -> bool:
    """Return whether the bytes are an ALTO file."""
    return _ALTO.search(data[:4096]) is not None


def is_result(data: bytes) -> bool:
    """Return whether JSON, HTML or XML is a result of OCR in a form that is known here."""
    if is_json(data):
        return _KEYS.search(data) is not None
    opens = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return opens and (is_alto(data) or _HOCR.search(data[:65536]) is not None)
