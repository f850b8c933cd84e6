"""Rules on books of sheets: what an office's head is to reach, and what the sheets of the sections below take up of it."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.near_texts import NearTexts
from pipeline.audit.check import Check, on_row, rule
from pipeline.audit.results import is_budgeted, yearly_or_lone
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import group_id
from pipeline.records.holders import ALIKE, OF_OFFICERS, holder_of
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.promises import value_text
from pipeline.records.summary import plain

CASCADING = "PermenPANRB 88/2021, LKE 1.b.8 (cascading); PermenPANRB 89/2021 (penjenjangan kinerja)"
_FEWEST = 2  # goals of the head from which it shows whether sections take them up


def _parted(dossier: Dossier) -> tuple[list[IndicatorRecord], list[IndicatorRecord]]:
    """Return the rows of the office's head and those of its sections; nothing of either where one of them has none."""
    own: list[IndicatorRecord] = []
    below: list[IndicatorRecord] = []
    if dossier.facts is None or dossier.facts.kind not in OF_OFFICERS:
        return [], []
    for record in dossier.indicators:
        if record.indikator.quote and not is_budgeted(dossier, record):
            (below if holder_of(dossier, record) else own).append(record)
    return (own, below) if own and below else ([], [])


@rule(
    severity="info",
    title_id="Setiap sasaran kepala diturunkan kepada unit kerjanya.",
    source=CASCADING,
    absence=True,
    folds=True,
    facts=("institution", "kind"),
)
def head_goal_is_taken_up(dossier: Dossier) -> Iterator[Check]:
    """Where the sheets of sections repeat most goals of the head, they repeat all; told only where most are repeated."""
    own, below = _parted(dossier)
    goals: dict[str, list[IndicatorRecord]] = {}
    for record in own:
        if record.sasaran.raw:
            goals.setdefault(plain(record.sasaran.raw), []).append(record)
    if len(goals) < _FEWEST:
        return
    near = NearTexts(ALIKE)
    near.add(plain(text) for r in below for text in (r.sasaran.raw, r.tujuan.raw, r.indikator.raw) if text)
    lost = {goal for goal, rows in goals.items() if not near.near(goal) and not any(_taken(near, r) for r in rows)}
    if len(lost) * 2 > len(goals):
        return  # this office words its sections' goals in its own way: nothing can be told from the words
    for goal, rows in goals.items():
        first = rows[0]
        yield Check(
            goal not in lost, quotes=(first.sasaran.quote,), found=first.sasaran.raw, **on_row(dossier, first),
            message_id=f"Sasaran kepala “{first.sasaran.raw}” tidak diturunkan kepada unit kerja mana pun dalam dokumen ini.",
            message_en=f"The head's goal “{first.sasaran.raw}” is taken up by no section in this document.",
        )  # fmt: skip


def _taken(near: NearTexts, record: IndicatorRecord) -> bool:
    return bool(near.near(plain(record.indikator.raw or "")))


@rule(
    severity="info",
    title_id="Indikator kepala yang diturunkan mempunyai target yang sama pada unit kerjanya.",
    source=CASCADING,
    facts=("institution", "kind"),
)
def section_keeps_the_heads_target(dossier: Dossier) -> Iterator[Check]:
    """An indicator that a section has from its head has the head's target of that year, where both are in one unit."""
    own, below = _parted(dossier)
    wanted: dict[tuple[str, int | None], list[tuple[float, str | None, IndicatorRecord]]] = {}
    for record in own:
        for year, value, unit, _ in yearly_or_lone(record):
            wanted.setdefault((group_id(record.indikator.quote.text), year), []).append((value, unit, record))
    for record in below:
        for year, value, unit, quote in yearly_or_lone(record):
            told = [
                known for known in wanted.get((group_id(record.indikator.quote.text), year), ())
                if None in (unit, known[1]) or unit == known[1]
            ]  # fmt: skip
            if not told:
                continue
            heads = "; ".join(dict.fromkeys(value_text(known[0]).replace(".", ",") for known in told))
            yield Check(
                any(known[0] == value for known in told), quotes=(quote, told[0][2].indikator.quote), found=quote.text,
                expected=heads, **on_row(dossier, record),
                message_id=f"Target unit kerja “{quote.text}” berbeda dengan target kepala untuk indikator yang sama ({heads}).",
                message_en=f"The section's target “{quote.text}” differs from the head's for the same indicator ({heads}).",
            )  # fmt: skip


RULES = (head_goal_is_taken_up, section_keeps_the_heads_target)
