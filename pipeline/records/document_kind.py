"""Of what kind a document is: by what its titles, its running heads, its chapters and its text call it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model.blocks import Blocks, Decree, Heading
from extractors.model.quote import Quote
from reference.load import read_patterns, read_settings

_TITLE_KINDS = ("cover", "title")
_CAPTION = read_patterns("document_kinds.toml", "title")["caption"]
_REGULATION = read_patterns("document_kinds.toml", "title")["regulation"]
_CITES = read_patterns("document_kinds.toml", "title")["cites"]
_NO_TITLE = read_patterns("document_kinds.toml", "title")["no_title"]
_ABOUT = read_patterns("document_kinds.toml", "title")["about_others"]
_IKU_TITLE = read_patterns("document_kinds.toml", "title")["of_iku"]
_FIRST = 8  # title lines that may name the document; later ones name its parts
_NAMED = 3  # times that a text must call itself so
_CLEAR = 2  # times as often as the next kind


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind, and whether it was told by less than a title ("table": there is a table of indicators and no title)."""

    name: str
    told_by: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of document and the patterns that tell it, by the list of document_kinds.toml they stand in."""

    name: str
    patterns: dict[str, re.Pattern[str]]


@cache
def _kinds() -> tuple[_Kind, ...]:
    made = []
    for kind in read_settings("document_kinds.toml")["kind"]:
        lists = {name: kind[name] for name in ("titles", "weak", "chapters", "mentions") if name in kind}
        made.append(_Kind(kind["name"], {n: re.compile("|".join(p), re.IGNORECASE) for n, p in lists.items()}))
    return tuple(made)


def title_lines(headings: Sequence[Heading]) -> list[Quote]:
    """Return the title lines in reading order; captions of tables and pictures are none."""
    return [h.text for h in headings if h.kind in _TITLE_KINDS and not _CAPTION.match(h.text.text)]


def is_iku_title(text: str) -> bool:
    """Return whether a title names indicators or an agreement on them."""
    return _IKU_TITLE.search(text) is not None


def tell_kind(blocks: Blocks, decree: Decree | None) -> DocumentKind:
    """Return the kind: what its subject or first title lines name, else its chapters, else what its text calls it."""
    subject = decree.tentang.text if decree is not None else ""
    lines = [quote.text for quote in title_lines(blocks.headings)]
    if decree is not None and _is_ruled(decree, lines):
        name = "iku" if _IKU_TITLE.search(subject) and blocks.tables else "regulation"
        return DocumentKind(name, "decree")
    own = [text for text in lines[:_FIRST] if names_document(text)]
    if subject and _ABOUT.search(subject):
        return DocumentKind("decree", "decree")
    if subject:
        found = _first([subject], "titles", "weak", but=("regulation", "decree"))
        return DocumentKind(found or "decree", "decree")
    if decree is not None and not _first(own[:1], "titles", but=("regulation", "decree")):
        return DocumentKind("decree", "decree")
    running = [h.text.text for h in blocks.headings if h.kind == "letterhead"]
    chapters = [chapter.title.text for chapter in blocks.chapters]
    for lists, texts, told_by in (
        (("titles",), own, "title"),
        (("titles",), [t for t in running if not _CITES.search(t)], "head"),
        (("chapters",), chapters, "chapters"),
        (("weak",), own, "title"),
    ):
        found = _first(texts, *lists, but=("regulation",))
        if found == "iku":  # a small running head ("IKU Dinas X 2024") says less than a title in capitals below it
            found = _first([text for text in texts if text.isupper()], *lists, but=("regulation",)) or found
        if found is not None:
            return DocumentKind(found, told_by)
    named = _called(blocks.years) or _most([text for text in lines if names_document(text)])
    if named is not None:
        return DocumentKind(named, "text")
    return DocumentKind("iku", "table") if blocks.tables else DocumentKind("other", "nothing")


def names_document(text: str) -> bool:
    """Return whether a title line may name the document: no citation of a law, no indicator, no piece of a sentence."""
    return not _CITES.search(text) and (text.isupper() or not _NO_TITLE.search(text))


def names_kind(text: str, kind: str) -> bool:
    """Return whether a title line names a kind of document."""
    return kind in _named(text, ("titles",))


def _is_ruled(decree: Decree, lines: Sequence[str]) -> bool:
    """Return whether the head of a decree says PERATURAN; where its kind was not read, whether a line above says so."""
    if decree.kind:
        return _REGULATION.match(decree.kind.text) is not None
    subject = decree.tentang.text
    above = itertools.takewhile(lambda text: not subject.startswith(text), lines[:6])
    return any(_REGULATION.match(text) for text in above)


def _first(texts: Sequence[str], *lists: str, but: tuple[str, ...] = ()) -> str | None:
    """Return the kind that the first telling line names."""
    return next((name for text in texts for name in _named(text, lists) if name not in but), None)


def _named(text: str, lists: tuple[str, ...]) -> Iterator[str]:
    for kind in _kinds():
        if any(name in kind.patterns and kind.patterns[name].search(text) for name in lists):
            yield kind.name


def _called(years: Sequence[Quote]) -> str | None:
    """Return the kind by which a text calls itself far oftener than by any other ("Renja Dinas X Tahun 2017")."""
    counted = Counter(name for quote in years for name in itertools.islice(_named(quote.text, ("mentions",)), 1))
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < _NAMED or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def _most(lines: Sequence[str]) -> str | None:
    counted = Counter(name for text in lines for name in itertools.islice(_named(text, ("titles", "weak")), 1))
    return counted.most_common(1)[0][0] if counted else None
