"""Words with their places: what was printed and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.model.geometry import Box
from extractors.model.quick import quickly_stored


@quickly_stored
class Place(NamedTuple):
    """Where something stands: page (1-based) and box in a PDF, or the path in the body of a DOCX or text.

    `path` looks like "p[12]#3" (third word of paragraph 12) or "t[2]/r[3]/c[1]/p[0]#0"; it is unique for a word.
    """

    page: int | None = None
    box: Box | None = None
    path: str = ""


COPYING_ENGINES = frozenset({"text_layer", "docx", "text"})  # they copy letters; all others read pictures


@quickly_stored
class Word(NamedTuple):
    """One printed word. Its text holds no blank. A tuple, as boxes and places are: pages hold them by the thousand.

    `glued`: no blank stands before it (it continues the word before: a hyphen at the line's end, a broken word).
    `drawn`: it stands for something drawn, not typed (a fraction bar written "/", its brackets); it is not re-read.
    `underlined`: typed with a line under it (DOCX, ODT): where it is a numerator, the line is the fraction bar.
    `other_ink`: of another ink than the print of its scanned page: written with a pen, or stamped.
    `engine`: who read it: one of COPYING_ENGINES, or the name and version of an OCR engine.
    """

    text: str
    place: Place
    confidence: float = 1.0
    glued: bool = False
    drawn: bool = False
    engine: str = "text_layer"
    underlined: bool = False
    other_ink: bool = False

    @property
    def from_picture(self) -> bool:
        """Return whether it was read from a picture: its letters may be wrong."""
        return self.engine not in COPYING_ENGINES


def text_of(words: Sequence[Word]) -> str:
    """Return words joined by single blanks (none before a glued word)."""
    joined = "".join([word.text if word.glued else f" {word.text}" for word in words])
    return joined if words and words[0].glued else joined[1:]
