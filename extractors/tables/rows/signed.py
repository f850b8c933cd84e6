"""Rows of a grid that are a signature: a sheet's grid goes on below its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.signatures.lines import tell_kind
from extractors.tables.rows.grid_rows import GridRow

_SIGNED_ROWS = 16  # rows above a number that may be its signature's
_SIGNING = frozenset({"place_date", "place", "date", "office", "acting", "approval", "rank"})
_NEVER_SIGNED = ("penanggung_jawab", "indikator", "sasaran", None)  # columns in which an office or a name is a value


def with_signed_rows(rows: Sequence[GridRow]) -> list[GridRow]:
    """Return the rows, those above a signature's number that are its place, date, position and name as signature too.

    A sheet's grid goes on below its table: there each of them has a row of one text.
    """
    made = list(rows)
    for at in range(len(made) - 1, -1, -1):  # a table's last rows hold nothing but who signs below it
        filled = [(made[at].columns[i].field, c.text) for i, found in made[at].new.items() for c in found]
        if made[at].kind == "blank":
            continue
        if (
            made[at].kind != "body"
            or len(filled) != 1
            or filled[0][0] in _NEVER_SIGNED
            or tell_kind(filled[0][1]) not in _SIGNING
        ):
            break
        made[at] = replace(made[at], kind="signature")
    for at, row in enumerate(rows):
        if row.kind != "signature":
            continue
        first = at
        for above in range(at - 1, max(-1, at - _SIGNED_ROWS), -1):
            texts = [c.text for c in made[above].starting]
            if made[above].kind not in ("blank", "body", "section", "group") or len(texts) > 1:
                break
            if any(tell_kind(text) in _SIGNING for text in texts):
                first = above
        for above in range(first, at):
            if made[above].kind != "blank":
                made[above] = replace(made[above], kind="signature", opens=None)
    return made
