"""Reads one legal-basis list line by line: "Mengingat : 1. ...", "C. Landasan Hukum", its marks, items and end.

Marks come in order: what looks like a mark but is not the next one ("15) sebagaimana telah diubah") is text. Marks may
stand on their own lines, before or after the first line of their item, or all of them before all texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.legal.list_items import LegalItemDraft, leads_on
from extractors.legal.list_openings import INTRO, introduction, is_heading, leads_to_list
from extractors.legal.marks import is_decision, marked, misread_heading, names_misspelt_kind, number_of, opens
from extractors.model.quote import Quote
from extractors.text.flow import FlowLine
from extractors.text.inline_labels import patterns, word_list
from extractors.text.spans import find_citations

_JUNK = 3  # lines that belong to no item before the list is over
_AHEAD = 7  # lines in which the next mark must come when something foreign stands between
_COLON = re.compile(r"^\s*:\s*(?=\S)")
_SECTION_NUMBER = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z])")
_CATCHWORD = re.compile(r"^\S+(?:\s\S+){0,4}\s?(?:\.\s?){2,}\.?$|^\S+(?:\s\S+){0,4}\s?…$")


@dataclass(slots=True)
class LegalList:
    """A list in the making: its heading, its items, the marks that still wait for their text."""

    heading: Quote
    by_section: bool
    items: list[LegalItemDraft] = field(default_factory=list)
    pending: list[Quote] = field(default_factory=list)
    junk: int = 0
    column: int = -1

    @property
    def expected(self) -> int:
        """Return the number that the next mark should have."""
        return self.items[-1].number + 1 if self.items else 1

    @property
    def due(self) -> int:
        """Return the number that the next mark has if the last one was misread ("4." for "1.")."""
        return (self.items[-2].number if len(self.items) > 1 else 0) + 2

    @property
    def open_text(self) -> bool:
        """Return whether the last item still waits for its end."""
        return bool(self.items) and not self.items[-1].closed


def read_lists(lines: Sequence[FlowLine]) -> Iterator[LegalList]:
    """Yield the legal-basis lists of the document in reading order."""
    current: LegalList | None = None
    for at in range(len(lines)):
        if current is not None:
            opened = _open(lines, at, within=True) if not current.items else None
            if opened is not None:
                current = opened
                continue
            if not _ends(current, lines, at):
                _read(current, lines, at)
                continue
            yield current
        current = _open(lines, at)
    if current is not None:
        yield current


def _open(lines: Sequence[FlowLine], at: int, *, within: bool = False) -> LegalList | None:
    """Return the list that a line opens; None for any other line. `within`: below a heading, whose sentence opens no other."""
    legal, line = patterns("legal"), lines[at]
    found = legal["mengingat"].match(line.text) or misread_heading(line.text, word_list("considering"))
    if found is not None:
        rest = found.group("rest").strip()
        after = rest.lstrip(" :;.")
        if after and not (marked(after) or opens(after)):
            return None
        if not after and not rest and not leads_to_list(lines, at, reach=6):
            return None
        legal_list = LegalList(line.quote.part(*found.span("label")), by_section=False)
    else:
        found = legal["dasar"].match(line.text) or legal["dasar_alone"].match(line.text)
        found = found or misread_heading(line.text, word_list("basis"))
        if found is None or not is_heading(lines, at, found):
            found = None if within else introduction(lines, at)
        if found is None:
            return None
        after = found.group("rest").lstrip(" :;.") if re.match(r"^\s*:", found.group("rest")) else ""
        legal_list = LegalList(line.quote.part(*found.span("label")), by_section=True)
    if after:
        _take(legal_list, line.behind(len(line.text) - len(after)))
    return legal_list


def _ends(current: LegalList, lines: Sequence[FlowLine], at: int) -> bool:
    """Return whether a line stands behind the list: the next part of the decree, a section, plain prose."""
    legal, line = patterns("legal"), lines[at]
    text = line.text.strip()
    if legal["stop"].match(text) or is_decision(text):
        return True
    if not current.items:
        current.junk += 1
        limit = INTRO if current.by_section else _AHEAD
        if current.junk > limit:
            return True
        return legal["section"].match(text) is not None and not leads_to_list(lines, at - 1, reach=2)
    numbered = _SECTION_NUMBER.match(text)
    if current.by_section and numbered is not None and not opens(text[numbered.end() :]):
        return True  # "1.3. Maksud dan Tujuan"
    mark = legal["mark"].match(text)
    if mark is not None and _accepts(current, line, mark):
        return False
    if opens(text):
        return False
    if current.by_section and legal["section"].match(text) and len(text) <= 90 and not _is_wrapped(current, line):
        return True
    if line.table >= 0 and current.column >= 0 and line.column > current.column and not current.open_text:
        return True
    return not _is_continuation(current, line, text) and not _next_mark_ahead(current, lines, at)


def _is_wrapped(current: LegalList, line: FlowLine) -> bool:
    """Return whether a line that looks like a heading is the rest of an open item, set at the item's indent."""
    item = current.items[-1]
    return current.open_text and line.has_box and abs(line.left - item.left) < 4


