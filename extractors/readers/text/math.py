"""LaTeX formulas of text exports written on one line as a person saw them; braces closed oddly are tolerated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from extractors.readers.lines import PAD, Piece, bracketed

LINE_END: Final = "\x1e"  # the end of a physical line inside a formula: it shows nothing
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}^_&~]|\x1e|[^\\{}^_&~\x1e]+", re.DOTALL)
_MATH = re.compile(r"(?<![\w\\$])\$\$?([^$\t]{1,3000}?)(?<!\\)\$\$?(?![\w$])")
_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac", r"\cfrac"})
_LITERAL = frozenset(
    {
        r"\text",
        r"\textbf",
        r"\textit",
        r"\textrm",
        r"\textsf",
        r"\texttt",
        r"\mathrm",
        r"\mathbf",
        r"\mathit",
        r"\mathsf",
    }
    | {r"\mbox", r"\operatorname", r"\boldsymbol", r"\overline", r"\underline", r"\boxed", r"\mathbb", r"\hbox"}
)
_NOTHING = frozenset(
    {r"\left", r"\right", r"\displaystyle", r"\textstyle", r"\limits", r"\!", r"\big", r"\Big", r"\bigg", r"\Bigg"}
    | {r"\nolimits", r"\bigl", r"\bigr", r"\Bigl", r"\Bigr"}
)
_BLANKS = frozenset({r"\,", r"\;", r"\:", r"\ ", r"\quad", r"\qquad", r"\>", r"\\", r"\newline", "\\\n", "\\\x1e"})
_SIGNS: Final = {
    r"\times": "x", r"\cdot": "·", r"\div": "÷", r"\leq": "≤", r"\le": "≤", r"\geq": "≥", r"\ge": "≥", r"\neq": "≠",
    r"\ne": "≠", r"\pm": "±", r"\approx": "≈", r"\sum": "∑", r"\prod": "∏", r"\int": "∫", r"\infty": "∞",
    r"\ldots": "…",
    r"\dots": "…", r"\cdots": "…", r"\bullet": "•", r"\circ": "°", r"\degree": "°", r"\rightarrow": "→", r"\to": "→",
    r"\Delta": "Δ", r"\Sigma": "Σ", r"\alpha": "α", r"\beta": "β", r"\gamma": "γ", r"\lambda": "λ", r"\mu": "μ",
    r"\pi": "π", r"\sigma": "σ", r"\lt": "<", r"\gt": ">", r"\ast": "*", r"\star": "*", r"\colon": ":", r"\mid": "|",
    r"\checkmark": "✓", r"\square": "□", r"\backslash": "\\", r"\lbrace": "{", r"\rbrace": "}",
}  # fmt: skip
_MAX_DEPTH: Final = 40
_APART = frozenset({r"\times", r"\cdot", r"\div"})  # signs between two terms stand apart from both


def find_math(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, LaTeX) of the formulas between dollar signs; sums of money are none."""
    for found in _MATH.finditer(text):
        inside = found.group(1)
        if re.search(r"\\[A-Za-z]{2}", inside) or (
            inside == inside.strip() and "\n" not in inside and re.search(r"[\\_^{}=+*/]", inside)
        ):
            yield found.start(), found.end(), inside


def write_math(latex: str, line: int) -> tuple[list[Piece], int]:
    """Return the pieces of a formula that starts in physical line `line`, and the line in which it ends."""
    latex = latex.replace("\n", LINE_END)
    if _depth(latex) > _MAX_DEPTH:  # no formula: kept as typed
        return [Piece(latex.replace(LINE_END, PAD), line=line)], line + latex.count(LINE_END)
    reader = _Reader(_TOKEN.findall(latex), line)
    pieces = list(reader.read())
    while reader.at < len(reader.tokens):  # a brace that closes nothing
        reader.at += 1
        pieces.extend(reader.read())
    return pieces, reader.line


