"""What the reader set aside is missed, or printed where a person sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model.blocks import Blocks
from extractors.model.document import Document, ReaderNote, SetAside
from pipeline.records.dossier import interpret
from pipeline.records.source import Source
from pipeline.records.unseen import seen_anyway
from tests.build import document, line, words


def made(reason: str, text: str, *, x: float = 72.0, top: float = 800.0) -> Document:
    """Return two pages; on the first words are set aside."""
    pages = document(pages=[[line("Meningkatnya layanan", top=700)], [line("kepada masyarakat", page=2, top=72)]])
    first = replace(pages.pages[0], set_aside=(SetAside(reason, words(text, x=x, top=top)),))
    return replace(pages, pages=(first, pages.pages[1]), notes=(ReaderNote(reason, 1, "9"),))


@pytest.mark.parametrize(
    ("reason", "text", "x", "top", "seen"),
    [
        pytest.param("clipped_text", "kepada masyarakat", 72, 800, True, id="a row cut by the page goes on over it"),
        pytest.param("clipped_text", "kepada warga", 72, 800, False, id="a word of it does not"),
        pytest.param("clipped_text", "kepada masyarakat", 300, 800, False, id="it stands in another column"),
        pytest.param("clipped_text", "k d", 72, 800, True, id="letters of a line that is cut through"),
        pytest.param("clipped_text", "k z", 72, 800, False, id="a letter of it in no word"),
        pytest.param("covered_text", "layanan", 154, 705, True, id="a text drawn twice"),
        pytest.param("covered_text", "layanan", 154, 300, False, id="the same text elsewhere under a box"),
        pytest.param("white_text", ".", 72, 300, True, id="a full stop"),
        pytest.param("white_text", "6 Januari", 72, 300, False, id="a date in white"),
        pytest.param("struck_text", "layanan", 150, 700, False, id="struck out"),
    ],
)
def test_what_is_seen_anyway(reason: str, text: str, x: float, top: float, seen: bool) -> None:
    assert (seen_anyway(made(reason, text, x=x, top=top)) == {(reason, 1)}) is seen


@pytest.mark.parametrize(
    ("hidden", "printed", "seen"),
    [
        pytest.param("2025", "2025", True, id="the number"),
        pytest.param("85", "85%", True, id="without its sign"),
        pytest.param("5", "2025", False, id="a digit of another number"),
        pytest.param("a5", "a5", True, id="letters and digits"),
    ],
)
def test_a_number_that_the_page_cuts_is_seen_as_a_whole(hidden: str, printed: str, seen: bool) -> None:
    read = made("clipped_text", hidden)
    read = replace(read, pages=(read.pages[0], document(pages=[["x"], [line(printed, page=2, top=72)]]).pages[1]))
    assert (seen_anyway(read) == {("clipped_text", 1)}) is seen


def test_a_full_stop_struck_out_hides_no_word_that_is_struck_out_in_another_way() -> None:
    read = made("struck_text", ".")
    first = replace(read.pages[0], set_aside=(*read.pages[0].set_aside, SetAside("struck_text", words("85"))))
    for aside in (first.set_aside, first.set_aside[::-1]):
        assert seen_anyway(replace(read, pages=(replace(first, set_aside=aside), read.pages[1]))) == frozenset()


def test_words_beyond_the_bound_keep_the_note() -> None:
    read = made("white_text", ".")
    assert seen_anyway(replace(read, notes=(*read.notes, ReaderNote("set_aside_beyond", 1)))) == frozenset()


def test_a_dossier_has_no_note_of_what_is_seen_anyway() -> None:
    for text, told in (("kepada masyarakat", False), ("kepada warga", True)):
        read = made("clipped_text", text)
        notes = interpret(Source("a", read.sha256, 1), read, Blocks()).notes
        assert any(code in ("clipped_text", "set_aside_at") for code, _, _ in notes) is told
