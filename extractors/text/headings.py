"""Finds the lines that name a document, its office and its years: cover, titles, letterheads, "Instansi :"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.blocks import Heading
from extractors.model.document import Document, Line
from extractors.model.quote import Quote, join
from extractors.text.chapters import is_capital
from extractors.text.furniture import find_furniture
from extractors.text.inline_labels import patterns
from extractors.text.spacing import closed_up
from extractors.text.spans import find_nips

_COVER_LINES = 14
_LONGEST = 120
_RUNNING = 60  # lines of running text that are quoted as hints of the region
_OF_A_LAW = patterns("heading")["of_a_law"]
_REACH = 64  # letters before a year that may tell it to be a law's: more than _OF_A_LAW matches
_REGION = patterns("heading")["region"]
_GOES_ON = patterns("heading")["goes_on"]
_CONTINUES = patterns("heading")["continues"]
_ISSUER = patterns("heading")["issuer"]
_FRONT_PART = patterns("heading")["front_part"]
_NEVER = patterns("heading")["never"]
_SECTION = re.compile(r"^(?:[A-Z]|\d{1,2}(?:\.\d+)*)\.?\s")


@dataclass(frozen=True, slots=True)
class _Titled:
    quote: Quote
    text: str
    cover: bool


def find_headings(document: Document) -> tuple[Heading, ...]:
    """Return heading lines in reading order, then up to sixty lines of running text that name a region.

    A heading broken over two lines ("BADAN PERENCANAAN WILAYAH" / "DAN PENELITIAN") is one heading.
    """
    furniture = find_furniture(document)
    inside = {line for table in document.tables for cell in table.cells for line in cell.lines}
    lines = [line for line in document.all_lines if line.has_words]
    cover_end = _cover_end(lines)
    headings: list[Heading] = []
    repeated: set[str] = set()
    for at, line in enumerate(lines):
        if line in inside or (line in furniture and line.text in repeated):
            continue
        repeated.add(line.text)
        whole = closed_up(line)
        for piece in _pieces(line) if whole is line.quote or whole.words == line.words else (whole,):
            for heading in _headings(_Titled(piece, piece.text.strip(), at < cover_end)):
                headings = _joined(headings, heading, lines[at - 1] if at else None)
    headings.extend(_instansi_in_tables(document))
    heads = [line for page in document.pages for line in page.heads]
    headings.extend(Heading("letterhead", line.quote) for line in heads if _REGION.search(line.text))
    known = {place for heading in headings for place in heading.text.places}
    running = [
        x for x in lines if _REGION.search(x.text) and x not in furniture and x.words[0].place not in known
    ]  # fmt: skip
    headings.extend(Heading("running", line.quote) for line in running[:_RUNNING])
    return tuple(headings)


def _cover_end(lines: Sequence[Line]) -> int:
    """Return how many of the first lines may be a cover: those before the preface, the contents and running text."""
    for at, line in enumerate(lines[:_COVER_LINES]):
        text = line.text.strip()
        if _FRONT_PART.match(text) or (len(text) > 90 and not is_capital(text)) or text.endswith((";", ".")):
            return at
    return min(len(lines), _COVER_LINES)


def _pieces(line: Line) -> tuple[Quote, ...]:
    """Return the line, or its pieces where two titles stand side by side (above two signatures, in a running head)."""
    pieces = line.segments
    if len(pieces) != 2 or any(len(p.words) < 2 for p in pieces):
        return (line.quote,)
    office = patterns("heading")["letterhead"].match(pieces[0].text) or patterns("heading")["unit"].match(
        pieces[0].text
    )
    if all(is_capital(p.text) for p in pieces) or (office and pieces[1].text[:1].isupper()):
        return pieces
    return (line.quote,)


def _joined(found: list[Heading], heading: Heading, before: Line | None) -> list[Heading]:
    """Return the headings with one more, joined to the last where that goes on over the line's end."""
    if not found or before is None or heading.kind == "instansi":
        return [*found, heading]
    last = found[-1]
    adjacent = bool(last.text.words) and last.text.words[-1].place == before.words[-1].place
    if not adjacent or last.kind == "instansi" or is_capital(last.text.text) != is_capital(heading.text.text):
        return [*found, heading]
    if _ISSUER.match(heading.text.text):
        return [*found, heading]
    if _GOES_ON.search(last.text.text) or _CONTINUES.match(heading.text.text):
        return [*found[:-1], Heading(last.kind, join((last.text, heading.text)))]
    return [*found, heading]


def _instansi_in_tables(document: Document) -> Iterator[Heading]:
    """Yield the office of an organisation block that is ruled as a table ("Nama Organisasi | : | Dinas ...")."""
    label = patterns("heading")["instansi"]
    for table in document.tables:
        for row in range(table.n_rows):
            cells = [c for c in table.row(row) if c.text.strip(" :")]
            if len(cells) == 2 and label.match(f"{cells[0].text.strip(' :')} : x"):
                yield Heading("instansi", _value(cells[1].quote))


def _value(quote: Quote) -> Quote:
    start = len(quote.text) - len(quote.text.lstrip(" :"))
    return quote.part(start, len(quote.text))


def _headings(one: _Titled) -> Iterator[Heading]:
    label, text, quote = patterns("heading"), one.text, one.quote
    value = label["instansi"].match(text)
    if value is not None:
        yield Heading("instansi", quote.part(*value.span("value")))
        return
    if len(text) > _LONGEST or text.endswith((".", ";")) or _NEVER.match(text) or find_nips(text):
        return
    capital = len(text) > 2 and is_capital(text)
    if label["letterhead"].match(text) and (capital or one.cover):
        yield Heading("letterhead", quote)
    elif one.cover and (
        capital or any(label[n].match(text) for n in ("unit", "year")) or label["subject"].search(text)
    ):
        yield Heading("cover", quote)
    elif _is_title(text, capital=capital):
        yield Heading("title", quote)


def _is_title(text: str, *, capital: bool) -> bool:
    """Return whether a line in capitals names an office, a subject or a year, or a line in title case a subject."""
    label = patterns("heading")
    if capital:
        return any(label[name].search(text) for name in ("subject", "year", "unit"))
    return label["subject"].search(text) is not None and len(text) < 90 and _titled(text) and not _SECTION.match(text)


def _titled(text: str) -> bool:
    words = [w for w in text.split() if len(w) > 3]
    opened = sum(1 for w in words if w.lstrip('(“"')[:1].isupper())
    return bool(words) and text[:1].isupper() and opened >= len(words) * 0.8


def _with_owner(text: str, start: int) -> int:
    """Return where the two words before a year begin: they tell whose year it is ("Kecamatan X Tahun 2019")."""
    at = start
    for _ in range(2):
        word = text[:at].rsplit(None, 1)[-1:]
        at = text.rindex(word[0], 0, at) if word else at
    return at


def find_years(document: Document) -> tuple[Quote, ...]:
    """Return the mentions of a year or a period ("Tahun 2021", "2021-2026"), in reading order; those of laws are not."""
    label = patterns("heading")["year"]
    furniture = find_furniture(document)
    years: list[Quote] = []
    for line in document.all_lines:
        if line in furniture or not any(map(str.isdigit, line.text)):
            continue
        marks = [
            m
            for m in label.finditer(line.text)
            if not _OF_A_LAW.search(line.text[max(0, m.start() - _REACH) : m.start()])
        ]
        years.extend(line.quote.part(_with_owner(line.text, m.start()), m.end()) for m in marks)
    return tuple(years)
