"""The patterns of inline_labels.toml, compiled once."""

from __future__ import annotations

import re
from functools import cache

from reference.load import read_settings
from reference.shared import short_kinds


@cache
def patterns(section: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of one section by name, case ignored; "{singkatan}" stands for the abbreviations of regulations."""
    data = read_settings("inline_labels.toml")
    keep_case = {"diktum", "section", "opens", "mark", "place_date", "place_date_loose"}
    filled = {name: text.replace("{singkatan}", short_kinds()) for name, text in data[section].items()}
    return {name: re.compile(text, 0 if name in keep_case else re.IGNORECASE) for name, text in filled.items()}
