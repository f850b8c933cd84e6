"""Of what each indicator is one where the head names several levels ("Indikator Tujuan/Sasaran"): by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.columns import Column, lanes_of
from extractors.tables.heads.meaning import level_of, levels_in
from extractors.tables.rows.drafts import IndicatorDraft
from extractors.text.labels import GOALS


def tell_levels(drafts: Sequence[IndicatorDraft], columns: Sequence[Column]) -> None:
    """Give each row without a level that of the programme, goal or aim beside it, where the head names all of them."""
    lanes = lanes_of(columns)
    for draft in drafts:
        at = lanes[draft.lane] if draft.lane < len(lanes) else 0
        lane = [c.fields for c in columns if c.lane == draft.lane and c.fields and c.fields[0] in GOALS]
        named = levels_in((columns[at].label.text,)) if columns else frozenset()
        if draft.level is not None or not {*GOALS} <= named or sorted(lane) != [("sasaran",), ("tujuan",)]:
            continue
        if "program" in draft.fields:
            told = level_of((" ".join(draft.fields["program"].quote.text.split()[:2]),))
            draft.level = told if told in named else None
        elif "sasaran" in draft.fields:
            draft.level = "sasaran"
        elif "tujuan" in draft.fields:
            draft.level = "tujuan"
