"""A small file never holds a reader: each of these ends at once, read or refused."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from extractors.find import find_blocks
from extractors.model.errors import DamagedFile, LimitExceeded, UnreadableDocument, UnsafeContent
from extractors.readers import package as docx_package
from extractors.readers.docx import read as docx
from tests.extractors.readers.docx.word_xml import (
    NAMESPACES,
    p,
    package,
    zipped,
)
from tools.stress.bombs_word import BOMBS
from tools.stress.raw_word import R, W, word_file

SECONDS = 2.0


def cell(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def _links() -> bytes:
    links = "".join(f'<Relationship Id="x{n}" Type="{R}/image" Target="{n}.png"/>' for n in range(20_001))
    return word_file("", links=links)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        pytest.param(lambda: word_file("<w:p></w:p>" * 201_000, stored=True), "paragraphs", id="paragraphs"),
        pytest.param(_links, "relationships", id="relationships"),
    ],
)
def test_more_than_any_document_holds_is_refused_before_it_is_parsed(make: Callable[[], bytes], named: str) -> None:
    data = make()
    start = time.process_time()
    with pytest.raises(LimitExceeded, match=named):
        docx.read(data, "ab" * 32)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "name", ["tables 75 deep, by twos", "text boxes 60 deep", "one part named 250 times", "styles in a circle"]
)
def test_a_bomb_ends_at_once(name: str) -> None:
    data = BOMBS[name]()
    start = time.process_time()
    with suppress(UnreadableDocument):
        docx.read(data, "ab" * 32)
    assert time.process_time() - start < SECONDS


def seconds_for_rows(rows: int) -> float:
    """Return the CPU seconds that finding takes in a table of so many rows."""
    head = "".join(cell(t) for t in ("NO", "SASARAN", "INDIKATOR KINERJA UTAMA", "TARGET"))
    row = f"<w:tr>{cell('a') * 4}</w:tr>"
    document = docx.read(word_file(f"<w:tbl><w:tr>{head}</w:tr>{row * rows}</w:tbl>"), "ab" * 32)
    start = time.process_time()
    find_blocks(document)
    return time.process_time() - start


def test_a_long_table_costs_no_more_than_its_rows() -> None:
    """Cells were looked for in all cells of the table: five times the rows took twenty times as long."""
    seconds_for_rows(10)  # what is loaded on first use
    assert seconds_for_rows(2000) < 14 * seconds_for_rows(400)


def test_a_long_header_costs_no_more_than_its_lines() -> None:
    """Each of its lines was asked for numbers once for every line."""
    link = f'<Relationship Id="h" Type="{R}/header" Target="h.xml"/>'
    body = (
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" xmlns:r="{R}" r:id="h"/></w:sectPr></w:pPr></w:p>'
    )
    header = f"<w:hdr {W}>" + "<w:p><w:r><w:t>kepala</w:t></w:r></w:p>" * 3000 + "</w:hdr>"
    start = time.process_time()
    (page,) = docx.read(word_file(body, links=link, parts={"word/h.xml": header}), "ab" * 32).pages
    assert time.process_time() - start < SECONDS
    assert len(page.heads) == 3000


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<w:Pr\ufffd\ufffd>2</w:Pr\ufffd\ufffd>", id="a name with signs beyond ASCII"),
        pytest.param("<m:r><m:t>2</m:t></m:r>" + "<m:e>" * 240 + "</m:e>" * 240, id="deep"),
    ],
)
def test_a_formula_between_paragraphs_is_read_whatever_it_holds(inside: str) -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    found = docx.read(word_file(f'<m:oMath xmlns:m="{maths}"><m:r><m:t>100</m:t></m:r>{inside}</m:oMath>'), "0" * 64)
    assert "100" in " ".join(line.text for line in found.all_lines)


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("files", "error"),
    [
        pytest.param({"word/document.xml": ENTITY + "<w>&x;</w>"}, UnsafeContent, id="external_entity"),
        pytest.param(
            {"word/document.xml": "<w/>", "word/styles.xml": ENTITY + "<w/>"},
            UnsafeContent,
            id="entity_in_another_part",
        ),
        pytest.param(
            {"word/document.xml": ('<?xml version="1.0" encoding="utf-16"?>' + ENTITY + "<w/>").encode("utf-16")},
            UnsafeContent,
            id="entity_in_utf_16",
        ),
        pytest.param({"word/document.xml": "<w:document"}, DamagedFile, id="no_xml"),
        pytest.param({"other.xml": "<a/>"}, DamagedFile, id="no_document"),
        pytest.param({"word/document.xml": f"<w:document {NAMESPACES}/>"}, DamagedFile, id="no_body"),
        pytest.param({"word/document.xml": "<a>" * 3000 + "</a>" * 3000}, UnsafeContent, id="deep"),
        pytest.param({"word/document.xml": b" " * 9_000_000}, UnsafeContent, id="bomb"),
    ],
)
def test_hostile_packages(files: dict[str, str | bytes], error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        docx.read(zipped(files), "0" * 64)


def test_too_large_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_TOTAL", 100)
    with pytest.raises(LimitExceeded):
        docx.read(package(p("x")), "0" * 64)


def test_an_archive_whose_parts_lie_before_its_start_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    data = out.getvalue()
    directory = data.index(b"PK\x01\x02")
    swapped = data[directory:] + data[:directory]  # two halves exchanged, as in a file put together wrongly
    with pytest.raises(DamagedFile):
        docx_package.Package(swapped + data[data.index(b"PK\x05\x06") :])
