"""Layout families: heads in two rows, goals in rows, blocks and merged cells."""

from __future__ import annotations

import random

from .blocks import Cell, Doc, Para
from .build import Build, start
from .columns import Col, columns_of, indicator_table
from .families import family, foot, opening, tail_keys
from .titles import title_lines


@family("two-row head", "open")
def volume_satuan(rng: random.Random) -> tuple[Doc, Build]:
    """TARGET over VOLUME and SATUAN."""
    b = start(rng)
    sub = [Col("target", rng.choice(("VOLUME", "Volume", "Jumlah"))), Col("satuan", rng.choice(("SATUAN", "Satuan")))]
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")),
            Col("", rng.choice(("TARGET", "Target", f"TARGET {b.c.year}")), sub=sub)]  # fmt: skip
    if b.chance(0.5):
        cols.append(Col("sumber", b.label("sumber")))
    return b.doc([*opening(b), indicator_table(b, cols, index=b.chance(0.3)), *foot(b)]), b


@family("two-row head", "open")
def indikator_over(rng: random.Random) -> tuple[Doc, Build]:
    """INDIKATOR over URAIAN, SATUAN, TARGET."""
    b = start(rng)
    sub = [Col("indikator", rng.choice(("URAIAN", "Uraian"))), Col("satuan", b.label("satuan")),
           Col("target", b.label("target"))]  # fmt: skip
    over = rng.choice(("INDIKATOR SASARAN", "INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA"))
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("", over, sub=sub)]
    cols += [Col(k, b.label(k)) for k in tail_keys(b)]
    return b.doc([*opening(b), indicator_table(b, cols, index=b.chance(0.3)), *foot(b)], landscape=b.chance(0.5)), b


@family("two-row head", "open")
def target_years(rng: random.Random) -> tuple[Doc, Build]:
    """TARGET over three to six years."""
    b = start(rng)
    n = rng.randint(3, 6)
    y = b.c.year
    sub = [Col(f"year:{y + i}", rng.choice(("{}", "{}")).format(y + i)) for i in range(n)]
    over = rng.choice(("TARGET", "Target", "TARGET KINERJA TAHUN", "TARGET KINERJA SASARAN PADA TAHUN"))
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator"))]
    if b.chance(0.7):
        cols.append(Col("satuan", b.label("satuan")))
    cols.append(Col("", over, sub=sub))
    if b.chance(0.3):
        cols.append(Col("pj", b.label("pj")))
    return b.doc([*opening(b), indicator_table(b, cols, size=8.5), *foot(b)], landscape=n > 3 or b.chance(0.5)), b


@family("two-row head", "open")
def quarters(rng: random.Random) -> tuple[Doc, Build]:
    """TARGET TRIWULAN over TW I to TW IV, sometimes beside the year's target."""
    b = start(rng)
    form = rng.choice(("TW {}", "{}", "TRIWULAN {}", "Tw. {}"))
    sub = [Col(f"tw:{i}", form.format(m)) for i, m in enumerate(("I", "II", "III", "IV"), 1)]
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator"))]
    if b.chance(0.8):
        cols.append(Col("satuan", b.label("satuan")))
    if b.chance(0.5):
        cols.append(Col("target", rng.choice(("TARGET", f"TARGET {b.c.year}", "Target Tahunan"))))
    cols.append(Col("", rng.choice(("TARGET TRIWULAN", "Target Triwulan", "TRIWULAN")), sub=sub))
    b.kind = "rencana_aksi"
    blocks = title_lines(b, rng.choice(("RENCANA AKSI ATAS PERJANJIAN KINERJA", "RENCANA AKSI PENCAPAIAN KINERJA")))
    return b.doc([*blocks, indicator_table(b, cols, size=8.5), *foot(b)], landscape=b.chance(0.7)), b


