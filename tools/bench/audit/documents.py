"""Made-up documents without fault: a decree with its IKU, a decree with targets by year, an agreement, a report.

Each is a dictionary of plain values, so that an error is a change of one of them, and `parts_of` makes of it what is drawn.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tools.bench.audit.draw import Grid, Items, Line, NewPage, Part, Signed
from tools.corpus.spec import REGIONS, Signer, make_name

LABELS = {
    "no": "NO", "sasaran": "SASARAN STRATEGIS", "indikator": "INDIKATOR KINERJA UTAMA", "formula": "FORMULASI PERHITUNGAN",
    "satuan": "SATUAN", "target": "TARGET", "sumber": "SUMBER DATA", "pj": "PENANGGUNG JAWAB", "awal": "KONDISI AWAL",
    "realisasi": "REALISASI", "capaian": "% CAPAIAN",
}  # fmt: skip
LAWS = (
    "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Republik Indonesia "
    "Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421)",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah, terakhir dengan "
    "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 tentang Pedoman Umum Penetapan Indikator "
    "Kinerja Utama di Lingkungan Instansi Pemerintah",
    "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/20/M.PAN/11/2008 tentang Pedoman Penyusunan Indikator "
    "Kinerja Utama",
)
ROWS: tuple[dict[str, str], ...] = (
    {"no": "1", "sasaran": "Meningkatnya kualitas pelayanan publik kecamatan", "indikator": "Indeks Kepuasan Masyarakat",
     "formula": "Hasil survei kepuasan masyarakat", "satuan": "Indeks", "target": "83", "sumber": "Laporan survei",
     "pj": "Seksi Pelayanan Umum"},
    {"no": "2", "sasaran": "Meningkatnya kemandirian desa", "indikator": "Persentase desa mandiri",
     "formula": "(Jumlah desa mandiri / Jumlah seluruh desa) x 100%", "satuan": "%", "target": "75", "sumber": "Profil desa",
     "pj": "Seksi Pemberdayaan Masyarakat"},
    {"no": "3", "sasaran": "Meningkatnya ketertiban umum", "indikator": "Persentase pengaduan warga yang ditindaklanjuti",
     "formula": "(Jumlah pengaduan yang ditindaklanjuti / Jumlah seluruh pengaduan) x 100%", "satuan": "%", "target": "90",
     "sumber": "Buku pengaduan", "pj": "Seksi Ketenteraman"},
    {"no": "4", "sasaran": "Meningkatnya akuntabilitas kinerja kecamatan", "indikator": "Nilai SAKIP",
     "formula": "Hasil evaluasi Inspektorat", "satuan": "Nilai", "target": "BB", "sumber": "Inspektorat", "pj": "Sekretariat"},
)  # fmt: skip
YEARLY: tuple[dict[str, str], ...] = (
    {"no": "1", "sasaran": "Meningkatnya kualitas pelayanan publik kecamatan", "indikator": "Indeks Kepuasan Masyarakat",
     "satuan": "Indeks", "awal": "80", "2022": "81", "2023": "82", "2024": "83", "2025": "84", "2026": "85"},
    {"no": "2", "sasaran": "Meningkatnya kemandirian desa", "indikator": "Persentase desa mandiri",
     "satuan": "%", "awal": "40", "2022": "45", "2023": "50", "2024": "55", "2025": "60", "2026": "65"},
    {"no": "3", "sasaran": "Menurunnya kemiskinan warga", "indikator": "Angka kemiskinan kecamatan",
     "satuan": "%", "awal": "11,5", "2022": "11", "2023": "10,5", "2024": "10", "2025": "9,5", "2026": "9"},
    {"no": "4", "sasaran": "Meningkatnya akuntabilitas kinerja kecamatan", "indikator": "Nilai SAKIP",
     "satuan": "Nilai", "awal": "61", "2022": "63", "2023": "65", "2024": "67", "2025": "69", "2026": "71"},
)  # fmt: skip
BUDGET = (
    ("1", "Program Penyelenggaraan Pemerintahan", "Rp 250.000.000"), ("2", "Program Pemberdayaan Masyarakat", "Rp 175.500.000"),
    ("", "Jumlah", "Rp 425.500.000"),
)  # fmt: skip
REPORTED: tuple[dict[str, str], ...] = (
    {"no": "1", "sasaran": "Meningkatnya kualitas pelayanan publik kecamatan", "indikator": "Indeks Kepuasan Masyarakat",
     "satuan": "Indeks", "target": "80", "realisasi": "82", "capaian": "102,5%"},
    {"no": "2", "sasaran": "Meningkatnya kemandirian desa", "indikator": "Persentase desa mandiri",
     "satuan": "%", "target": "50", "realisasi": "45", "capaian": "90%"},
    {"no": "3", "sasaran": "Menurunnya kemiskinan warga", "indikator": "Angka kemiskinan kecamatan",
     "satuan": "%", "target": "10", "realisasi": "9", "capaian": "110%"},
)  # fmt: skip
SECTIONS: tuple[dict[str, str], ...] = (
    {"unit": "Kepala Seksi Pelayanan Umum", "no": "1", "sasaran": "Meningkatnya kualitas pelayanan publik kecamatan",
     "indikator": "Persentase layanan yang selesai tepat waktu", "satuan": "%", "target": "95"},
    {"unit": "Kepala Seksi Pemberdayaan Masyarakat", "no": "1", "sasaran": "Meningkatnya kemandirian desa",
     "indikator": "Persentase desa mandiri", "satuan": "%", "target": "75"},
    {"unit": "Kepala Seksi Ketenteraman", "no": "1", "sasaran": "Meningkatnya ketertiban umum",
     "indikator": "Persentase patroli yang sesuai jadwal", "satuan": "%", "target": "100"},
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A made-up document. `form`: decree, plan (targets by year), agreement, report, book, sheets (of head and sections), head
    (the head's sheet alone), sections (theirs alone).
    """

    form: str
    place: str
    region: str
    province: str
    year: int
    signer: Signer
    superior: Signer
    rows: tuple[dict[str, str], ...]
    columns: tuple[str, ...]
    laws: tuple[str, ...] = LAWS
    decree: dict[str, str] = field(default_factory=dict)
    rulings: tuple[tuple[str, str], ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    goals: tuple[str, ...] = ()
    chapters: tuple[tuple[str, str, str], ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    again: tuple[dict[str, str], ...] = ()
    budget: tuple[tuple[str, str, str], ...] = BUDGET

    def but(self, **changes: object) -> Case:
        """Return the document with other values."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def with_row(self, at: int, **cells: str) -> Case:
        """Return the document with other cells in one row."""
        rows = [dict(row) for row in self.rows]
        rows[at] |= cells
        return replace(self, rows=tuple(rows))


def make_case(form: str, seed: int) -> Case:
    """Return a document of a form without fault; its office, persons and year are drawn by lot."""
    rng = random.Random(f"{form}-{seed}")
    place, region, province = [r for r in REGIONS if r[1].startswith("Kabupaten")][seed % 5]
    year = 2023
    date = f"{rng.randint(2, 27)} Januari {year}"
    columns, rows = _table(form)
    head = f"KEPUTUSAN CAMAT {place.upper()}"
    number = f"188/{rng.randint(10, 99)}/KEP/{rng.randint(400, 499)}.{rng.randint(100, 600)}/{year}"
    decree = {"head": head, "number": number, "date": date, "annex_number": number, "annex_date": date,
              "annex_head": f"LAMPIRAN {head}", "title": f"INDIKATOR KINERJA UTAMA KECAMATAN {place.upper()}",
              "table_year": "2022-2026" if form == "plan" else str(year)}  # fmt: skip
    title = f"CAMAT {place.upper()}"
    superior = Signer(f"Ir. {make_name(rng)}, M.M.", _nip(rng, 1964, "1"), "Pembina Utama Muda", "BUPATI")
    superior = replace(superior, title=f"SEKRETARIS DAERAH {region.upper()}")
    signer = Signer(f"Drs. {make_name(rng)}, M.Si.", _nip(rng, 1971, "1"), "Pembina Tingkat I", title)
    return Case(
        form, place, region, province, year, signer, superior, rows, columns, decree=decree,
        again=SECTIONS if form in ("sheets", "sections") else (),
        rulings=(("KESATU", f"Indikator Kinerja Utama Kecamatan {place} tercantum dalam Lampiran Keputusan ini."),
                 ("KEDUA", "Indikator sebagaimana dimaksud dalam diktum KESATU menjadi acuan pengukuran kinerja."),
                 ("KETIGA", "Keputusan ini berlaku sejak tanggal ditetapkan.")),
        reasons=(("a.", "bahwa untuk mengukur keberhasilan kinerja perlu menetapkan Indikator Kinerja Utama;"),
                 ("b.", "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Camat;")),
        chapters=(("BAB I", "PENDAHULUAN", "Uraian ini menjelaskan latar belakang penyusunan indikator."),
                  ("BAB II", "TUJUAN DAN SASARAN", "Uraian ini menjelaskan arah kinerja kecamatan."),
                  ("BAB III", "PENUTUP", "Demikian uraian ini disusun untuk dilaksanakan.")),
        told={"date": date},
    )  # fmt: skip


def _nip(rng: random.Random, born: int, sex: str) -> str:
    birth = f"{born + rng.randint(0, 4)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    return f"{birth} {int(birth[:4]) + 24}{rng.randint(1, 12):02} {sex} {rng.randint(1, 20):03}"


def _table(form: str) -> tuple[tuple[str, ...], tuple[dict[str, str], ...]]:
    if form == "plan":
        return ("no", "sasaran", "indikator", "satuan", "awal", "2022", "2023", "2024", "2025", "2026"), YEARLY
    if form == "agreement":
        return ("no", "sasaran", "indikator", "satuan", "target"), ROWS
    if form in ("sheets", "head", "sections"):
        owners = ("pj",) if form == "head" else ()
        return ("no", "sasaran", "indikator", "satuan", "target", *owners), () if form == "sections" else ROWS[:3]
    if form == "report":
        return ("no", "sasaran", "indikator", "satuan", "target", "realisasi", "capaian"), REPORTED
    return ("no", "sasaran", "indikator", "formula", "satuan", "target", "sumber", "pj"), ROWS


def parts_of(case: Case) -> list[Part]:
    """Return what is drawn of a document."""
    return {
        "agreement": _agreement,
        "report": _report,
        "book": _book,
        "sheets": _sheets,
        "head": _sheets,
        "sections": _sheets,
    }.get(case.form, _decree)(case)


def signature(signer: Signer, before: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the lines of a signature block; a name left out leaves none."""
    if not signer.name:
        return ()
    lines = (*before, f"{signer.title},", "", "", signer.name)
    return lines + ((signer.rank,) if signer.rank else ()) + ((f"NIP. {signer.nip}",) if signer.nip else ())


def grid(case: Case, rows: tuple[dict[str, str], ...] | None = None) -> list[Part]:
    """Return the table of a document; none where it has no rows."""
    wanted = case.rows if rows is None else rows
    if not wanted:
        return []
    labels = tuple(case.told.get(f"label_{c}", LABELS.get(c, c)) for c in case.columns)
    return [Grid(case.columns, labels, tuple(tuple(row.get(c, "") for c in case.columns) for row in wanted))]


def _titles(case: Case) -> list[Part]:
    decree = case.decree
    lines = (decree["title"], case.region.upper(), f"TAHUN {decree['table_year']}")
    return [Line(line, center=True) for line in lines]


def _decree(case: Case) -> list[Part]:
    decree = case.decree
    marks = [f"{n}." for n in range(1, len(case.laws) + 1)]
    head = [f"PEMERINTAH {case.region.upper()}", f"KECAMATAN {case.place.upper()}", decree["head"], f"NOMOR : {decree['number']}",
            "TENTANG", decree["title"], f"TAHUN {decree['table_year']}"]  # fmt: skip
    laws: list[Part] = (
        [Items("Mengingat :", tuple(zip(marks, (f"{law};" for law in case.laws), strict=True)))] if case.laws else []
    )
    other = case.told.get("first_signer")
    first = case.signer if other is None else replace(case.signer, **{other.partition("=")[0]: other.partition("=")[2]})
    return [
        *(Line(line, center=True) for line in head),
        Items("Menimbang :", case.reasons), *laws, Line("MEMUTUSKAN :", center=True), Line("Menetapkan :"),
        *(Line(f"{word} : {text}") for word, text in case.rulings),
        Signed(signature(first, (f"Ditetapkan di {case.place}", f"pada tanggal {decree['date']}"))),
        NewPage(), Line(decree["annex_head"]), Line(f"NOMOR : {decree['annex_number']}"),
        Line(f"TANGGAL : {decree['annex_date']}"),
        *_titles(case), *([Line("Sasaran :"), *(Line(goal) for goal in case.goals)] if case.goals else []), *grid(case),
        *([Line("LAMPIRAN II"), *_titles(case), *grid(case, case.again)] if case.again else []),
        Signed(signature(case.signer, (f"{case.place}, {case.told['date']}",))),
    ]  # fmt: skip


def _agreement(case: Case) -> list[Part]:
    one = signature(case.signer, (f"{case.place}, {case.told['date']}", "PIHAK PERTAMA,"))
    two = signature(case.superior, ("", "PIHAK KEDUA,"))
    head = (
        f"PERJANJIAN KINERJA TAHUN {case.decree['table_year']}",
        f"KECAMATAN {case.place.upper()}",
        case.region.upper(),
    )
    money = [Grid(("no", "program", "anggaran"), ("NO", "PROGRAM", "ANGGARAN"), case.budget)] if case.budget else []
    return [*(Line(line, center=True) for line in head), *grid(case), *money, Signed(one, two)]


def _report(case: Case) -> list[Part]:
    head = (f"LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP) TAHUN {case.decree['table_year']}", f"KECAMATAN {case.place.upper()}",
            case.region.upper())  # fmt: skip
    parts: list[Part] = [Line(line, center=True) for line in head]
    for label, title, text in case.chapters:
        parts += [NewPage(), Line(label, center=True), Line(title, center=True), Line(text)]
        parts += grid(case) if label == "BAB II" else []
    return [*parts, Signed(signature(case.signer, (f"{case.place}, {case.told['date']}",)))]


def _sheets(case: Case) -> list[Part]:
    """Return a sheet of the office's head and one of each of its sections."""
    head = (
        f"INDIKATOR KINERJA UTAMA TAHUN {case.decree['table_year']}",
        f"KECAMATAN {case.place.upper()}",
        case.region.upper(),
    )
    by_unit: dict[str, list[dict[str, str]]] = {f"Camat {case.place}": list(case.rows)} if case.rows else {}
    for row in case.again:
        by_unit.setdefault(row["unit"], []).append(row)
    parts: list[Part] = []
    for unit, rows in by_unit.items():
        parts += [NewPage()] if parts else []
        parts += [*(Line(line, center=True) for line in head), Line(f"Jabatan : {unit}"), *grid(case, tuple(rows))]
        parts += [Signed(signature(case.signer, (f"{case.place}, {case.told['date']}",)))]
    return parts


def _book(case: Case) -> list[Part]:
    decree = case.decree
    head = (
        "INDIKATOR KINERJA UTAMA",
        f"KECAMATAN {case.place.upper()}",
        case.region.upper(),
        f"TAHUN {decree['table_year']}",
    )
    parts: list[Part] = [Line(line, center=True) for line in head]
    marks = [f"{n}." for n in range(1, len(case.laws) + 1)]
    laws: list[Part] = (
        [Items("Landasan Hukum :", tuple(zip(marks, (f"{law};" for law in case.laws), strict=True)))]
        if case.laws
        else []
    )
    for label, title, text in case.chapters:
        parts += [NewPage(), Line(label, center=True), Line(title, center=True), Line(text)]
        parts += laws if label == "BAB I" else []
        if label == "BAB II":
            parts += [Line("Sasaran :"), *(Line(goal) for goal in case.goals)] if case.goals else []
            parts += [*_titles(case), *grid(case)]
    return [*parts, Signed(signature(case.signer, (f"{case.place}, {case.told['date']}",)))]
