"""Layout families of 29 November 2026: goals and purposes as rows across, tables inside a decree's or rule's own text."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Block, Cell, Doc, Keep, Para, Space, Table
from .build import Build, start
from .columns import WIDTHS, Col, value_cell
from .decrees import decree_head, decree_sign
from .families import foot, head_row, opening, tail_keys
from .levels_and_years import PURPOSES
from .new_tables import goal_grid
from .people import make_person
from .quarters_and_numbers import new
from .regulations import make_legal

FEW = (("formula",), ("satuan", "target"), ("satuan", "target", "formula"))


def banded(b: Build, keys: list[str], purposes: bool, mark: str, rules: str = "full", pad: float = 3.0) -> Table:
    """A table with goals, and by wish purposes over each second goal, as rows across; indicators below them.

    With "no" among the keys a goal's number has a cell of its own. The truth notes every indicator under its goal.
    """
    fill = b.rng.choice((None, "f2f2f2", "dbe5f1", "fde9d9"))
    align = b.rng.choice(("left", "left", "center"))
    word = b.rng.choice(("SASARAN {g} : {t}", "Sasaran {g} : {t}", "Sasaran Strategis {g}: {t}", "{t}"))
    rows = [head_row([b.label(k) for k in keys], b.rng.choice(("d9d9d9", "bfbfbf", None)))]
    n, running, purpose = len(keys), 0, None
    for g, (goal, items) in enumerate(b.c.goals(), 1):
        if purposes and g % 2:
            purpose = PURPOSES[(g // 2) % len(PURPOSES)]
            rows.append([Cell(f"TUJUAN {g // 2 + 1} : {purpose}", n, bold=True, fill=b.group_fill)])
        if "no" in keys and not purposes:
            rows.append([Cell(str(g), bold=True, align="center", fill=fill),
                         Cell(goal, n - 1, bold=True, align=align, fill=fill)])  # fmt: skip
        else:
            rows.append([Cell(word.format(g=g, t=goal), n, bold=True, align=align, fill=fill)])
        for i, row in enumerate(items, 1):
            running += 1
            number = mark.format(g=g, i=i, n=running, a=chr(96 + i))
            t = b.record(row, sasaran=goal, no=number if "no" in keys else None)
            if purpose:
                t["tujuan"] = purpose
            line = []
            for k in keys:
                cell = value_cell(b, Col(k), row, t, "satuan" in keys)
                line.append(Cell(number, align="center") if k == "no" else cell)
            rows.append(line)
    widths = [WIDTHS.get(k, 1.0) * (1.6 if k == "indikator" else 1.0) for k in keys]
    return Table(widths, rows, 1, rules=rules, pad=pad)


# ---------------------------------------------------------------- bands


@new("bands", "open")
def numbered_bands(rng: random.Random) -> tuple[Doc, Build]:
    """A goal's number in its own cell, the goal across the rest, the indicators below as 1.1, 1.2 or a, b."""
    b = start(rng, rng.randint(3, 4))
    keys = ["no", "indikator", *tail_keys(b, *rng.choice(FEW), p_holder=0.4)]
    t = banded(b, keys, False, rng.choice(("{g}.{i}", "{a}.", "{i}", "{g}.{i}.")), pad=rng.choice((2.5, 4.0)))
    return b.doc([*opening(b), t, *foot(b)], landscape=len(keys) > 4 or b.chance(0.4)), b


@new("bands", "kept")
def purpose_and_goal_bands(rng: random.Random) -> tuple[Doc, Build]:
    """Purposes over goals as rows across, no rules between the rows below them."""
    b = start(rng, rng.randint(3, 4))
    b.group_fill = rng.choice((None, "bfbfbf", "ffff99"))
    keys = [*(["no"] if b.chance(0.6) else []), "indikator", *tail_keys(b, *rng.choice(FEW), p_holder=0.4)]
    t = banded(b, keys, True, rng.choice(("{n}", "{n}.", "{g}.{i}")), rules=rng.choice(("cols", "head", "outer")),
               pad=rng.choice((3.5, 5.0)))  # fmt: skip
    return b.doc([*opening(b), t, *foot(b)], landscape=len(keys) > 4 or b.chance(0.4)), b


# ---------------------------------------------------------------- dicta


def dicta(pairs: list[tuple[str, str]]) -> Table:
    """Words of dicta with their text, no rules."""
    return Table(
        [1.5, 0.2, 7.4], [[Cell(k), Cell(":" if k else ""), Cell(v)] for k, v in pairs], 0, False, "none", pad=2
    )


def reasons(b: Build, what: str) -> list[Block]:
    """Menimbang and Mengingat with marks; the truth of the list is noted."""
    items, truth = make_legal(b.c, b.rng.randint(4, 7))
    b.legal += truth
    why = [f"bahwa agar hasil kerja {b.c.office_short} dapat diukur, perlu ditetapkan ukuran keberhasilan yang jelas;",
           f"bahwa berdasarkan pertimbangan pada huruf a, perlu menetapkan {what};"]  # fmt: skip
    rows = [[Cell("Menimbang" if i == 0 else ""), Cell(":" if i == 0 else ""), Cell(f"{'ab'[i]}."), Cell(t)]
            for i, t in enumerate(why)]  # fmt: skip
    rows += [[Cell("Mengingat" if i == 0 else ""), Cell(":" if i == 0 else ""), Cell(f"{i + 1}."), Cell(t + ";")]
             for i, t in enumerate(items)]  # fmt: skip
    return [Table([1.5, 0.2, 0.45, 7], rows, 0, False, "none", pad=2),
            Para(b.rng.choice(("MEMUTUSKAN :", "M E M U T U S K A N :")), "center", True, after=5)]  # fmt: skip


