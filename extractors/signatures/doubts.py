"""Why a signature block may have been read wrongly: codes of reference/doubts.toml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Quote
from extractors.signatures.blocks.evidence import goes_on, weigh
from extractors.signatures.draft import SignatureDraft

_UNSURE = 1.0  # evidence by which the second best reading must fall behind
_ODD = re.compile(r"[^\w\s.,'’`()/&-]|\d|[.,]\s?,\s?\.|,\.")  # marks that no name holds, printed or misread
_FEW_DIGITS = 2  # in which two readings of one number differ
_LONG_NAME = 8  # letters of a name that tells a person
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
        "parts_unsure": draft.margin < _UNSURE or _is_cut(draft),
        "line_unclaimed": bool(draft.unclaimed),
    }
    return tuple(code for code, holds in found.items() if holds)


def _is_cut(draft: SignatureDraft) -> bool:
    """Return whether words beside the position or the name were taken for a stamp's: they may be of it."""
    named = (segment for segment in draft.used if segment.row == draft.name_row)
    return any(segment.cut for segment in (*draft.titles, *named))


def _is_odd(name: Quote) -> bool:
    return _ODD.search(name.text) is not None


def compared(blocks: Sequence[SignatureBlock]) -> tuple[SignatureBlock, ...]:
    """Return the blocks, those of one official doubted whose scanned names or numbers were read in two ways.

    All of them are told (printings_differ); a number that most of his blocks print otherwise is also read unsurely.
    """
    readings: dict[str, set[str]] = defaultdict(set)
    for block in blocks:
        if _is_scanned(block) and block.nip:
            readings[_digits(block)].add(_letters(block))
    signature_blocks: list[SignatureBlock] = []
    for block in blocks:
        codes: list[str] = []
        if _is_scanned(block) and block.nip:
            others = [b for b in blocks if b is not block and _is_scanned(b) and _is_other_number(block, b)]
            alike = sum(_digits(b) == _digits(block) for b in blocks)
            differ = others or len(readings.get(_digits(block), ())) > 1
            codes += ["printings_differ"] if differ else []
            most = max((sum(_digits(b) == _digits(o) for b in blocks) for o in others), default=0)
            codes += ["ocr_unsure"] if others and alike <= most else []
        signature_blocks.append(
            replace(block, doubts=tuple(dict.fromkeys((*block.doubts, *codes)))) if codes else block
        )
    return tuple(signature_blocks)


def _is_other_number(one: SignatureBlock, other: SignatureBlock) -> bool:
    """Return whether two numbers that differ are one official's: in a few digits only, or under the same name."""
    a, b = _digits(one), _digits(other)
    if not a or not b or a == b:
        return False
    near = len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= _FEW_DIGITS
    return near or (len(_letters(one)) >= _LONG_NAME and _letters(one) == _letters(other))


def _letters(block: SignatureBlock) -> str:
    return re.sub(r"[\W_]", "", block.name.text.casefold())


def _is_scanned(block: SignatureBlock) -> bool:
    return any(word.from_picture for word in block.name.words)


def _digits(block: SignatureBlock) -> str:
    return re.sub(r"\D", "", block.nip.text)


def _is_title(draft: SignatureDraft) -> bool:
    """Return whether a line of the title names an office, and its last line needs no other."""
    lines = sorted(draft.titles, key=lambda s: (s.row, s.start))
    return any(weigh(s.text).office for s in lines) and not goes_on(lines[-1].text)
