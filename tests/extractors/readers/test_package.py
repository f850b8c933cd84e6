from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx.oxml.document import CT_Document

from extractors.model.errors import DamagedFile
from extractors.readers.docx import read as docx
from extractors.readers.package import Package
from tests.extractors.readers.docx.word_xml import p, package


def made() -> bytes:
    document = python_docx.Document()
    document.add_paragraph("INDIKATOR")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(name, archive.read(name).replace(old, new))
    return out.getvalue()


def lines(data: bytes) -> list[str]:
    return [line.text for line in docx.read(data, "0" * 64).all_lines]


def test_python_docx_gives_the_element_trees() -> None:
    opened = Package(made())
    assert isinstance(opened.part(opened.main), CT_Document)
    assert opened.part("word/styles.xml") is not None
    assert opened.part("word/nothing.xml") is None


def test_package_that_python_docx_refuses_is_read_all_the_same() -> None:
    opened = Package(package(p("INDIKATOR")))  # without a table of content types
    assert not isinstance(opened.part(opened.main), CT_Document)
    assert lines(package(p("INDIKATOR"))) == ["INDIKATOR"]


def test_strict_package_is_opened_as_a_usual_one() -> None:
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = rewritten(made(), usual, b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = rewritten(strict, usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    opened = Package(strict)
    assert isinstance(opened.part(opened.main), CT_Document)
    assert lines(strict) == ["INDIKATOR"]


def test_element_without_a_name_is_a_damaged_file() -> None:
    # lxml refuses one alone, but lets it pass where an odd xml:space stands behind it
    body = '<w:>p</w:><w:p><w:r><w:t xml:space="x">isi</w:t></w:r></w:p>'
    with pytest.raises(DamagedFile):
        docx.read(package(body), "0" * 64)
