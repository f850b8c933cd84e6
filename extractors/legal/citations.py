"""Finds legal-basis lists, each item whole over lines and pages, and the regulations named in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.legal.doubts import doubts_of
from extractors.legal.list_items import holds_second, split_items
from extractors.legal.lists import read_lists
from extractors.legal.marks import names_misspelt_kind
from extractors.model.blocks import CitedRegulation, LegalItem
from extractors.model.document import Document
from extractors.model.quote import Place, Quote, join
from extractors.text.flow import FlowLine, flow_lines
from extractors.text.inline_labels import patterns, word_list
from extractors.text.spans import Span, find_citations

_RUN = 40  # lines of running text that are searched as one
_TITLE = 320  # letters that a title may have
_TENTANG = patterns("citation")["title_opens"]
_KIND_FIRST = patterns("citation")["kind_first"]
_LISTED = patterns("citation")["listed"]
_BETWEEN_LISTED = patterns("citation")["between_listed"]
_TOKEN = re.compile(r"\S+")
_SHORT_KIND = patterns("citation")["short_kind"]
_GAZETTE = patterns("citation")["gazette"]
_TAIL = patterns("citation")["amended"]
_ENDS = frozenset(word_list("title_ends"))
_LINKING, _LINKING_BEHIND_COMMA = patterns("citation")["linking"], patterns("citation")["linking_behind_comma"]
_VERB = patterns("citation")["verb"]
_PREDICATE = patterns("citation")["predicate"]
_LOOSE = patterns("citation")["loose_end"]
_NEXT_MARK = re.compile(r"(?<=;)\s*\(?\d{1,2}[.)]$")  # of the item that begins in the same line
_SENTENCE_END = re.compile(r"[a-z)0-9]{2}\.$")


@dataclass(frozen=True, slots=True)
class Legal:
    """What a document says of regulations: the items of its lists, those that name none, and the running text's."""

    items: tuple[LegalItem, ...]
    unread: tuple[Quote, ...]
    cited: tuple[CitedRegulation, ...]


def find_legal(document: Document) -> Legal:
    """Return the items of every legal-basis list, those that name no regulation, and what the other text cites.

    All in reading order. Items come without mark and closing semicolon, with the printed number, else the next one; those
    that hold no letter are nothing. A citation outside the lists is as printed, one a mention.
    """
    lines = flow_lines(document)
    items: list[LegalItem] = []
    unread: list[Quote] = []
    for made in read_lists(lines):
        before: int | None = None
        for item in made.items:
            second = holds_second(item)
            for nth, part in enumerate(each for whole in split_items(item) for each in _one_each(whole)):
                quote = _trimmed(part)
                text = quote.text
                if names_regulation(text):
                    doubts = doubts_of(text, item.number, before, first=nth == 0, second=nth == 0 and second)
                    items.append(
                        LegalItem(made.heading, quote, item.mark if nth == 0 else Quote(), item.number, doubts)
                    )
                elif any(c.isalpha() for c in text):
                    unread.append(quote)
            before = item.number
    listed = {word.place for item in items for word in item.text.words}
    cited = tuple(CitedRegulation(quote) for run in _runs(lines, listed) for quote in _citations(run))
    return Legal(tuple(items), tuple(unread), cited)


def _one_each(quote: Quote) -> Iterator[Quote]:
    """Yield the regulations of an item that names several without their titles ("UU 23/2014, UU 25/2004 dan PP 8/2008")."""
    spans = find_citations(quote.text) if _LISTED.search(quote.text) else ()
    start = 0
    for one, other in pairwise(spans):
        if _BETWEEN_LISTED.fullmatch(quote.text, one.end, other.start):
            yield quote.part(start, one.end)
            start = other.start
    yield quote.part(start, len(quote.text))


def _trimmed(quote: Quote) -> Quote:
    text = _NEXT_MARK.sub("", quote.text.rstrip())
    ended = text.rstrip(" ;.") if re.search(r";[\s.;]*$", text) else patterns("legal")["last_but_one"].sub("", text)
    start = len(quote.text) - len(quote.text.lstrip(" :;"))
    return quote.part(start, len(ended))


def names_regulation(text: str) -> bool:
    """Return whether a text names a regulation: a kind at its start, with or without number, or the constitution."""
    return (
        _KIND_FIRST.match(text) is not None  # the cheapest question first
        or bool(patterns("legal")["constitution"].search(text))
        or bool(find_citations(text))
        or patterns("legal")["short_and_year"].match(text) is not None
        or names_misspelt_kind(text)
    )


