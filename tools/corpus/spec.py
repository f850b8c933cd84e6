"""What a made-up report says: offices, persons, indicators, laws. Every name is invented from syllables."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

REGIONS = (
    ("Pujon", "Kabupaten Malang", "Jawa Timur"),
    ("Ngadirejo", "Kabupaten Temanggung", "Jawa Tengah"),
    ("Kalibawang", "Kabupaten Kulon Progo", "Daerah Istimewa Yogyakarta"),
    ("Sukasada", "Kabupaten Buleleng", "Bali"),
    ("Kuta Alam", "Kota Banda Aceh", "Aceh"),
    ("Lubuk Begalung", "Kota Padang", "Sumatera Barat"),
    ("Tenggarong", "Kabupaten Kutai Kartanegara", "Kalimantan Timur"),
    ("Rappocini", "Kota Makassar", "Sulawesi Selatan"),
)
OFFICES = ("Dinas Kesehatan", "Dinas Pendidikan", "Badan Kepegawaian Daerah", "Dinas Perhubungan", "Inspektorat Daerah")
_FIRST = ("Bu", "Sa", "Ra", "Wi", "Har", "Sul", "An", "Tri", "Mar", "Jo", "Ku", "Na")
_MIDDLE = ("di", "ri", "to", "na", "man", "li", "wa", "ki", "ya", "su")
_LAST = ("no", "wati", "yanto", "ni", "rah", "din", "lah", "tika", "jaya", "man")
_FRONT = ("", "", "", "Drs. ", "Ir. ", "Dra. ", "H. ", "Dr. H. ")
_BACK = ("", ", S.Sos", ", S.H.,M.H.", ", SE,MM", " S.STP.MM", ", S.Sos.MAP", ", M.Si", ", S.Pd.M.Si", ", S.IP., M.AP.")
RANKS = ("Pembina", "Pembina Tk. I", "Pembina Tingkat I", "Penata Tk. I", "Pembina Utama Muda", "Penata Tk.I (III/d)")
_RESULT = ("Meningkatnya", "Terwujudnya", "Menurunnya", "Terciptanya")
SUBJECTS = (
    "kualitas pelayanan publik",
    "kemandirian desa",
    "angka kemiskinan",
    "mutu pendidikan dasar",
    "derajat kesehatan masyarakat",
    "ketertiban umum",
    "tata kelola pemerintahan",
    "akses air bersih",
    "keselamatan lalu lintas",
    "kapasitas aparatur",
    "pendapatan petani",
    "pengelolaan aset daerah",
)
MEASURED = (
    "desa maju",
    "warga yang puas",
    "sekolah terakreditasi",
    "puskesmas siaga",
    "aparatur bersertifikat",
    "laporan yang selesai",
    "jalan dalam kondisi baik",
    "rumah layak huni",
    "kelompok tani aktif",
    "dokumen tepat waktu",
)
WHOLE = ("seluruh desa", "responden", "seluruh sekolah", "seluruh puskesmas", "seluruh aparatur", "laporan masuk")
SOURCES = ("BPS", "Laporan tahunan", "Hasil survei", "Seksi Pemerintahan", "Dokumen LAKIP", "Data profil dinas", "-")
OWNERS = (
    "Camat",
    "Kepala Seksi PMD",
    "Bidang Perencanaan",
    "Sekretariat",
    "Seksi Pelayanan Umum",
    "Kepala Bidang Data",
)
LAWS = (
    ("UU", "23", 2014, "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014"
     " Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah, terakhir dengan"
     " Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"),
    ("UU", "25", 2004, "Undang-undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional"),
    ("UU", "12", 2011, "Undang – Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara RI"
     " Tahun 2011 Nomor 82, Tambahan Lembaran Negara RI Nomor 5234)"),
    ("PP", "8", 2006, "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"),
    ("PP", "18", 2016, "Peraturan Pemerintah No. 18 Tahun 2016 tentang Perangkat Daerah"),
    ("PERPRES", "29", 2014, "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
    ("PERMENDAGRI", "54", 2010, "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010 tentang Pelaksanaan Peraturan Pemerintah Nomor 8"
     " Tahun 2008 tentang Tahapan, Tata Cara Penyusunan, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah"),
    ("PERMENPAN", "PER/09/M.PAN/5/2007", 2007, "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007 tentang"
     " Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah"),
    ("PERMENPANRB", "53", 2014, "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 tentang"
     " Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"),
)  # fmt: skip


@dataclass(frozen=True)
class Formula:
    """A formula: how it is set (stack, dashes, inline, words, purpose, none) and its halves."""

    style: str
    over: str = ""
    under: str = ""
    text: str = ""

    @property
    def truth(self) -> str | None:
        """Return what a person reads."""
        if self.style in ("stack", "dashes"):
            return f"{self.over} / {self.under} x 100%"
        return self.text or None


@dataclass(frozen=True)
class Row:
    """One indicator."""

    no: str
    sub_no: str
    sasaran: str
    indikator: str
    formula: Formula
    satuan: str
    target: str
    sumber_data: tuple[str, ...]
    penanggung_jawab: str


@dataclass(frozen=True)
class Signer:
    """Who signs: name with titles, number, rank, title of the position."""

    name: str
    nip: str
    rank: str
    title: str


@dataclass(frozen=True)
class Report:
    """One made-up report."""

    seed: str
    kecamatan: str | None
    kabupaten_kota: str
    provinsi: str
    office: str
    year: int
    rows: tuple[Row, ...]
    signer: Signer
    superior: Signer | None
    laws: tuple[tuple[str, str, int, str], ...]
    decree_number: str | None
    date: str
    truth_date: str | None
    options: dict[str, str] = field(default_factory=dict)


def make_name(rng: random.Random) -> str:
    """Return an invented name of two or three parts."""
    parts = [
        "".join((rng.choice(_FIRST), rng.choice(_MIDDLE), rng.choice(_LAST))).capitalize()
        for _ in range(rng.choice((2, 2, 3)))
    ]
    name = " ".join(parts)
    return name.upper() if rng.random() < 0.6 else name


def make_signer(rng: random.Random, title: str) -> Signer:
    """Return an invented official with a well-formed number, spaced in one of the ways that offices use."""
    birth = f"{rng.randint(1962, 1985)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    start = f"{int(birth[:4]) + rng.randint(20, 30)}{rng.randint(1, 12):02}"
    sex, serial = rng.choice("12"), f"{rng.randint(1, 20):03}"
    shape = rng.choice(("{} {} {} {}", "{} {} {} {}", "{}{}{}{}", "{} {}{}{}", "{} {} {}{}"))
    return Signer(
        f"{rng.choice(_FRONT)}{make_name(rng)}{rng.choice(_BACK)}",
        shape.format(birth, start, sex, serial),
        rng.choice(RANKS),
        title,
    )


def make_formula(rng: random.Random, styles: tuple[str, ...]) -> Formula:
    """Return an invented formula in one of `styles`."""
    style = rng.choice(styles)
    over, under = f"Jumlah {rng.choice(MEASURED)}", f"Jumlah {rng.choice(WHOLE)}"
    if style == "inline":
        return Formula(
            style,
            text=rng.choice((f"({over} / {under}) x 100%", f"{over} / {under} X 100 %", f"{over} : {under} x 100")),
        )
    if style == "words":
        return Formula(
            style, text=rng.choice((f"{over} dibagi {under} dikali 100%", f"Perbandingan {over} dengan {under}"))
        )
    if style == "purpose":
        return Formula(
            style, text=f"Untuk mengetahui tingkat {rng.choice(SUBJECTS)} di wilayah kerja pada tahun berjalan"
        )
    if style == "none":
        return Formula(style)
    return Formula(style, over, under)


def make_rows(
    rng: random.Random, styles: tuple[str, ...], several: bool, statements: tuple[int, int] = (2, 6)
) -> tuple[Row, ...]:
    """Return invented indicators, 1 to 3 under each of as many `statements` (from, to; at most 12)."""
    rows: list[Row] = []
    subjects = rng.sample(SUBJECTS, rng.randint(*statements))
    for number, subject in enumerate(subjects, start=1):
        count = rng.choice((1, 1, 2, 3))
        for sub, measured in enumerate(rng.sample(MEASURED, count), start=1):
            rows.append(
                Row(
                    str(number), str(sub) if several and count > 1 else "", f"{_RESULT[number % 4]} {subject}",
                    f"{rng.choice(('Persentase', 'Jumlah', 'Indeks', 'Prosentase', 'Nilai'))} {measured} pada {rng.choice(SUBJECTS)}",
                    make_formula(rng, styles), rng.choice(("%", "Persen", "Nilai", "Dokumen")),
                    rng.choice(("80", "70 %", "BB", "4 Dokumen", "7,60", "100%", "1.500")),
                    tuple(rng.sample(SOURCES[:-1], rng.choice((1, 1, 2)))) if rng.random() < 0.95 else ("-",),
                    rng.choice(OWNERS),
                )
            )  # fmt: skip
    return tuple(rows)


def truth(report: Report, fields: tuple[str, ...]) -> dict[str, object]:
    """Return the exact truth of a report in the scorer's form; only the printed `fields` of each row."""

    def cell(row: Row, name: str) -> object:
        if name == "formula":
            return row.formula.truth
        value = getattr(row, name)
        return " ".join(value) if isinstance(value, tuple) else value

    signers = [s for s in (report.signer, report.superior) if s is not None]
    return {
        "region": {"kecamatan": report.kecamatan, "kabupaten_kota": report.kabupaten_kota, "provinsi": report.provinsi},
        "decree_number": report.decree_number,
        "decree_date": report.truth_date if report.decree_number else None,
        "indicators": [
            {"sasaran": r.sasaran, "indikator": r.indikator, **{f: cell(r, f) for f in fields}} for r in report.rows
        ],
        "signatories": [{"name_raw": s.name, "nip": s.nip or None} for s in signers],
        "legal_basis": [{"type": t, "number": n, "year": y} for t, n, y, _ in report.laws],
    }
