"""The ledger: every word of a document stands in exactly one account, so that a lost row cannot go unseen.

Accounts, in order of claim (the first that names a word keeps it): "record" a field of an indicator, signature, legal
item, decree, annex, chapter or profile item; "leftover" inside an indicator table, claimed by no row; "label" the header
of an indicator table or the words round a field ("NIP."); "heading" a title; "furniture" running heads, feet, page
numbers; "other_table" a table that holds no indicators, or a list of other things inside the grid of one that does; "text"
all else; "set_aside" what nobody sees, what is withdrawn and raised marks, each with its reason on its page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.model.blocks import Blocks
from extractors.model.document import Document, Line
from extractors.model.quote import Place, Quote, Word
from extractors.text.furniture import find_furniture

ACCOUNTS = ("record", "leftover", "label", "heading", "furniture", "other_table", "text", "set_aside")
_Key = tuple[int | None, float, float, str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of each word: `entries` in reading order. The totals of all accounts add up to the words read."""

    entries: tuple[tuple[Word, str], ...]

    @property
    def totals(self) -> dict[str, int]:
        """Return how many words each account holds, all accounts named."""
        counted = Counter(account for _, account in self.entries)
        return {account: counted[account] for account in ACCOUNTS}

    def words(self, account: str) -> tuple[Word, ...]:
        """Return the words of one account."""
        return tuple(word for word, name in self.entries if name == account)


def keep_ledger(document: Document, blocks: Blocks) -> Ledger:
    """Return the ledger of a document whose blocks were found."""
    index = _Index(document)
    accounts: dict[int, str] = {}

    def claim(quotes: Iterable[Quote], account: str) -> None:
        for quote in quotes:
            for word in quote.words:
                if not word[4]:  # drawn
                    index.claim(word, account, accounts)

    claim(_record_quotes(blocks), "record")
    claim((q for t in blocks.tables for q in t.leftovers), "leftover")
    claim((q for t in blocks.tables for q in t.others), "other_table")
    claim((Quote(s.words) for t in blocks.tables for s in t.sources), "label")
    claim((line for s in blocks.signatures for line in s.lines), "label")
    claim((q for i in blocks.legal_items for q in (i.marker, i.heading)), "label")
    claim((h.text for h in blocks.headings if h.kind in ("cover", "title", "letterhead", "instansi")), "heading")
    furniture = find_furniture(document)
    claim((line.quote for line in furniture), "furniture")
    claim((line.quote for page in document.pages for line in (*page.heads, *page.feet)), "furniture")
    claim((Quote(t.words) for t in document.tables), "other_table")
    entries = [(word, accounts.get(i, "text")) for i, word in enumerate(index.words)]
    entries += [(word, "set_aside") for page in document.pages for one in page.set_aside for word in one.words]
    return Ledger(tuple(entries))


def _record_quotes(blocks: Blocks) -> Iterator[Quote]:
    for table in blocks.tables:
        for row in table.rows:
            yield from row.fields.values()
            yield from (y.value for y in row.yearly)
    for block in blocks.signatures:
        yield from (block.name, block.nip, block.pangkat, block.jabatan, block.place, block.date, block.mark)
    yield from (item.text for item in blocks.legal_items)
    for decree in blocks.decrees:
        yield from (decree.kind, decree.number_line, decree.tentang, decree.place, decree.date, decree.date_line)
        for diktum in decree.dikta:
            yield from (diktum.label, diktum.text)
    for annex in blocks.annexes:
        yield from (annex.line, annex.number, annex.date, annex.tentang)
    for chapter in blocks.chapters:
        yield from (chapter.label, chapter.title)
    for item in blocks.profile:
        yield from (item.label, item.text)


class _Index:
    """Tells the printed word of which a quoted word is the whole or a part."""

    def __init__(self, document: Document) -> None:
        self.words = tuple(_all_words(document))
        self._by_key: dict[_Key, list[tuple[float, float, int]]] = {}  # left and right end of each word, its number
        self._keys: dict[int, _Key] = {}  # by the place itself: most quotes hold the very words of the document
        for at, word in enumerate(self.words):
            place = word[1]
            box = place[1]
            x0, x1 = (box[0] - 0.01, box[2] + 0.01) if box is not None else (-math.inf, math.inf)
            key = self._keys[id(place)] = _key(place)
            self._by_key.setdefault(key, []).append((x0, x1, at))

    def claim(self, word: Word, account: str, accounts: dict[int, str]) -> None:
        """Put the printed words of which a word is the whole or a part into an account, where they are in none yet."""
        place = word[1]
        box = place[1]
        middle = (box[0] + box[2]) / 2 if box is not None else None
        for x0, x1, at in self._by_key.get(self._keys.get(id(place)) or _key(place), ()):
            if middle is None or x0 <= middle <= x1:
                accounts.setdefault(at, account)


def _all_words(document: Document) -> Iterator[Word]:
    lines: Iterator[Line] = document.all_lines
    for line in lines:
        yield from line.words
    for page in document.pages:
        for line in (*page.heads, *page.feet):
            yield from line.words


def _key(place: Place) -> _Key:
    page, box, path = place
    return (page, 0.0, 0.0, path) if box is None else (page, round(box[1], 2), round(box[3], 2), path)
