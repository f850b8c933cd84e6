"""Layout families of 29 November 2026: levels of a cascade in one table, reports over two years."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Cell, Doc, Table
from .build import Build, start
from .columns import Col, indicator_table
from .families import ACTIVITIES, foot, head_row
from .quarters_and_numbers import new, others
from .titles import title_lines

PURPOSES = (
    "Mewujudkan pemerintahan yang bersih, terbuka dan melayani",
    "Meningkatkan taraf hidup masyarakat di seluruh wilayah",
    "Terwujudnya layanan dasar yang mudah dijangkau",
    "Meningkatkan daya saing daerah secara berkelanjutan",
)

# ---------------------------------------------------------------- levels of one table


@new("levels", "open")
def levels_with_tag(rng: random.Random) -> tuple[Doc, Build]:
    """Purpose, goal, programme and activity in rows, the level's name in a column of its own, three yearly targets."""
    b = start(rng, 3, 2)
    b.kind = "renstra"
    y, n = b.c.year, rng.randint(2, 3)
    pool = others(b)
    fill = rng.choice((None, "d9d9d9", "eaf1dd"))
    lead = [rng.choice(("TINGKAT", "LEVEL", "Jenjang")), "URAIAN", b.label("indikator"), b.label("satuan")]
    rows = [[*(Cell(x, 1, 2, True, "center", "middle", fill) for x in lead),
             Cell(rng.choice(("TARGET", "Target Tahun")), n, 1, True, "center", "middle", fill)],
            head_row([str(y + i) for i in range(n)], fill)]  # fmt: skip
    upper = b.chance(0.5)

    def put(level: str, text: str, row: ct.Indicator, **more: str | None) -> None:
        t = b.record(row, satuan=row.unit, level=level, **more)
        for i in range(n):
            b.add_target(t, y + i, None, "target", row.values[i])
        tag = level.upper() if upper else level.capitalize()
        rows.append([Cell(tag, bold=level in ("tujuan", "sasaran")), Cell(text, bold=level == "tujuan"), Cell(row.indikator),
                     Cell(row.unit, align="center"), *(Cell(row.values[i], align="center") for i in range(n))])  # fmt: skip

    purpose = rng.choice(PURPOSES)
    if pool:
        put("tujuan", purpose, pool.pop(0), tujuan=purpose)
    for goal, items in b.c.goals():
        put("sasaran", goal, items[0], sasaran=goal, tujuan=purpose)
        for level in ("program", "kegiatan"):
            if pool:
                text = f"Program {goal.split(' ', 1)[1]}" if level == "program" else rng.choice(ACTIVITIES)
                put(level, text, pool.pop(0))
    t = Table([1.1, 2.8, 2.8, 1.1, *([0.9] * n)], rows, 2, size=8.5)
    blocks = title_lines(b, rng.choice(("CASCADING KINERJA", "MATRIKS TUJUAN, SASARAN, PROGRAM DAN KEGIATAN")))
    return b.doc([*blocks, t, *foot(b)], landscape=b.chance(0.7)), b


