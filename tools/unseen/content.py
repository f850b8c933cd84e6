"""Draws what a document says: office, people, indicators, regulations, dates."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from . import words


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


@dataclass
class Indicator:
    """One indicator with all that can be printed of it."""

    no: str
    goal_no: int
    sasaran: str
    indikator: str
    kind: str
    parts: tuple[str, ...]
    unit: str
    values: list[str]
    sources: list[str]
    holder: str
    kode: str | None = None

    def formula(self, style: str) -> str:
        """The formula as one text."""
        if self.kind == "R":
            num, den, mult = self.parts
            if style == "words":
                tail = "" if mult == "1" else f" dikali {mult}"
                return f"{num} dibagi {den[0].lower() + den[1:]}{tail}"
            tail = "" if mult == "1" else {"slash": " x ", "star": " * ", "paren": " X "}.get(style, " x ") + mult
            left, right = (f"({num})", f"({den})") if style == "paren" and "(" not in num + den else (num, den)
            return f"{left} / {right}{tail}"
        if self.kind == "G":
            thing = self.parts[0]
            if style == "words":
                return f"Selisih {thing} tahun ini dengan tahun lalu dibagi {thing} tahun lalu dikali 100%"
            return f"({thing[0].upper() + thing[1:]} tahun n - {thing} tahun n-1) / {thing} tahun n-1 x 100%"
        return self.parts[0]

    @property
    def fraction(self) -> tuple[str, str, str] | None:
        """Numerator, denominator, factor, where the formula is a ratio."""
        if self.kind == "R":
            return self.parts[0], self.parts[1], "" if self.parts[2] == "1" else f"x {self.parts[2]}"
        return None


@dataclass
class Content:
    """All that one document can print."""

    rng: random.Random
    office: words.OfficeKind
    level: str  # kecamatan | kabupaten | provinsi
    kecamatan: str | None
    kabupaten: str | None
    provinsi: str
    place: str
    year: int
    year_end: int
    indicators: list[Indicator]

    @property
    def region(self) -> dict[str, str | None]:
        """The region of the truth."""
        return {"kecamatan": self.kecamatan, "kabupaten_kota": self.kabupaten, "provinsi": self.provinsi}

    @property
    def area(self) -> str:
        """The government's region as printed after the office."""
        return self.kabupaten or f"Provinsi {self.provinsi}"

    @property
    def office_short(self) -> str:
        """The office without its region."""
        return f"Kecamatan {self.kecamatan}" if self.kecamatan else self.office.name

    @property
    def office_full(self) -> str:
        """The office with its region."""
        return f"{self.office_short} {self.area}"

    @property
    def head_title(self) -> str:
        """The position of the head of the office, in capitals."""
        if self.kecamatan:
            return f"CAMAT {self.kecamatan.upper()}"
        name, head = self.office.name, self.office.head
        if head in ("INSPEKTUR", "SEKRETARIS DAERAH"):
            return f"{head} {self.area.upper()}"
        if head == "DIREKTUR":
            return f"DIREKTUR {name.upper()} {self.area.upper()}"
        if head.startswith("KEPALA PELAKSANA"):
            return f"{head} {name.upper()} {self.area.upper()}"
        return f"KEPALA {name.upper()} {self.area.upper()}"

    @property
    def superior_title(self) -> str:
        """The governor, regent or mayor."""
        if self.kabupaten is None:
            return f"GUBERNUR {self.provinsi.upper()}"
        kind, name = self.kabupaten.split(" ", 1)
        return ("BUPATI " if kind == "Kabupaten" else self.rng.choice(("WALI KOTA ", "WALIKOTA "))) + name.upper()

    def goals(self) -> list[tuple[str, list[Indicator]]]:
        """Indicators by goal, in order."""
        out: list[tuple[str, list[Indicator]]] = []
        for row in self.indicators:
            if not out or out[-1][0] != row.sasaran:
                out.append((row.sasaran, []))
            out[-1][1].append(row)
        return out


def number(value: float, decimals: int, thousands: bool) -> str:
    """A number in Indonesian writing."""
    text = f"{value:,.{decimals}f}"
    return text.replace(",", "_").replace(".", ",").replace("_", "." if thousands else "")


