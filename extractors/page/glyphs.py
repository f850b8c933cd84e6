"""What stands on a page before anything is made of it, turned upright, and the words and grids made of it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from extractors.model.document import Block, Line, SetAside
from extractors.model.geometry import Box
from extractors.model.quote import Place, Word
from extractors.page.layout import lay_out
from extractors.page.letters import Letter
from extractors.page.open_columns import undrawn_sides
from extractors.page.regions import Stroke
from extractors.page.rulings import Stages, find_stages
from extractors.page.struck import Middles, find_crossed, find_crossed_out, find_lined, find_struck, part_struck
from extractors.page.words import Barrier, build_words

_new: Final = tuple.__new__  # see extractors/readers/pdf/drawing/device.py
_ANGLE: Final = itemgetter(8)  # of a glyph
_MOST_ASIDE = 20_000  # letters of one reason that are kept as words: a page of words that nobody sees
DOT_UNEVEN = 0.1  # points by which a dot may be wider than high
_OBLIQUE = 12.0  # degrees off the nearest quarter beyond which text is a watermark and not crooked


class Glyph(NamedTuple):
    """A drawn glyph: its text, extent and origin from the page's top left, and where its line runs (degrees clockwise)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    x: float
    y: float
    size: float
    angle: float = 0.0

    @property
    def box(self) -> Box:
        """Return its box."""
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(slots=True)
class PageGlyphs:
    """Glyphs in the order of drawing, axis-aligned strokes and pictures of a page; `notes` counts what was left out.

    `aside`: glyphs that nobody sees, each with the reason why, in the order of drawing. `disputed`: where letters stand that
    look other than the file says, `unnamed`: letters that nothing in the file names. `slanted`: boxes of strokes that run
    neither across nor up.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontal: list[Stroke] = field(default_factory=list)
    vertical: list[Stroke] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    aside: list[tuple[str, Glyph]] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    disputed: list[Box] = field(default_factory=list)
    slanted: list[Box] = field(default_factory=list)
    unnamed: list[Box] = field(default_factory=list)

    def add_stroke(self, box: Box) -> None:
        """Add the middle line of a thin box as a stroke; a dot counts along both axes."""
        across, down = box.width, box.height
        if across >= down - DOT_UNEVEN:
            self.horizontal.append(Stroke(round(box.cy, 2), box.x0, box.x1))
        if down >= across - DOT_UNEVEN:
            self.vertical.append(Stroke(round(box.cx, 2), box.top, box.bottom))


@dataclass(frozen=True, slots=True)
class PageContent:
    """Words of a page (`ways`: those that do not run to the right), its watermarks, how its grids were found.

    `aside`: the words that are in no block, with the reason. `lined`: boxes of words through which a longer stroke runs.
    """

    words: tuple[Word, ...]
    ways: Mapping[Word, int]
    watermarks: tuple[Line, ...]
    stages: Stages
    aside: tuple[SetAside, ...] = ()
    lined: tuple[Box, ...] = ()

    @property
    def bars(self) -> tuple[Box, ...]:
        """Return the horizontal strokes that border no cell."""
        return tuple(box for box in self.stages.loose if box.height == 0)

    def blocks(self, page: int | None) -> tuple[Block, ...]:
        """Return the page's blocks in reading order, watermarks last; every word stands in exactly one of them."""
        blocks = lay_out(self.words, self.stages.grids, page, self.bars, self.ways)
        return (*blocks, *self.watermarks)


@lru_cache(maxsize=256)
def quarter(angle: float) -> int | None:
    """Return 0, 90, 180 or 270 for a direction near it; None for oblique text."""
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _OBLIQUE else None


def turn_upright(drawn: PageGlyphs) -> tuple[PageGlyphs, int]:
    """Return the page turned so that most of its letters stand upright, and the degrees clockwise that it took."""
    if set(map(_ANGLE, drawn.glyphs)) <= {0.0}:  # nearly always
        return drawn, 0
    angles = Counter([g.angle for g in drawn.glyphs if g.text != " "])
    ways = Counter[int]()
    for angle, count in angles.items():
        if (way := quarter(angle)) is not None:
            ways[way] += count
    if not ways:
        return drawn, 0
    way = min(ways, key=lambda w: (-ways[w], w))
    if way == 0 or ways[way] < 0.6 * ways.total():
        return drawn, 0
    return turn(drawn, 360 - way), 360 - way


def turn(drawn: PageGlyphs, degrees: int) -> PageGlyphs:
    """Return the page turned clockwise by 90, 180 or 270 degrees."""
    width, height = drawn.width, drawn.height
    swap = degrees % 180 != 0
    page_glyphs = PageGlyphs(height if swap else width, width if swap else height, notes=drawn.notes)
    page_glyphs.glyphs = [_turn_glyph(g, degrees, width, height) for g in drawn.glyphs]
    page_glyphs.images = sorted(box.turned(degrees, width, height) for box in drawn.images)
    page_glyphs.slanted = [box.turned(degrees, width, height) for box in drawn.slanted]
    page_glyphs.disputed = [box.turned(degrees, width, height) for box in drawn.disputed]
    page_glyphs.unnamed = [box.turned(degrees, width, height) for box in drawn.unnamed]
    page_glyphs.aside = [(reason, _turn_glyph(g, degrees, width, height)) for reason, g in drawn.aside]
    for s in drawn.horizontal:
        page_glyphs.add_stroke(Box(s.start, s.at, s.end, s.at).turned(degrees, width, height))
    for s in drawn.vertical:
        page_glyphs.add_stroke(Box(s.at, s.start, s.at, s.end).turned(degrees, width, height))
    return page_glyphs


