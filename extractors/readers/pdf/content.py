"""The operators of a page's content stream, read by one regular expression instead of a state machine in Python.

pdfminer reads content letter by letter, which is half of what a page costs. Nearly every stream is plain: numbers, names,
strings, arrays, small dictionaries, operators. Such a stream is read here, and gives the same objects (tests hold both
against each other); for any other (inline pictures, comments, broken strings) the answer is None, and pdfminer reads it.
"""

from __future__ import annotations

import re
from typing import Any, Final

from pdfminer.psparser import KWD, LIT, literal_name

_END: Final = rb"(?=[\s/\[\]()<>]|\Z)"
_STRING: Final = rb"\((?:[^()\\]++|\\[^\r]|\((?:[^()\\]++|\\[^\r])*+\))*+\)"
_TOKEN: Final = re.compile(
    rb"\s*+(?:"
    rb"(?P<real>[+-]?(?:\d++\.\d*+|\.\d++)" + _END + rb")"
    rb"|(?P<whole>[+-]?\d++" + _END + rb")"
    rb"|(?P<operator>[A-Za-z][A-Za-z0-9]*+\*?" + _END + rb"|['\"])"
    rb"|(?P<plain>\([^()\\]*+\))"
    rb"|(?P<escaped>" + _STRING + rb")"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*+)>(?!>)"
    rb"|/(?P<name>[!\"$&'*-.0-;=?-Z\\^-z|~]*+)" + _END +
    rb"|(?P<mark>\[|\]|<<|>>)"
    rb"|(?P<end>\Z))",
    re.DOTALL,
)  # fmt: skip
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED: Final = {
    b"b": b"\b",
    b"t": b"\t",
    b"n": b"\n",
    b"f": b"\f",
    b"r": b"\r",
    b"(": b"(",
    b")": b")",
    b"\\": b"\\",
}
_SPACES: Final = b" \t\n\r\f\v"
_ELSEWHERE: Final = frozenset((b"BI", b"ID", b"EI", b"null"))  # inline pictures hold bytes that are no tokens


def read_content(data: bytes) -> list[Any] | None:
    """Return the objects of a content stream in pdfminer's types; None where it is not plain enough to be sure.

    Numbers, bytes (strings), PSLiteral (names), list, dict and PSKeyword (operators), in the order of the stream.
    """
    try:
        return _read(data)
    except _Other:
        return None


class _Other(Exception):
    """The stream holds something that only pdfminer's own reader knows."""


def _read(data: bytes) -> list[Any]:
    found: list[Any] = []
    open_ones: list[tuple[bytes, list[Any]]] = []
    into = found
    at = 0
    while (token := _TOKEN.match(data, at)) is not None:
        at, kind = token.end(), token.lastgroup
        assert kind is not None  # each alternative is named
        told = token[kind]
        if kind == "whole":
            into.append(int(told))
        elif kind == "real":
            into.append(float(told))
        elif kind == "operator":
            into.append(_operator(told, inside=bool(open_ones)))
        elif kind == "plain":
            into.append(told[1:-1])
        elif kind == "hex":
            into.append(_hexadecimal(told))
        elif kind == "name":
            into.append(LIT(told.decode("ascii")))
        elif kind == "escaped":
            into.append(_ESCAPE.sub(_unescaped, told[1:-1]))
        elif kind == "end":
            if open_ones:
                raise _Other
            return found
        elif told in (b"[", b"<<"):
            open_ones.append((told, into))
            into = []
        else:
            into = _closed(told, into, open_ones)
    raise _Other


def _operator(told: bytes, *, inside: bool) -> Any:
    if told == b"true":
        return True
    if told == b"false":
        return False
    if inside or told in _ELSEWHERE:
        raise _Other
    return KWD(told)


def _closed(mark: bytes, into: list[Any], open_ones: list[tuple[bytes, list[Any]]]) -> list[Any]:
    """Close the innermost array or dictionary; return the list that it was put into."""
    if not open_ones:
        raise _Other
    opened, outer = open_ones.pop()
    if (opened, mark) == (b"[", b"]"):
        outer.append(into)
    elif (opened, mark) == (b"<<", b">>") and len(into) % 2 == 0:
        outer.append({literal_name(key): value for key, value in zip(into[::2], into[1::2], strict=True)})
    else:
        raise _Other
    return outer


def _hexadecimal(told: bytes) -> bytes:
    digits = told.translate(None, _SPACES)
    if len(digits) % 2:
        raise _Other
    return bytes.fromhex(digits.decode("ascii"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    """Return what an escape stands for; pdfminer drops those that the standard does not name."""
    told = match[1]
    if told[:1].isdigit() and told[:1] < b"8":
        code = int(told, 8)
        if code > 255:
            raise _Other
        return bytes((code,))
    return _ESCAPED.get(told, b"")
