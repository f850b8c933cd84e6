"""Where a list of legal basis opens: its headings, and whether items follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.legal.marks import is_decision, marked, number_of, opens
from extractors.text.flow import FlowLine
from extractors.text.inline_labels import patterns
from extractors.text.spans import find_citations

INTRO = 16  # lines between a heading and the first item
_LONG_HEADING = 150
_DOTS = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}|\s\d{1,3}$|\s[ivx]{1,5}$")


def is_heading(lines: Sequence[FlowLine], at: int, found: re.Match[str]) -> bool:
    """Return whether "Landasan Hukum ..." is a heading or a sentence that opens a list, not an entry of contents."""
    text, rest = lines[at].text, found.group("rest").strip()
    item = rest.lstrip(" :")
    begins = opens(item) or marked(item)
    if begins and rest.startswith(":"):
        return True  # its first item on the same line, however long that is
    if len(text) > _LONG_HEADING or _DOTS.search(text):
        return False
    if begins:
        return True
    return leads_to_list(lines, at, reach=INTRO)


def leads_to_list(lines: Sequence[FlowLine], at: int, *, reach: int) -> bool:
    """Return whether the first item of a list follows within `reach` lines, before anything else begins."""
    legal = patterns("legal")
    for line in lines[at + 1 : at + 1 + reach]:
        mark = legal["mark"].match(line.text)
        rest = line.text[mark.end() :] if mark else line.text
        if opens(rest) and (mark or find_citations(rest[:200])):
            return True
        if legal["bare_mark"].match(line.text) and number_of(line.text, 1) == 1:
            return True
        if legal["stop"].match(line.text) or is_decision(line.text):
            return False
        if legal["section"].match(line.text) and not mark:
            return False
    return False
