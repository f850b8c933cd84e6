from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import store
from extractors.model.document import Cell, Document, Line, Page, ReaderNote, Table
from extractors.model.geometry import Bend, Box
from extractors.model.line import PackedLine
from extractors.model.quote import Place, Word
from tests import build

TEXT = st.text(max_size=6)
NUMBER = st.floats(allow_nan=False, allow_infinity=False, width=32)
PAGE_NO = st.none() | st.integers(1, 9)
BOXES = st.builds(Box, NUMBER, NUMBER, NUMBER, NUMBER)
PLACES = st.builds(Place, PAGE_NO, st.none() | BOXES, TEXT)
WORDS = st.builds(
    Word,
    TEXT,
    PLACES,
    st.floats(0, 1),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["text_layer", "docx", "mesin 1"]),
)
LINES = st.builds(
    Line,
    st.lists(WORDS, max_size=4).map(tuple),
    st.lists(NUMBER, max_size=4).map(tuple),
    st.lists(st.integers(0, 9), max_size=2).map(tuple),
    st.booleans(),
)
CELLS = st.builds(
    Cell,
    st.integers(0, 9),
    st.integers(0, 9),
    st.lists(LINES, max_size=2).map(tuple),
    st.integers(1, 3),
    st.integers(1, 3),
    PLACES,
    st.lists(BOXES, max_size=2).map(tuple),
)
TABLES = st.builds(
    Table, st.lists(CELLS, max_size=3).map(tuple), st.integers(0, 9), st.integers(0, 9), PLACES, st.booleans()
)
PAGES = st.builds(
    Page,
    PAGE_NO,
    st.none() | NUMBER,
    st.none() | NUMBER,
    st.lists(LINES | TABLES, max_size=3).map(tuple),
    st.lists(LINES, max_size=1).map(tuple),
    st.lists(LINES, max_size=1).map(tuple),
    st.lists(BOXES, max_size=1).map(tuple),
    st.sampled_from(["born_digital", "ocr", "mixed", "none"]),
    st.sampled_from([0, 90, 180, 270]),
    bend=st.none() | st.builds(Bend, NUMBER, NUMBER, st.lists(NUMBER).map(tuple), st.lists(NUMBER).map(tuple)),
)
DOCUMENTS = st.builds(
    Document,
    TEXT,
    st.sampled_from(["pdf", "docx", "doc", "txt"]),
    st.integers(0, 10**12),
    st.lists(PAGES, max_size=2).map(tuple),
    st.sampled_from(["born_digital", "ocr", "mixed", "none"]),
    st.lists(st.builds(ReaderNote, TEXT, PAGE_NO, TEXT), max_size=2).map(tuple),
)


@given(DOCUMENTS)
@settings(deadline=None, max_examples=60)
def test_what_is_stored_comes_back(document: Document) -> None:
    data = store.dump(document)
    assert store.load(data) == document
    assert store.dump(store.load(data)) == data


def test_lone_surrogate_comes_back() -> None:
    document = build.document(Line((Word("a\ud800", Place(1)),)))
    assert store.load(store.dump(document)) == document


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.4", id="another_file"),
        pytest.param(store._HEAD + bytes([store.FORMAT_VERSION + 1]), id="another_version"),
        pytest.param(store._HEAD + bytes([store.FORMAT_VERSION]) + b"x", id="damaged"),
        pytest.param(
            store._HEAD + bytes([store.FORMAT_VERSION]) + zlib.compress(json.dumps([1, 2]).encode()), id="another_shape"
        ),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(store.StaleStore):
        store.load(data)


def test_stored_pages_are_small() -> None:
    pages = [[f"baris {i} pada halaman {n} dengan beberapa kata" for i in range(40)] for n in range(20)]
    assert len(store.dump(build.document(pages=pages))) < 6 * 20 * 40 * 8


def test_a_store_that_breaks_off_is_refused() -> None:
    data = store.dump(Document("0" * 64, "pdf", 7, tuple(Page(number) for number in range(1, 4))))
    assert len(store.load(data).pages) == 3
    for end in (1, 5, len(data) // 2):
        with pytest.raises(store.StaleStore):
            store.load(data[:-end])
    with pytest.raises(store.StaleStore):
        store.load(data + b"x")


def test_pages_of_a_long_document_are_packed_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    words = tuple(Word(text, Place(1, Box(x0, 7.5, x0 + 9, 20.0))) for text, x0 in (("kata", 70.1), ("dua", 99.9)))
    made = Document("0" * 64, "pdf", 7, (Page(1, 595.0, 842.0, (Line(words, (70.1, 99.9)),)),))
    monkeypatch.setattr(store, "MANY_PAGES", 0)
    read = store.load(store.dump(made))
    assert type(next(read.lines)) is PackedLine
    assert read == made
