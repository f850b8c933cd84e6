"""The texts of the pages in both languages, and the small tables of knowledge beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Both = tuple[str, str]  # Indonesian, English


@cache
def data_of(name: str) -> Mapping[str, Any]:
    """Return the content of a TOML file of this package."""
    return tomllib.loads(files("pipeline.outputs.report").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def texts() -> Mapping[str, Both]:
    """Return every text of the pages: key -> Indonesian, English."""
    return {key: (value[0], value[1]) for key, value in data_of("texts").items()}
