from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model.document import Line, Table
from extractors.model.errors import UnreadableDocument
from extractors.readers import package as docx_package
from extractors.readers.docx import read as docx
from tests.extractors.readers.docx.word_xml import (
    NUMBERING,
    note_codes,
    p,
    package,
    r,
    read,
    tbl,
    tc,
    tr,
    zipped,
)
from tests.extractors.readers.shown import texts


def test_order_of_lines_and_tables_and_content_controls_around_them() -> None:
    body = p("atas") + f"<w:sdt><w:sdtContent>{tbl(tr(tc(p('sel'))))}{p('dalam')}</w:sdtContent></w:sdt>" + p("bawah")
    kinds = [block.text if isinstance(block, Line) else "tabel" for block in read(body).blocks]
    assert kinds == ["atas", "tabel", "dalam", "bawah"]


def test_footnotes_stand_at_the_end_with_their_number() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{r(" Sumber: kecamatan")}</w:p></w:footnote>'
    )
    body = f'<w:p>{r("Target")}<w:r><w:footnoteReference w:id="7"/></w:r></w:p>' + p("akhir")
    document = read(body, footnotes=notes)
    assert texts(document) == ["Target", "akhir", "1 Sumber: kecamatan"]
    assert next(reversed(list(document.lines))).marker


def test_headers_and_footers_once_for_each_text() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    letterhead = tbl(tr(tc(p("PEMERINTAH KABUPATEN")), tc(p("KECAMATAN"))))
    document = read(p("isi") + section, header1=letterhead, header2=letterhead, footer1=p("hal. 1"))
    page = document.pages[0]
    assert [line.text for line in page.heads] == ["PEMERINTAH KABUPATEN", "KECAMATAN"]
    assert [line.text for line in page.feet] == ["hal. 1"]
    assert page.heads[0].words[0].place.path == "header[0]/t[0]/r[0]/c[0]/p[0]#0"


@pytest.mark.parametrize("edge", ["header", "footer"])
def test_a_table_of_indicators_in_a_header_is_a_table_of_the_text(edge: str) -> None:
    section = f'<w:sectPr><w:{edge}Reference r:id="{edge}1"/></w:sectPr>'
    rows = (("No", "Indikator Kinerja Utama", "Target"), ("1", "Indeks Kepuasan Masyarakat", "85"))
    inside = p("KECAMATAN") + tbl(*(tr(*(tc(p(text)) for text in row)) for row in rows))
    page = read(p("isi") + section, **{f"{edge}1": inside}).pages[0]
    assert [line.text for line in (*page.heads, *page.feet)] == ["KECAMATAN"]
    kinds = [type(block).__name__ for block in page.blocks]
    assert kinds == (["Table", "Line"] if edge == "header" else ["Line", "Table"])


def test_a_table_of_indicators_in_two_headers_that_differ_in_another_line_is_one() -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/></w:sectPr>'
    rows = (("No", "Indikator Kinerja Utama", "Target"), ("1", "Indeks Kepuasan Masyarakat", "85"))
    inside = tbl(*(tr(*(tc(p(text)) for text in row)) for row in rows))
    page = read(p("isi") + section, header1=p("BAB I") + inside, header2=p("BAB II") + inside).pages[0]
    assert [line.text for line in page.heads] == ["BAB I", "BAB II"]
    assert [type(block).__name__ for block in page.blocks] == ["Table", "Line"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(
            '<w:p><w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r></w:p>',
            "formula_picture",
            id="equation_object",
        ),
        pytest.param("<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>", "deleted_text", id="deleted"),
        pytest.param(f"<w:p><w:moveFrom>{r('lama')}</w:moveFrom></w:p>", "deleted_text", id="moved away"),
        pytest.param(f"<w:p>{r('batal', '<w:strike/>')}</w:p>", "struck_text", id="struck"),
        pytest.param(
            tbl(tr(tc("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"))), "picture_in_cell", id="cell"
        ),
        pytest.param('<w:altChunk r:id="x"/>', "embedded_document", id="chunk_that_leads_nowhere"),
        pytest.param('<w:p><w:subDoc r:id="x"/></w:p>', "embedded_document", id="part_in_a_file_of_its_own"),
    ],
)
def test_notes_say_what_was_left_out(body: str, code: str) -> None:
    assert note_codes(read(body)) == {code: "1"}


def test_document_without_words_has_no_text_source() -> None:
    document = read(p())
    assert (document.text_source, document.pages[0].source) == ("none", "none")


def test_file_of_another_writer() -> None:
    made = python_docx.Document()
    made.add_heading("INDIKATOR KINERJA UTAMA", 1)
    grid = made.add_table(rows=3, cols=2, style="Table Grid")
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "Meningkatnya"
    grid.cell(1, 1).text, grid.cell(2, 1).text = "Indeks", "Nilai"
    made.sections[0].header.paragraphs[0].text = "KOP SURAT"
    out = io.BytesIO()
    made.save(out)
    document = docx.read(out.getvalue(), "0" * 64)
    title, table = document.blocks
    assert isinstance(title, Line)
    assert isinstance(table, Table)
    assert (title.text, table.ruled, table.cell_at(2, 0).text) == ("INDIKATOR KINERJA UTAMA", True, "Meningkatnya")  # type: ignore[union-attr]
    assert [line.text for line in document.pages[0].heads] == ["KOP SURAT"]


def test_strict_file() -> None:
    strict = package(p("ketat")).replace(b"", b"")
    files = {
        name: zipfile.ZipFile(io.BytesIO(strict)).read(name) for name in zipfile.ZipFile(io.BytesIO(strict)).namelist()
    }
    address = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    files["word/document.xml"] = files["word/document.xml"].replace(docx_package.W.encode(), address)
    assert texts(docx.read(zipped(dict(files)), "0" * 64)) == ["ketat"]


@given(st.integers(min_value=1, max_value=2000), st.integers(min_value=0, max_value=255))
@settings(deadline=None, max_examples=60)
def test_damaged_bytes_end_in_our_errors(at: int, byte: int) -> None:
    whole = package(p("Indikator") + tbl(tr(tc(p("a")), tc(p("b")))), numbering=NUMBERING)
    damaged = bytearray(whole)
    damaged[at % len(whole)] = byte
    for data in (bytes(damaged), whole[: at % len(whole)]):
        try:
            docx.read(data, "0" * 64)
        except UnreadableDocument:
            continue


WORDS = st.text(alphabet="abcdefg123%-.", min_size=1, max_size=8)


RUNS = st.lists(WORDS, min_size=1, max_size=4).map(lambda found: " ".join(found))


PARAGRAPHS = st.lists(RUNS, max_size=3)


CELLS = st.lists(st.lists(PARAGRAPHS, min_size=2, max_size=3), min_size=1, max_size=3)


@given(PARAGRAPHS, CELLS, PARAGRAPHS)
@settings(deadline=None, max_examples=60)
def test_no_typed_word_is_lost_or_doubled(before: list[str], rows: list[list[list[str]]], after: list[str]) -> None:
    inner = tbl(*(tr(*(tc("".join(map(p, cell)) or p()) for cell in row)) for row in rows))
    body = "".join(map(p, before)) + tbl(tr(tc("".join(map(p, after)) + inner), tc(p("z")))) + "".join(map(p, after))
    document = read(body)
    words = [word for line in document.all_lines for word in line.words]
    typed = [*before, *after, *after, "z", *(text for row in rows for cell in row for text in cell)]
    assert sorted(word.text for word in words) == sorted(word for text in typed for word in text.split())
    assert len({word.place.path for word in words}) == len(words)
