"""What a letter of a PDF's font shows: by its table of letters, by the name of its glyph, and where the two differ."""

from __future__ import annotations

from typing import Any, Final

from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.utils import PDFDocEncoding

_MARKED: Final = b"\xfe\xff"


def letter_of(font: Any, cid: int) -> tuple[str, bool]:
    """Return the text of a letter ("(cid:7)" where the file does not say), and whether table and name differ in a digit.

    A font that is not in the file is drawn by the names of its glyphs: they are heard before its table of letters.
    """
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = ""
    named = getattr(font, "cid2unicode", {}).get(cid, "") if getattr(font, "unicode_map", None) is not None else ""
    if not says(text):
        return (named, False) if named and says(named) else (text or f"(cid:{cid})", False)
    if named == text or len(named) != 1 or not (named.isdigit() or text.isdigit()):
        return text, False
    if not _is_embedded(font):
        return named, True
    return text, "FontFile2" not in font.descriptor  # the letters of a part of a TrueType font have codes of their own


def says(text: str) -> bool:
    """Return whether every letter of a text says something: none is unmapped, private or a replacement."""
    return bool(text) and "(cid:" not in text and not any(c == "\ufffd" or "\ue000" <= c <= "\uefff" for c in text)


def _is_embedded(font: Any) -> bool:
    return any(key in font.descriptor for key in ("FontFile", "FontFile2", "FontFile3"))


def read_bytes(value: Any) -> str:
    """Return a text string of a PDF: UTF-16 with a mark, UTF-8 with a mark, else PDFDocEncoding; "" for anything else."""
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return ""
    if value.startswith(_MARKED):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return "".join([PDFDocEncoding[code] for code in value])
