"""Layout families of 29 November 2026: manuals of one indicator, rows that a page's end breaks."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Block, Cell, Doc, PageBreak, Para, Space, Table
from .build import Build, start
from .columns import Col, indicator_table, value_cell
from .families import foot, head_row, opening
from .new_people import PROSE
from .new_tables import goal_grid
from .quarters_and_numbers import ROMAN, new
from .titles import title_lines

# ---------------------------------------------------------------- manuals


@new("manual sheets", "open")
def manual_bare(rng: random.Random) -> tuple[Doc, Build]:
    """Numbered labels with colons and no rules, a page each; a small ruled table of quarters at the foot."""
    b = start(rng, 2, 1)
    b.kind = "manual_iku"
    y = b.c.year
    mark = rng.choice(("{n}.", "{a}.", "{a})", "{n})"))
    with_quarters = b.chance(0.7)
    title = rng.choice(("MANUAL INDIKATOR KINERJA UTAMA", "LEMBAR PROFIL INDIKATOR", "MANUAL IKU"))
    names = (rng.choice(("Sasaran Strategis", "Sasaran")), rng.choice(("Nama IKU", "Indikator Kinerja Utama", "Nama Indikator")),
             "Definisi Operasional", rng.choice(("Formula", "Formulasi Perhitungan", "Rumus Perhitungan")), "Satuan",
             f"Target Tahun {y}", "Polarisasi", "Sumber Data",
             rng.choice(("Penanggung Jawab", "Unit Penanggung Jawab")))  # fmt: skip
    blocks: list[Block] = []
    for k, row in enumerate(b.c.indicators):
        falling = any(w in row.indikator for w in ct.FALLING)
        t = b.record(row, sasaran=row.sasaran, satuan=row.unit, target=row.values[3], formula=row.formula(b.formula_style),
                     sumber_data=", ".join(row.sources), penanggung_jawab=row.holder)  # fmt: skip
        t["definisi"], t["polaritas"] = b.definition(row), "Minimize" if falling else "Maximize"
        b.add_target(t, y, None, "target", row.values[3])
        values = (row.sasaran, row.indikator, t["definisi"], t["formula"], row.unit, row.values[3], t["polaritas"],
                  t["sumber_data"], row.holder)  # fmt: skip
        rows = [[Cell(mark.format(n=i + 1, a="abcdefghi"[i])), Cell(name), Cell(":"), Cell(v)]
                for i, (name, v) in enumerate(zip(names, values, strict=True))]  # fmt: skip
        blocks += [
            *([PageBreak()] if k else []),
            *title_lines(b, title),
            Table([0.35, 2.1, 0.2, 5.6], rows, 0, False, "none"),
        ]
        if with_quarters:
            for q in range(4):
                b.add_target(t, y, f"TW{q + 1}", "target", row.values[q])
            quarters = [head_row([rng.choice(("Triwulan", "Periode")), *ROMAN], None),
                        [Cell("Target"), *(Cell(row.values[q], align="center") for q in range(4))]]  # fmt: skip
            blocks += [Para("Target Triwulanan :", after=3), Table([1.4, 1, 1, 1, 1], quarters, 1, width=0.7)]
    return b.doc([*blocks, *foot(b)]), b


@new("manual sheets", "kept")
def manual_bands(rng: random.Random) -> tuple[Doc, Build]:
    """One grid for each indicator: bands over groups of labels, the formula stacked, the yearly targets as its last rows."""
    b = start(rng, 2, 2)
    b.kind = "manual_iku"
    b.formula_style = "stack"
    y, n = b.c.year, 4
    fill, band = rng.choice((("f2f2f2", "bfbfbf"), (None, "d9d9d9"), ("dbe5f1", "b8cce4")))
    blocks: list[Block] = list(title_lines(b, rng.choice(("MANUAL INDIKATOR KINERJA UTAMA", "KAMUS DAN MANUAL IKU"))))
    for k, row in enumerate(b.c.indicators):
        t = b.record(row, sasaran=row.sasaran, satuan=row.unit, sumber_data=", ".join(row.sources),
                     penanggung_jawab=row.holder)  # fmt: skip
        t["definisi"], t["alasan"] = b.definition(row), b.reason(row)
        formula = value_cell(b, Col("formula"), row, t, True)
        formula.span = n
        groups: list[tuple[str, list[tuple[str, Cell]]]] = [
            (f"IKU {k + 1}", [("Sasaran Strategis", Cell(row.sasaran, n)), ("Nama Indikator", Cell(row.indikator, n, bold=True)),
                              ("Alasan Pemilihan", Cell(t["alasan"], n))]),
            (rng.choice(("CARA PENGUKURAN", "PENGUKURAN")), [("Definisi", Cell(t["definisi"], n)), ("Formula", formula),
                              ("Satuan", Cell(row.unit, n)), ("Sumber Data", Cell(t["sumber_data"], n)),
                              ("Penanggung Jawab", Cell(row.holder, n))]),
        ]  # fmt: skip
        rows: list[list[Cell]] = []
        for name, lines in groups:
            rows.append([Cell(name, n + 1, bold=True, align="center", fill=band)])
            rows += [[Cell(label, fill=fill, valign="middle"), cell] for label, cell in lines]
        rows.append([Cell("TARGET", n + 1, bold=True, align="center", fill=band)])
        rows.append([Cell("Tahun", fill=fill), *(Cell(str(y + i), align="center", fill=fill) for i in range(n))])
        rows.append([Cell("Target", fill=fill), *(Cell(row.values[i], align="center") for i in range(n))])
        for i in range(n):
            b.add_target(t, y + i, None, "target", row.values[i])
        if k and k % 2 == 0:
            blocks.append(PageBreak())
        blocks += [Table([2.0] + [1.6] * n, rows, 0, False, size=8.5), Space(12)]
    return b.doc([*blocks, *foot(b)]), b


# ---------------------------------------------------------------- page ends


def prose(b: Build, least: int, most: int) -> list[Block]:
    """Sentences before a table, so that it begins low on its page."""
    return [Para(" ".join(b.rng.sample(PROSE, 3)), "justify", after=5) for _ in range(b.rng.randint(least, most))]


@new("page ends", "open")
def broken_row_head_again(rng: random.Random) -> tuple[Doc, Build]:
    """A table that begins low: a row is broken by the page's end, the head stands again over its rest."""
    b = start(rng, 5, 4)
    b.formula_style = rng.choice(("stack", "words", "words", "slash"))
    keys = ["no", "sasaran", "indikator", *rng.choice((("definisi", "formula"), ("formula", "sumber", "pj"),
                                                       ("alasan", "formula", "sumber")))]  # fmt: skip
    cols = [Col(k, b.label(k)) for k in keys]
    t = indicator_table(b, cols, index=b.chance(0.5), numbering="running", merge=b.chance(0.5), split_rows=True,
                        pad=rng.choice((3.0, 5.0)))  # fmt: skip
    return b.doc([*opening(b), *prose(b, 3, 7), t, *foot(b)], size=rng.choice((10.0, 11.0)), landscape=b.chance(0.4)), b


