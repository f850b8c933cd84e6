"""What `iku diff` tells: the rows gained, lost and changed between two datasets, table by table, cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.cli.messages import say
from pipeline.cli.terminal import out_console, put
from pipeline.outputs.difference import compare, reasons_of
from pipeline.outputs.words import in_words
from pipeline.settings import Lang

_COUNTED = ("evidence", "checks")  # tables whose rows are counted and not listed
_MOST = 50  # rows of each kind that are listed


def show_difference(old: Path, new: Path, lang: Lang, *, reasons: bool = False) -> None:
    """Print what differs between two datasets; with `reasons` also why each changed value is what it is now."""
    console = out_console()
    why = reasons_of(new) if reasons else {}
    for found in compare(old, new):
        put(console, f"{found.table}: +{len(found.gained)} {say('gained', lang)}, -{len(found.lost)} {say('lost', lang)}, "
                     f"~{found.n_changed} {say('changed', lang)}")  # fmt: skip
        if found.table in _COUNTED:
            continue
        for sign, keys in (("+", found.gained), ("-", found.lost)):
            for key in keys[:_MOST]:
                put(console, f"  {sign} {key}")
        for key, column, before, after in sorted(found.cells, key=lambda c: c[:2])[: _MOST * 4]:
            put(console, f"  ~ {key} {column}: {_said(before)} → {_said(after)}")
            if (key, column) in why:
                method, reason = why[key, column]
                put(console, "      " + "; ".join(part for part in (in_words(method, "method", lang), reason) if part))


def _said(value: Any) -> str:
    return "–" if value is None else f"“{value}”" if isinstance(value, str) else str(value)
