"""Reads one signature block: upwards from a NIP, or downwards from what opens it, in its own column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.quote import Quote, join
from extractors.signatures.columns import LineSegment, Row, Stream, gap_between, in_column, piece_of_column
from extractors.signatures.draft import Anchor, Role, SignatureDraft
from extractors.signatures.evidence import weigh
from extractors.signatures.lines import LONGEST, Kind, has_degree, is_name, tell_kind
from extractors.signatures.sequence import ColumnLine, Part, Parts, read_parts
from extractors.text.inline_labels import patterns
from extractors.text.spans import find_nips

__all__ = ["Anchor", "SignatureDraft", "clean_name", "place_beside", "read_down", "read_up"]

_NIP_LABEL = re.compile(r"^N\s?[Il1i]\s?P\s*[.:]*$", re.IGNORECASE)
# "Penata (III/d)" by its group, "Penata fk. I" by its first word
_MISREAD_RANK = re.compile(
    r"[IVl1|]{1,3}\s?/\s?[a-e]\b"
    r"|^\W*(?:\w{1,3}\s)?(?i:pemb\wn\w|[pfb]enat\w|peng\wtur)\w?(?:\W+(?:\w{1,2}|[Tt]k\w{0,2}|\w{0,3}ngkat)){0,4}\W*$"
)
_REACH = 22  # rows above a NIP in which its block may begin
_DOWN = 14  # rows below its opening in which the name stands
_CLOSE = 1.9  # line heights between two lines of one title
_SPACE = 16.0  # line heights that a signature may take between title and name
_INK = 2.5  # line heights of white that a signature needs
_FAR = 5.0  # line heights between the title and the place, date or mark above it
_UNLIKE = -1.0  # evidence of a line's words; less is no name's
_BESIDE = 3  # rows between a place with its date and the block below that it belongs to
_BLOCK = 10  # rows of one block
_LETTER = 45  # rows of a letter of one page
_SENTENCE = 60  # letters: a longer line of running text ends the way up
_OPENINGS = ("place_date", "place", "date", "certified", "second_party", "first_party", "approval")
_ROLES: dict[Kind, Role] = {
    "certified": "pengesah_salinan",
    "second_party": "pihak_kedua",
    "first_party": "pihak_pertama",
}


def clean_name(quote: Quote) -> Quote:
    """Return the name without the brackets, underscores, quotes and dots that stand round it."""
    text = quote.text
    start = len(text) - len(text.lstrip(" (_.…-'’•*,"))
    end = len(text.rstrip(" _…-'’*,"))
    if end and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return quote.part(start, len(text[:end].rstrip(" _…,")))


def read_up(
    stream: Stream, anchor: Anchor, rivals: Sequence[Anchor], taken: set[tuple[int, float]]
) -> SignatureDraft | None:
    """Return the block that ends in the NIP line `anchor`; None where no name, title or rank stands with it."""
    draft = SignatureDraft(nip=anchor.nip, span=(anchor.segment.start, anchor.segment.end))
    columns = [(r.segment.start, r.segment.end) for r in rivals]
    column = _column_above(stream, anchor, columns, taken, draft)
    named = bool(anchor.name) and is_name(anchor.name.text)
    lines = [_as_line(stream, column, at, anchor) for at in range(len(column))]
    lines[-1] = ColumnLine(
        lines[-1].text, lines[-1].gap, lines[-1].measured, lines[-1].page, lines[-1].wall, lines[-1].border,
        "low", named,
    )  # fmt: skip
    found = read_parts(lines, margins=True)
    _assemble(draft, column, found, first=0)
    if named:
        draft.name, draft.name_row = clean_name(anchor.name), anchor.segment.row
    elif anchor.name and tell_kind(anchor.name.text.strip(" ,/")) == "rank":
        draft.pangkat = clean_name(anchor.name)
    _rank_below(stream, draft, anchor, columns)
    return draft if draft.name or draft.titles or draft.pangkat else None  # a stamp may hide the name: the NIP stays


def _column_above(
    stream: Stream,
    anchor: Anchor,
    columns: Sequence[tuple[float, float]],
    taken: set[tuple[int, float]],
    draft: SignatureDraft,
) -> list[LineSegment]:
    """Return the pieces of lines above a NIP in its column, from top to bottom, the NIP line last."""
    found = [anchor.segment]
    own_row = stream.rows[anchor.segment.row]
    pages = 0
    for at in range(anchor.segment.row - 1, max(-1, anchor.segment.row - _REACH), -1):
        segment = piece_of_column(stream.rows[at], own_row, anchor.segment, draft.span, columns)
        if segment is None:
            continue
        below = found[-1]
        gap = gap_between(segment, below)
        pages += segment.quote.page != below.quote.page
        apart = gap is not None and segment.quote.box is not None and gap > _SPACE
        if (segment.row, segment.start) in taken or pages > 1 or apart:
            break
        if find_nips(segment.text) or (len(segment.text) > _SENTENCE and tell_kind(segment.text) == "prose"):
            break
        found.append(segment)
        if anchor.segment.row - at <= 4 and is_name(segment.text):
            draft.span = (min(draft.span[0], segment.start), max(draft.span[1], segment.end))
    return list(reversed(found))


def _as_line(stream: Stream, column: Sequence[LineSegment], at: int, anchor: Anchor | None = None) -> ColumnLine:
    """Return a piece of a column as the reader of sequences wants it."""
    segment = column[at]
    fixed: Part | None = None
    if anchor is not None and anchor.segment.row - segment.row <= 3:
        misread = _MISREAD_RANK.search(segment.text) is not None and _is_scanned(segment)
        fixed = "low" if misread or _NIP_LABEL.match(segment.text.strip()) else None
    if not at:
        return ColumnLine(segment.text, fixed=fixed)
    above = column[at - 1]
    return ColumnLine(
        segment.text,
        gap_between(above, segment),
        segment.quote.box is not None,
        above.quote.page != segment.quote.page,
        any(above.row < wall <= segment.row for wall in stream.walls),
        above.cell != segment.cell,
        fixed,
    )


def _is_scanned(segment: LineSegment) -> bool:
    return any(word.engine == "ocr" for word in segment.quote.words)


def _assemble(draft: SignatureDraft, column: Sequence[LineSegment], found: Parts, *, first: int) -> None:
    """Give each line to the part of the block that it was read as."""
    names: list[LineSegment] = []
    for at in range(first, len(column)):
        segment, part = column[at], found.parts[at]
        if part in ("before", "after"):
            next_part = found.parts[at + 1] if at + 1 < len(column) else "after"
            draft.electronic |= next_part not in ("before", "after") and _is_electronic(segment)
            continue
        if part == "opening":
            _take_opening(draft, segment, tell_kind(segment.text))
            continue
        draft.use(segment)
        if part == "title" or (part == "low" and _is_title_below(segment, anchored=at == len(column) - 1)):
            draft.titles.append(segment)
        elif part == "name":
            names.append(segment)
        elif part == "low" and _is_rank(segment):
            draft.pangkat = join((draft.pangkat, segment.quote))
        elif part == "mark":
            draft.electronic |= _is_electronic(segment)
        elif part in ("other", "under") and tell_kind(segment.text) not in ("blank", "ttd"):
            draft.unclaimed.append(segment)
    if names:
        draft.name, draft.name_row = clean_name(join(s.quote for s in names)), names[-1].row
        draft.span = (min(draft.span[0], *(s.start for s in names)), max(draft.span[1], *(s.end for s in names)))
    draft.margin = min(found.margins, default=50.0)


def _is_electronic(segment: LineSegment) -> bool:
    return patterns("signature")["esign"].search(segment.text) is not None


def _is_title_below(segment: LineSegment, *, anchored: bool) -> bool:
    """Return whether a line under the name is a title: no rank and no number, nor the label of one."""
    if _is_rank(segment) or find_nips(segment.text) or _NIP_LABEL.match(segment.text.strip()):
        return False
    return tell_kind(segment.text) in ("office", "acting") or not anchored


def _is_rank(segment: LineSegment) -> bool:
    if find_nips(segment.text) or _NIP_LABEL.match(segment.text.strip()):
        return False
    return tell_kind(segment.text) == "rank" or (_is_scanned(segment) and bool(_MISREAD_RANK.search(segment.text)))


def _rank_below(stream: Stream, draft: SignatureDraft, anchor: Anchor, columns: Sequence[tuple[float, float]]) -> None:
    """Take a rank that is printed below the NIP instead of above it."""
    row = anchor.segment.row
    if row + 1 >= len(stream.rows) or draft.pangkat:
        return
    below = in_column(stream.rows[row + 1], *draft.span, columns)
    if below is not None and tell_kind(below.text) == "rank":
        draft.pangkat = below.quote
        draft.use(below)


def _take_opening(draft: SignatureDraft, segment: LineSegment, kind: Kind) -> bool:
    """Take a place, a date or a mark, from top to bottom; return False where the block has one already."""
    labels, quote, text = patterns("signature"), segment.quote, segment.text
    if kind in _ROLES:
        if draft.role != "penanda_tangan":
            return False
        draft.role, draft.mark = _ROLES[kind], quote
    elif kind == "place_date":
        if draft.place or draft.date:
            return False
        found = labels["place_date"].match(text) or labels["place_date_loose"].match(text)
        if found is None:
            return False
        draft.place, draft.date = quote.part(*found.span("place")), quote.part(*found.span("date"))
    elif kind == "date":
        found = labels["date"].match(text)
        if found is None or draft.date:
            return False
        draft.date = quote.part(*found.span("date"))
    elif kind == "place":
        found = labels["place"].match(text)
        if found is None or draft.place or draft.date:
            return False
        draft.place = quote.part(*found.span("place"))
        if found.group("date"):
            draft.date = quote.part(*found.span("date"))
        if text.casefold().startswith("diundangkan"):
            draft.mark = quote
    draft.use(segment)
    return True


def place_beside(stream: Stream, drafts: Sequence[SignatureDraft]) -> None:
    """Give places and dates that stand above the blocks but in no block's own column to the nearest block below."""
    taken = {place for draft in drafts for place in draft.taken}
    for row in stream.rows if stream.table is None else ():
        for segment in row:
            if (segment.row, segment.start) in taken or tell_kind(segment.text) != "place_date":
                continue
            near = [draft for draft in drafts if _is_close_above(stream, segment, draft)]
            nearest = min(near, key=lambda d: (abs(segment.centre - sum(d.span) / 2), -d.span[0]), default=None)
            if nearest is not None and not nearest.place and not nearest.date:
                _take_opening(nearest, segment, "place_date")
    for draft in drafts:
        if draft.place or draft.date:
            continue
        if stream.table is not None:
            _place_over_table(stream, draft, [d.span for d in drafts if d is not draft])
        elif not any(_is_right_of(other, draft) for other in drafts):
            _place_of_letter(stream, draft, taken)


