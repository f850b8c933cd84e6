"""The layout families: each draws one kind of document and its truth.

These are the families before 28 November 2026. They came open and kept by turns and are all open now; the families made
since stand in `new_tables.py`, `new_plans.py` and `new_people.py`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from . import content as ct
from .blocks import Block, Cell, Doc, Keep, PageBreak, Para, Space, Table, TabRows
from .build import FILLS, Build, Col, start

Make = Callable[[random.Random], tuple[Doc, Build]]
PRINTERS = ("canvas", "chromium", "docx", "office")


@dataclass(frozen=True)
class Family:
    """A layout family."""

    name: str
    kind: str
    half: str  # open | kept
    make: Make
    printers: tuple[str, ...] = PRINTERS
    since: int = 1  # 1 the families before 28 November 2026 (all open), 2 those made then


FAMILIES: list[Family] = []


def family(kind: str, half: str, printers: tuple[str, ...] = PRINTERS, since: int = 1) -> Callable[[Make], Make]:
    """Register a family."""

    def note(f: Make) -> Make:
        FAMILIES.append(Family(f.__name__, kind, half, f, printers, since))
        return f

    return note


def tail_keys(b: Build, *must: str, p_source: float = 0.75, p_holder: float = 0.5) -> list[str]:
    """Indicator with its columns, some of them by chance."""
    keys = list(must)
    if b.chance(p_source):
        keys.append("sumber")
    if b.chance(p_holder):
        keys.append("pj")
    return keys


def foot(b: Build) -> list[Block]:
    """A signature in most documents."""
    return b.signature() if b.chance(0.9) else []


def opening(b: Build) -> list[Block]:
    """Title and, by chance, letterhead and head block."""
    out = (b.letterhead() if b.chance(0.12) else []) + b.title()
    if b.chance(0.35):
        out += b.head_keys(b.rng.choice((("Instansi",), ("Instansi", "Tugas", "Fungsi"), ("Nama Organisasi", "Tugas"),
                                         ("Unit Kerja",), ("Nama Organisasi", "Tugas Pokok", "Fungsi"))))  # fmt: skip
    return out


# ---------------------------------------------------------------- plain tables


@family("plain", "open")
def plain_ruled(rng: random.Random) -> tuple[Doc, Build]:
    """One ruled table, one row per indicator."""
    b = start(rng)
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    return b.doc([*opening(b), b.table(cols), *foot(b)], landscape=b.chance(0.5)), b


@family("plain", "open")
def plain_index_row(rng: random.Random) -> tuple[Doc, Build]:
    """Ruled table with a row of column numbers, unit and target."""
    b = start(rng)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "satuan", "target"), *(["formula"] if b.chance(0.6) else [])]
    cols = b.columns(keys)
    t = b.table(cols, index=True, pad=rng.choice((2.5, 4.0)), size=rng.choice((8.0, 8.5, 9.0)))
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("plain", "open")
def rkt(rng: random.Random) -> tuple[Doc, Build]:
    """Rencana Kinerja Tahunan: goal, indicator, target."""
    b = start(rng, rng.randint(3, 5))
    b.kind = "rkt"
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.6) else []), "target"]
    blocks = b.title(rng.choice(("RENCANA KINERJA TAHUNAN", "RENCANA KINERJA TAHUNAN (RKT)")))
    return b.doc([*blocks, b.table(b.columns(keys, False), index=b.chance(0.4)), *foot(b)]), b


@family("plain", "open")
def definition_formula(rng: random.Random) -> tuple[Doc, Build]:
    """Definition and formula in columns of their own, no goal's number."""
    b = start(rng)
    b.formula_style = "words" if b.chance(0.5) else "slash"
    cols = b.columns(["sasaran", "indikator", *tail_keys(b, "definisi", "formula"), "ket"])
    if b.chance(0.5):
        cols.insert(0, Col("no", b.label("no")))
    t = b.table(cols, size=rng.choice((8.0, 8.5)))
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


@family("plain", "open")
def kinerja_utama(rng: random.Random) -> tuple[Doc, Build]:
    """KINERJA UTAMA stands where others have SASARAN; the person in charge before the source."""
    b = start(rng)
    label = rng.choice(("KINERJA UTAMA", "SASARAN/ KINERJA UTAMA", "KINERJA UTAMA/ SASARAN/ OUTCOME", "Kinerja Utama"))
    cols = [Col("no", b.label("no")), Col("sasaran", label), Col("indikator", b.label("indikator")),
            Col("formula", rng.choice(("PENJELASAN/ FORMULASI", "PENJELASAN /FORMULASI PERHITUNGAN",
                                       "DEFINISI OPERASIONAL DAN FORMULA PERHITUNGAN"))),
            Col("pj", b.label("pj")), Col("sumber", b.label("sumber"))]  # fmt: skip
    t = b.table(cols, index=b.chance(0.4), size=rng.choice((8.0, 8.5, 9.0)))
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.7)), b


@family("plain", "open")
def goal_last(rng: random.Random) -> tuple[Doc, Build]:
    """The indicator's column comes first, the goal it serves in the last column."""
    b = start(rng)
    cols = [Col("no", b.label("no")), Col("indikator", rng.choice(("INDIKATOR KINERJA UTAMA", "Nama IKU"))),
            *[Col(k, b.label(k)) for k in tail_keys(b, "formula", p_holder=0.3)],
            Col("sasaran", rng.choice(("SASARAN STRATEGIS", "SASARAN YANG DIDUKUNG", "Sasaran")))]  # fmt: skip
    t = b.table(cols, numbering="running", merge=b.chance(0.5), middle=False)
    if not any(c.rows > 1 for r in t.rows for c in r):
        goals = [r["sasaran"] for r in b.rows]
        for row, goal in zip(t.rows[t.head :], goals, strict=True):
            row[-1].text = goal
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


