"""Finds signature blocks: place and date, title, name with degrees, rank, NIP; one, two or three on a page.

A block with a NIP is read from that line upwards in its own column. A block without one (governors, regents, mayors,
presidents, parties of an agreement, a person who signs without number) is read from its opening downwards: the place
and date, the mark of a party, the title of a head of a region.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.model.blocks import SignatureBlock
from extractors.model.document import Document, Table
from extractors.model.quote import Quote
from extractors.signatures.agreement import find_agreements, settle_sides
from extractors.signatures.blocks.reading import read_up
from extractors.signatures.blocks.reading_down import read_down
from extractors.signatures.columns import LineSegment, Stream, find_streams
from extractors.signatures.doubts import compared, doubts_of
from extractors.signatures.draft import Anchor, SignatureDraft
from extractors.signatures.lines import LONGEST, OPENINGS, tell_kind
from extractors.signatures.merge import Placed, merge_electronic
from extractors.signatures.openings import Party, find_parties, position_of
from extractors.signatures.places import place_beside
from extractors.signatures.printings import with_printings
from extractors.signatures.stamp_words import without_stamp_words, without_stamped_names, without_stamped_titles
from extractors.text.inline_labels import pattern_texts, patterns
from extractors.text.labels import match_header
from extractors.text.spans import find_nips

_MISREAD_LABEL = re.compile(rf"^\W{{0,3}}{pattern_texts('person')['nip_garbled']}\W{{1,4}}$", re.IGNORECASE)
_MANY = 3  # NIP in one column of a table: a list of staff, not signatures
_BELOW = 2  # rows below a name in which its number stands
_ABREAST = 6  # signatures beside each other: a line with more numbers is a list
_HEAD = 3  # known labels in one row that make it the head of a table of indicators
_COLUMN = 40  # points between the middles of two columns of signatures
_FORM = 60  # points within which the labels of a form begin
_NAMED = 2  # words before a number without label that may be a name
_PAIR = 3  # rows between the NIPs of one pair of signatures
_INLINE = 75  # letters beside a NIP on its line: a longer rest is a sentence that names somebody


def find_signatures(document: Document, streams: Sequence[Stream] | None = None) -> tuple[SignatureBlock, ...]:
    """Return the signature blocks in reading order; forms, staff lists and placeholders give none.

    `streams`: those of `find_streams`, where somebody has them already.
    """
    streams = find_streams(document) if streams is None else streams
    found: list[SignatureDraft] = []
    agreements = find_agreements(document)
    for stream in streams:
        drafts = _in_stream(stream)
        settle_sides(drafts, agreements)
        found += drafts
    placed: list[Placed] = []
    used = [[word.place for s in draft.used for word in s.quote.words] for draft in found]
    order = document.order_of(itertools.chain.from_iterable(used))
    for draft, places in zip(found, used, strict=True):
        numbers = [order.get(place, 0) for place in places]
        placed.append(Placed(min(numbers), max(numbers), draft))
    scanned = any(word.from_picture for p in placed for word in (*p.draft.name.words, *p.draft.nip.words))
    parties = find_parties(streams) if scanned or any(not p.draft.titles for p in placed) else ()
    blocks = compared([_block(p.draft, parties) for p in without_stamped_names(merge_electronic(placed))])
    return with_printings(blocks, parties) if scanned else blocks


def _block(draft: SignatureDraft, parties: Sequence[Party]) -> SignatureBlock:
    """Return the finished block, its position from the agreement's head where its own lines print none."""
    titles, printed = draft.titles, draft.name
    draft.titles = without_stamped_titles(titles)
    jabatan = draft.jabatan or position_of(draft, parties)
    draft.name = without_stamp_words(printed, jabatan, draft.pangkat or draft.nip)
    doubts = doubts_of(draft, jabatan, told=bool(parties))
    if draft.name is not printed or _n_words(draft.titles) < _n_words(titles):
        doubts = tuple(dict.fromkeys((*doubts, "parts_unsure")))
    return draft.block(doubts, jabatan)


def _n_words(segments: Sequence[LineSegment]) -> int:
    return sum(len(segment.quote.words) for segment in segments)


def _in_stream(stream: Stream) -> list[SignatureDraft]:
    anchors = _anchors(stream)  # from top to bottom
    rows = [anchor.segment.row for anchor in anchors]
    drafts: list[SignatureDraft] = []
    taken: set[tuple[int, float]] = set()
    for anchor in anchors:
        at = anchor.segment.row
        near = anchors[bisect_left(rows, at - _PAIR) : bisect_right(rows, at + _PAIR)]
        draft = read_up(stream, anchor, [a for a in near if a is not anchor and _beside(a, anchor)], taken)
        if draft is not None:
            drafts.append(draft)
            taken |= draft.taken
    for row in stream.rows:
        for segment in row:
            if (segment.row, segment.start) in taken or len(segment.text) > LONGEST:
                continue
            if not _may_open(segment):
                continue
            down = read_down(stream, segment, taken, drafts)
            if down is not None:
                drafts.append(down)
                taken |= down.taken
    place_beside(stream, drafts)
    for draft in drafts:
        draft.unclaimed += _numbers_below(stream, draft, taken)
    return drafts


def _numbers_below(stream: Stream, draft: SignatureDraft, taken: set[tuple[int, float]]) -> list[LineSegment]:
    """Return the lines with a NIP right below a block that has none, in its column, which no block used."""
    if draft.nip or not draft.name:
        return []
    low, high = draft.reach
    rows = stream.rows[draft.last_row + 1 : draft.last_row + 1 + _BELOW]
    return [
        s
        for s in (segment for row in rows for segment in row)
        if s.start < high and s.end > low and (s.row, s.start) not in taken
        if s.quote.page == draft.name.page and find_nips(s.text)
    ]