def _turn_glyph(glyph: Glyph, degrees: int, width: float, height: float) -> Glyph:
    at = Box(glyph.x, glyph.y, glyph.x, glyph.y).turned(degrees, width, height)
    box = glyph.box.turned(degrees, width, height)
    return Glyph(glyph.text, *box, at.x0, at.top, glyph.size, (glyph.angle + degrees) % 360)


def read_glyphs(drawn: PageGlyphs, page: int | None) -> PageContent:
    """Return the words and grids of an upright page."""
    by_way: dict[int | None, list[Glyph]] = {}
    for angle, run in itertools.groupby(drawn.glyphs, key=_ANGLE):
        by_way.setdefault(quarter(angle), []).extend(run)
    barriers = [Barrier(s.at, s.start, s.end) for s in drawn.vertical if s.length >= 6]
    marks: list[Word] = []
    upright = by_way.pop(0, [])
    # the letters of `_letter`, without a call for each
    letters = [_new(Letter, (text, x0, x1, y, size)) for text, x0, _, x1, _, _, y, size, _ in upright]
    words = build_words(letters, page, barriers, marks)
    oblique = by_way.pop(None, [])
    ways: dict[Word, int] = {}
    for way in sorted(w for w in by_way if w is not None):
        ways |= dict.fromkeys(_side_words(by_way[way], way, drawn, page), way)
    middles = part_struck(Middles(words), letters, page, drawn.horizontal)
    words = (*middles.words, *ways)
    struck, horizontal = find_struck(middles, drawn.horizontal)
    if drawn.slanted:
        known = {*ways, *struck}
        struck += find_crossed([word for word in words if word not in known], drawn.slanted)
    if struck:
        gone = frozenset(struck)
        words = tuple([word for word in words if word not in gone])
        middles = Middles([word for word in middles.words if word not in gone])
    boxes = [w.place.box for w in words if w.place.box is not None]
    texts = [(w.text, w.place.box) for w in words if w.place.box is not None and w not in ways]
    above, sides = undrawn_sides(horizontal, drawn.vertical, texts)
    across, upright_ones = ([*horizontal, *above], [*drawn.vertical, *sides]) if sides else (horizontal, drawn.vertical)
    stages = find_stages(across, upright_ones, boxes)
    aside = _aside(drawn, page, (("note_mark", marks), ("struck_text", struck)))
    lined = [*find_lined(middles, horizontal), *find_crossed_out(words, drawn.slanted)]
    return PageContent(words, ways, _watermarks(oblique, page), stages, aside, tuple(lined))


def _aside(drawn: PageGlyphs, page: int | None, found: Sequence[tuple[str, Sequence[Word]]]) -> tuple[SetAside, ...]:
    """Return the words in no block by their reason, and count what was found among the words."""
    by_reason: dict[str, list[Letter]] = {}
    for reason, glyph in drawn.aside:
        by_reason.setdefault(reason, []).append(_letter(glyph))
    beyond = sum(max(0, len(letters) - _MOST_ASIDE) for letters in by_reason.values())
    if beyond:
        drawn.notes["set_aside_beyond"] = beyond
    made = [(reason, build_words(letters[:_MOST_ASIDE], page)) for reason, letters in by_reason.items()]
    for reason, words in found:
        if words:
            drawn.notes[reason] += len(words)
            made.append((reason, tuple(words)))
    return tuple(SetAside(reason, words) for reason, words in sorted(made, key=lambda m: m[0]) if words)


def _letter(glyph: Glyph) -> Letter:
    return Letter(glyph.text, glyph.x0, glyph.x1, glyph.y, glyph.size)


def _side_words(glyphs: Sequence[Glyph], way: int, drawn: PageGlyphs, page: int | None) -> list[Word]:
    """Return the words of text that runs up, down or upside down, with their boxes where they stand on the page."""
    width, height = drawn.width, drawn.height
    letters = [_letter(_turn_glyph(g, 360 - way, width, height)) for g in glyphs]
    inner = (height, width) if way % 180 else (width, height)
    words: list[Word] = []
    for word in build_words(letters, page):
        if word.place.box is not None:
            words.append(word._replace(place=word.place._replace(box=word.place.box.turned(way, *inner))))
    return words


def _watermarks(glyphs: Sequence[Glyph], page: int | None) -> tuple[Line, ...]:
    """Return a line for each direction of oblique text, its words in the order of drawing."""
    by_angle: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_angle.setdefault(round(glyph.angle), []).append(glyph)
    lines: list[Line] = []
    for angle in sorted(by_angle):
        words = tuple(
            Word("".join(g.text for g in run), Place(page, Box.around(g.box for g in run)))
            for blank, group in itertools.groupby(by_angle[angle], key=lambda g: g.text.isspace())
            if not blank and (run := list(group))
        )
        if words:
            lines.append(Line(words, tuple(w.place.box.x0 if w.place.box else 0.0 for w in words)))
    return tuple(lines)