@family("plain", "open")
def achievement_columns(rng: random.Random) -> tuple[Doc, Build]:
    """Target, realisation and percentage of one year."""
    b = start(rng)
    b.kind = "lkjip"
    y = b.c.year
    names = rng.choice((("TARGET", "REALISASI", "CAPAIAN (%)"), ("Target", "Realisasi", "% Capaian"),
                        ("TARGET", "REALISASI", "%")))  # fmt: skip
    cols = [Col(k, b.label(k)) for k in ("no", "sasaran", "indikator", *(["satuan"] if b.chance(0.7) else []))]
    cols += [Col(f"target:{y}", names[0]), Col(f"real:{y}", names[1]), Col("percent", names[2])]
    blocks = b.title(rng.choice(("PENGUKURAN KINERJA", "CAPAIAN KINERJA", "LAPORAN CAPAIAN INDIKATOR KINERJA UTAMA")))
    return b.doc([*blocks, b.table(cols, index=b.chance(0.3)), *foot(b)], landscape=b.chance(0.4)), b


@family("plain", "open")
def level_heads(rng: random.Random) -> tuple[Doc, Build]:
    """Heads that name the level (IKU Eselon II), the plan's indicator merged beside it."""
    b = start(rng)
    label = rng.choice(("IKU Eselon II", "IKU ESELON II", "Nama IKU", "IKU KEPALA DINAS"))
    keys = [*(["satuan"] if b.chance(0.6) else []), "target"]
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", label)]
    cols += [Col(k, b.label(k)) for k in keys]
    return b.doc([*opening(b), b.table(cols), *foot(b)], landscape=b.chance(0.4)), b


# ---------------------------------------------------------------- other tables in the file


def staff_table(b: Build) -> list[Block]:
    """A table of staff, no indicators."""
    rng = b.rng
    rows = [[Cell(x, bold=True, align="center") for x in ("No", "Golongan", "Laki-laki", "Perempuan", "Jumlah")]]
    for i, g in enumerate(("Golongan IV", "Golongan III", "Golongan II", "Golongan I"), 1):
        a, z = rng.randint(0, 30), rng.randint(0, 30)
        rows.append([Cell(str(i)), Cell(g), *(Cell(str(n), align="center") for n in (a, z, a + z))])
    return [Para("Jumlah aparatur menurut golongan adalah sebagai berikut:", after=3),
            Table([0.5, 3, 1.4, 1.4, 1.2], rows, 1)]  # fmt: skip


