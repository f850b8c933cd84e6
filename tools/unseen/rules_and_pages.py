"""Layout families: rules that are missing, dotted or shades, tables broken by pages."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from .blocks import Block, Doc, Keep, PageBreak, Para, Space, Table, TabRows
from .build import Build, start
from .columns import FILLS, Col, columns_of, indicator_table
from .families import family, foot, opening, tail_keys
from .people import make_person
from .signing import place_and_date, sign_lines, spelt_position
from .titles import title_lines


def unruled(b: Build, rules: str, **style: Any) -> Table:
    """A table in a given style of rules."""
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)]
    if b.chance(0.4):
        keys = ["no", "sasaran", "indikator", "satuan", "target"]
    return indicator_table(b, columns_of(b, keys), merge=b.chance(0.5), rules=rules, **style)


@family("rules", "open")
def shade_only(rng: random.Random) -> tuple[Doc, Build]:
    """The head is parted by shading alone; no rules."""
    b = start(rng)
    t = unruled(b, "none", fill=rng.choice(FILLS), pad=4.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("rules", "open")
def no_rules(rng: random.Random) -> tuple[Doc, Build]:
    """No rules and no shading."""
    b = start(rng)
    t = unruled(b, "none", fill=None, pad=5.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("rules", "open")
def row_rules(rng: random.Random) -> tuple[Doc, Build]:
    """Rules between rows only."""
    b = start(rng)
    t = unruled(b, "rows", pad=4.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("rules", "open")
def white_dotted(rng: random.Random) -> tuple[Doc, Build]:
    """White rules on tinted rows, or dotted and dashed rules."""
    b = start(rng)
    style = rng.choice(("white", "dotted", "dashed"))
    if style == "white":
        t = unruled(b, "white", fill="4f81bd", ink="ffffff")
        for i, row in enumerate(t.rows[t.head :]):
            for cell in row:
                cell.fill = "dbe5f1" if i % 2 else "eef3f9"
    else:
        t = unruled(b, style)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("rules", "open", ("canvas", "docx", "docx", "office"))
def tab_stops(rng: random.Random) -> tuple[Doc, Build]:
    """A table made by tab stops."""
    b = start(rng)
    b.c.indicators = [r for r in b.c.indicators if len(r.indikator) < 48] or b.c.indicators[:1]
    short = [r for r in b.c.indicators if len(r.formula("slash")) < 400]
    rows = [["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "SATUAN", "TARGET"]]
    for i, row in enumerate(short, 1):
        unit = row.unit if len(row.unit) < 14 else "Nilai"
        b.record(row, no=str(i), sasaran=row.sasaran, satuan=unit, target=row.values[0])
        rows.append([str(i), row.sasaran, row.indikator, unit, row.values[0]])
    block = TabRows([0, 0.05, 0.43, 0.78, 0.91], rows)
    return b.doc([*title_lines(b), block, *foot(b)], landscape=True, font="narrow", size=9.5, margin=42.0), b


@family("rules", "open")
def head_rules(rng: random.Random) -> tuple[Doc, Build]:
    """Rules above and below the head only, or a frame alone."""
    b = start(rng)
    t = unruled(b, rng.choice(("head", "outer")), fill=rng.choice((None, "e7e6e6")), pad=4.5)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


def long_build(rng: random.Random) -> Build:
    """Content that fills more than a page."""
    b = start(rng, 5, 4)
    extra = start(rng, 5, 4)
    for row in extra.c.indicators:
        if all(row.indikator != r.indikator for r in b.c.indicators):
            b.c.indicators.append(replace(row, sasaran=row.sasaran))
    return b


@family("page breaks", "open")
def broken_rows_repeat(rng: random.Random) -> tuple[Doc, Build]:
    """Rows broken over pages, head repeated."""
    b = long_build(rng)
    cols = columns_of(b, ["no", "sasaran", "indikator", "alasan", "formula", *(["sumber"] if b.chance(0.5) else [])])
    t = indicator_table(b, cols, split_rows=True, middle=False, pad=4.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("page breaks", "open")
def broken_rows_bare(rng: random.Random) -> tuple[Doc, Build]:
    """Rows broken over pages, no head on later pages."""
    b = long_build(rng)
    cols = columns_of(
        b, ["no", "sasaran", "indikator", "definisi", "formula", *(["sumber"] if b.chance(0.7) else []), "pj"]
    )
    t = indicator_table(b, cols, split_rows=True, repeat_head=False, middle=False, pad=4.0, size=9.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("page breaks", "open")
def landscape_turned(rng: random.Random) -> tuple[Doc, Build]:
    """Landscape with sub-heads turned by 90 degrees."""
    b = start(rng)
    y = b.c.year
    sub = [Col(f"year:{y + i}", f"Tahun {y + i}") for i in range(4)]
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")),
            Col("satuan", b.label("satuan")), Col("", "TARGET", sub=sub)]  # fmt: skip
    if b.chance(0.6):
        cols.append(Col("pj", b.label("pj")))
    t = indicator_table(b, cols, turned=True, size=8.5)
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


@family("page breaks", "open")
def headerless_next(rng: random.Random) -> tuple[Doc, Build]:
    """The table goes on as a second table without a head on a new page."""
    b = start(rng, 4)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "satuan", "target", p_holder=0.4)]
    if b.chance(0.5):
        keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.4)]
    cols = columns_of(b, keys)
    goals = b.c.goals()
    k = max(1, len(goals) // 2)
    first = indicator_table(b, cols, goals[:k], numbering="running", merge=False, fill=None)
    done = len(b.rows)
    second = indicator_table(b, cols, goals[k:], numbering="running", merge=False, fill=None)
    second.rows = second.rows[second.head :]
    second.head = 0
    for i, row in enumerate(second.rows, 1):
        row[0].text = str(done + i)
        b.rows[done + i - 1]["no"] = str(done + i)
    return b.doc([*opening(b), first, PageBreak(), second, *foot(b)], landscape=b.chance(0.5)), b


@family("page breaks", "open", ("canvas", "docx", "office"))
def turned_annex(rng: random.Random) -> tuple[Doc, Build]:
    """A letter page upright, the table on a landscape annex."""
    b = start(rng)
    date, when = place_and_date(b, 0.0)
    head: list[Block] = [
        Para(f"PEMERINTAH {b.c.area.upper()}", "center", True, size=13),
        Para(b.c.office_short.upper(), "center", True, size=14),
        Para(date, "right", after=8), Para("Perihal : Penyampaian Indikator Kinerja Utama", after=8),
        Para("Bersama ini kami sampaikan Indikator Kinerja Utama "
             f"{b.c.office_full} Tahun {b.c.year} sebagaimana terlampir untuk dipergunakan sebagaimana mestinya. "
             "Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.", "justify"),
    ]  # fmt: skip
    p = make_person(b.c, spelt_position(b))
    b.note_signer(p, when)
    head += [Space(10), Keep([Para(t, "center", x, underline=u and bool(t), left=0.5, width=0.5, after=0.5)
                              for t, x, u in sign_lines(b, p, None)])]  # fmt: skip
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    return b.doc([*head, PageBreak(True), *title_lines(b), indicator_table(b, cols)]), b
