"""The words that stand for the codes of the dataset, from reference/words.toml and doubts.toml."""

from __future__ import annotations

from pipeline.settings import Lang
from reference.load import read_settings


def in_words(code: str, column: str, lang: Lang, *, table: str = "") -> str:
    """Return a code of a column as a person reads it; the code itself where no words are known."""
    words = read_settings("words.toml")
    both = words.get(f"{table}.{column}", {}).get(code) or words.get(column, {}).get(code)
    return str(both[0 if lang == "id" else 1]) if both else code


def doubt_in_words(code: str, lang: Lang) -> str:
    """Return why a reading may be wrong, in words; the code itself where it is unknown."""
    text = read_settings("doubts.toml").get(code)
    return str(text[lang]) if text else code
