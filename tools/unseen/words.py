"""Phrase lists of the made-up documents: people, places, regulations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """One indicator of the phrase list, before numbers are drawn."""

    name: str
    kind: str
    parts: tuple[str, ...]
    unit: str
    values: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class OfficeKind:
    """A kind of office with its goals and their indicators."""

    name: str
    head: str
    units: tuple[str, ...]
    goals: tuple[tuple[str, tuple[Measure, ...]], ...]


@cache
def office_kinds() -> tuple[OfficeKind, ...]:
    """Read `phrases.txt`."""
    found: list[OfficeKind] = []
    office: tuple[str, str, tuple[str, ...]] | None = None
    goals: list[tuple[str, list[Measure]]] = []

    def close() -> None:
        if office is not None:
            found.append(OfficeKind(*office, tuple((g, tuple(m)) for g, m in goals)))

    for line in (Path(__file__).with_name("phrases.txt")).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            close()
            name, head, units = (p.strip() for p in line[2:].split("|"))
            office, goals = (name, head, tuple(u.strip() for u in units.split(";"))), []
        elif line.startswith("# ") and office is not None:
            goals.append((line[2:].strip(), []))
        elif line.startswith("- "):
            name, kind, parts, unit, values, sources = (p.strip() for p in line[2:].split(" | "))
            split = tuple(p.strip() for p in parts.split("//")) if kind == "R" else (parts,)
            goals[-1][1].append(Measure(name, kind, split, unit, values, tuple(s.strip() for s in sources.split(";"))))
    close()
    return tuple(found)


# kecamatan, kabupaten or kota, provinsi, seat of the kabupaten
PLACES: tuple[tuple[str, str, str, str], ...] = tuple(
    (a, b, c, d)
    for a, b, c, d in (
        line.split("|")
        for line in """Sukodono|Kabupaten Sidoarjo|Jawa Timur|Sidoarjo
Ngaglik|Kabupaten Sleman|Daerah Istimewa Yogyakarta|Sleman
Ciwidey|Kabupaten Bandung|Jawa Barat|Soreang
Lembang|Kabupaten Bandung Barat|Jawa Barat|Ngamprah
Cikarang Utara|Kabupaten Bekasi|Jawa Barat|Cikarang Pusat
Kuningan|Kabupaten Kuningan|Jawa Barat|Kuningan
Banjarsari|Kabupaten Ciamis|Jawa Barat|Ciamis
Kersana|Kabupaten Brebes|Jawa Tengah|Brebes
Bumiayu|Kabupaten Brebes|Jawa Tengah|Brebes
Ambarawa|Kabupaten Semarang|Jawa Tengah|Ungaran
Wonosobo|Kabupaten Wonosobo|Jawa Tengah|Wonosobo
Kutoarjo|Kabupaten Purworejo|Jawa Tengah|Purworejo
Cepu|Kabupaten Blora|Jawa Tengah|Blora
Delanggu|Kabupaten Klaten|Jawa Tengah|Klaten
Lawang|Kabupaten Malang|Jawa Timur|Kepanjen
Kepanjen|Kabupaten Malang|Jawa Timur|Kepanjen
Genteng|Kabupaten Banyuwangi|Jawa Timur|Banyuwangi
Rogojampi|Kabupaten Banyuwangi|Jawa Timur|Banyuwangi
Ambulu|Kabupaten Jember|Jawa Timur|Jember
Caruban|Kabupaten Madiun|Jawa Timur|Caruban
Pare|Kabupaten Kediri|Jawa Timur|Kediri
Babat|Kabupaten Lamongan|Jawa Timur|Lamongan
Ketapang|Kabupaten Sampang|Jawa Timur|Sampang
Ubud|Kabupaten Gianyar|Bali|Gianyar
Kuta Selatan|Kabupaten Badung|Bali|Mangupura
Sukawati|Kabupaten Gianyar|Bali|Gianyar
Narmada|Kabupaten Lombok Barat|Nusa Tenggara Barat|Gerung
Pringgabaya|Kabupaten Lombok Timur|Nusa Tenggara Barat|Selong
Kupang Timur|Kabupaten Kupang|Nusa Tenggara Timur|Oelamasi
Ruteng|Kabupaten Manggarai|Nusa Tenggara Timur|Ruteng
Berastagi|Kabupaten Karo|Sumatera Utara|Kabanjahe
Percut Sei Tuan|Kabupaten Deli Serdang|Sumatera Utara|Lubuk Pakam
Balige|Kabupaten Toba|Sumatera Utara|Balige
Lubuk Basung|Kabupaten Agam|Sumatera Barat|Lubuk Basung
Lintau Buo|Kabupaten Tanah Datar|Sumatera Barat|Batusangkar
Siak Hulu|Kabupaten Kampar|Riau|Bangkinang
Tembilahan|Kabupaten Indragiri Hilir|Riau|Tembilahan
Muara Enim|Kabupaten Muara Enim|Sumatera Selatan|Muara Enim
Indralaya|Kabupaten Ogan Ilir|Sumatera Selatan|Indralaya
Natar|Kabupaten Lampung Selatan|Lampung|Kalianda
Kotabumi|Kabupaten Lampung Utara|Lampung|Kotabumi
Sungai Raya|Kabupaten Kubu Raya|Kalimantan Barat|Sungai Raya
Martapura|Kabupaten Banjar|Kalimantan Selatan|Martapura
Barabai|Kabupaten Hulu Sungai Tengah|Kalimantan Selatan|Barabai
Tenggarong|Kabupaten Kutai Kartanegara|Kalimantan Timur|Tenggarong
Somba Opu|Kabupaten Gowa|Sulawesi Selatan|Sungguminasa
Turikale|Kabupaten Maros|Sulawesi Selatan|Maros
Tondano Barat|Kabupaten Minahasa|Sulawesi Utara|Tondano
Luwuk|Kabupaten Banggai|Sulawesi Tengah|Luwuk
Unaaha|Kabupaten Konawe|Sulawesi Tenggara|Unaaha
Kotamobagu Barat|Kota Kotamobagu|Sulawesi Utara|Kotamobagu
Lowokwaru|Kota Malang|Jawa Timur|Malang
Tegalsari|Kota Surabaya|Jawa Timur|Surabaya
Cibeunying Kidul|Kota Bandung|Jawa Barat|Bandung
Banyumanik|Kota Semarang|Jawa Tengah|Semarang
Umbulharjo|Kota Yogyakarta|Daerah Istimewa Yogyakarta|Yogyakarta
Medan Johor|Kota Medan|Sumatera Utara|Medan
Padang Utara|Kota Padang|Sumatera Barat|Padang
Panakkukang|Kota Makassar|Sulawesi Selatan|Makassar
Samarinda Ulu|Kota Samarinda|Kalimantan Timur|Samarinda
Sirimau|Kota Ambon|Maluku|Ambon
Abepura|Kota Jayapura|Papua|Jayapura""".splitlines()
    )
)

CAPITALS = {
    "Jawa Timur": "Surabaya", "Jawa Barat": "Bandung", "Jawa Tengah": "Semarang", "Bali": "Denpasar",
    "Sumatera Utara": "Medan", "Sumatera Barat": "Padang", "Riau": "Pekanbaru", "Lampung": "Bandar Lampung",
    "Kalimantan Barat": "Pontianak", "Kalimantan Timur": "Samarinda", "Sulawesi Selatan": "Makassar",
    "Maluku": "Ambon", "Papua": "Jayapura", "Sulawesi Utara": "Manado",
}  # fmt: skip

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
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


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
