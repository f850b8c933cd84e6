"""Layout families of 28 November 2026: plans, cascades, action plans."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Block, Cell, Doc, Para, Table
from .build import Build, start
from .columns import Col, indicator_table
from .families import ACTIVITIES, foot, head_row
from .new_tables import family
from .titles import title_lines

ROMAN = ("I", "II", "III", "IV")


def programme(b: Build, goal: str) -> str:
    """A programme's name for a goal."""
    return b.rng.choice(("Program ", "PROGRAM ")) + goal.split(" ", 1)[1]


# ---------------------------------------------------------------- plans


@family("plans", "open")
def rpjmd_conditions(rng: random.Random) -> tuple[Doc, Build]:
    """Condition at the plan's start, five yearly targets, condition at its end; rows for aspects between."""
    b = start(rng, 4)
    b.kind = "rpjmd"
    y = b.c.year
    b.first_year = y
    cols = [Col("no", "NO"), Col("indikator", rng.choice(("ASPEK/FOKUS/BIDANG URUSAN/ INDIKATOR KINERJA", "INDIKATOR KINERJA",
                                                          "Indikator Kinerja Utama"))),
            Col("satuan", b.label("satuan")), Col(f"baseline:{y - 1}", f"Kondisi Awal RPJMD ({y - 1})"),
            Col("", "TARGET CAPAIAN SETIAP TAHUN", sub=[Col(f"year:{y + i}", str(y + i)) for i in range(5)]),
            Col("end", "Kondisi Akhir RPJMD")]  # fmt: skip
    index = b.chance(0.6)
    t = indicator_table(b, cols, numbering="running", merge=False, size=8.0, index=index, middle=False)
    at = t.head
    for row, line in zip(b.c.indicators, t.rows[at:], strict=True):
        line[-1].text, line[-1].align = row.values[4], b.number_align
        line[1].text = row.indikator
    names = ("ASPEK KESEJAHTERAAN MASYARAKAT", "ASPEK PELAYANAN UMUM", "ASPEK DAYA SAING DAERAH", "Urusan Wajib")
    for i, (_, rows) in enumerate(b.c.goals()):
        t.rows.insert(at, [Cell(f"{'ABCD'[i % 4]}. {names[i % 4]}", 10, bold=True)])
        at += len(rows) + 1
    for r in b.rows:
        r["sasaran"] = None
    blocks = title_lines(b, rng.choice(("PENETAPAN INDIKATOR KINERJA DAERAH", "INDIKATOR KINERJA UTAMA DAERAH")))
    return b.doc([*blocks, t, *foot(b)], landscape=True, margin=42.0), b


@family("plans", "kept")
def renja_split_codes(rng: random.Random) -> tuple[Doc, Build]:
    """Renja with the code's parts in narrow columns, place, target and ceiling of the year, and the year after."""
    b = start(rng, 3, 3)
    b.kind = "renja"
    y = b.c.year
    top = [Cell("Kode", 4, 2, True, "center", "middle"), Cell("Urusan/Bidang Urusan/ Program/Kegiatan", 1, 2, True, "center"),
           Cell(rng.choice(("Indikator Kinerja Program/Kegiatan", "Indikator Kinerja")), 1, 2, True, "center"),
           Cell(f"Rencana Tahun {y}", 4, 1, True, "center"), Cell("Catatan Penting", 1, 2, True, "center"),
           Cell(f"Prakiraan Maju Rencana Tahun {y + 1}", 2, 1, True, "center")]  # fmt: skip
    sub = (
        "Lokasi",
        "Target Capaian Kinerja",
        "Pagu Indikatif (Rp)",
        "Sumber Dana",
        "Target Capaian Kinerja",
        "Pagu (Rp)",
    )
    rows = [top, head_row(list(sub), None)]
    if b.chance(0.5):
        rows.append([Cell("(1)", 4, align="center"), *(Cell(f"({i})", align="center") for i in range(2, 11))])
    n_head = len(rows)
    rows.append([Cell("1", align="center"), Cell(""), Cell(""), Cell(""), Cell("URUSAN PEMERINTAHAN DAERAH", bold=True),
                 *(Cell("") for _ in range(8))])  # fmt: skip
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        for i, row in enumerate(items):
            name = programme(b, goal) if i == 0 else f"Kegiatan {rng.choice(ACTIVITIES)}"
            t = b.record(row, program=name, level="program" if i == 0 else "kegiatan")
            cells = []
            for k in (0, 1):
                text = b.target(row, row.values[k], False)
                b.add_target(t, y + k, None, "target", text)
                cells.append(text)
            rows.append([Cell("1", align="center"), Cell(f"{g:02d}", align="center"), Cell(f"{g + 1:02d}", align="center"),
                         Cell(f"2.{i:02d}" if i else "", align="center"), Cell(name, bold=i == 0), Cell(row.indikator),
                         Cell(b.c.place), Cell(cells[0], align="center"), Cell(b.money(), align="right"), Cell("APBD"),
                         Cell(""), Cell(cells[1], align="center"), Cell(b.money(), align="right")])  # fmt: skip
    t2 = Table([0.3, 0.4, 0.4, 0.5, 2.6, 2.6, 1.1, 1.2, 1.6, 0.8, 0.8, 1.2, 1.6], rows, n_head, size=7.0, pad=2.0)
    blocks: list[Block] = [
        Para("Tabel T-C.33", bold=True),
        *title_lines(b, "RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERANGKAT DAERAH"),
    ]
    return b.doc([*blocks, t2, *foot(b)], landscape=True, margin=36.0, paper="F4"), b