def budget_table(b: Build) -> list[Block]:
    """A table of budget lines, no indicators."""
    rows = [[Cell(x, bold=True, align="center") for x in ("No", "Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "%")]]
    for i, x in enumerate(("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal"), 1):
        rows.append([Cell(str(i)), Cell(x), Cell(b.money(), align="right"), Cell(b.money(), align="right"),
                     Cell(f"{b.rng.randint(80, 99)},{b.rng.randint(10, 99)}", align="center")])  # fmt: skip
    return [Para("Alokasi belanja per jenis belanja disajikan pada tabel berikut.", after=3),
            Table([0.5, 3, 1.8, 1.8, 0.8], rows, 1)]  # fmt: skip


def contents_list(b: Build) -> list[Block]:
    """A table of contents."""
    out: list[Block] = [Para("DAFTAR ISI", "center", True, after=6)]
    for name in ("KATA PENGANTAR", "BAB I PENDAHULUAN", "BAB II INDIKATOR KINERJA UTAMA", "BAB III PENUTUP"):
        out.append(Para(f"{name} {'.' * b.rng.randint(40, 70)} {b.rng.randint(1, 12)}"))
    return [*out, PageBreak()]


def report(b: Build, before: list[Block], after: list[Block]) -> Doc:
    """Chapters around one table of indicators."""
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    c = b.c
    blocks = [*b.title("LAPORAN KINERJA INSTANSI PEMERINTAH"), *before,
              Para("Indikator Kinerja Utama", bold=True),
              Para(f"Indikator Kinerja Utama {c.office_full} Tahun {c.year} disajikan dalam tabel berikut.", after=4),
              b.table(cols), *after]  # fmt: skip
    return b.doc(blocks)


@family("other tables", "open")
def report_with_staff(rng: random.Random) -> tuple[Doc, Build]:
    """A report with tables of staff and tasks around the indicators."""
    b = start(rng)
    b.kind = "lkjip"
    tasks = [[Cell(x, bold=True, align="center") for x in ("NO", "TUPOKSI", "SATUAN", "KETERANGAN")]]
    unit = ("Dokumen", "Kegiatan", "Laporan")
    tasks += [[Cell(str(i)), Cell(t), Cell(rng.choice(unit)), Cell("")] for i, t in enumerate(
        ("Menyusun rencana kerja bidang", "Melaksanakan pembinaan pegawai", "Menyiapkan bahan laporan"), 1)]  # fmt: skip
    doc = report(b, staff_table(b), [Table([0.5, 4, 1.4, 1.6], tasks, 1), *b.signature()])
    return doc, b


@family("other tables", "open")
def report_with_budget(rng: random.Random) -> tuple[Doc, Build]:
    """A report with contents list, budget and staff tables around the indicators."""
    b = start(rng)
    b.kind = "lkjip"
    before = contents_list(b) if b.chance(0.6) else staff_table(b)
    return report(b, before, [*budget_table(b), *b.signature()]), b


# ---------------------------------------------------------------- heads in two rows


@family("two-row head", "open")
def volume_satuan(rng: random.Random) -> tuple[Doc, Build]:
    """TARGET over VOLUME and SATUAN."""
    b = start(rng)
    sub = [Col("target", rng.choice(("VOLUME", "Volume", "Jumlah"))), Col("satuan", rng.choice(("SATUAN", "Satuan")))]
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")),
            Col("", rng.choice(("TARGET", "Target", f"TARGET {b.c.year}")), sub=sub)]  # fmt: skip
    if b.chance(0.5):
        cols.append(Col("sumber", b.label("sumber")))
    return b.doc([*opening(b), b.table(cols, index=b.chance(0.3)), *foot(b)]), b


@family("two-row head", "open")
def indikator_over(rng: random.Random) -> tuple[Doc, Build]:
    """INDIKATOR over URAIAN, SATUAN, TARGET."""
    b = start(rng)
    sub = [Col("indikator", rng.choice(("URAIAN", "Uraian"))), Col("satuan", b.label("satuan")),
           Col("target", b.label("target"))]  # fmt: skip
    over = rng.choice(("INDIKATOR SASARAN", "INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA"))
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("", over, sub=sub)]
    cols += [Col(k, b.label(k)) for k in tail_keys(b)]
    return b.doc([*opening(b), b.table(cols, index=b.chance(0.3)), *foot(b)], landscape=b.chance(0.5)), b


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
    return b.doc([*opening(b), b.table(cols, size=8.5), *foot(b)], landscape=n > 3 or b.chance(0.5)), b


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
    blocks = b.title(rng.choice(("RENCANA AKSI ATAS PERJANJIAN KINERJA", "RENCANA AKSI PENCAPAIAN KINERJA")))
    return b.doc([*blocks, b.table(cols, size=8.5), *foot(b)], landscape=b.chance(0.7)), b


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
    blocks = b.title(rng.choice(("CAPAIAN INDIKATOR KINERJA UTAMA", "PENGUKURAN KINERJA")))
    return b.doc([*blocks, b.table(cols, size=8.5), *foot(b)], landscape=True), b


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
    return b.doc([*opening(b), b.table(cols, size=8.5, index=b.chance(0.3)), *foot(b)], landscape=True), b


@family("two-row head", "open")
def years_in_body(rng: random.Random) -> tuple[Doc, Build]:
    """Years stand in the first body row under TARGET."""
    b = start(rng)
    y, n = b.c.year, 3
    keys = ["no", "sasaran", "indikator", "satuan"] if b.chance(0.6) else ["no", "indikator", "satuan"]
    cols = [Col(k, b.label(k)) for k in keys] + [Col(f"year:{y + i}", "") for i in range(n)]
    t = b.table(cols, fill=None)
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
    return b.doc([*opening(b), b.table(cols, index=b.chance(0.3)), *foot(b)], landscape=b.chance(0.4)), b


@family("two-row head", "open")
def targets_and_year_end(rng: random.Random) -> tuple[Doc, Build]:
    """Baseline, yearly targets and the plan's end in one two-row head, units in words."""
    b = start(rng)
    y = b.c.year
    b.unit_words = True
    sub = [Col(f"year:{y + i}", f"{y + i}") for i in range(4)]
    cols = [Col("sasaran", b.label("sasaran")), Col("indikator", b.label("indikator")), Col("satuan", b.label("satuan")),
            Col(f"baseline:{y - 1}", f"Kondisi Awal\n{y - 1}"), Col("", "Target Tahun", sub=sub)]  # fmt: skip
    return b.doc([*opening(b), b.table(cols, size=8.5), *foot(b)], landscape=True), b


# ---------------------------------------------------------------- goals


@family("goals", "open")
def group_rows(rng: random.Random) -> tuple[Doc, Build]:
    """Goals as full-width rows."""
    b = start(rng, rng.randint(3, 4))
    b.group_fill = rng.choice((None, "f2f2f2", "e5e5e5"))
    keys = ["no", "indikator", *tail_keys(b, "formula", p_holder=0.4)]
    cols = b.columns(keys)
    t = b.table(cols, group_rows=True, numbering="running")
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.4)), b


@family("goals", "open")
def purposes_merged(rng: random.Random) -> tuple[Doc, Build]:
    """Tujuan, sasaran and indicator merged at three depths, texts centred in height."""
    b = start(rng, 3)
    tujuan = rng.choice(("Mewujudkan tata kelola pemerintahan yang baik dan melayani",
                         "Meningkatkan kesejahteraan masyarakat secara merata",
                         "Terwujudnya pelayanan dasar yang bermutu"))  # fmt: skip
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)]
    cols = b.columns(keys)
    t = b.table(cols, middle=True, numbering="goal")
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
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    blocks = opening(b)
    for i, goal in enumerate(b.c.goals(), 1):
        purpose = rng.choice(("Mewujudkan", "Meningkatkan")) + " " + goal[0].split(" ", 1)[1]
        blocks.append(Para(f"Tujuan {i} : {purpose}", bold=True, after=3))
        first = len(b.rows)
        blocks.append(b.table(cols, [goal], fill="d9d9d9", middle=False))
        for r in b.rows[first:]:
            r["tujuan"] = purpose
    return b.doc([*blocks, *foot(b)], landscape=b.chance(0.4)), b


@family("goals", "open")
def section_rows(rng: random.Random) -> tuple[Doc, Build]:
    """Rows with the name of an echelon or a unit part the table."""
    b = start(rng, 4)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)]
    cols = b.columns(keys)
    t = b.table(cols, numbering="goal", middle=False)
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
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    t = b.table(cols, merge=False, numbering="goal")
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


# ---------------------------------------------------------------- several in one cell


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
    blocks = b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    return b.doc([*blocks, t, *foot(b)], font="narrow", size=9.5), b


@family("packed cells", "open")
def letters_in_cell(rng: random.Random) -> tuple[Doc, Build]:
    """Lettered or numbered indicators in one cell."""
    b = short_start(rng, 4)
    form = rng.choice(("{a}. ", "{a}) ", "{n}. ", "{n}) "))
    t = packed(b, lambda i: form.format(a=chr(97 + i), n=i + 1), False, ["no", "sasaran", "indikator", "target"])
    b.kind = "perjanjian_kinerja"
    blocks = b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    return b.doc([*blocks, t, *foot(b)], font=rng.choice(("narrow", "calibri")), size=9.5), b


