"""A scanned name that a stamp or a pen covers, as another place of the document prints it: another block, an agreement's head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Quote
from extractors.signatures.lines import is_name
from extractors.signatures.openings import Party
from extractors.text.likeness import likeness

_UNSURE = 0.7  # confidence of a word up to which a name may be misread,
_SURE = 0.85  # and from which another printing stands
_ALIKE, _SAME_NUMBER = 0.8, 0.6  # likeness (0..1) of two readings of one name; of names beside the same number
_ONE_WORD = 0.7  # likeness of two readings of one word of a name
_SHORTEST = 6  # letters of a name that tells a person


def with_printings(blocks: Sequence[SignatureBlock], parties: Sequence[Party]) -> tuple[SignatureBlock, ...]:
    """Return the blocks; an unsure scanned name is quoted from where the document prints it surely, and doubted.

    What stands in its place must be like what was read there: nothing comes into a name that no reading saw.
    """
    return tuple(_settled(block, blocks, parties) for block in blocks)


def _settled(block: SignatureBlock, blocks: Sequence[SignatureBlock], parties: Sequence[Party]) -> SignatureBlock:
    if not block.name and block.nip and all(word.from_picture for word in block.nip.words):
        return _named_by_party(block, parties)
    if not any(word.from_picture and word.confidence <= _UNSURE for word in block.name.words):
        return block
    own = _letters(block.name)
    printings = [
        (alike, name)
        for name, least in _printings(block, blocks, parties)
        if (alike := likeness(own, _letters(name))) >= least and _is_sure(name) and _holds_sure_words(block.name, name)
    ]
    if not printings:
        return block
    best = max(printings, key=lambda one: one[0])[1]
    doubts = tuple(dict.fromkeys((*block.doubts, "printings_differ")))
    return replace(block, name=best, doubts=doubts)


def _named_by_party(block: SignatureBlock, parties: Sequence[Party]) -> SignatureBlock:
    """Return a block whose name no reading gave with the name of the party that it signs as; it stays doubted."""
    named = [
        party.name for party in parties if party.role is not None and party.role == block.role and _is_sure(party.name)
    ]
    if len({_letters(name) for name in named}) != 1:
        return block
    return replace(block, name=named[0], doubts=tuple(dict.fromkeys((*block.doubts, "printings_differ"))))


def _printings(
    block: SignatureBlock, blocks: Sequence[SignatureBlock], parties: Sequence[Party]
) -> Iterator[tuple[Quote, float]]:
    """Yield other printings that may be the same person's, each with the likeness that it needs."""
    for other in blocks:
        if other is not block and other.name:
            same = bool(_digits(block)) and _digits(block) == _digits(other)
            yield other.name, _SAME_NUMBER if same else _ALIKE
    for party in parties:
        same = party.role is not None and party.role == block.role
        yield party.name, _SAME_NUMBER if same else _ALIKE


def _is_sure(name: Quote) -> bool:
    sure = all(not word.from_picture or word.confidence >= _SURE for word in name.words)
    return sure and len(_letters(name)) >= _SHORTEST and is_name(name.text)


def _holds_sure_words(name: Quote, printing: Quote) -> bool:
    """Return whether another printing has each word of a name that was read surely: else it prints another name."""
    others = [_plain(word.text) for word in printing.words]
    sure = [_plain(word.text) for word in name.words if word.confidence > _UNSURE]
    return all(any(word in other or likeness(word, other) >= _ONE_WORD for other in others) for word in sure)


def _plain(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())


def _letters(name: Quote) -> str:
    return _plain(name.text)


def _digits(block: SignatureBlock) -> str:
    return re.sub(r"\D", "", block.nip.text)
