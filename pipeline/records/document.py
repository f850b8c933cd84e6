"""What a document is: kind, institution, region, years, decree."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model.blocks import Blocks, Decree, Heading
from extractors.model.document import Document
from extractors.model.quote import Quote
from normalizers.institution import Institution, InstitutionHint, choose_institution
from normalizers.nomor import Nomor, parse_nomor
from normalizers.parsed import Parsed
from normalizers.periode import Periode, parse_periode
from normalizers.tanggal import Tanggal, parse_tanggal
from normalizers.wilayah import Hint, Wilayah, find_regions
from pipeline.reading import Reading, read_as
from reference.load import read_settings

_TITLE_KINDS = ("cover", "title")
_CAPTION = re.compile(r"\W*(?:tabel|gambar|grafik|bagan|diagram)\s*\d", re.IGNORECASE)
_REGULATION = re.compile(r"\W*(?:p\s*e\s*r\s*a\s*t\s*u\s*r\s*a\s*n|undang-undang|qanun)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CITED = re.compile(
    r"(?:\bno(?:mor)?\b[.:\s]*\S+|\b(?:lembaran|berita)\s+(?:negara|daerah)\b.{0,60}?)\s+tahun\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_OWN_YEAR = re.compile(r"^[^\d./]*\btahun(?:\s+anggaran)?\s+((?:19|20)\d\d)$", re.IGNORECASE)
_IKU_TITLE = re.compile(r"indikator\s*kinerja|\biku\b|perjanjian\s+kinerja", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The document's own facts."""

    kind: str
    title: Quote
    institution: Reading[Institution]
    region: Parsed[Wilayah]
    years: Reading[Periode]
    decree: Decree | None
    decree_number: Reading[Nomor]
    decree_date: Reading[Tanggal]
    doubts: tuple[str, ...] = ()


def interpret(document: Document, blocks: Blocks) -> DocumentRecord:
    """Return the facts of a document from its headings, decrees, signatures and years."""
    decree = _own_decree(blocks.decrees)
    title = _title(blocks.headings, decree)
    number = decree.number if decree is not None else Quote()
    if not number and blocks.annexes:
        number = next((a.number for a in blocks.annexes if a.number), Quote())
    decree_number = read_as(number, parse_nomor)
    date = _decree_date(decree, blocks)
    return DocumentRecord(
        kind=_kind(blocks, title, decree),
        title=title,
        institution=_institution(blocks),
        region=find_regions(_hints(blocks, decree_number)),
        years=_years(blocks, title, decree_number, decree),
        decree=decree,
        decree_number=decree_number,
        decree_date=date,
    )


def _own_decree(decrees: Sequence[Decree]) -> Decree | None:
    """Return the decree that the document is: the first with a number line, else the first."""
    return next((d for d in decrees if d.number_line), decrees[0] if decrees else None)


def _decree_date(decree: Decree | None, blocks: Blocks) -> Reading[Tanggal]:
    if decree is not None and decree.date:
        return read_as(decree.date, parse_tanggal)
    dated = next((a.date for a in blocks.annexes if a.date), Quote())
    return read_as(dated, parse_tanggal)


def _titles(headings: Sequence[Heading]) -> list[Quote]:
    """Return the title lines in reading order; captions of tables and pictures are none."""
    return [h.text for h in headings if h.kind in _TITLE_KINDS and not _CAPTION.match(h.text.text)]