@family("packed cells", "open", ("docx", "docx", "office"))
def line_feeds_in_cell(rng: random.Random) -> tuple[Doc, Build]:
    """Indicators, units and targets parted by line feeds in one run, as e-SAKIP programs write."""
    b = short_start(rng, 3)
    t = packed(b, lambda _: "", True, ["no", "sasaran", "indikator", "satuan", "target"])
    b.kind = "perjanjian_kinerja"
    blocks = b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
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


# ---------------------------------------------------------------- money and codes


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
    blocks = b.title("RENCANA PROGRAM, KEGIATAN, INDIKATOR KINERJA DAN PENDANAAN INDIKATIF")
    return b.doc([*blocks, b.table(cols, size=8.0), *foot(b)], landscape=True), b


@family("money and codes", "open")
def budget_column(rng: random.Random) -> tuple[Doc, Build]:
    """A budget column beside the target; a list of programmes with budgets below."""
    b = start(rng)
    b.kind = "perjanjian_kinerja"
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.5) else []), "target"]
    if b.chance(0.5):
        keys.append("anggaran")
    t = b.table(b.columns(keys, False), merge=True)
    blocks = b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
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
    cols = b.columns(["sasaran", "indikator", *tail_keys(b, "formula")])
    t = b.table(cols, middle=False)
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
    t = b.table(cols, size=8.0, middle=False)
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
    blocks = b.title("MATRIKS RENCANA STRATEGIS")
    return b.doc([*blocks, t2, *foot(b)], landscape=True), b


# ---------------------------------------------------------------- explanations


@family("explanations", "open")
def consideration(rng: random.Random) -> tuple[Doc, Build]:
    """NO, URAIAN, DASAR PERTIMBANGAN, SUMBER DATA: no indicator label at all."""
    b = start(rng)
    cols = [Col("no", "NO"), Col("indikator", "URAIAN", 2.6), Col("alasan", "DASAR PERTIMBANGAN", 3.4),
            Col("sumber", "SUMBER DATA")]  # fmt: skip
    if b.chance(0.3):
        cols.append(Col("ket", b.label("ket")))
    t = b.table(cols, numbering="running", merge=False)
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
    cols = b.columns(
        ["no", "sasaran", "indikator", *([] if with_source else ["sumber"]), *(["pj"] if b.chance(0.5) else [])]
    )
    at = next(i for i, c in enumerate(cols) if c.key == "indikator") + 1
    cols.insert(at, Col("ket", rng.choice(("PENJELASAN", "Penjelasan", "PENJELASAN (Alasan, Formulasi, Tipe)")), 4.0))
    t = b.table(cols, size=8.5, middle=False)
    where = at
    for line, row, record in zip(t.rows[t.head :], b.c.indicators, b.rows, strict=True):
        line[where - (len(cols) - len(line))].text = inline(b, row, record, with_source)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("explanations", "open")
def label_blocks(rng: random.Random) -> tuple[Doc, Build]:
    """`Label : value` blocks, one per indicator, no grid."""
    b = start(rng)
    blocks = b.title("INDIKATOR KINERJA UTAMA")
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
    blocks = b.title(head)
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
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)])
    for c in cols:
        if c.key == "formula":
            c.width = 4.6
    t = b.table(cols, size=8.5)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.7)), b


@family("explanations", "open")
def fractions_and_words(rng: random.Random) -> tuple[Doc, Build]:
    """A lead sentence, then the fraction; other formulas in words; units beside."""
    b = start(rng, 3)
    b.formula_style = "stack"
    cols = b.columns(["no", "indikator", "satuan", *tail_keys(b, "formula", p_holder=0.5)])
    cols.insert(1, Col("sasaran", b.label("sasaran")))
    for c in cols:
        if c.key == "formula":
            c.width = 4.4
    t = b.table(cols, size=8.0, middle=True)
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


# ---------------------------------------------------------------- rules


def unruled(b: Build, rules: str, **style: Any) -> Table:
    """A table in a given style of rules."""
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)]
    if b.chance(0.4):
        keys = ["no", "sasaran", "indikator", "satuan", "target"]
    return b.table(b.columns(keys), merge=b.chance(0.5), rules=rules, **style)


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
    return b.doc([*b.title(), block, *foot(b)], landscape=True, font="narrow", size=9.5, margin=42.0), b


@family("rules", "open")
def head_rules(rng: random.Random) -> tuple[Doc, Build]:
    """Rules above and below the head only, or a frame alone."""
    b = start(rng)
    t = unruled(b, rng.choice(("head", "outer")), fill=rng.choice((None, "e7e6e6")), pad=4.5)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.5)), b


# ---------------------------------------------------------------- page breaks


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
    cols = b.columns(["no", "sasaran", "indikator", "alasan", "formula", *(["sumber"] if b.chance(0.5) else [])])
    t = b.table(cols, split_rows=True, middle=False, pad=4.0)
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("page breaks", "open")
def broken_rows_bare(rng: random.Random) -> tuple[Doc, Build]:
    """Rows broken over pages, no head on later pages."""
    b = long_build(rng)
    cols = b.columns(
        ["no", "sasaran", "indikator", "definisi", "formula", *(["sumber"] if b.chance(0.7) else []), "pj"]
    )
    t = b.table(cols, split_rows=True, repeat_head=False, middle=False, pad=4.0, size=9.0)
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
    t = b.table(cols, turned=True, size=8.5)
    return b.doc([*opening(b), t, *foot(b)], landscape=True), b


