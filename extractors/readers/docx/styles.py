"""Styles of a DOCX as far as reading needs them: list, indent, alignment, hidden text and table borders, inherited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.docx.grounds import PAPER, ground_of_shade
from extractors.readers.package import W, name_of

_SPACE = f"{{{W}}}"
_VALUE = f"{{{W}}}val"
_OFF = frozenset({"0", "false", "off"})
_DEEPEST = 12  # styles that build on one another; Word itself stops at eleven
_NO_LINE = frozenset({"none", "nil"})
_UPRIGHT = ("left", "start", "right", "end", "insideV")
_EDGES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_TINY = 3  # half points
_COLOUR = re.compile(r"[0-9A-F]{6}")
_WHOLE = re.compile(r"\s*(-?\d+)(?:\.\d+)?\s*(?:pt)?\s*")


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child w:`name`; None where there is none (or no parent)."""
    # iterchildren is lxml's own C; find would take the name apart in Python each time
    return None if parent is None else next(parent.iterchildren(_SPACE + name), None)


def val(element: etree._Element | None) -> str | None:
    """Return the attribute w:val."""
    return None if element is None else element.get(_VALUE)


def on(element: etree._Element | None) -> bool:
    """Return whether a switch such as w:vanish is there and not switched off."""
    return element is not None and val(element) not in _OFF


def whole(text: str | None) -> int | None:
    """Return the integer in an attribute; None where it holds none (generators write "12.5" and "auto" too)."""
    match = _WHOLE.fullmatch(text or "")
    return int(match.group(1)) if match and len(match.group(1)) < 10 else None


