"""Layout families of 28 November 2026: signatures of several people, odd NIPs, legal lists of other forms."""

from __future__ import annotations

import random
from typing import Any

from . import content as ct
from .blocks import Block, Cell, Doc, Keep, PageBreak, Para, Space, Table
from .build import Build, start
from .decrees import decree_head, decree_sign
from .families import opening, tail_keys
from .new_tables import family, goal_grid
from .people import make_person, wrap_title
from .regulations import make_legal
from .signing import place_and_date, signature, spelt_position
from .titles import title_lines

PROSE = (
    "Akuntabilitas kinerja merupakan kewajiban setiap perangkat daerah untuk mempertanggungjawabkan keberhasilan dan "
    "kegagalan pelaksanaan tugas dalam mencapai tujuan yang telah ditetapkan.",
    "Penyusunan dokumen ini dimaksudkan sebagai pedoman bagi seluruh unit kerja dalam merencanakan, melaksanakan dan "
    "mengukur hasil kegiatan secara berkala.",
    "Ukuran keberhasilan dipilih bersama para pejabat dengan memperhatikan ketersediaan data, biaya pengumpulan dan "
    "manfaatnya bagi pengambilan keputusan.",
    "Masyarakat berhak mengetahui hasil pelaksanaan pembangunan, sehingga data yang disajikan harus dapat ditelusuri "
    "kembali kepada catatan asalnya.",
    "Perubahan susunan organisasi pada tahun sebelumnya menyebabkan beberapa ukuran perlu diselaraskan kembali dengan "
    "tugas dan fungsi yang baru.",
)


def table_of(b: Build) -> Table:
    """A plain table with the usual columns."""
    keys = tail_keys(b, *b.rng.choice((("formula",), ("satuan", "target"))), p_holder=0.4)
    return goal_grid(b, ["no", "sasaran", "indikator", *keys])


def odd_nip(rng: random.Random, nip: str) -> str:
    """The same NIP in a rarer writing."""
    d = "".join(x for x in nip if x.isdigit())
    if len(d) != 18:
        return nip
    a, m, s, n = d[:8], d[8:14], d[14], d[15:]
    return rng.choice((f"{a}.{m}.{s}.{n}", f"{a}-{m}-{s}-{n}", f"{a} {m} {s}{n}", f"{a}  {m}  {s}  {n}", f"{a} {m}{s} {n}",
                       f"{d[:4]} {d[4:6]} {d[6:8]} {m[:4]} {m[4:]} {s} {n}", f"{a} {m} {s} {n[0]}{n[1:]}", d))  # fmt: skip


def block(lines: list[str], left: float, width: float, align: str = "center", bold: int = -1) -> Keep:
    """Lines of one signature; the line number `bold` is set bold and underlined."""
    return Keep([Para(t, align, i == bold, underline=i == bold and bool(t), left=left, width=width, after=0.5)
                 for i, t in enumerate(lines)])  # fmt: skip


# ---------------------------------------------------------------- signing


@family("signing", "open")
def title_below_name(rng: random.Random) -> tuple[Doc, Build]:
    """Name first, the position below it, then a NIP with odd blanks, dots or hyphens."""
    b = start(rng, rng.randint(2, 3))
    p = make_person(b.c, spelt_position(b))
    p.nip = odd_nip(rng, p.nip or "")
    date, when = place_and_date(b, 0.15)
    b.note_signer(p, when)
    lead = rng.choice(("Mengetahui,", "Yang menetapkan,", "Ditetapkan oleh:", ""))
    label = rng.choice(("NIP. ", "NIP : ", "N I P . ", "Nip. ", "NIP "))
    title = wrap_title(rng, p.position, 38)
    lines = [date, lead, "", "", "", p.name, *title, *([p.rank] if p.rank else []), label + (p.nip or "")]
    sign = block(lines, 0.5, 0.5, rng.choice(("center", "left")), 5)
    return b.doc([*opening(b), table_of(b), Space(10), sign], landscape=b.chance(0.3)), b


@family("signing", "kept")
def chain_of_proxies(rng: random.Random) -> tuple[Doc, Build]:
    """a.n. the regent, the secretary, u.b. an assistant: three positions over one name."""
    b = start(rng, 2)
    b.c.rng = rng
    c = b.c
    deputy = rng.choice(
        ("ASISTEN ADMINISTRASI UMUM", "ASISTEN PEREKONOMIAN DAN PEMBANGUNAN", "KEPALA BAGIAN ORGANISASI")
    )
    an = rng.choice(("a.n. ", "A.n. ", "an. ", "AN. "))
    ub = rng.choice(("u.b.", "u.b. ", "ub.", "U.b.")).strip()
    lines = [f"{an}{c.superior_title}", f"SEKRETARIS DAERAH{',' if b.chance(0.5) else ''}", ub, f"{deputy},"]
    p = make_person(c, " ".join(x.rstrip(",") for x in lines))
    p.jabatan_status = "an"
    p.nip = odd_nip(rng, p.nip or "")
    date, when = place_and_date(b, 0.2)
    b.note_signer(p, when)
    rows = [date, *lines, "", "", "", p.name, *([p.rank] if p.rank else []), f"NIP. {p.nip}"]
    return b.doc([*opening(b), table_of(b), Space(10), block(rows, 0.48, 0.52, "center", 8)]), b


