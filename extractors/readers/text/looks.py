"""What a web page hides: by attributes, by style, by the rules of its own style sheets, by white letters on white paper."""

from __future__ import annotations

import re
import sys
from typing import Final, Literal

from lxml import etree

from extractors.page.signs import is_symbol_font
from extractors.readers.text.sheets import rules_of

_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?<![\w-])opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|"
    r"(?<![\w-])(?:left|top|text-indent|margin-left|margin-top)\s*:\s*-\d{4,}|"
    r"clip-path\s*:\s*inset\(\s*(?:100|50)%|(?<![\w-])clip\s*:\s*rect\((?:[\s,]*[01](?:px)?){4}\s*\)|"
    r"font-size\s*:\s*0*[01]?(?:\.\d+)?(?:p[tx])?\s*(?:;|$|!)",
    re.IGNORECASE,
)
_LINE_THROUGH: Final = re.compile(r"text-decoration[^;]*:\s*[^;]*line-through", re.IGNORECASE)
_WHITE: Final = re.compile(
    r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|$|!)", re.IGNORECASE
)
_INK: Final = re.compile(r"(?<![\w-])color\s*:", re.IGNORECASE)
_BACKGROUND: Final = re.compile(
    r"background(?:-color|-image)?\s*:\s*(?!none|transparent|white|#fff(?:fff)?\s*(?:;|$))", re.IGNORECASE
)
_FONT: Final = re.compile(r"(?<![\w-])font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_RAISED: Final = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_DISPLAY: Final = re.compile(r"(?<![\w-])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_LINES: Final = frozenset({"block", "flex", "grid", "flow-root", "list-item", "table", "table-row", "table-caption"})
_BESIDE: Final = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell"})
_CONTROLS: Final = frozenset({"textarea", "button", "meter", "progress", "output"})
_BESIDE_IT: Final = re.compile(r":(?:before|after)\b", re.IGNORECASE)
_CONTENT: Final = re.compile(r"(?:^|;)content:\s*((?:(?:\"[^\"]*\"|'[^']*')\s*)+)(?:;|$|!)")
_STRING: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_CODE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")
_FORCED: Final = re.compile(r"unicode-bidi\s*:\s*(?:isolate|bidi)-override", re.IGNORECASE)
_TO_LEFT: Final = re.compile(r"(?<![\w-])direction\s*:\s*rtl", re.IGNORECASE)
_STRUCK: Final = frozenset({"s", "strike", "del"})


class Looks:
    """How the elements of a page look, as far as it says so itself."""

    def __init__(self, root: etree._Element) -> None:
        sheets = [sheet.text or "" for sheet in root.iter("style")]
        self._rules = rules_of(sheets)
        sets_text = any("content" in sheet and _BESIDE_IT.search(sheet) for sheet in sheets)
        self._beside = {side: rules_of(sheets, side) for side in ("before", "after")} if sets_text else {}
        self._styles: dict[etree._Element, str] = {}

    def style_of(self, node: etree._Element) -> str:
        """Return the declarations that hold for an element: those of its sheets, then its own."""
        own = node.get("style") or ""
        if not self._rules.by_end:
            return own
        known = self._styles.get(node)
        if known is None:
            known = self._styles[node] = self._rules.style_of(node, own)
        return known

    def set_beside(self, node: etree._Element, side: str) -> str:
        """Return the text that the sheets set "before" or "after" what an element holds; "" for none and hidden ones."""
        style = self._beside[side].style_of(node, "") if side in self._beside else ""
        found = _CONTENT.search(style)
        if found is None or _HIDDEN.search(style):
            return ""
        text = _CODE.sub(_letter, "".join(one[1] or one[2] or "" for one in _STRING.finditer(found[1])))
        return "".join(c for c in text if not "\ue000" <= c <= "\uf8ff")

    def reason_aside(self, node: etree._Element) -> str:
        """Return why what an element holds is not taken; "" where it is seen."""
        style = self.style_of(node)
        if _HIDDEN.search(style) or node.get("hidden") is not None:
            return "vanished_text"
        tag = str(node.tag).lower()
        if tag in _STRUCK or _LINE_THROUGH.search(style):
            return "struck_text"
        return "white_text" if _is_white(node, tag, style) and not self._is_on_colour(node) else ""

    def takes_no_room(self, node: etree._Element) -> bool:
        """Return whether a hidden element leaves no gap: a cell of a table, and those behind it stand one to the left."""
        return self._display(node) == "none" or node.get("hidden") is not None

    def is_reversed(self, node: etree._Element) -> bool:
        """Return whether the letters of an element stand from right to left, whatever letters they are."""
        style = self.style_of(node)
        forced = str(node.tag).lower() == "bdo" or _FORCED.search(style) is not None
        return forced and ((node.get("dir") or "").lower() == "rtl" or _TO_LEFT.search(style) is not None)

    def symbol_font(self, node: etree._Element) -> str | None:
        """Return the font of signs in which an element is set, "" for a font of letters; None where it says nothing."""
        told = node.get("face") if str(node.tag).lower() == "font" else None
        match = _FONT.search(self.style_of(node))
        name = (match.group(1) if match is not None else told or "").strip(" '\"")
        return (name if is_symbol_font(name) else "") if name else None

    def is_raised(self, node: etree._Element) -> bool:
        """Return whether an element stands above the line."""
        return str(node.tag).lower() == "sup" or _RAISED.search(self.style_of(node)) is not None

    def stands_apart(self, node: etree._Element) -> Literal["line", "blank", ""]:
        """Return how an element without a line of its own is set apart from the words beside it: a field, or by style."""
        display = self._display(node)
        if display in _LINES:
            return "line"
        around = node.getparent()
        laid_out = around is not None and self._display(around) in ("flex", "grid", "inline-flex", "inline-grid")
        return "blank" if display in _BESIDE or laid_out or str(node.tag).lower() in _CONTROLS else ""

    def _display(self, node: etree._Element) -> str:
        """Return the last value of "display" that holds for an element; "" where nothing is declared."""
        found = _DISPLAY.findall(self.style_of(node))
        return found[-1].lower() if found else ""

    def _is_on_colour(self, node: etree._Element) -> bool:
        """Return whether something behind an element may be dark: its own background, or that of one around it."""
        around = (node, *node.iterancestors())
        return any(
            one.get("bgcolor") or one.get("background") or _BACKGROUND.search(self.style_of(one)) for one in around
        )


def _letter(escape: re.Match[str]) -> str:
    """Return the letter that an escape of a style sheet stands for."""
    if escape[1] is None:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code <= sys.maxunicode and not 0xD800 <= code < 0xE000 else ""


def _is_white(node: etree._Element, tag: str, style: str) -> bool:
    told = (node.get("color") or "").strip().lower() if tag == "font" else ""
    return bool(_WHITE.search(style)) or (told in ("white", "#ffffff", "#fff", "ffffff") and not _INK.search(style))
