"""Layout families: explanations, labels and formulas in cells, sheets of an indicator."""

from __future__ import annotations

import random
from typing import Any

from . import content as ct
from .blocks import Cell, Doc, Keep, PageBreak, Para, Space, Table
from .build import Build, start
from .columns import Col, columns_of, indicator_table
from .families import family, foot, opening, tail_keys
from .titles import title_lines


@family("explanations", "open")
def consideration(rng: random.Random) -> tuple[Doc, Build]:
    """NO, URAIAN, DASAR PERTIMBANGAN, SUMBER DATA: no indicator label at all."""
    b = start(rng)
    cols = [Col("no", "NO"), Col("indikator", "URAIAN", 2.6), Col("alasan", "DASAR PERTIMBANGAN", 3.4),
            Col("sumber", "SUMBER DATA")]  # fmt: skip
    if b.chance(0.3):
        cols.append(Col("ket", b.label("ket")))
    t = indicator_table(b, cols, numbering="running", merge=False)
    return b.doc([*opening(b), t, *foot(b)]), b


def inline(b: Build, row: ct.Indicator, t: dict[str, Any], with_source: bool) -> str:
    """An explanation with inline labels; formula and source noted in the truth."""
    rng = b.rng
    t["formula"] = row.formula(b.formula_style)
    kind = rng.choice(("Kumulatif", "Non Kumulatif"))
    t["alasan"], t["tipe_perhitungan"] = b.reason(row), kind
    lines = [f"{b.inline_labels[0]} {t['alasan']}", f"{b.inline_labels[1]} {t['formula']}",
             f"{b.inline_labels[2]} {kind}"]  # fmt: skip
    if with_source:
        text, t["sumber_data"] = ", ".join(row.sources), ", ".join(row.sources)
        lines.append(f"{b.inline_labels[3]} {text}")
    return "\n".join(lines)


@family("explanations", "open")
def inline_labels(rng: random.Random) -> tuple[Doc, Build]:
    """PENJELASAN whose cells hold reason, formula, type and source under inline labels."""
    b = start(rng)
    b.inline_labels = rng.choice((("Alasan :", "Formulasi :", "Tipe Perhitungan :", "Sumber Data :"),
                                  ("Alasan:", "Cara Perhitungan:", "Tipe Penghitungan:", "Sumber Data:"),
                                  ("Alasan Pemilihan :", "Rumus Perhitungan :", "Tipe Perhitungan :",
                                   "Sumber Data :")))  # fmt: skip
    with_source = b.chance(0.7)
    cols = columns_of(
        b, ["no", "sasaran", "indikator", *([] if with_source else ["sumber"]), *(["pj"] if b.chance(0.5) else [])]
    )
    at = next(i for i, c in enumerate(cols) if c.key == "indikator") + 1
    cols.insert(at, Col("ket", rng.choice(("PENJELASAN", "Penjelasan", "PENJELASAN (Alasan, Formulasi, Tipe)")), 4.0))
    t = indicator_table(b, cols, size=8.5, middle=False)
    where = at
    for line, row, record in zip(t.rows[t.head :], b.c.indicators, b.rows, strict=True):
        line[where - (len(cols) - len(line))].text = inline(b, row, record, with_source)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("explanations", "open")
def label_blocks(rng: random.Random) -> tuple[Doc, Build]:
    """`Label : value` blocks, one per indicator, no grid."""
    b = start(rng)
    blocks = title_lines(b, "INDIKATOR KINERJA UTAMA")
    names = rng.choice((("Sasaran Strategis", "Indikator Kinerja", "Formulasi", "Satuan", "Sumber Data", "Penanggung Jawab"),
                        ("Sasaran", "Indikator Kinerja Utama", "Cara Perhitungan", "Satuan", "Sumber Data",
                         "Penanggung jawab")))  # fmt: skip
    size = b.chance(0.5)
    for i, row in enumerate(b.c.indicators, 1):
        sources = ", ".join(row.sources)
        t = b.record(row, no=str(i), sasaran=row.sasaran, formula=row.formula(b.formula_style), satuan=row.unit,
                     sumber_data=sources, penanggung_jawab=row.holder)  # fmt: skip
        values = (row.sasaran, row.indikator, t["formula"], row.unit, sources, row.holder)
        lines: list[list[Cell]] = [[Cell(k), Cell(":"), Cell(v)] for k, v in zip(names, values, strict=True)]
        blocks.append(Keep([Para(f"{i}. Indikator {i}" if size else f"IKU {i}", bold=True, after=1),
                            Table([1.7, 0.15, 6], lines, 0, False, "none", pad=1.5)]))  # fmt: skip
    return b.doc([*blocks, *foot(b)]), b


@family("explanations", "open")
def indicator_sheets(rng: random.Random) -> tuple[Doc, Build]:
    """A ruled sheet (manual IKU) per indicator."""
    b = start(rng, 2, 2)
    b.unit_words = b.chance(0.4)
    head = rng.choice(("MANUAL INDIKATOR KINERJA UTAMA", "KAMUS INDIKATOR KINERJA UTAMA", "PROFIL INDIKATOR KINERJA"))
    blocks = title_lines(b, head)
    polar = rng.choice(("Polarisasi", "Polaritas"))
    for i, row in enumerate(b.c.indicators, 1):
        t = b.record(row, no=str(i), sasaran=row.sasaran, satuan=row.unit, formula=row.formula(b.formula_style),
                     sumber_data=", ".join(row.sources), penanggung_jawab=row.holder, target=row.values[0])  # fmt: skip
        t["definisi"] = b.definition(row)
        t["frekuensi"] = rng.choice(("Tahunan", "Semesteran", "Triwulanan"))
        t["polaritas"] = "Minimize" if any(w in row.indikator for w in ct.FALLING) else "Maximize"
        pairs = [("Sasaran Strategis", row.sasaran), ("Nama IKU", row.indikator), ("Definisi", t["definisi"]),
                 ("Formula", t["formula"]), ("Satuan", row.unit), (f"Target {b.c.year}", row.values[0]),
                 (polar, t["polaritas"]), ("Frekuensi", t["frekuensi"]), ("Sumber Data", t["sumber_data"]),
                 ("Penanggung Jawab", row.holder)]  # fmt: skip
        rows = [[Cell(k, bold=True, fill="f2f2f2"), Cell(v)] for k, v in pairs]
        if i > 1 and b.chance(0.5):
            blocks.append(PageBreak())
        blocks.append(Table([2, 6], rows, 0, False))
        blocks.append(Space(10))
    return b.doc([*blocks, *foot(b)]), b


@family("explanations", "open")
def stacked_fractions(rng: random.Random) -> tuple[Doc, Build]:
    """Formulas as stacked fractions."""
    b = start(rng, 3)
    b.formula_style = "stack"
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)])
    for c in cols:
        if c.key == "formula":
            c.width = 4.6
    t = indicator_table(b, cols, size=8.5)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.7)), b


@family("explanations", "open")
def fractions_and_words(rng: random.Random) -> tuple[Doc, Build]:
    """A lead sentence, then the fraction; other formulas in words; units beside."""
    b = start(rng, 3)
    b.formula_style = "stack"
    cols = columns_of(b, ["no", "indikator", "satuan", *tail_keys(b, "formula", p_holder=0.5)])
    cols.insert(1, Col("sasaran", b.label("sasaran")))
    for c in cols:
        if c.key == "formula":
            c.width = 4.4
    t = indicator_table(b, cols, size=8.0, middle=True)
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b
