"""Readers and parts of them as targets of fuzzing: what each gives is held to `properties`.

`FILES`: by name, in the order of risk. `Broken` where a property does not hold; another exception is a crash.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from extractors.find import find_blocks
from extractors.model.document import Document
from extractors.model.errors import UnreadableDocument
from extractors.readers import metafiles
from extractors.readers.kinds import READERS
from extractors.readers.pdf.drawing.content import read_content
from extractors.readers.pdf.fonts.letter_tables import read_table
from extractors.readers.text.doc import _refuse_costly
from extractors.text.labels import match_header
from tools.stress import properties
from tools.stress.bombs_text import odt
from tools.stress.fuzz_parsers import Broken, Target, held, is_given_twice
from tools.stress.fuzz_results import changed_result
from tools.stress.raw_pdf import page_with, stream
from tools.stress.raw_word import word_file

_OPEN: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_XML: Final = "http://schemas.openxmlformats.org/"
_SPACES: Final = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        **{name: f"{_OPEN}{name}:1.0" for name in ("office", "text", "table", "style")},
        "draw": f"{_OPEN}drawing:1.0",
        "svg": f"{_OPEN}svg-compatible:1.0",
        "w": f"{_XML}wordprocessingml/2006/main",
        "r": f"{_XML}officeDocument/2006/relationships",
        "m": f"{_XML}officeDocument/2006/math",
        "mc": f"{_XML}markup-compatibility/2006",
        "a": f"{_XML}drawingml/2006/main",
        "wp": f"{_XML}drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_SIGNS: Final = "".join(map(chr, range(32, 127)))


def _reader(kind: str) -> Target:
    """Return what reads bytes as a file of a kind and looks at the document and its blocks."""
    known: list[Callable[[bytes, str], Document]] = []

    def read(data: bytes) -> None:
        if not known:
            known.append(READERS[kind].load())
        try:
            document = known[0](data, "0" * 64)
        except UnreadableDocument:
            return
        held(properties.of_document(document))
        blocks = find_blocks(document)
        held(properties.of_blocks(document, blocks))
        if is_given_twice(data):
            second = known[0](data, "0" * 64)
            if second.pages != document.pages or second.notes != document.notes or find_blocks(second) != blocks:
                raise Broken("another document the second time")

    return read


def _within(kind: str, package: Callable[[str], bytes], wrapper: str) -> Target:
    """Return what reads the bytes as the body of a package; mended first, so that they are always XML."""
    read = _reader(kind)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    head, tail = f"<{wrapper} {_SPACES}>", f"</{wrapper.partition(' ')[0]}>"

    def read_within(data: bytes) -> None:
        root = etree.fromstring((head + data.decode("utf-8", "replace") + tail).encode(), parser)
        if root is not None:
            read(package(etree.tostring(root, encoding="unicode")))

    return read_within


def _page(data: bytes) -> None:
    """Read bytes as the content of a page that has two fonts, a form and a layer."""
    form = stream(
        b"BT /F1 9 Tf 72 500 Td (85) Tj ET 72 490 99 20 re S", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    )
    _READ_PDF(page_with(data, form, resources=b"/XObject<</X1 6 0 R>>/ExtGState<</G1<</ca 0.5>>>>"))


def _letter_table(data: bytes) -> None:
    """Read bytes as the table that says what the letters of a page are."""
    widths = b" ".join([b"500"] * 95)
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 126/Widths[%s]/ToUnicode 7 0 R>>" % widths
    )
    shown = _SIGNS.replace("\\", "").replace("(", "").replace(")", "").encode()
    content = b"BT /F2 9 Tf 72 600 Td (%s) Tj ET\nBT /F2 9 Tf 72 560 Td (NO SASARAN INDIKATOR TARGET 85) Tj ET" % shown
    _READ_PDF(page_with(content, font, stream(data), fonts=b"/F2 6 0 R"))


_READ_PDF: Final = _reader("pdf")
_READ_RESULT: Final = _reader("ocr")


def _rows(data: bytes) -> None:
    """Read bytes as a text and make the rows, rules and summary of it."""
    from pipeline.document.result import make_result  # loaded for this target alone
    from pipeline.records.dossier import interpret
    from pipeline.records.source import Source

    try:
        document = READERS["txt"].load()(data, "0" * 64)
    except UnreadableDocument:
        return
    dossier = interpret(Source("a.txt", "0" * 64, len(data)), document, find_blocks(document))
    made = make_result(dossier)
    if is_given_twice(data):
        second = make_result(interpret(Source("a.txt", "0" * 64, len(data)), document, find_blocks(document)))
        if second != made:
            raise Broken("other rows the second time")


def _plain_text(data: bytes) -> None:
    """Read bytes as a text: every digit of it stands in the document, among the words or those set aside."""
    try:
        document = READERS["txt"].load()(data, "0" * 64)
    except UnreadableDocument:
        return
    held(properties.of_document(document))
    blocks = find_blocks(document)
    held(properties.of_blocks(document, blocks))
    if not document.notes:
        held(properties.of_plain_text(data, document))


def _guarded(data: bytes) -> None:
    try:
        _refuse_costly(data)
    except UnreadableDocument:
        return


def _drawing(data: bytes) -> None:
    """Look whether bytes are a drawing that may be drawn; none is."""
    if metafiles.is_metafile(data):
        metafiles._is_cheap(metafiles._unpacked(data, 1_000_000))


def _result_tree(data: bytes) -> None:
    """Read a result of another OCR program that bytes change in a few places."""
    _READ_RESULT(changed_result(data))


def _scan(data: bytes) -> None:
    """Read a picture that bytes draw."""
    from tools.stress.fuzz_scan import complaints  # loaded for this target alone

    held(complaints(data))


def _labels(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    if match_header(text) != match_header(text):
        raise Broken("another header the second time")


FILES: Final[dict[str, Target]] = {
    "content": read_content,
    "page": _page,
    "letters": read_table,
    "letter_table": _letter_table,
    "pdf": _READ_PDF,
    "word_body": _within("docx", word_file, "w:customXml"),
    "docx": _reader("docx"),
    "photo": _reader("photo"),
    "ocr": _reader("ocr"),
    "ocr_tree": _result_tree,
    "scan": _scan,
    "rtf_guard": _guarded,
    "doc": _reader("doc"),
    "odt_body": _within("odt", odt, "text:section"),
    "odt": _reader("odt"),
    "html": _reader("html"),
    "metafile": _drawing,
    "txt": _plain_text,
    "rows": _rows,
    "labels": _labels,
}  # fmt: skip
