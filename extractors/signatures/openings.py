"""The parties named at the head of an agreement ("Nama : ...", "Jabatan : ...", "selanjutnya disebut PIHAK PERTAMA").

Where the block at its foot prints no position, the party's stands here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.quote import Quote, join
from extractors.signatures.columns import LineSegment, Row, Stream
from extractors.signatures.draft import Role, SignatureDraft
from extractors.signatures.lines import tell_kind
from extractors.text.inline_labels import patterns
from extractors.text.likeness import likeness

_LABEL = patterns("agreement")["label"]
_ANY_LABEL = patterns("agreement")["any_label"]
_PARTY = patterns("agreement")["party"]
_DISPLAYED = patterns("agreement")["named"]
_MORE = 4  # lines that a position may take
_REACH = 5  # rows below a position in which the party is named
_ALIKE = 0.82  # likeness (0..1) of two printings of one name
_INDENT = 8.0  # points by which the lines of one value may start apart


@dataclass(frozen=True, slots=True)
class Party:
    """A person named at the head of an agreement; `role` where the text says which party it is."""

    name: Quote
    jabatan: Quote
    role: Role | None = None


def find_parties(streams: Sequence[Stream]) -> tuple[Party, ...]:
    """Return the parties of the agreements in reading order of each stream; forms without a position give none."""
    return tuple(party for stream in streams for rows in _columns(stream.rows) for party in _in_rows(rows))


def _columns(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows of each of several parties whose labels stand side by side; others as they are, between these."""
    begun: list[tuple[int, list[float]]] = [(0, [])]  # the first row, and the edges of labels side by side
    for at, row in enumerate(rows):
        edges = [s.start for s in row if _is_name_label(s)]
        if len(edges) > 1 or (begun[-1][1] and (_value(row) or ("", None))[0] == "nama"):
            headed = at > 0 and all(_PARTY.fullmatch(s.text.strip(" :")) for s in rows[at - 1])
            begun.append((at - headed, edges if len(edges) > 1 else []))
    for (first, edges), end in zip(begun, [*(at for at, _ in begun[1:]), len(rows)], strict=True):
        for low, high in itertools.pairwise([float("-inf"), *(edge - _INDENT for edge in edges[1:]), float("inf")]):
            yield [piece for row in rows[first:end] if (piece := tuple(s for s in row if low <= s.start < high))]


def _is_name_label(segment: LineSegment) -> bool:
    match = _LABEL.match(segment.text)
    return match is not None and match["label"].casefold() == "nama" and ":" in segment.text


def _in_rows(rows: Sequence[Row]) -> Iterator[Party]:
    name: Quote | None = None
    named = 0
    for at in range(len(rows)):
        found = _value(rows[at])
        if found is None:
            continue
        label, value = found
        if label == "nama":
            name, named = (value.quote if value is not None else None), at
        elif name is not None and value is not None:
            end, jabatan = _whole(rows, at, value)
            yield Party(name, jabatan, _role(rows, end) or _role_above(rows, named))
            name = None


def _value(row: Row) -> tuple[str, LineSegment | None] | None:
    """Return the label of a row and the piece of line that holds its value; None where it is no such row."""
    match = _LABEL.match(row[0].text)
    if match is None or not (":" in row[0].text or (len(row) > 1 and row[0].text[match.end() :].strip() == "")):
        return None
    pieces = [row[0].quote.part(match.end(), len(row[0].text)), *(s.quote for s in row[1:])]
    quotes = [_plain(q) for q in pieces]
    quote = join(q for q in quotes if q)
    if not quote:
        return match["label"].casefold(), None
    first = next(s for s, q in zip(row, quotes, strict=True) if q)
    box = quote.words[0].place.box
    start = box.x0 if box is not None else first.start
    return match["label"].casefold(), LineSegment(quote, quote.text, row[0].row, start, row[-1].end, first.cell)


def _plain(quote: Quote) -> Quote:
    """Return a value without the colon before it."""
    start = len(quote.text) - len(quote.text.lstrip(" :;"))
    return quote.part(start, len(quote.text))


def _whole(rows: Sequence[Row], at: int, value: LineSegment) -> tuple[int, Quote]:
    """Return the row of a position's last line, and the position with the lines that go on below it."""
    parts = [value.quote]
    end = at
    for row in rows[at + 1 : at + 1 + _MORE]:
        piece = row[-1]
        if len(row) > 1 or _ANY_LABEL.match(piece.text) or piece.text.rstrip().endswith(":"):
            break
        hangs = (
            abs(piece.start - value.start) <= _INDENT if piece.quote.box is not None else piece.cell == value.cell >= 0
        )
        if not hangs or tell_kind(piece.text) == "form":
            break
        parts.append(piece.quote)
        end += 1
    return end, join(parts)


def _role(rows: Sequence[Row], at: int) -> Role | None:
    """Return which party the rows below a position say that its holder is."""
    for row in rows[at + 1 : at + 1 + _REACH]:
        if _value(row) is not None:
            return None
        text = " ".join(s.text for s in row)
        called = _DISPLAYED.search(text)
        parties = list(_PARTY.finditer(text, called.end() if called else 0))
        if parties and (called or len(text) < 40):
            return "pihak_kedua" if parties[0]["second"] else "pihak_pertama"
    return None


def _role_above(rows: Sequence[Row], at: int) -> Role | None:
    """Return which party a row says that is nothing but a heading above a name ("PIHAK PERTAMA")."""
    text = rows[at - 1][0].text.strip(" :") if at and len(rows[at - 1]) == 1 else ""
    party = _PARTY.fullmatch(text)
    return None if party is None else "pihak_kedua" if party["second"] else "pihak_pertama"


def position_of(draft: SignatureDraft, parties: Sequence[Party]) -> Quote:
    """Return the position of a signer as the head of the agreement prints it; an empty quote where none fits.

    The same name tells it; where two printings of a name differ, the party's role must be the signer's.
    """
    alike = [(_likeness(draft.name, party.name), party) for party in parties]
    best = max(alike, key=lambda one: (one[0], one[1].role == draft.role), default=None)
    if best is None:
        return Quote()
    likeness, party = best
    sure = likeness >= _ALIKE or (likeness >= 0.6 and party.role is not None and party.role == draft.role)
    return party.jabatan if sure else Quote()


def _likeness(one: Quote, other: Quote) -> float:
    first, second = (re.sub(r"[\W\d_]", "", quote.text.casefold()) for quote in (one, other))
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    return likeness(first, second)
