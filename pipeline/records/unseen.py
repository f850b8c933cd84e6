"""Which words that the reader set aside are missed: not those that are printed where a person sees them, nor bare marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model.document import Document, Page
from extractors.model.geometry import Box
from extractors.model.quote import Word

_Printed = tuple[str, Box]
_BESIDE = 3.0  # points across, by which a row that goes on over the page stands apart on the two pages
_NEAR = 12.0  # points by which a box and the one drawn behind it stand apart
_PART = 0.3  # of a page's height, in which a row that the page cuts begins or goes on


def seen_anyway(document: Document) -> frozenset[tuple[str, int | None]]:
    """Return (reason, page) of what was set aside of which nothing is missed.

    A row that the end of a page cuts is printed on, its hidden lines are on the page before or after. A text under a box is
    often that of the box itself, drawn twice. A full stop in white says nothing.
    """
    beyond = {note.page for note in document.notes if note.code == "set_aside_beyond"}
    seen: set[tuple[str, int | None]] = set()
    missed: set[tuple[str, int | None]] = set()  # a page may have set words aside for one reason in two ways
    for at, page in enumerate(document.pages):
        if not page.set_aside or page.number in beyond:
            continue
        before, after = document.pages[max(at - 1, 0) : at], document.pages[at + 1 : at + 2]
        cut = [*_words(before, lowest=True), *_words(after, lowest=False)]
        own = list(_words((page,)))
        for one in page.set_aside:
            told = missed if any(_is_missed(word, one.reason, own, cut) for word in one.words) else seen
            told.add((one.reason, page.number))
    return frozenset(seen - missed)


def _is_missed(word: Word, reason: str, own: Sequence[_Printed], cut: Sequence[_Printed]) -> bool:
    """Return whether a word that was set aside is printed nowhere else. `own`: on its page; `cut`: where a row of it goes on."""
    if not any(c.isalnum() for c in word.text):
        return False
    box = word.place.box
    if box is None or reason not in ("clipped_text", "covered_text"):
        return True
    if reason == "clipped_text":  # of a line that is cut through, the letters that are hidden are parts of words
        return not any(_is_part(word.text, text) and b.x0 - _BESIDE <= box.x0 <= b.x1 for text, b in cut)
    return not any(text == word.text and abs(b.x0 - box.x0) <= _NEAR and abs(b.cy - box.cy) <= _NEAR for text, b in own)


def _is_part(hidden: str, printed: str) -> bool:
    """Return whether letters are part of a printed word; a number is hidden as a whole, since digits have one height."""
    return hidden in printed and (not _digits(hidden) or _digits(hidden) == _digits(printed))


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _words(pages: Sequence[Page], *, lowest: bool | None = None) -> Iterator[_Printed]:
    """Yield the words of pages with their boxes; `lowest`: of the lowest part of a page alone, or of the highest."""
    for page in pages:
        bound = (page.height or 0.0) * ((1 - _PART) if lowest else _PART)
        for block in page.blocks:
            for word in block.words:
                box = word.place.box
                if box is not None and (lowest is None or (box.top >= bound if lowest else box.top <= bound)):
                    yield word.text, box
