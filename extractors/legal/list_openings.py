"""Where a list of legal basis opens: its headings, sentences that lead to it, and whether items follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.legal.marks import is_decision, marked, number_of, opens
from extractors.text.flow import FlowLine
from extractors.text.inline_labels import patterns
from extractors.text.spans import find_citations

INTRO = 16  # lines between a heading and the first item
_LONG_HEADING = 150
_WHOLE = re.compile(r"^(?P<label>[^:]*?)(?P<rest>\s*:\s*)$")
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


def introduction(lines: Sequence[FlowLine], at: int) -> re.Match[str] | None:
    """Return the parts "label" and "rest" of a line that says that laws follow ("... disusun berdasarkan:"); None else.

    Timid, since any sentence may say so: the first item stands behind its colon or on the next line, with kind and number.
    The words may stand in the line above, where the sentence began.
    """
    text, legal = lines[at].text, patterns("legal")
    ended = text.rstrip().endswith(":")
    found = legal["short_heading"].match(text) or legal["introduction"].match(text)
    if found is None and at and ended and not lines[at - 1].text.rstrip().endswith((".", ";", ":")):
        found = _WHOLE.match(text) if legal["introduction"].match(f"{lines[at - 1].text}:") else None
        text = f"{lines[at - 1].text} {text}"
    if found is None or legal["no_introduction"].search(text):
        return None
    item = found.group("rest").lstrip(" :;.") or (lines[at + 1].text if at + 1 < len(lines) else "")
    return found if begins_list(item, bare=ended) else None


def begins_list(text: str, *, bare: bool) -> bool:
    """Return whether a line is the first item of a list: number one, "a.", a bullet (none if `bare`) before a numbered law."""
    mark = patterns("legal")["mark"].match(text)
    if number_of(mark.group("mark"), 1) not in (1, -1) if mark is not None else not bare:
        return False
    rest = text[mark.end() :] if mark is not None else text
    return opens(rest) and bool(find_citations(rest[:200]))


def heads_list(text: str, after: str) -> bool:
    """Return whether a line is nothing but the heading of a list of laws that the line `after` begins ("Dasar Hukum :")."""
    legal = patterns("legal")
    found = legal["mengingat"].match(text) or legal["dasar"].match(text) or legal["dasar_alone"].match(text)
    found = found or legal["short_heading"].match(text) or legal["introduction"].match(text)
    return found is not None and not found.group("rest").strip(" :;.") and begins_list(after, bare=False)


def leads_to_list(lines: Sequence[FlowLine], at: int, *, reach: int) -> bool:
    """Return whether the first item of a list follows within `reach` lines, before anything else begins."""
    legal = patterns("legal")
    for line in lines[at + 1 : at + 1 + reach]:
        text = line.text.lstrip(" :")
        mark = legal["mark"].match(text)
        rest = text[mark.end() :] if mark else text
        if opens(rest) and (mark or find_citations(rest[:200])):
            return True
        if legal["bare_mark"].match(line.text) and number_of(line.text, 1) == 1:
            return True
        if legal["stop"].match(line.text) or is_decision(line.text):
            return False
        if legal["section"].match(line.text) and not mark:
            return False
    return False
