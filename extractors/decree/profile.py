"""Finds what an office says of itself: visi, misi, tujuan, tugas, fungsi, and the rulings of its decree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from extractors.decree.decree import find_decrees
from extractors.model.blocks import ProfileField, ProfileItem
from extractors.model.document import Cell, Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.cells.read import split_mark
from extractors.text.chapters import is_capital
from extractors.text.furniture import find_furniture
from extractors.text.inline_labels import patterns

_LABEL_ALONE = 24  # letters: a longer line with a label word in front is a sentence
_LONGEST_ITEM = 12  # lines
_SENTENCE = 5  # lines of one sentence that opens a list
_PROSE_ALONE = 400
_REACH = 320  # letters before a colon in which the subject of the list stands
_BULLET = re.compile(r"^[-–•·▪➢\uf0b7\uf0a7\uf0d8]\s*")
_DEFINITION = patterns("profile")["definition"]
_PAGE_NUMBER = re.compile(r"^\W*\d{1,3}\s*[-–]\W*$")
_HEADING_LINE = re.compile(r"^(?:\d+\.\d+(?:\.\d+)*\.?|[A-Z]\.)\s+[A-Z]")


class _Open:
    """A section that is being read: its field and its items so far."""

    def __init__(self, field: ProfileField, left: float | None = None) -> None:
        self.field = field
        self.left = left
        self.items: list[tuple[Quote, list[Quote]]] = []

    def add(self, quote: Quote) -> None:
        mark, rest = split_mark(quote)
        bullet = _BULLET.match(quote.text)
        if not mark and bullet is not None and bullet.end() < len(quote.text):
            self.items.append((Quote(), [quote.part(bullet.end(), len(quote.text))]))
        elif mark or not self.items:
            self.items.append((mark, [rest]))
        else:
            self.items[-1][1].append(quote)

    def closed(self) -> bool:
        """Return whether the last item ended with its stop, or its quotation mark."""
        return bool(self.items) and join(self.items[-1][1]).text.rstrip().endswith((".", ";", ":", "”", '"', "’’"))

    def done(self) -> Iterator[ProfileItem]:
        for mark, parts in self.items:
            text = join(parts)
            if text.text.strip(" :.") and not _DEFINITION.match(text.text):
                yield ProfileItem(self.field, text, mark)


def find_profile(document: Document) -> tuple[ProfileItem, ...]:
    """Return the statements in reading order, then the rulings of each decree as field "diktum"."""
    profile_items: list[ProfileItem] = []
    current: _Open | None = None
    furniture = find_furniture(document)
    sentence: list[Quote] = []
    for block in document.blocks:
        if isinstance(block, Table):
            profile_items.extend(current.done() if current else ())
            current, sentence = None, []
            profile_items.extend(_in_table(block))
            continue
        if block in furniture or not block.has_words or _PAGE_NUMBER.match(block.text):
            continue
        sentence = _sentence(sentence, block)
        opened = _label(block) or _prose(sentence, block)
        if opened is not None:
            profile_items.extend(current.done() if current else ())
            current = opened
        elif current is not None and _ends(current, block):
            profile_items.extend(current.done())
            current = None
        elif current is not None:
            current.add(block.quote)
    profile_items.extend(current.done() if current else ())
    profile_items.extend(
        ProfileItem("diktum", d.text, d.label) for decree in find_decrees(document) for d in decree.dikta if d.text
    )
    return tuple(profile_items)


def _sentence(parts: Sequence[Quote], line: Line) -> list[Quote]:
    """Return the lines of the sentence that `line` ends or goes on."""
    ended = bool(parts) and parts[-1].text.rstrip().endswith((".", ";", ":"))
    if ended or (parts and is_capital(parts[-1].text) != is_capital(line.text)):
        return [line.quote]
    return [*parts[-(_SENTENCE - 1) :], line.quote]


def _field(label: str) -> ProfileField:
    plain = patterns("profile")["joins"].sub("", label.casefold())
    names = {"indikatortujuan": "indikator_tujuan", "tugaspokok": "tugas"}
    return cast(ProfileField, names.get(plain, plain))


def _label(line: Line) -> _Open | None:
    """Return the section that "2. VISI : ..." or a label alone opens."""
    match = patterns("profile")["label"].match(line.text.strip())
    if match is None:
        return None
    rest = match.group("rest").strip()
    if not match.group("colon") and (rest or len(line.text) > _LABEL_ALONE):
        return None
    box = line.first_box
    opened = _Open(_field(match.group("label")), box.x0 if box is not None else None)
    if rest:
        start = len(line.text) - len(line.text.lstrip())
        opened.add(line.quote.part(start + match.start("rest"), len(line.text)))
    return opened


def _prose(sentence: Sequence[Quote], line: Line) -> _Open | None:
    """Return the section that a sentence opens ("... ditetapkan misi X sebagai berikut :") or holds ("Tugas X adalah ...")."""
    labels = patterns("profile")
    whole = join(sentence).text.strip()
    if whole.endswith(":"):
        asked = whole[-_REACH:]
        opening = [m for m in labels["subject"].finditer(asked) if not labels["not_prose"].search(asked, m.start())]
        return _Open(_named(_subject(opening))) if opening else None
    match = labels["statement"].search(line.text.strip())
    if match is None or not line.text[:1].isupper() or labels["not_prose"].search(match.group()):
        return None
    opened = _Open(_named(match))
    opened.add(line.quote)
    return opened


def _subject(opening: Sequence[re.Match[str]]) -> re.Match[str]:
    """Return what the sentence is about: "Adapun fungsi ... dalam menjalankan tugas adalah" is about fungsi."""
    adapun = [m for m in opening if m.start() == 0 or patterns("profile")["opens"].match(m.group())]
    return adapun[0] if adapun else opening[-1]


def _named(found: re.Match[str]) -> ProfileField:
    """Return the field whose word a pattern found."""
    name = next(n for n, text in found.groupdict().items() if text)
    return cast(ProfileField, name.rstrip("2"))


def _ends(current: _Open, line: Line) -> bool:
    """Return whether a line stands behind the section: another label, a heading, plain prose."""
    text = line.text.strip()
    if patterns("profile")["other"].match(text) or patterns("decree")["chapter"].match(text):
        return True
    if _HEADING_LINE.match(text) and len(text) < 70 and not text.endswith((";", ".")):
        return True
    mark, _ = split_mark(line.quote)
    if mark or _BULLET.match(text):
        return False
    if not current.items:
        return len(text) > _PROSE_ALONE
    last = current.items[-1]
    unmarked = not last[0]
    box = line.first_box
    outdented = box is not None and current.left is not None and box.x0 < current.left - 3
    return outdented or (current.closed() and text[:1].isupper()) or _new_paragraph(unmarked, line, last[1])


def _new_paragraph(unmarked: bool, line: Line, parts: Sequence[Quote]) -> bool:
    return (unmarked and line.page is None) or len(parts) > _LONGEST_ITEM


def _in_table(table: Table) -> Iterator[ProfileItem]:
    """Yield the statements of an organisation block that is ruled as a table (Nama, Tugas, Fungsi).

    Further ones stand in rows of their own, below the value of a label alone ("b. ...").
    """
    opened: _Open | None = None
    col = 0
    for row in range(table.n_rows):
        cells = [c for c in table.row(row) if c.text.strip(" :")]
        goes_on = opened is not None and len(cells) == 1 and cells[0].col == col
        if not goes_on:
            yield from opened.done() if opened is not None else ()
            opened = None
            if len(cells) != 2 or len(cells[0].text) > _LABEL_ALONE:
                continue
            match = patterns("profile")["label"].match(cells[0].text.strip())
            if match is None or match.group("rest").strip():
                continue
            opened, col = _Open(_field(match.group("label"))), cells[1].col
        for line in _value_lines(cells[-1]):
            if opened is not None:
                opened.add(line)
    yield from opened.done() if opened is not None else ()


def _value_lines(cell: Cell) -> Iterator[Quote]:
    for line in cell.lines:
        text = line.text
        start = len(text) - len(text.lstrip(" :"))
        if start < len(text):
            yield line.quote.part(start, len(text))
