"""The two sides of an agreement whose blocks stand side by side: who is which party where no line says so."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.document import Document
from extractors.signatures.draft import SignatureDraft
from extractors.text.inline_labels import patterns
from extractors.text.labels import compact

_TITLE = patterns("agreement")["title"]
_BELOW = 4  # lines below the title that name whose agreement it is
_ROWS = 10  # rows by which blocks of one height may end apart
_LONGEST = 90  # letters of a title


@dataclass(frozen=True, slots=True)
class Agreement:
    """The title of an agreement on performance: its page, and the letters of the title lines right below it."""

    page: int | None
    whose: str


def find_agreements(document: Document) -> tuple[Agreement, ...]:
    """Return the titles of agreements, in reading order."""
    lines = [line for line in document.lines if line.has_words]
    agreements: list[Agreement] = []
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST or not _is_titled(line.text) or not _TITLE.match(line.text):
            continue
        below = itertools.takewhile(lambda x: _is_titled(x.text), lines[at + 1 : at + 1 + _BELOW])
        agreements.append(Agreement(line.page, compact(" ".join(x.text for x in below))))
    return tuple(agreements)


def _is_titled(text: str) -> bool:
    """Return whether all words of a line but the smallest begin with a capital."""
    words = [word for word in text.split() if word[:1].isalpha()]
    return (
        bool(words)
        and sum(word[0].isupper() for word in words) >= len(words) * 0.7
        and not text.endswith((".", ":", ";"))
    )


def settle_sides(drafts: Sequence[SignatureDraft], agreements: Sequence[Agreement]) -> None:
    """Tell the parties of each pair of blocks side by side below the title of an agreement, where no line says it.

    The party whose position the title names is the first; else the one at the right, as the form of PermenPANRB 53/2014 has it.
    """
    for one, other in _near(drafts, _ROWS) if agreements else ():
        left, right = sorted((one, other), key=lambda d: d.span)
        if left.span[1] > right.span[0] or abs(left.last_row - right.last_row) > _ROWS or _page(left) != _page(right):
            continue
        title = next((a for a in reversed(agreements) if a.page == _page(left)), None)
        if title is not None and left.role == right.role == "penanda_tangan":
            own = [bool(d.jabatan) and compact(d.jabatan.text) in title.whose for d in (left, right)]
            first, second = (left, right) if own == [True, False] else (right, left)
            first.role, second.role = "pihak_pertama", "pihak_kedua"


def _near(drafts: Sequence[SignatureDraft], rows: int) -> Iterator[tuple[SignatureDraft, SignatureDraft]]:
    """Yield the pairs of drafts whose last rows are so near to one another, in the order of the drafts."""
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        ending[draft.last_row].append(at)
    for at, draft in enumerate(drafts):
        last = draft.last_row
        others = (ending.get(row, ()) for row in range(last - rows, last + rows + 1))
        yield from ((draft, drafts[n]) for n in sorted(n for found in others for n in found if n > at))


def _page(draft: SignatureDraft) -> int | None:
    return next((s.quote.page for s in draft.used if s.quote.page is not None), None)
