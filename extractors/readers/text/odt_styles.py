"""What the styles of an ODT file say of text: hidden, struck out, raised, underlined, on which ground."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _STYLE = (_URN % name for name in ("text", "table", "style"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DEEPEST_STYLE = 12  # styles that build on one another
_BARE = (None, "transparent", "#ffffff")
_TINY = 1.5  # points: nobody can read letters this small
_POINTS = re.compile(r"\d{1,3}(?:\.\d+)?pt")


@dataclass(slots=True)
class OdtStyles:
    """What the styles of text say, by name, and the levels of the lists."""

    by_name: dict[str, etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, etree._Element]] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Take in the styles of a part."""
        for style in root.iter(f"{_STYLE}style"):
            self.by_name[style.get(f"{_STYLE}name") or ""] = style
        for listed in root.iter(f"{_TEXT}list-style"):
            levels = ((one.get(f"{_TEXT}level") or "", one) for one in listed.iterchildren("*"))
            found = {int(level): one for level, one in levels if level.isdecimal()}
            self.lists[listed.get(f"{_STYLE}name") or ""] = found

    def property(self, name: str | None, key: str) -> str | None:
        """Return a property of text that a style gives, its own or inherited."""
        seen: set[str] = set()
        while (
            name and name not in seen and len(seen) < _DEEPEST_STYLE and (style := self.by_name.get(name)) is not None
        ):
            seen.add(name)
            told = style.find(f"{_STYLE}text-properties")
            if told is not None and told.get(key) is not None:
                return told.get(key)
            name = style.get(f"{_STYLE}parent-style-name")
        return None

    def reason_aside(self, name: str | None) -> str:
        """Return why text of this style is not taken; "" where it is seen."""
        if self.property(name, f"{_TEXT}display") == "none":
            return "vanished_text"
        if _POINTS.fullmatch(size := self.property(name, f"{_FO}font-size") or "") and float(size[:-2]) < _TINY:
            return "tiny_text"
        through = self.property(name, f"{_STYLE}text-line-through-style")
        kind = self.property(name, f"{_STYLE}text-line-through-type")
        if through not in (None, "none") or kind not in (None, "none"):
            return "struck_text"
        white = (self.property(name, f"{_FO}color") or "").lower() in ("#ffffff", "#fff")
        return "white_text" if white and self.property(name, f"{_FO}background-color") in _BARE else ""

    def hides_row(self, name: str | None) -> bool:
        """Return whether rows of this style are not shown."""
        style = self.by_name.get(name or "")
        told = style.find(f"{_STYLE}table-row-properties") if style is not None else None
        return told is not None and told.get(f"{_TABLE}display") == "false"

    def ground(self, name: str | None) -> str:
        """Return the ground of a table, row, cell, paragraph or text of this style, or one it builds on; "" for none."""
        for _ in range(_DEEPEST_STYLE):
            style = self.by_name.get(name or "")
            if style is None:
                return ""
            told = (one.get(f"{_FO}background-color") for one in style.iterchildren("*"))
            found = next((colour.lower() for colour in told if colour not in _BARE), "")
            if found:
                return found
            name = style.get(f"{_STYLE}parent-style-name")
        return ""

    def look(self, name: str | None) -> Look:
        """Return the look of text of this style."""
        ink = (self.property(name, f"{_FO}color") or "").lower()
        return Look(self.reason_aside(name), self.is_raised(name), self.is_underlined(name), ink, self.ground(name))

    def is_underlined(self, name: str | None) -> bool:
        """Return whether text of this style has a line under it."""
        return self.property(name, f"{_STYLE}text-underline-style") not in (None, "none")

    def is_raised(self, name: str | None) -> bool:
        """Return whether text of this style stands above the line."""
        told = (self.property(name, f"{_STYLE}text-position") or "").split()
        return bool(told) and (told[0] == "super" or (told[0].endswith("%") and not told[0].startswith(("-", "0"))))


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set: why it is not taken ("" where it is), above the line, with a line under it, its colour and ground."""

    aside: str
    raised: bool
    underlined: bool
    ink: str = ""
    ground: str = ""

    def within(self, looks: OdtStyles, name: str | None) -> Look:
        """Return the look of a span of style `name` inside text of this look."""
        own = looks.look(name)
        return Look(
            self.aside or own.aside,
            self.raised or own.raised,
            self.underlined or own.underlined,
            own.ink or self.ink,
            own.ground or self.ground,
        )
