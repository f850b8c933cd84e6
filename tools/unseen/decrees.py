"""Layout families: decrees and rules with annexes, signature blocks."""

from __future__ import annotations

import random

from . import content as ct
from .blocks import Block, Cell, Doc, Keep, PageBreak, Para, Space, Table
from .build import Build, start
from .columns import columns_of, indicator_table
from .families import family, opening, tail_keys
from .people import Person, make_person
from .regulations import legal_list, make_legal
from .sheets_and_agreements import pair
from .signing import parties, place_and_date, seal, sign_lines, signature, spelt_position
from .titles import title_lines


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


def decree_sign(b: Build, p: Person) -> list[Block]:
    """Place, date and signature of a decree."""
    rng = b.rng
    day, month, year = ct.date_parts(b.c)
    b.decree_date = ct.iso(day, month, year)
    sep = rng.choice((" : ", " ", "   : "))
    shown = f"{day} {month} {year}"
    lines = [(f"Ditetapkan di{sep}{b.c.place}", False, False),
             (rng.choice(("Pada tanggal", "pada tanggal")) + sep + shown, False, False)]  # fmt: skip
    lines += sign_lines(b, p, None)
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
    items, truth = make_legal(c, rng.randint(5, 9))
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
    p = make_person(c, c.head_title)
    blocks += decree_sign(b, p)
    blocks.append(PageBreak())
    left = rng.choice((0.0, 0.5))
    blocks += [Para(f"LAMPIRAN {kind}", left=left, width=1 - left), Para(line, left=left, width=1 - left, after=8)]
    blocks += title_lines(b)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    blocks.append(indicator_table(b, cols, index=b.chance(0.3)))
    if b.chance(0.5):
        lines = sign_lines(b, p, None)
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
    blocks: list[Block] = title_lines(b, "INDIKATOR KINERJA UTAMA")
    blocks += [Para("BAB I", "center", True), Para("PENDAHULUAN", "center", True, after=6), Para("A. Latar Belakang" if
               number[0] in "BC" else "1.1 Latar Belakang", bold=True),
               Para(f"Setiap instansi pemerintah wajib menetapkan ukuran keberhasilan yang menggambarkan mandat organisasi. "
                    f"{c.office_full} menyusun Indikator Kinerja Utama sebagai acuan perencanaan, penganggaran, pengukuran "
                    "dan pelaporan kinerja.", "justify", left=0.03, width=0.97, after=5),
               Para(number + heading, bold=True)]  # fmt: skip
    blocks += legal_list(b, rng.randint(5, 10), marks, None)
    blocks += [Space(6), Para("BAB II", "center", True), Para("INDIKATOR KINERJA UTAMA", "center", True, after=6),
               Para(f"Indikator Kinerja Utama {c.office_short} adalah sebagai berikut:", "justify", after=4)]  # fmt: skip
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    blocks.append(indicator_table(b, cols))
    return b.doc([*blocks, *signature(b)]), b


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
    blocks += legal_list(b, rng.randint(4, 8), rng.choice(("1.", "")), "Mengingat :")
    blocks.append(Para("MEMUTUSKAN :", "center", True, after=4))
    blocks.append(Table([1.5, 0.2, 7.4], [[Cell(k), Cell(":"), Cell(v)] for k, v in (
        ("PERTAMA", f"Menetapkan Indikator Kinerja Utama {c.office_full} sebagaimana lampiran."),
        ("KEDUA", "Keputusan ini berlaku sejak tanggal ditetapkan."))], 0, False, "none"))  # fmt: skip
    p = make_person(c, title, nip=False)
    blocks += decree_sign(b, p)
    blocks.append(PageBreak())
    blocks += title_lines(b)
    blocks.append(indicator_table(b, columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])))
    return b.doc(blocks), b


@family("decrees", "open", ("canvas", "docx", "office"))
def basis_only(rng: random.Random) -> tuple[Doc, Build]:
    """Foreword, legal basis and closing, then a table; basis items with amendments and gazettes."""
    b = start(rng, 2)
    blocks: list[Block] = [Para("KATA PENGANTAR", "center", True, size=13, after=8),
                           Para("Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa atas tersusunnya dokumen "
                                f"Indikator Kinerja Utama {b.c.office_full} Tahun {b.c.year}.", "justify", after=6)]  # fmt: skip
    p = make_person(b.c, b.c.head_title)
    blocks += signature(b, p)
    blocks.append(PageBreak())
    blocks.append(Para("DASAR HUKUM", "center", True, after=6))
    blocks += legal_list(b, rng.randint(8, 13), rng.choice(("1.", "a.")), None)
    blocks.append(PageBreak())
    blocks += title_lines(b)
    blocks.append(indicator_table(b, columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])))
    return b.doc(blocks), b


@family("signatures", "open")
def esign_box(rng: random.Random) -> tuple[Doc, Build]:
    """E-signature box beside or above the printed block of the same person."""
    b = start(rng, 2)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    p = make_person(b.c, spelt_position(b))
    both = b.chance(0.7)
    blocks = [*opening(b), indicator_table(b, cols)]
    if both:
        blocks += signature(b, p, left=0.5)
        blocks.append(seal(b, p, rng.choice((0.0, 0.5))))
    else:
        box = seal(b, p)
        if "NIP" not in box.lines[-1] and box.lines[-1].isdigit():
            box.lines[-1] = "NIP. " + box.lines[-1]
        p.name, p.nip, p.rank = box.lines[2], "".join(x for x in box.lines[-1] if x.isdigit()), None
        b.note_signer(p)
        blocks += [Space(10), box]
    return b.doc(blocks), b


@family("signatures", "open")
def acting_head(rng: random.Random) -> tuple[Doc, Build]:
    """Plt., Plh., Pj. or a.n. before positions over several lines; day often blank."""
    b = start(rng, 2)
    status, lead = rng.choice((("plt", "Plt. "), ("plt", "PLT. "), ("plt", "Plt."), ("plh", "Plh. "), ("pj", "Pj. "),
                               ("an", "a.n. ")))  # fmt: skip
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula")])
    if status == "an":
        lines = [f"a.n. {b.c.head_title}", "SEKRETARIS,"]
        p = make_person(b.c, " ".join(lines))
    else:
        p = make_person(b.c, lead + spelt_position(b))
    p.jabatan_status = status
    return b.doc([*opening(b), indicator_table(b, cols), *signature(b, p, blank_day=0.5)], landscape=b.chance(0.4)), b


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
    blocks = title_lines(b, f"PERJANJIAN KINERJA TAHUN {b.c.year}", False)
    blocks.append(indicator_table(b, columns_of(b, ["no", "sasaran", "indikator", "target"], False)))
    blocks += parties(b, first, second, narrow=True)
    return b.doc(blocks), b


@family("signatures", "open", ("docx", "canvas", "office"))
def block_in_foot(rng: random.Random) -> tuple[Doc, Build]:
    """The signature stands in the page's foot."""
    b = start(rng, 2, 2)
    p = make_person(b.c, b.c.head_title)
    date, when = place_and_date(b, 0.2)
    b.note_signer(p, when)
    cols = columns_of(b, ["no", "sasaran", "indikator", *tail_keys(b, "formula", p_holder=0.3)])
    lines = [x for x in sign_lines(b, p, date, gap=2) if True]
    d = b.doc([*opening(b), indicator_table(b, cols)], head="", foot="", number="")
    d.number = d.head = ""
    d.foot_blocks = [Para(t, "left", x, left=0.52, width=0.48, after=0.5) for t, x, _ in lines]
    d.margin = 56.0
    return d, b
