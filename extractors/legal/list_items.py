"""One item of a list of legal basis while it is read, and an item that holds two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.legal.marks import opens
from extractors.model.quote import Quote, join
from extractors.text.inline_labels import patterns
from extractors.text.spans import find_citations

_CLOSED = patterns("legal")["closed"]
_ABBREVIATION = patterns("legal")["abbreviation"]
_SECOND = patterns("legal")["second"]
_NEXT, _ENTITLED, _OF_OTHERS = (patterns("legal")[name] for name in ("next", "entitled", "of_others"))


@dataclass(slots=True)
class LegalItemDraft:
    """One item in the making."""

    mark: Quote
    number: int
    parts: list[Quote]
    left: float
    cell: int = -1

    @property
    def text(self) -> str:
        """Return the text so far."""
        return join(self.parts).text.rstrip()

    @property
    def closed(self) -> bool:
        """Return whether the item ended with its semicolon or full stop."""
        text = self.text
        return bool(_CLOSED.search(text)) and not _ABBREVIATION.search(text)


def leads_on(item: LegalItemDraft) -> bool:
    """Return whether an item's last words lead to another regulation ("... diubah dengan"), or a bracket is open."""
    return _leads(item.text)


def _leads(text: str) -> bool:
    """Return the same of a text. "Keuangan Negara" ends a title: it leads to more words, but to no other regulation."""
    if text.count("(") > text.count(")"):
        return True
    legal = patterns("legal")
    return legal["connector"].search(text) is not None and legal["name_end"].search(text) is None


def holds_second(item: LegalItemDraft) -> bool:
    """Return whether a regulation opens a line inside an item to which no word before it leads: its mark may be lost."""
    for at, part in enumerate(item.parts[1:], start=1):
        if opens(part.text) and find_citations(part.text[:160]):
            before = join(item.parts[:at]).text.rstrip()
            if find_citations(before) and not _leads(before):
                return True
    return False


def split_items(item: LegalItemDraft) -> Iterator[Quote]:
    """Yield the texts of an item: one, or two where one mark was forgotten and two citations share a row.

    And each citation of an item that names several with their titles ("UU 17/2003 tentang A, UU 1/2004 tentang B dan ...").
    """
    quote = join(item.parts)
    cuts = [m.end() for m in _SECOND.finditer(quote.text) if find_citations(quote.text[m.end() : m.end() + 160])]
    for part in quote.split(*cuts):
        start = 0
        for joint in _NEXT.finditer(part.text):
            title = _ENTITLED.search(part.text, start, joint.start())
            if title is not None and not _OF_OTHERS.search(title["title"]):
                yield part.part(start, joint.start())
                start = joint.end()
        yield part.part(start, len(part.text))
