"""List numbers of a DOCX: printed by Word, typed by nobody, so they must be counted as Word counts them.

Source: ECMA-376 part 1, 17.9 (Numbering). A definition (abstractNum) keeps one counter a level, shared by all of its
instances (num); an instance that overrides a start restarts the counter when it is first used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from extractors.page.signs import BULLET, PRIVATE, read_private
from extractors.readers.docx.run_looks import font_of
from extractors.readers.docx.styles import Styles, child, on, val, whole
from extractors.readers.list_numbers import format_number
from extractors.readers.package import W

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_DASHES = frozenset("-–—−‒―")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition: how its numbers look, where they start, when they restart."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    font: str = ""
    style: str = ""
    left: int | None = None  # twips
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed list number and the indents of its level in twips (None: not given)."""

    text: str
    left: int | None
    first: int | None


@dataclass(slots=True)
class Numbering:
    """The list definitions of a document and the counters while it is read from top to bottom."""

    styles: Styles
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # abstract id -> level -> definition
    abstract_of: dict[str, str] = field(default_factory=dict)  # num id -> abstract id
    overrides: dict[str, dict[int, tuple[int | None, Level | None]]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def load(cls, root: etree._Element | None, styles: Styles) -> Numbering:
        """Return the numbering of the part "numbering.xml" (empty where there is none)."""
        made = cls(styles)
        if root is None:
            return made
        links: dict[str, str] = {}  # abstract id -> numbering style it stands for
        defined: dict[str, str] = {}  # numbering style -> abstract id
        for abstract in root.iterchildren(f"{{{W}}}abstractNum"):
            number = abstract.get(f"{{{W}}}abstractNumId") or ""
            made.levels[number] = {at: _level(lvl) for at, lvl in _numbered(abstract, "lvl")}
            if (link := val(child(abstract, "numStyleLink"))) is not None:
                links[number] = link
            if (link := val(child(abstract, "styleLink"))) is not None:
                defined[link] = number
        for num in root.iterchildren(f"{{{W}}}num"):
            number = num.get(f"{{{W}}}numId") or ""
            abstract_id = val(child(num, "abstractNumId")) or ""
            made.abstract_of[number] = defined.get(links.get(abstract_id, ""), abstract_id)
            made.overrides[number] = {
                at: (whole(val(child(item, "startOverride"))), _level(lvl) if lvl is not None else None)
                for at, item in _numbered(num, "lvlOverride")
                for lvl in [child(item, "lvl")]
            }
        return made

    def next_mark(self, properties: etree._Element | None, style: str | None) -> Mark | None:
        """Return the number that Word prints before the paragraph, counting on; None where it prints none."""
        number, at = self._list_of(properties, style)
        if number is None or number == "0" or number not in self.abstract_of:
            return None
        abstract = self.abstract_of[number]
        if at is None:
            at = next((i for i, lvl in self.levels.get(abstract, {}).items() if lvl.style and lvl.style == style), 0)
        level = self._level_of(number, at)
        if level is None:
            return None
        self._count(number, abstract, at, level)
        text = self._text(number, abstract, at, level)
        return Mark(text, level.left, level.first) if text else None

    def _list_of(self, properties: etree._Element | None, style: str | None) -> tuple[str | None, int | None]:
        direct = child(properties, "numPr")
        number = val(child(direct, "numId"))
        at = whole(val(child(direct, "ilvl")))
        if number is None:
            number, style_level = self.styles.list_of(style)
            at = at if at is not None else style_level
        return number, at

    def _level_of(self, number: str, at: int) -> Level | None:
        override = self.overrides.get(number, {}).get(at, (None, None))[1]
        return override or self.levels.get(self.abstract_of[number], {}).get(at)

    def _count(self, number: str, abstract: str, at: int, level: Level) -> None:
        counts = self.counters.setdefault(abstract, {})
        start = self.overrides.get(number, {}).get(at, (None, None))[0]
        if start is not None and (number, at) not in self.started:
            counts[at] = start
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        self.started.add((number, at))
        for deeper in range(at + 1, _LEVELS):
            below = self._level_of(number, deeper)
            restart = deeper if below is None or below.restart is None else below.restart
            # A level restarts after any level above it, or only after level `restart` (1-based) and those above it.
            if restart and at < restart:
                counts.pop(deeper, None)

    def _text(self, number: str, abstract: str, at: int, level: Level) -> str:
        if level.format == "none" and not _PLACEHOLDER.search(level.text):
            return level.text.strip()
        if level.format == "bullet":
            return _bullet(level.text, level.font)
        counts = self.counters[abstract]

        def shown(found: re.Match[str]) -> str:
            index = int(found.group(1)) - 1
            other = self._level_of(number, index) or Level()
            kind = "decimal" if level.legal else other.format
            return format_number(counts.get(index, other.start), kind)

        return _PLACEHOLDER.sub(shown, level.text).strip()


def _numbered(parent: etree._Element, name: str) -> list[tuple[int, etree._Element]]:
    found = ((whole(item.get(f"{{{W}}}ilvl")), item) for item in parent.iterchildren(f"{{{W}}}{name}"))
    return [(at, item) for at, item in found if at is not None and 0 <= at < _LEVELS]


def _level(lvl: etree._Element) -> Level:
    indent = child(child(lvl, "pPr"), "ind")
    left, first = indents(indent)
    start = whole(val(child(lvl, "start")))
    return Level(
        format=val(child(lvl, "numFmt")) or "decimal",
        text=val(child(lvl, "lvlText")) or "",
        start=start if start is not None else 0,
        restart=whole(val(child(lvl, "lvlRestart"))),
        legal=on(child(lvl, "isLgl")),
        font=font_of(child(lvl, "rPr")),
        style=val(child(lvl, "pStyle")) or "",
        left=left,
        first=first,
    )


def indents(indent: etree._Element | None) -> tuple[int | None, int | None]:
    """Return (left, first line relative to left) of a w:ind in twips; None for what it does not say."""
    if indent is None:
        return None, None
    left = whole(indent.get(f"{{{W}}}left") or indent.get(f"{{{W}}}start"))
    hanging = whole(indent.get(f"{{{W}}}hanging"))
    first = -hanging if hanging is not None else whole(indent.get(f"{{{W}}}firstLine"))
    return left, first


def _bullet(text: str, font: str) -> str:
    """Return the printed bullet of a list level: dashes stay, every other sign is "•"; "" where there is none."""
    sign = text.strip()
    if not sign:
        return ""
    if len(sign) > 1 and all(char.isalnum() or char.isspace() for char in sign):
        return sign  # a word typed as a bullet ("Ket")
    code = ord(sign[0])
    if sign[0] in _DASHES or (code == PRIVATE.start + 0x2D and "wing" not in font.lower()):
        return "-"
    return BULLET if len(sign) == 1 else read_private(sign, font)
