"""What a layout family works with: the drawn content, printed words for it, and the truth that grows while it prints."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from . import content as ct
from .blocks import Block, Doc
from .people import Person

LABELS: dict[str, tuple[str, ...]] = {
    "no": ("NO", "NO.", "No.", "No"),
    "sasaran": ("SASARAN STRATEGIS", "SASARAN", "Sasaran Strategis", "Sasaran", "SASARAN STRATEGIS", "Sasaran Stratejik"),
    "indikator": (
        "INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA (IKU)",
        "Indikator Kinerja Utama", "Indikator Kinerja", "INDIKATOR SASARAN",
    ),
    "formula": (
        "FORMULASI PERHITUNGAN", "FORMULASI PENGHITUNGAN", "PENJELASAN / FORMULASI", "CARA PERHITUNGAN",
        "FORMULASI", "Formulasi", "RUMUS PERHITUNGAN", "PENJELASAN/FORMULASI PERHITUNGAN", "Formulasi / Perhitungan",
    ),
    "definisi": ("DEFINISI OPERASIONAL", "DEFINISI", "Definisi Operasional"),
    "alasan": ("ALASAN", "ALASAN PEMILIHAN", "Alasan"),
    "satuan": ("SATUAN", "Satuan"),
    "target": ("TARGET", "Target", "TARGET KINERJA"),
    "baseline": ("KONDISI AWAL", "BASELINE", "Eksisting", "Kondisi Awal"),
    "sumber": ("SUMBER DATA", "Sumber Data", "SUMBER DATA"),
    "pj": ("PENANGGUNG JAWAB", "Penanggung Jawab", "PENANGGUNGJAWAB", "Penanggung jawab", "BIDANG PENANGGUNG JAWAB",
           "UNIT PENANGGUNG JAWAB"),
    "ket": ("KETERANGAN", "Keterangan", "KET."),
    "kode": ("KODE IKU", "KODE", "Kode Indikator"),
    "pol": ("POLARISASI", "Polarisasi", "POLARITAS"),
    "frek": ("FREKUENSI", "Frekuensi Pelaporan", "PERIODE"),
    "tipe": ("TIPE PERHITUNGAN", "Tipe Perhitungan"),
    "program": ("PROGRAM", "Program"),
    "anggaran": ("ANGGARAN (Rp)", "PAGU (Rp)", "Anggaran", "PAGU ANGGARAN"),
}  # fmt: skip
MISPRINTS = {
    "no": ("N O", "N0"), "pj": ("PENGANGGUNG JAWAB", "PENANGGUNG  JAWAB"), "indikator": ("INDIKATOR KINERJ AUTAMA",
    "INDIKATOR KINERJA  UTAMA"), "ket": ("Keteragan",), "sumber": ("SUMBER  DATA",),
}  # fmt: skip
REASONS = (
    "Untuk mengetahui tingkat keberhasilan perangkat daerah dalam {x}",
    "Menggambarkan hasil kerja yang dirasakan langsung oleh masyarakat berkaitan dengan {x}",
    "Amanat dokumen perencanaan daerah yang mewajibkan pengukuran {x}",
    "Sebagai ukuran atas layanan wajib di bidang {x}",
    "Indikator ini menunjukkan kemajuan dalam {x} dari tahun ke tahun",
    "Menjadi dasar pengambilan keputusan pimpinan mengenai {x}",
    "Mengukur sejauh mana program menjawab masalah {x}",
)


@dataclass
class Build:
    """What a family works with: the drawn content, and the truth that grows while it prints."""

    rng: random.Random
    c: ct.Content
    rows: list[dict[str, Any]] = field(default_factory=list)
    signers: list[dict[str, Any]] = field(default_factory=list)
    legal: list[dict[str, object]] = field(default_factory=list)
    decree_number: str | None = None
    decree_date: str | None = None
    formula_style: str = "slash"
    kind: str = "iku"
    unit_words: bool = False
    blanks: float = 0.0
    number_align: str = "center"
    first_year: int = 0
    group_fill: str | None = None
    inline_labels: tuple[str, str, str, str] = ("", "", "", "")

    def label(self, key: str) -> str:
        """A label of a column; all in one case per document."""
        text = self.rng.choice(LABELS[key])
        if self.rng.random() < 0.04:
            text = self.rng.choice(MISPRINTS.get(key, (text,)))
        if self.rng.random() < 0.12 and " " in text and len(text) > 12:
            return text.replace(" ", "\n", 1)
        return text

    def chance(self, p: float) -> bool:
        """True in p of the cases."""
        return self.rng.random() < p

    def record(self, row: ct.Indicator, **more: Any) -> dict[str, Any]:
        """A truth row with empty fields."""
        out: dict[str, Any] = {
            "no": None, "sasaran": None, "indikator": row.indikator, "formula": None, "target": None, "satuan": None,
            "sumber_data": None, "penanggung_jawab": None,
        }  # fmt: skip
        out.update(more)
        self.rows.append(out)
        return out

    def definition(self, row: ct.Indicator) -> str:
        """A definition of an indicator."""
        if row.kind == "R":
            return f"Perbandingan antara {row.parts[0][0].lower() + row.parts[0][1:]} dan " + (
                row.parts[1][0].lower() + row.parts[1][1:]
            )
        return f"{row.indikator} yang dihitung pada akhir tahun anggaran"

    def reason(self, row: ct.Indicator) -> str:
        """Why the indicator was taken."""
        thing = row.sasaran.split(" ", 1)[1]
        return self.rng.choice(REASONS).format(x=thing)

    def target(self, row: ct.Indicator, value: str, with_unit: bool) -> str:
        """A target as printed."""
        if not with_unit or not value[:1].isdigit():
            return value
        if row.unit == "%":
            return value + self.rng.choice(("%", " %"))
        return f"{value} {row.unit}" if len(row.unit) < 12 else value

    def sources(self, row: ct.Indicator) -> tuple[str, str]:
        """Sources as printed with line feeds, and as read."""
        if len(row.sources) == 1:
            return row.sources[0], row.sources[0]
        form = self.rng.choice((", ", "\n", "; ", "• "))
        text = "\n".join(f"• {s}" for s in row.sources) if form == "• " else form.join(row.sources)
        return text, text.replace("\n", " ")

    def money(self) -> str:
        """An amount of rupiah."""
        n = self.rng.choice((250, 1000, 5000)) * self.rng.randint(40, 90000)
        text = ct.number(n, 0, True)
        return text if self.chance(0.7) else text + ",00"

    @staticmethod
    def add_target(t: dict[str, Any], year: int, period: str | None, kind: str, raw: str) -> None:
        """Note a dated value."""
        t.setdefault("targets", []).append({"year": year, "period": period, "kind": kind, "value_raw": raw})

    def note_signer(self, p: Person, date: dict[str, Any] | None = None) -> None:
        """Add a signatory to the truth."""
        s: dict[str, Any] = {
            "name_raw": " ".join(p.lines), "nip": p.nip, "rank": p.rank, "position": p.position, "role": p.role,
            "jabatan_status": p.jabatan_status,
        }  # fmt: skip
        s.update(date or {})
        self.signers.append(s)

    def doc(self, blocks: list[Block], **style: Any) -> Doc:
        """A document in a random dress."""
        rng = self.rng
        size = style.pop("size", rng.choice((8.5, 9.0, 9.5, 10.0, 10.0, 11.0)))
        font = style.pop("font", rng.choice(("sans", "serif", "narrow", "calibri", "cambria", "dejavu", "bookman",
                                             "helv", "times", "sans")))  # fmt: skip
        if font in ("dejavu", "bookman"):
            size = max(8.0, size - 1.0)
        out = Doc(blocks, font, size, paper=style.pop("paper", rng.choice(("A4", "A4", "F4", "Letter"))),
                  margin=style.pop("margin", rng.choice((42.0, 50.0, 56.0, 62.0))), **style)  # fmt: skip
        if not out.head and self.chance(0.18):
            out.head = rng.choice((f"IKU {self.c.office_short} {self.c.year}", f"{self.c.office_full}",
                                   f"Lampiran Dokumen Perencanaan | {self.c.office_short}"))  # fmt: skip
        if not out.number and self.chance(0.45):
            out.number = rng.choice(("center", "right", "dash", "of"))
        return out

    def truth(self, name: str) -> dict[str, Any]:
        """The truth in the scorer's form."""
        return {
            "file": name, "kind": self.kind, "institution": self.c.office_full, "region": self.c.region,
            "year": self.c.year, "decree_number": self.decree_number, "decree_date": self.decree_date,
            "indicators": self.rows, "signatories": self.signers, "legal_basis": self.legal,
        }  # fmt: skip


def start(rng: random.Random, n_goals: int | None = None, max_per_goal: int = 3) -> Build:
    """Draw the content of a document."""
    c = ct.make_content(rng, n_goals or rng.choice((2, 3, 3, 4, 5)), 6, max_per_goal)
    b = Build(rng, c)
    b.formula_style = rng.choice(("slash", "paren", "star", "words"))
    b.unit_words = b.chance(0.3)
    b.number_align = rng.choice(("center", "center", "right", "left"))
    b.first_year = c.year
    b.blanks = rng.choice((0.0, 0.0, 0.0, 0.08))
    if b.chance(0.15):
        spelt = rng.choice(("Prosentase", "Presentase", "Persentasi"))
        for row in c.indicators:
            row.indikator = row.indikator.replace("Persentase", spelt)
    return b
