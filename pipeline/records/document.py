"""What a document is: kind, institution, region, years, decree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.blocks import Blocks, Decree, Heading
from extractors.model.document import Document
from extractors.model.quote import Quote, join
from normalizers.explain import meaning_doubts
from normalizers.institution import (
    Institution,
    InstitutionHint,
    choose_institution,
    has_region,
    parse_institution,
)
from normalizers.nomor import Nomor, parse_nomor
from normalizers.parsed import Parsed
from normalizers.regions.time import time_notes
from normalizers.regions.wilayah import Hint, Wilayah, find_regions
from normalizers.values.periode import Periode
from normalizers.values.tanggal import Tanggal, parse_tanggal
from pipeline.reading import Reading, read_as
from pipeline.records.document_kind import (
    DocumentKind,
    is_iku_title,
    names_document,
    names_kind,
    tell_kind,
    title_lines,
)
from pipeline.records.document_years import looks_back, read_years
from reference.load import read_patterns
from reference.shared import promulgates

_REGION_LINE = read_patterns("document_kinds.toml", "title")["region_line"]
_YEAR_BEHIND = read_patterns("document_kinds.toml", "year")["behind"]
_OF_OFFICERS = frozenset({"jabatan", "decree"})  # hints that name an officer, or his decree, by his position
_UNDER = 3.0  # line heights between the lines of one title
_PARAGRAPH = re.compile(r"p\[(\d+)\]#\d+$")


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
    kind = tell_kind(blocks, decree)
    title = _title(blocks.headings, decree, kind.name)
    number = decree.number if decree is not None else Quote()
    if not number and blocks.annexes:
        number = next((a.number for a in blocks.annexes if a.number), Quote())
    decree_number = read_as(number, parse_nomor)
    date = _decree_date(decree, blocks)
    institution = _institution(blocks)
    years = read_years(blocks, title, decree_number, decree, by_number=kind.name == "regulation")
    region = _in_its_time(find_regions(_hints(blocks, decree_number)), years, date)
    return DocumentRecord(
        kind=kind.name,
        title=title,
        institution=institution,
        region=region,
        years=years,
        decree=decree,
        decree_number=decree_number,
        decree_date=date,
        doubts=(*_doubts(kind, institution, years), *meaning_doubts(region.notes, date.notes)),
    )


def _in_its_time(region: Parsed[Wilayah], years: Reading[Periode], date: Reading[Tanggal]) -> Parsed[Wilayah]:
    """Return the region with the notes that the document's last year gives it."""
    printed = [
        years.value.end if years.value is not None else None,
        date.value.year if date.value is not None else None,
    ]
    known = [year for year in printed if year is not None]
    if region.value is None:
        return region
    of_parent = "former_regency" in region.notes
    notes = (*region.notes, *time_notes(region.value.code, max(known, default=None), of_parent=of_parent))
    return Parsed(region.value, tuple(dict.fromkeys(notes)), region.spans)


def _doubts(kind: DocumentKind, institution: Reading[Institution], years: Reading[Periode]) -> tuple[str, ...]:
    """Return the codes of what may be wrong in a document's own facts, in a fixed order."""
    found = {
        "kind_from_contents": kind.told_by in ("text", "table"),
        "office_unsure": "office_unsure" in institution.notes,
        "region_unsure": "region_unsure" in institution.notes,
        "year_from_text": "year_from_text" in years.notes,
    }
    return tuple(code for code, holds in found.items() if holds)


def _own_decree(decrees: Sequence[Decree]) -> Decree | None:
    """Return the decree that the document is: the first with a number line, else the first."""
    return next((d for d in decrees if d.number_line), decrees[0] if decrees else None)


