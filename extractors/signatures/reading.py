"""Reads one signature block: upwards from a NIP, or downwards from what opens it, in its own column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Quote, join
from extractors.signatures.columns import LineSegment, Stream, gap_between, in_column
from extractors.signatures.lines import Kind, has_degree, is_degrees, is_name, tell_kind
from extractors.text.inline_labels import patterns

_NIP_LABEL = re.compile(r"^N\s?[Il1i]\s?P\s*[.:]*$", re.IGNORECASE)
# "Penata (III/d)" by its group, "Penata fk. I" by its first word
_MISREAD_RANK = re.compile(
    r"[IVl1|]{1,3}\s?/\s?[a-e]\b"
    r"|^\W*(?:\w{1,3}\s)?(?i:pemb\wn\w|[pfb]enat\w|peng\wtur)\w?(?:\W+(?:\w{1,2}|[Tt]k\w{0,2}|\w{0,3}ngkat)){0,4}\W*$"
)

Role = Literal["penanda_tangan", "pengesah_salinan", "pihak_pertama", "pihak_kedua"]

_REACH = 18  # rows above a NIP in which its block may begin
_DOWN = 12  # rows below its opening in which the name stands
_TITLE_LINES = 6
_CLOSE = 1.9  # line heights between two lines of one title
_SPACE = 14.0  # line heights that a signature may take between title and name
_INK = 2.5  # line heights of white that a signature needs
_FAR = 5.0  # line heights between the title and the place, date or mark above it
_ROLES: dict[Kind, Role] = {
    "certified": "pengesah_salinan",
    "second_party": "pihak_kedua",
    "first_party": "pihak_pertama",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A NIP line: its piece of the row, the number, and the name where it stands on the same line."""

    segment: LineSegment
    nip: Quote
    name: Quote = Quote()


@dataclass(slots=True)
class SignatureDraft:
    """A block in the making; `taken` marks the pieces it has used."""

    name: Quote = Quote()
    nip: Quote = Quote()
    pangkat: Quote = Quote()
    titles: list[LineSegment] = field(default_factory=list)
    place: Quote = Quote()
    date: Quote = Quote()
    mark: Quote = Quote()
    role: Role = "penanda_tangan"
    name_row: int = -1
    span: tuple[float, float] = (0.0, 0.0)
    used: list[LineSegment] = field(default_factory=list)

    @property
    def taken(self) -> set[tuple[int, float]]:
        """Return the pieces that this block has used, by row and start."""
        return {(s.row, s.start) for s in self.used}

    def use(self, segment: LineSegment) -> None:
        """Note a piece as part of the block."""
        self.used.append(segment)

    def block(self) -> SignatureBlock:
        """Return the finished block, its lines from top to bottom."""
        lines = sorted(self.used, key=lambda s: (s.row, s.start))
        titles = join(s.quote for s in sorted(self.titles, key=lambda s: (s.row, s.start)))
        return SignatureBlock(
            self.role, self.name, self.nip, self.pangkat, titles, self.place, self.date, self.mark,
            tuple(s.quote for s in lines),
        )  # fmt: skip


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
    draft.use(anchor.segment)
    if anchor.name and is_name(anchor.name.text):
        draft.name, draft.name_row = clean_name(anchor.name), anchor.segment.row
    elif anchor.name and tell_kind(anchor.name.text.strip(" ,/")) == "rank":
        draft.pangkat = clean_name(anchor.name)
    columns = [(r.segment.start, r.segment.end) for r in rivals]
    _rank_below(stream, draft, anchor, columns)
    below = anchor.segment
    for at in range(anchor.segment.row - 1, max(-1, anchor.segment.row - _REACH), -1):
        segment = in_column(stream.rows[at], *draft.span, columns)
        if segment is None:
            continue
        if (segment.row, segment.start) in taken or _crosses(stream, draft, segment, below):
            break
        if not _take_above(draft, segment, below):
            break
        below = segment
    _place_beside(stream, draft, columns, taken)
    return draft if draft.name or draft.titles or draft.pangkat else None  # a stamp may hide the name: the NIP stays


def _rank_below(stream: Stream, draft: SignatureDraft, anchor: Anchor, columns: Sequence[tuple[float, float]]) -> None:
    """Take a rank that is printed below the NIP instead of above it."""
    row = anchor.segment.row
    if row + 1 >= len(stream.rows):
        return
    below = in_column(stream.rows[row + 1], *draft.span, columns)
    above = in_column(stream.rows[row - 1], *draft.span, columns) if row else None
    if below is not None and tell_kind(below.text) == "rank" and (above is None or tell_kind(above.text) != "rank"):
        draft.pangkat = below.quote
        draft.use(below)


