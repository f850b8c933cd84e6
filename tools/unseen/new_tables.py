"""Layout families of 28 November 2026: joined cells, borders, placement on the page, long tables."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from . import content as ct
from .blocks import Beside, Block, Cell, Doc, PageBreak, Para, Space, Table
from .build import Build, start
from .columns import FILLS, WIDTHS, Col, columns_of, indicator_table, value_cell
from .families import Make, foot, opening, tail_keys
from .families import family as first_family
from .people import make_person
from .signing import place_and_date, sign_lines, spelt_position
from .titles import title_lines

Goals = Sequence[tuple[str, list[ct.Indicator]]]


def family(
    kind: str, half: str, printers: tuple[str, ...] = ("canvas", "chromium", "docx", "office")
) -> Callable[[Make], Make]:
    """Register a family of this day."""
    return first_family(kind, half, printers, since=2)


def goal_grid(b: Build, keys: list[str], goals: Goals | None = None, *, merged: tuple[str, ...] = ("no", "sasaran"),
              mark: Callable[[int, int], str] = lambda g, i: "", joined: bool = False, middle: bool = False,
              labels: dict[str, str] | None = None, first_no: int = 1, **style: Any) -> Table:  # fmt: skip
    """A table with one grid row per indicator; the merged columns hold one cell per goal.

    `joined` leaves out the rules between the rows of one goal: the reader pairs the cells by height.
    """
    goals = b.c.goals() if goals is None else goals
    fill = style.pop("fill", b.rng.choice((None, None, *FILLS[:4])))
    names = labels or {}
    head = [Cell(names.get(k) or b.label(k.partition(":")[0]), bold=True, align="center", valign="middle", fill=fill)
            for k in keys]  # fmt: skip
    body: list[list[Cell]] = []
    for g, (goal, rows) in enumerate(goals, first_no):
        n = len(rows)
        for i, row in enumerate(rows):
            t = b.record(row, sasaran=goal if "sasaran" in keys else None, no=str(g) if "no" in keys else None)
            edges = "lr" + ("t" if not joined or i == 0 else "") + ("b" if not joined or i == n - 1 else "")
            line: list[Cell] = []
            for k in keys:
                if k == "pj" and k in merged:
                    t["penanggung_jawab"] = rows[0].holder
                if k in merged:
                    text = {"no": str(g), "sasaran": goal, "pj": rows[0].holder}[k]
                    if i == 0:
                        line.append(Cell(text, rows=n, align="center" if k == "no" else "left",
                                         valign="middle" if middle else "top"))  # fmt: skip
                    continue
                cell = value_cell(b, Col(k), row, t, "satuan" in keys)
                if k == "indikator":
                    cell.text = mark(g, i) + cell.text
                cell.edges = edges
                line.append(cell)
            body.append(line)
    return Table([WIDTHS.get(k.partition(":")[0], 1.0) for k in keys], [head, *body], 1, **style)


# ---------------------------------------------------------------- joined cells


@family("joined cells", "open")
def joined_by_height(rng: random.Random) -> tuple[Doc, Build]:
    """Numbered indicators of a goal in one ruled cell, targets and sources beside each at its height."""
    b = start(rng, 4, 4)
    form = rng.choice(("{n}. ", "{n}) ", "{a}. ", "{g}.{n} "))
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.5) else []), "target"]
    if b.chance(0.5):
        keys.append("sumber")
    b.kind = "perjanjian_kinerja"
    t = goal_grid(b, keys, joined=True, mark=lambda g, i: form.format(g=g, n=i + 1, a=chr(97 + i)))
    return b.doc(
        [*title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False), t, *foot(b)], landscape=b.chance(0.4)
    ), b


@family("joined cells", "kept")
def joined_dashes_formula(rng: random.Random) -> tuple[Doc, Build]:
    """Dashed indicators in one ruled cell with formulas and sources by height; one holder and a centred goal for all."""
    b = start(rng, 3, 4)
    sign = rng.choice(("- ", "• ", "– ", ""))
    keys = ["sasaran", "indikator", "formula", "sumber"] + (["pj"] if b.chance(0.6) else [])
    if b.chance(0.6):
        keys.insert(0, "no")
    t = goal_grid(b, keys, joined=True, merged=("no", "sasaran", "pj"), middle=True, mark=lambda g, i: sign,
                  pad=4.0)  # fmt: skip
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.7)), b


# ---------------------------------------------------------------- borders


@family("borders", "open")
def columns_only(rng: random.Random) -> tuple[Doc, Build]:
    """Rules from top to foot only, none between rows."""
    b = start(rng, rng.randint(2, 4))
    keys = ["no", "sasaran", "indikator", *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))))]
    t = goal_grid(b, keys, rules="cols", pad=rng.choice((3.0, 5.0)))
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("borders", "kept")
def double_or_mixed(rng: random.Random) -> tuple[Doc, Build]:
    """Double rules, or plain rules down and dotted rules across."""
    b = start(rng)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))))]
    t = goal_grid(b, keys, rules=rng.choice(("double", "mixed")), middle=b.chance(0.4), pad=4.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("borders", "open")
def centred_goals(rng: random.Random) -> tuple[Doc, Build]:
    """No rules; each goal stands centred over its indicators."""
    b = start(rng, rng.randint(3, 4))
    keys = ["no", "indikator", *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))), p_holder=0.3)]
    cols = columns_of(b, keys, False)
    t = indicator_table(b, cols, group_rows=True, numbering="running", rules=rng.choice(("none", "none", "head")), pad=4.5,
                middle=False)  # fmt: skip
    for r, _, cell in t.placed():
        if r >= t.head and cell.span == len(cols):
            cell.align = "center"
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.3)), b


@family("borders", "kept")
def banded_rows(rng: random.Random) -> tuple[Doc, Build]:
    """No rules; every second goal stands on a tint, goals in the middle of their height."""
    b = start(rng, rng.randint(3, 4))
    keys = [
        "no",
        "sasaran",
        "indikator",
        *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))), p_holder=0.3),
    ]
    t = goal_grid(b, keys, rules=rng.choice(("none", "head")), middle=True, pad=4.0, fill=rng.choice((None, "d9e2f3")))
    band, at = 0, t.head
    for _, rows in b.c.goals():
        for line in t.rows[at : at + len(rows)]:
            for cell in line:
                cell.fill = "f2f2f2" if band % 2 == 0 else None
        at, band = at + len(rows), band + 1
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.4)), b


# ---------------------------------------------------------------- placement


@family("placement", "open", ("canvas",))
def lying_page(rng: random.Random) -> tuple[Doc, Build]:
    """The table lies on its side on an upright page, the file says nothing of it."""
    b = start(rng, 3)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))))]
    return b.doc([*title_lines(b), goal_grid(b, keys), *foot(b)], landscape=True, turn="bare"), b


@family("placement", "kept", ("canvas",))
def lying_page_flag(rng: random.Random) -> tuple[Doc, Build]:
    """The same with the page's turn told in the file."""
    b = start(rng, 4)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.7)]
    return b.doc([*opening(b), goal_grid(b, keys, middle=b.chance(0.5)), *foot(b)], landscape=True, turn="flag"), b


