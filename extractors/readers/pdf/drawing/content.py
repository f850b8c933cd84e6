"""The operators of a page's content stream, read by one regular expression instead of a state machine in Python.

pdfminer reads content letter by letter, which is half of what a page costs. Nearly every stream is plain: numbers, names,
strings, arrays, small dictionaries, operators. Such a stream is read here, and gives the same objects (tests hold both
against each other); for any other (broken strings, strange bytes) the answer is None, and pdfminer reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSKeyword, PSLiteral, literal_name

_END: Final = rb"(?![^\s/\[\]()<>%])"
# to pdfminer a zero byte is a blank, but part of a name or an operator
_NUMBER_END: Final = rb"(?![^\s/\[\]()<>%\x00])"
_STRING: Final = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)"
_BETWEEN: Final = rb"[\s\x00]*+(?:%[^\r\n]*+[\r\n][\s\x00]*+)*+"  # blanks and comments
# A token, or nothing where what stands there is none: no byte of a stream is passed over unseen.
_TOKEN: Final = re.compile(
    _BETWEEN + rb"(?:("
    rb"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)" + _NUMBER_END +
    rb"|[A-Za-z][A-Za-z0-9]*+\*?" + _END + rb"|['\"]"
    rb"|\([^()\\]*+\)"
    rb"|" + _STRING +
    rb"|<[0-9A-Fa-f\s]*+>(?!>)"
    rb"|/[!\"$&'*-.0-;=?-Z\\^-z|~]*+" + _END +
    rb"|\[|\]|<<|>>"
    rb")|\S++)",
    re.DOTALL,
)  # fmt: skip
_OPENS_PICTURE: Final = re.compile(rb"(?<![A-Za-z0-9])BI(?![A-Za-z0-9])")
# Up to an EI with a blank behind it, as pdfminer looks for it: what follows an E is not looked at again.
_PICTURE: Final = re.compile(rb"((?:[^E]++|E[^I]|EI\S)*+)EI\s", re.DOTALL)
_LAST_BREAK: Final = re.compile(rb"(\r\n|[\r\n])$")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
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
_LAST: Final = b"\n]"  # behind a stream, so that its last blanks and comment lie between two tokens
_MARKS: Final = frozenset((b"[", b"]", b"<<", b">>"))
_PICTURES: Final = frozenset((b"BI", b"ID", b"EI"))


def read_content(data: bytes) -> list[Any] | None:
    """Return the objects of a content stream in pdfminer's types; None where it is not plain enough to be sure.

    Numbers, bytes (strings), PSLiteral (names), list, dict and PSKeyword (operators), in the order of the stream.
    """
    try:
        return _read(data)
    except _Other:
        return None


def holds_pictures(data: bytes) -> bool:
    """Return whether inline pictures may stand in a stream."""
    return b"BI" in data and _OPENS_PICTURE.search(data) is not None  # and not "BIDANG" in a string


def read_up_to_picture(data: bytes) -> tuple[list[Any], int]:
    """Return the objects of a stream with inline pictures and how many bytes they are, all where it is plain.

    Else those before the last picture up to which it is plain: from there on pdfminer reads it. ([], 0) where none comes before.
    """
    found: list[Any] = []
    places: list[int] = []
    pictures: list[int] = []
    try:
        return _one_by_one(_with_pictures(data, places), found, pictures), len(data)
    except _Other:
        return (found[: pictures[-1]], places[len(pictures) - 1]) if pictures else ([], 0)


class _Other(Exception):
    """The stream holds something that only pdfminer's own reader knows."""


def _read(data: bytes) -> list[Any]:
    if holds_pictures(data):
        return _one_by_one(_with_pictures(data, []), [], [])
    return _in_parts(_TOKEN.findall(data + _LAST)[:-1])


