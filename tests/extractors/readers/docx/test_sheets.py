from __future__ import annotations

import datetime
import io

import pytest
import xlsxwriter

from extractors.model.document import Table
from extractors.readers.docx import read as docx
from extractors.readers.docx.sheets import read_sheet
from tests.extractors.readers.docx.word_xml import NAMESPACES, p, zipped

SHEET = (
    '<w:p><w:r><w:object><v:shape style="width:400pt;height:120pt"><v:imagedata r:id="picture"/></v:shape>'
    '<o:OLEObject Type="Embed" ProgID="{}" DrawAspect="{}" r:id="sheet"/></w:object></w:r></w:p>'
)
ROWS = (("NO", "INDIKATOR", "TARGET"), (1, "Indeks kepuasan", 82.5), (2, "Persentase aduan", 0.9), (3, "Lama", 7))


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        other, sheet = book.add_worksheet("lain"), book.add_worksheet("IKU")
        other.write(0, 0, "bukan ini")
        for row, cells in enumerate(ROWS):
            for column, value in enumerate(cells):
                look = book.add_format({"num_format": "0%"}) if value == 0.9 else None
                sheet.write(row, column, value, look)
        sheet.merge_range(4, 0, 4, 2, "Sumber: survei")
        sheet.write(0, 3, "rahasia")
        sheet.set_column(3, 3, None, None, {"hidden": True})
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.activate()
    return out.getvalue()


def word(body: str, sheet: bytes) -> bytes:
    link = '<Relationship Id="{}" Type="http://x/{}" Target="{}"/>'
    return zipped(
        {
            "_rels/.rels": "<Relationships>"
            + link.format("a", "officeDocument", "word/document.xml")
            + "</Relationships>",
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": "<Relationships>"
            + link.format("sheet", "package", "embeddings/sheet1.xlsx")
            + link.format("picture", "image", "media/image1.emf")
            + "</Relationships>",
            "word/embeddings/sheet1.xlsx": sheet,
            "word/media/image1.emf": b"EMF",
        }
    )


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.row(row)] for row in range(table.n_rows)]


def test_cells_of_the_sheet_on_top_are_read_without_what_is_hidden() -> None:
    table = read_sheet(workbook(), "p[0]/sheet[0]")
    assert table is not None
    assert texts(table) == [
        ["NO", "INDIKATOR", "TARGET"],
        ["1", "Indeks kepuasan", "82,5"],
        ["2", "Persentase aduan", "90%"],
        ["Sumber: survei"],
    ]
    assert table.cells[-1].col_span == 3


def test_hidden_and_struck_words_of_a_sheet_are_told() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_rich_string(0, 0, "Nilai ", book.add_format({"font_strikeout": True}), "lama ", "baru")
        sheet.write(0, 1, "rahasia")
        sheet.write(1, 0, "disembunyikan")
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(1, None, None, {"hidden": True})
    told: list[tuple[str, str, str]] = []
    table = read_sheet(out.getvalue(), "p[0]", lambda *one: told.append(one))
    assert table is not None
    assert texts(table) == [["Nilai baru"]]
    assert told == [
        ("struck_text", "lama ", "p[0]"),
        ("vanished_text", "rahasia", "p[0]"),
        ("vanished_text", "disembunyikan", "p[0]"),
    ]


def test_cells_that_are_struck_out_or_white_on_white_are_told() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "TARGET", book.add_format({"font_color": "white", "bg_color": "#1F3864"}))
        sheet.write(1, 0, 80, book.add_format({"font_strikeout": True}))
        sheet.write(2, 0, 999, book.add_format({"font_color": "white"}))
        sheet.write(3, 0, 85)
    told: list[tuple[str, str, str]] = []
    table = read_sheet(out.getvalue(), "p[0]", lambda *one: told.append(one))
    assert table is not None
    assert texts(table) == [["TARGET"], ["85"]]
    assert told == [("struck_text", "80", "p[0]"), ("white_text", "999", "p[0]")]


def test_embedded_sheet_stands_where_its_object_stands() -> None:
    document = docx.read(word(p("atas") + SHEET.format("Excel.Sheet.12", "Content") + p("bawah"), workbook()), "0" * 64)
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Line", "Table", "Line"]
    assert [note.code for note in document.notes] == ["embedded_sheet", "vanished_text"]
    assert {one.reason for one in document.pages[0].set_aside} == {"vanished_text"}
    paths = [one.place.path for line in document.all_lines for one in line.words]
    assert len(set(paths)) == len(paths)


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"date_1904": True}) as book:
        look = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet().write_datetime(0, 0, datetime.datetime(2024, 1, 2), look)
    table = read_sheet(out.getvalue(), "p[0]")
    assert table is not None
    assert texts(table) == [["02/01/2024"]]


@pytest.mark.parametrize(
    ("program", "aspect", "sheet", "noted"),
    [
        pytest.param("Excel.Sheet.12", "Content", b"no package", ["embedded_object", "picture_unread"], id="broken"),
        pytest.param(
            "Excel.Sheet.8", "Content", b"\xd0\xcf\x11\xe0", ["embedded_object", "picture_unread"], id="old_kind"
        ),
        pytest.param(
            "Excel.Sheet.12", "Icon", workbook(), ["embedded_object", "picture_unread"], id="shown_as_an_icon"
        ),
    ],
)
def test_object_that_is_not_read_is_told(program: str, aspect: str, sheet: bytes, noted: list[str]) -> None:
    document = docx.read(word(p("atas") + SHEET.format(program, aspect), sheet), "0" * 64)
    assert not list(document.tables)
    assert [note.code for note in document.notes] == noted