@family("placement", "open", ("canvas", "chromium"))
def beside_programmes(rng: random.Random) -> tuple[Doc, Build]:
    """The indicators at the left, programmes with money in a table of their own at the right."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    left = goal_grid(b, ["no", "sasaran", "indikator", "target"], width=0.58, size=8.5)
    head = [Cell(x, bold=True, align="center") for x in ("No", "Program", "Anggaran (Rp)")]
    rows = [[Cell(str(i), align="center"), Cell("Program " + g.split(" ", 1)[1].capitalize()),
             Cell(b.money(), align="right")] for i, (g, _) in enumerate(b.c.goals(), 1)]  # fmt: skip
    right = Table([0.4, 2.2, 1.5], [head, *rows], 1, left=0.61, width=0.39, size=8.5)
    blocks: list[Block] = [*title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False), Beside(left, right)]
    return b.doc([*blocks, *foot(b)], landscape=True, margin=42.0), b


@family("placement", "kept", ("canvas", "chromium"))
def beside_halves(rng: random.Random) -> tuple[Doc, Build]:
    """One list in two tables side by side, each with its own head."""
    b = start(rng, 4, 2)
    goals = b.c.goals()
    k = (len(goals) + 1) // 2
    keys = ["no", "sasaran", "indikator", "target"] if b.chance(0.5) else ["no", "sasaran", "indikator", "sumber"]
    names = {key: b.label(key) for key in keys}
    left = goal_grid(b, keys, goals[:k], labels=names, fill="d9d9d9", width=0.485, size=8.0, pad=2.5)
    right = goal_grid(b, keys, goals[k:], labels=names, fill="d9d9d9", first_no=k + 1, left=0.515, width=0.485, size=8.0,
                      pad=2.5)  # fmt: skip
    return b.doc([*title_lines(b), Beside(left, right), *foot(b)], landscape=True, margin=42.0), b


@family("placement", "open")
def ruled_letterhead(rng: random.Random) -> tuple[Doc, Build]:
    """The letterhead is a ruled table with number, revision and page of a controlled document."""
    b = start(rng)
    c = b.c
    facts = [("No. Dokumen", f"{rng.choice(('SAKIP', 'FM', 'DOK'))}-{rng.randint(1, 40):02d}/{c.year}"),
             ("Revisi", f"{rng.randint(0, 3):02d}"), ("Tanggal Terbit", f"{rng.randint(2, 28)} Januari {c.year}"),
             ("Halaman", "1 dari 1")]  # fmt: skip
    name = f"PEMERINTAH {c.area.upper()}\n{c.office_short.upper()}\nINDIKATOR KINERJA UTAMA TAHUN {c.year}"
    rows = [[*([Cell("", rows=4), Cell(name, rows=4, bold=True, align="center", valign="middle")] if i == 0 else []),
             Cell(k), Cell(v)] for i, (k, v) in enumerate(facts)]  # fmt: skip
    blocks: list[Block] = [Table([1.2, 4.6, 1.5, 1.7], rows, 0, False, size=9.0), Space(8)]
    keys = ["no", "sasaran", "indikator", *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))))]
    return b.doc([*blocks, goal_grid(b, keys), *foot(b)], landscape=b.chance(0.4)), b


@family("placement", "kept")
def one_grid_for_all(rng: random.Random) -> tuple[Doc, Build]:
    """Title, office, head and signature are rows of the one grid, as spreadsheets print."""
    b = start(rng, 3)
    c = b.c
    keys = [
        "no",
        "sasaran",
        "indikator",
        *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))), p_holder=0.4),
    ]
    t = goal_grid(b, keys, repeat_head=False)
    n = len(keys)
    top = [[Cell(rng.choice(("INDIKATOR KINERJA UTAMA", "FORMULIR INDIKATOR KINERJA UTAMA")), n, bold=True, align="center")],
           [Cell("Unit Organisasi", 2), Cell(f": {c.office_full}", n - 2)],
           [Cell("Tahun Anggaran", 2), Cell(f": {c.year}", n - 2)]]  # fmt: skip
    t.rows = top + t.rows
    t.head += len(top)
    p = make_person(c, spelt_position(b))
    date, when = place_and_date(b, 0.1)
    b.note_signer(p, when)
    text = "\n".join(x for x, _, _ in sign_lines(b, p, date))
    k = max(1, n - 2)
    t.rows.append([Cell("", k), Cell(text, n - k, align="center")])
    return b.doc([t], landscape=b.chance(0.6)), b


# ---------------------------------------------------------------- long tables


@family("long tables", "open")
def numbers_for_head(rng: random.Random) -> tuple[Doc, Build]:
    """On the next page only the row of column numbers is printed again, under the word Lanjutan."""
    b = start(rng, 5, 3)
    keys = [
        "no",
        "sasaran",
        "indikator",
        *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))), p_holder=0.4),
    ]
    goals = b.c.goals()
    k = max(1, len(goals) // 2)
    form = rng.choice(("{}", "({})"))

    def numbers() -> list[Cell]:
        return [Cell(form.format(i), align="center") for i in range(1, len(keys) + 1)]

    first = goal_grid(b, keys, goals[:k], fill=None)
    first.rows.insert(1, numbers())
    first.head = 2
    second = goal_grid(b, keys, goals[k:], first_no=k + 1, fill=None)
    second.rows = [numbers(), *second.rows[1:]]
    more: list[Block] = [Para(rng.choice(("Lanjutan", "Lanjutan ...", "(Lanjutan)")), after=3)] if b.chance(0.6) else []
    return b.doc([*opening(b), first, PageBreak(), *more, second, *foot(b)], landscape=b.chance(0.5)), b


@family("long tables", "kept")
def goal_over_pages(rng: random.Random) -> tuple[Doc, Build]:
    """A goal goes on on the next page: its cell there is empty, the head printed again or not."""
    while True:
        b = start(rng, 4, 4)
        goals = b.c.goals()
        at = next((g for g, (_, rows) in enumerate(goals) if g and len(rows) > 1), None)
        if at is not None:
            break
    keys = [
        "no",
        "sasaran",
        "indikator",
        *tail_keys(b, *rng.choice((("formula",), ("satuan", "target"))), p_holder=0.4),
    ]
    goal, rows = goals[at]
    k = len(rows) - 1
    names = {key: b.label(key) for key in keys}
    first = goal_grid(b, keys, [*goals[:at], (goal, rows[:k])], labels=names, fill=None)
    second = goal_grid(b, keys, [(goal, rows[k:]), *goals[at + 1 :]], labels=names, fill=None, first_no=at + 1)
    for cell in second.rows[1][:2]:
        cell.text = ""
    if b.chance(0.5):
        second.rows, second.head = second.rows[1:], 0
    return b.doc([*opening(b), first, PageBreak(), second, *foot(b)], landscape=b.chance(0.5)), b
