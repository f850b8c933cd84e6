"""The texts of the pages in both languages, and the small tables of knowledge beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from reference.load import read_settings

# (what stands before the code in a key of the pages, column of the codes)
_WORDS = (
    ("", "severity"), ("", "finding_kind"), ("", "status"), ("", "text_source"), ("", "role"), ("", "sex"), ("method_", "method"),
    ("nip_", "nip_status"), ("source_", "source"), ("verdict_", "verdict"),
)  # fmt: skip
Both = tuple[str, str]  # Indonesian, English


@cache
def data_of(name: str) -> Mapping[str, Any]:
    """Return the content of a TOML file of this package."""
    return tomllib.loads(files("pipeline.outputs.report").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def texts() -> Mapping[str, Both]:
    """Return every text of the pages: key -> Indonesian, English. Words for codes come from reference/words.toml."""
    words = read_settings("words.toml")
    codes = {before + code: both for before, column in _WORDS for code, both in words[column].items()}
    return {key: (value[0], value[1]) for key, value in {**codes, **data_of("texts")}.items()}
