"""What a read document shows: its lines, the words that were set aside, the codes of its notes."""

from __future__ import annotations

from extractors.model.document import Document


def texts(document: Document) -> list[str]:
    """Return the text of each line in reading order, those of tables too."""
    return [line.text for line in document.all_lines]


def aside(document: Document) -> list[tuple[str, str]]:
    """Return the reason and the words of each thing that was set aside."""
    return [(one.reason, " ".join(w.text for w in one.words)) for page in document.pages for one in page.set_aside]


def codes(document: Document) -> list[str]:
    """Return the code of each note."""
    return [note.code for note in document.notes]