def _is_close_above(stream: Stream, segment: LineSegment, draft: SignatureDraft) -> bool:
    top = min(draft.used, key=lambda s: s.row)
    if not 0 < top.row - segment.row <= _BESIDE or any(segment.row < wall <= top.row for wall in stream.walls):
        return False
    gap = gap_between(segment, top)
    return gap is None or gap <= _FAR


def _is_right_of(other: SignatureDraft, draft: SignatureDraft) -> bool:
    """Return whether another block stands at the right of this one, at the same height."""
    return other.span[0] > draft.span[1] and abs(other.last_row - draft.last_row) <= _BLOCK


def _place_of_letter(stream: Stream, draft: SignatureDraft, taken: set[tuple[int, float]]) -> None:
    """Take the place and date at the head of a letter that is signed on the same page, if there is just one."""
    top = min(draft.used, key=lambda s: s.row)
    low = max((wall for wall in stream.walls if wall <= top.row), default=0)
    rows = [row for row in stream.rows[max(low, top.row - _LETTER) : top.row] if row[0].quote.page == top.quote.page]
    dated = [s for row in rows for s in row if tell_kind(s.text) == "place_date"]
    signed = any(find_nips(s.text) or (s.row, s.start) in taken for row in rows for s in row)
    if len(dated) == 1 and not signed:
        _take_opening(draft, dated[0], "place_date")


