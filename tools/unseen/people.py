"""Draws who signs a document: names, degrees, ranks, NIPs."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .content import Content

MEN = [
    "Bagus Adiputra",
    "Hendra Mulyadi",
    "Rahmat Suryono",
    "Teguh Wiratmaja",
    "Yusuf Pranoto",
    "Darmawan Setiabudi",
    "Imam Kuncoro",
    "Agung Prabaswara",
    "Fajar Nugrahanto",
    "Slamet Raharjo",
    "Wahyu Hardiansyah",
    "Eko Purwantoro",
    "Joko Sumitro",
    "Rizal Fahrezi",
    "Andi Baharuddin Latief",
    "I Made Suardika",
    "I Wayan Kertayasa",
    "I Gusti Ngurah Adnyana",
    "Lalu Satriawan",
    "Baiq Zulkarnain",
    "Parlindungan Simarmata",
    "Binsar Hutapea",
    "Jonathan Rumengan",
    "Ferdinand Lengkong",
    "Yohanes Seran",
    "Petrus Nahak",
    "Zulfikar Tanjung",
    "Syamsul Bahri Lubis",
    "Muhammad Ilham Saragih",
    "Tubagus Hasanudin",
    "Ujang Sopandi",
    "Asep Kartiwa",
    "Dadang Suherlan",
    "Cecep Gunawan Wijaya",
    "Taufiqurrahman",
    "Bambang Tri Hartanto",
    "Sutrisno",
    "Mulyono",
    "Suharto Adi",
    "Ahmad Fauzan",
    "Gatot Wibisana",
    "R. Panji Kusumonegoro",
    "La Ode Safiuddin",
    "Arifin Dg. Tompo",
    "Herculanus Tukan",
    "Nanang Firmansyah",
]
WOMEN = [
    "Siti Nurhaliza Amini",
    "Dewi Anggraeni Putri",
    "Ratna Kumalasari",
    "Endang Sulistyowati",
    "Ni Luh Sukerti",
    "Ni Made Ayu Laksmi",
    "Yuliana Pratiwi",
    "Sri Wahyuningsih",
    "Indah Permatasari",
    "Nurlaila Hasibuan",
    "Fitriani Daulay",
    "Maria Goreti Bria",
    "Andi Tenri Abeng",
    "Rosmalinda Purba",
    "Wiwik Handayani",
    "Tuti Alawiyah",
    "Euis Komariah",
    "Lilis Suryani",
    "Anastasia Mandagi",
    "Desy Ratnasari Wulan",
    "Kartika Chandrasari",
    "Baiq Hilmiati",
    "Neneng Rohaeti",
    "Herlina Tobing",
    "Umi Kulsum",
    "Hartini",
    "Rahayu",
]
FRONT_MEN = ("", "", "", "Drs.", "Ir.", "Dr.", "H.", "Drs. H.", "Dr. Ir.", "Dr. H.", "Ir. H.", "Prof. Dr.", "KH.")
FRONT_WOMEN = ("", "", "", "Dra.", "Ir.", "Dr.", "Hj.", "Dra. Hj.", "Dr. Hj.", "Ir. Hj.", "dr.", "drg.")
FRONT_HEALTH = ("dr.", "drg.", "Dr. dr.", "dr. H.", "", "")
DEGREES = (
    "S.Sos", "S.Sos., M.Si", "SH", "SH., MH", "S.H., M.H.", "SE", "SE., MM", "S.E., M.M.", "S.IP", "S.IP., M.Si",
    "S.STP", "S.STP., M.Si", "S.STP.,M.AP", "ST", "ST., MT", "S.T., M.T.", "S.Pd", "S.Pd., M.Pd", "S.Ag", "S.Ag., M.Pd.I",
    "SKM", "SKM., M.Kes", "M.Si", "MM", "M.Si.", "MT", "MH", "S.Kom", "S.Kom., M.Kom", "S.Pi", "S.Pi., M.P", "SP", "SP., MP",
    "S.Pt., M.Si", "S.Hut", "S.Hut., M.Si", "S.AP", "S.AP., M.AP", "A.Md", "M.Sc", "Ph.D", "S.Psi., M.M", "Ak., CA", "M.Hum",
    "S.Sos.MAP", "SH.M.Si", "S.IP.,M.Si", "BA", "M.Ec.Dev", "S.Farm., Apt", "Sp.OG", "M.Kes", "MPH", "S.Sn", "S.S., M.Hum",
)  # fmt: skip
RANKS = (
    ("Penata", "III/c"), ("Penata Tk. I", "III/d"), ("Penata Tingkat I", "III/d"), ("Pembina", "IV/a"),
    ("Pembina Tk. I", "IV/b"), ("Pembina Tingkat I", "IV/b"), ("Pembina Utama Muda", "IV/c"),
    ("Pembina Utama Madya", "IV/d"),
)  # fmt: skip


@dataclass
class Person:
    """A signatory as printed."""

    name: str
    nip: str | None
    rank: str | None
    position: str
    role: str = "penanda_tangan"
    title_lines: list[str] = field(default_factory=list)
    jabatan_status: str = "definitif"
    name_lines: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The printed name, one or two lines."""
        return self.name_lines or [self.name]


def make_nip(rng: random.Random, woman: bool) -> str:
    """A plausible NIP, in one of the usual spacings."""
    birth = rng.randint(1961, 1990)
    joined = birth + rng.randint(21, 33)
    a = f"{birth}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    b = f"{joined}{rng.choice((1, 3, 4, 12, 10, 2)):02d}"
    c, d = "2" if woman else "1", f"{rng.randint(1, 15):03d}"
    form = rng.choices(("spaced", "plain", "8-10", "8-6-4", "15-3"), (50, 34, 6, 5, 5))[0]
    return {
        "spaced": f"{a} {b} {c} {d}", "plain": a + b + c + d, "8-10": f"{a} {b}{c}{d}", "8-6-4": f"{a} {b} {c}{d}",
        "15-3": f"{a}{b}{c} {d}",
    }[form]  # fmt: skip


def make_name(rng: random.Random, woman: bool, health: bool = False, upper: bool | None = None) -> str:
    """A name with degrees."""
    base = rng.choice(WOMEN if woman else MEN)
    front = rng.choice(FRONT_HEALTH if health else FRONT_WOMEN if woman else FRONT_MEN)
    if woman:
        front = front.replace(" H.", " Hj.")
    if base.startswith("R.") and front.endswith("H."):
        front = ""
    if (rng.random() < 0.7) if upper is None else upper:
        base = base.upper()
    back = rng.choice(DEGREES) if rng.random() < 0.85 or not front else ""
    text = f"{front} {base}".strip()
    if back:
        text += rng.choices((", ", ",", ". ", " "), (84, 9, 3, 4))[0] + back
    return text


def make_person(content: Content, title: str, role: str = "penanda_tangan", nip: bool = True) -> Person:
    """A signatory with a position."""
    rng = content.rng
    woman = rng.random() < 0.35
    name = make_name(rng, woman, "Kesehatan" in content.office.name or "Sakit" in content.office.name)
    rank = None
    if nip and rng.random() < 0.75:
        rank_name, grade = rng.choice(RANKS)
        rank = rng.choice(
            (rank_name, rank_name, f"{rank_name} ({grade})", f"{rank_name} / {grade}", f"{rank_name}, {grade}")
        )
    return Person(name, make_nip(rng, woman) if nip else None, rank, title, role, [title])


def wrap_title(rng: random.Random, title: str, width: int = 34) -> list[str]:
    """Break a position over lines as secretaries do."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
