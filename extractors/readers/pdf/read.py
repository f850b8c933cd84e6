"""PDF -> Document: letters and rulings by pdfplumber, page count and objects by pypdfium2; the only door to both."""

from __future__ import annotations

import itertools
import math
import string
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from extractors.model.document import MANY_PAGES, Document, Page, ReaderNote, TextSource
from extractors.model.errors import DamagedFile, EmptyFile, LimitExceeded
from extractors.model.geometry import Box
from extractors.page.glyphs import PageContent, PageGlyphs, read_glyphs, turn_upright
from extractors.readers.pdf.attachments import notes_on_file
from extractors.readers.pdf.by_pdfium import (
    OpenPage,
    dispute,
    drawn_by_pdfium,
    fill_unmapped,
    is_crowded,
    open_pdfium,
    text_by_pdfium,
    text_is_hidden,
)
from extractors.readers.pdf.by_plumber import (
    MAX_PATHS,
    drawn_by_plumber,
    forget,
    open_plumber,
    pages_in_order,
    pages_refused,
    streams_found,
)
from extractors.readers.pdf.drawing.interpreter import MOST_FORMS
from extractors.readers.pdf.drawing.visible import MAX_CHARS
from extractors.readers.pdf.fonts.unnamed import unnamed_words
from extractors.readers.pdf.guard.costly import reason_to_skip
from extractors.readers.pdf.guard.raw_forms import RawForms
from extractors.readers.pdf.guard.streams import Streams, count_leaves

MAX_PAGES = 3000
MAX_CONTENT = 16_000_000  # bytes that a page may unpack to; more than any page of a report a hundred times over
MAX_DRAWN = 3_000_000  # bytes of a page's content from which it is a map or a drawing, whatever its objects
MAX_SIDE = 20_000.0  # points; PDF itself allows 14,400
PATH_BYTES = 3  # the fewest that draw one object: pages of less content than so many paths need are not counted
_TOGETHER = 50  # pages of a long document between which the libraries keep what they opened: most share fonts
WHOLE_PAGE = 0.7  # share of a page that a scan covers
_DIGITS = string.digits
_TEXT: Final = itemgetter(0)  # of a glyph
ENOUGH = 0.95  # share of pdfium's letters with which a page counts as read


def read(data: bytes, sha256: str) -> Document:
    """Return the document of a PDF's bytes.

    Raises EmptyFile, PasswordProtected, DamagedFile or LimitExceeded. A page that cannot be read is an empty page with
    a note "page_failed".
    """
    with _Source(data) as source:
        notes = list(source.notes)
        pages = tuple(_kept(_read_page(source, number, notes), source) for number in range(1, source.n_pages + 1))
    return Document(sha256, "pdf", len(data), pages, _text_source(pages, notes), tuple(notes))


def read_strokes(data: bytes, page: int) -> tuple[Box, ...]:
    """Return the joined rulings of one page (1-based) for drawing, each a box without width; raises as `read` does."""
    with _Source(data) as source:
        drawn, _ = turn_upright(source.drawn(page, []))
        stages = read_glyphs(drawn, page).stages
    lying = (Box(s.start, s.at, s.end, s.at) for s in stages.joined_horizontal)
    return (*lying, *(Box(s.at, s.start, s.at, s.end) for s in stages.joined_vertical))


def _text_source(pages: Sequence[Page], notes: Sequence[ReaderNote]) -> TextSource:
    blank = {note.page for note in notes if note.code == "page_blank"}
    sources = {page.source for page in pages if page.number not in blank}
    if not sources:
        return "none"
    return sources.pop() if len(sources) == 1 else "mixed"


def _read_page(source: _Source, number: int, notes: list[ReaderNote]) -> Page:
    try:
        drawn, turned = turn_upright(source.drawn(number, notes))
        reading = read_glyphs(drawn, number)
        page = _page(drawn, number, turned, reading, source.source_of(number, drawn))
    except LimitExceeded:
        raise
    except _TooLarge as error:
        notes.append(ReaderNote("page_too_large", number, str(error)))
        return Page(number, source="born_digital")  # nor is it read from its picture: drawing it costs as much
    except Exception as error:  # noqa: BLE001 - one broken page must not cost the others
        notes.append(ReaderNote("page_failed", number, type(error).__name__))
        return Page(number, source="none")
    notes += [ReaderNote(code, number, str(count)) for code, count in sorted(drawn.notes.items())]
    if reading.stages.skipped:
        notes.append(ReaderNote("rulings_skipped", number))
    if page.unnamed and not (drawn.notes["letters_differ"] or drawn.notes["unmapped_glyphs"]):
        notes.append(ReaderNote("letters_differ", number, str(len(page.unnamed))))
    if not page.blocks:
        notes.append(ReaderNote("page_without_text" if drawn.images else "page_blank", number))
    return page


