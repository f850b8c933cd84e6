"""The title of a table, the office whose table it is and the goals of all its rows, from the lines above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.document import Document, Line, Table
from extractors.model.quote import Quote, join
from extractors.tables.beside import parts_over
from extractors.tables.cells.read import split_group_label, split_mark
from extractors.tables.columns import Header
from extractors.text.labels import GOALS, cell_pattern, compact, group_kind, settings

TITLE_LINES = 8  # lines above a table in which its title and unit are looked for
_LONGEST_TITLE = 110  # letters: a longer line is a sentence
_GOAL_LINES = 6  # lines right above a table in which a goal may stand
_CAPTION = cell_pattern("group_labels", "caption")
_LABEL_ALONE = cell_pattern("group_labels", "alone")


def title_of(above: Sequence[Line]) -> tuple[Quote, Quote]:
    """Return (title, unit) from the short lines above a table, nearest block first."""
    names = settings()["titles"]
    lines: list[Line] = []
    for line in reversed(above[-TITLE_LINES:]):
        if len(line.text) > _LONGEST_TITLE or line.text.rstrip().endswith((".", ";", ",")):
            break
        lines.insert(0, line)
    labelled = _labelled_unit(above)
    title = [i for i, line in enumerate(lines) if any(compact(t) in compact(line.text) for t in names["table"])]
    if not title:
        named = [x for x in above if any(compact(t) in compact(x.text) for t in names["table"]) and _is_heading(x.text)]
        return (named[-1].quote if named else Quote()), labelled
    block = lines[title[-1] if len(title) == 1 else title[0] :]
    unit = [line for line in block if _names_unit(line.text, names["units"])]
    return join(line.quote for line in block), labelled or join(line.quote for line in unit)


def goal_of(line: Quote) -> tuple[str | None, Quote]:
    """Return (field, goal) of a line that labels a goal ("Tujuan 1 : ...", "a) Sasaran 2 : ..."); (None, ...) of any other.

    The goal is blank where the label stands alone, its goal in the line below ("Sasaran 1 :").
    """
    for quote in (line, split_mark(line)[1]):
        kind = group_kind(quote.text)
        if kind not in GOALS:
            continue
        if _LABEL_ALONE.match(quote.text):
            return kind, Quote()
        _, text = split_group_label(quote)
        if text is not quote:
            return kind, text
    return None, Quote()


def _labelled_unit(above: Sequence[Line]) -> Quote:
    """Return the office of the last "Nama Bidang : ..." above a table."""
    pattern = re.compile(settings()["titles"]["unit_label"], re.IGNORECASE)
    for line in reversed(above):
        match = pattern.match(line.text)
        if match is not None:
            return line.quote.part(*match.span("value"))
    return Quote()


def _is_heading(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(text) <= _LONGEST_TITLE and sum(1 for c in letters if c.isupper()) >= len(letters) * 0.7


def _names_unit(text: str, units: Sequence[str]) -> bool:
    plain = text.casefold().strip(" :-")
    return any(plain.startswith(unit) and re.match(rf"{re.escape(unit)}\b", plain) for unit in units)


def _is_title(text: str) -> bool:
    """Return whether a line above a table may be its title: short, and no sentence."""
    return len(text) <= _LONGEST_TITLE and not text.rstrip().endswith((".", ",", ";", ":"))


def speaks_of_results(above: Sequence[Line], words: str = "achieved") -> bool:
    """Return whether a title above a table speaks of what was achieved; a sentence on achieving goals tells nothing.

    `words`: which list of words says so; "compared": those of a comparison with other places.
    """
    achieved, to_achieve = (
        re.compile(rf"\b(?:{'|'.join(settings()['titles'][name])})\b", re.IGNORECASE) for name in (words, "to_achieve")
    )
    titles = [line.text for line in above[-TITLE_LINES:] if _is_title(line.text)]
    return any(achieved.search(to_achieve.sub(" ", text)) for text in titles)


def goals_over(table: Table, lines: Sequence[Line], header: Header, document: Document) -> dict[str, Quote]:
    """Return the goals above a table, of lines above several tables side by side those in the parts that stand above it."""
    return _goals_above(parts_over(lines, table, document), header)


def _goals_above(since: Sequence[Line], header: Header) -> dict[str, Quote]:
    """Return the goals that lines right above a table name for all its rows ("Tujuan 1 : ..."), by field."""
    found: dict[str, Quote] = {}
    name: str | None = None
    announced: str | None = None  # by a label that stands alone in the line before
    for line in since[-_GOAL_LINES:]:
        kind, text = goal_of(line.quote)
        if kind is not None and any(c.field == kind for c in header.columns):
            kind = None
        if announced is not None and kind is None and line.text and not _CAPTION.match(line.text):
            name, found[announced], announced = announced, line.quote, None
        elif kind is not None and text:
            name, found[kind], announced = kind, text, None
        elif name is not None and line.text[:1].islower():
            found[name] = join([found[name], line.quote])
        else:
            name, announced = None, kind
    return found
