"""Offices of one kind beside each other, and an office's indicators over the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.outputs.offices.lke import LOOK, SHOWN, sheet_of
from pipeline.outputs.offices.offices import Office, each_indicator
from pipeline.outputs.offices.smart import LETTERS, Measure, measures_of
from reference.load import read_patterns

_KIND = read_patterns("person_words.toml", "offices")["kind"]


@dataclass(frozen=True, slots=True)
class Compared:
    """An office in a table of its like: counts of its documents and indicators, how many show each letter of SMART, findings."""

    office: Office
    n_documents: int
    n_indicators: int
    letters: tuple[int, ...]
    criteria_shown: int
    criteria_to_look: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class OverYears:
    """An indicator of an office in documents of several years: its target of each year as printed, "" where it is not there."""

    text: str
    values: tuple[str, ...]


def by_kind(offices: Sequence[Office]) -> dict[str, tuple[Compared, ...]]:
    """Return the offices by their kind (Kecamatan, Dinas), those with indicators; kinds with one office are left out."""
    groups: dict[str, list[Compared]] = defaultdict(list)
    for office in offices:
        kind = kind_of(office)
        measures = measures_of(office)
        if kind and measures:
            groups[kind].append(_compared(office, measures))
    return {kind: tuple(found) for kind, found in sorted(groups.items()) if len(found) > 1}


def kind_of(office: Office) -> str:
    """Return the first word of an office's name ("Kecamatan"); "" where the office is not known."""
    match = _KIND.match(office.name)
    return match["kind"].capitalize() if match is not None else ""


def _compared(office: Office, measures: Sequence[Measure]) -> Compared:
    states = [line.state for line in sheet_of(office)]
    severities = [f["severity"] for f in office.findings]
    return Compared(
        office, len(office.documents), len(measures),
        tuple(sum(m.state(letter) == SHOWN for m in measures) for letter in LETTERS),
        states.count(SHOWN), states.count(LOOK), severities.count("error"), severities.count("warning"),
    )  # fmt: skip


def over_years(office: Office) -> tuple[tuple[int, ...], tuple[OverYears, ...]]:
    """Return the years of an office's documents and its indicators over them; nothing where all are of one year."""
    years = tuple(sorted({d["year_start"] for d in office.documents if d["year_start"]}))
    if len(years) < 2:
        return (), ()
    return years, tuple(_lines(office, years))


def _lines(office: Office, years: Sequence[int]) -> Iterator[OverYears]:
    for _, rows in each_indicator(office):
        told: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            year = office.document(row["document_id"])["year_start"]
            if year:
                told[year].append(row["target_raw"] or "✓")
        values = tuple(" / ".join(dict.fromkeys(told.get(year, ()))) for year in years)
        yield OverYears(rows[0]["indikator_raw"], values)
