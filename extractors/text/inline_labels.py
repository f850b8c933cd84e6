"""The patterns of inline_labels.toml, compiled once."""

from __future__ import annotations

import re
from functools import cache

from reference.load import read_settings


@cache
def patterns(section: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of one section by name, case ignored."""
    data = read_settings("inline_labels.toml")
    keep_case = {"diktum", "section", "opens", "mark", "place_date", "place_date_loose"}
    return {name: re.compile(text, 0 if name in keep_case else re.IGNORECASE) for name, text in data[section].items()}