def _place_over_table(stream: Stream, draft: SignatureDraft, columns: Sequence[tuple[float, float]]) -> None:
    """Take the place and date from the text right above the table that holds the block: the rightmost one's."""
    if any(start > draft.span[1] for start, _ in columns):
        return
    top = min(s.row for s in draft.used)
    if any(s.row < top for row in stream.rows[:top] for s in row if tell_kind(s.text) != "blank"):
        return
    for row in stream.before:
        for segment in row:
            if tell_kind(segment.text) in ("place_date", "date", "place"):
                _take_opening(draft, segment, tell_kind(segment.text))


def read_down(
    stream: Stream, opening: LineSegment, taken: set[tuple[int, float]], beside: Sequence[SignatureDraft]
) -> SignatureDraft | None:
    """Return the block without NIP that `opening` begins; None where no title and name follow in its column."""
    draft = SignatureDraft(span=(opening.start, opening.end))
    kind = tell_kind(opening.text)
    neighbour = next((d for d in beside if _is_beside(d, opening)), None)
    columns = [neighbour.span] if neighbour is not None else []
    by_title = kind in ("office", "acting")
    if not by_title and not _take_opening(draft, opening, kind):
        return None
    column = _column_below(stream, opening, columns, taken, draft)
    if column is None:
        return None
    lines = [_as_line(stream, column, at) for at in range(len(column))]
    lines[0] = ColumnLine(opening.text, fixed="title" if by_title else "opening")
    found = read_parts(lines, margins=True)
    _assemble(draft, column, found, first=0 if by_title else 1)
    if not draft.name or not _is_signed(draft, column, found, neighbour):
        return None
    if by_title and neighbour is None and not _opens_alone(column, lines, found):
        return None
    if draft.role == "penanda_tangan" and not any(weigh(s.text).title > 0 for s in draft.titles):
        return None
    if weigh(draft.name.text).name < _UNLIKE:
        return None
    return draft


