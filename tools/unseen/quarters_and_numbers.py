"""Layout families of 29 November 2026: wide tables of quarters, agreements with numbers in depth."""

from __future__ import annotations

import random
from functools import partial

from . import content as ct
from .blocks import Block, Cell, Doc, Para, Space, Stamp, Table
from .build import Build, start
from .columns import Col, indicator_table
from .families import family, foot, head_row
from .packed_cells import short_start
from .sheets_and_agreements import pair
from .signing import parties
from .titles import title_lines

new = partial(family, since=3)
ROMAN = ("I", "II", "III", "IV")


def others(b: Build, goals: int = 5, per_goal: int = 2) -> list[ct.Indicator]:
    """Indicators of another office that the document does not have yet."""
    had = {row.indikator for row in b.c.indicators}
    out: list[ct.Indicator] = []
    for row in start(b.rng, goals, per_goal).c.indicators:
        if row.indikator not in had:
            had.add(row.indikator)
            out.append(row)
    return out


def stamped_parties(b: Build) -> list[Block]:
    """Two signatures side by side, in most documents with a stamp's rings over one of them."""
    first, second = pair(b, b.chance(0.3))
    sign = parties(b, first, second, b.chance(0.7))
    at = b.rng.choice((0.12, 0.42, 0.62))
    ink = b.rng.choice(("3a3f9a", "6b3a8e", "b03040"))
    return [*sign, Stamp(at, b.rng.uniform(64, 84), b.rng.uniform(30, 62), ink)] if b.chance(0.7) else sign


# ---------------------------------------------------------------- quarters


@new("quarters", "open")
def quarters_pairs(rng: random.Random) -> tuple[Doc, Build]:
    """The year's target, then target and realisation in pairs under each of four quarters."""
    b = start(rng, 3, 3)
    b.kind = "rencana_aksi"
    form = rng.choice(("TRIWULAN {}", "TW {}", "Triwulan {}", "Tw.{}"))
    pair_of = rng.choice((("Target", "Realisasi"), ("T", "R"), ("TARGET", "REALISASI"), ("Rencana", "Realisasi")))
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.7) else [])]
    cols = [Col(k, b.label(k)) for k in keys]
    cols.append(Col(f"target:{b.c.year}", rng.choice((f"TARGET {b.c.year}", f"Target Tahun {b.c.year}"))))
    cols += [Col("", form.format(r), sub=[Col(f"tw:{i}", pair_of[0], 0.8), Col(f"twreal:{i}", pair_of[1], 0.8)])
             for i, r in enumerate(ROMAN, 1)]  # fmt: skip
    if b.chance(0.4):
        cols.append(Col("pj", b.label("pj")))
    t = indicator_table(b, cols, size=7.0, pad=2.0, index=b.chance(0.4))
    blocks = title_lines(b, rng.choice(("MONITORING RENCANA AKSI", "PENGUKURAN KINERJA TRIWULAN")))
    return b.doc([*blocks, t, *foot(b)], landscape=True, margin=36.0, font=rng.choice(("narrow", "calibri", "sans"))), b


@new("quarters", "kept")
def quarters_three_deep(rng: random.Random) -> tuple[Doc, Build]:
    """A head of three rows: the year over quarters over performance and rupiah."""
    b = start(rng, 3, 2)
    b.kind = "rencana_aksi"
    y = b.c.year
    plain = [b.label("no"), b.label("sasaran"), b.label("indikator"), b.label("satuan"),
             rng.choice((f"Target {y}", f"TARGET TAHUN {y}"))]  # fmt: skip
    fill = rng.choice((None, "d9d9d9", "dbe5f1"))

    def head(text: str, span: int = 1, rows: int = 1) -> Cell:
        return Cell(text, span, rows, True, "center", "middle", fill)

    sub = rng.choice((("K", "Rp"), ("Kinerja", "Rp"), ("Fisik", "Keuangan"), ("Target", "Anggaran (Rp)")))
    rows = [[*(head(x, 1, 3) for x in plain), head(rng.choice((f"TARGET TRIWULAN TAHUN {y}", "JADWAL PENCAPAIAN")), 8)],
            [head(rng.choice(("TW {}", "Triwulan {}")).format(r), 2) for r in ROMAN],
            [head(x) for _ in ROMAN for x in sub]]  # fmt: skip
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        for i, row in enumerate(items):
            t = b.record(row, no=str(g), sasaran=goal, satuan=row.unit, target=row.values[0])
            b.add_target(t, y, None, "target", row.values[0])
            n = len(items)
            line = [Cell(str(g), rows=n, align="center"), Cell(goal, rows=n)] if i == 0 else []
            line += [Cell(row.indikator), Cell(row.unit, align="center"), Cell(row.values[0], align="center")]
            for q in range(4):
                text = "-" if q < 2 and b.chance(0.3) else row.values[q]
                b.add_target(t, y, f"TW{q + 1}", "target", text)
                line += [Cell(text, align="center"), Cell(b.money(), align="right")]
            rows.append(line)
    t2 = Table([0.4, 2.0, 2.3, 0.9, 0.9, *([0.7, 1.35] * 4)], rows, 3, size=6.8, pad=2.0)
    blocks = title_lines(b, rng.choice(("RENCANA AKSI DAN ANGGARAN KAS", "RENCANA AKSI KINERJA TRIWULANAN")))
    return b.doc([*blocks, t2, *foot(b)], landscape=True, margin=34.0, paper="F4", font="narrow"), b