def _crosses(stream: Stream, draft: SignatureDraft, segment: LineSegment, below: LineSegment) -> bool:
    """Return whether the way up leaves the block: over a table, a cell's border, a page, a wide white."""
    if any(segment.row < wall <= below.row for wall in stream.walls) and draft.name:
        return True
    if segment.cell != below.cell and draft.name and (draft.titles or draft.mark):
        return True
    if segment.quote.page != below.quote.page:
        return bool(draft.name and (draft.titles or draft.mark))
    gap = gap_between(segment, below)
    if gap is None or segment.quote.box is None:
        return False
    if not draft.name:
        return gap > _FAR
    return gap > (_FAR if draft.titles else _SPACE)


def _take_above(draft: SignatureDraft, segment: LineSegment, below: LineSegment) -> bool:
    """Give one line above to the part of the block that it is; return False where the block begins below it."""
    text = segment.text.strip()
    kind = tell_kind(text)
    if kind in ("ttd", "blank"):
        draft.use(segment)
        return True
    if not draft.name:
        return _take_person(draft, segment, kind)
    if is_degrees(draft.name.text) and not draft.titles and is_name(text):
        draft.name = clean_name(join((segment.quote, draft.name)))
        draft.use(segment)
        return True
    if kind in _ROLES or kind in ("place_date", "place", "date", "approval"):
        return _take_opening(draft, segment, kind)
    if draft.place or draft.date or draft.mark:
        return False
    if kind in ("office", "acting", "unit", "plain") and _joins_title(draft, segment, below, kind):
        draft.titles.append(segment)
        draft.use(segment)
        return True
    return False


def _take_person(draft: SignatureDraft, segment: LineSegment, kind: Kind) -> bool:
    if kind == "rank" and not draft.pangkat:
        draft.pangkat = segment.quote
    elif not draft.pangkat and _MISREAD_RANK.search(segment.text) and _is_scanned(segment):
        draft.pangkat = segment.quote  # its words are misread, its group or its first word tells that it is one
    elif _NIP_LABEL.match(segment.text.strip()):  # the label stands alone above its number
        pass
    elif kind in ("placeholder", "form", "prose"):
        return False
    elif is_name(segment.text) or (kind == "plain" and is_degrees(segment.text)):
        draft.name, draft.name_row = clean_name(segment.quote), segment.row
        draft.span = (min(draft.span[0], segment.start), max(draft.span[1], segment.end))
    elif kind in ("office", "acting"):  # signed without a name in print: the title stands directly over the number
        draft.titles.append(segment)
        draft.name_row = segment.row
        draft.use(segment)
        return False
    else:
        return False
    draft.use(segment)
    return True


def _is_scanned(segment: LineSegment) -> bool:
    return any(word.engine == "ocr" for word in segment.quote.words)


def _joins_title(draft: SignatureDraft, segment: LineSegment, below: LineSegment, kind: Kind) -> bool:
    """Return whether a line above the name is (more of) the title."""
    if len(draft.titles) >= _TITLE_LINES:
        return False
    if not draft.titles:
        return kind != "plain" or segment.text.isupper() or segment.text.rstrip().endswith(",")
    gap = gap_between(segment, below)
    if gap is not None and gap > _CLOSE:
        return False
    labels = patterns("signature")
    top = draft.titles[-1].text.strip()
    if tell_kind(top) in ("office", "acting") and not labels["bare_office"].match(top):
        return kind in ("office", "acting")
    return True


def _take_opening(draft: SignatureDraft, segment: LineSegment, kind: Kind, *, down: bool = False) -> bool:
    """Take a place, a date or a mark; return False where the block has one already (a date stands below its place)."""
    labels, quote, text = patterns("signature"), segment.quote, segment.text
    if kind in _ROLES:
        if draft.role != "penanda_tangan" or (kind != "certified" and draft.place):
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
        if found is None or draft.date or (draft.place and not down):
            return False
        draft.date = quote.part(*found.span("date"))
    elif kind == "place":
        found = labels["place"].match(text)
        if found is None or draft.place or (down and draft.date):
            return False
        draft.place = quote.part(*found.span("place"))
        if found.group("date") and not draft.date:
            draft.date = quote.part(*found.span("date"))
        if text.casefold().startswith("diundangkan"):
            draft.mark = quote
    draft.use(segment)
    return True