@family("two-row head", "open")
def target_realisasi(rng: random.Random) -> tuple[Doc, Build]:
    """Target and realisation in pairs under each of two or three years."""
    b = start(rng)
    n = rng.randint(2, 3)
    b.first_year = b.c.year - n + 1
    r = rng.choice(("Realisasi", "REALISASI", "Real."))
    cols = [Col("no", b.label("no")), Col("indikator", b.label("indikator")), Col("satuan", b.label("satuan"))]
    if b.chance(0.7):
        cols.insert(1, Col("sasaran", b.label("sasaran")))
    for y in range(b.first_year, b.c.year + 1):
        cols.append(Col("", f"{rng.choice(('', 'Tahun '))}{y}", sub=[Col(f"year:{y}", "Target"), Col(f"real:{y}", r)]))
    b.kind = "lkjip"
    blocks = title_lines(b, rng.choice(("CAPAIAN INDIKATOR KINERJA UTAMA", "PENGUKURAN KINERJA")))
    return b.doc([*blocks, indicator_table(b, cols, size=8.5), *foot(b)], landscape=True), b


@family("two-row head", "open")
def penjelasan_over(rng: random.Random) -> tuple[Doc, Build]:
    """PENJELASAN over ALASAN, FORMULASI and SUMBER DATA."""
    b = start(rng)
    sub = [Col("alasan", "ALASAN"), Col("formula", rng.choice(("FORMULASI/CARA PENGUKURAN", "FORMULASI", "RUMUS"))),
           Col("sumber", b.label("sumber"))]  # fmt: skip
    if b.chance(0.4):
        sub.append(Col("pj", b.label("pj")))
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")),
            Col("", "PENJELASAN", sub=sub)]  # fmt: skip
    return b.doc([*opening(b), indicator_table(b, cols, size=8.5, index=b.chance(0.3)), *foot(b)], landscape=True), b


@family("two-row head", "open")
def years_in_body(rng: random.Random) -> tuple[Doc, Build]:
    """Years stand in the first body row under TARGET."""
    b = start(rng)
    y, n = b.c.year, 3
    keys = ["no", "sasaran", "indikator", "satuan"] if b.chance(0.6) else ["no", "indikator", "satuan"]
    cols = [Col(k, b.label(k)) for k in keys] + [Col(f"year:{y + i}", "") for i in range(n)]
    t = indicator_table(b, cols, fill=None)
    k = len(keys)
    t.rows[0] = [*t.rows[0][:k], Cell(rng.choice(("TARGET", "Target Kinerja")), n, bold=True, align="center",
                                      valign="middle")]  # fmt: skip
    t.rows.insert(1, [Cell() for _ in keys] + [Cell(str(y + i), align="center") for i in range(n)])
    t.repeat_head = False
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.4)), b


@family("two-row head", "open")
def baseline_target(rng: random.Random) -> tuple[Doc, Build]:
    """Starting condition beside the target."""
    b = start(rng)
    y = b.c.year
    base = rng.choice(
        (f"Eksisting {y - 1}", f"KONDISI AWAL {y - 1}", f"BASELINE {y - 1}", f"Kondisi Awal Tahun {y - 1}")
    )
    goal = rng.choice((f"Target {y}", f"TARGET {y}", f"TARGET TAHUN {y}"))
    cols = [Col(k, b.label(k)) for k in ("no", "sasaran", "indikator", *(["satuan"] if b.chance(0.6) else []))]
    cols += [Col(f"baseline:{y - 1}", base), Col(f"target:{y}", goal)]
    if b.chance(0.4):
        cols.append(Col("formula", b.label("formula")))
    return b.doc([*opening(b), indicator_table(b, cols, index=b.chance(0.3)), *foot(b)], landscape=b.chance(0.4)), b


