"""Style sheets of web pages, as far as they may hide what stands there: which declarations hold for an element.

Source: CSS 2.2 (selectors of elements, classes, names and of what stands inside another element), Media Queries 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_STATEMENT: Final = re.compile(r"@(?:import|charset|namespace)[^;{}]*;", re.IGNORECASE)
_GROUP: Final = re.compile(r"@([\w-]+)([^{};]*)\{", re.IGNORECASE)
_COMPOUND: Final = re.compile(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAMES: Final = re.compile(r"([.#])([\w-]+)")
_WIDTH: Final = re.compile(r"(min|max)-(?:device-)?width\s*:\s*(\d+)")
_SCREEN: Final = 1000  # pixels of the width on which a page is taken to be read
_MOST_RULES: Final = 5_000
_DEEPEST: Final = 200


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
            and self.classes <= frozenset((node.get("class") or "").split())
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a selector declares: the elements that must stand around one another, the innermost last; its weight and place."""

    parts: tuple[_Part, ...]
    direct: tuple[bool, ...]  # of each part but the first: it stands directly inside the part before
    told: str
    weight: tuple[int, int, int, int]

    def holds_for(self, node: etree._Element) -> bool:
        """Return whether the rule is one of this element."""
        if not self.parts[-1].fits(node):
            return False
        around: etree._Element | None = node
        for part, direct in zip(reversed(self.parts[:-1]), reversed(self.direct), strict=True):
            around = around.getparent() if around is not None else None
            while around is not None and not part.fits(around):
                around = None if direct else around.getparent()
            if around is None:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page, by what the innermost element of each must be called: a name, a class or a tag."""

    by_end: dict[str, list[_Rule]]

    def style_of(self, node: etree._Element, own: str) -> str:
        """Return the declarations that hold for an element whose own are `own`, the last of each property alone."""
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        keys = [tag, *(f".{one}" for one in (node.get("class") or "").split()), f"#{node.get('id') or ''}"]
        found = [rule for key in keys for rule in self.by_end.get(key, ()) if rule.holds_for(node)]
        found.sort(key=lambda rule: rule.weight)
        last: dict[str, str] = {}
        for told in (*(rule.told for rule in found), own):
            for one in told.split(";"):
                name, colon, value = one.partition(":")
                key = name.strip().lower()
                if colon and not ("!important" in last.get(key, "") and "!important" not in value):
                    last[key] = value.strip()
        return ";".join(f"{key}:{value}" for key, value in last.items())


def rules_of(sheets: Iterable[str]) -> Rules:
    """Return the rules of style sheets that hold on a screen; selectors that ask for more than names are left out."""
    by_end: dict[str, list[_Rule]] = {}
    for number, (selectors, told) in enumerate(_declared(sheets)):
        for selector in selectors.split(","):
            rule = _rule(selector.strip(), told, number)
            if rule is not None:
                last = rule.parts[-1]
                key = f"#{last.name}" if last.name else f".{min(last.classes)}" if last.classes else last.tag
                by_end.setdefault(key, []).append(rule)
    return Rules(by_end)


def _declared(sheets: Iterable[str]) -> Iterator[tuple[str, str]]:
    left = _MOST_RULES
    for sheet in sheets:
        text = _COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")
        for found in _RULE.findall(_on_screen(_STATEMENT.sub("", text), 0)):
            if left == 0:
                return
            left -= 1
            yield found


def _on_screen(text: str, depth: int) -> str:
    """Return the rules of a sheet, those of its groups that hold on a screen among them."""
    parts: list[str] = []
    at = 0
    while (opened := _GROUP.search(text, at)) is not None:
        end = _end_of_group(text, opened.end())
        parts.append(text[at : opened.start()])
        kind, query = opened.group(1).lower(), opened.group(2).lower()
        if depth < _DEEPEST and (kind in ("supports", "layer") or (kind == "media" and _is_of_screen(query))):
            parts.append(_on_screen(text[opened.end() : end], depth + 1))
        at = end + 1
    parts.append(text[at:])
    return "".join(parts)


def _end_of_group(text: str, start: int) -> int:
    open_braces = 1
    for found in re.finditer(r"[{}]", text[start:]):
        open_braces += 1 if found.group() == "{" else -1
        if open_braces == 0:
            return start + found.start()
    return len(text)


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
    words = re.sub(r"\s*>\s*", " > ", selector).split()
    parts: list[_Part] = []
    direct: list[bool] = []
    for at, word in enumerate(words):
        if word == ">":
            if at == 0 or words[at - 1] == ">":
                return None
            continue
        found = _COMPOUND.fullmatch(word)
        if found is None or not found.group():
            return None
        names = _NAMES.findall(found.group(2))
        name = next((one for sign, one in names if sign == "#"), "")
        tag = (found.group(1) or "").lower().replace("*", "")
        if parts:
            direct.append(words[at - 1] == ">")
        parts.append(_Part(tag, frozenset(one for sign, one in names if sign == "."), name))
    if not parts or not (parts[-1].tag or parts[-1].classes or parts[-1].name):
        return None
    counts = (sum(bool(p.name) for p in parts), sum(len(p.classes) for p in parts), sum(bool(p.tag) for p in parts))
    return _Rule(tuple(parts), tuple(direct), told, (*counts, number))
