"""Layout families: several indicators in one cell, money and codes beside them."""

from __future__ import annotations

import random
from collections.abc import Callable

from .blocks import Cell, Doc, Table
from .build import Build, start
from .columns import Col, columns_of, indicator_table
from .families import family, foot, opening, tail_keys
from .titles import title_lines


def packed(b: Build, marks: Callable[[int], str], soft: bool, keys: list[str]) -> Table:
    """A goal's indicators in one cell, their targets beside in the same way."""
    fill = b.rng.choice((None, "d9d9d9"))
    head = [Cell(b.label(k), bold=True, align="center", valign="middle", fill=fill) for k in keys]
    body: list[list[Cell]] = []
    for g, (goal, rows) in enumerate(b.c.goals(), 1):
        names: list[str] = []
        targets: list[str] = []
        units: list[str] = []
        for row in rows:
            t = b.record(row, sasaran=goal, no=str(g))
            t["target"] = b.target(row, row.values[0], "satuan" not in keys)
            if "satuan" in keys:
                t["satuan"] = row.unit
            i = len(names)
            single = len(rows) == 1 and b.chance(0.5)
            names.append((marks(i) if not single else "") + row.indikator)
            targets.append((marks(i) if not single and marks(0)[:1] in "-•" else "") + t["target"])
            units.append(row.unit)
        made = {"no": str(g), "sasaran": goal, "indikator": "\n".join(names), "target": "\n".join(targets),
                "satuan": "\n".join(units), "ket": ""}  # fmt: skip
        body.append([Cell(made[k], align="center" if k == "no" else "left", soft_breaks=soft) for k in keys])
    widths = {"no": 0.4, "sasaran": 2.4, "indikator": 4.6, "target": 1.5, "satuan": 1.5, "ket": 1.0}
    return Table([widths[k] for k in keys], [head, *body], 1, size=9.0)


def short_start(rng: random.Random, goals: int) -> Build:
    """Content with short indicators only, so that a reader can pair them with their targets line by line."""
    while True:
        b = start(rng, goals, 4)
        short = [r for r in b.c.indicators if len(r.indikator) < 44]
        per_goal = [sum(r.sasaran == g for r in short) for g in {r.sasaran for r in short}]
        if sum(n >= 2 for n in per_goal) >= 2:
            b.c.indicators = short
            return b


@family("packed cells", "open")
def bullets_in_cell(rng: random.Random) -> tuple[Doc, Build]:
    """Bulleted indicators and targets in one row per goal."""
    b = short_start(rng, 4)
    mark = rng.choice(("• ", "- ", "•  "))
    b.kind = "perjanjian_kinerja"
    t = packed(b, lambda _: mark, False, ["no", "sasaran", "indikator", "target"])
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    return b.doc([*blocks, t, *foot(b)], font="narrow", size=9.5), b


@family("packed cells", "open")
def letters_in_cell(rng: random.Random) -> tuple[Doc, Build]:
    """Lettered or numbered indicators in one cell."""
    b = short_start(rng, 4)
    form = rng.choice(("{a}. ", "{a}) ", "{n}. ", "{n}) "))
    t = packed(b, lambda i: form.format(a=chr(97 + i), n=i + 1), False, ["no", "sasaran", "indikator", "target"])
    b.kind = "perjanjian_kinerja"
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    return b.doc([*blocks, t, *foot(b)], font=rng.choice(("narrow", "calibri")), size=9.5), b


@family("packed cells", "open", ("docx", "docx", "office"))
def line_feeds_in_cell(rng: random.Random) -> tuple[Doc, Build]:
    """Indicators, units and targets parted by line feeds in one run, as e-SAKIP programs write."""
    b = short_start(rng, 3)
    t = packed(b, lambda _: "", True, ["no", "sasaran", "indikator", "satuan", "target"])
    b.kind = "perjanjian_kinerja"
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    return b.doc([*blocks, t, *foot(b)], font="calibri", size=9.5, landscape=True), b