@family("page breaks", "open")
def headerless_next(rng: random.Random) -> tuple[Doc, Build]:
    """The table goes on as a second table without a head on a new page."""
    b = start(rng, 4)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "satuan", "target", p_holder=0.4)]
    if b.chance(0.5):
        keys = ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.4)]
    cols = b.columns(keys)
    goals = b.c.goals()
    k = max(1, len(goals) // 2)
    first = b.table(cols, goals[:k], numbering="running", merge=False, fill=None)
    done = len(b.rows)
    second = b.table(cols, goals[k:], numbering="running", merge=False, fill=None)
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
    date, when = b.dated(0.0)
    head: list[Block] = [
        Para(f"PEMERINTAH {b.c.area.upper()}", "center", True, size=13),
        Para(b.c.office_short.upper(), "center", True, size=14),
        Para(date, "right", after=8), Para("Perihal : Penyampaian Indikator Kinerja Utama", after=8),
        Para("Bersama ini kami sampaikan Indikator Kinerja Utama "
             f"{b.c.office_full} Tahun {b.c.year} sebagaimana terlampir untuk dipergunakan sebagaimana mestinya. "
             "Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.", "justify"),
    ]  # fmt: skip
    p = ct.make_person(b.c, b.position())
    b.note_signer(p, when)
    head += [Space(10), Keep([Para(t, "center", x, underline=u and bool(t), left=0.5, width=0.5, after=0.5)
                              for t, x, u in b.sign_lines(p, None)])]  # fmt: skip
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    return b.doc([*head, PageBreak(True), *b.title(), b.table(cols)]), b


# ---------------------------------------------------------------- books of sheets


def sheet(b: Build, name: str, goals: list[tuple[str, list[ct.Indicator]]], cols: list[Col], p: ct.Person,
          keys: tuple[str, ...]) -> list[Block]:  # fmt: skip
    """One sheet with its own head block, table and signature."""
    first = len(b.rows)
    out = b.title("INDIKATOR KINERJA UTAMA" if not keys[0].startswith("Jab") else "INDIKATOR KINERJA INDIVIDU")
    out += b.head_keys(keys, name)
    out.append(b.table(cols, goals, numbering="running", middle=False))
    for r in b.rows[first:]:
        r["unit_name"] = name
    return out + b.signature(p, blank_day=0.1)


@family("books", "open", ("canvas", "docx", "office"))
def book_of_people(rng: random.Random) -> tuple[Doc, Build]:
    """Sheets of several people, each with position, table and signature."""
    b = start(rng, 4, 2)
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.0)])
    blocks: list[Block] = []
    for i, goal in enumerate(b.c.goals()):
        unit = b.c.office.units[i % len(b.c.office.units)]
        title = (
            f"KEPALA {unit.upper()}" if unit.split()[0] in ("Bidang", "Seksi", "Sub", "Bagian", "UPT") else unit.upper()
        )
        p = ct.make_person(b.c, title)
        if blocks:
            blocks.append(PageBreak())
        blocks += sheet(b, title.title() if b.chance(0.5) else title, [goal], cols, p,
                        rng.choice((("Jabatan", "Tugas"), ("Jabatan", "Tugas Pokok", "Fungsi"))))  # fmt: skip
    return b.doc(blocks), b


@family("books", "open", ("canvas", "docx", "office"))
def book_of_units(rng: random.Random) -> tuple[Doc, Build]:
    """The office's table, then one for each unit, signed by the same head."""
    b = start(rng, 4, 2)
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.0)])
    boss = ct.make_person(b.c, b.position())
    blocks: list[Block] = []
    for i, goal in enumerate(b.c.goals()):
        name = b.c.office_full if i == 0 else b.c.office.units[i % len(b.c.office.units)]
        if blocks:
            blocks.append(PageBreak())
        key = "Nama Organisasi" if i == 0 else rng.choice(("Nama Unit", "Unit Kerja", "Nama Bidang"))
        blocks += sheet(b, name, [goal], cols, boss, (key, "Tugas", "Fungsi"))
    return b.doc(blocks), b


# ---------------------------------------------------------------- agreements


def agreement_text(b: Build, first: ct.Person, second: ct.Person) -> list[Block]:
    """The opening page of an agreement."""
    rng = b.rng
    c = b.c
    out: list[Block] = [Para(f"PERJANJIAN KINERJA TAHUN {c.year}", "center", True, size=13, after=8)]
    out.append(Para("Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta "
                    "berorientasi pada hasil, kami yang bertanda tangan di bawah ini :", "justify", after=5))  # fmt: skip
    names = rng.choice(
        (("PIHAK PERTAMA", "PIHAK KEDUA"), ("Pihak Pertama", "Pihak Kedua"), ("PIHAK KESATU", "PIHAK KEDUA"))
    )
    for p, label, lead in (
        (first, names[0], "Selanjutnya disebut"),
        (second, names[1], "Selaku atasan langsung, selanjutnya disebut"),
    ):
        pos = p.position if b.chance(0.5) else " ".join(w.capitalize() for w in p.position.split())
        out.append(Table([1.2, 0.2, 7], [[Cell("Nama"), Cell(":"), Cell(p.name)], [Cell("Jabatan"), Cell(":"), Cell(pos)]],
                         0, False, "none", pad=1.5))  # fmt: skip
        out.append(Para(f"{lead} {label}", after=5))
    out.append(Para(f"{names[0]} berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, "
                    "dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen "
                    f"perencanaan. Keberhasilan dan kegagalan pencapaian target tersebut menjadi tanggung jawab {names[0]}.",
                    "justify", after=4))  # fmt: skip
    out.append(Para(f"{names[1]} akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian "
                    "kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan "
                    "dan sanksi.", "justify", after=4))  # fmt: skip
    return out


def pair(b: Build, governor: bool) -> tuple[ct.Person, ct.Person]:
    """First and second party."""
    first = ct.make_person(b.c, b.c.head_title, "pihak_pertama")
    if governor or b.c.office.head == "SEKRETARIS DAERAH":
        second = ct.make_person(b.c, b.c.superior_title, "pihak_kedua", nip=False)
    else:
        second = ct.make_person(b.c, f"SEKRETARIS DAERAH {b.c.area.upper()}", "pihak_kedua")
    return first, second


