"""Lines and quotes of a long document whose words were packed are what they were before."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import pytest

from extractors.find import find_blocks
from extractors.ledger import count_accounts
from extractors.model import recent
from extractors.model.document import Cell, Document, Line, Page, Table
from extractors.model.geometry import Box
from extractors.model.line import PackedLine
from extractors.model.packing import packed_records
from extractors.model.quote import PackedQuote, Place, Quote, Word, join, pack_quote
from pipeline.storage.codec import pack, unpack


def word(text: str, x0: float, top: float = 700.1, page: int | None = 1, **more: object) -> Word:
    box = Box(x0, top, x0 + 7.3 * len(text), top + 11.7)
    return Word(text, Place(page, box), **more)  # type: ignore[arg-type]


def line(*words: Word, breaks: tuple[int, ...] = ()) -> Line:
    return Line(words, tuple(round(w.place.box.x0, 2) if w.place.box else 0.0 for w in words), breaks)


PLAIN = line(word("Persentase", 70.123456), word("desa", 150.7), word("maju", 200.1 + 0.2), breaks=(2,))
LINES = {
    "plain": PLAIN,
    "raised": line(word("m", 70.1), word("2", 77.7, 696.25)),
    "glued": line(word("kete", 70.1, glued=True), word("rangan", 99.9, glued=True), word("lain", 150.0)),
    "read from a picture": line(word("Nilai", 70.1, confidence=0.75, engine="ocr"), word("80", 110.0)),
    "stamped": line(word("CAMAT", 70.1), word("DINAS", 120.0, other_ink=True)),
    "no offsets": Line((word("Nilai", 70.1), word("80", 110.0))),
    "letters beyond Latin": line(word("≥", 70.1), word("\U0001d465", 90.0)),
}


def copy(one: Line) -> Line:
    """Return an equal line that shares nothing with it."""
    return Line(tuple(Word(*w) for w in one.words), one.offsets, one.breaks, one.marker)


@pytest.mark.parametrize("one", LINES.values(), ids=LINES)
def test_a_packed_line_is_what_it_was(one: Line) -> None:
    made = copy(one)
    assert made.pack()
    assert type(made) is PackedLine
    assert (made.text, made.box, made.page, made.has_words, made.n_words) == (
        one.text, one.box, one.page, one.has_words, one.n_words,
    )  # fmt: skip
    assert (made.texts, made.first_text, made.first_box) == (one.texts, one.first_text, one.first_box)
    assert list(made.boxes) == list(one.boxes)
    assert [s.text for s in made.segments] == [s.text for s in one.segments]
    assert [s.box for s in made.segments] == [s.box for s in one.segments]
    assert made.segment_offsets == one.segment_offsets
    assert (made.quote.other_ink, made.quote.first_engine) == (one.quote.other_ink, one.quote.first_engine)
    assert type(made) is PackedLine  # nothing of this needed its words
    assert hash(made) == hash(one)
    assert made == one
    assert one == made
    assert [s.words for s in made.segments] == [s.words for s in one.segments]
    assert made.offsets == one.offsets
    assert replace(made, breaks=(1,)) == replace(one, breaks=(1,))


@pytest.mark.parametrize("one", LINES.values(), ids=LINES)
def test_a_packed_line_is_stored_packed_and_read_again_as_it_was(one: Line) -> None:
    made = copy(one)
    made.pack()
    again = unpack(pack(made), Line)
    assert type(again) is PackedLine
    assert again == one


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="none"),
        pytest.param((Word("kata", Place(path="p[1]#0")),), id="no place on a page"),
        pytest.param((word("a", 70.0), word("b", 90.0, page=2)), id="two pages"),
        pytest.param((word("a b", 70.0),), id="a blank inside"),
    ],
)
def test_a_line_that_cannot_be_packed_stays_as_it_is(words: tuple[Word, ...]) -> None:
    made = Line(words)
    assert not made.pack()
    assert made.words == words


def test_words_that_were_asked_for_are_let_go_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_MOST", 4)
    monkeypatch.setattr(recent, "_recent", deque())
    made = [copy(PLAIN) for _ in range(9)]
    for one in made:
        one.pack()
    assert all(one.words == PLAIN.words for one in made)
    kinds = [type(one) for one in made]
    assert kinds[0] is PackedLine
    assert kinds[-1] is Line
    assert all(one == PLAIN and one.quote == PLAIN.quote for one in made)


def test_a_quote_over_two_pages_is_packed_page_by_page() -> None:
    words = (word("Terwujudnya", 70.0), word("desa", 160.0), word("maju", 70.0, 60.5, page=2))
    quote, made = Quote(words), Quote(words)
    pack_quote(made)
    assert type(made) is PackedQuote
    assert (made.text, made.box, made.page, made.page_end, made.pages) == (
        quote.text, quote.box, quote.page, quote.page_end, quote.pages,
    )  # fmt: skip
    assert bool(made)
    assert unpack(pack(made), Quote) == quote
    assert made == quote
    assert made.part(3, 14) == quote.part(3, 14)


def test_packed_quotes_are_joined_packed() -> None:
    one, other = copy(PLAIN), copy(LINES["glued"])
    whole = join((one.quote, Quote(), other.segments[0]))
    one.pack()
    other.pack()
    made = join((one.quote, Quote(), other.segments[0]))
    assert type(made) is PackedQuote
    assert made.text == whole.text
    assert made == whole
    assert join((one.quote, Quote((word("lagi", 300.0),)))).text == "Persentase desa maju lagi"


def _long(n_pages: int) -> Document:
    pages = []
    for number in range(1, n_pages + 1):
        head = line(word("INDIKATOR", 70.0, 90.0, number), word("KINERJA", 150.0, 90.0, number))
        texts = (("No", "Indikator", "Target"), (str(number), f"Nilai{number}", "80"))
        cells = tuple(
            Cell(row, col, (line(word(text, 72.0 + 100 * col, 122.0 + 20 * row, number)),), place=Place(number, Box(
                70.0 + 100 * col, 120.0 + 20 * row, 170.0 + 100 * col, 140.0 + 20 * row)))
            for row, own in enumerate(texts) for col, text in enumerate(own)
        )  # fmt: skip
        pages.append(Page(number, 595.0, 842.0, (head, Table(cells, 2, 3, Place(number, Box(70, 120, 370, 160))))))
    return Document("0" * 64, "pdf", 1, tuple(pages))


def test_what_is_found_in_a_long_document_is_what_is_found_in_one_that_is_not_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain, made = _long(6), _long(6)
    blocks = find_blocks(plain)
    assert blocks.tables
    for module in ("document", "packing"):
        monkeypatch.setattr(f"extractors.model.{module}.MANY_PAGES", 5)
    made.pack()
    found = find_blocks(made)
    assert found.tables[0].rows[0].quote("indikator")._packed is not None
    assert found == blocks
    assert count_accounts(made, found) == count_accounts(plain, blocks)


def test_records_of_a_short_document_are_not_packed() -> None:
    quote = Quote(PLAIN.words)
    packed_records((quote,), _long(3))
    assert type(quote) is Quote