# ---------------------------------------------------------------- cascades


@family("cascades", "open")
def three_levels(rng: random.Random) -> tuple[Doc, Build]:
    """Goal, programme and activity side by side, each with indicator and target, merged over what hangs below."""
    b = start(rng, rng.randint(2, 3), 1)
    progs = start(rng, 5, 1).c.indicators
    acts = [r for _ in range(3) for r in start(rng, 5, 1).c.indicators]
    rows = [head_row(["SASARAN", "INDIKATOR SASARAN", "TARGET", "PROGRAM", "INDIKATOR PROGRAM", "TARGET", "KEGIATAN",
                      "INDIKATOR KEGIATAN", "TARGET"])]  # fmt: skip
    seen: set[str] = {r.indikator for r in b.c.indicators}

    def take(pool: list[ct.Indicator]) -> ct.Indicator | None:
        while pool:
            row = pool.pop(0)
            if row.indikator not in seen:
                seen.add(row.indikator)
                return row
        return None

    def told(row: ct.Indicator, level: str, goal: str | None) -> tuple[Cell, Cell, str]:
        value = b.target(row, row.values[0], False)
        b.record(row, sasaran=goal, target=value, level=level)
        return Cell(row.indikator), Cell(value, align="center"), value

    for row in list(b.c.indicators):
        tree = [(p, [a for a in (take(acts) for _ in range(rng.randint(1, 2))) if a])
                for p in (take(progs) for _ in range(rng.randint(1, 2))) if p]  # fmt: skip
        if not tree or not all(a for _, a in tree):
            continue
        n = sum(len(a) for _, a in tree)
        name, value, _ = told(row, "sasaran", row.sasaran)
        name.rows = value.rows = n
        line = [Cell(row.sasaran, rows=n), name, value]
        for p, below in tree:
            pname, pvalue, _ = told(p, "program", None)
            pname.rows = pvalue.rows = len(below)
            line += [Cell(programme(b, p.sasaran), rows=len(below)), pname, pvalue]
            for a in below:
                aname, avalue, _ = told(a, "kegiatan", None)
                rows.append([*line, Cell(rng.choice(ACTIVITIES)), aname, avalue])
                line = []
    t = Table([2, 2, 0.9, 2, 2, 0.9, 1.8, 2, 0.9], rows, 1, size=7.5, pad=2.5)
    blocks = title_lines(b, rng.choice(("CASCADING KINERJA", "POHON KINERJA", "PENJENJANGAN KINERJA")))
    return b.doc([*blocks, t, *foot(b)], landscape=True, margin=36.0), b


@family("cascades", "kept")
def levels_in_rows(rng: random.Random) -> tuple[Doc, Build]:
    """Goal, programme and activity one below the other in one column, each row with its own indicator."""
    b = start(rng, 3, 1)
    other = start(rng, 4, 2).c.indicators
    had = {r.indikator for r in b.c.indicators}
    lower = [r for r in other if r.indikator not in had]
    b.kind = "renstra"
    rows = [head_row(["No", rng.choice(("Sasaran / Program / Kegiatan", "URAIAN SASARAN, PROGRAM, KEGIATAN")),
                      b.label("indikator"), b.label("satuan"), b.label("target"), b.label("pj")])]  # fmt: skip
    levels = (("Sasaran", "sasaran"), ("Program", "program"), ("Kegiatan", "kegiatan"))
    for g, row in enumerate(b.c.indicators, 1):
        for k, (word, level) in enumerate(levels):
            item = row if k == 0 else lower.pop(0) if lower else None
            if item is None:
                continue
            text = item.sasaran if k == 0 else item.sasaran.split(" ", 1)[1] if k == 1 else rng.choice(ACTIVITIES)
            b.record(item, sasaran=row.sasaran if k == 0 else None, satuan=item.unit, target=item.values[0],
                     penanggung_jawab=item.holder if k else row.holder, level=level)  # fmt: skip
            rows.append([Cell(str(g) if k == 0 else "", align="center"), Cell(f"{word} : {text}", bold=k == 0),
                         Cell(item.indikator), Cell(item.unit, align="center"), Cell(item.values[0], align="center"),
                         Cell(item.holder)])  # fmt: skip
    t = Table([0.4, 3.0, 2.8, 1.1, 1.0, 1.9], rows, 1, size=8.5)
    return b.doc([*title_lines(b, "MATRIKS CASCADING KINERJA"), t, *foot(b)], landscape=True), b


