"""The goals listed in running text under a heading "Sasaran" or "Sasaran Strategis", outside tables."""

from __future__ import annotations

from extractors.model.document import Document
from extractors.model.quote import Quote, join
from extractors.tables.cells.read import split_mark
from extractors.text.flow import flow_lines
from extractors.text.inline_labels import patterns

_HEADING = patterns("goals")["heading"]
_LONGEST = 30  # lines of one list
_LABEL = patterns("goals")["label"]


def find_goals(document: Document) -> tuple[Quote, ...]:
    """Return the marked items ("1. Meningkatnya ...") of the lists under such headings, in reading order."""
    lines = [line for line in flow_lines(document) if line.table < 0]
    goals: list[Quote] = []
    for at, line in enumerate(lines):
        if not _HEADING.match(line.text):
            continue
        items: list[list[Quote]] = []
        for after in lines[at + 1 : at + 1 + _LONGEST]:
            mark, rest = split_mark(after.quote)
            if mark:
                items.append([rest])
            elif not items or _LABEL.search(after.text) or after.text.isupper():
                break
            else:
                items[-1].append(after.quote)
        goals += [join(parts) for parts in items]
    return tuple(goals)
