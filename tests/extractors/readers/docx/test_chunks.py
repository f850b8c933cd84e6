"""Documents carried in the text of a Word file are read where they stand, or told."""

from __future__ import annotations

import pytest

from extractors.model.document import Table
from extractors.readers.kinds import read_document
from tests.extractors.readers.shown import codes, texts
from tools.stress.raw_word import R, word_file

_TABLE = "<table border=1><tr><td>Indeks Kepuasan</td><td>85</td></tr><tr><td>Nilai AKIP</td><td>72</td></tr></table>"
_PAGE = f"<html><body><p>LAMPIRAN</p>{_TABLE}<p style='display:none'>rahasia</p></body></html>"
_BETWEEN = "<w:p><w:r><w:t>AKHIR</w:t></w:r></w:p>"


def carrying(*parts: bytes | str, body: str = '<w:altChunk r:id="c0"/>' + _BETWEEN) -> bytes:
    """Return a Word file that carries the parts, named by "c0", "c1", ..."""
    links = "".join(f'<Relationship Id="c{n}" Type="{R}/aFChunk" Target="part{n}.dat"/>' for n in range(len(parts)))
    body = body.replace("<w:altChunk", f'<w:altChunk xmlns:r="{R}"')
    return word_file(body, links=links, parts={f"word/part{n}.dat": part for n, part in enumerate(parts)})


@pytest.mark.parametrize(
    ("part", "inside"),
    [
        pytest.param(_PAGE, ["LAMPIRAN", "Indeks Kepuasan", "85", "Nilai AKIP", "72"], id="page"),
        pytest.param("LAMPIRAN\n\nIndeks 85", ["LAMPIRAN", "Indeks 85"], id="text"),
        pytest.param(
            word_file("<w:p><w:r><w:t>LAMPIRAN</w:t></w:r></w:p>"), ["KEPUTUSAN CAMAT", "LAMPIRAN"], id="word"
        ),
    ],
)
def test_carried_document_is_read_where_it_stands(part: bytes | str, inside: list[str]) -> None:
    document = read_document(carrying(part))
    assert texts(document) == ["KEPUTUSAN CAMAT", *inside, "AKHIR"]
    assert "embedded_document" not in codes(document)


def test_table_of_a_carried_page_is_a_table_with_places_of_its_own() -> None:
    document = read_document(carrying(_PAGE, body='<w:altChunk r:id="c0"/><w:altChunk r:id="c0"/>'))
    first, second = (block for block in document.blocks if isinstance(block, Table))
    assert (first.n_rows, first.n_cols, first.ruled) == (2, 2, True)
    assert (first.place.path, second.place.path) == ("chunk[0]/t[0]", "chunk[1]/t[0]")
    paths = [word.place.path for line in document.all_lines for word in line.words]
    assert len(set(paths)) == len(paths)


def test_carried_document_in_a_cell_is_read_in_it() -> None:
    cell = '<w:tbl><w:tr><w:tc><w:altChunk r:id="c0"/><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    (table,) = read_document(carrying("Indeks 85", body=cell)).tables
    assert table.cells[0].text == "Indeks 85"


def test_what_a_carried_page_hides_is_set_aside() -> None:
    document = read_document(carrying(_PAGE))
    assert codes(document) == ["vanished_text"]
    assert [(one.reason, [w.text for w in one.words]) for one in document.pages[0].set_aside] == [
        ("vanished_text", ["rahasia"])
    ]


@pytest.mark.parametrize(
    ("parts", "body"),
    [
        pytest.param((), '<w:altChunk r:id="c0"/>', id="missing"),
        pytest.param((b"\x00\x01",), '<w:altChunk r:id="c0"/>', id="no_document"),
        pytest.param((b"%PDF-1.7\n",), '<w:altChunk r:id="c0"/>', id="pdf"),
        pytest.param((b"PK\x03\x04word/document.xml",), '<w:altChunk r:id="c0"/>', id="damaged"),
        pytest.param((carrying("lagi"),), '<w:altChunk r:id="c0"/>', id="within_one_that_is_carried"),
    ],
)
def test_carried_document_that_is_not_read_is_told(parts: tuple[bytes, ...], body: str) -> None:
    document = read_document(carrying(*parts, body=body))
    assert ("embedded_document", "1") in [(note.code, note.detail) for note in document.notes]


def test_more_than_twenty_are_told() -> None:
    document = read_document(carrying("isi", body='<w:altChunk r:id="c0"/>' * 25))
    assert texts(document) == ["KEPUTUSAN CAMAT", *["isi"] * 20]
    assert [(note.code, note.detail) for note in document.notes] == [("embedded_document", "5")]


def test_what_stands_behind_hundreds_of_carried_pages_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.readers.docx.chunks._MOST_BLOCKS", 1)
    document = read_document(carrying("isi\nlagi", body='<w:altChunk r:id="c0"/>' * 3))
    assert texts(document) == ["KEPUTUSAN CAMAT", "isi", "lagi"]
    assert [(note.code, note.detail) for note in document.notes] == [("embedded_document", "2")]


def test_pictures_of_a_carried_page_are_told_once() -> None:
    document = read_document(
        carrying("<html><body><p>isi</p><img src='a.png'><img src='b.png'></body></html>"), ocr="auto"
    )
    assert [(note.code, note.detail) for note in document.notes] == [("picture_unread", "")]
