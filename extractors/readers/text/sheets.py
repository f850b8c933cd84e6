"""Style sheets of web pages, as far as they may hide what stands there: which declarations hold for an element.

Source: CSS 2.2 (selectors of elements, classes, names and of what stands inside another element), Media Queries 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from lxml import etree

from extractors.model.errors import LimitExceeded

_LETTER: Final = re.compile(r"\S")
_MARKS: Final = re.compile(r"[{};]")
_GROUP: Final = re.compile(r"@([\w-]+)(.*)", re.DOTALL)
_COMPOUND: Final = re.compile(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAMES: Final = re.compile(r"([.#])([\w-]+)")
_WIDTH: Final = re.compile(r"(min|max)-(?:device-)?width\s*:\s*(\d+)")
_SCREEN: Final = 1000  # pixels of the width on which a page is taken to be read
_MOST_RULES: Final = 5_000
_MOST_SELECTORS: Final = 20_000
_MOST_TRIED: Final = 1_000_000  # rules held against elements; a page saved by a word processor needs a tenth
_LONG: Final = 40  # letters of declarations that count as one more try
_DEEPEST: Final = 200


@lru_cache(maxsize=4096)
def _classes(told: str) -> frozenset[str]:
    return frozenset(told.split())


@dataclass(frozen=True, slots=True)
class _Part:
    """An element as a selector names it: its tag ("" for any), its classes and its name."""

    tag: str
    classes: frozenset[str]
    name: str

    def fits(self, node: etree._Element) -> bool:
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        return (
            self.tag in ("", tag)
            and self.name in ("", node.get("id"))
            and (not self.classes or self.classes <= _classes(node.get("class") or ""))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a selector declares: the elements that must stand around one another, the innermost last; its weight and place."""

    parts: tuple[_Part, ...]
    direct: tuple[bool, ...]  # of each part but the first: it stands directly inside the part before
    told: str
    weight: tuple[int, int, int, int]

    def holds_for(self, node: etree._Element) -> tuple[bool, int]:
        """Return whether the rule is one of this element, and how many elements were looked at for it."""
        if not self.parts[-1].fits(node):
            return False, 1
        looked = 1
        around: etree._Element | None = node
        for part, direct in zip(reversed(self.parts[:-1]), reversed(self.direct), strict=True):
            around = around.getparent() if around is not None else None
            looked += 1
            while around is not None and not part.fits(around):
                around = None if direct else around.getparent()
                looked += 1
            if around is None:
                return False, looked
        return True, looked


@dataclass(slots=True)
class Rules:
    """The rules of a page, by what the innermost element of each must be called: a name, a class or a tag.

    `left`: how many more may be held against elements.
    """

    by_end: dict[str, list[_Rule]]
    left: int = _MOST_TRIED

    def style_of(self, node: etree._Element, own: str) -> str:
        """Return the declarations that hold for an element whose own are `own`, the last of each property alone.

        LimitExceeded where rules were held against elements too often.
        """
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        keys = [tag, *(f".{one}" for one in sorted(_classes(node.get("class") or ""))), f"#{node.get('id') or ''}"]
        found: list[_Rule] = []
        for rule in chain.from_iterable(self.by_end.get(key, ()) for key in keys):
            holds, looked = rule.holds_for(node)
            self.left -= looked
            if holds:
                found.append(rule)
                self.left -= len(rule.told) // _LONG
            if self.left < 0:
                raise LimitExceeded("rules of style sheets")
        found.sort(key=lambda rule: rule.weight)
        last: dict[str, str] = {}
        for told in (*(rule.told for rule in found), own):
            for one in told.split(";"):
                name, colon, value = one.partition(":")
                key = name.strip().lower()
                if colon and not ("!important" in last.get(key, "") and "!important" not in value):
                    last[key] = value.strip()
        return ";".join(f"{key}:{value}" for key, value in last.items())