def _in_parts(tokens: list[bytes]) -> list[Any]:
    """Return the objects of a stream without pictures: each different token is looked at once, and each mark."""
    told = set(tokens)
    objects = {token: _object(token) for token in told - _MARKS}
    operators = {token for token, made in objects.items() if type(made) is PSKeyword}
    found: list[Any] = []
    open_ones: list[tuple[bytes, list[Any]]] = []
    into, begin = found, 0
    marks = [at for at, token in enumerate(tokens) if token in _MARKS] if told & _MARKS else []
    for at in (*marks, len(tokens)):
        if begin < at:
            part = tokens[begin:at]
            if open_ones and not operators.isdisjoint(part):
                raise _Other
            into += map(objects.__getitem__, part)
        begin = at + 1
        if at == len(tokens):
            break
        if (mark := tokens[at]) in (b"[", b"<<"):
            open_ones.append((mark, into))
            into = []
        else:
            into = _closed(mark, into, open_ones)
    if open_ones:
        raise _Other
    return found


def _one_by_one(tokens: Iterator[bytes], found: list[Any], pictures: list[int]) -> list[Any]:
    """Put the objects of a stream into `found` and return it; `pictures`: how many there were before each picture."""
    open_ones: list[tuple[bytes, list[Any]]] = []
    into = found
    objects: dict[bytes, Any] = {}  # most tokens of a stream are printed again and again
    for told in tokens:
        known = objects.get(told)
        if known is not None:
            if open_ones and type(known) is PSKeyword:
                raise _Other
            into.append(known)
        elif told in _MARKS:
            if told in (b"[", b"<<"):
                open_ones.append((told, into))
                into = []
            else:
                into = _closed(told, into, open_ones)
        elif told == b"BI" and not open_ones:
            pictures.append(len(found))
            open_ones.append((told, into))
            into = []
        elif told == b"ID":
            into = _picture(next(tokens, b""), into, open_ones)
        else:
            made = objects[told] = _object(told)
            if open_ones and type(made) is PSKeyword:
                raise _Other
            into.append(made)
    if open_ones:
        raise _Other
    return found


def _with_pictures(data: bytes, places: list[int]) -> Iterator[bytes]:
    """Yield the tokens of a stream, after each "ID" the bytes of the picture that it opens; `places`: of each "BI"."""
    at = 0
    while (token := _TOKEN.match(data, at)) is not None:
        at = token.end()
        if token[1] == b"BI":
            places.append(token.start(1))
        yield token[1] or b""
        if token[1] == b"ID":
            picture = _PICTURE.match(data, token.start(1) + len("ID "))
            if picture is None:
                raise _Other
            yield picture[1]
            at = picture.end()


def _picture(data: bytes, into: list[Any], open_ones: list[tuple[bytes, list[Any]]]) -> list[Any]:
    """Close an inline picture: its stream and the operator that draws it; return the list that it was put into."""
    if not open_ones or len(into) % 2:
        raise _Other
    opened, outer = open_ones.pop()
    keys, values = into[::2], into[1::2]
    if opened != b"BI" or not all(isinstance(key, PSLiteral) for key in keys):
        raise _Other
    told = {literal_name(key): value for key, value in zip(keys, values, strict=True)}
    filters = told.get("F", [])
    if any(one in LITERALS_ASCII85_DECODE for one in (filters if isinstance(filters, list) else [filters])):
        raise _Other
    outer += (PDFStream(told, _LAST_BREAK.sub(b"", data)), KWD(b"EI"))
    return outer


def _object(told: bytes) -> Any:
    """Return what a token stands for that is no mark."""
    first = told[:1]
    if first == b"(":
        inner = told[1:-1]
        return _ESCAPE.sub(_unescaped, inner) if b"\\" in inner else inner
    if first == b"/":
        return LIT(told[1:].decode("ascii"))
    if first == b"<":
        return _hexadecimal(told[1:-1])
    if first.isdigit() or first in (b"+", b"-", b"."):
        return float(told) if b"." in told else int(told)
    if told in (b"true", b"false"):
        return told == b"true"
    if told in (b"", b"null") or told in _PICTURES:
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


def with_rest(data: bytes) -> list[Any] | None:
    """Return the objects of a stream with pictures: from the one that is not plain on pdfminer reads it; None without one."""
    found, at = read_up_to_picture(data)
    if at == len(data) or not found:
        return found or None
    with suppress(PSEOF):
        parser = PDFContentParser([PDFStream({}, data[at:])])
        while True:
            found.append(parser.nextobject()[1])
    return found
