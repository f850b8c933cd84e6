"""What `iku diff` tells: the rows gained, lost and changed between two datasets, table by table, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.cli.messages import say
from pipeline.cli.terminal import out_console, put
from pipeline.fields.printed_field import exact
from pipeline.outputs.difference import Reason, compare
from pipeline.outputs.export.cells import as_text
from pipeline.outputs.words import in_words
from pipeline.settings import Lang

_COUNTED = ("evidence", "checks")  # tables whose rows are counted and not listed
_OTHER: Mapping[Lang, str] = {"id": "message_en", "en": "message_id"}  # the same message in the other language
_MOST = 50  # rows of each kind that are listed


def show_difference(old: Path, new: Path, lang: Lang, *, reasons: bool = False) -> None:
    """Print what differs between two datasets; with `reasons` also why each changed value is what it is now."""
    console = out_console()
    for found in compare(old, new, reasons=reasons):
        put(console, f"{found.table}: +{len(found.gained)} {say('gained', lang)}, -{len(found.lost)} {say('lost', lang)}, "
                     f"~{found.n_changed} {say('changed', lang)}")  # fmt: skip
        if found.table in _COUNTED:
            continue
        for sign, keys in (("+", found.gained), ("-", found.lost)):
            for key in keys[:_MOST]:
                put(console, f"  {sign} {key}")
        cells = [cell for cell in found.cells if cell[1] != _OTHER[lang]]
        for key, column, before, after in sorted(cells, key=lambda c: c[:2])[: _MOST * 4]:
            words = (said(before, column, found.table, lang), said(after, column, found.table, lang))
            put(console, f"  ~ {key} {column}: {words[0]} → {words[1]}")
            if reasons:
                put(console, "      " + _why(*found.reasons[key, column], lang))


def _why(before: Reason | None, after: Reason | None, lang: Lang) -> str:
    """Return why a value is what it is now: its decision, or that the one before holds no more, or that it was read so."""
    if after is not None:
        return _in_words(after, lang)
    if before is not None:
        return say("no_longer", lang, detail=_in_words(before, lang))
    return say("read_anew", lang)


def _in_words(reason: Reason, lang: Lang) -> str:
    return "; ".join(part for part in (in_words(reason[0], "method", lang), reason[1]) if part)


def said(value: Any, column: str, table: str, lang: Lang) -> str:
    """Return a value as a person reads it; codes of verdicts and the like with their words."""
    if isinstance(value, float):
        number = exact(float(value)) or ""
        return number.replace(".", ",") if lang == "id" else number
    if not isinstance(value, str):
        return as_text(value) or "–"
    words = in_words(value, column, lang, table=table)
    return f"“{value}”" if words == value else f"“{value}” ({words})"