def _depth(latex: str) -> int:
    """Return how deeply braces and fractions without braces may nest."""
    depth = deepest = 0
    for char in latex:
        depth += (char == "{") - (char == "}" and depth > 0)
        deepest = max(deepest, depth)
    return deepest + len(re.findall(r"\\[a-z]*(?:frac|sqrt)(?!\s*\{)|[\^_](?!\{)", latex)) // 2


class _Reader:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, tokens: list[str], line: int) -> None:
        self.tokens = tokens
        self.at = 0
        self.line = line

    def read(self) -> Iterator[Piece]:
        """Yield pieces up to the brace that closes this group (which is left to the caller)."""
        while self.at < len(self.tokens) and self.tokens[self.at] != "}":
            yield from self._one()

    def _one(self) -> Iterator[Piece]:
        token = self.tokens[self.at]
        self.at += 1
        if token == LINE_END:
            self.line += 1
            yield self._piece(PAD)
        elif token == "{":
            yield from self.read()
            self.at += 1
        elif token in ("^", "_"):
            yield from self._script(token)
        elif token in ("&", "~") or token in _BLANKS:
            yield self._piece(PAD)
        elif token in _FRACTIONS:
            yield from self._fraction()
        elif token == r"\sqrt":
            yield self._piece("√")
            yield from self._bracketed(self._group())
        elif token in _LITERAL or token in _NOTHING:
            if token in (r"\left", r"\right") and self.at < len(self.tokens) and self.tokens[self.at].startswith("."):
                self.tokens[self.at] = self.tokens[self.at][1:]  # "\left." is an invisible bracket
        elif token in (r"\begin", r"\end"):
            list(self._group())
            yield self._piece(PAD)
        elif token in _SIGNS:
            sign = _SIGNS[token]
            yield self._piece(f"{PAD}{sign}{PAD}" if token in _APART else sign)
        elif token.startswith("\\") and len(token) == 2 and not token[1].isalnum():
            yield self._piece(token[1])
        else:
            yield self._piece(token)

    def _group(self) -> Iterator[Piece]:
        """Yield the argument that comes next: a group in braces, else one token (or its first character)."""
        self._skip_blanks()
        if self.at >= len(self.tokens):
            return
        token = self.tokens[self.at]
        if token == "{":
            self.at += 1
            yield from self.read()
            self.at += 1
        elif token == "}":
            return
        elif len(token) > 1 and not token.startswith("\\"):
            self.tokens[self.at] = token[1:]
            yield self._piece(token[0])
        else:
            yield from self._one()

    def _skip_blanks(self) -> None:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token == LINE_END:
                self.line += 1
            elif not token.startswith("\\") and token != token.lstrip():
                self.tokens[self.at] = token.lstrip()
                if self.tokens[self.at]:
                    return
            else:
                return
            self.at += 1

    def _fraction(self) -> Iterator[Piece]:
        yield self._piece(PAD)
        yield from self._bracketed(self._group())
        yield self._piece(PAD)
        yield self._piece("/", drawn=True)
        yield self._piece(PAD)
        below = list(self._bracketed(self._group()))
        yield from below if len(below) > 2 else ()  # the denominator may have been cut off
        yield self._piece(PAD)

    def _bracketed(self, inner: Iterable[Piece]) -> list[Piece]:
        pieces = list(inner)  # the line is that of the end
        return bracketed(pieces, self.line)

    def _script(self, sign: str) -> Iterator[Piece]:
        pieces = list(self._group())
        text = "".join(piece.text for piece in pieces).strip()
        if not text:
            yield self._piece(sign)
            return
        if sign == "^" and text == "°":
            yield from pieces
            return
        yield self._piece(sign, drawn=True)
        yield from pieces if len(text) == 1 or text.isdigit() else self._bracketed(iter(pieces))

    def _piece(self, text: str, *, drawn: bool = False) -> Piece:
        return Piece(text, drawn, self.line)
