"""Openings of signature blocks that no block came of: a place and date, and below them the title of who signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model.blocks import SignatureBlock
from extractors.model.document import Document
from extractors.model.quote import Quote
from extractors.signatures.columns import LineSegment, Stream, find_streams
from extractors.signatures.lines import OPENINGS, tell_kind

_BELOW = 2  # rows below a place and date in which the title stands


def find_unread_signatures(
    document: Document, blocks: Sequence[SignatureBlock], streams: Sequence[Stream] | None = None
) -> tuple[Quote, ...]:
    """Return the places with a date above a title of which no block took a word, in reading order.

    `streams`: those of `find_streams`, where somebody has them already.
    """
    taken = {
        word.place for b in blocks for quote in (b.name, b.nip, b.jabatan, b.place, b.date) for word in quote.words
    }
    return tuple(
        opening.quote
        for stream in (find_streams(document) if streams is None else streams)
        for opening, titles in _openings(stream)
        if not any(word.place in taken for segment in (opening, *titles) for word in segment.quote.words)
    )


def _openings(stream: Stream) -> Iterator[tuple[LineSegment, list[LineSegment]]]:
    """Yield each place and date of a stream that titles stand below, in its column, with these."""
    for row in stream.rows:
        for segment in row:
            if tell_kind(segment.text) != "place_date":
                continue
            below = [s for one in stream.rows[segment.row + 1 : segment.row + 1 + _BELOW] for s in one]
            titles = [
                s
                for s in below
                if s.start < segment.end
                and s.end > segment.start
                and _is_title(s)
                and s.quote.page == segment.quote.page
            ]
            if titles:
                yield segment, titles


def _is_title(segment: LineSegment) -> bool:
    kind = tell_kind(segment.text)
    return kind in ("office", "acting") or (kind in OPENINGS and kind not in ("place_date", "date"))