@family("two-row head", "open")
def targets_and_year_end(rng: random.Random) -> tuple[Doc, Build]:
    """Baseline, yearly targets and the plan's end in one two-row head, units in words."""
    b = start(rng)
    y = b.c.year
    b.unit_words = True
    sub = [Col(f"year:{y + i}", f"{y + i}") for i in range(4)]
    cols = [Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")), Col("satuan", b.label("satuan")),
            Col(f"baseline:{y - 1}", f"Kondisi Awal\n{y - 1}"), Col("", "Target Tahun", sub=sub)]  # fmt: skip
    return b.doc([*opening(b), indicator_table(b, cols, size=8.5), *foot(b)], landscape=True), b


@family("goals", "open")
def group_rows(rng: random.Random) -> tuple[Doc, Build]:
    """Goals as full-width rows."""
    b = start(rng, rng.randint(3, 4))
    b.group_fill = rng.choice((None, "f2f2f2", "e5e5e5"))
    keys = ["no", "indikator", *tail_keys(b, "formula", p_holder=0.4)]
    cols = columns_of(b, keys)
    t = indicator_table(b, cols, group_rows=True, numbering="running")
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.4)), b


@family("goals", "open")
def purposes_merged(rng: random.Random) -> tuple[Doc, Build]:
    """Tujuan, sasaran and indicator merged at three depths, texts centred in height."""
    b = start(rng, 3)
    tujuan = rng.choice(("Mewujudkan tata kelola pemerintahan yang baik dan melayani",
                         "Meningkatkan kesejahteraan masyarakat secara merata",
                         "Terwujudnya pelayanan dasar yang bermutu"))  # fmt: skip
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)]
    cols = columns_of(b, keys)
    t = indicator_table(b, cols, middle=True, numbering="goal")
    n = len(t.rows) - t.head
    t.rows[0].insert(1, Cell(rng.choice(("TUJUAN", "Tujuan")), bold=True, align="center", valign="middle",
                             fill=t.rows[0][0].fill))  # fmt: skip
    t.rows[t.head].insert(1, Cell(tujuan, rows=n, valign="middle"))
    t.widths.insert(1, 2.0)
    for r in b.rows:
        r["tujuan"] = tujuan
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


@family("goals", "open")
def purpose_blocks(rng: random.Random) -> tuple[Doc, Build]:
    """A heading line `Tujuan n :` before each small table with its own head."""
    b = start(rng, 3)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    blocks = opening(b)
    for i, goal in enumerate(b.c.goals(), 1):
        purpose = rng.choice(("Mewujudkan", "Meningkatkan")) + " " + goal[0].split(" ", 1)[1]
        blocks.append(Para(f"Tujuan {i} : {purpose}", bold=True, after=3))
        first = len(b.rows)
        blocks.append(indicator_table(b, cols, [goal], fill="d9d9d9", middle=False))
        for r in b.rows[first:]:
            r["tujuan"] = purpose
    return b.doc([*blocks, *foot(b)], landscape=b.chance(0.4)), b


@family("goals", "open")
def section_rows(rng: random.Random) -> tuple[Doc, Build]:
    """Rows with the name of an echelon or a unit part the table."""
    b = start(rng, 4)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)]
    cols = columns_of(b, keys)
    t = indicator_table(b, cols, numbering="goal", middle=False)
    n = sum(len(c.sub) or 1 for c in cols)
    units = list(b.c.office.units)
    rng.shuffle(units)
    names = rng.choice((["ESELON II", "ESELON III", "ESELON IV"], [u.upper() for u in units[:3]]))
    at = t.head
    for i, (_, rows) in enumerate(b.c.goals()):
        if i < 3:
            t.rows.insert(at, [Cell(names[i], n, bold=True, fill=rng.choice((None, "eeeeee")))])
            at += 1
        at += len(rows)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("goals", "open")
def repeated_goals(rng: random.Random) -> tuple[Doc, Build]:
    """No merging: the goal is printed in the first row only, empty cells below."""
    b = start(rng)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    t = indicator_table(b, cols, merge=False, numbering="goal")
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b
