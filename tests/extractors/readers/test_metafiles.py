from __future__ import annotations

import gzip
import struct

import pytest

from extractors.model.document import Line, Page, Table
from extractors.model.errors import DamagedFile
from extractors.readers import metafiles, office
from extractors.readers.metafiles import is_metafile, read_metafiles
from extractors.readers.pictures import Picture, with_pictures
from tests.build import line
from tools.stress.raw_metafile import TABLE, emf, wmf

MOST = metafiles._MOST_RECORDS


@pytest.mark.parametrize(
    ("data", "drawing"),
    [
        pytest.param(emf(), True, id="emf"),
        pytest.param(wmf(), True, id="wmf_with_its_size"),
        pytest.param(wmf()[22:], True, id="wmf_alone"),
        pytest.param(gzip.compress(emf()), True, id="packed"),
        pytest.param(gzip.compress(b"teks"), False, id="another_packed_file"),
        pytest.param(b"\x1f\x8b\x00", False, id="packed_and_broken"),
        pytest.param(b"\x89PNG\r\n\x1a\n", False, id="png"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_drawings_are_told_by_their_first_bytes(data: bytes, drawing: bool) -> None:
    assert is_metafile(data) is drawing


@pytest.mark.parametrize(
    ("data", "cheap"),
    [
        pytest.param(emf(), True, id="emf"),
        pytest.param(wmf(), True, id="wmf"),
        pytest.param(emf(more=struct.pack("<II", 14, 8) * (MOST + 1)), False, id="emf_of_many_records"),
        pytest.param(wmf()[:40] + struct.pack("<IH", 3, 0x1E) * (MOST + 1), False, id="wmf_of_many_records"),
        pytest.param(emf() + bytes(metafiles._MOST_BYTES), False, id="longer_than_a_page_needs"),
        pytest.param(emf()[:88] + bytes(8), True, id="a_record_without_length"),
    ],
)
def test_costly_drawings_are_not_drawn(data: bytes, cheap: bool) -> None:
    assert metafiles._is_cheap(data) is cheap


@pytest.mark.parametrize(
    "packed", [pytest.param(gzip.compress(bytes(90_000_000)), id="zeros"), pytest.param(b"\x1f\x8b\x08", id="cut")]
)
def test_no_more_is_unpacked_than_is_drawn(packed: bytes) -> None:
    assert len(metafiles._unpacked(packed, 1000)) <= 1000


def test_without_libreoffice_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert read_metafiles([(emf(), 400.0, 100.0)]) == [None]


def test_a_conversion_that_fails_leaves_all_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*asked: object) -> bytes:
        raise DamagedFile("nothing")

    monkeypatch.setattr(metafiles, "find_program", lambda: "soffice")
    monkeypatch.setattr(metafiles, "convert", fail)
    assert read_metafiles([(emf(), 400.0, 100.0), (b"", 1.0, 1.0)]) == [None, None]


def test_drawings_together_are_no_larger_than_what_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[bytes] = []

    def fail(data: bytes, *more: object) -> bytes:
        handed.append(data)
        raise DamagedFile("nothing")

    monkeypatch.setattr(metafiles, "find_program", lambda: "soffice")
    monkeypatch.setattr(metafiles, "convert", fail)
    monkeypatch.setattr(metafiles, "_MOST_TOGETHER", 2 * len(emf()) + 1)
    assert read_metafiles([(gzip.compress(emf()), 400.0, 100.0)] * 4) == [None] * 4
    assert [data.count(b"<draw:image>") for data in handed] == [2]


@pytest.mark.parametrize(
    ("typed", "source"),
    [pytest.param(True, "born_digital", id="typed_page"), pytest.param(False, "born_digital", id="nothing_but_it")],
)
def test_letters_of_a_drawing_are_no_ocr(typed: bool, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.model.document import Document, ReaderNote

    page = Page(None, blocks=(line("atas", path="p[0]"),) if typed else (), source="born_digital" if typed else "none")
    note = ReaderNote("picture_unread", detail=Picture("a.emf", 0.0, 0.0, 1, 0).detail)
    document = Document("0" * 64, "docx", 9, (page,), text_source=page.source, notes=(note,))
    monkeypatch.setattr(
        "extractors.readers.pictures.read_metafiles",
        lambda drawings: [Page(1, 400, 200, (line("Target 85", page=1),)) for _ in drawings],
    )
    read = with_pictures(document, lambda part: emf())
    assert [one.text for one in read.all_lines][-1] == "Target 85"
    assert (read.text_source, read.notes) == (source, ())


@pytest.mark.slow
@pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is not installed")
def test_tables_pasted_as_drawings_are_read_by_libreoffice() -> None:
    pages = read_metafiles([(emf(), 420.0, 85.0), (b"\x01\x00\x09\x00", 90.0, 40.0), (gzip.compress(wmf()), 0.0, 0.0)])
    assert pages[1] is None
    for page in (pages[0], pages[2]):
        assert page is not None
        (table,) = [block for block in page.blocks if isinstance(block, Table)]
        cells = {(cell.row, cell.col): " ".join(one.text for one in cell.lines) for cell in table.cells}
        assert cells == {(row, col): text for row, texts in enumerate(TABLE) for col, text in enumerate(texts)}
        assert not [block for block in page.blocks if isinstance(block, Line)]
