"""Finds the head of a decree (kind, number, subject, place and date), its rulings, and the heads of its annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.decree.considerations import find_considerations
from extractors.legal.marks import is_decision
from extractors.model.blocks import Decree, Diktum, LampiranHead
from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.heads.find import find_header
from extractors.text.chapters import body_lines, chapter_number, find_announcements, find_chapters, is_capital
from extractors.text.inline_labels import patterns, word_list
from reference.shared import ruling_numbers

__all__ = ["chapter_number", "find_annexes", "find_announcements", "find_chapters", "find_decrees"]

_HEAD = 9  # lines below the kind line in which number and subject stand
_SUBJECT = 10  # lines that a subject may take
_ANNEX = 8  # lines below "LAMPIRAN" in which number and date stand
_SHORT = 90
_FOREIGN = patterns("decree")["of_the_title"]
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Start:
    at: int
    kind: Quote
    after: int


def find_decrees(document: Document) -> tuple[Decree, ...]:
    """Return the decrees and regulations that the document itself is, by their heads; annexes name no decree."""
    lines = body_lines(document)
    starts: list[_Start] = []
    for at in range(len(lines)):
        found = _start(lines, at)
        if found is not None and (not starts or found.at - starts[-1].at > _HEAD):
            starts.append(found)
    if not starts:
        headless = _headless(lines)
        if headless is None:
            return ()
        starts = [headless]
    edges = [*(s.at for s in starts[1:]), len(lines)]
    listed = _lines_of_lists(document)
    return tuple(_decree(lines, start, end, listed) for start, end in zip(starts, edges, strict=True))


def _lines_of_lists(document: Document) -> frozenset[int]:
    """Return the ids of the lines of tables of indicators: what they hold is no part of a ruling."""
    tables = (block for block in document.blocks if isinstance(block, Table) and find_header(block) is not None)
    return frozenset(id(line) for table in tables for cell in table.cells for line in cell.lines)


def _start(lines: Sequence[Line], at: int) -> _Start | None:
    """Return the kind of a decree that begins at a line: "KEPUTUSAN CAMAT X", or "KEPUTUSAN" over "KEPALA DINAS X"."""
    label, text = patterns("decree"), lines[at].text.strip()
    if not text[:1].isupper() or len(text) > _SHORT + 40 or not is_capital(text):
        return None
    if at and (
        lines[at - 1].text.casefold().startswith(word_list("annex")) or _FOREIGN.match(lines[at - 1].text.strip())
    ):
        return None
    if label["kind"].match(text):
        kind, after = lines[at].quote, at + 1
    elif label["kind_alone"].match(text) and at + 1 < len(lines):
        kind, after = join((lines[at].quote, lines[at + 1].quote)), at + 2
        if not label["kind"].match(kind.text) or not is_capital(lines[at + 1].text):
            return None
    else:
        return None
    near = lines[after : after + _HEAD]
    named = any(label["number"].match(x.text) or label["tentang"].match(x.text) for x in near)
    return _Start(at, kind, after) if named or label["kind_number"].search(kind.text) else None


def _headless(lines: Sequence[Line]) -> _Start | None:
    """Return a decree whose kind is not in the text (a picture): "Nomor", "Tentang", then "Menimbang"."""
    label = patterns("decree")
    for at, line in enumerate(lines[:60]):
        match = label["tentang"].match(line.text)
        if match is None or match.group("rest") or line.text.casefold().startswith(word_list("annex")):
            continue
        if not any(label["considers"].match(x.text) for x in lines[at + 1 : at + 2 + _SUBJECT]):
            continue
        first = max(0, at - 3)
        return _Start(first, Quote(), first) if not _in_annex(lines, at) else None
    return None


def _in_annex(lines: Sequence[Line], at: int) -> bool:
    return any(x.text.casefold().startswith(word_list("annex")) for x in lines[max(0, at - 5) : at])


def _decree(lines: Sequence[Line], start: _Start, end: int, listed: frozenset[int]) -> Decree:
    label = patterns("decree")
    kind, number, number_line = [start.kind] if start.kind else [], Quote(), Quote()
    inline = label["kind_number"].search(start.kind.text)
    if inline is not None and _HAS_DIGIT.search(inline.group("number")):
        number_line, number = start.kind, start.kind.part(*inline.span("number"))
        kind = [start.kind.part(0, inline.start())]
    at = start.after
    while at < min(end, start.after + _HEAD) and not number_line:
        match = label["number"].match(lines[at].text)
        if match is not None:
            number_line = lines[at].quote
            number = number_line.part(*match.span("number")) or _value_below(lines, at)
        elif label["tentang"].match(lines[at].text) or label["tentang_end"].match(lines[at].text):
            break
        elif start.kind:
            kind.append(lines[at].quote)
        at += 1
    tentang, at = _tentang(lines, at, end, labelled=not number_line)
    place, date, date_line = _date(lines, at, end)
    reasons = find_considerations(lines[at:end])
    dikta = _dikta(lines[at:end], listed)
    return Decree(join(kind), number, number_line, tentang, place, date, date_line, dikta, reasons)


def _tentang(lines: Sequence[Line], at: int, end: int, *, labelled: bool) -> tuple[Quote, int]:
    """Return the subject and the line behind it; without "TENTANG" the capitals below the number are the subject."""
    label = patterns("decree")
    for i in range(at, min(end, at + 4)):
        match = label["tentang"].match(lines[i].text)
        if match is not None:
            rest = lines[i].quote.part(*match.span("rest")) if match.group("rest") else Quote()
            return _subject(lines, i + 1, end, rest)
    return (Quote(), at) if labelled else _subject(lines, at, end, Quote())


def _subject(lines: Sequence[Line], at: int, end: int, rest: Quote) -> tuple[Quote, int]:
    """Return the lines of a subject: up to the issuer's line (which ends with a comma) or the next part."""
    label = patterns("decree")
    parts = [rest] if rest else []
    for k in range(at, min(end, at + _SUBJECT)):
        text = lines[k].text.strip()
        if label["tentang_end"].match(text) or not (is_capital(text) or (not parts and text[:1].isupper())):
            return join(parts), k
        if parts and (text.endswith(",") or _is_issuer(lines, k)):
            return join(parts), k
        parts.append(lines[k].quote)
    return join(parts), min(end, at + _SUBJECT)


