"""What a letter of a PDF's font shows: by its table of letters, by the name of its glyph, and where the two differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, Literal

from pdfminer.encodingdb import name2unicode
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdftypes import list_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import PDFDocEncoding

from extractors.page.signs import BULLET, signs_of, table_of

_MARKED: Final = b"\xfe\xff"
_BLANK: Final = 0x20
_FIRST: Final = 0x21  # the code at which programs begin to number letters, beside 0 and 1
_FEWEST: Final = 4  # letters that are numbered so, and not "!", then a quotation mark
_USUAL_WIDTH: Final = 556  # thousandths of a size: that of a digit
_UNLIKELY: Final = 3.0  # times its size that no font of letters stands high
_HEIGHT_OF_WIDTH: Final = 2.0  # of a letter
_BEFORE_DIGITS: Final = re.compile(r"^[^0-9]+")


Doubt = Literal["", "differs", "unnamed"]


def letter_of(font: Any, cid: int) -> tuple[str, Doubt]:
    """Return the text of a letter ("(cid:7)" where the file does not say), and "differs" where table and name differ in a digit,
    "unnamed" where the name of its glyph says nothing and no table does, "" elsewhere.

    A font that is not in the file is drawn by the names of its glyphs: they are heard before its table of letters. A font of
    signs has an encoding of its own, whatever encoding of letters the file gives it.
    """
    if (signs := getattr(font, "signs", None)) is not None and cid not in font.differences:
        return signs.get(cid, " " if cid == _BLANK else BULLET), ""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = ""
    if cid in getattr(font, "nameless", ()) and getattr(font, "unicode_map", None) is None:
        # pdfminer and pdfium take the letter of an encoding that the file has replaced
        return text or f"(cid:{cid})", "unnamed"
    if cid < _BLANK and getattr(font, "bare", False):
        text = ""  # no sign that ends a line: the font's own number of a letter
    named = _named(font, cid) if getattr(font, "unicode_map", None) is not None else ""
    if not says(text):
        return (named, "") if named and says(named) else (text or f"(cid:{cid})", "")
    if named == text or len(named) != 1 or not (named.isdigit() or text.isdigit()):
        return text, ""
    if not _is_embedded(font):
        return named, "differs"
    # the letters of a part of a TrueType font have codes of their own
    return text, "" if "FontFile2" in font.descriptor else "differs"


def height_of(font: Any) -> float:
    """Return how many times its size the letters of a font stand high: 1.0, or what a font of drawn letters (Type 3) tells.

    Letters that are drawn dot by dot have units of a dot, and a size of a part of a point.
    """
    matrix = getattr(font, "matrix", None)
    if not matrix:
        return 1.0
    if (known := getattr(font, "iku_height", None)) is None:
        known = font.iku_height = _height_of_drawn(font, matrix)
    return float(known)


def _height_of_drawn(font: Any, matrix: Any) -> float:
    low, high = font.bbox[1], font.bbox[3]
    height = abs((high - low) * matrix[3])
    if not height:
        widths = sorted(width for width in font.widths.values() if isinstance(width, (int, float)) and width > 0)
        height = abs(_HEIGHT_OF_WIDTH * widths[len(widths) // 2] * matrix[0]) if widths else 1.0
    return height if height > _UNLIKELY or height < 1 / _UNLIKELY else 1.0


def width_of(font: Any, cid: int, text: str) -> float:
    """Return how wide a letter is, in sizes: as its font tells, or as in the font that stands in for one without any widths."""
    width = float(font.char_width(cid))
    if width or font.default_width or getattr(font, "matrix", None) or any(font.widths.values()):
        return width
    name = str(font.fontname).casefold()
    serif = "times" in name or "roman" in name or "serif" in name.replace("sans", "")
    even = "cour" in name or "mono" in name
    known = FONT_METRICS["Courier" if even else "Times-Roman" if serif else "Helvetica"][1]
    return known.get(text, _USUAL_WIDTH) / 1000


def keep_names(font: Any, spec: Any) -> None:
    """Remember of a font which glyphs its Differences name, since pdfminer passes over names that it does not know, and of a
    font of signs without a table of letters what its own encoding shows: pdfminer reads it as one of letters.
    """
    if hasattr(font, "differences") or not hasattr(font, "cid2unicode"):
        return
    encoding = resolve1(spec.get("Encoding"))
    named: dict[int, str] = {}
    nameless: set[int] = set()
    code = 0
    for told in list_value(encoding.get("Differences", [])) if isinstance(encoding, dict) else ():
        if isinstance(told, int):
            code = told
        elif isinstance(told, PSLiteral):
            try:
                named[code] = name2unicode(str(told.name))
            except (KeyError, ValueError):
                named[code] = ""
                if told.name != ".notdef" and not _is_numbered(str(told.name), code):
                    nameless.add(code)
            code += 1
    font.differences, font.nameless = named, nameless
    font.bare = encoding is None and "ToUnicode" not in spec and "FontFile2" in font.descriptor
    if "ToUnicode" not in spec and (table := table_of(str(getattr(font, "basefont", "")))):
        font.signs = signs_of(table)


def has_codes_of_its_own(font: Any, codes: Iterable[int]) -> bool:
    """Return whether the letters that a page shows of a font are numbered as they first came: a part of a TrueType font without
    encoding and table of letters, some of whose codes are those of no letter, or all of which follow one another from "!" on.
    """
    if not getattr(font, "bare", False):
        return False
    shown = sorted(set(codes) - {_BLANK})
    low = any(code < _BLANK for code in shown)
    return low or (len(shown) >= _FEWEST and shown == list(range(_FIRST, _FIRST + len(shown))))


def _is_numbered(name: str, code: int) -> bool:
    """Return whether a glyph's name is its code ("a65", "g41" in hexadecimal): then the code is that of the letter."""
    number = _BEFORE_DIGITS.sub("", name)
    return number in (str(code), f"{code:02}", f"{code:03}") or name[1:].upper() in (f"{code:X}", f"{code:02X}")


def _named(font: Any, cid: int) -> str:
    """Return the letter that a glyph's name stands for; "" where it has no name or one that says nothing."""
    differences = getattr(font, "differences", {})
    if cid in differences:
        return str(differences[cid])
    return "" if "FontFile2" in font.descriptor else str(getattr(font, "cid2unicode", {}).get(cid, ""))


def says(text: str) -> bool:
    """Return whether every letter of a text says something: none is unmapped, private or a replacement."""
    return bool(text) and "(cid:" not in text and not any(c == "\ufffd" or "\ue000" <= c <= "\uefff" for c in text)


def digits_of(text: str) -> str:
    """Return the digits of a text alone."""
    return "".join([c for c in text if c.isdigit()])


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
