"""Files with the structure of their kind and anything in it: each is read, or refused with its reason, in short time.

IKU_FUZZ=5000 (`make fuzz`) tries so many of each.
"""

from __future__ import annotations

import io
import os
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.find import find_blocks
from extractors.model.errors import UnreadableDocument
from extractors.readers import read_document
from tools.stress.properties import of_blocks, of_document

pytestmark = pytest.mark.slow

TRIES = int(os.environ.get("IKU_FUZZ", "25"))
fuzz = settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=TRIES < 100)
SECONDS = 20.0
WORDS = st.sampled_from(
    ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", "90%", "Mengingat :", "1. UU 23/2014", "NIP. 19700101 199503 1 001",
     "CAMAT", "a" * 300, "", "\u200b", "\ufeff", "(", "|", "\t", "Rp 1.000", "½", "ﬁ"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["Type", "Page", "Pages", "Catalog", "Kids", "Count", "Parent", "MediaBox", "Contents", "Resources", "Font", "XObject",
     "Form", "Image", "Subtype", "Filter", "FlateDecode", "DecodeParms", "Length", "Rotate", "Type0", "DescendantFonts",
     "ToUnicode", "Encoding", "Identity-H", "W", "Annots", "Widget", "AcroForm", "Fields", "OCProperties", "F1", "X1", "BBox",
     "Matrix", "CropBox", "UserUnit", "ASCII85Decode", "RunLengthDecode", "LZWDecode", "Width", "Height", "ColorSpace"]
)  # fmt: skip
NUMBERS = st.one_of(st.integers(-5, 1000), st.sampled_from([2**31, -(2**31), 2**63, 10**20]), st.floats(-1e6, 1e6))
OPERATORS = st.sampled_from(
    ["q", "Q", "cm", "BT", "ET", "Tf", "Td", "Tm", "Tj", "TJ", "Tr", "re", "m", "l", "c", "S", "f", "W", "n", "Do", "BI",
     "ID", "EI", "gs", "BDC", "BMC", "EMC", "rg", "T*", "'", '"', "Tw", "Tz", "d0", "sh"]
)  # fmt: skip


def shown(value: object) -> str:
    if isinstance(value, dict):
        return "<<" + " ".join(f"/{k} {shown(v)}" for k, v in value.items()) + ">>"
    if isinstance(value, list):
        return "[" + " ".join(map(shown, value)) + "]"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


REFERENCES = st.integers(1, 9).map(lambda n: f"{n} 0 R")
ATOMS = st.one_of(NUMBERS, REFERENCES, NAMES.map(lambda n: f"/{n}"), WORDS.map(lambda w: f"({w})"), st.just("null"))
OBJECTS = st.recursive(
    ATOMS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=12
)
CONTENT = st.lists(
    st.one_of(OPERATORS, NUMBERS.map(shown), WORDS.map(lambda w: f"({w})"), NAMES.map(lambda n: f"/{n}"), st.just("/F1 12 Tf"),
              st.just("/X1 Do"), st.just("[(a) -200 (b)] TJ"), st.just("<</MCID 0>>")),
    max_size=40,
).map(" ".join)  # fmt: skip


KIDS = st.sampled_from(["[3 0 R]", "[3 0 R]", "[3 0 R]", "[3 0 R 3 0 R]", "[2 0 R]", "[3 0 R 9 0 R]"])


@st.composite
def pdfs(draw: st.DrawFn) -> bytes:
    """Draw a PDF with a catalog, pages, fonts and forms, some of whose objects are anything."""
    content = [draw(CONTENT) for _ in range(2)]
    objects: list[str] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        shown({"Type": "/Pages", "Kids": draw(KIDS),
               "Count": draw(st.sampled_from([1, 1, 1, 2, -1, 2**31]))}),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R/Annots 8 0 R>>",
        f"<</Length {len(content[0].encode())}>>\nstream\n{content[0]}\nendstream",
        "<</Font<</F1 6 0 R>>/XObject<</X1 7 0 R>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources 5 0 R"
        f"/Length {len(content[1].encode())}>>\nstream\n{content[1]}\nendstream",
        shown(draw(OBJECTS)),
        shown(draw(OBJECTS)),
    ]  # fmt: skip
    for at in draw(st.lists(st.integers(0, 8), max_size=2)):
        objects[at] = shown(draw(OBJECTS))
    return written(objects, draw(st.sampled_from([10, 10, 10, 3, 99999999])))


