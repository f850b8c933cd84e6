"""Why a signature block may have been read wrongly: codes of reference/doubts.toml."""

from __future__ import annotations

from extractors.model.quote import Quote
from extractors.signatures.draft import SignatureDraft
from extractors.signatures.evidence import goes_on, weigh

_UNSURE = 1.0  # evidence by which the second best reading must fall behind
_UNLIKE = -0.5  # evidence of the words of a name; less is no name's


def doubts_of(draft: SignatureDraft, jabatan: Quote) -> tuple[str, ...]:
    """Return the codes that speak against a block, in a fixed order; nothing for a block without flaw."""
    seen = weigh(draft.name.text) if draft.name else None
    found = {
        "name_missing": seen is None,
        "name_unlike_name": seen is not None and not seen.degree and seen.name < _UNLIKE,
        "title_missing": not jabatan,
        "title_unlike_title": bool(draft.titles) and not _is_title(draft),
        "parts_unsure": draft.margin < _UNSURE,
        "line_unclaimed": bool(draft.unclaimed),
    }
    return tuple(code for code, holds in found.items() if holds)


def _is_title(draft: SignatureDraft) -> bool:
    """Return whether a line of the title names an office, and its last line needs no other."""
    lines = sorted(draft.titles, key=lambda s: (s.row, s.start))
    return any(weigh(s.text).office for s in lines) and not goes_on(lines[-1].text)
