"""The patterns of labels_text.toml, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def patterns(section: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of one section by name, case ignored."""
    data = tomllib.loads(files("extractors").joinpath("labels_text.toml").read_text(encoding="utf-8"))
    keep_case = {"diktum", "section", "opens", "mark", "place_date", "place_date_loose"}
    return {name: re.compile(text, 0 if name in keep_case else re.IGNORECASE) for name, text in data[section].items()}