def _kept(page: Page, source: _Source) -> Page:
    """Return a page; of a long document its words are packed, and what was opened for pages before it is let go."""
    if source.n_pages > MANY_PAGES:
        page.pack()
        if page.number is not None and page.number % _TOGETHER == 0:
            source.let_go()
    return page


def _page(drawn: PageGlyphs, number: int, turned: int, reading: PageContent, source: TextSource) -> Page:
    blocks = reading.blocks(number)
    return Page(
        number,
        round(drawn.width, 2),
        round(drawn.height, 2),
        blocks,
        images=tuple(drawn.images),
        source=source if blocks else "none",
        turned=turned,
        bars=reading.bars,
        set_aside=reading.aside,
        disputed=tuple(drawn.disputed),
        unnamed=unnamed_words(reading.words, drawn.unnamed),
        lined=reading.lined,
    )


class _TooLarge(Exception):
    """A page unpacks to more than any page of a report, or would take minutes to draw."""


class _Source:
    """Both libraries open on the same bytes; one of them may have failed."""

    def __init__(self, data: bytes) -> None:
        if not data.strip(b"\0 \r\n\t"):
            raise EmptyFile()
        self._pdfium = open_pdfium(data)
        if data.rfind(b"startxref") < data.rfind(b"endobj"):
            # Every save, also an incremental one, ends in startxref. Objects without one after them mean a cut file,
            # of which the libraries still rebuild a few pages without a word about the others.
            raise DamagedFile("the file breaks off before its table of contents")
        self._page = OpenPage(self._pdfium)
        self._plumber = open_plumber(data)
        self._streams = Streams()
        plumbed = len(self._plumber.pages) if self._plumber is not None else 0
        self.n_pages = len(self._pdfium) if self._pdfium is not None else plumbed
        self.notes: tuple[ReaderNote, ...] = ()
        if self._pdfium is None or (self._plumber is None and count_leaves(data) > self.n_pages):
            self.notes = (ReaderNote("pages_uncertain"),)  # its tree of pages had to be rebuilt from what is left
        self.notes += tuple(notes_on_file(data, self._pdfium, self._plumber))
        if self.n_pages == 0:
            raise DamagedFile("no page can be read")
        if self.n_pages > MAX_PAGES:
            raise LimitExceeded(f"{self.n_pages} pages")
        self._pages = pages_in_order(self._plumber, self.n_pages) if self._plumber is not None else []
        self._data, self._looked = data, False
        if self._plumber is None:
            self._look_at_forms(pages_refused(data))
        if plumbed < self.n_pages:
            self._look_at_bytes()

    def __enter__(self) -> _Source:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._plumber is not None:
            self._plumber.close()
        self._page.close()
        if self._pdfium is not None:
            self._pdfium.close()

    def let_go(self) -> None:
        """Have both libraries forget what they opened so far; pages that need a part of it again open it again."""
        if self._plumber is not None:
            forget(self._plumber)
            self._streams.forget_forms()
        if self._pdfium is not None:
            self._page.close()
            self._pdfium.close()
            self._pdfium = open_pdfium(self._data)
            self._page = OpenPage(self._pdfium)

    def drawn(self, number: int, notes: list[ReaderNote]) -> PageGlyphs:
        """Return what stands on a page; notes say where a library failed or that too much stands there."""
        page = self._pages[number - 1] if number <= len(self._pages) else None
        if page is not None and MAX_CONTENT < (size := self._streams.largest(page.page_obj)) < math.inf:
            raise _TooLarge(f"{size / 1e6:.0f} MB")
        hurt = page is not None and self._is_hurt(page.page_obj)
        if page is not None and (reason := reason_to_skip(page.page_obj)):
            raise _TooLarge(reason)
        excess = self._excess(number, page)
        notes += [ReaderNote(code, number) for code in excess]
        sized = page is not None and min(page.width, page.height) >= 1  # pdfium shows one without a size all the same
        if page is not None and sized and not excess:
            if hurt:
                notes.append(ReaderNote("page_damaged", number))
            try:
                return self._whole(number, drawn_by_plumber(page), notes)
            except LimitExceeded:
                raise
            except Exception as error:  # noqa: BLE001 - pdfminer raises anything at all on damaged streams
                notes.append(ReaderNote("rulings_unreadable", number, type(error).__name__))
            finally:
                page.close()
        elif self._plumber is None or not excess:
            notes.append(ReaderNote("rulings_unreadable", number))
        if self._pdfium is None:
            raise DamagedFile("the page cannot be read", number)
        return drawn_by_pdfium(self._page.numbered(number))

    def _is_hurt(self, page: Any) -> bool:
        """Return whether a stream of the page is hurt; LimitExceeded for a page that would draw forms without end.

        Asked before anything draws the page: both libraries would follow such forms.
        """
        self._streams.size(page)
        hurt = self._streams.hurt(page)
        try:
            forms = self._streams.forms(page)
        except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
            forms = 1
        if forms > MOST_FORMS or (forms and self._may_draw > MOST_FORMS):
            raise LimitExceeded(f"more than {MOST_FORMS} forms on a page")
        if self._streams.lost:
            self._look_at_bytes()
        return hurt

    @cached_property
    def _may_draw(self) -> float:
        """How many forms a form may draw at most, by the file's bytes: pdfium may find more in it than pdfminer does."""
        return RawForms(self._data).most()

    def _look_at_bytes(self) -> None:
        """Raise LimitExceeded where a form that stands anywhere in the file draws forms without end: pdfium may find it."""
        if not self._looked:
            self._looked = True
            if self._may_draw > MOST_FORMS or any(
                self._streams.forms_of(stream) > MOST_FORMS for stream in streams_found(self._data)
            ):
                raise LimitExceeded(f"more than {MOST_FORMS} forms in a form")

    def _look_at_forms(self, pages: Iterator[Any]) -> None:
        """Raise LimitExceeded where pdfium, which finds more in this file than pdfminer, would follow forms without end."""
        for page in itertools.islice(pages, self.n_pages):
            try:
                self._is_hurt(page)
            except LimitExceeded:
                raise
            except Exception:  # noqa: BLE001 - pdfminer raises anything at all on damaged objects
                continue

    def _excess(self, number: int, plumbed: Any | None) -> list[str]:
        if self._pdfium is None:
            return []
        found = ["page_size_absurd"] if max(self._pdfium.get_page_size(number - 1)) > MAX_SIDE else []
        size = self._streams.size(plumbed.page_obj) if plumbed is not None else math.inf
        drawing = MAX_DRAWN <= size < math.inf
        if drawing or (size >= MAX_PATHS * PATH_BYTES and is_crowded(self._page.numbered(number), MAX_PATHS)):
            found.append("rulings_skipped")
        return found

    def _whole(self, number: int, drawn: PageGlyphs, notes: list[ReaderNote]) -> PageGlyphs:
        """Return the page as drawn; with pdfium's letters where many of those are missing from it, which is noted."""
        if self._pdfium is None:
            return drawn
        if drawn.notes["unmapped_glyphs"]:
            fill_unmapped(drawn, drawn_by_pdfium(self._page.numbered(number)).glyphs)
        shown = text_by_pdfium(self._page.numbered(number))
        told = len(shown)
        texts = [*map(_TEXT, drawn.glyphs), *[glyph[0] for _, glyph in drawn.aside]]
        ours = "".join(texts)
        read = len(ours) - texts.count(" ")
        if read >= ENOUGH * told or read + drawn.notes["letters_skipped"] >= MAX_CHARS:
            if any(shown.count(digit) > ours.count(digit) for digit in _DIGITS):
                dispute(drawn, drawn_by_pdfium(self._page.numbered(number)).glyphs)
            return drawn
        notes.append(ReaderNote("letters_recovered", number, f"{read} {told}"))
        made = drawn_by_pdfium(self._page.numbered(number))
        known = {(g.text, round(g.x), round(g.y)) for _, g in drawn.aside}
        drawn.glyphs = [g for g in made.glyphs if (g.text, round(g.x), round(g.y)) not in known]
        drawn.notes.update(made.notes)
        return drawn

    def source_of(self, number: int, drawn: PageGlyphs) -> TextSource:
        """Return where the words of a page come from: typed, or an OCR layer under the picture of a whole page."""
        if not drawn.glyphs:
            return "none"
        area = WHOLE_PAGE * drawn.width * drawn.height
        if self._pdfium is None or not any(box.width * box.height >= area for box in drawn.images):
            return "born_digital"
        return "ocr" if text_is_hidden(self._page.numbered(number), area) else "born_digital"