@family("agreements", "open", ("canvas", "docx", "office", "chromium"))
def agreement(rng: random.Random) -> tuple[Doc, Build]:
    """Agreement page with two parties and an annexed table, signed again."""
    b = start(rng)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, b.chance(0.6))
    blocks = agreement_text(b, first, second) + b.parties(first, second)
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.4) else []), "target"]
    blocks.append(PageBreak())
    blocks += b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(b.table(b.columns(keys, False), index=b.chance(0.5)))
    if b.chance(0.6):
        n = len(b.signers)
        blocks += b.parties(first, second, labels=b.chance(0.5))
        del b.signers[n:]
    return b.doc(blocks), b


@family("agreements", "open", ("canvas", "docx", "office", "chromium"))
def agreement_money(rng: random.Random) -> tuple[Doc, Build]:
    """Agreement on one page with programmes and budget; long positions in narrow cells."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, b.chance(0.4))
    blocks = b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(b.table(b.columns(["no", "sasaran", "indikator", "target"], False), middle=False))
    rows = [[Cell("Program", bold=True), Cell("Anggaran", bold=True, align="right")]]
    rows += [[Cell(f"{i}. {g.split(' ', 1)[1].capitalize()}"), Cell(f"Rp {b.money()}", align="right")]
             for i, (g, _) in enumerate(b.c.goals(), 1)]  # fmt: skip
    blocks.append(Table([5, 2], rows, 0, False, "none"))
    blocks += b.parties(first, second, labels=b.chance(0.4), narrow=True)
    return b.doc(blocks, size=9.5), b


@family("agreements", "open", ("canvas", "docx"))
def agreement_one_line(rng: random.Random) -> tuple[Doc, Build]:
    """As e-SAKIP programs print it: both names on one line, parted by blanks."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, b.chance(0.3))
    blocks = agreement_text(b, first, second)
    date, when = b.dated(0.1)
    b.note_signer(second, when)
    b.note_signer(first, when)
    blocks.append(Space(8))
    lines = [["", date], ["Pihak Kedua,", "Pihak Pertama,"], ["", ""], ["", ""], [second.name, first.name],
             [second.rank or "", first.rank or ""],
             [f"NIP. {second.nip}" if second.nip else "", f"NIP. {first.nip}"]]  # fmt: skip
    blocks.append(Keep([TabRows([0.02, 0.53], lines, False)]))
    blocks.append(PageBreak())
    blocks += b.title(f"LAMPIRAN PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(b.table(b.columns(["no", "sasaran", "indikator", "satuan", "target"], False)))
    return b.doc(blocks, size=10.0, font=rng.choice(("narrow", "calibri", "serif"))), b


@family("agreements", "open", ("canvas", "docx", "office"))
def agreement_staff(rng: random.Random) -> tuple[Doc, Build]:
    """Agreements of several officers of one office in one file."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    boss = ct.make_person(b.c, b.c.head_title, "pihak_kedua")
    blocks: list[Block] = []
    for i, goal in enumerate(b.c.goals()):
        unit = b.c.office.units[i % len(b.c.office.units)]
        p = ct.make_person(b.c, f"KEPALA {unit.upper()}", "pihak_pertama")
        if blocks:
            blocks.append(PageBreak())
        first = len(b.rows)
        blocks += agreement_text(b, p, boss)
        blocks.append(b.table(b.columns(["no", "sasaran", "indikator", "target"], False), [goal], fill=None))
        for r in b.rows[first:]:
            r["unit_name"] = unit
        blocks += b.parties(p, boss)
    return b.doc(blocks, size=9.5), b


# ---------------------------------------------------------------- decrees


def decree_head(b: Build) -> tuple[list[Block], str, str]:
    """Title of a decree: blocks, printed number, printed kind line."""
    rng, c = b.rng, b.c
    short = c.head_title
    kind = rng.choice(("KEPUTUSAN", "KEPUTUSAN", "SURAT KEPUTUSAN")) + " " + short
    y = c.year
    forms = (f"188/{rng.randint(2, 90):02d}/KEP/{rng.randint(400, 440)}.{rng.randint(101, 519)}/{y}",
             f"{rng.randint(2, 60)} TAHUN {y}", f"188.45/{rng.randint(10, 990)}/KPTS/{rng.randint(400, 440)}/{y}",
             f"065/{rng.randint(10, 999)}/SK/{y}",
             f"800/{rng.randint(10, 99)}/{rng.choice(('I', 'II', 'III', 'XII'))}/{y}")  # fmt: skip
    text = rng.choice(forms)
    b.decree_number = text
    if b.chance(0.15):
        text, b.decree_number = f"        TAHUN {y}", None
    line = rng.choice(("NOMOR : ", "NOMOR ", "NOMOR: ")) + text
    lines = [kind, line, "TENTANG",
             rng.choice(("PENETAPAN INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA (IKU)", "INDIKATOR KINERJA UTAMA")),
             c.office_full.upper(), f"TAHUN {y} - {c.year_end}"]  # fmt: skip
    blocks: list[Block] = [Para(f"PEMERINTAH {c.area.upper()}", "center", True, size=13),
                           Para(c.office_short.upper(), "center", True, size=14, after=8)]  # fmt: skip
    blocks += [Para(t, "center", True, size=11, after=2) for t in lines]
    if b.chance(0.4):
        blocks.append(Para("DENGAN RAHMAT TUHAN YANG MAHA ESA", "center", True))
    blocks.append(Para(short + ",", "center", True, after=6))
    return blocks, line, kind


def decree_sign(b: Build, p: ct.Person) -> list[Block]:
    """Place, date and signature of a decree."""
    rng = b.rng
    day, month, year = ct.date_parts(b.c)
    b.decree_date = ct.iso(day, month, year)
    sep = rng.choice((" : ", " ", "   : "))
    shown = f"{day} {month} {year}"
    lines = [(f"Ditetapkan di{sep}{b.c.place}", False, False),
             (rng.choice(("Pada tanggal", "pada tanggal")) + sep + shown, False, False)]  # fmt: skip
    lines += b.sign_lines(p, None)
    b.note_signer(p, {"place": b.c.place, "date": b.decree_date, "date_raw": shown})
    return [Space(10), Keep([Para(t, "left", x, underline=u and bool(t), left=0.52, width=0.48, after=0.5)
                             for t, x, u in lines])]  # fmt: skip


@family("decrees", "open", ("canvas", "docx", "office", "chromium"))
def decree_annex(rng: random.Random) -> tuple[Doc, Build]:
    """Decree with Menimbang, Mengingat, Menetapkan and the table as annex."""
    b = start(rng)
    b.kind = "decree"
    blocks, line, kind = decree_head(b)
    c = b.c
    reasons = [f"bahwa untuk melaksanakan pengukuran kinerja {c.office_short} perlu ditetapkan Indikator Kinerja Utama;",
               "bahwa berdasarkan pertimbangan sebagaimana dimaksud pada huruf a, perlu menetapkan Keputusan ini;"]  # fmt: skip
    items, truth = ct.make_legal(c, rng.randint(5, 9))
    b.legal += truth
    as_table = b.chance(0.5)
    end = rng.choice((";", "", "."))
    if as_table:
        rows = [[Cell("Menimbang" if i == 0 else ""), Cell(":" if i == 0 else ""), Cell(f"{'ab'[i]}."), Cell(t)]
                for i, t in enumerate(reasons)]  # fmt: skip
        rows += [[Cell("Mengingat" if i == 0 else ""), Cell(":" if i == 0 else ""), Cell(f"{i + 1}."), Cell(t + end)]
                 for i, t in enumerate(items)]  # fmt: skip
        blocks.append(Table([1.5, 0.2, 0.4, 7], rows, 0, False, "none", pad=2))
    else:
        blocks.append(Para("Menimbang :"))
        blocks += [Para(t, "justify", left=0.14, width=0.86, mark=f"{'ab'[i]}.") for i, t in enumerate(reasons)]
        blocks.append(Para("Mengingat :"))
        blocks += [Para(t + end, "justify", left=0.14, width=0.86, mark=f"{i + 1}.") for i, t in enumerate(items)]
    blocks.append(Para(rng.choice(("MEMUTUSKAN :", "M E M U T U S K A N", "MEMUTUSKAN")), "center", True, after=5))
    name = c.office_full
    dikta = [("Menetapkan", f"KEPUTUSAN TENTANG INDIKATOR KINERJA UTAMA {c.office_short.upper()}."),
             ("KESATU", f"Indikator Kinerja Utama {name} tercantum dalam Lampiran Keputusan ini."),
             ("KEDUA", "Indikator sebagaimana dimaksud Diktum KESATU menjadi acuan penyusunan rencana kinerja dan laporan."),
             ("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan.")]  # fmt: skip
    blocks.append(Table([1.5, 0.2, 7.4], [[Cell(k), Cell(":"), Cell(v)] for k, v in dikta], 0, False, "none", pad=2))
    p = ct.make_person(c, c.head_title)
    blocks += decree_sign(b, p)
    blocks.append(PageBreak())
    left = rng.choice((0.0, 0.5))
    blocks += [Para(f"LAMPIRAN {kind}", left=left, width=1 - left), Para(line, left=left, width=1 - left, after=8)]
    blocks += b.title()
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    blocks.append(b.table(cols, index=b.chance(0.3)))
    if b.chance(0.5):
        lines = b.sign_lines(p, None)
        blocks.append(Keep([Para(t, "center", x, left=0.52, width=0.48, after=0.5) for t, x, _ in lines]))
    return b.doc(blocks), b


@family("decrees", "open", ("canvas", "docx", "office", "chromium"))
def book_with_basis(rng: random.Random) -> tuple[Doc, Build]:
    """A small book: BAB I with a lettered or unnumbered Landasan Hukum, BAB II the table, signature."""
    b = start(rng)
    c = b.c
    marks = rng.choice(("1.", "a.", "1)", "-", ""))
    heading = rng.choice(("Landasan Hukum", "Dasar Hukum", "LANDASAN HUKUM"))
    number = rng.choice(("B. ", "1.2 ", "C. ", "1.3. "))
    blocks: list[Block] = b.title("INDIKATOR KINERJA UTAMA")
    blocks += [Para("BAB I", "center", True), Para("PENDAHULUAN", "center", True, after=6), Para("A. Latar Belakang" if
               number[0] in "BC" else "1.1 Latar Belakang", bold=True),
               Para(f"Setiap instansi pemerintah wajib menetapkan ukuran keberhasilan yang menggambarkan mandat organisasi. "
                    f"{c.office_full} menyusun Indikator Kinerja Utama sebagai acuan perencanaan, penganggaran, pengukuran "
                    "dan pelaporan kinerja.", "justify", left=0.03, width=0.97, after=5),
               Para(number + heading, bold=True)]  # fmt: skip
    blocks += b.legal_list(rng.randint(5, 10), marks, None)
    blocks += [Space(6), Para("BAB II", "center", True), Para("INDIKATOR KINERJA UTAMA", "center", True, after=6),
               Para(f"Indikator Kinerja Utama {c.office_short} adalah sebagai berikut:", "justify", after=4)]  # fmt: skip
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    blocks.append(b.table(cols))
    return b.doc([*blocks, *b.signature()]), b


@family("decrees", "open", ("canvas", "docx", "office", "chromium"))
def regent_rule(rng: random.Random) -> tuple[Doc, Build]:
    """A decree of regent, mayor or governor (no NIP) over an office's indicators, unnumbered Mengingat."""
    b = start(rng)
    b.kind = "decree"
    c = b.c
    title = c.superior_title
    number = rng.choice((f"188.45/{rng.randint(100, 990)}/KEP/{c.year}", f"{rng.randint(20, 500)} TAHUN {c.year}"))
    b.decree_number = number
    head = [f"KEPUTUSAN {title}", f"NOMOR : {number}", "TENTANG", "INDIKATOR KINERJA UTAMA", c.office_full.upper()]
    blocks: list[Block] = [Para(t, "center", True, size=11, after=2) for t in head]
    blocks.append(Para(title + ",", "center", True, after=5))
    blocks.append(Para("Menimbang : bahwa untuk meningkatkan akuntabilitas kinerja perlu ditetapkan Indikator Kinerja Utama;",
                       "justify", after=4))  # fmt: skip
    blocks += b.legal_list(rng.randint(4, 8), rng.choice(("1.", "")), "Mengingat :")
    blocks.append(Para("MEMUTUSKAN :", "center", True, after=4))
    blocks.append(Table([1.5, 0.2, 7.4], [[Cell(k), Cell(":"), Cell(v)] for k, v in (
        ("PERTAMA", f"Menetapkan Indikator Kinerja Utama {c.office_full} sebagaimana lampiran."),
        ("KEDUA", "Keputusan ini berlaku sejak tanggal ditetapkan."))], 0, False, "none"))  # fmt: skip
    p = ct.make_person(c, title, nip=False)
    blocks += decree_sign(b, p)
    blocks.append(PageBreak())
    blocks += b.title()
    blocks.append(b.table(b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])))
    return b.doc(blocks), b


