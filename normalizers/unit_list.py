"""Lists in one cell: persons in charge and sources of data, with one canonical name for each unit.

`Kasi PMD`, `Kepala Seksi PMD` and `Seksi PMD` are the unit "Seksi PMD". In real tables the items
stand between commas, semicolons, dashes, numbers, "dan", "/" or nothing but the next "Seksi".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from normalizers.lexicon import known
from normalizers.parsed import Parsed
from normalizers.persons.degrees import degrees_of, pieces_of
from reference.load import read_patterns, read_settings
from reference.shared import nip_label

Span = tuple[int, int]

_WORDS = read_patterns("meaning_words.toml", "unit_list")
_PLACEHOLDER = read_patterns("meaning_words.toml", "words")["empty"]
_BULLET = re.compile(r"(?:(?<=\s)|^)(?:[-–—•▪*●➢✓]|o(?=\s+[A-Z]))\s+|^[-–—•▪*●](?=\w)|[•▪●➢✓]\s*")
_MARK = re.compile(r"(?:(?<=[\s;,.])|^)(?P<mark>\d{1,2}|[a-z])[.)]\s*(?=[A-Za-z(])")
_JOIN = _WORDS["join"]
_COMMA, _BRACKET = re.compile(r"\s*,\s*"), re.compile(r"[()]")
_NIP = re.compile(rf"\W*\b{nip_label()}\b.*", re.IGNORECASE | re.S)  # the number of a person behind the name
_LONGEST = 200  # letters of a head, or of a position: no name is longer


def parse_penanggung_jawab(text: str) -> Parsed[tuple[str, ...]]:
    """Return the persons in charge by their canonical units; an empty tuple for "-" or nothing.

    Spans "item0", "item1", ... are the items as printed. Notes: "placeholder", "empty", "unknown_item",
    "no_separator" (told apart only by a repeated "Seksi"), "comma_inside_name" (a comma that belongs to a unit's name).
    """
    return _parse(text, canonical_unit)


def parse_sumber_data(text: str) -> Parsed[tuple[str, ...]]:
    """Return the sources of data, offices and papers by canonical names ("LAKIP": "LKjIP"); see `parse_penanggung_jawab`.

    A source outside the reference stays as printed and is not noted: most sources are free text.
    """
    return _parse(text, lambda item: canonical_unit(item) or _sources().get(_plain(item), item))


def canonical_unit(text: str) -> str | None:
    """Return the canonical name of a unit or position ("Kasi PMD" -> "Seksi PMD"); None for what is no known unit."""
    plain = _plain(text)
    if not plain:
        return None
    position = _positions().get(plain)
    if position is not None:
        return position
    head = _head(text)
    if head is None:
        return _position_of(plain)
    name = text[head[1] :].strip(" .,:-")
    if not name:
        return None
    short = _names().get(_plain(name))
    return f"{head[0]} {short or ' '.join(name.split())}"


def _position_of(plain: str) -> str | None:
    """Return the position where only a proper name follows it ("camat busungbiu" is "Camat")."""
    words = plain.split()
    for count in range(min(2, len(words) - 1), 0, -1):
        position = _positions().get(" ".join(words[:count]))
        if position is not None and len(words) - count <= 3 and not any(known(word) for word in words[count:]):
            return position
    return None


def _parse(text: str, canonical: Callable[[str], str | None]) -> Parsed[tuple[str, ...]]:
    if _PLACEHOLDER.fullmatch(text):
        return Parsed((), ("placeholder",) if text.strip() else ("empty",))
    notes: list[str] = []
    spans = _split(text, notes)
    items: dict[str, None] = {}
    places: dict[str, Span] = {}
    for start, end in spans:
        printed = re.sub(r"\s+", " ", text[start:end])
        name = canonical(printed)
        if name is None:
            notes.append("unknown_item")
        value = name or printed
        if value not in items:
            places[f"item{len(items)}"] = (start, end)
            items[value] = None
    return Parsed(tuple(items), tuple(dict.fromkeys(notes)), places)


def _split(text: str, notes: list[str]) -> list[Span]:
    """Return the items: by list marks, else by semicolons, else by commas; then by "dan" and repeated heads."""
    whole = [(0, len(text))]
    marked = _by_marks(text) or _by_bullets(text)
    parts = marked or _by(text, whole, re.compile(r"\s*;\s*"))
    if not marked or all("," in text[a:b] for a, b in parts):
        parts = [piece for part in parts for piece in _by_commas(text, part, notes)]
    parts = [piece for part in parts for piece in _by_join(text, part)]
    parts = [piece for part in parts for piece in _by_heads(text, part, notes)]
    return [trimmed for part in parts if (trimmed := _trim(text, part))[0] < trimmed[1]]


def _by_marks(text: str) -> list[Span]:
    """Return the items of "1. X 2. Y" or "a. X b. Y": marks that count on from the first, at the text's start."""
    marks: list[re.Match[str]] = []
    for match in _MARK.finditer(text):
        mark = match["mark"]
        number = int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
        kind = mark.isdigit() == (marks[0]["mark"].isdigit() if marks else mark.isdigit())
        if kind and number == len(marks) + 1:
            marks.append(match)
    if not marks or text[: marks[0].start()].strip(" -:"):
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return [(m.end(), end) for m, end in zip(marks, ends, strict=True)]


def _by_bullets(text: str) -> list[Span]:
    """Return the items of "- X - Y"; a dash inside needs a known unit at its right where no dash opens the text."""
    marks = list(_BULLET.finditer(text))
    if not marks:
        return []
    opened = not text[: marks[0].start()].strip()
    if not opened:
        marks = [m for m in marks if _head(text[m.end() :]) is not None]
        if not marks:
            return []
    starts = ([] if opened else [0]) + [m.end() for m in marks]
    ends = [m.start() for m in (marks[1:] if opened else marks)] + [len(text)]
    return list(zip(starts, ends, strict=True))


def _by_commas(text: str, part: Span, notes: list[str]) -> list[Span]:
    """Return the pieces between commas outside brackets; those that only continue a unit's name stay with it."""
    brackets = [m.start() for m in _BRACKET.finditer(text, *part)]
    commas = [m for m in _COMMA.finditer(text, *part) if not _is_inside(text, m.end(), brackets)]
    commas = [m for m in commas if not _is_before_degree(text[m.end() : part[1]])]
    pieces = _between(text, part, [(m.start(), m.end()) for m in commas])
    if len(pieces) < 2:
        return pieces
    headed = [_known(text, *piece) for piece in pieces]
    linked = [_WORDS["and"].search(text, *piece) is not None for piece in pieces]
    # whether a piece from here on holds "dan", and none up to it opens with a head
    closes = [False] * (len(pieces) + 1)
    for index in range(len(pieces) - 1, -1, -1):
        closes[index] = not headed[index] and (linked[index] or closes[index + 1])
    grouped: list[Span] = [pieces[0]]
    for index in range(1, len(pieces)):
        if closes[index] and _head(text[grouped[-1][0] : min(grouped[-1][1], grouped[-1][0] + _LONGEST)]) is not None:
            grouped[-1] = (grouped[-1][0], pieces[index][1])
            notes.append("comma_inside_name")
        else:
            grouped.append(pieces[index])
    return grouped


def _is_before_degree(behind: str) -> bool:
    """Return whether a comma stands before the degrees of a person; they have a dot ("SKM" may be a survey)."""
    piece = _NIP.sub("", behind.split(",", 1)[0][:_LONGEST]).strip()
    if "." not in piece or _head(piece) is not None:
        return False
    return all(known for _, known in degrees_of(pieces_of(piece)))


def _by_join(text: str, part: Span) -> list[Span]:
    """Return the pieces around "dan" and "/" where units are recognised at both sides."""
    start, end = part
    pieces: list[Span] = []
    for match in _JOIN.finditer(text, start, end):
        if match.start() >= start and _known(text, start, match.start()) and _known(text, match.end(), end):
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, end)]


