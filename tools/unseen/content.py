"""Draws what a document says: office, indicators with their values, dates."""

from __future__ import annotations

import random
from dataclasses import dataclass

from . import words


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


def date_parts(content: Content) -> tuple[int, str, int]:
    """Day, month's name, year."""
    rng = content.rng
    return rng.randint(2, 28), rng.choice(words.MONTHS[:3] + words.MONTHS), content.year


def iso(day: int, month: str, year: int) -> str:
    """The date as ISO text."""
    return f"{year}-{words.MONTHS.index(month) + 1:02d}-{day:02d}"
