"""Values of the dataset as a cell of a sheet or a database holds them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

LONGEST_CELL = 32_767  # characters that Excel keeps in a cell
_CUT = " [terpotong]"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA = re.compile(r"^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
# What an Excel that parts cells by ";" or a tab takes for a formula in a cell of its own, in the middle of a text
_FORMULA_WITHIN = re.compile(r"([;\t\r\n]\s*)(?=[=@]|[+\-][^;\t\r\n]*[(|!])")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?|-")


def is_absent(value: Any) -> bool:
    """Return whether a cell of a frame holds nothing (None, NaN, NA)."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def as_text(value: Any) -> str:
    """Return a list as a person reads it: items joined by "; ", a gazette as "LN 2004/125", a title with how often."""
    if isinstance(value, list):
        return "; ".join(text for text in map(as_text, value) if text)
    if isinstance(value, dict):
        return _entry(value)
    return "" if value is None else str(value)


def _entry(entry: Mapping[str, Any]) -> str:
    """Return a nested entry (gazette, amendment, spelling, candidate) in words."""
    if "n" in entry:
        name = next((v for k, v in entry.items() if k != "n"), "")
        return f"{name} ({entry['n']}×)"
    if "score" in entry:
        return f"{entry.get('value')} ({entry['score']:.0%})" if entry["score"] is not None else str(entry.get("value"))
    head = " ".join(str(entry[k]) for k in ("kind", "reg_type") if entry.get(k))
    number = "/".join(str(entry[k]) for k in ("number", "year") if entry.get(k))
    title = str(entry.get("title") or "")
    return " ".join(part for part in (head, number, title) if part)


def as_json(value: Any) -> Any:
    """Return a value as one cell of a database or CSV: lists and dictionaries as JSON, dates in ISO form."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, date) else value


def printable(text: str) -> str:
    """Return a text that Excel takes: control characters replaced, and cut with a word about it where it is too long."""
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - len(_CUT)]}{_CUT}"


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula: a text that starts like one gets an apostrophe in front.

    So does what would start one where the program parts cells by ";" or tabs, as Excel does in Indonesia.
    """
    if not isinstance(value, str):
        return value
    value = _FORMULA_WITHIN.sub(r"\1'", value)
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
