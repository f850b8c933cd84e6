"""What the notes of readers mean for people: which content is lost, and how to say so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note in words; `loss`: content of the document is missing from the records."""

    loss: bool
    text_id: str
    text_en: str


@cache
def note_texts() -> dict[str, NoteText]:
    """Return the meaning of each code that a reader may note."""
    data = tomllib.loads(files("pipeline.records").joinpath("notes.toml").read_text(encoding="utf-8"))
    return {code: NoteText(bool(entry.get("loss")), entry["id"], entry["en"]) for code, entry in data.items()}