def _is_continuation(current: LegalList, line: FlowLine, text: str) -> bool:
    """Return whether an unmarked line may go on with the last item."""
    item = current.items[-1]
    if not item.closed:
        if line.has_box or text[:1].islower() or not text[:1].isalpha():
            return True
        before = item.text
        if patterns("legal")["connector"].search(before) or before.count("(") > before.count(")"):
            return True
        return not current.by_section and not find_citations(before)
    return text[:1].islower() and not item.text.endswith(".")


def _next_mark_ahead(current: LegalList, lines: Sequence[FlowLine], at: int) -> bool:
    """Return whether the list goes on behind something foreign (a running head, a stamp): its next mark follows."""
    current.junk += 1
    for line in lines[at + 1 : at + 1 + _AHEAD]:
        if patterns("legal")["stop"].match(line.text) or is_decision(line.text):
            return False
        mark = patterns("legal")["mark"].match(line.text)
        if mark is None:
            continue
        rest = line.text[mark.end() :]
        if number_of(mark.group("mark"), current.expected) == current.expected and (opens(rest) or not rest):
            return True
    return not current.by_section and current.junk <= _JUNK


def _accepts(current: LegalList, line: FlowLine, mark: re.Match[str]) -> bool:
    """Return whether what looks like a mark is the mark of the next item."""
    rest = line.text.strip()[mark.end() :]
    if line.marker or not current.items:
        return True
    number = number_of(mark.group("mark"), current.expected)
    item = current.items[-1]
    starts = opens(rest)
    if number == -1:  # a bullet
        return starts or item.closed
    if number == current.expected:
        indented = line.has_box and line.left < item.left - 3
        return starts or item.closed or indented or not rest
    if starts and number == current.due < current.expected:
        return True
    return starts and (item.closed or (line.has_box and line.left < item.left - 3) or not line.has_box)


def _read(current: LegalList, lines: Sequence[FlowLine], at: int) -> None:
    """Take one line into the list; a catchword and what belongs to no item are left out."""
    line = lines[at]
    if not current.items and (colon := _COLON.match(line.text)):  # the label stands on a line of its own
        line = line.behind(colon.end())
    if _CATCHWORD.match(line.text) and marked(line.text):
        return
    if current.items and not current.open_text and not _belongs(current, line):
        return
    _take(current, line, lost=_mark_lost(current, lines, at))


def _mark_lost(current: LegalList, lines: Sequence[FlowLine], at: int) -> bool:
    """Return whether the next mark below is one too high: the number of an item that begins here is lost."""
    if not current.items or not opens(lines[at].text):
        return False
    for line in lines[at + 1 : at + 1 + _AHEAD]:
        mark = patterns("legal")["mark"].match(line.text)
        if mark is not None and opens(line.text[mark.end() :]):
            return number_of(mark.group("mark"), current.expected + 1) == current.expected + 1
    return False


