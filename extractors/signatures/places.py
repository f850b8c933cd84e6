"""Places and dates that stand beside a signature block or away from it: of a letter, over a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extractors.signatures.blocks.reading import take_opening
from extractors.signatures.columns import LineSegment, Stream, gap_between
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.lines import tell_kind
from extractors.text.spans import find_nips

_FAR = 5.0  # line heights between the title and the place, date or mark above it
_BESIDE = 3  # rows between a place with its date and the block below that it belongs to
_BLOCK = 10  # rows of one block
_LETTER = 45  # rows of a letter of one page


def place_beside(stream: Stream, drafts: Sequence[SignatureDraft]) -> None:
    """Give places and dates that stand above the blocks but in no block's own column to the nearest block below."""
    taken = {place for draft in drafts for place in draft.taken}
    opening, ending = _by_row(drafts, _top_row), _by_row(drafts, lambda d: d.last_row)
    for row in stream.rows if stream.table is None else ():
        for segment in row:
            if (segment.row, segment.start) in taken or tell_kind(segment.text) != "place_date":
                continue
            below = _between(drafts, opening, segment.row + 1, segment.row + _BESIDE)
            near = [draft for draft in below if _is_close_above(stream, segment, draft)]
            nearest = min(near, key=lambda d: (abs(segment.centre - sum(d.span) / 2), -d.span[0]), default=None)
            if nearest is not None and not nearest.place and not nearest.date:
                take_opening(nearest, segment, "place_date")
    for draft in drafts:
        if draft.place or draft.date:
            continue
        last = draft.last_row
        if stream.table is not None:
            _place_over_table(stream, draft, drafts)
        elif not any(_is_right_of(other, draft) for other in _between(drafts, ending, last - _BLOCK, last + _BLOCK)):
            _place_of_letter(stream, draft, taken)


def _by_row(drafts: Sequence[SignatureDraft], row: Callable[[SignatureDraft], int]) -> dict[int, list[int]]:
    """Return the numbers of the drafts by a row of each."""
    found: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        found.setdefault(row(draft), []).append(at)
    return found


def _between(
    drafts: Sequence[SignatureDraft], by_row: Mapping[int, list[int]], low: int, high: int
) -> list[SignatureDraft]:
    """Return the drafts of some rows, in their order."""
    return [drafts[at] for at in sorted(at for row in range(low, high + 1) for at in by_row.get(row, ()))]


def _top_row(draft: SignatureDraft) -> int:
    return min(s.row for s in draft.used)


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
        take_opening(draft, dated[0], "place_date")


def _place_over_table(stream: Stream, draft: SignatureDraft, drafts: Sequence[SignatureDraft]) -> None:
    """Take the place and date from the text right above the table that holds the block: the rightmost one's."""
    if any(other.span[0] > draft.span[1] for other in drafts):
        return
    top = _top_row(draft)
    if any(s.row < top for row in stream.rows[:top] for s in row if tell_kind(s.text) != "blank"):
        return
    for row in stream.before:
        for segment in row:
            if tell_kind(segment.text) in ("place_date", "date", "place"):
                take_opening(draft, segment, tell_kind(segment.text))
