"""Which year or period a document is about: that of its own title, not of a word, a law or an earlier year in it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from extractors.model.blocks import Blocks, Decree
from extractors.model.quote import Quote
from normalizers.nomor import Nomor
from normalizers.parsed import Parsed
from normalizers.values.periode import Periode, parse_periode
from pipeline.reading import Reading, read_as
from pipeline.records.document_kind import title_lines
from reference.load import read_patterns

_CAPTION = read_patterns("document_kinds.toml", "year")["caption"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_CITED = read_patterns("document_kinds.toml", "year")["cited"]
_OTHERS = read_patterns("document_kinds.toml", "year")["others"]
_OWN_YEAR = read_patterns("document_kinds.toml", "year")["own"]
_CALLED = read_patterns("document_kinds.toml", "year")["called"]


def looks_back(text: str) -> bool:
    """Return whether the year of a title is not the document's own: of an earlier year, or of a law that it cites."""
    return _OTHERS.search(_CITED.sub("", text)) is not None


def read_years(
    blocks: Blocks, title: Quote, number: Reading[Nomor], decree: Decree | None, *, by_number: bool = False
) -> Reading[Periode]:
    """Return the period of the document: from its titles, else its decree's year, else its signature, else its text.

    The year of a regulation that a title cites is not the document's own, nor is the year that a title looks back on.
    `by_number`: the number of a regulation comes before the other titles. Notes: year_from_text, where it is only named in
    running text; year_of_signing, where only the signature tells it.
    """
    if number.value is None or number.value.year is None:
        number_line = decree.number_line if decree is not None else Quote()
        numbered = _period(number_line, cited=True)
    else:
        year = number.value.year
        numbered = Reading(number.quote, Parsed(Periode(year, year)))
    captions = [h.text for h in blocks.headings if _CAPTION.match(h.text.text)]
    heads = [h.text for h in blocks.headings if h.kind == "letterhead"]
    every = [title, *title_lines(blocks.headings), *(t.title for t in blocks.tables if t.title)]
    own: list[Quote] = []
    rest: list[Quote] = []
    for quote in every:
        (rest if looks_back(quote.text) else own).append(quote)
    dates = [s.date for s in blocks.signatures if s.date]
    for reading in itertools.chain(
        (_period(quote) for quote in own[:1] if quote is title),
        (numbered,) if by_number else (),
        (_period(quote) for quote in own),
        (numbered,),
        (_period(quote) for quote in heads),
        (_self_called(blocks.years),),
        (_noted(_period(quote, cited=True), "year_of_signing") for quote in dates),
        (_period(quote) for quote in rest),
        (_period(quote, cited=True) for quote in captions),
        (_most_named(blocks.years),),
    ):
        if reading.value is not None:
            return reading
    return Reading(Quote(), Parsed())


def _noted(reading: Reading[Periode], note: str) -> Reading[Periode]:
    if reading.value is None:
        return reading
    return Reading(reading.quote, Parsed(reading.value, (*reading.notes, note)))


def _period(quote: Quote, *, cited: bool = False) -> Reading[Periode]:
    """Return the period that a line names; `cited`: also where it is the year of a numbered regulation."""
    if not cited and _CITED.search(quote.text) is not None:
        parts = quote.split(*(cut for citation in _CITED.finditer(quote.text) for cut in citation.span()))[::2]
        found = (_period(part, cited=True) for part in parts)
        return next((one for one in found if one.value is not None), Reading(Quote(), Parsed()))
    if not _YEAR.search(quote.text):
        return Reading(Quote(), Parsed())
    return read_as(quote, parse_periode)


def _self_called(years: Sequence[Quote]) -> Reading[Periode]:
    """Return the year by which a text calls itself ("Renja Dinas X Tahun 2017") oftener than by any other."""
    return _commonest([q for q in years if _CALLED.search(q.text)], 2)


def _most_named(years: Sequence[Quote]) -> Reading[Periode]:
    """Return the year that running text names far oftener than any other; it is a guess, and noted."""
    return _commonest(years, 3)


def _commonest(years: Sequence[Quote], fewest: int) -> Reading[Periode]:
    own = [(m.group(1), q) for q in years if (m := _OWN_YEAR.search(q.text)) is not None]
    ranked = Counter(year for year, _ in own).most_common(2)
    if not ranked or ranked[0][1] < fewest or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return Reading(Quote(), Parsed())
    best = ranked[0][0]
    quote = next(q for year, q in own if year == best)
    return Reading(quote, Parsed(Periode(int(best), int(best)), ("year_from_text",)))
