"""Common parts of the layout families: titles, tables by columns, signatures, lists, truth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from . import content as ct
from . import words
from .blocks import Block, Cell, Doc, Keep, Para, Seal, Space, Table

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
WIDTHS = {
    "no": 0.5, "sasaran": 2.3, "indikator": 2.3, "formula": 3.4, "definisi": 2.6, "alasan": 2.4, "satuan": 1.0,
    "target": 1.0, "baseline": 1.0, "sumber": 1.7, "pj": 1.8, "ket": 1.1, "kode": 0.9, "pol": 1.1, "frek": 1.1,
    "tipe": 1.3, "program": 2.0, "anggaran": 1.6, "year": 0.85, "money": 1.5, "percent": 0.9,
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
FILLS = ("d9d9d9", "bfbfbf", "c6d9f1", "dbe5f1", "eaf1dd", "fde9d9", "ffff99", "b8cce4", "92d050", "e5dfec")
TASKS = (
    "Membantu kepala daerah menyelenggarakan urusan pemerintahan yang menjadi kewenangan daerah serta tugas pembantuan",
    "Melaksanakan sebagian urusan pemerintahan yang dilimpahkan beserta pembinaan kepada masyarakat",
    "Memimpin, membina dan mengoordinasikan pelaksanaan kegiatan di lingkungan unit kerja",
)
FUNCTIONS = (
    "Perumusan kebijakan teknis sesuai lingkup tugas",
    "Pelaksanaan pelayanan kepada masyarakat",
    "Pembinaan dan pengawasan pelaksanaan tugas",
    "Pelaksanaan administrasi perkantoran",
    "Evaluasi dan pelaporan kegiatan",
    "Pelaksanaan tugas lain yang diberikan atasan",
)


@dataclass
class Col:
    """One printed column, or a group of columns under one label."""

    key: str
    label: str = ""
    width: float = 0.0
    sub: list[Col] = field(default_factory=list)


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

    # ---- titles ----
    def letterhead(self) -> list[Block]:
        """The office's name and address over a rule."""
        rng, c = self.rng, self.c
        street = rng.choice(
            ("Jalan Merdeka", "Jl. Pahlawan", "Jl. Jenderal Sudirman", "Jalan Raya Timur", "Jl. Diponegoro")
        )
        phone = f"(0{rng.randint(21, 99)}{rng.randint(1, 9)}) {rng.randint(200000, 899999)}"
        return [
            Para(f"PEMERINTAH {c.area.upper()}", "center", True, size=13, after=1),
            Para(c.office_short.upper(), "center", True, size=15, after=1),
            Para(
                f"{street} No. {rng.randint(1, 180)} Telp. {phone} {c.place} {rng.randint(20111, 97999)}",
                "center",
                size=9,
            ),
            Table([1], [[Cell("", bold=True)]], 0, False, "head", size=2.0, pad=0.5),
        ]

    def title(self, extra: str = "INDIKATOR KINERJA UTAMA", years: bool = True) -> list[Block]:
        """Centred title lines."""
        rng, c = self.rng, self.c
        size = rng.choice((11.0, 12.0, 13.0, 14.0))
        if extra == "INDIKATOR KINERJA UTAMA" and self.chance(0.4):
            extra = rng.choice(("INDIKATOR KINERJA UTAMA (IKU)", "PENETAPAN INDIKATOR KINERJA UTAMA"))
        lines = [extra]
        lines += [c.office_full.upper()] if self.chance(0.4) else [c.office_short.upper(), c.area.upper()]
        if years:
            lines.append(rng.choice((f"TAHUN {c.year}", f"TAHUN {c.year}", f"TAHUN {c.year} - {c.year_end}")))
        if self.chance(0.06):
            lines[0] = " ".join(lines[0])
        return [*(Para(t, "center", True, size=size, after=1) for t in lines), Space(10)]

    def head_keys(self, keys: Sequence[str] = ("Instansi", "Tugas", "Fungsi"), name: str | None = None) -> list[Block]:
        """The label : value block before the table."""
        rng = self.rng
        rows: list[list[Cell]] = []
        for k in keys:
            values = {
                "Tugas": [rng.choice(TASKS)], "Tugas Pokok": [rng.choice(TASKS)],
                "Fungsi": [f"{'abcdefg'[i]}. {t}" for i, t in enumerate(rng.sample(FUNCTIONS, rng.randint(2, 4)))],
            }.get(k) or [name or self.c.office_full]  # fmt: skip
            rows.append([Cell(k), Cell(":"), Cell("\n".join(values))])
        return [Table([1.6, 0.2, 6.0], rows, 0, False, "full" if self.chance(0.15) else "none"), Space(4)]

    # ---- tables by columns ----
    def columns(self, keys: Sequence[str], shuffle_tail: bool = True) -> list[Col]:
        """Columns with labels; those after the indicator may change places."""
        keys = list(keys)
        if shuffle_tail and "indikator" in keys:
            at = keys.index("indikator") + 1
            tail = keys[at:]
            pairs = [k for k in tail if k not in ("satuan", "target", "ket")]
            self.rng.shuffle(pairs)
            st = [k for k in ("satuan", "target") if k in tail]
            pos = self.rng.choice((0, len(pairs)))
            keys = keys[:at] + pairs[:pos] + st + pairs[pos:] + [k for k in tail if k == "ket"]
        return [Col(k, self.label(k)) for k in keys]

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

    def value(self, col: Col, row: ct.Indicator, t: dict[str, Any], has_unit: bool) -> Cell:
        """Print one cell and note its truth."""
        k, _, arg = col.key.partition(":")
        rng = self.rng
        if k == "indikator":
            return Cell(row.indikator)
        if k == "formula":
            if self.chance(self.blanks):
                t["formula"] = ""
                return Cell("")
            if self.formula_style == "stack" and row.fraction:
                num, den, factor = row.fraction
                t["formula"] = f"({num}) / ({den}) {factor}".strip()
                return Cell("", fraction=(num, den, factor))
            t["formula"] = row.formula(self.formula_style)
            return Cell(t["formula"])
        if k == "satuan":
            t["satuan"] = "Persen" if row.unit == "%" and self.unit_words else row.unit
            return Cell(t["satuan"], align="center")
        if k == "target":
            t["target"] = self.target(row, row.values[0], not has_unit)
            year = int(arg) if arg else None
            if year:
                self.add_target(t, year, None, "target", t["target"])
            return Cell(t["target"], align=self.number_align)
        if k == "year":
            i = int(arg) - self.first_year
            text = self.target(row, row.values[i % len(row.values)], not has_unit)
            self.add_target(t, int(arg), None, "target", text)
            return Cell(text, align=self.number_align)
        if k == "real":
            i = int(arg) - self.first_year
            text = "" if self.chance(0.1) else self.target(row, row.values[(i + 3) % len(row.values)], not has_unit)
            self.add_target(t, int(arg), None, "realisasi", text)
            return Cell(text, align=self.number_align)
        if k == "baseline":
            text = self.target(row, row.values[-1], not has_unit)
            self.add_target(t, int(arg) if arg else self.c.year - 1, None, "baseline", text)
            return Cell(text, align=self.number_align)
        if k == "tw":
            i = int(arg)
            text = rng.choice(("-", row.values[i - 1])) if i < 3 and self.chance(0.3) else row.values[i - 1]
            self.add_target(t, self.c.year, f"TW{i}", "target", text)
            return Cell(text, align=self.number_align)
        if k == "percent":
            return Cell(ct.number(rng.uniform(70, 120), 2, True), align="center")
        if k in ("money", "anggaran"):
            return Cell(self.money(), align="right")
        if k == "sumber":
            if self.chance(self.blanks):
                t["sumber_data"] = rng.choice(("", "-"))
                return Cell(t["sumber_data"])
            text, t["sumber_data"] = self.sources(row)
            return Cell(text)
        if k == "pj":
            t["penanggung_jawab"] = row.holder
            return Cell(row.holder)
        if k == "definisi":
            t["definisi"] = self.definition(row)
            return Cell(t["definisi"])
        if k == "alasan":
            t["alasan"] = self.reason(row)
            return Cell(t["alasan"])
        if k == "kode":
            t["kode"] = row.kode or f"IKU {row.no}"
            return Cell(t["kode"], align="center")
        if k == "pol":
            falling = any(w in row.indikator for w in ct.FALLING)
            t["polaritas"] = rng.choice(("Minimize", "Negatif")) if falling else rng.choice(("Maximize", "Positif"))
            return Cell(t["polaritas"], align="center")
        if k == "frek":
            t["frekuensi"] = rng.choice(("Tahunan", "Triwulanan", "Semesteran", "Bulanan"))
            return Cell(t["frekuensi"], align="center")
        if k == "tipe":
            t["tipe_perhitungan"] = rng.choice(("Kumulatif", "Non Kumulatif", "Non-kumulatif"))
            return Cell(t["tipe_perhitungan"], align="center")
        if k == "ket":
            return Cell(rng.choice(("", "", "Renstra", "SPM", "IKD")))
        return Cell("")

    unit_words: bool = False
    blanks: float = 0.0
    number_align: str = "center"
    first_year: int = 0

    @staticmethod
    def add_target(t: dict[str, Any], year: int, period: str | None, kind: str, raw: str) -> None:
        """Note a dated value."""
        t.setdefault("targets", []).append({"year": year, "period": period, "kind": kind, "value_raw": raw})

    def table(self, cols: list[Col], goals: Sequence[tuple[str, list[ct.Indicator]]] | None = None, *,
              merge: bool = True, index: bool = False, numbering: str | None = None, group_rows: bool = False,
              **style: Any) -> Table:  # fmt: skip
        """A table of indicators by columns; records the truth."""
        goals = self.c.goals() if goals is None else goals
        leaves = [s for c in cols for s in (c.sub or [c])]
        deep = any(c.sub for c in cols)
        fill = style.pop("fill", self.rng.choice((None, None, *self.rng.sample(FILLS, 2))))
        turned = style.pop("turned", False)
        middle = style.pop("middle", self.chance(0.3))
        head: list[list[Cell]] = [[]]
        if deep:
            head.append([])
        for c in cols:
            ink = style.get("ink", "000000")
            head[0].append(Cell(c.label, max(1, len(c.sub)), 1 if c.sub or not deep else 2, True, "center", "middle", fill,
                                ink))  # fmt: skip
            for s in c.sub:
                head[1].append(
                    Cell(s.label, bold=True, align="center", valign="middle", fill=fill, turned=turned, ink=ink)
                )
        style.pop("ink", None)
        n_head = len(head)
        if index:
            marks = self.rng.choice(("{}", "({})"))
            head.append([Cell(marks.format(i), align="center", fill=fill) for i in range(1, len(leaves) + 1)])
            n_head += 1
        body: list[list[Cell]] = []
        numbering = numbering or self.rng.choice(("goal", "goal", "running"))
        has_unit = any(c.key == "satuan" for c in leaves)
        running = 0
        prefix = self.rng.choice(("", "", "", "{i}. ", "{g}.{i} "))
        mark = self.rng.choice(("{}", "{g}. {}", "Sasaran {g} : {}", "SASARAN STRATEGIS {g}: {}"))
        for g, (goal, rows) in enumerate(goals, 1):
            n = len(rows)
            if group_rows:
                body.append([Cell(mark.format(goal, g=g), len(leaves), bold=True, fill=self.group_fill)])
            for i, row in enumerate(rows):
                running += 1
                t = self.record(row, sasaran=goal)
                line: list[Cell] = []
                for c in leaves:
                    if c.key == "no":
                        text = str(g) if numbering == "goal" else str(running)
                        t["no"] = text
                        if numbering == "goal" and merge and n > 1:
                            if i == 0:
                                line.append(Cell(text, rows=n, align="center", valign="middle" if middle else "top"))
                        else:
                            line.append(Cell(text if numbering != "goal" or i == 0 else "", align="center"))
                    elif c.key == "sasaran":
                        if merge and n > 1:
                            if i == 0:
                                line.append(Cell(goal, rows=n, valign="middle" if middle else "top"))
                        else:
                            line.append(Cell(goal if merge or i == 0 else ""))
                    else:
                        cell = self.value(c, row, t, has_unit)
                        if c.key == "indikator" and not group_rows:
                            cell.text = prefix.format(i=i + 1, g=g) + cell.text
                        if middle:
                            cell.valign = "middle"
                        line.append(cell)
                if not any(c.key == "sasaran" for c in leaves) and not group_rows:
                    t["sasaran"] = None
                body.append(line)
        widths = [c.width or WIDTHS.get(c.key.partition(":")[0], 1.0) for c in leaves]
        return Table(widths, head + body, n_head, **style)

    group_fill: str | None = None
    inline_labels: tuple[str, str, str, str] = ("", "", "", "")

    # ---- dates and signatures ----
    def dated(self, blank_day: float = 0.15) -> tuple[str, dict[str, Any]]:
        """A place-date line and its truth."""
        day, month, year = ct.date_parts(self.c)
        place = self.c.place
        r = self.rng.random()
        if r < blank_day * 0.6:
            return f"{place},      {month} {year}", {"place": place, "date": None, "date_raw": f"{month} {year}"}
        if r < blank_day:
            return f"{place},               {year}", {"place": place, "date": None, "date_raw": f"{year}"}
        if month == "November" and self.chance(0.3):
            shown = "Nopember"
        elif month == "Februari" and self.chance(0.1):
            shown = "Pebruari"
        else:
            shown = month
        comma = "," if self.chance(0.9) else ""
        return f"{place}{comma} {day} {shown} {year}", {"place": place, "date": ct.iso(day, month, year),
                                                        "date_raw": f"{day} {shown} {year}"}  # fmt: skip

    def sign_lines(self, p: ct.Person, date: str | None, gap: int = 3, width: int = 36) -> list[tuple[str, bool, bool]]:
        """Lines of a signature block: text, bold, underlined."""
        rng = self.rng
        out: list[tuple[str, bool, bool]] = []
        if date:
            out.append((date, False, False))
        lines = ct.wrap_title(rng, p.position, width)
        if self.chance(0.6):
            lines[-1] += ","
        out += [(t, False, False) for t in lines]
        out += [("", False, False)] * gap
        bold, line = self.chance(0.5), self.chance(0.6)
        out += [(t, bold, line) for t in p.lines]
        if p.rank:
            out.append((p.rank, False, False))
        if p.nip:
            label = rng.choices(("NIP. ", "NIP ", "NIP.", "NIP : ", "Nip. "), (70, 12, 8, 5, 5))[0]
            out.append((label + p.nip, False, False))
        return out

    def note_signer(self, p: ct.Person, date: dict[str, Any] | None = None) -> None:
        """Add a signatory to the truth."""
        s: dict[str, Any] = {
            "name_raw": " ".join(p.lines), "nip": p.nip, "rank": p.rank, "position": p.position, "role": p.role,
            "jabatan_status": p.jabatan_status,
        }  # fmt: skip
        s.update(date or {})
        self.signers.append(s)

    def position(self) -> str:
        """The head's position in one of its spellings."""
        t = self.c.head_title
        return t if self.chance(0.75) else " ".join(w if w in ("UPT", "RSUD") else w.capitalize() for w in t.split())

    def signature(self, person: ct.Person | None = None, note: bool = True, blank_day: float = 0.15,
                  left: float | None = None) -> list[Block]:  # fmt: skip
        """One block at the foot, right or centre."""
        rng = self.rng
        p = person or ct.make_person(self.c, self.position())
        form = rng.random()
        date: str | None
        date, truth = self.dated(blank_day)
        if form < 0.1:
            date, truth = None, {}
        if note:
            self.note_signer(p, truth)
        x = left if left is not None else rng.choice((0.5, 0.52, 0.55))
        align = rng.choice(("center", "center", "left"))
        w = 1 - x
        lines = self.sign_lines(p, date)
        if form > 0.85 and truth.get("date"):
            day = str(truth["date_raw"])
            sep = rng.choice((" : ", " ", "  : "))
            lines = [(f"Ditetapkan di{sep}{self.c.place}", False, False),
                     (f"{rng.choice(('Pada tanggal', 'pada tanggal'))}{sep}{day}", False, False), *lines[1:]]  # fmt: skip
        paras: list[Block] = [
            Para(t, align, b, underline=u and bool(t), left=x, width=w, after=0.5) for t, b, u in lines
        ]
        return [Space(12), Keep(paras)]

    def parties(self, first: ct.Person, second: ct.Person, labels: bool = True, narrow: bool = False) -> list[Block]:
        """Two parties side by side, the superior on the left as second party."""
        rng = self.rng
        date, truth = self.dated(0.3)
        self.note_signer(second, truth)
        self.note_signer(first, truth)
        width = 26 if narrow else 34
        lab = rng.choice((("PIHAK KEDUA,", "PIHAK PERTAMA,"), ("Pihak Kedua,", "Pihak Pertama,"),
                          ("PIHAK KEDUA", "PIHAK KESATU")))  # fmt: skip
        a, b = ct.wrap_title(rng, second.position, width), ct.wrap_title(rng, first.position, width)
        n = max(len(a), len(b))
        rows: list[list[Cell]] = [[Cell(""), Cell(date, align="center")]]
        if labels:
            rows.append([Cell(lab[0], align="center"), Cell(lab[1], align="center")])
        rows.append([Cell("\n".join(a + [""] * (n - len(a))), align="center"),
                     Cell("\n".join(b + [""] * (n - len(b))), align="center")])  # fmt: skip
        rows.append([Cell("\n\n\n"), Cell("")])
        bold = self.chance(0.5)

        def foot(p: ct.Person) -> str:
            return "\n".join([x for x in (p.rank, f"NIP. {p.nip}" if p.nip else None) if x])

        rows.append([Cell("\n".join(p.lines), align="center", bold=bold, underline=self.chance(0.4))
                     for p in (second, first)])  # fmt: skip
        rows.append([Cell(foot(p), align="center") for p in (second, first)])
        return [Space(10), Keep([Table([1, 1], rows, 0, False, "none", pad=1)])]

    def seal(self, p: ct.Person, left: float = 0.5) -> Seal:
        """The e-signature box of a person."""
        name = p.name if self.chance(0.5) else p.name.upper()
        nip = "".join(ch for ch in (p.nip or "") if ch.isdigit())
        lines = ["Ditandatangani secara elektronik oleh:", p.position, name]
        if nip:
            lines.append(self.rng.choice(("NIP. ", "", "NIP ")) + nip)
        return Seal(lines, left, 0.48)

    # ---- lists ----
    def legal_list(self, n: int, marks: str = "1.", heading: str | None = "Mengingat") -> list[Block]:
        """A list of regulations, with heading; truth noted."""
        items, truth = ct.make_legal(self.c, n)
        self.legal += truth
        out: list[Block] = []
        if heading:
            out.append(Para(heading, bold=self.chance(0.3)))
        end = self.rng.choice((";", ";", "", ".", ";"))
        for i, text in enumerate(items):
            mark = {"1.": f"{i + 1}.", "1)": f"{i + 1})", "a.": f"{chr(97 + i % 26)}.", "-": "-", "": ""}[marks]
            tail = "." if i == len(items) - 1 and end else end
            out.append(Para(text + tail, "justify", left=0.03, width=0.97, mark=mark))
        return out

    # ---- finish ----
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


__all__ = ["Build", "Col", "start", "words"]
