"""The patterns and word lists of inline_labels.toml, compiled once."""

from __future__ import annotations

import re
from functools import cache

from reference.load import fill_in, read_settings
from reference.shared import frame_words, short_kinds


@cache
def patterns(section: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of one section by name, case ignored but within "(?-i:...)".

    "{name}" stands for alternatives that several patterns share: those of [parts], the abbreviations of regulations
    ("singkatan") and the spellings of the words of a citation's frame ("nomor", "tahun", "tentang").
    """
    return {name: re.compile(text, re.IGNORECASE) for name, text in pattern_texts(section).items()}


@cache
def pattern_texts(section: str) -> dict[str, str]:
    """Return the patterns of one section as text, for patterns that are made of several."""
    return {name: fill_in(text, _parts()) for name, text in read_settings("inline_labels.toml")[section].items()}


@cache
def _parts() -> dict[str, str]:
    frame = {name: frame_words(name) for name in ("nomor", "tahun", "tentang")}
    return {"singkatan": short_kinds(), **frame, **read_settings("inline_labels.toml")["parts"]}


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return a list of words or headings in small letters that are compared as a whole, misread ones too."""
    return tuple(read_settings("inline_labels.toml")["words"][name])