def rules_of(sheets: Iterable[str], beside: str = "") -> Rules:
    """Return the rules of style sheets that hold on a screen; selectors that ask for more than names are left out.

    `beside`: "before" or "after" for the rules of what a sheet itself sets before or behind an element.
    LimitExceeded where there are more of them than any page has.
    """
    by_end: dict[str, list[_Rule]] = {}
    n_selectors = 0
    for number, (selectors, told) in enumerate(chain.from_iterable(map(_declared, sheets))):
        n_selectors += selectors.count(",") + 1
        if number >= _MOST_RULES or n_selectors > _MOST_SELECTORS:
            raise LimitExceeded("rules of style sheets")
        for selector in dict.fromkeys(selectors.split(",")):
            named = selector.strip()
            if beside:
                named, _, side = named.rpartition(":")
                if side.lower() != beside:
                    continue
                named = named.rstrip(":") or "*"
            rule = _rule(named, told, number)
            if rule is not None:
                last = rule.parts[-1]
                key = f"#{last.name}" if last.name else f".{min(last.classes)}" if last.classes else last.tag
                by_end.setdefault(key, []).append(rule)
    return Rules(by_end)


def _declared(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield (selectors, declarations) of the rules of a sheet, those of its groups that hold on a screen among them.

    Each letter is looked at once: a sheet of megabytes that never comes to an end costs no more than another one.
    """
    text = _without_remarks(sheet).replace("<!--", "").replace("-->", "")
    # whether what stands inside holds, and where a rule's selectors begin (-1: a group)
    around: list[tuple[bool, int]] = []
    start = opened = 0
    told = -1  # the start at which it was told that no statement of one line begins there
    for mark in _MARKS.finditer(text):
        sign, at = mark.group(), mark.start()
        holds = around[-1][0] if around else True
        if sign == "{":
            group = _group_in(text, start, at)
            holds = holds and len(around) < _DEEPEST and (group is None or _holds(*group))
            around.append((holds, start if group is None else -1))
            start = opened = at + 1
        elif sign == "}":
            holds, begun = around.pop() if around else (False, -1)
            if holds and begun >= 0 and opened > begun:
                yield text[begun : opened - 1], text[opened:at]
            start, opened = at + 1, -1
        elif told != start:
            first = _LETTER.search(text, start, at)
            if first is not None and first.group() == "@":
                start = at + 1
            else:
                told = start


def _group_in(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return (kind, query) where a group opens, as of "@media print"."""
    at = text.find("@", start, end)
    found = _GROUP.fullmatch(text[at:end]) if at >= 0 else None
    return (found.group(1).lower(), found.group(2).lower()) if found is not None else None


def _holds(kind: str, query: str) -> bool:
    """Return whether what stands in a group holds on a screen."""
    return kind in ("supports", "layer") or (kind == "media" and _is_of_screen(query))


def _without_remarks(text: str) -> str:
    """Return a sheet without what stands between signs of remarks; one that is not closed goes on to the end."""
    parts: list[str] = []
    at = 0
    while (opened := text.find("/*", at)) >= 0:
        parts.append(text[at:opened])
        closed = text.find("*/", opened + 2)
        if closed < 0:
            return "".join(parts)
        at = closed + 2
    return "".join((*parts, text[at:]))


def _is_of_screen(query: str) -> bool:
    """Return whether a query of @media holds on a screen of usual width."""
    for one in query.split(","):
        words = set(re.findall(r"[\w-]+", one))
        other = bool(words & {"print", "speech", "tv", "handheld", "dark"})
        widths = [(kind, int(told)) for kind, told in _WIDTH.findall(one) if len(told) < 6]
        fits = all(told <= _SCREEN if kind == "min" else told >= _SCREEN for kind, told in widths)
        if (other == ("not" in words)) and fits:
            return True
    return False


def _rule(selector: str, told: str, number: int) -> _Rule | None:
    """Return the rule of one selector; None where it asks for more than elements, classes and names."""
    words = selector.replace(">", " > ").split()
    parts: list[_Part] = []
    direct: list[bool] = []
    for at, word in enumerate(words):
        if word == ">":
            if at == 0 or words[at - 1] == ">":
                return None
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None or not match.group():
            return None
        names = _NAMES.findall(match.group(2))
        name = next((one for sign, one in names if sign == "#"), "")
        tag = (match.group(1) or "").lower().replace("*", "")
        if parts:
            direct.append(words[at - 1] == ">")
        parts.append(_Part(tag, frozenset(one for sign, one in names if sign == "."), name))
    if not parts or not (parts[-1].tag or parts[-1].classes or parts[-1].name):
        return None
    counts = (sum(bool(p.name) for p in parts), sum(len(p.classes) for p in parts), sum(bool(p.tag) for p in parts))
    return _Rule(tuple(parts), tuple(direct), told, (*counts, number))