@new("dicta", "open")
def table_in_dictum(rng: random.Random) -> tuple[Doc, Build]:
    """A decree without annex: the table stands indented below its second dictum, two dicta follow."""
    b = start(rng, rng.randint(2, 3), 2)
    b.kind = "decree"
    head, _, _ = decree_head(b)
    name = b.c.office_short
    words = rng.choice((("KESATU", "KEDUA", "KETIGA", "KEEMPAT"), ("PERTAMA", "KEDUA", "KETIGA", "KEEMPAT")))
    keys = ["no", "sasaran", "indikator", *tail_keys(b, *rng.choice(FEW[:2]), p_source=0.4, p_holder=0.2)]
    t = goal_grid(b, keys, size=8.5, left=0.16, width=0.84)
    lead = rng.choice(("sebagai berikut :", "dengan rincian sebagai berikut :", "sebagaimana tabel berikut :"))
    blocks = [*head, *reasons(b, "Keputusan ini"),
              dicta([("Menetapkan", f"KEPUTUSAN TENTANG INDIKATOR KINERJA UTAMA {name.upper()}."),
                     (words[0], f"Indikator Kinerja Utama {name} berlaku bagi seluruh unit kerja di lingkungannya."),
                     (words[1], f"Indikator Kinerja Utama dimaksud Diktum {words[0]} ditetapkan {lead}")]),
              t,
              dicta([(words[2], "Setiap unit kerja melaporkan capaian kinerja setiap triwulan kepada pimpinan."),
                     (words[3], "Keputusan ini mulai berlaku pada tanggal ditetapkan.")]),
              *decree_sign(b, make_person(b.c, b.c.head_title))]  # fmt: skip
    return b.doc(blocks), b


@new("dicta", "kept")
def table_in_article(rng: random.Random) -> tuple[Doc, Build]:
    """A regent's rule: the table stands in an article's paragraph; the secretary promulgates it below at the left."""
    b = start(rng, rng.randint(2, 3), 2)
    c = b.c
    b.kind = "regulation"
    number = rng.randint(3, 96)
    b.decree_number = f"{number} TAHUN {c.year}"
    title = c.superior_title
    head = [f"PERATURAN {title}", f"NOMOR {b.decree_number}", "TENTANG", "INDIKATOR KINERJA UTAMA", c.office_full.upper(),
            "DENGAN RAHMAT TUHAN YANG MAHA ESA", f"{title},"]  # fmt: skip
    keys = ["no", "sasaran", "indikator", *tail_keys(b, *rng.choice(FEW[:2]), p_source=0.4, p_holder=0.2)]
    t = goal_grid(b, keys, size=8.5, left=rng.choice((0.0, 0.06)), width=0.94, fill=None)

    def article(n: int, texts: list[str]) -> list[Block]:
        lines: list[Block] = [Para(f"Pasal {n}", "center", after=3)]
        many = len(texts) > 1
        return lines + [Para(x, "justify", left=0.06 if many else 0.0, width=0.94 if many else 1.0,
                             mark=f"({i})" if many else "") for i, x in enumerate(texts, 1)]  # fmt: skip

    regent = make_person(c, title, nip=False)
    day, month, year = ct.date_parts(c)
    b.decree_date = ct.iso(day, month, year)
    shown = f"{day} {month} {year}"
    when = {"place": c.place, "date": b.decree_date, "date_raw": shown}
    b.note_signer(regent, when)
    secretary = make_person(c, f"SEKRETARIS DAERAH {c.area.upper()}")
    b.note_signer(secretary, when)
    sign = [f"Ditetapkan di {c.place}", f"pada tanggal {shown}", f"{title},", "", "", "", regent.name]
    below = [f"Diundangkan di {c.place}", f"pada tanggal {shown}", f"{secretary.position},", "", "", "", secretary.name,
             *([secretary.rank] if secretary.rank else []), f"NIP. {secretary.nip}"]  # fmt: skip
    blocks: list[Block] = [*(Para(x, "center", True, size=11, after=2) for x in head), Space(4), *reasons(b, "Peraturan ini"),
              Para(f"Menetapkan : PERATURAN TENTANG INDIKATOR KINERJA UTAMA {c.office_short.upper()}.", after=6),
              *article(1, ["Indikator Kinerja Utama adalah ukuran keberhasilan suatu tujuan dan sasaran strategis."]),
              *article(2, [f"Indikator Kinerja Utama menjadi acuan {c.office_short} dalam menyusun rencana kerja.",
                           "Indikator Kinerja Utama sebagaimana dimaksud pada ayat (1) tercantum dalam tabel berikut:"]),
              t, *article(3, ["Peraturan ini mulai berlaku pada tanggal diundangkan."]), Space(8),
              Keep([Para(x, left=0.52, width=0.48, after=0.5) for x in sign]), Space(6),
              Keep([Para(x, left=0.0, width=0.5, after=0.5) for x in below]),
              Para(f"BERITA DAERAH {c.area.upper()} TAHUN {c.year} NOMOR {number}", after=2)]  # fmt: skip
    return b.doc(blocks), b
