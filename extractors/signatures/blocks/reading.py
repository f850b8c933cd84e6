"""Reads one signature block upwards from a NIP, in its own column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.model.quote import Quote, join
from extractors.signatures.blocks.pieces import in_column, piece_of_column
from extractors.signatures.blocks.sequence import Parts, read_parts
from extractors.signatures.blocks.weighing import ColumnLine, Part
from extractors.signatures.columns import LineSegment, Stream, gap_between
from extractors.signatures.draft import Anchor, Role, SignatureDraft
from extractors.signatures.lines import Kind, is_name, tell_kind
from extractors.text.inline_labels import patterns, word_list
from extractors.text.likeness import likeness
from extractors.text.spans import find_nips
from reference.load import read_rows
from reference.shared import promulgates

_LABELLED_NIP = re.compile(r"^\W*N\s?[Il1i|]\s?P\b[\s.:]*[\d .OoIl]{15,26}\W*$")
_NIP_LABEL = patterns("signature")["nip_label_alone"]
# "Penata (III/d)" by its group, "Penata fk. I" by its first word
_MISREAD_RANK = patterns("signature")["misread_rank"]
_WORD_LIKE = 0.85  # likeness of a line's letters to the first word of ranks: "Pemb.na", "Pemb na"
_RANK_LIKE, _LONG_RANK = 0.75, 14  # likeness (0..1) to a rank, and letters of a rank that it tells something of
_REACH = 22  # rows above a NIP in which its block may begin
SPACE = 16.0  # line heights that a signature may take between title and name
_SENTENCE = 60  # letters: a longer line of running text ends the way up
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


def without_rank_label(quote: Quote) -> Quote:
    """Return a rank without the label before it ("Pangkat : Pembina, IV/a")."""
    label = patterns("signature")["rank_label"].match(quote.text)
    return quote.part(label.end(), len(quote.text)) if label is not None else quote


def read_up(
    stream: Stream, anchor: Anchor, rivals: Sequence[Anchor], taken: set[tuple[int, float]]
) -> SignatureDraft | None:
    """Return the block that ends in the NIP line `anchor`; None where no name, title or rank stands with it."""
    draft = SignatureDraft(nip=anchor.nip, span=(anchor.segment.start, anchor.segment.end))
    columns = [(r.segment.start, r.segment.end) for r in rivals]
    column = _column_above(stream, anchor, columns, taken, draft)
    named = bool(anchor.name) and is_name(anchor.name.text)
    lines = [as_line(stream, column, at, anchor) for at in range(len(column))]
    lines[-1] = ColumnLine(
        lines[-1].text, lines[-1].gap, lines[-1].measured, lines[-1].page, lines[-1].wall, lines[-1].border,
        "low", named,
    )  # fmt: skip
    parts = read_parts(lines, margins=True)
    assemble(draft, column, parts, first=0)
    if named:
        draft.name, draft.name_row = clean_name(anchor.name), anchor.segment.row
    elif anchor.name and tell_kind(anchor.name.text.strip(" ,/")) == "rank":
        draft.pangkat = clean_name(anchor.name)
    _rank_below(stream, draft, anchor, columns)
    if draft.name or draft.titles or draft.pangkat:
        return draft
    # a stamp may hide the name, and what is over it: a number behind its label stays
    return draft if _is_scanned(anchor.segment) and _LABELLED_NIP.match(anchor.segment.text) else None


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
        apart = gap is not None and segment.quote.box is not None and gap > SPACE
        if (segment.row, segment.start) in taken or pages > 1 or apart:
            break
        if find_nips(segment.text) or (len(segment.text) > _SENTENCE and tell_kind(segment.text) == "prose"):
            break
        found.append(segment)
        if anchor.segment.row - at <= 4 and is_name(segment.text):
            draft.span = (min(draft.span[0], segment.start), max(draft.span[1], segment.end))
    return list(reversed(found))


def as_line(stream: Stream, column: Sequence[LineSegment], at: int, anchor: Anchor | None = None) -> ColumnLine:
    """Return a piece of a column as the reader of sequences wants it."""
    segment = column[at]
    fixed: Part | None = None
    if anchor is not None and anchor.segment.row - segment.row <= 3:
        misread = _is_scanned(segment) and is_misread_rank(segment.text)
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


def assemble(draft: SignatureDraft, column: Sequence[LineSegment], found: Parts, *, first: int) -> None:
    """Give each line to the part of the block that it was read as."""
    names: list[LineSegment] = []
    for at in range(first, len(column)):
        segment, part = column[at], found.parts[at]
        if part in ("before", "after"):
            next_part = found.parts[at + 1] if at + 1 < len(column) else "after"
            draft.electronic |= next_part not in ("before", "after") and _is_electronic(segment)
            continue
        if part == "opening":
            take_opening(draft, segment, tell_kind(segment.text))
            continue
        draft.use(segment)
        if part == "title" or (part == "low" and _is_title_below(segment, anchored=at == len(column) - 1)):
            draft.titles.append(segment)
        elif part == "name":
            names.append(segment)
        elif part == "low" and _is_rank(segment):
            draft.pangkat = join((draft.pangkat, without_rank_label(segment.quote)))
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


def is_misread_rank(text: str) -> bool:
    """Return whether a scanned line is like a rank of civil servants ("Fembma Ctama Muda")."""
    plain = re.sub(r"[\W\d_]", "", text.casefold())
    if _MISREAD_RANK.search(text) is not None:
        return True
    if any(likeness(plain, rank, _RANK_LIKE) >= _RANK_LIKE for rank in _long_ranks()):
        return True
    return any(likeness(plain, word, _WORD_LIKE) >= _WORD_LIKE for word in word_list("rank_openings"))


@cache
def _long_ranks() -> tuple[str, ...]:
    plain = (re.sub(r"\W", "", row["pangkat"].casefold()) for row in read_rows("pangkat.csv"))
    return tuple(rank for rank in plain if len(rank) >= _LONG_RANK)


def _is_rank(segment: LineSegment) -> bool:
    if find_nips(segment.text) or _NIP_LABEL.match(segment.text.strip()):
        return False
    return tell_kind(segment.text) == "rank" or (_is_scanned(segment) and is_misread_rank(segment.text))


def _rank_below(stream: Stream, draft: SignatureDraft, anchor: Anchor, columns: Sequence[tuple[float, float]]) -> None:
    """Take a rank that is printed below the NIP instead of above it."""
    row = anchor.segment.row
    if row + 1 >= len(stream.rows) or draft.pangkat:
        return
    below = in_column(stream.rows[row + 1], *draft.span, columns)
    if below is not None and tell_kind(below.text) == "rank":
        draft.pangkat = without_rank_label(below.quote)
        draft.use(below)


def take_opening(draft: SignatureDraft, segment: LineSegment, kind: Kind) -> bool:
    """Take a place, a date or a mark, from top to bottom; return False where the block has one already."""
    labels, quote, text = patterns("signature"), segment.quote, segment.text
    if kind in _ROLES:
        if draft.role != "penanda_tangan":
            return False
        draft.role, draft.mark = _ROLES[kind], quote
    elif kind == "place_date":
        if draft.place or draft.date:
            return False
        match = labels["place_date"].match(text) or labels["place_date_loose"].match(text)
        if match is None:
            return False
        draft.place, draft.date = quote.part(*match.span("place")), quote.part(*match.span("date"))
    elif kind == "date":
        match = labels["date"].match(text)
        if match is None or draft.date:
            return False
        draft.date = quote.part(*match.span("date"))
    elif kind == "place":
        match = labels["place"].match(text)
        if match is None or draft.place or draft.date:
            return False
        draft.place = quote.part(*match.span("place"))
        if match.group("date"):
            draft.date = quote.part(*match.span("date"))
        if promulgates(text):
            draft.mark = quote
    draft.use(segment)
    return True