@family("signing", "open")
def three_hands(rng: random.Random) -> tuple[Doc, Build]:
    """Made by, examined by, approved by: three people in one ruled or bare row."""
    b = start(rng, 2, 2)
    units = rng.sample(list(b.c.office.units), min(2, len(b.c.office.units)))
    people = [make_person(b.c, f"Kepala {u}" if u.split()[0] in ("Bidang", "Seksi", "Sub", "Bagian") else u)
              for u in units] + [make_person(b.c, spelt_position(b))]  # fmt: skip
    date, when = place_and_date(b, 0.1)
    for p in people:
        b.note_signer(p, when if p is people[-1] else {})
    words = ("Disusun oleh:", "Diperiksa oleh:", "Disahkan oleh:")[-len(people) :]
    rows = [[*(Cell("") for _ in people[:-1]), Cell(date, align="center")]]
    rows.append([Cell(w, align="center") for w in words])
    rows.append([Cell(p.position, align="center") for p in people])
    rows.append([Cell("\n\n"), *(Cell("") for _ in people[1:])])
    rows.append([Cell(p.name, align="center", bold=True) for p in people])
    rows.append([Cell(f"NIP. {p.nip}", align="center") for p in people])
    sign = Table([1.0] * len(people), rows, 0, False, rng.choice(("none", "full")), size=9.0, pad=1.5)
    return b.doc([*opening(b), table_of(b), Space(8), Keep([sign])], landscape=b.chance(0.6)), b


@family("signing", "kept")
def certified_copy(rng: random.Random) -> tuple[Doc, Build]:
    """A copy: `ttd` where the regent signed, below at the left the officer who certifies it."""
    b = start(rng, 2)
    b.kind = "decree"
    c = b.c
    blocks: list[Block] = [Para("SALINAN", "right", True, after=6)]
    head, _, _ = decree_head(b)
    title = c.superior_title
    for line in head:
        if isinstance(line, Para):
            line.text = line.text.replace(c.head_title, title)
    regent = make_person(c, title, nip=False)
    day, month, year = ct.date_parts(c)
    b.decree_date = ct.iso(day, month, year)
    shown = f"{day} {month} {year}"
    b.note_signer(regent, {"place": c.place, "date": b.decree_date, "date_raw": shown})
    officer = make_person(c, rng.choice(("KEPALA BAGIAN HUKUM", "Kepala Bagian Hukum dan Hak Asasi Manusia")))
    b.note_signer(officer, {})
    sign = [f"Ditetapkan di {c.place}", f"pada tanggal {shown}", f"{title},", "", rng.choice(("ttd", "ttd.", "TTD", "Ttd")), "",
            regent.name]  # fmt: skip
    copy = [rng.choice(("Salinan sesuai dengan aslinya", "Sesuai dengan aslinya,")), f"{officer.position},", "", "",
            officer.name, *([officer.rank] if officer.rank else []), f"NIP. {officer.nip}"]  # fmt: skip
    items, truth = make_legal(c, rng.randint(4, 6))
    b.legal += truth
    blocks += [*head, Para("Mengingat :")]
    blocks += [Para(t + ";", "justify", left=0.14, width=0.86, mark=f"{i}.") for i, t in enumerate(items, 1)]
    blocks += [Para("MEMUTUSKAN :", "center", True, after=4),
               Para("Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran.", after=8),
               block(sign, 0.52, 0.48, "left"), Space(8), block(copy, 0.0, 0.45, "center", 4), PageBreak(),
               *title_lines(b), table_of(b)]  # fmt: skip
    return b.doc(blocks), b


# ---------------------------------------------------------------- legal lists


def chapter(b: Build, heading: str, sentences: int) -> list[Block]:
    """BAB I with so many sentences of prose, then the heading of the list."""
    out: list[Block] = [Para("BAB I", "center", True), Para("PENDAHULUAN", "center", True, after=6),
                        Para("1.1 Latar Belakang", bold=True)]  # fmt: skip
    for _ in range(sentences):
        out.append(Para(" ".join(b.rng.sample(PROSE, 3)), "justify", after=5))
    return [*out, Para(heading, bold=True, after=3)]


def after_list(b: Build) -> list[Block]:
    """The table and the signature on a new page."""
    return [PageBreak(), *title_lines(b), table_of(b), *signature(b)]


