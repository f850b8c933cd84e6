"""Layout families: books of sheets, performance agreements."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Block, Cell, Doc, Keep, PageBreak, Para, Space, Table, TabRows
from .build import Build, start
from .columns import Col, columns_of, indicator_table
from .families import family, tail_keys
from .people import Person, make_person
from .signing import parties, place_and_date, signature, spelt_position
from .titles import head_keys, title_lines


def sheet(b: Build, name: str, goals: list[tuple[str, list[ct.Indicator]]], cols: list[Col], p: Person,
          keys: tuple[str, ...]) -> list[Block]:  # fmt: skip
    """One sheet with its own head block, table and signature."""
    first = len(b.rows)
    out = title_lines(b, "INDIKATOR KINERJA UTAMA" if not keys[0].startswith("Jab") else "INDIKATOR KINERJA INDIVIDU")
    out += head_keys(b, keys, name)
    out.append(indicator_table(b, cols, goals, numbering="running", middle=False))
    for r in b.rows[first:]:
        r["unit_name"] = name
    return out + signature(b, p, blank_day=0.1)


@family("books", "open", ("canvas", "docx", "office"))
def book_of_people(rng: random.Random) -> tuple[Doc, Build]:
    """Sheets of several people, each with position, table and signature."""
    b = start(rng, 4, 2)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.0)])
    blocks: list[Block] = []
    for i, goal in enumerate(b.c.goals()):
        unit = b.c.office.units[i % len(b.c.office.units)]
        title = (
            f"KEPALA {unit.upper()}" if unit.split()[0] in ("Bidang", "Seksi", "Sub", "Bagian", "UPT") else unit.upper()
        )
        p = make_person(b.c, title)
        if blocks:
            blocks.append(PageBreak())
        blocks += sheet(b, title.title() if b.chance(0.5) else title, [goal], cols, p,
                        rng.choice((("Jabatan", "Tugas"), ("Jabatan", "Tugas Pokok", "Fungsi"))))  # fmt: skip
    return b.doc(blocks), b


@family("books", "open", ("canvas", "docx", "office"))
def book_of_units(rng: random.Random) -> tuple[Doc, Build]:
    """The office's table, then one for each unit, signed by the same head."""
    b = start(rng, 4, 2)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.0)])
    boss = make_person(b.c, spelt_position(b))
    blocks: list[Block] = []
    for i, goal in enumerate(b.c.goals()):
        name = b.c.office_full if i == 0 else b.c.office.units[i % len(b.c.office.units)]
        if blocks:
            blocks.append(PageBreak())
        key = "Nama Organisasi" if i == 0 else rng.choice(("Nama Unit", "Unit Kerja", "Nama Bidang"))
        blocks += sheet(b, name, [goal], cols, boss, (key, "Tugas", "Fungsi"))
    return b.doc(blocks), b


def agreement_text(b: Build, first: Person, second: Person) -> list[Block]:
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


def pair(b: Build, governor: bool) -> tuple[Person, Person]:
    """First and second party."""
    first = make_person(b.c, b.c.head_title, "pihak_pertama")
    if governor or b.c.office.head == "SEKRETARIS DAERAH":
        second = make_person(b.c, b.c.superior_title, "pihak_kedua", nip=False)
    else:
        second = make_person(b.c, f"SEKRETARIS DAERAH {b.c.area.upper()}", "pihak_kedua")
    return first, second


@family("agreements", "open", ("canvas", "docx", "office", "chromium"))
def agreement(rng: random.Random) -> tuple[Doc, Build]:
    """Agreement page with two parties and an annexed table, signed again."""
    b = start(rng)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, b.chance(0.6))
    blocks = agreement_text(b, first, second) + parties(b, first, second)
    keys = ["no", "sasaran", "indikator", *(["satuan"] if b.chance(0.4) else []), "target"]
    blocks.append(PageBreak())
    blocks += title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(indicator_table(b, columns_of(b, keys, False), index=b.chance(0.5)))
    if b.chance(0.6):
        n = len(b.signers)
        blocks += parties(b, first, second, labels=b.chance(0.5))
        del b.signers[n:]
    return b.doc(blocks), b


@family("agreements", "open", ("canvas", "docx", "office", "chromium"))
def agreement_money(rng: random.Random) -> tuple[Doc, Build]:
    """Agreement on one page with programmes and budget; long positions in narrow cells."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, b.chance(0.4))
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(indicator_table(b, columns_of(b, ["no", "sasaran", "indikator", "target"], False), middle=False))
    rows = [[Cell("Program", bold=True), Cell("Anggaran", bold=True, align="right")]]
    rows += [[Cell(f"{i}. {g.split(' ', 1)[1].capitalize()}"), Cell(f"Rp {b.money()}", align="right")]
             for i, (g, _) in enumerate(b.c.goals(), 1)]  # fmt: skip
    blocks.append(Table([5, 2], rows, 0, False, "none"))
    blocks += parties(b, first, second, labels=b.chance(0.4), narrow=True)
    return b.doc(blocks, size=9.5), b


@family("agreements", "open", ("canvas", "docx"))
def agreement_one_line(rng: random.Random) -> tuple[Doc, Build]:
    """As e-SAKIP programs print it: both names on one line, parted by blanks."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    first, second = pair(b, b.chance(0.3))
    blocks = agreement_text(b, first, second)
    date, when = place_and_date(b, 0.1)
    b.note_signer(second, when)
    b.note_signer(first, when)
    blocks.append(Space(8))
    lines = [["", date], ["Pihak Kedua,", "Pihak Pertama,"], ["", ""], ["", ""], [second.name, first.name],
             [second.rank or "", first.rank or ""],
             [f"NIP. {second.nip}" if second.nip else "", f"NIP. {first.nip}"]]  # fmt: skip
    blocks.append(Keep([TabRows([0.02, 0.53], lines, False)]))
    blocks.append(PageBreak())
    blocks += title_lines(b, f"LAMPIRAN PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(indicator_table(b, columns_of(b, ["no", "sasaran", "indikator", "satuan", "target"], False)))
    return b.doc(blocks, size=10.0, font=rng.choice(("narrow", "calibri", "serif"))), b


@family("agreements", "open", ("canvas", "docx", "office"))
def agreement_staff(rng: random.Random) -> tuple[Doc, Build]:
    """Agreements of several officers of one office in one file."""
    b = start(rng, 3, 2)
    b.kind = "perjanjian_kinerja"
    boss = make_person(b.c, b.c.head_title, "pihak_kedua")
    blocks: list[Block] = []
    for i, goal in enumerate(b.c.goals()):
        unit = b.c.office.units[i % len(b.c.office.units)]
        p = make_person(b.c, f"KEPALA {unit.upper()}", "pihak_pertama")
        if blocks:
            blocks.append(PageBreak())
        first = len(b.rows)
        blocks += agreement_text(b, p, boss)
        blocks.append(
            indicator_table(b, columns_of(b, ["no", "sasaran", "indikator", "target"], False), [goal], fill=None)
        )
        for r in b.rows[first:]:
            r["unit_name"] = unit
        blocks += parties(b, p, boss)
    return b.doc(blocks, size=9.5), b