# ---------------------------------------------------------------- numbers in depth


@new("sub-numbers", "open")
def numbers_in_depth(rng: random.Random) -> tuple[Doc, Build]:
    """An agreement: goal 1.1, its indicators 1.1.1 in bold, those below 1.1.1.1, the numbers in a column of their own."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    lower = others(b)
    bare = b.chance(0.4)  # no rules between the rows of a goal
    heads = [
        b.label("no"),
        b.label("sasaran"),
        rng.choice(("Indikator Kinerja", "INDIKATOR KINERJA")),
        b.label("target"),
    ]
    rows = [[Cell(x, 2 if i == 2 else 1, bold=True, align="center", valign="middle", fill="d9d9d9")
             for i, x in enumerate(heads)]]  # fmt: skip
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        lines: list[tuple[str, ct.Indicator, bool]] = []
        for i, row in enumerate(items, 1):
            lines.append((f"1.{g}.{i}", row, True))
            for k in range(rng.randint(0, 2)):
                if lower:
                    lines.append((f"1.{g}.{i}.{k + 1}", lower.pop(0), False))
        for k, (number, row, upper) in enumerate(lines):
            value = b.target(row, row.values[0], True)
            b.record(row, no=f"1.{g}", sasaran=goal, target=value)
            edges = "lr" + ("t" if not bare or k == 0 else "") + ("b" if not bare or k == len(lines) - 1 else "")
            line = [Cell(f"1.{g}", rows=len(lines), align="center"), Cell(goal, rows=len(lines))] if k == 0 else []
            line += [Cell(number, bold=upper, edges=edges.replace("r", "")),
                     Cell(row.indikator, bold=upper, edges=edges.replace("l", "")),
                     Cell(value, bold=upper, align="right", edges=edges)]  # fmt: skip
            rows.append(line)
    t = Table([0.5, 2.4, 0.85, 3.6, 1.4], rows, 1, size=9.0, pad=rng.choice((3.0, 4.5)))
    blocks: list[Block] = [*title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)]
    if b.chance(0.6):
        blocks.append(Para(rng.choice(("I. KINERJA TAHUNAN", "A. Target Kinerja Tahunan")), bold=True, after=4))
    return b.doc([*blocks, t, *stamped_parties(b)]), b


@new("sub-numbers", "kept")
def numbers_in_one_cell(rng: random.Random) -> tuple[Doc, Build]:
    """Indicators 1.1, 1.2 or dashed, a line each, in one cell of the goal; units and targets beside in the same way."""
    b = short_start(rng, 4)
    b.kind = "perjanjian_kinerja"
    form = rng.choice(("{g}.{i} ", "{g}.{i}. ", "- ", "{a}) ", "IK {g}.{i} "))
    with_unit = b.chance(0.5)
    with_program = b.chance(0.4)
    heads = ["NO", b.label("sasaran"), b.label("indikator"), *(["SATUAN"] if with_unit else []), b.label("target")]
    rows = [head_row([*heads, "PROGRAM"] if with_program else heads, rng.choice((None, "d9d9d9")))]
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        values = [b.target(row, row.values[0], not with_unit) for row in items]
        for row, value in zip(items, values, strict=True):
            b.record(row, no=str(g), sasaran=goal, target=value, satuan=row.unit if with_unit else None)
        marks = [form.format(g=g, i=i, a=chr(96 + i)) for i in range(1, len(items) + 1)]
        dash = "- " if form == "- " else ""
        line = [Cell(str(g), align="center"), Cell(goal),
                Cell("\n".join(m + row.indikator for m, row in zip(marks, items, strict=True)))]  # fmt: skip
        if with_unit:
            line.append(Cell("\n".join(dash + row.unit for row in items)))
        line.append(Cell("\n".join(dash + v for v in values)))
        if with_program:
            line.append(Cell("Program " + goal.split(" ", 1)[1]))
        rows.append(line)
    widths = [0.4, 1.9, 4.6, *([1.7] if with_unit else []), 1.3 if with_unit else 2.1, *([1.8] if with_program else [])]
    t = Table(widths, rows, 1, size=8.5)
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    return b.doc([*blocks, t, Space(6), *stamped_parties(b)], landscape=True, font=rng.choice(("narrow", "calibri"))), b