def _is_issuer(lines: Sequence[Line], at: int) -> bool:
    """Return whether the lines from here on name the officer who decides: "Menimbang" follows within two lines."""
    label = patterns("decree")
    if label["issuer"].match(lines[at].text) is None:
        return False
    return any(label["tentang_end"].match(x.text) for x in lines[at + 1 : at + 4])


def _date(lines: Sequence[Line], at: int, end: int) -> tuple[Quote, Quote, Quote]:
    """Return (place, date, date's line) of "Ditetapkan di", "Pada tanggal" below the head; an annex ends the search."""
    label = patterns("signature")
    place = Quote()
    for i in range(at, end):
        if place and lines[i].text.casefold().startswith(word_list("annex")):
            break
        for segment in _segments(lines[i]):
            match = label["place"].match(segment.text)
            if match is not None and patterns("decree")["dated"].match(segment.text):
                place = place or segment.part(*match.span("place"))
                if match.group("date"):
                    return place, segment.part(*match.span("date")), segment
            dated = label["date"].match(segment.text)
            if dated is not None and place:
                return place, segment.part(*dated.span("date")), segment
    return place, Quote(), Quote()


def _segments(line: Line) -> Sequence[Quote]:
    return (line.quote, *line.segments) if len(line.segments) > 1 else (line.quote,)


