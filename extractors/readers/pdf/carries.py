"""Whether a PDF may carry other files, told from its bytes alone: most carry none, and no library is loaded to say so."""

from __future__ import annotations

from typing import Any, Final

_SIGNS: Final = (
    b"/EmbeddedFile",  # of the type of such a stream, or of the tree of their names; streams are never packed themselves
    b"/FileAttachment",
)


def may_hold_attachments(data: Any) -> bool:
    """Return whether the bytes of a file (or a memory map of them) are a PDF's that may carry files."""
    return bool(data.find(b"%PDF-", 0, 1024) >= 0 and any(data.find(sign) >= 0 for sign in _SIGNS))
