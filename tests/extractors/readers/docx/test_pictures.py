from __future__ import annotations

import io

import pytest
from PIL import Image

from extractors.model.document import Page, SetAside
from extractors.model.geometry import Box
from extractors.readers import pictures
from extractors.readers.docx import read as docx
from extractors.readers.docx.pictures import read_pictures
from tests.build import line, table
from tests.extractors.readers.docx.word_xml import NAMESPACES, p, tbl, tc, tr, zipped

DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:extent cx="{}" cy="{}"/><a:graphic><a:blip r:embed="pic"/></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
LARGE = DRAWING.format(5_400_000, 1_700_000)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (60, 30), "white").save(out, "PNG")
    return out.getvalue()


def package(body: str) -> bytes:
    return zipped(
        {
            "_rels/.rels": '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": '<Relationships><Relationship Id="pic" Type="http://x/image" Target="media/s.png"/>'
            "</Relationships>",
            "word/media/s.png": picture(),
        }
    )


SHAPE = (
    '<w:p><w:r><w:pict><v:group style="{}"><v:shape style="{}"><v:imagedata r:id="pic"/></v:shape></v:group></w:pict></w:r>'
    "</w:p>"
)


@pytest.mark.parametrize(
    ("group", "shape", "size"),
    [
        pytest.param("", "width:450pt;height:150.5pt", "450 150", id="points"),
        pytest.param("", "width:6.25in;height:5cm", "450 142", id="inches_and_centimetres"),
        pytest.param("", "mso-width-percent:900;width:600px;height:2in", "450 144", id="beside_a_share_of_the_page"),
        pytest.param("width:450pt;height:150pt", "left:0;width:9000;height:3000", "450 150", id="in_a_group"),
        pytest.param("", "", "0 0", id="no_size"),
        pytest.param("", "width:40pt;height:40pt", None, id="an_emblem"),
        pytest.param("", "width:999999in;height:999999in", "10000 10000", id="no_size_of_a_page"),
    ],
)
def test_size_of_an_old_drawing(group: str, shape: str, size: str | None) -> None:
    notes = docx.read(package(p("isi") + SHAPE.format(group, shape)), "0" * 64).notes
    assert [note.detail for note in notes] == ([f"1 0 {size} word/media/s.png"] if size else [])


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        pytest.param(p("isi") + LARGE, True, id="as_large_as_a_table"),
        pytest.param(p("isi") + DRAWING.format(900_000, 900_000), False, id="an_emblem"),
        pytest.param(DRAWING.format(2_000_000, 1_000_000), True, id="all_that_there_is"),
        pytest.param(p("isi") + DRAWING.format("", ""), True, id="of_no_size"),
        pytest.param(p("isi") + DRAWING.format("9" * 400, "9" * 400), True, id="of_a_size_of_400_digits"),
    ],
)
def test_large_picture_is_told_where_it_is_not_read(body: str, noted: bool) -> None:
    document = docx.read(package(body), "0" * 64)
    assert [note.code for note in document.notes] == (["picture_unread"] if noted else [])


def test_words_of_a_picture_stand_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Page(1, 400, 200, (line("Target 85", page=1), table([["a", "b"], ["c", "d"]])), source="ocr")
    monkeypatch.setattr(pictures, "_read", lambda data, picture: read)
    data = package(p("atas") + tbl(tr(tc(p("x")))) + LARGE + p("bawah"))
    document = read_pictures(data, docx.read(data, "0" * 64))
    assert [line.text for line in document.all_lines] == ["atas", "x", "Target 85", "a", "b", "c", "d", "bawah"]
    assert document.text_source == "mixed"
    assert document.notes == ()
    places = [word.place for line in document.all_lines for word in line.words]
    assert len({place.path for place in places}) == len(places)
    assert all(place.box is None for place in places)


def test_print_in_a_picture_that_nobody_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Page(1, 400, 200, (line("Target 85", page=1),), source="ocr", unread=(Box(10, 10, 40, 20),))
    monkeypatch.setattr(pictures, "_read", lambda data, picture: read)
    data = package(p("atas") + LARGE + LARGE)
    assert [note.code for note in read_pictures(data, docx.read(data, "0" * 64)).notes] == ["print_unread"]


def test_marks_set_aside_in_a_picture_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = SetAside("note_mark", line("2)", page=1).words)
    read = Page(1, 400, 200, (line("Target 85", page=1),), source="ocr", set_aside=(mark,))
    monkeypatch.setattr(pictures, "_read", lambda data, picture: read)
    data = package(p("atas") + LARGE)
    document = read_pictures(data, docx.read(data, "0" * 64))
    assert [(note.code, note.detail) for note in document.notes] == [("note_mark", "1")]
    assert [(one.reason, one.words[0].text) for one in document.pages[0].set_aside] == [("note_mark", "2)")]
    assert document.pages[0].set_aside[0].words[0].place.box is None


def test_picture_that_cannot_be_opened_keeps_its_note() -> None:
    data = package(p("isi") + LARGE).replace(b"PNG", b"XXX")
    document = docx.read(package(p("isi") + LARGE), "0" * 64)
    assert pictures._as_pdf(b"no picture", pictures.Picture("x", 100, 50, 0, 0)) is None
    made = pictures._as_pdf(picture(), pictures.Picture("x", 100, 50, 0, 0))
    assert made is not None
    assert made.startswith(b"%PDF")
    assert data
    assert document.notes[0].detail == "1 0 425 134 word/media/s.png"


LINKED = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:extent cx="{}" cy="{}"/><a:graphic><a:blip r:link="far"/></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
LINKED_SHAPE = SHAPE.format("", "width:420pt;height:200pt").replace('r:id="pic"', 'r:href="far"')


@pytest.mark.parametrize(
    ("drawing", "noted"),
    [
        pytest.param(LINKED.format(5_400_000, 1_700_000), True, id="drawing"),
        pytest.param(LINKED.format(400_000, 400_000), False, id="an_emblem"),
        pytest.param(LINKED_SHAPE, True, id="old_drawing"),
        pytest.param(DRAWING.replace('r:embed="pic"', 'r:embed="gone"').format(5_400_000, 1_700_000), True, id="lost"),
    ],
)
def test_a_large_picture_that_is_not_in_the_file_is_told(drawing: str, noted: bool) -> None:
    data = package(f"<w:p><w:r><w:t>IKU</w:t></w:r></w:p>{drawing}")
    document = read_pictures(data, docx.read(data, "0" * 64))
    assert [note.code for note in document.notes] == ["picture_unread"] * noted