# ---------------------------------------------------------------- action plans


@family("action plans", "open")
def actions_quarters(rng: random.Random) -> tuple[Doc, Build]:
    """Two or three actions beside each indicator, with shares by quarter and money."""
    b = start(rng, 3, 2)
    b.kind = "rencana_aksi"
    cols = ["NO", b.label("sasaran"), b.label("indikator"), "TARGET", rng.choice(("RENCANA AKSI", "KEGIATAN", "AKSI"))]
    rows = [[*(Cell(x, 1, 2, True, "center", "middle") for x in cols), Cell("JADWAL TRIWULAN", 4, 1, True, "center"),
             Cell("ANGGARAN (Rp)", 1, 2, True, "center", "middle"), Cell(b.label("pj"), 1, 2, True, "center", "middle")],
            head_row(list(ROMAN), None)]  # fmt: skip
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        acts = [rng.sample(ACTIVITIES, rng.randint(2, 3)) for _ in items]
        whole = sum(map(len, acts))
        for i, (row, names) in enumerate(zip(items, acts, strict=True)):
            value = b.target(row, row.values[0], False)
            b.record(row, no=str(g), sasaran=goal, target=value, penanggung_jawab=row.holder)
            n = len(names)
            for k, name in enumerate(names):
                line = [Cell(str(g), rows=whole, align="center"), Cell(goal, rows=whole)] if i == k == 0 else []
                if k == 0:
                    line += [Cell(row.indikator, rows=n), Cell(value, rows=n, align="center")]
                line.append(Cell(name))
                line += [
                    Cell(rng.choice((f"{25 * (q + 1)}%", f"{25 * (q + 1)}%", "-")), align="center") for q in range(4)
                ]
                line.append(Cell(b.money(), align="right"))
                if k == 0:
                    line.append(Cell(row.holder, rows=n))
                rows.append(line)
    t = Table([0.4, 2.0, 2.2, 1.0, 2.2, 0.6, 0.6, 0.6, 0.7, 1.4, 1.6], rows, 2, size=7.5, pad=2.5)
    blocks = title_lines(b, rng.choice(("RENCANA AKSI PENCAPAIAN KINERJA", "RENCANA AKSI PERJANJIAN KINERJA")))
    return b.doc([*blocks, t, *foot(b)], landscape=True, margin=36.0), b


@family("action plans", "kept")
def months_marked(rng: random.Random) -> tuple[Doc, Build]:
    """The year's target and twelve narrow columns of months, shaded or crossed."""
    b = start(rng, 3, 2)
    b.kind = "rencana_aksi"
    heads = [b.label("no"), b.label("sasaran"), b.label("indikator"), b.label("satuan"), f"TARGET {b.c.year}"]
    rows = [[*(Cell(x, 1, 2, True, "center", "middle") for x in heads), Cell(rng.choice(("BULAN", "Bulan")), 12, 1, True,
             "center"), Cell(b.label("pj"), 1, 2, True, "center", "middle")],
            head_row(list("JFMAMJJASOND") if b.chance(0.5) else [str(i) for i in range(1, 13)], None)]  # fmt: skip
    shade = b.chance(0.5)
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        for i, row in enumerate(items):
            b.record(row, no=str(g), sasaran=goal, satuan=row.unit, target=row.values[0], penanggung_jawab=row.holder)
            on = set(rng.sample(range(12), rng.randint(3, 8)))
            n = len(items)
            line = [Cell(str(g), rows=n, align="center"), Cell(goal, rows=n)] if i == 0 else []
            line += [Cell(row.indikator), Cell(row.unit, align="center"), Cell(row.values[0], align="center")]
            line += [Cell("" if shade or m not in on else "x", align="center",
                          fill="7f7f7f" if shade and m in on else None) for m in range(12)]  # fmt: skip
            rows.append([*line, Cell(row.holder)])
    t = Table([0.4, 2.0, 2.4, 1.0, 1.0, *([0.34] * 12), 1.6], rows, 2, size=7.5, pad=2.0)
    return b.doc([*title_lines(b, "RENCANA AKSI KINERJA"), t, *foot(b)], landscape=True, margin=36.0), b
