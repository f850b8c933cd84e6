"""What a normalizer did to a string, in words: its notes as sentences, and which of them put its value in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from reference.load import read_rows, read_settings


@cache
def _texts() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_rows("catatan.csv")}


def explain(notes: Iterable[str], lang: Literal["id", "en"] = "id") -> tuple[str, ...]:
    """Return the notes of a reading as sentences without full stop, in their order; an unknown code as itself."""
    return tuple(_texts()[code][lang] if code in _texts() else code for code in notes)


def doubts(notes: Iterable[str]) -> tuple[str, ...]:
    """Return those notes that tell that the value may be another than the one understood; unknown codes are among them."""
    return tuple(code for code in notes if code not in _texts() or _texts()[code]["doubt"] == "y")


@cache
def _doubts_by_note() -> dict[str, str]:
    tables = read_settings("doubts.toml")
    return {note: code for code, text in tables.items() for note in text.get("notes", ())}


def meaning_doubts(*notes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of reference/doubts.toml that the notes of some values give, each once, in the order of the notes."""
    told = _doubts_by_note()
    return tuple(dict.fromkeys(told[note] for group in notes for note in group if note in told))