@family("packed cells", "open")
def two_levels(rng: random.Random) -> tuple[Doc, Build]:
    """Indicators of goal and of programme side by side."""
    b = start(rng, 3, 1)
    b.unit_words = b.chance(0.5)
    other = start(rng, 3, 1)
    pairs = list(zip(b.c.indicators, other.c.indicators, strict=False))
    lab = rng.choice(("Indikator Sasaran", "INDIKATOR SASARAN")), rng.choice(("Indikator Program", "INDIKATOR PROGRAM"))
    head = ["NO", "SASARAN", lab[0], "SATUAN", "TARGET", "PROGRAM", lab[1], "SATUAN", "TARGET"]
    rows = [[Cell(x, bold=True, align="center", valign="middle", fill="d9d9d9") for x in head]]
    for i, (x, y) in enumerate(pairs, 1):
        program = "Program " + y.sasaran.split(" ", 1)[1].capitalize()
        b.record(x, no=str(i), sasaran=x.sasaran, satuan=x.unit, target=x.values[0], level="sasaran")
        b.record(y, no=None, satuan=y.unit, target=y.values[0], level="program", program=program)
        rows.append([Cell(str(i), align="center"), Cell(x.sasaran), Cell(x.indikator), Cell(x.unit, align="center"),
                     Cell(x.values[0], align="center"), Cell(program), Cell(y.indikator), Cell(y.unit, align="center"),
                     Cell(y.values[0], align="center")])  # fmt: skip
    t = Table([0.4, 2, 2, 0.9, 0.8, 2, 2, 0.9, 0.8], rows, 1, size=8.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


@family("money and codes", "open")
def money_years(rng: random.Random) -> tuple[Doc, Build]:
    """Target and rupiah under each year."""
    b = start(rng)
    b.kind = "renstra"
    y = b.c.year
    n = rng.randint(2, 3)
    money = rng.choice(("Rp.", "Rp", "Pagu (Rp)", "Rp. (juta)"))
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")),
            Col("satuan", b.label("satuan"))]  # fmt: skip
    cols += [Col("", f"Tahun {y + i}", sub=[Col(f"year:{y + i}", "Target"), Col("money", money)]) for i in range(n)]
    blocks = title_lines(b, "RENCANA PROGRAM, KEGIATAN, INDIKATOR KINERJA DAN PENDANAAN INDIKATIF")
    return b.doc([*blocks, indicator_table(b, cols, size=8.0), *foot(b)], landscape=True), b


@family("money and codes", "open")
def budget_column(rng: random.Random) -> tuple[Doc, Build]:
    """A budget column beside the target; a list of programmes with budgets below."""
    b = start(rng)
    b.kind = "perjanjian_kinerja"
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.5) else []), "target"]
    if b.chance(0.5):
        keys.append("anggaran")
    t = indicator_table(b, columns_of(b, keys, False), merge=True)
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    names = [f"Program {g.split(' ', 1)[1].capitalize()}" for g, _ in b.c.goals()]
    rows = [[Cell(x, bold=True, align="center") for x in ("No", "Program", "Anggaran", "Keterangan")]]
    rows += [
        [Cell(f"{i}.", align="center"), Cell(x), Cell(f"Rp. {b.money()}", align="right"),
         Cell(rng.choice(("APBD", "APBD", "DAK")), align="center")]
        for i, x in enumerate(names, 1)
    ]  # fmt: skip
    return b.doc([*blocks, t, Table([0.5, 4, 2, 1.2], rows, 1, rules=rng.choice(("none", "full"))), *foot(b)]), b


