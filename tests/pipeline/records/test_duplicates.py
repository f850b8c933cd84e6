"""Rows printed again: the twins that comparing each row with each gives, with as many comparisons as there are texts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from extractors.model.quote import Quote
from normalizers import near_texts
from normalizers.similarity import ratio
from pipeline.reading import as_printed, read_as
from pipeline.records.dossier import Dossier
from pipeline.records.duplicates import with_duplicates
from pipeline.records.ids import indicator_id
from pipeline.records.indicator import IndicatorRecord
from pipeline.records.source import Source
from tests.build import quote

GOALS = ("Meningkatnya pelayanan publik", "Meningkatnya pelayanan publk", "Terwujudnya desa mandiri", "")
INDICATORS = ("Persentase pengaduan selesai", "Persentase pengaduan selesal", "Nilai SAKIP", "Nilai S A K I P", "")
UNITS = ("", "Kecamatan Sukamaju", "Kecamatan Sukamaju Seksi Pelayanan", "Dinas Contoh")


def record(table: int, row: int, unit: str, goal: str, indicator: str) -> IndicatorRecord:
    said = {"sasaran": goal, "indikator": indicator}
    readings = {name: read_as(quote(text) if text else Quote(), as_printed) for name, text in said.items()}
    return IndicatorRecord(table, row, quote(unit) if unit else Quote(), readings)


def dossier(rows: Sequence[IndicatorRecord]) -> Dossier:
    return Dossier(Source("a.pdf", "0" * 64, 1), "ok", indicators=tuple(rows))


def each_with_each(found: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the twins by comparing every row with every first printing."""
    firsts: list[IndicatorRecord] = []
    for table in sorted({r.table_no for r in found.indicators}):
        rows = [r for r in found.indicators if r.table_no == table]
        pairs = [(-score, abs(a - b), a, b) for a, row in enumerate(rows) for b, first in enumerate(firsts)
                 if (score := likeness(row, first)) >= 0.9]  # fmt: skip
        twin: dict[int, int] = {}
        for _, _, a, b in sorted(pairs):
            if a not in twin and b not in twin.values():
                twin[a] = b
        for a, b in sorted(twin.items()):
            yield indicator_id(found, rows[a].row_no), indicator_id(found, firsts[b].row_no)
        firsts += [row for a, row in enumerate(rows) if a not in twin]


def likeness(a: IndicatorRecord, b: IndicatorRecord) -> float:
    short, long = sorted((a.unit_name.text.replace(" ", ""), b.unit_name.text.replace(" ", "")), key=len)
    if not long.startswith(short):
        return 0.0
    said = [(getattr(a, n).quote.text, getattr(b, n).quote.text) for n in ("indikator", "sasaran")]
    if any(2 * min(len(x), len(y)) < 0.9 * (len(x) + len(y)) for x, y in said):
        return 0.0
    return min(ratio(x, y) for x, y in said)


@pytest.mark.parametrize("seed", range(8))
def test_twins_are_those_of_comparing_each_row_with_each(seed: int) -> None:
    rng = random.Random(seed)
    made = dossier([record(1 + at // 9, at, rng.choice(UNITS), rng.choice(GOALS), rng.choice(INDICATORS))
                    for at in range(54)])  # fmt: skip
    twins = list(with_duplicates(made).duplicate_of.items())
    assert twins == list(each_with_each(made))
    assert twins


def test_series_of_tables_that_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    plain = near_texts.ratios_of_folded

    def counted(text: str, choices: Sequence[str], least: float) -> list[tuple[int, float]]:
        compared.append(len(choices))
        return plain(text, choices, least)

    monkeypatch.setattr(near_texts, "ratios_of_folded", counted)
    counts = []
    for tables in (10, 20, 40):
        compared.clear()
        rows = [record(1 + at // 5, at, "", f"Sasaran bagi seksi {at % 5}", f"Persentase {at % 5} desa tertib")
                for at in range(5 * tables)]  # fmt: skip
        assert len(with_duplicates(dossier(rows)).duplicate_of) == 5 * (tables - 1)
        counts.append(sum(compared))
    assert counts[0] == counts[1] == counts[2] > 0