@family("decrees", "open", ("canvas", "docx", "office"))
def basis_only(rng: random.Random) -> tuple[Doc, Build]:
    """Foreword, legal basis and closing, then a table; basis items with amendments and gazettes."""
    b = start(rng, 2)
    blocks: list[Block] = [Para("KATA PENGANTAR", "center", True, size=13, after=8),
                           Para("Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa atas tersusunnya dokumen "
                                f"Indikator Kinerja Utama {b.c.office_full} Tahun {b.c.year}.", "justify", after=6)]  # fmt: skip
    p = ct.make_person(b.c, b.c.head_title)
    blocks += b.signature(p)
    blocks.append(PageBreak())
    blocks.append(Para("DASAR HUKUM", "center", True, after=6))
    blocks += b.legal_list(rng.randint(8, 13), rng.choice(("1.", "a.")), None)
    blocks.append(PageBreak())
    blocks += b.title()
    blocks.append(b.table(b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])))
    return b.doc(blocks), b


# ---------------------------------------------------------------- signatures


@family("signatures", "open")
def esign_box(rng: random.Random) -> tuple[Doc, Build]:
    """E-signature box beside or above the printed block of the same person."""
    b = start(rng, 2)
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    p = ct.make_person(b.c, b.position())
    both = b.chance(0.7)
    blocks = [*opening(b), b.table(cols)]
    if both:
        blocks += b.signature(p, left=0.5)
        blocks.append(b.seal(p, rng.choice((0.0, 0.5))))
    else:
        seal = b.seal(p)
        if "NIP" not in seal.lines[-1] and seal.lines[-1].isdigit():
            seal.lines[-1] = "NIP. " + seal.lines[-1]
        p.name, p.nip, p.rank = seal.lines[2], "".join(x for x in seal.lines[-1] if x.isdigit()), None
        b.note_signer(p)
        blocks += [Space(10), seal]
    return b.doc(blocks), b