@family("legal lists", "open")
def letters_over_pages(rng: random.Random) -> tuple[Doc, Build]:
    """A lettered list that begins low on a page: an item goes on on the next."""
    b = start(rng, 2, 2)
    items, truth = make_legal(b.c, rng.randint(8, 12))
    b.legal += truth
    mark = rng.choice(("{}.", "{})", "({})"))
    end = rng.choice((";", ".", ""))
    blocks = chapter(b, rng.choice(("1.2 Landasan Hukum", "1.2 Dasar Hukum")), rng.randint(6, 9))
    blocks += [
        Para(t + end, "justify", left=0.03, width=0.97, mark=mark.format(chr(97 + i))) for i, t in enumerate(items)
    ]
    return b.doc([*blocks, *after_list(b)], size=rng.choice((11.0, 12.0))), b


@family("legal lists", "kept")
def basis_table_over_pages(rng: random.Random) -> tuple[Doc, Build]:
    """Mengingat as a bare table whose rows break over the page."""
    b = start(rng, 2, 2)
    b.kind = "decree"
    head, _, _ = decree_head(b)
    items, truth = make_legal(b.c, rng.randint(9, 13))
    b.legal += truth
    name = b.c.office_short
    why = [f"bahwa untuk mengukur keberhasilan {name} diperlukan ukuran yang jelas dan dapat dipertanggungjawabkan;",
           f"bahwa ukuran kinerja {name} yang berlaku perlu disesuaikan dengan susunan perangkat daerah yang baru;",
           "bahwa berdasarkan pertimbangan dimaksud dalam huruf a dan huruf b perlu menetapkan keputusan;"]  # fmt: skip
    lead = rng.choice((("Menimbang", "Mengingat"), ("MENIMBANG", "MENGINGAT")))
    rows = [[Cell(lead[0] if i == 0 else ""), Cell(":" if i == 0 else ""), Cell(f"{'abc'[i]}."), Cell(t)]
            for i, t in enumerate(why)]  # fmt: skip
    rows += [[Cell(lead[1] if i == 0 else ""), Cell(":" if i == 0 else ""), Cell(f"{i + 1}."), Cell(t + ";")]
             for i, t in enumerate(items)]  # fmt: skip
    blocks: list[Block] = [*head, Table([1.5, 0.2, 0.45, 7], rows, 0, False, "none", pad=2.5, split_rows=True),
                           Para("MEMUTUSKAN :", "center", True, after=4),
                           Table([1.5, 0.2, 7.4], [[Cell("KESATU"), Cell(":"), Cell("Indikator Kinerja Utama tercantum dalam "
                                                                                    "Lampiran Keputusan ini.")]],
                                 0, False, "none", pad=2)]  # fmt: skip
    blocks += decree_sign(b, make_person(b.c, b.c.head_title))
    return b.doc([*blocks, PageBreak(), *title_lines(b), table_of(b)], size=11.0), b


@family("legal lists", "open")
def basis_unnumbered(rng: random.Random) -> tuple[Doc, Build]:
    """Paragraphs without marks, or with a tick or arrow before them."""
    b = start(rng, 2, 2)
    items, truth = make_legal(b.c, rng.randint(5, 10))
    b.legal += truth
    mark = rng.choice(("", "", "•", "–", "*"))
    after = rng.choice((2.0, 7.0))
    blocks = chapter(b, rng.choice(("Dasar Hukum", "Landasan Hukum", "1.3 Landasan Hukum")), rng.randint(1, 3))
    blocks += [Para(t, "justify", left=0.03 if mark else 0.0, width=0.97 if mark else 1.0, mark=mark, after=after)
               for t in items]  # fmt: skip
    return b.doc([*blocks, *after_list(b)]), b


@family("legal lists", "kept")
def basis_by_rank(rng: random.Random) -> tuple[Doc, Build]:
    """The list parted by kind of regulation, with a sub-head each and numbers that begin anew."""
    b = start(rng, 2, 2)
    items, truth = make_legal(b.c, rng.randint(8, 13))
    b.legal += truth
    names = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah", "PERPRES": "Peraturan Presiden",
             "INPRES": "Instruksi Presiden", "PERDA": "Peraturan Daerah"}  # fmt: skip
    forms = rng.choice((("{}. ", "{n})"), ("{}. ", "{n}."), ("{}) ", "({n})"), ("", "{n}.")))
    blocks = chapter(b, rng.choice(("1.2 Dasar Hukum", "1.2 Landasan Hukum")), rng.randint(1, 2))
    parts: dict[str, list[str]] = {}
    facts: list[dict[str, Any]] = truth
    for text, fact in zip(items, facts, strict=True):
        parts.setdefault(names.get(str(fact["type"]), "Peraturan Menteri dan Peraturan Kepala Daerah"), []).append(text)
    for k, (name, texts) in enumerate(parts.items()):
        blocks.append(Para(forms[0].format(chr(97 + k)) + name, left=0.02, width=0.98, bold=b.chance(0.5), after=2))
        blocks += [
            Para(t + ";", "justify", left=0.06, width=0.94, mark=forms[1].format(n=i)) for i, t in enumerate(texts, 1)
        ]
    return b.doc([*blocks, *after_list(b)]), b
