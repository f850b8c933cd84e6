"""Indicators listed below their goals, without any table: bullets, numbers or letters, the target behind dots or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.model.blocks import IndikatorRow, IndikatorTable
from extractors.model.document import Document, Line
from extractors.model.quote import Quote, join
from extractors.tables.cells.bullets import is_bullet
from extractors.tables.cells.content import is_unit, is_value
from extractors.tables.cells.read import split_mark
from extractors.tables.cells.several import opens_indicator
from extractors.tables.doubts.texts import codes_of_texts
from extractors.tables.heads.titles import goal_of
from extractors.tables.labelled.blocks import goes_on
from extractors.text.furniture import find_furniture
from extractors.text.labels import GOALS, cell_pattern, compact, group_kind, match_header

_ROMAN = re.compile(r"^[IVX]{1,4}[.)]\s+(?=\S)")
_ROMAN_ALONE = re.compile(r"^[IVX]{1,4}$")
_LEADER = re.compile(r"\s*[.…_]{4,}\s*(?P<value>\S.*)$")
_TARGET = cell_pattern("lists", "target")
_BEHIND = re.compile(r"\s+[:=]\s*(?P<value>\S.*)$")
_INTRODUCED = cell_pattern("lists", "introduced")
_ANNOUNCED = cell_pattern("lists", "announced")
_LONGEST_VALUE = 5  # words
_TOLD_BEHIND = frozenset({"no", "indikator", "target", "satuan"})
_FEWEST = 3  # items of a list, below goals
_MOSTLY = 0.6  # of them open as indicators do


@dataclass(slots=True)
class _Item:
    """One piece of the list: its mark, and its lines without it."""

    mark: Quote
    parts: list[Quote]
    last: Line
    goal: bool = False
    cut: bool = False  # behind it stands what no item holds, and the list goes on below
    values: dict[str, Quote] = field(default_factory=dict)  # what stands behind wide gaps, or tabs
    uneven: bool = False  # more stands there than could be told
    items: list[_Item] = field(default_factory=list)

    @property
    def text(self) -> Quote:
        return join(self.parts)

    @property
    def style(self) -> str:
        """Return what the mark is: "1", "a", "I", a bullet; blank where there is none."""
        mark = self.mark.text.strip("().")
        kinds = (("1", mark[:1].isdigit()), ("I", bool(_ROMAN_ALONE.match(mark))), ("a", mark.isalpha()))
        return next((kind for kind, is_one in kinds if is_one), mark)

    @property
    def styles(self) -> frozenset[str]:
        """Return the kinds of marks of its items, without its own."""
        return frozenset(item.style for item in self.items) - {self.style}


def find_listed_tables(document: Document) -> tuple[IndikatorTable, ...]:
    """Return the indicators that lines list below goals, as one table; empty where no line before them speaks of indicators.

    A value behind a wide gap or a tab is its target.
    Each row is in doubt (`rows_by_place`): no table and no label says what it is; one before a break in its list also as the
    last whose neighbours were read (`leftover_words`). Needs three items, most of them worded as indicators.
    """
    goals = [goal for goal in list(_goals(document)) if goal.items]  # each is complete when the next one begins
    items = [item for goal in goals for item in goal.items]
    worded = sum(opens_indicator(item.text.text) for item in items)
    if len(items) < _FEWEST or worded < len(items) * _MOSTLY:
        return ()
    rows = tuple(_row(goal, item) for goal in goals for item in goal.items)
    return (IndikatorTable(rows, (), Quote(), Quote(), (), ()),)


def _goals(document: Document) -> Iterator[_Item]:
    """Yield the goals of the lists with their items, from the first line on that speaks of indicators."""
    furniture = find_furniture(document)
    announced = False
    goal: _Item | None = None
    open_one: _Item | None = None  # what the next line may go on with
    last: _Item | None = None  # the last item of a list that was broken off
    other = False  # whether a line of labels names more than indicators, targets and units
    for block in document.blocks:
        if not isinstance(block, Line):
            last = goal.items[-1] if goal is not None and goal.items else last
            goal = open_one = None
            continue
        if block in furniture or not block.words:
            continue
        announced = announced or _ANNOUNCED.search(compact(block.text)) is not None
        if not announced:
            continue  # no goal begins before
        piece = _piece(block)
        if piece is not None and piece.goal and goal is not None and piece.style and piece.style in goal.styles:
            piece.goal = False  # marked as the items above are
        if piece is not None and piece.goal:
            yield (goal := piece)
            open_one, last = goal, None
        elif piece is None and (labels := _labels_of(block)):
            other = not labels <= _TOLD_BEHIND
        elif goal is not None and piece is not None:
            piece.uneven |= other and bool(piece.values)
            goal.items.append(piece)
            open_one = piece
        elif open_one is not None and _goes_on(open_one.last, block):
            _extend(open_one, block)
        else:
            if piece is not None and last is not None and piece.style == last.style:
                last.cut = True
            last = goal.items[-1] if goal is not None and goal.items else last
            goal = open_one = None


def _labels_of(line: Line) -> frozenset[str]:
    """Return the fields of a line of nothing but labels above the columns of a list; empty for any other line."""
    told = [match_header(part.text) for part in line.segments]
    known = len(told) > 1 and all(match.known for match in told)
    return frozenset(name for match in told for name in (match.fields or ("",))) if known else frozenset()


def _piece(line: Line) -> _Item | None:
    """Return a line that opens a goal or an item of a list; None for any other."""
    named, behind = _behind_gaps(line)
    mark, rest = split_mark(named)
    if not mark and len(line.words) > 1 and is_bullet(line.words[0].text):
        mark, rest = Quote(line.words[:1]), Quote(named.words[1:])
    if not mark and (roman := _ROMAN.match(named.text)):
        mark, rest = named.part(0, roman.end() - 1), named.part(roman.end(), len(named.text))
    kind, text = goal_of(line.quote)
    if kind is not None and text:
        return _Item(Quote(), [text], line, goal=True)
    if not mark or not rest.text[:1].isalnum():
        return None
    if group_kind(rest.text) in GOALS:
        _, colon, goal = rest.text.partition(":")
        named = rest.part(len(rest.text) - len(goal.lstrip()), len(rest.text)) if colon and goal.strip() else rest
        return _Item(mark, [named], line, goal=True)
    values = _told(behind)
    return _Item(mark, [rest], line, values=values, uneven=bool(behind) and not values)


def _behind_gaps(line: Line, fewest: int = 2) -> tuple[Quote, list[Quote]]:
    """Return (a line without what stands behind wide gaps or tabs at its end, that): figures and units, and no words.

    `fewest`: words before it.
    """
    parts = list(line.segments)
    behind: list[Quote] = []
    while len(parts) > 1 and _is_short_value(parts[-1].text):
        behind.append(parts.pop())
    behind.reverse()
    words = tuple(word for part in parts for word in part.words)
    told = len(words) >= fewest and not all(is_unit(part.text) for part in behind)
    return (Quote(words), behind) if told else (line.quote, [])


def _extend(item: _Item, line: Line) -> None:
    """Let an item go on with a line; what stands behind a gap there is its value, too, or one too many."""
    named, behind = (line.quote, []) if item.goal else _behind_gaps(line, 1)
    item.parts.append(named)
    item.last = line
    if behind:
        values = _told(behind)
        item.uneven |= bool(item.values) or not values
        item.values = item.values or values


def _is_short_value(text: str) -> bool:
    return is_unit(text) or _is_target(text, worded=len(text.split()) <= _LONGEST_VALUE)


def _told(behind: list[Quote]) -> dict[str, Quote]:
    """Return the fields of what stands behind gaps: one value, or one beside its unit; none of several values."""
    values = [part for part in behind if not is_unit(part.text)]
    units = [part for part in behind if is_unit(part.text)]
    if len(values) != 1 or len(units) > 1:
        return {}
    return {"target": values[0]} | ({"satuan": units[0]} if units else {})


def _goes_on(before: Line, line: Line) -> bool:
    """Return whether a line goes on with the one before: right below it, or in small letters at the head of the next page."""
    if before.box is None:
        return False  # without geometry a paragraph is a line
    turned = before.page is not None and line.page == before.page + 1 and line.text[:1].islower()
    return turned or goes_on(before, line, before.box.x0)


def _row(goal: _Item, item: _Item) -> IndikatorRow:
    name, target = _parts(item.text)
    fields = {"indikator": _without_end(name), "sasaran": _without_end(_without_introduction(goal.text))}
    if target is not None:
        fields["target"] = _without_end(target)
    if not item.uneven:
        fields |= {key: _without_end(quote) for key, quote in item.values.items()}
    if item.mark.text.strip("().").replace(".", "").isdigit():
        fields["no"] = item.mark
    texts = {key: quote.text for key, quote in fields.items()}
    told = codes_of_texts(texts, [texts.get("target", "")], ()) | {"rows_by_place"}
    told |= {"leftover_words"} if item.cut or item.uneven else set()
    return IndikatorRow(dict(sorted(fields.items())), doubts=tuple(sorted(told)))


def _parts(text: Quote) -> tuple[Quote, Quote | None]:
    """Return (name of the indicator, its target or None): a value behind dots, behind "dengan target" or behind a colon.

    What is no value ("capaian target RPJMD") stays with the name.
    """
    for pattern in (_LEADER, _TARGET, _BEHIND):
        match = pattern.search(text.text)
        if match is not None and match.start() > 0 and _is_target(match["value"], worded=pattern is not _BEHIND):
            return text.part(0, match.start()), text.part(*match.span("value"))
    return text, None


def _is_target(text: str, *, worded: bool) -> bool:
    """Return whether a text is a value; `worded`: or holds figures, where dots or the word for it stand before."""
    return is_value(text.rstrip(" .;")) or (worded and any(c.isdigit() for c in text))


def _without_introduction(goal: Quote) -> Quote:
    """Return a goal without the words behind it that introduce its indicators (", dengan indikator:")."""
    match = _INTRODUCED.search(goal.text)
    return goal.part(0, match.start()) if match is not None and match.start() > 0 else goal


def _without_end(text: Quote) -> Quote:
    """Return a text without the signs that end a piece of a list."""
    return text.part(0, len(text.text.rstrip(" ;.,:…_")))