@family("signatures", "open")
def acting_head(rng: random.Random) -> tuple[Doc, Build]:
    """Plt., Plh., Pj. or a.n. before positions over several lines; day often blank."""
    b = start(rng, 2)
    status, lead = rng.choice((("plt", "Plt. "), ("plt", "PLT. "), ("plt", "Plt."), ("plh", "Plh. "), ("pj", "Pj. "),
                               ("an", "a.n. ")))  # fmt: skip
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    if status == "an":
        lines = [f"a.n. {b.c.head_title}", "SEKRETARIS,"]
        p = ct.make_person(b.c, " ".join(lines))
    else:
        p = ct.make_person(b.c, lead + b.position())
    p.jabatan_status = status
    return b.doc([*opening(b), b.table(cols), *b.signature(p, blank_day=0.5)], landscape=b.chance(0.4)), b


@family("signatures", "open")
def name_over_lines(rng: random.Random) -> tuple[Doc, Build]:
    """Names over two lines in narrow cells beside each other."""
    b = start(rng, 2)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, False)
    for p in (first, second):
        parts = p.name.split(" ")
        if len(parts) >= 4:
            k = rng.randint(2, len(parts) - 1)
            p.name_lines = [" ".join(parts[:k]), " ".join(parts[k:])]
    blocks = b.title(f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(b.table(b.columns(["no", "sasaran", "indikator", "target"], False)))
    blocks += b.parties(first, second, narrow=True)
    return b.doc(blocks), b


@family("signatures", "open", ("docx", "canvas", "office"))
def block_in_foot(rng: random.Random) -> tuple[Doc, Build]:
    """The signature stands in the page's foot."""
    b = start(rng, 2, 2)
    p = ct.make_person(b.c, b.c.head_title)
    date, when = b.dated(0.2)
    b.note_signer(p, when)
    cols = b.columns(["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)])
    lines = [x for x in b.sign_lines(p, date, gap=2) if True]
    d = b.doc([*opening(b), b.table(cols)], head="", foot="", number="")
    d.number = d.head = ""
    d.foot_blocks = [Para(t, "left", x, left=0.52, width=0.48, after=0.5) for t, x, _ in lines]
    d.margin = 56.0
    return d, b