def _decree_date(decree: Decree | None, blocks: Blocks) -> Reading[Tanggal]:
    if decree is not None and decree.date:
        return read_as(decree.date, parse_tanggal)
    dated = next((a.date for a in blocks.annexes if a.date), Quote())
    if not dated and decree is not None and decree.number_line and len(blocks.signatures) == 1:
        dated = blocks.signatures[0].date  # "Lingsar, 12 April 2023" above the one who signs it
    return read_as(dated, parse_tanggal)


def _title(headings: Sequence[Heading], decree: Decree | None, kind: str) -> Quote:
    """Return the subject of the decree, else the first title line that names the document's kind, else the first."""
    if decree is not None and decree.tentang:
        return decree.tentang
    titles = title_lines(headings)
    own = [t for t in titles if names_document(t.text)]
    named = next((t for t in own if names_kind(t.text, kind) and not looks_back(t.text)), None)
    named = named or next((t for t in own if is_iku_title(t.text)), None)
    return named if named is not None else next(iter(own or titles), Quote())


def _institution(blocks: Blocks) -> Reading[Institution]:
    """Return the office with the quote that names it best."""
    hints = [*_heading_hints(blocks.headings), *_signed_hints(blocks)]
    hints += [("decree", d.kind, d.kind.text) for d in blocks.decrees]
    hints += [("title", t.unit_name, t.unit_name.text) for t in blocks.tables if t.unit_name]
    chosen = choose_institution(tuple(InstitutionHint(kind, text) for kind, _, text in hints))
    if chosen.value is None:
        return Reading(Quote(), Parsed())
    kind, quote = next(((kind, quote) for kind, quote, text in hints if text == chosen.value.source), ("", Quote()))
    return Reading(quote if kind in _OF_OFFICERS else _office_in(quote, chosen.value.name), chosen)


def _office_in(title: Quote, name: str) -> Quote:
    """Return the words of a title that name the office: not what the document is, nor of what year ("IKU Dinas X Tahun 2022")."""
    at = title.text.casefold().find(name.casefold())
    if at < 0:
        return title
    year = _YEAR_BEHIND.search(title.text, at + len(name))
    return title.part(at, year.start() if year is not None else len(title.text))


_OfficeHint = tuple[str, Quote, str]  # where it stands, the words that are quoted, the text that is understood


def _signed_hints(blocks: Blocks) -> list[_OfficeHint]:
    """Return the offices of those who sign: not of who is party to an agreement as a superior, nor of who promulgates."""
    return [
        ("jabatan", s.jabatan, s.jabatan.text)
        for s in blocks.signatures
        if s.jabatan and s.role in ("penanda_tangan", "pihak_pertama") and not promulgates(s.mark.text)
    ]


def _heading_hints(headings: Sequence[Heading]) -> list[_OfficeHint]:
    """Return the headings that may name the office, each with the region that stands in the line below or above it."""
    found: list[_OfficeHint] = []
    plain = [h for h in headings if h.kind != "running"]
    for at, heading in enumerate(plain):
        quote, text = heading.text, heading.text.text
        office = parse_institution(text).value
        if office is not None and office.level != "pemerintah_daerah" and not has_region(office.name):
            below = plain[at + 1].text if at + 1 < len(plain) else Quote()
            above = plain[at - 1].text if at else Quote()
            if below and _REGION_LINE.match(below.text) and _is_under(quote, below):
                quote = join((quote, below))
                text = quote.text
            elif above and (region := _REGION_LINE.match(above.text)) and _is_under(above, quote):
                text = f"{text} {region['region']}"
        found.append((heading.kind, quote, text))
    return found


def _is_under(upper: Quote, lower: Quote) -> bool:
    """Return whether a line stands right below another: by points, or by the number of its paragraph."""
    high, low = upper.box, lower.box
    if high is not None and low is not None:
        return upper.page_end == lower.page and -high.height <= low.top - high.bottom <= _UNDER * low.height
    first, second = (_PARAGRAPH.search(words[0].place.path) for words in (upper.words[-1:], lower.words))
    return first is None or second is None or 0 <= int(second[1]) - int(first[1]) <= 2


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