@dataclass(slots=True)
class Styles:
    """The styles by id, and the answers inherited through basedOn."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)
    default_of: dict[str, str] = field(default_factory=dict)  # "paragraph", "table", ... -> id of the default style
    _chains: dict[str, tuple[etree._Element, ...]] = field(default_factory=dict)
    _of_styles: dict[tuple[str, str | None, str | None], etree._Element | None] = field(default_factory=dict)
    _of_paragraphs: dict[tuple[str, str | None], etree._Element | None] = field(default_factory=dict)
    _of_lists: dict[str | None, tuple[str | None, int | None]] = field(default_factory=dict)
    _run: etree._Element | None = None  # the run properties asked for last, and what stands in them by name
    _in_run: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def load(cls, root: etree._Element | None) -> Styles:
        """Return the styles of the part "styles.xml" (none where there is no such part)."""
        made = cls()
        for style in root.iterchildren(f"{{{W}}}style") if root is not None else ():
            name = style.get(f"{{{W}}}styleId") or ""
            made.by_id.setdefault(name, style)
            if style.get(f"{{{W}}}default") not in (None, *_OFF):
                made.default_of.setdefault(style.get(f"{{{W}}}type") or "", name)
        return made

    def chain(self, name: str | None, kind: str = "paragraph") -> tuple[etree._Element, ...]:
        """Return the style and those it is based on, the nearest first; the default style where `name` is None."""
        name = name if name is not None else self.default_of.get(kind, "")
        if name not in self._chains:
            styles: list[etree._Element] = []
            at: str | None = name
            seen: set[str] = set()
            while at is not None and at in self.by_id and at not in seen and len(styles) < _DEEPEST:
                seen.add(at)
                styles.append(self.by_id[at])
                at = val(child(self.by_id[at], "basedOn"))
            self._chains[name] = tuple(styles)
        return self._chains[name]

    def paragraph_property(self, name: str, style: str | None) -> etree._Element | None:
        """Return the paragraph property w:`name` that a paragraph of this style inherits."""
        key = name, style
        if key not in self._of_paragraphs:
            found = (child(child(one, "pPr"), name) for one in self.chain(style))
            self._of_paragraphs[key] = next((item for item in found if item is not None), None)
        return self._of_paragraphs[key]

    def list_of(self, style: str | None) -> tuple[str | None, int | None]:
        """Return (numId, ilvl) that a paragraph style gives its paragraphs; None for what it does not say."""
        if style in self._of_lists:
            return self._of_lists[style]
        number: str | None = None
        level: int | None = None
        for one in self.chain(style):
            numbering = child(child(one, "pPr"), "numPr")
            number = number if number is not None else val(child(numbering, "numId"))
            level = level if level is not None else whole(val(child(numbering, "ilvl")))
        self._of_lists[style] = number, level
        return number, level

    def hides(self, run_properties: etree._Element | None, paragraph_style: str | None) -> bool:
        """Return whether text with these run properties in a paragraph of this style is hidden (w:vanish)."""
        found = self.run_property("vanish", run_properties, paragraph_style)
        return found is not None and on(found)

    def strikes(self, run_properties: etree._Element | None, paragraph_style: str | None) -> bool:
        """Return whether such text is struck out, by one line or two."""
        found = (self.run_property(name, run_properties, paragraph_style) for name in ("strike", "dstrike"))
        return any(one is not None and on(one) for one in found)

    def raises(self, run_properties: etree._Element | None, paragraph_style: str | None) -> bool:
        """Return whether such text stands above the line (superscript, or lifted by at least three points)."""
        if val(self.run_property("vertAlign", run_properties, paragraph_style)) == "superscript":
            return True
        lifted = whole(val(self._own("position", run_properties)))
        return lifted is not None and lifted >= 6

    def run_property(
        self, name: str, run_properties: etree._Element | None, paragraph_style: str | None
    ) -> etree._Element | None:
        """Return the run property w:`name`: the run's own, else its style's, else that of the paragraph's style."""
        direct = self._own(name, run_properties)
        if direct is not None:
            return direct
        run_style = val(self._own("rStyle", run_properties))
        key = name, run_style, paragraph_style
        if key not in self._of_styles:
            found = None
            for chain in (self.chain(run_style, "character") if run_style else (), self.chain(paragraph_style)):
                for style in chain:
                    if found is None:
                        found = child(child(style, "rPr"), name)
            self._of_styles[key] = found
        return self._of_styles[key]

    def _own(self, name: str, run_properties: etree._Element | None) -> etree._Element | None:
        """Return the first child of run properties of this name; of one run a dozen are asked for, one after the other."""
        if run_properties is None:
            return None
        if run_properties is not self._run:
            self._run, self._in_run = run_properties, {}
            for one in run_properties.iterchildren("*"):
                self._in_run.setdefault(one.tag, one)
        return self._in_run.get(f"{{{W}}}{name}")

    def draws_table(self, table: etree._Element, *, upright: bool = False) -> bool:
        """Return whether a w:tbl has any visible line: of its own, of a row, of a cell or of its style.

        `upright`: only lines from top to bottom count (a fraction bar is no grid).
        """
        edges = _UPRIGHT if upright else _EDGES
        properties = child(table, "tblPr")
        borders = child(properties, "tblBorders")
        name = val(child(properties, "tblStyle"))
        for edge in edges:
            own = child(borders, edge)
            if own is not None and is_line(own):
                return True
            if own is None and self._style_draws(name, edge):
                return True
        inner = table.iter(f"{{{W}}}tcBorders", f"{{{W}}}tblPrEx")
        return any(is_line(edge) for one in inner for edge in one.iter("*") if name_of(edge).localname in edges)

    def is_tiny(self, run_properties: etree._Element | None, paragraph_style: str | None) -> bool:
        """Return whether such text is too small for anybody to read."""
        size = whole(val(self.run_property("sz", run_properties, paragraph_style)))
        return size is not None and 0 < size <= _TINY

    def ink(self, run_properties: etree._Element | None, paragraph_style: str | None) -> str:
        """Return the colour of such text as six digits; "" where it is the printer's own black or not known."""
        told = (val(self.run_property("color", run_properties, paragraph_style)) or "").upper()
        return "FFFFFF" if told == "WHITE" else told if _COLOUR.fullmatch(told) else ""

    def style_shades_table(self, table: etree._Element) -> bool:
        """Return whether the style of a w:tbl gives any part of it a ground."""
        name = val(child(child(table, "tblPr"), "tblStyle"))
        chain = self.chain(name, "table")
        if not chain:
            return name is not None  # a style that the file names but does not define
        return any(ground_of_shade(one) != PAPER for style in chain for one in style.iter(f"{{{W}}}shd"))

    def _style_draws(self, name: str | None, edge: str) -> bool:
        chain = self.chain(name, "table")
        if not chain:
            return name is not None and "grid" in name.lower()  # a style that the file names but does not define
        for style in chain:
            borders = (one.find(f"{{{W}}}{edge}") for one in style.iter(f"{{{W}}}tblBorders", f"{{{W}}}tcBorders"))
            found = [border for border in borders if border is not None]
            if found:
                return any(map(is_line, found))
        return False


def is_line(edge: etree._Element | None) -> bool:
    """Return whether a border is drawn."""
    return val(edge) is not None and val(edge) not in _NO_LINE