def _place_beside(
    stream: Stream, draft: SignatureDraft, columns: Sequence[tuple[float, float]], taken: set[tuple[int, float]]
) -> None:
    """Take the place and date that stand above the block but beside its column, where nobody else can claim them."""
    if draft.place or draft.date:
        return
    if stream.table is not None:
        _place_over_table(stream, draft, columns)
        return
    if columns:
        return
    top = min(draft.used, key=lambda s: s.row)
    for at in range(top.row - 1, max(-1, top.row - 3), -1):
        for segment in stream.rows[at]:
            gap = gap_between(segment, top)
            if tell_kind(segment.text) != "place_date" or (segment.row, segment.start) in taken:
                continue
            if (gap is None or gap <= _FAR) and not any(segment.row < w <= top.row for w in stream.walls):
                _take_opening(draft, segment, "place_date")
                return


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
    if kind in ("office", "acting"):
        head = patterns("signature")["head_of_region"].match(opening.text.strip())
        if neighbour is None and not (head and _signed_below(stream, opening)):
            return None
        draft.titles.append(opening)
        draft.use(opening)
    elif not _take_opening(draft, opening, kind, down=True):
        return None
    above = opening
    signed = False
    for at in range(opening.row + 1, min(len(stream.rows), opening.row + _DOWN + 1)):
        segment = in_column(stream.rows[at], *draft.span, columns)
        if segment is None:
            continue
        if (segment.row, segment.start) in taken or any(above.row < w <= segment.row for w in stream.walls):
            return None
        kind = tell_kind(segment.text)
        gap = gap_between(above, segment)
        if kind in ("ttd", "blank"):
            signed = True
        elif _ends_down(draft, segment, kind, neighbour, signed=signed, gap=gap):
            draft.name, draft.name_row = clean_name(segment.quote), segment.row
            draft.use(segment)
            break
        elif not _take_below(draft, segment, kind, signed=signed, gap=gap):
            return None
        draft.use(segment)
        draft.span = (min(draft.span[0], segment.start), max(draft.span[1], segment.end))
        above = segment
    return _finished(stream, draft, columns)


def _take_below(draft: SignatureDraft, segment: LineSegment, kind: Kind, *, signed: bool, gap: float | None) -> bool:
    if kind in ("place_date", "place", "date", "approval", *_ROLES):
        return not draft.titles and _take_opening(draft, segment, kind, down=True)
    if signed or kind not in ("office", "acting", "unit", "plain"):
        return False
    if not draft.titles and kind == "plain" and not draft.mark:
        return False
    if gap is not None and gap > _FAR:
        return False
    draft.titles.append(segment)
    return len(draft.titles) <= _TITLE_LINES


def _ends_down(
    draft: SignatureDraft,
    segment: LineSegment,
    kind: Kind,
    neighbour: SignatureDraft | None,
    *,
    signed: bool,
    gap: float | None,
) -> bool:
    """Return whether a line on the way down is the name."""
    if not draft.titles and draft.role == "penanda_tangan":
        return False
    if not is_name(segment.text) or kind == "prose":
        return False
    in_cells = segment.cell >= 0 and segment.quote.box is None  # lines of two cells have no common height there
    if neighbour is not None and neighbour.name_row >= 0 and not in_cells:
        near = abs(segment.row - neighbour.name_row) <= 1
        return near and (bool(draft.titles) or draft.role != "penanda_tangan")
    if signed or has_degree(segment.text):
        return True
    if gap is None:
        return kind == "plain"
    titled = bool(draft.titles) and draft.titles[-1].text.rstrip().endswith(",")
    return gap > _CLOSE or (titled and kind == "plain" and len(segment.quote.words) > 1)


def _is_beside(draft: SignatureDraft, opening: LineSegment) -> bool:
    """Return whether a block stands in the next column at the height of `opening`."""
    apart = draft.span[1] < opening.start or opening.end < draft.span[0]
    first = min(s.row for s in draft.used)
    return apart and first - 2 <= opening.row <= draft.name_row <= opening.row + _DOWN


def _signed_below(stream: Stream, opening: LineSegment) -> bool:
    """Return whether a ttd or the white of a signature stands close under the title of a head of a region."""
    above = opening
    for at in range(opening.row + 1, min(len(stream.rows), opening.row + 5)):
        segment = in_column(stream.rows[at], opening.start, opening.end)
        if segment is None:
            continue
        if tell_kind(segment.text) == "ttd":
            return True
        gap = gap_between(above, segment)
        if gap is not None and gap >= (_INK if segment.quote.box is not None else 2) and is_name(segment.text):
            return True
        above = segment
    return False


def _finished(stream: Stream, draft: SignatureDraft, columns: Sequence[tuple[float, float]]) -> SignatureDraft | None:
    """Return the draft with the rank below its name; None where it holds no name."""
    if not draft.name:
        return None
    if draft.name_row + 1 < len(stream.rows):
        below = in_column(stream.rows[draft.name_row + 1], *draft.span, columns)
        if below is not None and tell_kind(below.text) == "rank":
            draft.pangkat = below.quote
            draft.use(below)
    return draft
