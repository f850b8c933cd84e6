"""How the goals of an office's sections hang on those of its head: which goal or indicator of the head each repeats.

It accuses nobody: that a section's goal is worded otherwise does not say that it serves none. It shows where to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.near_texts import NearTexts
from pipeline.dataset.read import Row
from pipeline.outputs.offices.offices import Office
from pipeline.records.holders import ALIKE, section_of
from pipeline.records.summary import plain


@dataclass(frozen=True, slots=True)
class Served:
    """A goal of a section, the number of its indicators; `head`: the head's goal or indicator that it repeats, "" for none."""

    unit: str
    goal: str
    n_indicators: int
    head: str


def cascade_of(office: Office) -> tuple[Served, ...]:
    """Return the goals of an office's sections in the order of print; nothing without sheets of sections and of the head."""
    rows = [r for r in office.indicators if r["indikator_raw"] and not r["duplicate_of"]]
    own = [r for r in rows if is_the_offices(office, r)]
    if not own or len(own) == len(rows):
        return ()
    texts = _texts_of(own)
    near = NearTexts(ALIKE)
    near.add(texts)
    goals: dict[tuple[str, str], int] = {}
    for row in rows:
        if not is_the_offices(office, row) and row["sasaran_raw"]:
            key = (row["unit_name"], " ".join(row["sasaran_raw"].split()))
            goals[key] = goals.get(key, 0) + 1
    return tuple(Served(unit, goal, n, _best(near.near(plain(goal)), texts)) for (unit, goal), n in goals.items())


def is_the_offices(office: Office, row: Row) -> bool:
    """Return whether a row's table is the office's own and not that of one of its sections."""
    return not office.name or not section_of(row["unit_name"] or "", office.name)


def _texts_of(rows: Sequence[Row]) -> dict[str, str]:
    """Return the goals and indicators of the head as printed, by their words."""
    said = [r[column] for column in ("sasaran_raw", "indikator_raw") for r in rows if r[column]]
    return {plain(text): " ".join(text.split()) for text in reversed(said)}


def _best(found: dict[str, float], texts: dict[str, str]) -> str:
    return texts[min(found, key=lambda text: (-found[text], text))] if found else ""
