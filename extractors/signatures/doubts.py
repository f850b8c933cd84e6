"""Why a signature block may have been read wrongly: codes of reference/doubts.toml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Quote
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.evidence import goes_on, weigh

_UNSURE = 1.0  # evidence by which the second best reading must fall behind
_ODD = re.compile(r"[^\w\s.,'’`()/&-]|\d|[.,]\s?,\s?\.|,\.")  # marks that no name holds, printed or misread
_UNLIKE = -0.5  # evidence of the words of a name; less is no name's


def doubts_of(draft: SignatureDraft, jabatan: Quote, *, told: bool = False) -> tuple[str, ...]:
    """Return the codes that speak against a block, in a fixed order; nothing for a block without flaw.

    `told`: the document's agreements print the positions of their parties at their head; elsewhere a party may sign without.
    """
    seen = weigh(draft.name.text) if draft.name else None
    found = {
        "name_missing": seen is None,
        "name_unlike_name": seen is not None and ((not seen.degree and seen.name < _UNLIKE) or _is_odd(draft.name)),
        "title_missing": not jabatan and (told or not draft.role.startswith("pihak")),
        "title_unlike_title": bool(draft.titles) and not _is_title(draft),
        "parts_unsure": draft.margin < _UNSURE,
        "line_unclaimed": bool(draft.unclaimed),
    }
    return tuple(code for code, holds in found.items() if holds)


def _is_odd(name: Quote) -> bool:
    return _ODD.search(name.text) is not None


def compared(blocks: Sequence[SignatureBlock]) -> tuple[SignatureBlock, ...]:
    """Return the blocks, those of one number doubted whose scanned names were read in two ways (printings_differ)."""
    readings: dict[str, set[str]] = defaultdict(set)
    for block in blocks:
        if _is_scanned(block) and block.nip:
            readings[_digits(block)].add(re.sub(r"[\W_]", "", block.name.text.casefold()))
    return tuple(
        replace(block, doubts=(*block.doubts, "printings_differ"))
        if _is_scanned(block) and len(readings.get(_digits(block), ())) > 1
        else block
        for block in blocks
    )


def _is_scanned(block: SignatureBlock) -> bool:
    return any(word.from_picture for word in block.name.words)


def _digits(block: SignatureBlock) -> str:
    return re.sub(r"\D", "", block.nip.text)


def _is_title(draft: SignatureDraft) -> bool:
    """Return whether a line of the title names an office, and its last line needs no other."""
    lines = sorted(draft.titles, key=lambda s: (s.row, s.start))
    return any(weigh(s.text).office for s in lines) and not goes_on(lines[-1].text)
