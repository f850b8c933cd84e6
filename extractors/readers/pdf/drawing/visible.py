"""Which of the letters that a page draws somebody sees; the others are put aside with the reason why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from extractors.model.geometry import Box
from extractors.page.glyphs import Glyph, PageGlyphs
from extractors.page.letters import UNMAPPED
from extractors.readers.pdf.drawing.drawn import Span
from extractors.readers.pdf.drawing.grounds import Cover, Ground, colour_of, ground_under

MAX_CHARS = 100_000  # on one page; the densest sheet of A0 has fewer
_REACH = 1.0  # points: boxes farther beside the letters hide none of them, whatever a width of nothing is a share of
_BODY = 0.28  # of its size: how high over its baseline the middle of a letter's box stands
_ROW = 24.0  # points
_LAST_ROW = 80
_ORDER, _TEXT = attrgetter("order"), itemgetter(0)  # of a cover; of a glyph
TINY = 1.5  # points: nobody can read letters this small
_GREYS = frozenset({"DeviceGray", "CalGray", "ICCBased", "G"})


def add_spans(
    drawn: PageGlyphs,
    spans: Sequence[Span],
    glyphs_of: Callable[[Span], list[Glyph]],
    dark: Sequence[Box],
    covers: Sequence[Cover],
    grounds: Sequence[Ground] = (),
) -> None:
    """Add the letters of a page that somebody can see, from the shown page's top left; the others are put aside.

    Letters in white on white paper (not on `dark`) or in the colour of the last of `grounds` under them are not seen, nor those
    of a layer that is off, those that are not painted, and those that something painted later (`covers`, in the order of
    painting) lies over.
    """
    whites: dict[tuple[Any, str], bool] = {}
    unpainted = _unpainted(spans)
    inks = {ground.ink for ground in grounds if ground.ink}
    reaches, rows = _reaches(covers), _rows_of(covers)
    for span in spans:
        glyphs = glyphs_of(span)
        if span.disputed and glyphs:
            boxes = [glyph.box for glyph in glyphs]  # where no digit stands, each letter by itself is in dispute
            drawn.disputed += [Box.around(boxes)] if any(g.text.isdigit() for g in glyphs) else boxes
        if span.unnamed:
            drawn.unnamed += [glyph.box for glyph in glyphs if glyph.text != " "]
        hidden = span.hidden
        if hidden == "invisible_text":
            if not unpainted:
                hidden = ""
            else:  # on a picture it is what another program read there
                over = [g for g in glyphs if any(box.holds(g.box.cx, g.box.cy) for box in drawn.images)]
                drawn.glyphs += [glyph for glyph in over if is_seen(drawn, glyph)]
                glyphs = [g for g in glyphs if g not in over] if over else glyphs
        if hidden:
            _put_aside(drawn, hidden, glyphs)
            continue
        colour = (span.ink, span.space)
        white = whites.get(colour)
        if white is None:
            white = whites[colour] = is_white(*colour)
        if white:
            glyphs = _on_shades(drawn, glyphs, dark)
        if inks and glyphs and (ink := colour_of(*colour)) in inks:
            glyphs = _off_their_ground(drawn, glyphs, span.order, ink, grounds)
        if covers and glyphs and span.order <= covers[-1].order:
            glyphs = _uncovered(drawn, glyphs, span.order, reaches[bisect_left(covers, span.order, key=_ORDER)], rows)
        whole = _are_within(drawn, glyphs)
        drawn.glyphs += glyphs if whole else [glyph for glyph in glyphs if is_seen(drawn, glyph)]
    if drawn.notes["clipped_text"]:
        _forget_drawn_again(drawn)


def _unpainted(spans: Sequence[Span]) -> bool:
    """Return whether letters that are not painted are the smaller part: else they are what a page of curves says."""
    without = sum(len(span.marks) for span in spans if span.hidden == "invisible_text")
    return 0 < 2 * without < sum(len(span.marks) for span in spans)


def _put_aside(drawn: PageGlyphs, reason: str, glyphs: Sequence[Glyph]) -> None:
    count = sum(not glyph.text.isspace() for glyph in glyphs)
    if not count:
        return
    drawn.notes[reason] += count
    drawn.aside += [(reason, glyph) for glyph in glyphs]


def _forget_drawn_again(drawn: PageGlyphs) -> None:
    """Forget the letters outside a clipping path that are drawn again where they are seen: a line drawn once for each part."""
    seen = {(glyph.text, round(glyph.x), round(glyph.y)) for glyph in drawn.glyphs}
    near = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    left: list[tuple[str, Glyph]] = []
    for reason, glyph in drawn.aside:
        x, y = round(glyph.x), round(glyph.y)
        again = reason == "clipped_text" and any((glyph.text, x + dx, y + dy) in seen for dx, dy in near)
        if not again:
            left.append((reason, glyph))
    drawn.aside = left
    drawn.notes["clipped_text"] = sum(r == "clipped_text" and not g.text.isspace() for r, g in left)
    drawn.notes = +drawn.notes


def _reaches(covers: Sequence[Cover]) -> list[Box]:
    """Return of each cover the box around it and all painted after it."""
    reaches: list[Box] = []
    for cover in reversed(covers):
        reaches.append(Box.around((cover.box, reaches[-1])) if reaches else cover.box)
    return reaches[::-1]


def _rows_of(covers: Sequence[Cover]) -> dict[int, list[Cover]]:
    """Return the covers by the rows of the page that they reach; a page of shaded cells has thousands."""
    rows: dict[int, list[Cover]] = {}
    for cover in covers:
        for row in _rows_between(cover.box[1], cover.box[3]):
            rows.setdefault(row, []).append(cover)
    return rows


def _rows_between(top: float, bottom: float) -> range:
    """Return the numbers of the rows between two places; all that lies above or below the page is in the first or last."""
    first, last = (int(min(max(0.0, y), _LAST_ROW * _ROW) // _ROW) for y in (top, bottom))
    return range(first, last + 1)


def _uncovered(
    drawn: PageGlyphs, glyphs: list[Glyph], order: int, reach: Box, rows: Mapping[int, Sequence[Cover]]
) -> list[Glyph]:
    """Return the letters that nothing painted after them lies over; the others are put aside.

    `reach`: the box around all that was painted after them; `rows`: see `_rows_of`.
    """
    low, high = min([g.top for g in glyphs]), max([g.bottom for g in glyphs])
    if reach[1] >= high or reach[3] <= low:  # often: a page is mostly painted from top to bottom
        return glyphs
    left, right = min([g.x0 for g in glyphs]), max([g.x1 for g in glyphs])
    near = [
        box
        for row in _rows_between(low, high)
        for box, painted in rows.get(row, ())
        if box[1] < high and box[3] > low and box[0] < right + _REACH and box[2] > left - _REACH and painted >= order
    ]
    if not near:
        return glyphs
    under = [g for g in glyphs if any(_lies_under(g, box) for box in near)]
    if not any(not g.text.isspace() for g in under):
        return glyphs
    _put_aside(drawn, "covered_text", under)
    return [g for g in glyphs if g not in under]


def _lies_under(glyph: Glyph, box: Box) -> bool:
    """Return whether a box hides a letter: most of its width, and its body between baseline and the tops of small letters."""
    across = min(box.x1, glyph.x1) - max(box.x0, glyph.x0)
    size = glyph.bottom - glyph.top
    return (
        across >= 0.7 * (glyph.x1 - glyph.x0)
        and box.top <= glyph.y - 0.45 * size
        and box.bottom >= glyph.y - 0.08 * size
    )


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _off_their_ground(
    drawn: PageGlyphs, glyphs: Sequence[Glyph], order: int, ink: tuple[float, ...], grounds: Sequence[Ground]
) -> list[Glyph]:
    """Return the letters that stand on another colour than their own; the others are put aside."""
    around = Box.around([glyph.box for glyph in glyphs])
    if not any(ground.ink == ink and _touch(ground.box, around) for ground in grounds):
        return list(glyphs)
    near = [ground for ground in grounds if _touch(ground.box, around)]
    lost = [glyph for glyph in glyphs if ground_under(glyph.box, order, near) == ink]
    if not any(not glyph.text.isspace() for glyph in lost):
        return list(glyphs)
    _put_aside(drawn, "white_text", lost)
    gone = frozenset(lost)
    return [glyph for glyph in glyphs if glyph not in gone]


def _on_shades(drawn: PageGlyphs, glyphs: Sequence[Glyph], dark: Sequence[Box]) -> list[Glyph]:
    """Return those of white letters that lie on something dark; the others are counted."""
    shown = [glyph for glyph in glyphs if lies_on(glyph.box, dark)]
    lost = [glyph for glyph in glyphs if glyph not in shown] if len(shown) < len(glyphs) else []
    if any(not glyph.text.isspace() for glyph in lost):
        _put_aside(drawn, "white_text", lost)
    return shown


def _are_within(drawn: PageGlyphs, glyphs: Sequence[Glyph]) -> bool:
    """Return whether each letter of a span is certainly one that `is_seen`: asked first, since nearly all are."""
    if not glyphs:
        return True
    first, last = glyphs[0], glyphs[-1]
    return (
        first.size >= TINY
        and first.x0 >= 0
        and last.x1 <= drawn.width
        and first.top >= 0
        and first.bottom <= drawn.height
        and first.x0 <= last.x0
        and UNMAPPED not in map(_TEXT, glyphs)
    )


def is_seen(drawn: PageGlyphs, glyph: Glyph) -> bool:
    """Return whether somebody can see a glyph; what nobody sees is counted, and so is what nobody can read."""
    text = glyph.text
    if text == " " or not text:
        return bool(text)
    if glyph.size < TINY:
        drawn.notes["tiny_text"] += 1
        drawn.aside.append(("tiny_text", glyph))
        return False
    # upright letters stand on their baseline, whatever depth their font tells
    middle = glyph.y - _BODY * glyph.size if not glyph.angle else (glyph.top + glyph.bottom) / 2
    if not (-1 <= (glyph.x0 + glyph.x1) / 2 <= drawn.width + 1 and -1 <= middle <= drawn.height + 1):
        drawn.notes["text_off_page"] += 1
        drawn.aside.append(("text_off_page", glyph))
        return False
    if text == UNMAPPED:
        drawn.notes["unmapped_glyphs"] += 1
    return True


def lies_on(box: Box, shades: Iterable[Box]) -> bool:
    """Return whether the middle of a box lies on one of the shades."""
    return any(shade.holds(box.cx, box.cy) for shade in shades)


def is_white(colour: Any, space: str) -> bool:
    """Return whether a colour of a colour space is that of the paper."""
    if type(colour) is float:  # nearly always
        return colour >= 0.98 and space in _GREYS
    if not isinstance(colour, (tuple, list)):
        colour = (colour,)
    if not colour or not all(isinstance(v, (int, float)) for v in colour):
        return False
    if len(colour) == 4:
        return all(v <= 0.02 for v in colour)
    if len(colour) == 1 and space not in _GREYS:
        return False  # 1.0 is white in grey, but full ink in a spot colour
    return all(v >= 0.98 for v in colour)