def written(objects: list[str], size: int) -> bytes:
    """Return the objects as a file with its table of places."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return data + head + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, len(data))


ELEMENTS = st.sampled_from(
    ["w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:gridSpan", "w:vMerge", "w:sdt", "w:sdtContent", "w:ins", "w:del",
     "w:hyperlink", "w:pPr", "w:pStyle", "w:numPr", "w:sectPr", "w:br", "w:tab", "w:txbxContent", "w:fldSimple", "w:smartTag"]
)  # fmt: skip
TREES = st.recursive(
    WORDS.map(lambda w: f"<w:r><w:t>{w.replace('<', '')}</w:t></w:r>"),
    lambda inner: st.builds(
        lambda name, value, parts: f'<{name} w:val="{value}">{"".join(parts)}</{name}>',
        ELEMENTS, st.sampled_from(["1", "restart", "-1", "99999999", "x"]), st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)  # fmt: skip
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


@st.composite
def word_files(draw: st.DrawFn) -> bytes:
    """Draw a DOCX whose body is any tree of Word's elements."""
    body = "".join(draw(st.lists(TREES, max_size=5)))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _LINKS)
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return made.getvalue()


TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=20)), max_size=60).map(
    lambda words: "\n".join(words).encode("utf-8", "replace")
)
PAGES = st.lists(
    st.one_of(WORDS, st.sampled_from(["<table>", "</table>", "<tr>", "<td colspan=99999>", "<td rowspan=-1>", "<p>", "<div>",
                                      "<!--", "&#x110000;", "<script>", "</td>", "<br>", "<style>"])),
    max_size=60,
).map(lambda parts: ("<html><body>" + "".join(parts)).encode("utf-8", "replace"))  # fmt: skip


class TooLong(Exception):
    """A file took longer than any of its size may."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def try_to_read(data: bytes) -> None:
    with within(SECONDS):
        try:
            document = read_document(data)
        except UnreadableDocument:
            return
        blocks = find_blocks(document)
    assert [*of_document(document), *of_blocks(document, blocks)] == []


@fuzz
@given(pdfs())
def test_any_pdf_is_read_or_refused(data: bytes) -> None:
    try_to_read(data)


@fuzz
@given(word_files())
def test_any_word_file_is_read_or_refused(data: bytes) -> None:
    try_to_read(data)


@fuzz
@given(st.one_of(TEXTS, PAGES, st.binary(max_size=2000)))
def test_any_text_or_web_page_is_read_or_refused(data: bytes) -> None:
    try_to_read(data)


@fuzz
@given(st.one_of(pdfs(), word_files()), st.data())
def test_any_damage_is_read_or_refused(data: bytes, more: st.DataObject) -> None:
    at = more.draw(st.integers(0, max(0, len(data) - 1)))
    until = more.draw(st.integers(at, min(len(data), at + 200)))
    try_to_read(data[:at] + more.draw(st.binary(max_size=20)) + data[until:])


@pytest.mark.parametrize("kind", [pdfs, word_files])
def test_what_is_drawn_is_mostly_readable(kind: type) -> None:
    """Else the tests above would only try how files are refused."""
    read = 0
    for number in range(8):
        sample = _sample(kind, number)
        try:
            read_document(sample)
        except UnreadableDocument:
            continue
        read += 1
    assert read >= 2


def _sample(kind: type, number: int) -> bytes:
    found: list[bytes] = []

    @settings(
        max_examples=number + 2, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(kind())
    def draw(data: bytes) -> None:
        found.append(data)

    draw()
    return found[-1]
