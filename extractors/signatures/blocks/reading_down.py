"""Reads one signature block downwards from what opens it, in its own column."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model.quote import join
from extractors.signatures.blocks.evidence import weigh
from extractors.signatures.blocks.pieces import piece_of_column
from extractors.signatures.blocks.reading import SPACE, as_line, assemble, clean_name, take_opening
from extractors.signatures.blocks.sequence import Parts, read_parts
from extractors.signatures.blocks.weighing import ColumnLine
from extractors.signatures.columns import LineSegment, Row, Stream, gap_between
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.lines import LONGEST, OPENINGS, has_degree, is_name, tell_kind
from extractors.signatures.stamp_words import is_scrap
from extractors.text.inline_labels import patterns

_DOWN = 14  # rows below its opening in which the name stands
_CLOSE = 1.9  # line heights between two lines of one title
_INK = 2.5  # line heights of white that a signature needs
_UNLIKE = -1.0  # evidence of a line's words; less is no name's


def read_down(
    stream: Stream, opening: LineSegment, taken: set[tuple[int, float]], beside: Sequence[SignatureDraft]
) -> SignatureDraft | None:
    """Return the block without NIP that `opening` begins; None where no title and name follow in its column.

    Scraps of a stamp or a pen between them are passed over, unless nothing is found without them; they are lines of the block
    that nothing claims.
    """
    below = stream.rows[opening.row + 1 : opening.row + _DOWN + 1]
    scraps = [s for row in below for s in row if is_scrap(s.quote, [opening.quote])]
    draft = _read_down(stream, opening, taken, beside, frozenset((s.row, s.start) for s in scraps))
    if draft is None:
        return _read_down(stream, opening, taken, beside, frozenset()) if scraps else None
    low, high = draft.reach
    passed = [s for s in scraps if s.row < draft.last_row and s.start < high and s.end > low]
    draft.used += passed
    draft.unclaimed += passed
    return draft


def _read_down(
    stream: Stream,
    opening: LineSegment,
    taken: set[tuple[int, float]],
    beside: Sequence[SignatureDraft],
    scraps: frozenset[tuple[int, float]],
) -> SignatureDraft | None:
    draft = SignatureDraft(span=(opening.start, opening.end))
    kind = tell_kind(opening.text)
    neighbour = next((d for d in beside if _is_beside(d, opening)), None)
    columns = [neighbour.span] if neighbour is not None else []
    by_title = kind in ("office", "acting")
    if not by_title and not take_opening(draft, opening, kind):
        return None
    column = _column_below(stream, opening, columns, taken, draft, scraps)
    if column is None:
        return None
    lines = [as_line(stream, column, at) for at in range(len(column))]
    lines[0] = ColumnLine(opening.text, fixed="title" if by_title else "opening")
    parts = read_parts(lines, margins=True)
    assemble(draft, column, parts, first=0 if by_title else 1)
    _take_second_line(draft, column, lines, parts)
    if not draft.name:
        return None
    if not _is_signed(draft, column, parts, neighbour):
        if neighbour is None or not draft.titles or not _ends_as(column, parts, neighbour):
            return None
        draft.margin = 0.0  # told by its place alone: in doubt
    listed = stream.table is not None and stream.table.ruled
    alone = _opens_alone(column, lines, parts, listed=listed) or _only_signs(stream)
    if by_title and neighbour is None and not alone:
        return None
    if draft.role == "penanda_tangan" and not any(weigh(s.text).title > 0 for s in draft.titles):
        return None
    if weigh(draft.name.text).name < _UNLIKE:
        return None
    return draft


def _take_second_line(
    draft: SignatureDraft, column: Sequence[LineSegment], lines: Sequence[ColumnLine], found: Parts
) -> None:
    """Take the line that stands close below a name and is spelt as it is for the second half of the name, and doubt it."""
    at = next(iter(reversed(found.lines("name"))), None)
    if at is None or at + 1 >= len(column) or found.parts[at + 1] not in ("after", "under", "other"):
        return
    name, below = column[at].text.strip(), column[at + 1].text.strip()
    gap = lines[at + 1].gap
    close = column[at].cell == column[at + 1].cell and (gap is None or gap <= _CLOSE)
    alike = name.isupper() == below.isupper() and "," not in name
    if close and alike and is_name(below) and weigh(below).name >= 0:
        lines_above = [column[i].quote for i in found.lines("name")]
        draft.name = clean_name(join((*lines_above, column[at + 1].quote)))
        draft.margin = 0.0
        draft.use(column[at + 1])


def _column_below(
    stream: Stream,
    opening: LineSegment,
    columns: Sequence[tuple[float, float]],
    taken: set[tuple[int, float]],
    draft: SignatureDraft,
    scraps: frozenset[tuple[int, float]],
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
        if segment is None or (segment.row, segment.start) in scraps:
            continue
        above = found[-1]
        if (segment.row, segment.start) in taken or any(above.row < wall <= segment.row for wall in stream.walls):
            return found if signed else None
        kind = tell_kind(segment.text)
        if (kind == "prose" and len(segment.text) > LONGEST) or (kind in OPENINGS and not _opening_only(found)):
            break
        gap = gap_between(above, segment)
        if gap is not None and gap > SPACE and segment.quote.box is not None:
            break
        found.append(segment)
        signed = signed or is_name(segment.text)
        draft.span = (min(draft.span[0], segment.start), max(draft.span[1], segment.end))
    return found


def _opening_only(found: Sequence[LineSegment]) -> bool:
    return all(tell_kind(s.text) in OPENINGS for s in found)


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


def _ends_as(column: Sequence[LineSegment], found: Parts, neighbour: SignatureDraft) -> bool:
    """Return whether a name is the last line of a cell of a Word file, and in capitals as that of the block beside it is."""
    at = found.lines("name")[0]
    name = column[at]
    last = name.cell >= 0 and name.quote.box is None and all(below.cell != name.cell for below in column[at + 1 :])
    return last and name.text.isupper() and neighbour.name.text.isupper() and weigh(name.text).name >= 0


def _opens_alone(column: Sequence[LineSegment], lines: Sequence[ColumnLine], found: Parts, *, listed: bool) -> bool:
    """Return whether a title alone opens a block: that of a head of a region, or one with rank or degree; and signed.

    `listed`: it stands in a table with rulings, which may be a list of staff.
    """
    at = found.lines("name")[0]
    name, gap, measured = column[at], lines[at].gap, lines[at].measured
    spaced = bool(found.lines("mark")) or (gap is not None and gap >= (_INK if measured else 2))
    if patterns("signature")["head_of_region"].match(column[0].text.strip()):
        return spaced
    return spaced and (name.cell < 0 or not listed) and (has_degree(name.text) or bool(found.lines("low")))


def _only_signs(stream: Stream) -> bool:
    """Return whether a table holds nothing but two or three who sign side by side below a place and date: titles, then names."""
    if stream.table is None or not 2 <= stream.table.n_cols <= 3 or len(stream.rows) < 2:
        return False
    first, last = stream.rows[0], stream.rows[-1]
    dated = any(tell_kind(s.text) in ("place_date", "date") for row in stream.before for s in row)
    titled = len(first) > 1 and all(tell_kind(s.text) in ("office", "acting") for s in first)
    named = len(last) == len(first) and all(is_name(s.text) and (s.text.isupper() or has_degree(s.text)) for s in last)
    return dated and titled and named


def _is_beside(draft: SignatureDraft, opening: LineSegment) -> bool:
    """Return whether a block stands in the next column at the height of `opening`."""
    apart = draft.span[1] < opening.start or opening.end < draft.span[0]
    return apart and draft.first_row - 2 <= opening.row <= draft.name_row <= opening.row + _DOWN