def _belongs(current: LegalList, line: FlowLine) -> bool:
    mark = patterns("legal")["mark"].match(line.text)
    if mark is not None and _accepts(current, line, mark):
        return True
    if patterns("legal")["bare_mark"].match(line.text) or opens(line.text) or current.pending:
        return True
    return line.text[:1].islower() and not current.items[-1].text.endswith(".")


def _take(current: LegalList, line: FlowLine, *, lost: bool = False) -> None:
    """Take a mark, the start of an item, or more of the last item."""
    legal, text = patterns("legal"), line.text
    if not text.strip(" :;"):
        return
    if legal["bare_mark"].match(text.strip()):
        _take_bare(current, line)
        return
    mark = legal["mark"].match(text)
    if mark is not None and _accepts(current, line, mark) and (current.items or _first(current, text, mark)):
        number = number_of(mark.group("mark"), current.expected)
        if current.items and number == current.due < current.expected:
            current.items[-1].number = number - 1
        rest = line.quote.part(mark.end(), len(text))
        left = line.left if not line.has_box else (rest.words[0].place.box.x0 if rest.words[0].place.box else line.left)
        item = LegalItemDraft(line.quote.part(*mark.span("mark")), max(number, current.expected), [rest], left)
        item.number = number if number > 0 else current.expected
        _start(current, item, line)
        return
    if opens(text) and (_may_start(current, line) or (lost and not leads_on(current.items[-1]))):
        waiting = current.pending.pop(0) if current.pending else Quote()
        number = number_of(waiting.text, current.expected) if waiting else current.expected
        _start(
            current, LegalItemDraft(waiting, number if number > 0 else current.expected, [line.quote], line.left), line
        )
        return
    if current.items:
        if current.pending and current.items[-1].closed:
            waiting = current.pending.pop(0)
            _start(current, LegalItemDraft(waiting, current.expected, [line.quote], line.left), line)
        else:
            current.items[-1].parts.append(line.quote)


def _start(current: LegalList, item: LegalItemDraft, line: FlowLine) -> None:
    item.cell = line.cell
    current.items.append(item)
    current.junk = 0
    current.column = line.column if current.column < 0 else current.column


def _first(current: LegalList, text: str, mark: re.Match[str]) -> bool:
    """Return whether a marked line is the first item: number one, or a bullet before a regulation."""
    number = number_of(mark.group("mark"), 1)
    return number == 1 or opens(text[mark.end() :]) or bool(current.pending)


def _take_bare(current: LegalList, line: FlowLine) -> None:
    """Keep a mark that stands alone: for the item just begun, or for one to come."""
    mark = line.quote
    if current.items:
        last = current.items[-1]
        if (
            not last.mark
            and len(last.parts) <= 2
            and not current.pending
            and number_of(mark.text, last.number) == last.number
        ):
            last.mark = mark
            return
        waiting = number_of(current.pending[-1].text, 0) + 1 if current.pending else current.expected
        if not last.closed and number_of(mark.text, waiting) != waiting:
            last.parts.append(mark)
            return
    current.pending.append(mark)


def _may_start(current: LegalList, line: FlowLine) -> bool:
    """Return whether a line that begins with a regulation and has no mark begins an item."""
    if not current.items:
        return (
            bool(current.pending)
            or bool(find_citations(line.text))
            or bool(patterns("legal")["opens_bare"].match(line.text))
            or names_misspelt_kind(line.text)
        )
    item = current.items[-1]
    if item.closed or (current.pending and -1 != line.cell != item.cell):
        return True  # a mark in a cell of its own parts two items, whatever the first one ends in
    if leads_on(item):
        return False
    if current.pending:
        return True
    unmarked = not item.mark or item.text.endswith(")")
    return unmarked and bool(find_citations(item.text)) and bool(find_citations(line.text))