def _dikta(lines: Sequence[Line], listed: frozenset[int]) -> tuple[Diktum, ...]:
    """Return the rulings; a list of indicators (lines with an id in `listed`) ends the one above it.

    Not where the line below the list goes on in small letters.
    """
    label, stop = patterns("decree"), patterns("signature")
    found: list[tuple[Quote, list[Quote]]] = []
    decided = False
    ended = False
    for line in lines:
        decided = decided or is_decision(line.text)
        ended = ended or id(line) in listed
        if not decided or id(line) in listed:
            continue
        mark = label["diktum"].match(line.text)
        if mark is not None and _follows(found, mark.group("word"), line.text[mark.end("word") :]):
            rest = line.quote.part(*mark.span("rest"))
            found.append((line.quote.part(*mark.span("word")), [rest] if rest else []))
            ended = False
        elif any(stop["place"].match(s.text) or stop["place_date"].match(s.text) for s in _segments(line)):
            break
        elif found and (not ended or line.text[:1].islower()) and line.text.strip(" :"):
            ended = False
            found[-1][1].append(line.quote)
    return tuple(Diktum(word, _without_colon(join(parts))) for word, parts in found)


def _follows(found: Sequence[tuple[Quote, list[Quote]]], word: str, after: str) -> bool:
    """Return whether an ordinal may open the next ruling: "sebagaimana dimaksud Diktum / KEDUA Keputusan ini" opens none.

    `after`: what stands behind it in its line.
    """
    if not found:
        return True
    last, own = _ordinal(found[-1][0].text), _ordinal(word)
    named = patterns("decree")["diktum_named"].search(join(found[-1][1]).text)
    return own == last + 1 and after.lstrip().startswith(":") if named else own > last


def _ordinal(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", word.casefold())
    return ruling_numbers().get(letters, 0)


def _without_colon(quote: Quote) -> Quote:
    start = len(quote.text) - len(quote.text.lstrip(" :"))
    return quote.part(start, len(quote.text))


def find_annexes(document: Document) -> tuple[LampiranHead, ...]:
    """Return the heads of annexes that name their decree, with the number and date they repeat."""
    lines = body_lines(document)
    label = patterns("decree")
    heads: list[LampiranHead] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        if not text.casefold().startswith(word_list("annex")) or len(text) > _SHORT or text.endswith((".", ";")):
            continue
        if label["annex"].match(text):
            head = _annex(lines, at)
            if head.number or head.date:
                heads.append(head)
    return tuple(heads)


def _annex(lines: Sequence[Line], at: int) -> LampiranHead:
    label, dated = patterns("decree"), patterns("signature")["date"]
    number, date, tentang = Quote(), Quote(), Quote()
    for i in range(at, min(len(lines), at + _ANNEX)):
        for segment in _segments(lines[i]):
            if not number and (m := label["number"].match(segment.text)) is not None:
                number = segment.part(*m.span("number")) or _value_below(lines, i)
            if not date and (m := dated.match(segment.text)) is not None:
                date = segment.part(*m.span("date")) or _value_below(lines, i)
            if not tentang and (m := label["tentang"].match(segment.text)) is not None:
                rest = segment.part(*m.span("rest")) or _value_below(lines, i)
                tentang = _annex_subject(lines, i, rest)
    return LampiranHead(lines[at].quote, number, date, tentang)


def _value_below(lines: Sequence[Line], at: int) -> Quote:
    """Return the value of a label whose colon and value stand in cells of their own; an empty quote where none does."""
    if at + 2 >= len(lines) or lines[at + 1].text.strip() not in (":", ";"):
        return Quote()
    label, text = patterns("decree"), lines[at + 2].text.strip()
    if label["number"].match(text) or label["tentang"].match(text) or patterns("signature")["date"].match(text):
        return Quote()
    return lines[at + 2].quote


def _annex_subject(lines: Sequence[Line], at: int, rest: Quote) -> Quote:
    """Return the subject of an annex head: the lines in capitals that hang below its first."""
    parts = [rest] if rest else []
    for line in lines[at + 1 : at + 5]:
        left = line.words[0].place.box
        first = parts[0].words[0].place.box if parts else None
        if not is_capital(line.text) or (left is not None and first is not None and abs(left.x0 - first.x0) > 6):
            break
        if first is None and left is None:
            break
        parts.append(line.quote)
    return join(parts)