def _by_heads(text: str, part: Span, notes: list[str]) -> list[Span]:
    """Return the pieces that begin with the same head ("Seksi A Seksi B"): a separator was lost."""
    start, end = _trim(text, part)
    first = _head(text[start:end])
    if first is None:
        return [part]
    cuts = [start]
    for match in re.finditer(r"(?<=\s)(?=[A-Z])", text[start + first[1] : end]):
        at = start + first[1] + match.start()
        before = text[max(cuts[-1], at - _LONGEST) : at]
        if at - 1 <= cuts[-1] + first[1] or _WORDS["linked"].search(before):
            continue
        head = _head(text[at : min(end, at + _LONGEST)])
        inside = _WORDS["of_a_head"].search(before)
        if head is not None and head[0] == first[0] and not inside:
            cuts.append(at)
    if len(cuts) == 1:
        return [part]
    notes.append("no_separator")
    return list(pairwise([*cuts, end]))


def _by(text: str, parts: list[Span], separator: re.Pattern[str]) -> list[Span]:
    return [
        piece
        for part in parts
        for piece in _between(text, part, [(m.start(), m.end()) for m in separator.finditer(text, *part)])
    ]


def _between(text: str, part: Span, separators: list[Span]) -> list[Span]:
    """Return the pieces of a part between separators, those with words."""
    starts, ends = [part[0], *(end for _, end in separators)], [*(start for start, _ in separators), part[1]]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _is_inside(text: str, at: int, brackets: list[int]) -> bool:
    """Return whether a place stands in brackets: the next one closes. `brackets`: where they stand, in order."""
    following = bisect_left(brackets, at)
    return following < len(brackets) and text[brackets[following]] == ")"


def _trim(text: str, part: Span) -> Span:
    start, end = part
    while start < end and text[start] in " \t\n-–—•*,;:":
        start += 1
    while start < end and text[end - 1] in " \t\n-–—•*,;:.":
        end -= 1
    return start, end


def _known(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text opens with a known unit, or is a known position."""
    opening = text[start : min(end, start + _LONGEST)].strip(" ,;.-")
    return _head(opening) is not None or (end - start <= _LONGEST and _plain(opening) in _positions())


def _head(text: str) -> tuple[str, int] | None:
    """Return the canonical head that opens the text, and where it ends."""
    match = _head_pattern().match(text)
    return (_heads()[_plain(match["head"])], match.end()) if match else None


def _plain(text: str) -> str:
    words = re.sub(r"[.\-–,]+", " ", text).casefold().replace("&", " ").split()
    return " ".join(word for word in words if word != "dan")


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return read_settings("unit_kerja.toml")


def _by_variant(table: dict[str, list[str]]) -> dict[str, str]:
    return {_plain(variant): name for name, variants in table.items() for variant in (*variants, name)}


@cache
def _heads() -> dict[str, str]:
    return _by_variant(_tables()["kepala"])


@cache
def _positions() -> dict[str, str]:
    return _by_variant(_tables()["jabatan"])


@cache
def _names() -> dict[str, str]:
    return _by_variant(_tables()["nama"])


@cache
def _sources() -> dict[str, str]:
    return _by_variant(read_settings("sumber.toml")["sumber"])


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = sorted(_heads(), key=lambda head: (-len(head), head))
    shapes = (r"[\s.]+".join(re.escape(word) for word in head.split()) for head in heads)
    return re.compile(rf"\s*(?P<head>{'|'.join(shapes)})\b\.?\s*", re.IGNORECASE)