def _column_below(
    stream: Stream,
    opening: LineSegment,
    columns: Sequence[tuple[float, float]],
    taken: set[tuple[int, float]],
    draft: SignatureDraft,
) -> list[LineSegment] | None:
    """Return the pieces of lines below an opening in its column; None where they belong to another block."""
    found = [opening]
    own_row = stream.rows[opening.row]
    signed = False
    for at in range(opening.row + 1, min(len(stream.rows), opening.row + _DOWN + 1)):
        row = stream.rows[at]
        if len(own_row) == 1 and len(found) == 1 and _side_by_side(row):
            return None  # two blocks open below: each is read from its own opening
        segment = piece_of_column(row, own_row, opening, draft.span, columns)
        if segment is None:
            continue
        above = found[-1]
        if (segment.row, segment.start) in taken or any(above.row < wall <= segment.row for wall in stream.walls):
            return found if signed else None
        kind = tell_kind(segment.text)
        if (kind == "prose" and len(segment.text) > LONGEST) or (kind in _OPENINGS and not _opening_only(found)):
            break
        gap = gap_between(above, segment)
        if gap is not None and gap > _SPACE and segment.quote.box is not None:
            break
        found.append(segment)
        signed = signed or is_name(segment.text)
        draft.span = (min(draft.span[0], segment.start), max(draft.span[1], segment.end))
    return found


def _opening_only(found: Sequence[LineSegment]) -> bool:
    return all(tell_kind(s.text) in _OPENINGS for s in found)


def _side_by_side(row: Row) -> bool:
    """Return whether a row without geometry holds the openings of two blocks, parted by blanks or tabs."""
    openings = ("first_party", "second_party", "office", "acting", "approval")
    return len(row) == 2 and all(s.quote.box is None and s.cell < 0 and tell_kind(s.text) in openings for s in row)


def _is_signed(
    draft: SignatureDraft, column: Sequence[LineSegment], found: Parts, neighbour: SignatureDraft | None
) -> bool:
    """Return whether the name that was found on the way down is signed: space, a mark or a degree tells it."""
    at = found.lines("name")[0]
    name = column[at]
    in_cells = name.cell >= 0 and name.quote.box is None  # lines of two cells have no common height there
    if (
        neighbour is not None
        and neighbour.name_row >= 0
        and not in_cells
        and abs(draft.name_row - neighbour.name_row) <= 1
    ):
        return bool(draft.titles) or draft.role != "penanda_tangan"
    if found.lines("mark") or has_degree(draft.name.text) or found.lines("low"):
        return True
    gap = gap_between(column[at - 1], name) if at else None
    kind = tell_kind(name.text)
    if gap is None:
        return kind == "plain"
    titled = bool(draft.titles) and draft.titles[-1].text.rstrip().endswith(",")
    return gap > _CLOSE or (titled and kind == "plain" and len(name.quote.words) > 1)


def _opens_alone(column: Sequence[LineSegment], lines: Sequence[ColumnLine], found: Parts) -> bool:
    """Return whether a title alone opens a block: that of a head of a region, or one with rank or degree; and signed."""
    at = found.lines("name")[0]
    name, gap, measured = column[at], lines[at].gap, lines[at].measured
    spaced = bool(found.lines("mark")) or (gap is not None and gap >= (_INK if measured else 2))
    if patterns("signature")["head_of_region"].match(column[0].text.strip()):
        return spaced
    return spaced and name.cell < 0 and (has_degree(name.text) or bool(found.lines("low")))


def _is_beside(draft: SignatureDraft, opening: LineSegment) -> bool:
    """Return whether a block stands in the next column at the height of `opening`."""
    apart = draft.span[1] < opening.start or opening.end < draft.span[0]
    return apart and draft.first_row - 2 <= opening.row <= draft.name_row <= opening.row + _DOWN