def cut(cell: Cell, rng: random.Random) -> str:
    """Take the second half of a cell's words out of it, at a blank; gives it back (empty where there are few words)."""
    words = cell.text.split(" ")
    if len(words) < 6 or "\n" in cell.text:
        return ""
    k = rng.randint(3, len(words) - 2)
    cell.text = " ".join(words[:k])
    return " ".join(words[k:])


@new("page ends", "kept")
def row_goes_on(rng: random.Random) -> tuple[Doc, Build]:
    """A row's long cells are cut in mid-sentence at a page's end and go on below the head on the next; its short ones do not."""
    b = start(rng, 4, 2)
    b.blanks = 0.0
    b.formula_style = rng.choice(("words", "slash"))
    keys = [
        "no",
        "sasaran",
        "indikator",
        *rng.choice((("formula", "sumber"), ("definisi", "formula"), ("formula", "pj"))),
    ]
    names = {k: b.label(k) for k in keys}
    goals = b.c.goals()
    at = max(1, len(goals) // 2)
    first = goal_grid(b, keys, goals[:at], labels=names, fill=None)
    second = goal_grid(b, keys, goals[at:], labels=names, fill=None, first_no=at + 1)
    last = first.rows[-1]
    rest = [Cell("", align=cell.align) for cell in (Cell(),) * (len(keys) - len(last))]
    rest += [Cell(cut(cell, rng)) for cell in last]
    if any(cell.text for cell in rest):
        second.rows.insert(1, rest)
    if b.chance(0.5):
        for t in (first, second):
            t.rows.insert(1, [Cell(str(i), align="center") for i in range(1, len(keys) + 1)])
            t.head = 2
    return b.doc([*opening(b), *prose(b, 2, 4), first, PageBreak(), second, *foot(b)], landscape=b.chance(0.5)), b
