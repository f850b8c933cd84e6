"""Why an item of a legal-basis list may have been read wrongly: codes of reference/doubts.toml."""

from __future__ import annotations

import re

from extractors.text.inline_labels import patterns
from extractors.text.spans import find_citations

_INSIDE = re.compile(r";\s*\S")
_SENTENCE_BEFORE = re.compile(r"[.)]\s*[^\W\d_]")  # what stands before a second law; asked first, since it is cheap
_LONGEST = 900  # letters: longer than any law with its gazettes and amendments
_AMENDS = patterns("citation")["amends"]


def doubts_of(text: str, number: int, before: int | None, *, first: bool, second: bool = False) -> tuple[str, ...]:
    """Return the codes that speak against an item, in a fixed order; nothing for an item without flaw.

    `before`: the number of the item above, None for the first of a list. `first`: the first part of its row.
    `second`: another regulation opens a line inside it.
    """
    found = {
        "number_gap": first and number not in ((before or 0) + 1, before),  # one printed twice misses no item
        "items_joined": second or _INSIDE.search(text) is not None or len(text) > _LONGEST or _second_law(text),
        "item_cut": patterns("legal")["connector"].search(text.rstrip(" .;,")) is not None and not _whole(text),
    }
    return tuple(code for code, holds in found.items() if holds)


def _whole(text: str) -> bool:
    """Return whether the last word is a name that also joins ("... Pemerintahan Daerah", "... Keuangan Negara")."""
    return patterns("legal")["name_or_number"].search(text) is not None


def _second_law(text: str) -> bool:
    """Return whether a second regulation begins inside an item that no word of amendment leads to."""
    if not _SENTENCE_BEFORE.search(text):
        return False
    later = [span for span in find_citations(text) if span.start > 20]
    return any(
        text[: span.start].rstrip().endswith((".", ")")) and not _AMENDS.search(text[: span.start]) for span in later
    )
