"""Words of an office's stamp that a scan shows in front of a name: "JAWA" where the position says "... PROVINSI JAWA BARAT"."""

from __future__ import annotations

import re

from extractors.model.quote import Quote

_LEAST = 4  # letters of a word of a stamp that is looked for, and that must be left of the name


def without_stamp_words(name: Quote, title: Quote) -> Quote:
    """Return a scanned name without the words in capitals before it that the position has, too; whole where none is left."""
    if not any(word.from_picture for word in name.words):
        return name
    stamped = {_plain(word.text) for word in title.words}
    first = 0
    while first < len(name.words) and _is_stamped(name.words[first].text, stamped):
        first += 1
    rest = name.words[first:]
    return Quote(rest) if first and any(len(_plain(word.text)) >= _LEAST for word in rest) else name


def _is_stamped(text: str, stamped: set[str]) -> bool:
    return text.isupper() and len(_plain(text)) >= _LEAST and _plain(text) in stamped


def _plain(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())
