"""Layout families: plain tables, alone and beside other tables in the file."""

from __future__ import annotations

import random

from .blocks import Block, Cell, Doc, PageBreak, Para, Table
from .build import Build, start
from .columns import Col, columns_of, indicator_table
from .families import family, foot, opening, tail_keys
from .signing import signature
from .titles import title_lines


@family("plain", "open")
def plain_ruled(rng: random.Random) -> tuple[Doc, Build]:
    """One ruled table, one row per indicator."""
    b = start(rng)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    return b.doc([*opening(b), indicator_table(b, cols), *foot(b)], landscape=b.chance(0.5)), b


@family("plain", "open")
def plain_index_row(rng: random.Random) -> tuple[Doc, Build]:
    """Ruled table with a row of column numbers, unit and target."""
    b = start(rng)
    keys = ["no", "sasaran", "indikator", *tail_keys(b, "satuan", "target"), *(["formula"] if b.chance(0.6) else [])]
    cols = columns_of(b, keys)
    t = indicator_table(b, cols, index=True, pad=rng.choice((2.5, 4.0)), size=rng.choice((8.0, 8.5, 9.0)))
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.6)), b


@family("plain", "open")
def rkt(rng: random.Random) -> tuple[Doc, Build]:
    """Rencana Kinerja Tahunan: goal, indicator, target."""
    b = start(rng, rng.randint(3, 5))
    b.kind = "rkt"
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.6) else []), "target"]
    blocks = title_lines(b, rng.choice(("RENCANA KINERJA TAHUNAN", "RENCANA KINERJA TAHUNAN (RKT)")))
    return b.doc([*blocks, indicator_table(b, columns_of(b, keys, False), index=b.chance(0.4)), *foot(b)]), b


@family("plain", "open")
def definition_formula(rng: random.Random) -> tuple[Doc, Build]:
    """Definition and formula in columns of their own, no goal's number."""
    b = start(rng)
    b.formula_style = "words" if b.chance(0.5) else "slash"
    cols = columns_of(b, ["sasaran", "indikator", *tail_keys(b, "definisi", "formula"), "ket"])
    if b.chance(0.5):
        cols.insert(0, Col("no", b.label("no")))
    t = indicator_table(b, cols, size=rng.choice((8.0, 8.5)))
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
    t = indicator_table(b, cols, index=b.chance(0.4), size=rng.choice((8.0, 8.5, 9.0)))
    return b.doc([*opening(b), t, *foot(b)], landscape=b.chance(0.7)), b


@family("plain", "open")
def goal_last(rng: random.Random) -> tuple[Doc, Build]:
    """The indicator's column comes first, the goal it serves in the last column."""
    b = start(rng)
    cols = [Col("no", b.label("no")), Col("indikator", rng.choice(("INDIKATOR KINERJA UTAMA", "Nama IKU"))),
            *[Col(k, b.label(k)) for k in tail_keys(b, "formula", p_holder=0.3)],
            Col("sasaran", rng.choice(("SASARAN STRATEGIS", "SASARAN YANG DIDUKUNG", "Sasaran")))]  # fmt: skip
    t = indicator_table(b, cols, numbering="running", merge=b.chance(0.5), middle=False)
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
    blocks = title_lines(
        b, rng.choice(("PENGUKURAN KINERJA", "CAPAIAN KINERJA", "LAPORAN CAPAIAN INDIKATOR KINERJA UTAMA"))
    )
    return b.doc([*blocks, indicator_table(b, cols, index=b.chance(0.3)), *foot(b)], landscape=b.chance(0.4)), b


@family("plain", "open")
def level_heads(rng: random.Random) -> tuple[Doc, Build]:
    """Heads that name the level (IKU Eselon II), the plan's indicator merged beside it."""
    b = start(rng)
    label = rng.choice(("IKU Eselon II", "IKU ESELON II", "Nama IKU", "IKU KEPALA DINAS"))
    keys = [*(["satuan"] if b.chance(0.6) else []), "target"]
    cols = [Col("no", b.label("no")), Col("sasaran", b.label("sasaran")), Col("indikator", label)]
    cols += [Col(k, b.label(k)) for k in keys]
    return b.doc([*opening(b), indicator_table(b, cols), *foot(b)], landscape=b.chance(0.4)), b


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
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    c = b.c
    blocks = [*title_lines(b, "LAPORAN KINERJA INSTANSI PEMERINTAH"), *before,
              Para("Indikator Kinerja Utama", bold=True),
              Para(f"Indikator Kinerja Utama {c.office_full} Tahun {c.year} disajikan dalam tabel berikut.", after=4),
              indicator_table(b, cols), *after]  # fmt: skip
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
    doc = report(b, staff_table(b), [Table([0.5, 4, 1.4, 1.6], tasks, 1), *signature(b)])
    return doc, b


@family("other tables", "open")
def report_with_budget(rng: random.Random) -> tuple[Doc, Build]:
    """A report with contents list, budget and staff tables around the indicators."""
    b = start(rng)
    b.kind = "lkjip"
    before = contents_list(b) if b.chance(0.6) else staff_table(b)
    return report(b, before, [*budget_table(b), *signature(b)]), b