@new("levels", "kept")
def levels_stepped(rng: random.Random) -> tuple[Doc, Build]:
    """Purpose with its indicator and target at the left, merged over its goals with theirs, holders at the right."""
    b = start(rng, 4, 2)
    b.kind = "renstra"
    upper = others(b)
    fill = rng.choice((None, "bfbfbf", "fde9d9"))
    rows = [head_row(["NO", rng.choice(("TUJUAN", "Tujuan")), rng.choice(("INDIKATOR TUJUAN", "Indikator Tujuan")), "TARGET",
                      b.label("sasaran"), rng.choice(("INDIKATOR SASARAN", "Indikator Sasaran")), "TARGET",
                      b.label("pj")], fill)]  # fmt: skip
    goals = b.c.goals()
    half = max(1, len(goals) // 2)
    texts = rng.sample(PURPOSES, 2)
    for k, (purpose, part) in enumerate(zip(texts, (goals[:half], goals[half:]), strict=True), 1):
        if not part or not upper:
            continue
        n = sum(len(items) for _, items in part)
        first = upper.pop(0)
        value = b.target(first, first.values[0], True)
        b.record(first, no=str(k), tujuan=purpose, target=value, level="tujuan")
        line = [Cell(str(k), rows=n, align="center"), Cell(purpose, rows=n), Cell(first.indikator, rows=n),
                Cell(value, rows=n, align="center")]  # fmt: skip
        for goal, items in part:
            for i, row in enumerate(items):
                value = b.target(row, row.values[0], True)
                b.record(row, no=str(k), tujuan=purpose, sasaran=goal, target=value, penanggung_jawab=row.holder,
                         level="sasaran")  # fmt: skip
                line += [Cell(goal, rows=len(items))] if i == 0 else []
                rows.append([*line, Cell(row.indikator), Cell(value, align="center"), Cell(row.holder)])
                line = []
    t = Table([0.4, 1.9, 2.0, 1.1, 2.1, 2.3, 1.1, 1.7], rows, 1, size=8.0)
    blocks = title_lines(
        b, rng.choice(("PENJENJANGAN KINERJA", "POHON KINERJA", "INDIKATOR KINERJA TUJUAN DAN SASARAN"))
    )
    return b.doc([*blocks, t, *foot(b)], landscape=True), b


# ---------------------------------------------------------------- two years


@new("two years", "open")
def two_years_beside(rng: random.Random) -> tuple[Doc, Build]:
    """Target, realisation and percent of achievement under each of two years."""
    b = start(rng, 3, 3)
    b.kind = "lkjip"
    y = b.c.year
    b.first_year = y - 1
    names = rng.choice((("Target", "Realisasi", "Capaian (%)"), ("Target", "Realisasi", "%"),
                        ("TARGET", "REALISASI", "CAPAIAN")))  # fmt: skip
    cols = [Col(k, b.label(k)) for k in ("no", *(["sasaran"] if b.chance(0.7) else []), "indikator", "satuan")]
    for year in (y - 1, y):
        cols.append(Col("", rng.choice(("{}", "Tahun {}", "TAHUN {}")).format(year),
                        sub=[Col(f"year:{year}", names[0]), Col(f"real:{year}", names[1]),
                             Col("percent", names[2])]))  # fmt: skip
    t = indicator_table(b, cols, size=8.0, index=b.chance(0.3))
    blocks = title_lines(b, rng.choice(("CAPAIAN KINERJA TAHUN INI DAN TAHUN LALU", "PERBANDINGAN CAPAIAN KINERJA")))
    return b.doc([*blocks, t, *foot(b)], landscape=True), b


@new("two years", "kept")
def two_years_below(rng: random.Random) -> tuple[Doc, Build]:
    """Two rows for each indicator, one for each year, with target, realisation and percent."""
    b = start(rng, 3, 2)
    b.kind = "lkjip"
    y = b.c.year
    fill = rng.choice((None, "d9d9d9", "c6d9f1"))
    goals_too = b.chance(0.6)
    rows = [head_row(["NO", *([b.label("sasaran")] if goals_too else []), b.label("indikator"), b.label("satuan"),
                      rng.choice(("TAHUN", "Tahun")), "TARGET", "REALISASI", rng.choice(("CAPAIAN (%)", "% CAPAIAN"))],
                     fill)]  # fmt: skip
    running = 0
    for goal, items in b.c.goals():
        for i, row in enumerate(items):
            running += 1
            t = b.record(row, no=str(running), sasaran=goal if goals_too else None, satuan=row.unit)
            line = [Cell(str(running), rows=2, align="center")]
            if goals_too and i == 0:
                line.append(Cell(goal, rows=2 * len(items)))
            line += [Cell(row.indikator, rows=2), Cell(row.unit, rows=2, align="center")]
            for k, year in enumerate((y - 1, y)):
                target, done = row.values[k], row.values[k + 2]
                b.add_target(t, year, None, "target", target)
                b.add_target(t, year, None, "realisasi", done)
                rows.append([*line, *(Cell(x, align="center") for x in (
                    str(year), target, done, ct.number(rng.uniform(80, 115), 2, True)))])  # fmt: skip
                line = []
    widths = [0.4, *([2.0] if goals_too else []), 2.6, 1.0, 0.8, 1.0, 1.1, 1.1]
    t2 = Table(widths, rows, 1, size=8.5)
    blocks = title_lines(b, rng.choice(("REALISASI KINERJA DUA TAHUN TERAKHIR", "ANALISIS CAPAIAN KINERJA")))
    return b.doc([*blocks, t2, *foot(b)], landscape=b.chance(0.6)), b
