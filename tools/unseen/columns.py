"""Tables of indicators by columns: which columns, what each cell prints, and the truth of each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from . import content as ct
from .blocks import Cell, Table
from .build import Build

WIDTHS = {
    "no": 0.5, "sasaran": 2.3, "indikator": 2.3, "formula": 3.4, "definisi": 2.6, "alasan": 2.4, "satuan": 1.0,
    "target": 1.0, "baseline": 1.0, "sumber": 1.7, "pj": 1.8, "ket": 1.1, "kode": 0.9, "pol": 1.1, "frek": 1.1,
    "tipe": 1.3, "program": 2.0, "anggaran": 1.6, "year": 0.85, "money": 1.5, "percent": 0.9,
}  # fmt: skip
FILLS = ("d9d9d9", "bfbfbf", "c6d9f1", "dbe5f1", "eaf1dd", "fde9d9", "ffff99", "b8cce4", "92d050", "e5dfec")


@dataclass
class Col:
    """One printed column, or a group of columns under one label."""

    key: str
    label: str = ""
    width: float = 0.0
    sub: list[Col] = field(default_factory=list)


def columns_of(b: Build, keys: Sequence[str], shuffle_tail: bool = True) -> list[Col]:
    """Columns with labels; those after the indicator may change places."""
    keys = list(keys)
    if shuffle_tail and "indikator" in keys:
        at = keys.index("indikator") + 1
        tail = keys[at:]
        pairs = [k for k in tail if k not in ("satuan", "target", "ket")]
        b.rng.shuffle(pairs)
        st = [k for k in ("satuan", "target") if k in tail]
        pos = b.rng.choice((0, len(pairs)))
        keys = keys[:at] + pairs[:pos] + st + pairs[pos:] + [k for k in tail if k == "ket"]
    return [Col(k, b.label(k)) for k in keys]


def value_cell(b: Build, col: Col, row: ct.Indicator, t: dict[str, Any], has_unit: bool) -> Cell:
    """Print one cell and note its truth."""
    k, _, arg = col.key.partition(":")
    rng = b.rng
    if k == "indikator":
        return Cell(row.indikator)
    if k == "formula":
        if b.chance(b.blanks):
            t["formula"] = ""
            return Cell("")
        if b.formula_style == "stack" and row.fraction:
            num, den, factor = row.fraction
            t["formula"] = f"({num}) / ({den}) {factor}".strip()
            return Cell("", fraction=(num, den, factor))
        t["formula"] = row.formula(b.formula_style)
        return Cell(t["formula"])
    if k == "satuan":
        t["satuan"] = "Persen" if row.unit == "%" and b.unit_words else row.unit
        return Cell(t["satuan"], align="center")
    if k == "target":
        t["target"] = b.target(row, row.values[0], not has_unit)
        year = int(arg) if arg else None
        if year:
            b.add_target(t, year, None, "target", t["target"])
        return Cell(t["target"], align=b.number_align)
    if k == "year":
        i = int(arg) - b.first_year
        text = b.target(row, row.values[i % len(row.values)], not has_unit)
        b.add_target(t, int(arg), None, "target", text)
        return Cell(text, align=b.number_align)
    if k == "real":
        i = int(arg) - b.first_year
        text = "" if b.chance(0.1) else b.target(row, row.values[(i + 3) % len(row.values)], not has_unit)
        b.add_target(t, int(arg), None, "realisasi", text)
        return Cell(text, align=b.number_align)
    if k == "baseline":
        text = b.target(row, row.values[-1], not has_unit)
        b.add_target(t, int(arg) if arg else b.c.year - 1, None, "baseline", text)
        return Cell(text, align=b.number_align)
    if k == "tw":
        i = int(arg)
        text = rng.choice(("-", row.values[i - 1])) if i < 3 and b.chance(0.3) else row.values[i - 1]
        b.add_target(t, b.c.year, f"TW{i}", "target", text)
        return Cell(text, align=b.number_align)
    if k == "twreal":
        i = int(arg)
        text = "" if i > 2 and b.chance(0.3) else row.values[(i + 1) % len(row.values)]
        b.add_target(t, b.c.year, f"TW{i}", "realisasi", text)
        return Cell(text, align=b.number_align)
    if k == "percent":
        return Cell(ct.number(rng.uniform(70, 120), 2, True), align="center")
    if k in ("money", "anggaran"):
        return Cell(b.money(), align="right")
    if k == "sumber":
        if b.chance(b.blanks):
            t["sumber_data"] = rng.choice(("", "-"))
            return Cell(t["sumber_data"])
        text, t["sumber_data"] = b.sources(row)
        return Cell(text)
    if k == "pj":
        t["penanggung_jawab"] = row.holder
        return Cell(row.holder)
    if k == "definisi":
        t["definisi"] = b.definition(row)
        return Cell(t["definisi"])
    if k == "alasan":
        t["alasan"] = b.reason(row)
        return Cell(t["alasan"])
    if k == "kode":
        t["kode"] = row.kode or f"IKU {row.no}"
        return Cell(t["kode"], align="center")
    if k == "pol":
        falling = any(w in row.indikator for w in ct.FALLING)
        t["polaritas"] = rng.choice(("Minimize", "Negatif")) if falling else rng.choice(("Maximize", "Positif"))
        return Cell(t["polaritas"], align="center")
    if k == "frek":
        t["frekuensi"] = rng.choice(("Tahunan", "Triwulanan", "Semesteran", "Bulanan"))
        return Cell(t["frekuensi"], align="center")
    if k == "tipe":
        t["tipe_perhitungan"] = rng.choice(("Kumulatif", "Non Kumulatif", "Non-kumulatif"))
        return Cell(t["tipe_perhitungan"], align="center")
    if k == "ket":
        return Cell(rng.choice(("", "", "Renstra", "SPM", "IKD")))
    return Cell("")


def indicator_table(b: Build, cols: list[Col], goals: Sequence[tuple[str, list[ct.Indicator]]] | None = None, *,
          merge: bool = True, index: bool = False, numbering: str | None = None, group_rows: bool = False,
          **style: Any) -> Table:  # fmt: skip
    """A table of indicators by columns; records the truth."""
    goals = b.c.goals() if goals is None else goals
    leaves = [s for c in cols for s in (c.sub or [c])]
    deep = any(c.sub for c in cols)
    fill = style.pop("fill", b.rng.choice((None, None, *b.rng.sample(FILLS, 2))))
    turned = style.pop("turned", False)
    middle = style.pop("middle", b.chance(0.3))
    head: list[list[Cell]] = [[]]
    if deep:
        head.append([])
    for c in cols:
        ink = style.get("ink", "000000")
        head[0].append(Cell(c.label, max(1, len(c.sub)), 1 if c.sub or not deep else 2, True, "center", "middle", fill,
                            ink))  # fmt: skip
        for s in c.sub:
            head[1].append(Cell(s.label, bold=True, align="center", valign="middle", fill=fill, turned=turned, ink=ink))
    style.pop("ink", None)
    n_head = len(head)
    if index:
        marks = b.rng.choice(("{}", "({})"))
        head.append([Cell(marks.format(i), align="center", fill=fill) for i in range(1, len(leaves) + 1)])
        n_head += 1
    body: list[list[Cell]] = []
    numbering = numbering or b.rng.choice(("goal", "goal", "running"))
    has_unit = any(c.key == "satuan" for c in leaves)
    running = 0
    prefix = b.rng.choice(("", "", "", "{i}. ", "{g}.{i} "))
    mark = b.rng.choice(("{}", "{g}. {}", "Sasaran {g} : {}", "SASARAN STRATEGIS {g}: {}"))
    for g, (goal, rows) in enumerate(goals, 1):
        n = len(rows)
        if group_rows:
            body.append([Cell(mark.format(goal, g=g), len(leaves), bold=True, fill=b.group_fill)])
        for i, row in enumerate(rows):
            running += 1
            t = b.record(row, sasaran=goal)
            line: list[Cell] = []
            for c in leaves:
                if c.key == "no":
                    text = str(g) if numbering == "goal" else str(running)
                    t["no"] = text
                    if numbering == "goal" and merge and n > 1:
                        if i == 0:
                            line.append(Cell(text, rows=n, align="center", valign="middle" if middle else "top"))
                    else:
                        line.append(Cell(text if numbering != "goal" or i == 0 else "", align="center"))
                elif c.key == "sasaran":
                    if merge and n > 1:
                        if i == 0:
                            line.append(Cell(goal, rows=n, valign="middle" if middle else "top"))
                    else:
                        line.append(Cell(goal if merge or i == 0 else ""))
                else:
                    cell = value_cell(b, c, row, t, has_unit)
                    if c.key == "indikator" and not group_rows:
                        cell.text = prefix.format(i=i + 1, g=g) + cell.text
                    if middle:
                        cell.valign = "middle"
                    line.append(cell)
            if not any(c.key == "sasaran" for c in leaves) and not group_rows:
                t["sasaran"] = None
            body.append(line)
    widths = [c.width or WIDTHS.get(c.key.partition(":")[0], 1.0) for c in leaves]
    return Table(widths, head + body, n_head, **style)
