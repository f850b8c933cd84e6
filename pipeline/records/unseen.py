"""Which words that the reader set aside are missed: not those that are printed where a person sees them, nor bare marks."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from extractors.model.document import Document, Page
from extractors.model.geometry import Box
from extractors.model.quote import Word

_BESIDE = 3.0  # points across, by which a row that goes on over the page stands apart on the two pages
_NEAR = 12.0  # points by which a box and the one drawn behind it stand apart


def seen_anyway(document: Document) -> frozenset[tuple[str, int | None]]:
    """Return (reason, page) of what was set aside of which nothing is missed.

    A row that the end of a page cuts is printed on, its hidden lines are on the page before or after. A text under a box is
    often that of the box itself, drawn twice. A full stop in white says nothing.
    """
    beyond = {note.page for note in document.notes if note.code == "set_aside_beyond"}
    found = []
    for at, page in enumerate(document.pages):
        if not page.set_aside or page.number in beyond:
            continue
        texts = {word.text for one in page.set_aside for word in one.words}
        own = _printed((page,), texts)
        others = (*document.pages[max(at - 1, 0) : at], *document.pages[at + 1 : at + 2])
        beside = _printed(others, texts)
        found += [
            (one.reason, page.number)
            for one in page.set_aside
            if not any(_is_missed(word, one.reason, own, beside) for word in one.words)
        ]
    return frozenset(found)


def _is_missed(word: Word, reason: str, own: Mapping[str, list[Box]], beside: Mapping[str, list[Box]]) -> bool:
    """Return whether a word that was set aside is printed nowhere else. `own`, `beside`: what is printed on its page, by it."""
    if not any(c.isalnum() for c in word.text):
        return False
    box = word.place.box
    if box is None or reason not in ("clipped_text", "covered_text"):
        return True
    if reason == "clipped_text":
        return not any(abs(b.x0 - box.x0) <= _BESIDE for b in beside.get(word.text, ()))
    return not any(abs(b.x0 - box.x0) <= _NEAR and abs(b.cy - box.cy) <= _NEAR for b in own.get(word.text, ()))


def _printed(pages: Iterable[Page], texts: Container[str]) -> dict[str, list[Box]]:
    """Return where each of some texts is printed on pages."""
    found: dict[str, list[Box]] = {}
    for page in pages:
        for block in page.blocks:
            for word in block.words:
                if word.text in texts and word.place.box is not None:
                    found.setdefault(word.text, []).append(word.place.box)
    return found
