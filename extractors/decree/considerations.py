"""The considerations of a decree ("Menimbang : a. bahwa ...; b. bahwa ...") with the letters that mark them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model.blocks import Consideration
from extractors.model.document import Line
from extractors.model.quote import Quote, join
from extractors.text.inline_labels import patterns

_OPENS = patterns("decree")["considerations"]
_ENDS = patterns("decree")["considerations_end"]
_MARK = re.compile(r"^\W{0,2}(?P<mark>(?P<letter>[a-z])\s?[.)])\s*(?=\S)")
_REACH = 90  # lines: no list of considerations is longer


def find_considerations(lines: Sequence[Line]) -> tuple[Consideration, ...]:
    """Return the lettered considerations among the lines of one decree, in reading order; empty where none is lettered."""
    first = next((at for at, line in enumerate(lines) if _OPENS.match(line.text)), None)
    if first is None:
        return ()
    opened = _OPENS.match(lines[first].text)
    found: list[tuple[Quote, list[Quote]]] = []
    rest = lines[first].quote.part(opened.end() if opened else 0, len(lines[first].text))
    for quote in (rest, *(line.quote for line in lines[first + 1 : first + _REACH])):
        if _ENDS.match(quote.text):
            break
        mark = _MARK.match(quote.text)
        if mark is not None and _may_follow(found, mark["letter"], quote.text[mark.end() :]):
            found.append((quote.part(*mark.span("mark")), [quote.part(mark.end(), len(quote.text))]))
        elif found and quote:
            found[-1][1].append(quote)
    return tuple(Consideration(mark, join(parts)) for mark, parts in found)


def _may_follow(found: Sequence[tuple[Quote, list[Quote]]], letter: str, text: str) -> bool:
    """Return whether a mark may open the next item: a later letter before "bahwa", or the very next one."""
    last = found[-1][0].text.strip(" .)(")[:1] if found else "`"
    return ord(letter) == ord(last) + 1 or (
        letter > last and patterns("decree")["opens_consideration"].match(text) is not None
    )
