"""An office on one printed page: what to ask for, its indicators by goal, its findings, its legal basis, its evaluation sheet.

What does not fit is counted and stands on the pages that follow. How much fits is told by letters and lines of an A4 page at
the size that the report's style sets for print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.dataset.read import Row
from pipeline.outputs.accusing import SEVERITIES
from pipeline.outputs.offices.cascade import cascade_of
from pipeline.outputs.offices.lke import Both, Line, asked_of
from pipeline.outputs.offices.offices import Office
from pipeline.outputs.offices.smart import Measure, goals_of

_LINES = 52  # of the page below its head
_ASKED, _FINDINGS, _LAWS, _DOCUMENTS = 6, 6, 4, 4  # of each the most that are named
_WIDE = 128  # letters of a line over the whole page
_GOAL, _INDICATOR, _FORMULA, _PATH, _MESSAGE = 120, 96, 92, 60, 230  # letters to which texts are cut
_COLUMNS = ((0, 46), (1, 43), (2, 29))  # letters of a line of the columns of the table: indicator, formula, targets
_HEADINGS = 7  # lines that headings and counts take


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator as the first page names it, its texts cut; `measure` has its states."""

    indicator: str
    formula: str
    path: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Component:
    """A component of the evaluation sheet: how many of its criteria are in each state (shown, look, unsure, unseen)."""

    text: Both
    weight: float
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands on the first page of an office. `more_...`: how many stand on the following pages only.

    `served`: how many goals of its sections repeat one of the head's, of how many. `laws`: the items of the legal basis that
    findings are about. `severities`: how many findings of each severity.
    """

    documents: tuple[Row, ...]
    more_documents: int
    asked: tuple[Both, ...]
    goals: tuple[tuple[str, int, tuple[Shown, ...]], ...]
    more_measures: int
    findings: tuple[tuple[Row, Both], ...]
    more_findings: int
    severities: tuple[tuple[str, int], ...]
    n_laws: int
    laws: tuple[tuple[str, str], ...]
    more_laws: int
    served: tuple[int, int]
    components: tuple[Component, ...]


def first_page_of(office: Office, measures: Sequence[Measure], sheet: Sequence[Line]) -> FirstPage:
    """Return what stands on the first printed page of an office."""
    asked = asked_of(office)[:_ASKED]
    worst = sorted(office.findings, key=lambda f: SEVERITIES.index(f["severity"]))
    said = tuple({f["message_id"]: f for f in reversed(worst)}.values())[::-1]  # of several documents each text once
    told = tuple((f, (_cut(f["message_id"], _MESSAGE), _cut(f["message_en"], _MESSAGE))) for f in said[:_FINDINGS])
    laws = [c for c in office.legal_basis if c["role"] == "legal_basis"]
    bad = [c for c in laws if c["citation_id"] in office.about]
    named = tuple((c["citation_id"], _cut(c["raw"] or "", _MESSAGE)) for c in bad[:_LAWS])
    components = tuple(_components(sheet))
    used = len(asked) + _HEADINGS + len(components) + sum(_lines(text[0], _WIDE) for _, text in told)
    used += sum(_lines(text, _WIDE) for _, text in named)
    goals, n = _fitting(measures, _LINES - used)
    served = cascade_of(office)
    return FirstPage(
        office.documents[:_DOCUMENTS], max(0, len(office.documents) - _DOCUMENTS), asked, goals,
        sum(len(own) for _, own in goals_of(measures)) - n,
        told, len(said) - len(told), _counted(f["severity"] for f in worst), len(laws), named, len(bad) - len(named),
        (sum(bool(s.head) for s in served), len(served)), components,
    )  # fmt: skip


def _fitting(measures: Sequence[Measure], room: int) -> tuple[tuple[tuple[str, int, tuple[Shown, ...]], ...], int]:
    """Return the goals with their first indicators, as many as there are lines for, and how many indicators these are."""
    found: list[tuple[str, int, tuple[Shown, ...]]] = []
    n = 0
    for goal, own in sorted(goals_of(measures), key=lambda told: not told[0]):  # indicators without goal last
        room -= 1
        shown: list[Shown] = []
        for measure in own:
            one = _shown(measure)
            high = max(_lines((one.indicator, one.formula, one.path)[at], width) for at, width in _COLUMNS)
            if high > room:
                room = 0
                break
            room -= high
            shown.append(one)
        if not shown:
            break
        n += len(shown)
        found.append((_cut(goal, _GOAL), len(own), tuple(shown)))
        if room <= 1:
            break
    return tuple(found), n


def _shown(measure: Measure) -> Shown:
    path = f"{measure.path} {measure.unit}".strip()
    return Shown(_cut(measure.text, _INDICATOR), _cut(measure.formula, _FORMULA), _cut(path, _PATH), measure)


def _components(sheet: Sequence[Line]) -> Iterator[Component]:
    for letter in dict.fromkeys(line.id[0] for line in sheet):
        own = [line for line in sheet if line.id[0] == letter]
        text = (f"{letter}. {own[0].component[0]}", f"{letter}. {own[0].component[1]}")
        counted = Counter(line.state for line in own)
        yield Component(text, own[0].weight, tuple((s, counted[s]) for s in ("shown", "look", "unsure", "unseen")))


def _counted(severities: Iterator[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(severities)
    return tuple((severity, counted[severity]) for severity in SEVERITIES)


def _lines(text: str, width: int) -> int:
    return max(1, -(-len(text) // width))


def _cut(text: str, most: int) -> str:
    """Return a text in one line, cut behind a word where it is longer than `most` letters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:(") + " …"