def _title(headings: Sequence[Heading], decree: Decree | None) -> Quote:
    titles = _titles(headings)
    named = next((t for t in titles if _IKU_TITLE.search(t.text)), None)
    if decree is not None and decree.tentang:
        return decree.tentang
    return named if named is not None else (titles[0] if titles else Quote())


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document, and what tells it: its title lines, else the titles of its chapters."""

    name: str
    titles: re.Pattern[str]
    chapters: re.Pattern[str] | None


@cache
def _kinds() -> tuple[_Kind, ...]:
    data = read_settings("document_kinds.toml")
    return tuple(
        _Kind(
            k["name"],
            re.compile("|".join(k["titles"]), re.IGNORECASE),
            re.compile("|".join(k["chapters"]), re.IGNORECASE) if "chapters" in k else None,
        )
        for k in data["kind"]
    )


def _kind(blocks: Blocks, title: Quote, decree: Decree | None) -> str:
    """Return the kind: what its subject or first title lines name, else its chapters, else most title lines."""
    subject = decree.tentang.text if decree is not None else ""
    lines = [t.text for t in _titles(blocks.headings)]
    if decree is not None and _is_regulation(decree, lines):
        return "iku" if _IKU_TITLE.search(subject) and blocks.tables else "regulation"
    for text in ([subject] if subject else []) + lines[:6]:
        for kind in _kinds():
            if kind.name != "regulation" and kind.titles.search(text) and not (kind.name == "decree" and subject):
                return kind.name
    if decree is not None:
        return "decree"
    for chapter in blocks.chapters:
        for kind in _kinds():
            if kind.chapters is not None and kind.chapters.search(chapter.title.text):
                return kind.name
    counted = Counter(kind.name for text in lines for kind in _kinds() if kind.titles.search(text))
    return counted.most_common(1)[0][0] if counted else ("iku" if blocks.tables else "other")


def _is_regulation(decree: Decree, lines: Sequence[str]) -> bool:
    """Return whether the head of a decree says PERATURAN; where its kind was not read, whether a line above says so."""
    if decree.kind:
        return _REGULATION.match(decree.kind.text) is not None
    subject = decree.tentang.text
    above = itertools.takewhile(lambda text: not subject.startswith(text), lines[:6])
    return any(_REGULATION.match(text) for text in above)


def _institution(blocks: Blocks) -> Reading[Institution]:
    """Return the office with the quote that names it best."""
    hints: list[tuple[str, Quote]] = [(h.kind, h.text) for h in blocks.headings if h.kind != "running"]
    hints += [("jabatan", s.jabatan) for s in blocks.signatures if s.jabatan and s.role == "penanda_tangan"]
    hints += [("decree", d.kind) for d in blocks.decrees]
    hints += [("title", t.unit_name) for t in blocks.tables if t.unit_name]
    chosen = choose_institution(tuple(InstitutionHint(kind, quote.text) for kind, quote in hints))
    if chosen.value is None:
        return Reading(Quote(), Parsed())
    quote = next((q for _, q in hints if q.text == chosen.value.source), Quote())
    return Reading(quote, chosen)


def _hints(blocks: Blocks, number: Reading[Nomor]) -> tuple[Hint, ...]:
    """Return where a region may be read, strongest kinds first; titles of laws are no hint of the office's region."""
    found = [Hint(h.kind, h.text.text) for h in blocks.headings if h.kind != "running"]
    found += [Hint("title", d.kind.text) for d in blocks.decrees]
    found += [Hint("title", d.tentang.text) for d in blocks.decrees if d.tentang]
    found += [Hint("title", t.unit_name.text) for t in blocks.tables if t.unit_name]
    found += [Hint("jabatan", s.jabatan.text) for s in blocks.signatures if s.jabatan]
    found += [Hint("place", s.place.text) for s in blocks.signatures if s.place]
    if number.value is not None and number.value.unit_code:
        found.append(Hint("number", number.value.unit_code))
    found += [Hint("running", h.text.text) for h in blocks.headings if h.kind == "running"]
    found += [Hint("legal", item.text.text) for item in blocks.legal_items]
    return tuple(found)


def _years(blocks: Blocks, title: Quote, number: Reading[Nomor], decree: Decree | None) -> Reading[Periode]:
    """Return the period of the document: from its titles, else its decree's year, else its signature, else its text.

    The year of a regulation that a title cites is not the document's own.
    """
    if number.value is None or number.value.year is None:
        number_line = decree.number_line if decree is not None else Quote()
        numbered = _period(number_line, cited=True)
    else:
        year = number.value.year
        numbered = Reading(number.quote, Parsed(Periode(year, year)))
    captions = [h.text for h in blocks.headings if h.kind in _TITLE_KINDS and _CAPTION.match(h.text.text)]
    titles = [title, *_titles(blocks.headings), *(t.title for t in blocks.tables if t.title)]
    dates = [s.date for s in blocks.signatures if s.date]
    found = (_period(quote) for quote in titles)
    rest = (_period(quote, cited=True) for quote in [*dates, *captions])
    for reading in itertools.chain(found, (numbered,), rest, (_most_named(blocks.years),)):
        if reading.value is not None:
            return reading
    return Reading(Quote(), Parsed())


def _period(quote: Quote, *, cited: bool = False) -> Reading[Periode]:
    """Return the period that a line names; `cited`: also where it is the year of a numbered regulation."""
    if not cited and (citation := _CITED.search(quote.text)) is not None:
        before, _, after = quote.split(citation.start(), citation.end())
        first = _period(before)
        return first if first.value is not None else _period(after)
    if not _YEAR.search(quote.text):
        return Reading(Quote(), Parsed())
    return read_as(quote, parse_periode)


def _most_named(years: Sequence[Quote]) -> Reading[Periode]:
    """Return the year that running text names far oftener than any other; it is a guess, and noted."""
    own = [(m.group(1), q) for q in years if (m := _OWN_YEAR.search(q.text)) is not None]
    counted = Counter(year for year, _ in own)
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return Reading(Quote(), Parsed())
    best = ranked[0][0]
    quote = next(q for year, q in own if year == best)
    return Reading(quote, Parsed(Periode(int(best), int(best)), ("year_from_text",)))
