from __future__ import annotations

from tests.extractors.readers.docx.word_xml import (
    p,
    read,
)


def test_centred_line_stands_in_the_middle_of_the_page() -> None:
    section = '<w:sectPr><w:pgSz w:w="12000"/><w:pgMar w:left="1200" w:right="1200"/></w:sectPr>'
    (line,) = read(p("JUDUL", '<w:jc w:val="center"/>') + section).lines
    assert line.offsets == (37.5,)
