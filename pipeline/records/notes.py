"""What the notes of readers mean for people: which content is lost, and how to say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reference.load import read_settings


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note in words; `loss`: content of the document is missing from the records."""

    loss: bool
    text_id: str
    text_en: str


@cache
def note_texts() -> dict[str, NoteText]:
    """Return the meaning of each code that a reader may note."""
    data = read_settings("note_texts.toml")
    return {code: NoteText(bool(entry.get("loss")), entry["id"], entry["en"]) for code, entry in data.items()}