def _runs(lines: Sequence[FlowLine], listed: set[Place]) -> Iterator[Quote]:
    """Yield stretches of running text: sentences that may cross lines and pages; legal items are left out."""
    pages = {place.page for place in listed}
    run: list[Quote] = []
    last: FlowLine | None = None
    for line in lines:
        foreign = line.quote.page in pages and any(w.place in listed for w in line.quote.words)
        turn = last is not None and (line.cell != last.cell or (_is_head(line.text) != _is_head(last.text)))
        if run and (foreign or turn or len(run) >= _RUN):
            yield join(run)
            run = []
        last = line
        if foreign:
            continue
        run.append(line.quote)
        if line.text.rstrip().endswith((";", ":")) or _SENTENCE_END.search(line.text):
            yield join(run)
            run = []
    if run:
        yield join(run)


def _is_head(text: str) -> bool:
    """Return whether a line stands in capitals: a heading names its own decree, it cites none."""
    return text.isupper() or patterns("decree")["annex"].match(text) is not None


def _is_cited(text: str) -> bool:
    """Return whether a named regulation is cited: in capitals it heads its own decree, unless its kind is short ("UU")."""
    return not text.isupper() or _SHORT_KIND.match(text) is not None


def _citations(run: Quote) -> Iterator[Quote]:
    text = run.text
    spans = [s for s in find_citations(text) if _is_cited(text[s.start : s.end])]
    end = 0
    for index, span in enumerate(spans):
        before = text[max(0, span.start - 12) : span.start].casefold()
        if span.start < end or patterns("citation")["of_an_annex"].search(before):
            continue
        end = _end_of_citation(text, span, spans[index + 1 :])
        yield run.part(span.start, end)


def _end_of_citation(text: str, span: Span, later: Sequence[Span]) -> int:
    """Return where a citation ends: behind its title, its gazettes and its amendments."""
    end = span.end
    title = _TENTANG.match(text, end)
    if title is not None:
        end = _end_of_title(text, title.end(), later)
    gazette = _GAZETTE.match(text, end)
    if gazette is not None:
        end = gazette.end()
    after = [s for s in later if s.start >= end]
    if after and _TAIL.match(text[end : after[0].start]):
        return _end_of_citation(text, after[0], after[1:])
    return end


def _end_of_title(text: str, start: int, later: Sequence[Span]) -> int:
    """Return the end of the title that begins at `start`: before the clause in which the citation stands goes on."""
    end = start
    tokens = list(_TOKEN.finditer(text, start, min(len(text), start + _TITLE)))
    inside = [s for s in later if s.start >= start]
    comma = 0
    for index, token in enumerate(tokens):
        word = token.group()
        plain = word.strip("“”\"'(),.;:")
        ahead = tokens[index + 1].group().strip("“”\"'(),.;:") if index + 1 < len(tokens) else ""
        if inside and token.start() >= inside[0].start:
            if _another(text[start : inside[0].start]):
                break
            inside = inside[1:]
        if plain.casefold() in _ENDS or (word[0] == "(" and not _is_short_form(word)):
            break
        if (
            _LINKING.match(plain)
            and ahead[:1].islower()
            and (_VERB.match(ahead) or ahead in _ENDS or patterns("citation")["resumes"].match(ahead))
        ):
            break
        if comma and _PREDICATE.match(plain):  # "..., kantor ini dibantu oleh": the sentence goes on behind the comma
            end = comma
            break
        end = token.end()
        comma = end if word[-1] == "," else comma
        if word[-1] in ";:" or _SENTENCE_END.search(word):
            break
        if word[-1] == "," and (ahead in _ENDS or _LINKING_BEHIND_COMMA.match(ahead) or _VERB.match(ahead)):
            break
    loose = _LOOSE.search(text[start:end])
    end = start + loose.start() if loose else end
    return start + len(text[start:end].rstrip(" ;:.,"))


def _another(before: str) -> bool:
    """Return whether the regulation that follows is a second one, not a part of the title ("Perubahan atas ...")."""
    told = patterns("citation")
    return told["joins_another"].search(before) is not None or not told["leads_to_another"].search(before)


def _is_short_form(word: str) -> bool:
    return bool(re.match(r"^\([A-Z][A-Za-z]{1,8}\)[,.;]?$", word))