def draw_values(rng: random.Random, spec: str, n: int, falling: bool) -> list[str]:
    """n yearly values, rising or falling."""
    if "/" not in spec:
        grades = spec.split(",")
        start = rng.randrange(len(grades))
        return [grades[min(len(grades) - 1, start + i // 2)] for i in range(n)]
    span, dec = spec.split("/")
    low, high = (float(x) for x in span.split("-"))
    decimals = int(dec)
    points = sorted(rng.uniform(low, high) for _ in range(n))
    if falling:
        points.reverse()
    if decimals and rng.random() < 0.25:
        decimals = 1
    return [number(p, decimals, True) for p in points]


COMMON = ("Sekretariat Daerah", "Inspektorat", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
          "Badan Perencanaan Pembangunan Daerah", "Dinas Komunikasi dan Informatika")  # fmt: skip
FALLING = ("kematian", "kesakitan", "Prevalensi", "putus", "pengangguran", "risiko", "kecelakaan", "Waktu", "death")


def make_content(rng: random.Random, n_goals: int = 3, n_values: int = 6, max_per_goal: int = 3) -> Content:
    """Draw an office and its indicators."""
    kinds = words.office_kinds()
    office = kinds[0] if rng.random() < 0.3 else rng.choice(kinds[1:])
    kec, kab, prov, seat = rng.choice(words.PLACES)
    level = "kecamatan" if office.name == "Kecamatan" else "kabupaten"
    if level == "kabupaten" and prov in words.CAPITALS and rng.random() < 0.2:
        level = "provinsi"
    place = {"kecamatan": kec, "kabupaten": seat}.get(level) or words.CAPITALS[prov]
    year = rng.randint(2016, 2025)
    goals = list(office.goals)
    rng.shuffle(goals)
    goals = goals[:n_goals]
    common = [g for k in kinds if k.name in COMMON and k is not office for g in k.goals]
    rng.shuffle(common)
    goals += common[: max(0, n_goals - len(goals))]
    rows: list[Indicator] = []
    for g, (goal, measures) in enumerate(goals, 1):
        picked = list(measures)
        rng.shuffle(picked)
        for i, m in enumerate(picked[: rng.choice((1, 2, 2, 3, 4)[: max_per_goal + 1]) if max_per_goal > 1 else 1], 1):
            rows.append(
                Indicator(
                    no=f"{g}.{i}", goal_no=g, sasaran=goal, indikator=m.name, kind=m.kind, parts=m.parts, unit=m.unit,
                    values=draw_values(rng, m.values, n_values, any(w in m.name for w in FALLING)),
                    sources=list(m.sources), holder=rng.choice(office.units),
                )
            )  # fmt: skip
    return Content(
        rng, office, level, kec if level == "kecamatan" else None, None if level == "provinsi" else kab, prov, place,
        year, year + rng.choice((3, 4)), rows,
    )  # fmt: skip


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
    base = rng.choice(words.WOMEN if woman else words.MEN)
    front = rng.choice(words.FRONT_HEALTH if health else words.FRONT_WOMEN if woman else words.FRONT_MEN)
    if woman:
        front = front.replace(" H.", " Hj.")
    if base.startswith("R.") and front.endswith("H."):
        front = ""
    if (rng.random() < 0.7) if upper is None else upper:
        base = base.upper()
    back = rng.choice(words.DEGREES) if rng.random() < 0.85 or not front else ""
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
        rank_name, grade = rng.choice(words.RANKS)
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


def date_parts(content: Content) -> tuple[int, str, int]:
    """Day, month's name, year."""
    rng = content.rng
    return rng.randint(2, 28), rng.choice(words.MONTHS[:3] + words.MONTHS), content.year


def iso(day: int, month: str, year: int) -> str:
    """The date as ISO text."""
    return f"{year}-{words.MONTHS.index(month) + 1:02d}-{day:02d}"


def cite(rng: random.Random, rule: words.Rule, gazette: bool, amend: bool, year: int) -> str:
    """A regulation as a list item."""
    kind = rng.choice(words.LONG_TYPES[rule.type])
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
    usable = [r for r in words.RULES if r.year <= content.year]
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
