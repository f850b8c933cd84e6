"""Layout families of 28 November 2026: sheets of one indicator, reports."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Block, Cell, Doc, PageBreak, Para, Space, Table
from .build import Build, start
from .columns import Col, indicator_table
from .families import ACTIVITIES, foot, head_row
from .new_tables import family
from .titles import title_lines

# ---------------------------------------------------------------- sheets of one indicator


@family("indicator sheets", "open")
def profile_pages(rng: random.Random) -> tuple[Doc, Build]:
    """A numbered profile per page, the yearly targets in a small table below."""
    b = start(rng, 2, 2)
    b.kind = "manual_iku"
    y, n = b.c.year, rng.randint(3, 5)
    title = rng.choice(("PROFIL INDIKATOR KINERJA UTAMA", "MANUAL IKU", "MANUAL INDIKATOR KINERJA UTAMA"))
    blocks: list[Block] = []
    for i, row in enumerate(b.c.indicators, 1):
        t = b.record(row, no=None, sasaran=row.sasaran, satuan=row.unit, formula=row.formula(b.formula_style),
                     sumber_data=", ".join(row.sources), penanggung_jawab=row.holder)  # fmt: skip
        t["definisi"], t["alasan"] = b.definition(row), b.reason(row)
        pairs = [("Sasaran Strategis", row.sasaran), ("Indikator Kinerja Utama", row.indikator), ("Definisi", t["definisi"]),
                 ("Alasan Pemilihan", t["alasan"]), ("Formula Perhitungan", t["formula"]), ("Satuan Pengukuran", row.unit),
                 ("Jenis Indikator", rng.choice(("Outcome", "Output"))), ("Sumber Data", t["sumber_data"]),
                 ("Penanggung Jawab", row.holder), ("Periode Pelaporan", "Tahunan")]  # fmt: skip
        rows = [head_row(["No", "Uraian", "Keterangan"])]
        rows += [[Cell(str(k), align="center"), Cell(name), Cell(v)] for k, (name, v) in enumerate(pairs, 1)]
        for k in range(n):
            b.add_target(t, y + k, None, "target", row.values[k])
        years = [head_row(["Tahun", *(str(y + k) for k in range(n))], None),
                 [Cell("Target"), *(Cell(row.values[k], align="center") for k in range(n))]]  # fmt: skip
        if i > 1:
            blocks.append(PageBreak())
        blocks += [*title_lines(b, title), Table([0.4, 2.0, 5.0], rows, 1), Table([1.2] + [1.0] * n, years, 1)]
    return b.doc([*blocks, *foot(b)]), b


@family("indicator sheets", "kept")
def dictionary_pairs(rng: random.Random) -> tuple[Doc, Build]:
    """A dictionary of indicators: two pairs of label and value in a row, boxes to tick, the goal in the title bar."""
    b = start(rng, 2, 2)
    b.kind = "kamus_iku"
    blocks: list[Block] = list(title_lines(b, rng.choice(("KAMUS INDIKATOR KINERJA UTAMA", "KAMUS INDIKATOR KINERJA"))))
    for i, row in enumerate(b.c.indicators, 1):
        t = b.record(row, no=None, sasaran=row.sasaran, satuan=row.unit, formula=row.formula(b.formula_style),
                     sumber_data=", ".join(row.sources), penanggung_jawab=row.holder, target=row.values[0])  # fmt: skip
        t["definisi"] = b.definition(row)
        falling = any(w in row.indikator for w in ct.FALLING)
        tick = ("( ) Maximize   (x) Minimize" if falling else "(x) Maximize   ( ) Minimize")  # fmt: skip
        rows = [[Cell("Sasaran Strategis", bold=True, fill="dbe5f1"), Cell(row.sasaran, 3, bold=True, fill="dbe5f1")],
                [Cell("Nama Indikator"), Cell(row.indikator, 3)], [Cell("Definisi Operasional"), Cell(t["definisi"], 3)],
                [Cell(rng.choice(("Formula", "Cara Perhitungan"))), Cell(t["formula"], 3)],
                [Cell("Satuan"), Cell(row.unit), Cell(f"Target {b.c.year}"), Cell(row.values[0])],
                [Cell("Polarisasi"), Cell(tick), Cell("Frekuensi"), Cell("Tahunan")],
                [Cell("Sumber Data"), Cell(t["sumber_data"]), Cell("Penanggung Jawab"), Cell(row.holder)]]  # fmt: skip
        if i > 1 and i % 2 == 1:
            blocks.append(PageBreak())
        blocks += [Table([1.5, 2.7, 1.4, 2.2], rows, 0, False, size=9.0), Space(12)]
    return b.doc([*blocks, *foot(b)]), b


# ---------------------------------------------------------------- reports


@family("reports", "open")
def goal_by_goal(rng: random.Random) -> tuple[Doc, Build]:
    """Chapter III of a report: a heading, a small table and a paragraph for each goal."""
    b = start(rng, 3, 3)
    b.kind = "lkjip"
    y = b.c.year
    blocks: list[Block] = [Para("BAB III", "center", True), Para("AKUNTABILITAS KINERJA", "center", True, after=8)]
    word = rng.choice(("Sasaran", "Sasaran Strategis", "Capaian Sasaran"))
    for g, (goal, rows) in enumerate(b.c.goals(), 1):
        blocks.append(Para(f"{word} {g} : {goal}", bold=True, after=3))
        keys = ["no", "indikator", *(["satuan"] if b.chance(0.6) else [])]
        cols = [Col(k, b.label(k)) for k in keys]
        cols += [Col(f"target:{y}", "Target"), Col(f"real:{y}", "Realisasi"), Col("percent", "Capaian (%)")]
        blocks.append(indicator_table(b, cols, [(goal, rows)], numbering="running", merge=False, fill="d9d9d9"))
        blocks.append(Para(f"Realisasi indikator {rows[0].indikator[0].lower() + rows[0].indikator[1:]} pada tahun {y} "
                           f"didukung oleh {rows[0].holder} melalui kegiatan {rng.choice(ACTIVITIES).lower()}. Hambatan yang "
                           "dihadapi antara lain keterbatasan jumlah petugas dan waktu pelaksanaan yang singkat.",
                           "justify", after=8))  # fmt: skip
    return b.doc([*blocks, *foot(b)]), b


@family("reports", "kept")
def compared_years(rng: random.Random) -> tuple[Doc, Build]:
    """Last year's realisation, this year's target and realisation, the plan's end, in a two-row head."""
    b = start(rng, 3)
    b.kind = "lkjip"
    y = b.c.year
    b.first_year = y
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator"))]
    if b.chance(0.6):
        cols.append(Col("satuan", b.label("satuan")))
    cols += [Col(f"real:{y - 1}", f"Realisasi {y - 1}"),
             Col("", f"Tahun {y}", sub=[Col(f"target:{y}", "Target"), Col(f"real:{y}", "Realisasi"), Col("percent", "%")]),
             Col(f"year:{y + 3}", f"Target Akhir Renstra ({y + 3})"), Col("percent", "Tingkat Kemajuan (%)")]  # fmt: skip
    t = indicator_table(b, cols, size=8.0, index=b.chance(0.5))
    blocks = title_lines(b, rng.choice(("PERBANDINGAN REALISASI KINERJA", "PENGUKURAN CAPAIAN KINERJA")))
    return b.doc([*blocks, t, *foot(b)], landscape=True), b
