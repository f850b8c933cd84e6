"""One person's signature printed twice for one signing: the box of an electronic signature and the block beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.quote import Quote
from extractors.signatures.draft import SignatureDraft

_NEAR = 200  # words between the two where there are no pages


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with the place of its first and last word among the words of the document."""

    first: int
    last: int
    draft: SignatureDraft

    @property
    def page(self) -> int | None:
        """Return the page of the block's last line."""
        return max((s.quote.page or 0 for s in self.draft.used), default=0) or None


def merge_electronic(placed: Sequence[Placed]) -> list[Placed]:
    """Return the drafts in reading order, the box of an electronic signature joined to the same person's block."""
    made: list[Placed] = []
    persons: dict[str, list[int]] = {}  # the numbers of the drafts that hold a NIP or a name
    electronic: dict[str, list[int]] = {}  # those of them that are boxes of electronic signatures
    for one in sorted(placed, key=lambda p: p.first):
        known = persons if one.draft.electronic else electronic
        alike = sorted({at for key in _keys(one.draft) for at in known.get(key, ())})
        twin = next((at for at in alike if _is_twin(made[at], one)), None)
        if twin is None:
            twin = len(made)
            made.append(one)
        else:
            other = made[twin]
            made[twin] = Placed(min(other.first, one.first), max(other.last, one.last), _joined(other.draft, one.draft))
        for key in _keys(made[twin].draft):
            persons.setdefault(key, []).append(twin)
            if made[twin].draft.electronic:
                electronic.setdefault(key, []).append(twin)
    return made


def _keys(draft: SignatureDraft) -> Iterator[str]:
    """Yield what a draft has in common with a twin: the digits of its NIP, the letters of its name."""
    yield from filter(None, (re.sub(r"\D", "", draft.nip.text), _letters(draft.name)))


def _is_twin(one: Placed, other: Placed) -> bool:
    if not (one.draft.electronic or other.draft.electronic):
        return False
    if one.page != other.page or (one.page is None and other.first - one.last > _NEAR):
        return False
    numbers = [re.sub(r"\D", "", draft.nip.text) for draft in (one.draft, other.draft)]
    if all(numbers):
        return numbers[0] == numbers[1]
    names = [_letters(draft.name) for draft in (one.draft, other.draft)]
    return bool(names[0]) and names[0] == names[1]


def _letters(quote: Quote) -> str:
    return re.sub(r"[\W\d_]", "", quote.text.casefold())


def _joined(one: SignatureDraft, other: SignatureDraft) -> SignatureDraft:
    """Return the fuller of two drafts with what it lacks taken from the other."""
    full, rest = sorted((one, other), key=_fields, reverse=True)
    return replace(
        full,
        name=full.name or rest.name,
        nip=full.nip or rest.nip,
        pangkat=full.pangkat or rest.pangkat,
        titles=full.titles or rest.titles,
        place=full.place or rest.place,
        date=full.date or rest.date,
        mark=full.mark or rest.mark,
        role=full.role if full.role != "penanda_tangan" else rest.role,
        used=[*full.used, *rest.used],
    )


def _fields(draft: SignatureDraft) -> int:
    parts = (draft.name, draft.nip, draft.pangkat, draft.titles, draft.place, draft.date, draft.mark)
    return sum(bool(part) for part in parts)
