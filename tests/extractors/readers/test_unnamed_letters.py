"""Letters that nothing in a PDF names, drawn here by fonts whose names of glyphs say nothing."""

from __future__ import annotations

import pytest
from pdfminer.fontmetrics import FONT_METRICS

from extractors.model.document import Document
from extractors.readers import read_document
from extractors.readers.unnamed_letters import read_unnamed_words
from tools.stress.raw_pdf import pdf_of, stream, text

WIDTHS = FONT_METRICS["Helvetica"][1]


def nameless(letters: str) -> tuple[bytes, ...]:
    """Return a font (object 6) that draws letters under names p0, p1, ... by codes from 65 on, and what draws them."""
    procs = [stream(b"%d 0 d0 BT /F1 1000 Tf (%s) Tj ET" % (WIDTHS[one], one.encode())) for one in letters]
    named = b"".join(b"/p%d %d 0 R" % (at, 7 + at) for at in range(len(letters)))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 -200 1000 900]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<%s>>/FirstChar 65"
        b"/LastChar %d/Widths[%s]/Encoding<</Differences[65%s]>>/Resources<</Font<</F1 5 0 R>>>>>>"
        % (
            named,
            64 + len(letters),
            b" ".join(b"%d" % WIDTHS[one] for one in letters),
            b"".join(b"/p%d" % at for at in range(len(letters))),
        )
    )
    return font, *procs


def shown(told: str, letters: str, x: float, y: float) -> bytes:
    codes = bytes(65 + letters.index(one) for one in told).hex().encode()
    return b"BT /F3 11 Tf 1 0 0 1 %d %d Tm <%s> Tj ET\n" % (x, y, codes)


def made(content: bytes, letters: str) -> bytes:
    return pdf_of(content, *nameless(letters), fonts=b"/F3 6 0 R")


def cells(document: Document) -> list[str]:
    return [cell.text for table in document.tables for cell in table.cells]


RULED = b"".join(b"60 %d m 400 %d l S\n" % (y, y) for y in (600, 630, 660)) + b"".join(
    b"%d 600 m %d 660 l S\n" % (x, x) for x in (60, 300, 400)
)
TARGETS = made(
    RULED
    + text("Indeks Kepuasan Masyarakat", x=70, y=640)
    + text("Nilai evaluasi AKIP", x=70, y=610)
    + shown("85,25", "8257,", 310, 640)
    + shown("72", "8257,", 310, 610),
    "8257,",
)


def test_words_that_nothing_names_are_read_from_their_picture_where_they_stand() -> None:
    document = read_document(TARGETS, ocr="auto")
    assert cells(document) == ["Indeks Kepuasan Masyarakat", "85,25", "Nilai evaluasi AKIP", "72"]
    words = [word for block in document.blocks for word in block.words]
    assert {word.text for word in words if word.engine == "ocr"} == {"85,25", "72"}
    assert document.pages[0].source == "mixed" == document.text_source
    assert [note.code for note in document.notes] == ["letters_differ", "letters_from_picture"]


def test_without_ocr_they_stay_as_the_file_has_them_and_are_marked() -> None:
    document = read_document(TARGETS, ocr="off")
    assert cells(document) == ["Indeks Kepuasan Masyarakat", "ACEBC", "Nilai evaluasi AKIP", "DB"]
    assert len(document.pages[0].unnamed) == 2
    assert [note.code for note in document.notes] == ["letters_differ"]


def test_a_page_mostly_of_such_letters_is_read_as_a_scan() -> None:
    lines = ["Meningkatnya pelayanan publik", "Indeks Kepuasan Masyarakat", "Nilai evaluasi AKIP 85,25"] * 4
    letters = "".join(sorted({one for line in lines for one in line}))
    data = made(b"".join(shown(line, letters, 80, 700 - 20 * at) for at, line in enumerate(lines)), letters)
    document = read_document(data, ocr="auto")
    assert [line.text for line in document.lines] == lines
    assert document.pages[0].source == "ocr" == document.text_source
    assert [note.code for note in document.notes] == ["letters_differ", "letters_from_picture"]
    assert document.pages[0].unnamed != ()


def test_single_signs_alone_are_left_alone() -> None:
    data = made(text("Indeks Kepuasan Masyarakat", y=640) + shown("8", "8", 60, 640), "8")
    document = read_document(data, ocr="auto")
    assert [line.text for line in document.lines] == ["A Indeks Kepuasan Masyarakat"]
    assert document.pages[0].source == "born_digital"
    assert read_unnamed_words(data, document) is document


@pytest.mark.parametrize("ocr", ["off", "auto"])
def test_private_codes_are_told(ocr: str) -> None:
    table = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <E538> <42> <E535> endbfchar endcmap"
    font, *procs = nameless("85")
    font = font.replace(b"/Resources", b"/ToUnicode 9 0 R/Resources")
    content = text("Capaian Indeks") + shown("85", "85", 72, 660)
    data = pdf_of(content, font, *procs, stream(table), fonts=b"/F3 6 0 R")
    document = read_document(data, ocr=ocr)
    assert [line.text for line in document.lines] == ["Capaian Indeks", "\ue538\ue535" if ocr == "off" else "85"]
    assert [note.code for note in document.notes] == ["letters_differ", "letters_from_picture"][: 1 + (ocr != "off")]


def test_a_page_whose_picture_shows_no_letters_stays_as_the_file_has_it() -> None:
    font, *procs = nameless("85")
    drawn = [stream(b"500 0 d0 0 100 500 400 re f") for _ in procs]
    content = RULED + shown("85" * 9, "85", 80, 640) + shown("85" * 9, "85", 80, 610)
    document = read_document(pdf_of(content, font, *drawn, fonts=b"/F3 6 0 R"), ocr="auto")
    assert [text for text in cells(document) if text] == ["AB" * 9] * 2
