"""Draws the regulations that a document cites: a list of real ones, the order of rank, the text of an item."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .blocks import Block, Para
from .build import Build
from .content import Content


@dataclass(frozen=True)
class Rule:
    """A regulation as it is cited."""

    type: str
    number: str
    year: int
    title: str
    gazette: str = ""
    amended: str = ""


UU = "UU"
RULES: tuple[Rule, ...] = (
    Rule(UU, "28", 1999, "Penyelenggaraan Negara yang Bersih dan Bebas dari Korupsi, Kolusi dan Nepotisme", "1999/75/3851"),
    Rule(UU, "17", 2003, "Keuangan Negara", "2003/47/4286"),
    Rule(UU, "1", 2004, "Perbendaharaan Negara", "2004/5/4355"),
    Rule(UU, "15", 2004, "Pemeriksaan Pengelolaan dan Tanggung Jawab Keuangan Negara", "2004/66/4400"),
    Rule(UU, "25", 2004, "Sistem Perencanaan Pembangunan Nasional", "2004/104/4421"),
    Rule(UU, "33", 2004, "Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah", "2004/126/4438"),
    Rule(UU, "17", 2007, "Rencana Pembangunan Jangka Panjang Nasional Tahun 2005-2025", "2007/33/4700"),
    Rule(UU, "14", 2008, "Keterbukaan Informasi Publik", "2008/61/4846"),
    Rule(UU, "25", 2009, "Pelayanan Publik", "2009/112/5038"),
    Rule(UU, "12", 2011, "Pembentukan Peraturan Perundang-undangan", "2011/82/5234",
         "Undang-Undang Nomor 13 Tahun 2022"),
    Rule(UU, "5", 2014, "Aparatur Sipil Negara", "2014/6/5494"),
    Rule(UU, "6", 2014, "Desa", "2014/7/5495"),
    Rule(UU, "23", 2014, "Pemerintahan Daerah", "2014/244/5587", "Undang-Undang Nomor 9 Tahun 2015"),
    Rule(UU, "30", 2014, "Administrasi Pemerintahan", "2014/292/5601"),
    Rule(UU, "1", 2022, "Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah", "2022/4/6757"),
    Rule(UU, "20", 2023, "Aparatur Sipil Negara", "2023/141/6897"),
    Rule("PP", "65", 2005, "Pedoman Penyusunan dan Penerapan Standar Pelayanan Minimal", "2005/150/4585"),
    Rule("PP", "79", 2005, "Pedoman Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah", "2005/165/4593"),
    Rule("PP", "8", 2006, "Pelaporan Keuangan dan Kinerja Instansi Pemerintah", "2006/25/4614"),
    Rule("PP", "39", 2006, "Tata Cara Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan", "2006/96/4663"),
    Rule("PP", "6", 2008, "Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah", "2008/19/4815"),
    Rule("PP", "8", 2008, "Tahapan, Tata Cara Penyusunan, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan "
         "Daerah", "2008/21/4817"),
    Rule("PP", "60", 2008, "Sistem Pengendalian Intern Pemerintah", "2008/127/4890"),
    Rule("PP", "18", 2016, "Perangkat Daerah", "2016/114/5887", "Peraturan Pemerintah Nomor 72 Tahun 2019"),
    Rule("PP", "12", 2017, "Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah", "2017/73/6041"),
    Rule("PP", "2", 2018, "Standar Pelayanan Minimal", "2018/2/6178"),
    Rule("PP", "17", 2018, "Kecamatan", "2018/73/6206"),
    Rule("PP", "12", 2019, "Pengelolaan Keuangan Daerah", "2019/42/6322"),
    Rule("PP", "13", 2019, "Laporan dan Evaluasi Penyelenggaraan Pemerintahan Daerah", "2019/52/6323"),
    Rule("PP", "30", 2019, "Penilaian Kinerja Pegawai Negeri Sipil", "2019/77/6340"),
    Rule("PERPRES", "29", 2014, "Sistem Akuntabilitas Kinerja Instansi Pemerintah", "2014/80/"),
    Rule("PERPRES", "81", 2010, "Grand Design Reformasi Birokrasi 2010-2025"),
    Rule("PERPRES", "95", 2018, "Sistem Pemerintahan Berbasis Elektronik", "2018/182/"),
    Rule("INPRES", "7", 1999, "Akuntabilitas Kinerja Instansi Pemerintah"),
    Rule("INPRES", "5", 2004, "Percepatan Pemberantasan Korupsi"),
    Rule("PERMENPAN", "PER/09/M.PAN/5/2007", 2007, "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan "
         "Instansi Pemerintah"),
    Rule("PERMENPAN", "PER/20/M.PAN/11/2008", 2008, "Pedoman Penyusunan Indikator Kinerja Utama"),
    Rule("PERMENPANRB", "53", 2014, "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
         "Laporan Kinerja Instansi Pemerintah"),
    Rule("PERMENPANRB", "88", 2021, "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"),
    Rule("PERMENPANRB", "89", 2021, "Penjenjangan Kinerja Instansi Pemerintah"),
    Rule("PERMENPANRB", "29", 2010, "Pedoman Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja Instansi "
         "Pemerintah"),
    Rule("PERMENDAGRI", "80", 2015, "Pembentukan Produk Hukum Daerah", "",
         "Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018"),
    Rule("PERMENDAGRI", "86", 2017, "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara "
         "Evaluasi Rancangan Peraturan Daerah tentang Rencana Pembangunan Jangka Panjang Daerah dan Rencana Pembangunan "
         "Jangka Menengah Daerah"),
    Rule("PERMENDAGRI", "90", 2019, "Klasifikasi, Kodefikasi, dan Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah"),
    Rule("PERMENDAGRI", "77", 2020, "Pedoman Teknis Pengelolaan Keuangan Daerah"),
)  # fmt: skip

LONG_TYPES = {
    "UU": ("Undang-Undang", "Undang-undang", "Undang - Undang"),
    "PP": ("Peraturan Pemerintah", "Peraturan Pemerintah Republik Indonesia"),
    "PERPRES": ("Peraturan Presiden", "Peraturan Presiden Republik Indonesia"),
    "INPRES": ("Instruksi Presiden",),
    "PERMENPAN": (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara",
        "Peraturan Menteri Pendayagunaan Aparatur Negara",
    ),
    "PERMENPANRB": (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Peraturan Menteri PAN dan RB",
        "Permenpan RB",
    ),
    "PERMENDAGRI": ("Peraturan Menteri Dalam Negeri", "Permendagri"),
}


def cite(rng: random.Random, rule: Rule, gazette: bool, amend: bool, year: int) -> str:
    """A regulation as a list item."""
    kind = rng.choice(LONG_TYPES[rule.type])
    label = rng.choice(("Nomor", "Nomor", "Nomor", "No.", "No"))
    if rule.type == "PERMENPAN":
        text = f"{kind} {label} {rule.number}"
    else:
        text = f"{kind} {label} {rule.number} {rng.choice(('Tahun', 'Tahun', 'tahun'))} {rule.year}"
    text += f" tentang {rule.title}"
    if gazette and rule.gazette:
        of, ln, tln = rule.gazette.split("/")
        text += f" (Lembaran Negara Republik Indonesia Tahun {of} Nomor {ln}"
        text += f", Tambahan Lembaran Negara Republik Indonesia Nomor {tln})" if tln else ")"
    if amend and rule.amended and int(rule.amended[-4:]) <= year:
        text += rng.choice(
            (
                " sebagaimana telah diubah dengan ",
                " sebagaimana telah beberapa kali diubah terakhir dengan ",
                " sebagaimana telah diubah beberapa kali, terakhir dengan ",
            )
        )
        text += rule.amended
    return text


def make_legal(content: Content, n: int) -> tuple[list[str], list[dict[str, object]]]:
    """n list items in the order of rank, with their truth."""
    rng = content.rng
    order = ["UU", "PP", "PERPRES", "INPRES", "PERMENPAN", "PERMENPANRB", "PERMENDAGRI"]
    usable = [r for r in RULES if r.year <= content.year]
    picked = rng.sample(usable, min(n, len(usable)))
    picked.sort(key=lambda r: (order.index(r.type), r.year))
    gazette, amend = rng.random() < 0.5, rng.random() < 0.6
    items = [cite(rng, r, gazette, amend, content.year) for r in picked]
    truth: list[dict[str, object]] = [{"type": r.type, "number": r.number, "year": r.year} for r in picked]
    if content.kabupaten and rng.random() < 0.8:
        y, num = content.year - rng.randint(0, 5), rng.randint(1, 14)
        items.append(
            f"Peraturan Daerah {content.kabupaten} Nomor {num} Tahun {y} tentang "
            + rng.choice(
                (
                    "Pembentukan dan Susunan Perangkat Daerah",
                    f"Rencana Pembangunan Jangka Menengah Daerah Tahun {y}-{y + 5}",
                    "Pokok-pokok Pengelolaan Keuangan Daerah",
                )
            )
        )
        truth.append({"type": "PERDA", "number": str(num), "year": y})
        if rng.random() < 0.6:
            city = content.kabupaten.startswith("Kota")
            y, num = content.year - rng.randint(0, 3), rng.randint(15, 96)
            area = content.kabupaten.split(" ", 1)[1]
            items.append(
                f"Peraturan {rng.choice(('Wali Kota', 'Walikota')) if city else 'Bupati'} {area} Nomor {num} Tahun {y} "
                f"tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja {content.office_short}"
            )
            truth.append({"type": "PERWALI" if city else "PERBUP", "number": str(num), "year": y})
    return items, truth


def legal_list(b: Build, n: int, marks: str = "1.", heading: str | None = "Mengingat") -> list[Block]:
    """A list of regulations, with heading; truth noted."""
    items, truth = make_legal(b.c, n)
    b.legal += truth
    out: list[Block] = []
    if heading:
        out.append(Para(heading, bold=b.chance(0.3)))
    end = b.rng.choice((";", ";", "", ".", ";"))
    for i, text in enumerate(items):
        mark = {"1.": f"{i + 1}.", "1)": f"{i + 1})", "a.": f"{chr(97 + i % 26)}.", "-": "-", "": ""}[marks]
        tail = "." if i == len(items) - 1 and end else end
        out.append(Para(text + tail, "justify", left=0.03, width=0.97, mark=mark))
    return out