@family("money and codes", "open")
def codes_in_text(rng: random.Random) -> tuple[Doc, Build]:
    """`IKU 1.1` before the indicator and `SS1.` before the goal."""
    b = start(rng)
    form = rng.choice(("IKU {g}.{i} ", "IKU {g}.{i}. ", "IKU {r} ", "IKSS {g}.{i} "))
    ss = rng.choice(("SS{g}. ", "SS {g}. ", "SS.{g} "))
    cols = columns_of(b, ["sasaran", "indikator", *tail_keys(b, "formula")])
    t = indicator_table(b, cols, middle=False)
    r = 0
    at = t.head
    for g, (_, rows) in enumerate(b.c.goals(), 1):
        for i in range(len(rows)):
            code = form.format(g=g, i=i + 1, r=r + 1)
            for cell in t.rows[at]:
                if cell.text.endswith(b.rows[r]["indikator"]):
                    cell.text = code + b.rows[r]["indikator"]
                elif cell.text == b.rows[r]["sasaran"] and i == 0:
                    cell.text = ss.format(g=g) + cell.text
            b.rows[r]["kode"] = code.strip().rstrip(".")
            b.rows[r]["no"] = None
            r += 1
            at += 1
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("money and codes", "open")
def code_columns(rng: random.Random) -> tuple[Doc, Build]:
    """KODE IKU, Polarisasi, Frekuensi, Tipe in columns."""
    b = start(rng)
    keys = ["kode", "indikator", "satuan", "target", "pol", "frek", "tipe", "pj"]
    if b.chance(0.6):
        keys.remove(rng.choice(("tipe", "frek")))
    form = rng.choice(("IKU-{:02d}", "IKU {}", "{:02d}.IK", "K{:02d}"))
    for i, row in enumerate(b.c.indicators, 1):
        row.kode = form.format(i)
    cols = [Col(k, b.label(k)) for k in keys]
    if b.chance(0.7):
        cols.insert(0, Col("sasaran", b.label("sasaran")))
    t = indicator_table(b, cols, size=8.0, middle=False)
    for r in t.rows[t.head :]:
        for cell in r:
            for rec in b.rows:
                if cell.text.endswith(rec["indikator"]):
                    cell.text = rec["indikator"]
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


@family("money and codes", "open")
def renstra_matrix(rng: random.Random) -> tuple[Doc, Build]:
    """Programmes and activities with codes, indicators, targets and money in one matrix."""
    b = start(rng, 3)
    b.kind = "renstra"
    y = b.c.year
    head1 = [("Kode", 2, 1), ("Program dan Kegiatan", 2, 1), ("Indikator Kinerja", 2, 1), ("Satuan", 2, 1),
             (f"{y}", 1, 2), (f"{y + 1}", 1, 2), ("Lokasi", 2, 1)]  # fmt: skip
    rows = [[Cell(x, s, r, True, "center", "middle", "d9d9d9") for x, r, s in head1],
            [Cell(x, bold=True, align="center", fill="d9d9d9") for x in ("Target", "Rp") * 2]]  # fmt: skip
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        for i, row in enumerate(items):
            level = "program" if i == 0 else "kegiatan"
            name = ("Program " if i == 0 else "Kegiatan ") + (goal.split(" ", 1)[1] if i == 0 else
                                                              rng.choice(("Pembinaan dan pengawasan", "Penyediaan sarana",
                                                                          "Pelatihan aparatur", "Penyusunan data")))  # fmt: skip
            code = f"{g:02d}" + (f".{i:02d}" if i else "")
            t = b.record(row, sasaran=None, satuan=row.unit, kode=code, level=level, program=name)
            for k in (0, 1):
                b.add_target(t, y + k, None, "target", row.values[k])
            rows.append([Cell(code), Cell(name, bold=i == 0), Cell(row.indikator), Cell(row.unit, align="center"),
                         Cell(row.values[0], align="center"), Cell(b.money(), align="right"),
                         Cell(row.values[1], align="center"), Cell(b.money(), align="right"), Cell(b.c.place)])  # fmt: skip
    t2 = Table([0.8, 2.4, 2.4, 1.0, 0.9, 1.5, 0.9, 1.5, 1.1], rows, 2, size=8.0, split_rows=b.chance(0.5))
    blocks = title_lines(b, "MATRIKS RENCANA STRATEGIS")
    return b.doc([*blocks, t2, *foot(b)], landscape=True), b
