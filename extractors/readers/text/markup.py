"""Inline markup of text exports: emphasis, tags, links, escapes and formulas, read as what a person saw."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.model.document import Line
from extractors.readers.lines import Piece, set_line
from extractors.readers.text.math import LINE_END, find_math, write_math

SOFT: Final = "\x1d"  # a new visual line within one physical line
BULLETS: Final = frozenset("-–—•*+▪➢✓■●○o")
_BREAK_TAG = re.compile(r"</?(?:p|li|br|div|ul|ol|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|sub|sup|font|center|small|big|mark|a|img|table|tbody|thead|td|th|colgroup|col|code|pre"
    r"|nobr|wbr|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    r"!\[[^\]]{0,300}\]\([^)]{0,500}\)(?:\{[^}]{0,99}\})?|\[image:[^\]]{0,300}\]|<img\b[^<>]*>", re.IGNORECASE
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\((?:https?:|mailto:|#)[^)\s]*\)")
_STARS = re.compile(r"(?<!\S)(\*{1,3}\))|\*{2,}")  # "**)" is the mark of a remark, "**" is bold
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*)])([^*]*?)(?<=[^\s*(])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])__(?=[^\s_])([^_]+?)(?<=[^\s_])__(?![\w_])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&%$])")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8}\d?);")
_LATEX_BRACKETS = re.compile(
    r"\\\((?=[^\n]{0,300}?\\[a-zA-Z]{2})(.{1,900}?)\\\)|\\\[(?=[^\n]{0,300}?\\[a-zA-Z]{2})(.{1,900}?)\\\]"
)
_ENDS = re.compile(rf"(\n|{LINE_END})")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text from physical line `line` on; "\\n" in it ends a physical line."""

    line: int
    text: str


@dataclass(slots=True)
class Setter:
    """Sets fragments into lines; gives each word of a physical line its own path and counts what it leaves out."""

    notes: Counter[str] = field(default_factory=Counter)
    _next: Counter[int] = field(default_factory=Counter)

    def name(self, line: int) -> str:
        """Return the path of the next word of a physical line: "l[12]#0", "l[12]#1", ..."""
        index = self._next[line]
        self._next[line] += 1
        return f"l[{line}]#{index}"

    def lines(self, fragment: Fragment) -> Iterator[Line]:
        """Yield the visual lines of a fragment; a dash or bullet that opens one is its mark."""
        row: list[Piece] = []
        for piece in self._pieces(fragment):
            parts = piece.text.split("\n")
            row.append(replace(piece, text=parts[0]))
            for part in parts[1:]:
                yield from self._set(row)
                row = [replace(piece, text=part)]
        yield from self._set(row)

    def _set(self, row: list[Piece]) -> Iterator[Line]:
        line = set_line(row, name=self.name, engine="text")
        if line is None:
            return
        if line.words[0].text in BULLETS and len(line.words) > 1 and not line.words[1].glued:
            line = replace(line, marker=True, breaks=tuple(at for at in line.breaks if at != 1))
        yield line

    def _pieces(self, fragment: Fragment) -> Iterator[Piece]:
        text = _LATEX_BRACKETS.sub(lambda m: f"${(m.group(1) or m.group(2)).strip()}$", fragment.text)
        line, at = fragment.line, 0
        for start, end, latex in find_math(text):
            plain, line = self._plain(text[at:start], line, opens=at == 0)
            yield from plain
            pieces, line = write_math(latex, line)
            yield from pieces
            at = end
        plain, _ = self._plain(text[at:], line, opens=at == 0)
        yield from plain

    def _plain(self, text: str, line: int, *, opens: bool) -> tuple[list[Piece], int]:
        """Return the pieces of text without formulas, and the physical line in which it ends."""
        pieces: list[Piece] = []
        for index, part in enumerate(_ENDS.split(text)):
            if part == "\n" or part == LINE_END:
                line += 1
                pieces.append(Piece("\n" if part == "\n" else " ", line=line))
            elif part:
                pieces.append(Piece(self._clean(part, opens=opens or index > 0), line=line))
        return pieces, line

    def _clean(self, text: str, *, opens: bool) -> str:
        if opens:
            text = _HEADING.sub("", text)
        text, n_images = _IMAGE.subn("", text)
        self.notes["picture"] += n_images
        text = _TAG.sub("", _BREAK_TAG.sub(SOFT, text))
        text = _LINK.sub(r"\1", text)
        text = _UNDERLINED.sub(r"\1", _ITALIC.sub(r"\1", _STARS.sub(lambda m: m.group(1) or "", text)))
        text = _ESCAPE.sub(r"\1", text)
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
        return text.replace(SOFT, "\n")
