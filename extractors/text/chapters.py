"""Finds chapter headings of the body, and the sentences that promise a table of indicators or an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.model.blocks import Chapter
from extractors.model.document import Document, Line
from extractors.model.quote import Quote, join
from extractors.text.furniture import find_furniture
from extractors.text.inline_labels import patterns

_LONGEST = 110  # letters of a line that may be a heading
_DENSE = 8  # lines between entries of a list of chapters
_NEAR = 4  # lines below an entry of contents in which a page number stands
_SENTENCE = 8  # lines that a sentence may take
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PAGE_END = re.compile(r"\.{3,}|…|(?:\. ){3,}|\s(?:\d{1,3}|[ivx]{1,5})$")
_CONTENTS = patterns("contents")["title"]
_NUMBERED = patterns("contents")["numbered"]
_MARK_ALONE = patterns("contents")["chapter_alone"]
_PASAL = patterns("contents")["article"]


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    number: int
    label_end: int
    title: tuple[int, int]
    capital: bool


def body_lines(document: Document) -> list[Line]:
    """Return every line with words in reading order, those of tables too, furniture left out.

    Chapters open pages: their marks look like one running head with a changing number. The first of each number stays.
    """
    furniture = find_furniture(document)
    kept: list[Line] = []
    heads: set[str] = set()
    for line in document.all_lines:
        if not line.has_words:
            continue
        if line in furniture:
            text = line.text
            if text in heads or not _MARK_ALONE.match(text):
                continue
            heads.add(text)
        kept.append(line)
    return kept


def find_chapters(document: Document) -> tuple[Chapter, ...]:
    """Return the chapter headings of the body in order; those of contents and of lists of chapters are left out."""
    lines = body_lines(document)
    kept = _without_lists(_without_contents(lines, list(_candidates(lines))), lines)
    if any(one.capital for one in kept):  # "Bab IV Penutup" is then an entry of some list
        kept = [one for one in kept if one.capital]
    chapters: list[Chapter] = []
    for one in kept:
        quote = lines[one.at].quote
        title = quote.part(*one.title) if one.title[1] > one.title[0] else _title_below(lines, one.at)
        chapters.append(Chapter(quote.part(0, one.label_end), title))
    return tuple(chapters)


def _candidates(lines: Sequence[Line]) -> Iterator[_Candidate]:
    label = patterns("decree")["chapter"]
    for at, line in enumerate(lines):
        head = label.match(line.text)
        if head is None or len(line.text) > _LONGEST or line.text.endswith((".", ";", ",")):
            continue
        number = chapter_number(head.group("number"))
        if number and not re.match(r"[a-z]", head.group("rest")):
            yield _Candidate(at, number, head.end("number"), head.span("rest"), line.text[:3].isupper())


def _without_contents(lines: Sequence[Line], every: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the candidates outside the table of contents: there page numbers follow and the count does not restart."""
    starts = [at for at, line in enumerate(lines) if _CONTENTS.match(line.text)]
    kept: list[_Candidate] = []
    inside, last = False, 0
    seen = 0
    for one in every:
        if any(seen <= at < one.at for at in starts):
            inside, last = True, 0
        seen = one.at
        paged = any(_PAGE_END.search(lines[i].text) for i in range(one.at, min(len(lines), one.at + 1 + _NEAR)))
        if inside and one.number > last and paged:
            last = one.number
            continue
        inside = False
        if not re.search(r"\.{3,}|…{2,}|(?:\. ){3,}", lines[one.at].text):
            kept.append(one)
    return kept


def _without_lists(every: Sequence[_Candidate], lines: Sequence[Line]) -> list[_Candidate]:
    """Return the candidates outside dense lists of chapters ("Sistematika Penulisan"); articles between are no list."""
    groups: list[list[_Candidate]] = []
    for one in every:
        before = groups[-1][-1] if groups else None
        dense = before is not None and one.at - before.at <= _DENSE and one.number == before.number + 1
        if before is not None and dense and not any(_PASAL.match(x.text) for x in lines[before.at : one.at]):
            groups[-1].append(one)
        else:
            groups.append([one])
    kept: list[_Candidate] = []
    for index, group in enumerate(groups):
        later = groups[index + 1][0].number if index + 1 < len(groups) else 0
        listed = len(group) > 1 and (0 < later <= group[-1].number or _introduced(lines, group[0].at))
        kept.extend([] if listed else group)
    return kept


def _introduced(lines: Sequence[Line], at: int) -> bool:
    return any(patterns("contents")["outlined"].search(line.text) for line in lines[max(0, at - 6) : at])


def _title_below(lines: Sequence[Line], at: int) -> Quote:
    parts: list[Quote] = []
    for line in lines[at + 1 : at + 5]:
        if not is_capital(line.text) or len(line.text) > _LONGEST or _NUMBERED.match(line.text):
            break
        parts.append(line.quote)
    return join(parts)


@lru_cache(maxsize=4096)
def is_capital(text: str) -> bool:
    """Return whether most letters of a text are capitals."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(1 for c in letters if c.isupper()) >= len(letters) * 0.7


def chapter_number(text: str) -> int:
    """Return the number of a chapter mark, Roman or Arabic; 0 where it is none."""
    plain = text.strip().upper()
    if plain.isdigit():
        return int(plain)
    values = [_ROMAN.get(c, 0) for c in plain]
    if not values or 0 in values:
        return 0
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def find_announcements(document: Document) -> tuple[Quote, ...]:
    """Return the sentences outside tables that promise a table of indicators or an annex."""
    label = patterns("decree")
    announcements: list[Quote] = []
    for sentence in _sentences(document):
        text = sentence.text.strip()
        if label["announce"].search(text) and not label["not_announced"].search(text):
            announcements.append(sentence)
    return tuple(announcements)


def _sentences(document: Document) -> Iterator[Quote]:
    """Yield the running text in stretches that end with a full stop, a semicolon or a colon."""
    furniture = find_furniture(document)
    parts: list[Quote] = []
    for block in document.blocks:
        if not isinstance(block, Line) or not block.has_words or block in furniture:
            continue
        if parts and is_capital(block.text) != is_capital(parts[-1].text):  # a heading is no part of the sentence
            yield join(parts)
            parts = []
        parts.append(block.quote)
        if block.text.rstrip().endswith((".", ";", ":")) or len(parts) >= _SENTENCE:
            yield join(parts)
            parts = []
    if parts:
        yield join(parts)
