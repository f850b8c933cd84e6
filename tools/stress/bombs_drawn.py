"""PDFs whose fonts and content ask for more than any report needs, made by code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tools.stress.raw_pdf import HELVETICA, WORDS, page_with, stream


def _letter_range() -> bytes:
    table = b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap"
    font = HELVETICA.replace(b">>", b"/ToUnicode 7 0 R>>")
    return page_with(b"BT /F3 9 Tf (A) Tj ET", font, stream(table), fonts=b"/F3 6 0 R")


def _letter_ranges() -> bytes:
    """Return 300 fonts that share one table of four times all letters."""
    table = b"begincmap " + b"1 beginbfrange <0000> <FFFF> <0000> endbfrange " * 4 + b"endcmap"
    fonts = [HELVETICA.replace(b">>", b"/ToUnicode 6 0 R/N %d>>" % n) for n in range(300)]
    names = b"".join(b"/G%d %d 0 R" % (n, 7 + n) for n in range(300))
    shown = b"".join(b"BT /G%d 9 Tf (A) Tj ET " % n for n in range(300))
    return page_with(shown, stream(table), *fonts, fonts=names)


def _widths() -> bytes:
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 500]"
    inner += b"/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    return page_with(b"BT /F3 9 Tf (A) Tj ET", font, inner, fonts=b"/F3 6 0 R")


def _many_fonts() -> bytes:
    names = b"".join(b"/G%d %d 0 R" % (n, 6 + n) for n in range(20_000))
    fonts = [HELVETICA.replace(b">>", b"/N %d>>" % n) for n in range(20_000)]
    shown = b"BT " + b"".join(b"/G%d 9 Tf (A) Tj " % n for n in range(20_000)) + b"ET"
    return page_with(shown, *fonts, fonts=names)


def _font_draws_itself() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 7 0 R>>/FirstChar 65"
        b"/LastChar 65/Widths[500]/Encoding<</Differences[65/a]>>/Resources<</Font<</F3 6 0 R>>>>>>"
    )
    glyph = stream(b"500 0 d0 BT /F3 9 Tf (AAAAAAAAAA) Tj ET")
    return page_with(b"BT /F3 9 Tf (AAAAAAAAAA) Tj ET", font, glyph, fonts=b"/F3 6 0 R")


def _inline_pictures() -> bytes:
    return page_with(b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI " * 150_000)


def _unended_pictures() -> bytes:
    return page_with(b"BI /W 9999 /H 9999 /BPC 8 /CS /G ID EI" * 100_000)


def _paths() -> bytes:
    return page_with(b"".join(b"%d %d m %d 700 l S " % (n % 595, n % 842, n % 500) for n in range(400_000)))


def _one_path() -> bytes:
    return page_with(b"0 0 m " + b"".join(b"%d %d l " % (n % 595, n % 842) for n in range(900_000)) + b"S")


def _rectangles() -> bytes:
    return page_with(b"".join(b"%d %d 9 9 re f " % (n * 7 % 580, n * 3 % 830) for n in range(49_000)))


def _crossing_rulings() -> bytes:
    lines = [
        b"%.2f 0 m %.2f 842 l S 0 %.2f m 595 %.2f l S " % (n * 0.05, n * 0.05, n * 0.07, n * 0.07)
        for n in range(12_000)
    ]
    return page_with(b"0.02 w " + b"".join(lines))


def _letters() -> bytes:
    return page_with(
        b"BT /F1 1 Tf "
        + b"".join(b"1 0 0 1 %.2f %.2f Tm (a) Tj " % (n % 595, n * 0.7 % 842) for n in range(400_000))
        + b"ET"
    )


def _one_string() -> bytes:
    return page_with(b"BT /F1 1 Tf (" + b"a" * 8_000_000 + b") Tj ET")


def _saved_states() -> bytes:
    return page_with(b"q " * 1_000_000)


def _clips() -> bytes:
    return page_with(b"0 0 500 500 re W n " * 200_000 + WORDS)


def _nested_array() -> bytes:
    return page_with(b"", b"[" * 200_000 + b"]" * 200_000, page=b"/CropBox 6 0 R")


def _nested_operand() -> bytes:
    return page_with(b"[" * 300_000 + b"]" * 300_000 + b" TJ")


def _marked_content() -> bytes:
    return page_with(b"/P <</MCID 0>> BDC " * 200_000)


BOMBS: Final[Mapping[str, Callable[[], bytes]]] = {
    "two billion letters of a font": _letter_range,
    "300 fonts of all letters": _letter_ranges,
    "two billion widths": _widths,
    "20,000 fonts": _many_fonts,
    "a font that draws itself": _font_draws_itself,
    "150,000 pictures in the content": _inline_pictures,
    "pictures that do not end": _unended_pictures,
    "400,000 strokes": _paths,
    "a path of 900,000 points": _one_path,
    "49,000 rectangles": _rectangles,
    "24,000 rulings that cross": _crossing_rulings,
    "400,000 tiny letters": _letters,
    "a string of 8 MB": _one_string,
    "a million saved states": _saved_states,
    "200,000 clips": _clips,
    "an array 200,000 deep": _nested_array,
    "an operand 300,000 deep": _nested_operand,
    "200,000 marked contents": _marked_content,
}  # fmt: skip
