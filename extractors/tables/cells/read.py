"""What one cell gives: codes and number marks split off, inline labels to their fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.model.document import Line
from extractors.model.geometry import Box
from extractors.model.quote import Quote
from extractors.tables.cells.bullets import is_bullet, without_bullets
from extractors.tables.cells.fractions import read_lines
from extractors.text.labels import cell_pattern, inline_pattern, settings

_MARK = cell_pattern("codes", "mark")
_LABELLED_FIELDS = frozenset({"formula", "definisi", "alasan", "keterangan", "indikator", "tipe_perhitungan"})

_DASHES = ("-", "–", "—")
_LISTED_FIELDS = frozenset({"sumber_data", "penanggung_jawab"})


def split_mark(quote: Quote) -> tuple[Quote, Quote]:
    """Return (mark, rest) of a quote that opens with a list number ("1.1 ", "2.", "a)"); an empty mark where none."""
    match = _MARK.match(quote.text)
    if match is None or match.end() >= len(quote.text):
        return Quote(), quote
    group = next(i for i in (1, 2, 3, 4, 5) if match.group(i) is not None)
    return quote.part(match.start(group), match.end(group)), quote.part(match.end(), len(quote.text))


@cache
def _code_pattern() -> re.Pattern[str]:
    return re.compile(settings()["codes"]["pattern"])


def split_code(quote: Quote) -> tuple[Quote, Quote, Quote]:
    """Return (code, its number, rest) of a quote that opens with a code ("IKU 1.1 ...", "SS1. ..."); blank ones where none."""
    match = _code_pattern().match(quote.text)
    if match is None:
        return Quote(), Quote(), quote
    return quote.part(*match.span("kode")), quote.part(*match.span("number")), quote.part(match.end(), len(quote.text))


def is_code(text: str) -> bool:
    """Return whether a text is a code and nothing else ("IKU.1" in a cell of its own)."""
    match = _code_pattern().match(f"{text} X")
    return match is not None and match.end() > len(text)


@cache
def _group_label() -> re.Pattern[str]:
    return re.compile(settings()["group_labels"]["label"], re.IGNORECASE)


def split_group_label(quote: Quote) -> tuple[Quote, Quote]:
    """Return (number, rest) of a goal that opens with its label ("Sasaran Strategis 1 : ..."); the whole quote where none."""
    match = _group_label().match(quote.text)
    if match is None or match.end() >= len(quote.text):
        return Quote(), quote
    number = quote.part(*match.span("number")) if match["number"] else Quote()
    return number, quote.part(match.end(), len(quote.text))


def read_cell(lines: Sequence[Line], bars: Sequence[Box], field: str) -> Quote:
    """Return the text of a cell (or of a part of it) as a person reads it, bullets left out.

    Those of a list of sources or offices stay, but for dashes, which a break of the line sets too.
    """
    opened = [line.texts[0] for line in lines if line.n_words > 1]
    bulleted = sum(is_bullet(text) and text not in _DASHES for text in opened)
    listed = field in _LISTED_FIELDS and bulleted > 1
    return read_lines(lines if listed else without_bullets(lines), bars if field in {"formula", "definisi"} else ())


def split_labels(lines: Sequence[Line], field: str) -> list[tuple[str, tuple[Line, ...], Quote]]:
    """Return (field, lines, label) of each labelled piece of a cell, the unlabelled head first under `field`."""
    if field not in _LABELLED_FIELDS:
        return [(field, tuple(lines), Quote())]
    pieces: list[tuple[str, list[Line], Quote]] = [(field, [], Quote())]
    for line in lines:
        at = 0
        text = line.text
        for found in inline_pattern().finditer(text):
            name = found.lastgroup or field
            if not _opens(text[: found.start()], name, pieces[-1][0]):
                continue
            head = line.quote.part(at, found.start())
            if head:
                pieces[-1][1].append(part_of_line(head, line))
            pieces.append((name, [], line.quote.part(found.start(), found.end())))
            at = found.end()
        rest = line.quote.part(at, len(text)) if at else line.quote
        if rest:
            pieces[-1][1].append(part_of_line(rest, line) if at else line)
    return [(name, tuple(part), label) for name, part, label in pieces if part or label]


def _opens(before: str, name: str, field: str) -> bool:
    """Return whether a label may stand here: at the line's start, behind a mark or the end of a sentence."""
    head = before.strip()
    at_start = not head or is_bullet(head) or bool(re.fullmatch(r"\(?\w{1,2}[.)]", head))
    return at_start or (head[-1] in ".;" and name not in {"target", "satuan"} and field != "indikator")


def part_of_line(quote: Quote, line: Line) -> Line:
    """Return the words of a part of a line as a line of its own."""
    return Line(quote.words, line.offsets[-len(quote.words) :] if line.offsets else ())