def _may_open(segment: LineSegment) -> bool:
    kind = tell_kind(segment.text)
    if kind in OPENINGS:
        return True
    return kind in ("office", "acting")


def _beside(one: Anchor, other: Anchor) -> bool:
    """Return whether two NIP stand side by side: columns of one pair of signatures."""
    apart = abs(one.segment.centre - other.segment.centre)
    return abs(one.segment.row - other.segment.row) <= _PAIR and apart > _COLUMN * _scale(one.segment)


def _scale(segment: LineSegment) -> float:
    """Return how many units of a segment's start and end a point is: without geometry they count letters."""
    return 1.0 if segment.quote.box is not None else 0.3


def _anchors(stream: Stream) -> list[Anchor]:
    """Return the NIP lines that may close a signature block; those of forms and staff lists are left out."""
    anchors: list[Anchor] = []
    for row in stream.rows:
        for segment in row:
            anchors.extend(_anchors_in(stream, segment, row))
    if stream.table is None:
        return anchors
    return [a for a in anchors if not _in_staff_list(stream, a, anchors)]


def _anchors_in(stream: Stream, segment: LineSegment, row: Sequence[LineSegment]) -> list[Anchor]:
    if sum(map(str.isdigit, segment.text)) < 6:
        return []
    spans = find_nips(segment.text)
    if len(spans) > _ABREAST:
        return []
    anchors: list[Anchor] = []
    for n, span in enumerate(spans):
        low = spans[n - 1].end if n else 0
        rest = len(segment.text) - sum(s.end - s.start for s in spans)
        if rest > _INLINE * len(spans) or _is_form(stream, segment, row):
            continue
        nip = segment.quote.part(span.start, span.end)
        piece = segment if len(spans) == 1 else _piece(segment, low, span.end)
        head = piece.text[: piece.text.find(nip.text)]
        anchors.append(Anchor(piece, nip, _name_before(piece, head)))
    return anchors


def _piece(segment: LineSegment, low: int, high: int) -> LineSegment:
    """Return the part of a segment that holds one of several NIP printed without a gap between them."""
    quote = segment.quote.part(low, high)
    width = (segment.end - segment.start) / max(1, len(segment.text))
    box = quote.box
    start, end = (box.x0, box.x1) if box is not None else (segment.start + low * width, segment.start + high * width)
    return LineSegment(quote, quote.text, segment.row, start, end, segment.cell, segment.cut)


def _name_before(segment: LineSegment, head: str) -> Quote:
    """Return what stands before the NIP label on its own line ("Drs. NAMA NIP. 1965...")."""
    label = re.search(r"\W*N\s?[Il1iT]\s?P\W*$", head, re.IGNORECASE) or _MISREAD_LABEL.match(head)
    end = label.start() if label is not None else len(head)
    if label is None and len(head.split()) < _NAMED:
        return Quote()  # a misread label
    glued = label is not None and head[:end][-1:].isalpha() and label[0][0].isalpha()  # letters of a stamp
    return segment.quote.part(0, end) if end >= 5 and not glued else Quote()


def _is_form(stream: Stream, segment: LineSegment, row: Sequence[LineSegment]) -> bool:
    """Return whether the number stands in a form: "Nama : ...", "NIP : ...", "Jabatan : ..." one below another."""
    label_first = tell_kind(row[0].text) == "form" and not find_nips(row[0].text)
    if row[0] is not segment and label_first and row[0].start < segment.start:
        return True
    label = patterns("signature")["form_label"]
    rows = (stream.rows[segment.row + i] for i in (-2, -1, 1, 2) if 0 <= segment.row + i < len(stream.rows))
    # the next page may begin with a form of another person
    near = [r for row in rows for r in row if r.quote.page == segment.quote.page]
    reach = _FORM * _scale(segment)
    forms = [s for s in near if label.match(s.text) and abs(s.start - row[0].start) < reach]
    return bool(forms) and any(patterns("agreement")["person"].match(s.text) for s in forms)


def _in_staff_list(stream: Stream, anchor: Anchor, every: Sequence[Anchor]) -> bool:
    """Return whether a NIP stands in a column of persons: three or more, or under a header that says so.

    A column of those who are responsible for the indicators of a table is one, too.
    """
    segment = anchor.segment
    column = [a for a in every if a.segment.start < segment.end and a.segment.end > segment.start]
    if len(column) >= _MANY or (stream.table is not None and _names_responsible(stream.table, segment.cell)):
        return True
    in_list = patterns("signature")["in_list"]
    above = [s for row in stream.rows[: segment.row] for s in row if s.start < segment.end and s.end > segment.start]
    return any(s.cell != segment.cell and in_list.match(s.text) for s in above)


def _names_responsible(table: Table, number: int) -> bool:
    """Return whether a cell stands below the label of those responsible, in the head of a table, other texts beside it."""
    cell = table.cells[number]
    if not any(c.text for c in table.covering(cell.row) if c is not cell):
        return False  # a signature below the rows, in the grid of a sheet
    for index in range(cell.row):
        labels = [(head, match_header(head.text)) for head in table.row(index)]
        above = any(
            head.col <= cell.col < head.col + head.col_span and m.fields == ("penanggung_jawab",) for head, m in labels
        )
        if above and sum(match.known for _, match in labels) >= _HEAD:
            return True
    return False
